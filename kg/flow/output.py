"""The output folder: whose it is, who is writing to it, and how all of it changes at once.

``.kg`` marks the folder as ours and says of which state of the documents the store and the exports are. It is emptied before
anything is switched and written last, so that a run that was cut off is seen and made good by the next one. Everything is on the disk itself before
it is switched, so that this holds for a loss of power, too.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from kg.documents import printable
from kg.errors import StoreError
from kg.store.disk import locks, snapshots
from kg.store.disk.locks import LOCK
from kg.store.disk.marker import EVERYTHING, FACTS, MARKER
from kg.store.disk.snapshots import STORE
from kg.store.files import settle

CACHE, DECISIONS = "documents.db", "decisions.sssom.tsv"
FORMAT = 1
PAGE = "graph.html"
GRAPHS = (FACTS, EVERYTHING)
EXPORTS = (*GRAPHS, PAGE)
_STAGING = ".new-"


@dataclass(frozen=True, slots=True)
class Marker:
    """State of an output folder. ``store`` and ``exports`` are the digests of what they were made from; empty: to be made. ``documents`` says how many
    the graph was made from, ``ontology``, ``model`` and ``decisions`` whether with the user's own, ``versions`` what else it was made with, ``sizes`` the
    bytes of the exports, ``updates`` how many SPARQL updates the store holds beside what the documents say.
    """

    format: int = FORMAT
    base: str | None = None
    min_confidence: float | None = None
    store: str = ""
    exports: str = ""
    documents: int = 0
    ontology: bool = False
    model: bool = False
    decisions: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    updates: int = 0


def read_marker(folder: Path) -> Marker:
    """The state of ``folder``; a new one where it is not there, empty, or holds only a Turtle file. Raises StoreError if it is not ours."""
    path = folder / MARKER
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{_shown(folder)} is a file; name a folder for the output")
    if not path.exists():
        foreign = sorted(entry.name for entry in folder.iterdir() if not _harmless(entry.name)) if folder.exists() else []
        if foreign:
            raise StoreError(f"{_shown(folder)} belongs to something else (it holds {foreign[0]!r}); name an empty or new folder with -o")
        return Marker()
    try:
        marker = msgspec.json.decode(path.read_bytes(), type=Marker)
    except msgspec.MsgspecError:
        raise StoreError(f"{_shown(folder)} belongs to something else, or its file {MARKER} is damaged") from None
    if marker.format > FORMAT:
        raise StoreError(f"{_shown(folder)} was written by a newer version of kg")
    return marker


def trusted(marker: Marker, damage: str | None, say: Callable[[str], None]) -> Marker:
    """The state of a folder without its store where that is damaged, which is told: a graph is nothing but what its documents say, and is made of them anew."""
    if damage is None:
        return marker
    say(f"the store is damaged and made anew from its documents: {printable(damage)}")
    return replace(marker, store="")


def made_with(folder: Path) -> tuple[tuple[str, str], ...]:
    """The language model and the ontology with which the graph in ``folder`` was made; nothing where that is not known."""
    try:
        versions = read_marker(folder).versions if (folder / MARKER).is_file() else {}
    except StoreError:
        return ()
    return tuple((name, versions[name]) for name in ("model", "ontology") if name in versions)


def _shown(path: Path) -> str:
    return printable(str(path))


def _harmless(name: str) -> bool:
    return name in (FACTS, LOCK, DECISIONS, snapshots.SNAPSHOTS) or name.startswith((".git", _STAGING))


def write_marker(folder: Path, marker: Marker) -> None:
    """Write the state in one go, unless it stands there already."""
    data = msgspec.json.format(msgspec.json.encode(marker), indent=1) + b"\n"
    if (folder / MARKER).is_file() and (folder / MARKER).read_bytes() == data:
        return
    fresh = folder / f"{_STAGING}marker"
    fresh.write_bytes(data)
    settle(fresh)
    fresh.replace(folder / MARKER)
    settle(folder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold ``folder``, made if need be, for this process. Raises StoreError where another one holds it."""
    existed = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with locks.locked(folder):
            for left in folder.glob(f"{_STAGING}*"):  # of a run that was cut off
                _remove(left)
            snapshots.sweep(folder)
            yield
    finally:
        if not existed:
            with suppress(OSError):  # it holds something now
                folder.rmdir()


@contextmanager
def claimed(folder: Path, marker: Marker, in_use: Callable[[], bool]) -> Iterator[None]:
    """Mark a new folder as ours before anything else is in it, so that a run that is killed leaves none that is nobody's; and give it up again
    if what follows fails before anything is ``in_use``: a run that failed has changed nothing."""
    new = not (folder / MARKER).exists()
    if new:
        write_marker(folder, marker)
    try:
        yield
    except BaseException:
        if new and not in_use():
            (folder / CACHE).unlink(missing_ok=True)
            (folder / MARKER).unlink(missing_ok=True)
        raise


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A fresh folder in ``folder`` to write to; it is removed afterwards."""
    fresh = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def switch(fresh: Path, folder: Path, names: Sequence[str]) -> None:
    """Put what lies in ``fresh`` under ``names`` into its place in ``folder``, each in one step; the store's old state stays for who reads it."""
    for name in names:
        if name == STORE:
            snapshots.commit(fresh / name, folder)
        else:
            (fresh / name).replace(folder / name)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
