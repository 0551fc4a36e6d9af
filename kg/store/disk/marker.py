"""The file by which ``kg build`` marks an output folder as its own, as far as those who read the graph need it."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.store.files import replacing, settle

MARKER = ".kg"
FACTS, EVERYTHING = "graph.ttl", "graph.trig"
"""Names in the output folder."""


def read(folder: Path) -> dict[str, Any]:
    """What it says; nothing where there is none."""
    try:
        found = json.loads((folder / MARKER).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_current(folder: Path, name: str) -> bool:
    """Whether an export is of the state of the store (it is older after ``kg build --no-exports`` or an update, or when a build was cut off), and as long as it
    was. Where nothing is marked, it is."""
    marked = read(folder)
    if not marked:
        return True
    size = marked.get("sizes", {}).get(name)
    return bool(marked.get("store") and marked["store"] == marked.get("exports")) and size in (None, (folder / name).stat().st_size)


def built(folder: Path, name: str) -> Path | None:
    """The export ``name`` as ``kg build`` left it, where it is there and current; what somebody else has put there is none."""
    file = folder / name
    return file if read(folder) and file.is_file() and is_current(folder, name) else None


@contextmanager
def noting_update(folder: Path) -> Iterator[None]:
    """Within, the store gets one more update. It is noted before it is there, so that none that is cut off can be lost unseen, and is as if it had not been where
    it fails."""
    place, before = folder / MARKER, folder / f"{MARKER}-before"
    shutil.copyfile(place, before)
    try:
        note_update(folder)
        try:
            yield
        except BaseException:
            before.replace(place)
            raise
    finally:
        before.unlink(missing_ok=True)


def note_update(folder: Path) -> None:
    """Keep in mind that the store holds one more update, which no document has brought: it is of a state of its own."""
    marked = read(folder)
    number = int(marked.get("updates", 0)) + 1
    marked |= {"updates": number, "store": f"{str(marked.get('store', '')).partition('+')[0]}+{number}"}
    with replacing(folder / MARKER) as fresh:
        fresh.write_text(json.dumps(marked, indent=1) + "\n", "utf-8")
        settle(fresh)
