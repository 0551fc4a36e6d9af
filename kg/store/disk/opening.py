"""Opening what ``-g`` names: an output folder, a store folder or an RDF file, always read-only.

Why memory: joins are 3 to 10 times faster there than on disk, and Oxigraph reads a million quads of TriG in about two seconds.
"""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import StoreError
from kg.store.disk import integrity, marker
from kg.store.disk.marker import EVERYTHING, FACTS, MARKER
from kg.store.disk.snapshots import STORE, Held, hold, store_folder

IN_MEMORY = 100_000_000
"""Bytes of TriG up to which a graph is read into memory."""

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
"""RDF formats by the ending of a file's name. Read only."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A store, whether it lies in memory, and what keeps its files from being removed while it does not."""

    store: Store
    in_memory: bool
    held: Held | None = None


def open_store(path: Path, in_memory: bool = False) -> Opened:
    """The graph at ``path``, in memory where it is small or ``in_memory`` asks for it. Raises StoreError where there is none, or it is damaged."""
    file = graph_file(path)
    if file is not None and (in_memory or file.stat().st_size <= IN_MEMORY or store_folder(path) is None):
        return Opened(_load(file), True)
    found = _open(path)
    if found is None:
        raise StoreError(_missing(path))
    return Opened(_copy(found.store), True) if in_memory else found


def is_small(path: Path) -> bool:
    """Whether the graph at ``path`` fits into memory well, whatever it is read from."""
    file, folder = graph_file(path), store_folder(path)
    if file is not None:
        return file.stat().st_size <= IN_MEMORY
    return folder is not None and sum(entry.stat().st_size for entry in folder.iterdir()) <= IN_MEMORY


def open_on_disk(path: Path) -> Opened | None:
    """The store in the folder ``path`` as it lies on disk, None where there is none or it is damaged.

    It opens at once and answers slower than one in memory: for who needs a part of the graph.
    """
    try:
        return None if path.is_file() else _open(path)
    except StoreError:
        return None


def damage(path: Path) -> str | None:
    """What is wrong with the graph in the output folder ``path``, as far as opening it tells: the store, or an export that is not as long as it was."""
    if path.is_file():
        return None
    try:
        _open(path)
    except StoreError as error:
        return str(error)
    for name, size in marker.read(path).get("sizes", {}).items():
        found = (path / name).stat().st_size if (path / name).is_file() else None
        if found != size:
            what = "is missing" if found is None else f"is damaged: it has {found:,} bytes of {size:,}"
            return f"{path / name} {what}{_remedy(path)}"
    return None


def fault(path: Path) -> str | None:
    """What keeps the store in the output folder ``path`` from being opened; None where nothing does, or there is none."""
    if (found := integrity.fault((path / STORE).resolve())) is not None:
        return found
    try:
        _open(path)
    except StoreError as error:
        return _line(error.__cause__ or error)
    return None


def graph_file(path: Path) -> Path | None:
    """The RDF file that holds what ``path`` names, if there is one."""
    if path.is_file():
        return path
    return next((file for name in (EVERYTHING, FACTS) if (file := path / name).is_file() and _is_whole(path, name)), None)


def _is_whole(folder: Path, name: str) -> bool:
    """Turtle holds the facts alone, and an export may be older than the store: they stand in only where nothing else is left."""
    return store_folder(folder) is None or (name == EVERYTHING and marker.is_current(folder, name))


def _missing(path: Path) -> str:
    if not path.exists():
        return f"there is no graph at {path}: build one with 'kg build PATH... -o {path}', or name another"
    return f"{path} holds no graph (no store/, graph.trig or graph.ttl)"


def _load(file: Path) -> Store:
    format = FORMATS.get(file.suffix.lower())
    if format is None:
        raise StoreError(f"{file}: unknown graph format; known are {', '.join(FORMATS)}")
    store = Store()
    try:
        store.bulk_load(path=str(file), format=format)
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"{file} cannot be read as {format.name}: {_line(error)}{_remedy(file.parent)}") from error
    return store


def _open(path: Path) -> Opened | None:
    found = hold(path)
    if found is None:
        return None
    folder, held = found
    try:
        if (fault := integrity.fault(folder)) is not None:
            raise ValueError(fault)
        return Opened(Store.read_only(str(folder)), False, held)
    except (OSError, ValueError, RuntimeError) as error:
        shown = path / STORE if (path / STORE).exists() else path
        raise StoreError(f"the store {shown} is damaged and cannot be opened: {_line(error)}{_remedy(path)}") from error


def _remedy(folder: Path) -> str:
    """What makes a damaged graph good, where the documents are there."""
    ours = next((place for place in (folder, folder.parent) if (place / MARKER).is_file()), None)
    return "" if ours is None else f" ('kg rebuild -o {ours}' makes it anew from its documents)"


def _copy(folder: Store) -> Store:
    store = Store()
    store.bulk_extend(folder)
    return store


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())
