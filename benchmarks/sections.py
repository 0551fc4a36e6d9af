"""Files of results: one in which every benchmark has a section of its own, and pages with a place for some figures."""

import platform
import re
import sys
from pathlib import Path


def put(file: Path, section: str) -> None:
    """Write ``section`` (it begins with a line "# Heading") into ``file``: in the place of the one with that heading, or at the end."""
    heading = section.split("\n", 1)[0]
    old = file.read_text("utf-8") if file.exists() else ""
    found = [part for part in re.split(r"(?m)^(?=# )", old) if part.strip()]
    parts = [part.strip("\n") for part in found]
    at = next((number for number, part in enumerate(parts) if part.split("\n", 1)[0] == heading), len(parts))
    parts[at : at + 1] = [section.strip("\n")]
    file.write_text("\n\n".join(parts) + "\n", "utf-8")


def fill(file: Path, text: str) -> None:
    """Write ``text`` between the two comments that say where figures begin and end in ``file``."""
    page = file.read_text("utf-8")
    begin, end = "<!-- figures: begin -->\n", "<!-- figures: end -->"
    before, (_, after) = page.partition(begin)[0], page.split(end)
    file.write_text(f"{before}{begin}{text.strip()}\n{end}{after}", "utf-8")


def called(made: bool = False) -> str:
    """How this benchmark was called; ``made`` says that ``make bench`` calls it so."""
    return "make bench" if made else f"python benchmarks/{Path(sys.argv[0]).name} {' '.join(sys.argv[1:])}".rstrip()


def measured_with(command: str, cores: int | None = None) -> str:
    """The line that says what was run, and on what."""
    on = f" on {cores} cores" if cores else ""
    return f"Measured with `{command}`{on}, Python {platform.python_version()}, {platform.system()} {platform.machine()}."


def give(section: str, file: Path | None) -> None:
    """Print a section, and put it into ``file`` if there is one."""
    print(section)
    if file is not None:
        put(file, section)
