"""Java's archive of Spark's classes, in the user's cache: the first Spark on this machine writes it as it ends, all others start with half the processor time.

Why: a Java process of Spark does little but find, check and link the same eight thousand classes. It takes an archive only if that was made
of the same files by the same Java, and goes on without it otherwise.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.folders import cached

PATIENCE = 60.0
"""seconds for Java to write it"""


@dataclass(frozen=True, slots=True)
class Archive:
    """``path`` where it stands; until then this process has it written to ``fresh``."""

    path: Path
    fresh: Path

    @property
    def ready(self) -> bool:
        return self.path.is_file()

    def using(self) -> str:
        """What tells a Java process to start with it; nothing where there is none yet."""
        return f'"-XX:SharedArchiveFile={self.path}"' if self.ready else ""

    def making(self) -> str:
        """What tells a Java process to write it at its end."""
        return f'"-XX:ArchiveClassesAtExit={self.fresh}"'

    def keep(self) -> None:
        """Put what Java has written into its place, and take away the archives of other versions: each has 75 MB."""
        with suppress(OSError):
            if self.fresh.is_file():
                self.fresh.replace(self.path)
                for other in self.path.parent.glob("spark-*.jsa"):
                    if other != self.path:
                        other.unlink()


def archive(jars: Path, java: Path) -> Archive | None:
    """The archive of the classes in ``jars`` for ``java``, if the user's cache can be written and Java's options can name it."""
    try:
        made_of = [(str(file), file.stat().st_mtime_ns) for file in (jars.resolve(), java.resolve())]
        path = cached(f"spark-{hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]}.jsa")
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(path.parent, os.W_OK) or set("\"'\\") & set(str(path)):
        return None
    return Archive(path, path.with_name(f"{path.name}.{os.getpid()}"))
