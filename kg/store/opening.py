"""Opening what ``-g`` names: an output folder, a store folder or an RDF file, always read-only.

Why memory: joins are 3 to 10 times faster there than on disk, and Oxigraph reads a million quads of TriG in about two seconds.
"""

import json
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import StoreError
from kg.store.writing import EVERYTHING, FACTS, STORE

MARKER = ".kg"
"""The file that ``kg build`` keeps in its output folder."""
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


def open_store(path: Path, in_memory: bool = False) -> tuple[Store, bool]:
    """The graph at ``path``, and whether it lies in memory (always, where ``in_memory`` asks for it). Raises StoreError where there is none, or it is damaged."""
    file = graph_file(path)
    if file is not None and (in_memory or file.stat().st_size <= IN_MEMORY or not _store_folder(path)):
        return _load(file), True
    folder = _store_folder(path)
    if folder is None:
        raise StoreError(_missing(path))
    return (_copy(folder), True) if in_memory else (_open(folder), False)


def open_on_disk(path: Path) -> Store | None:
    """The store in the folder ``path`` as it lies on disk, None where there is none or it is damaged.

    It opens at once and answers slower than one in memory: for who needs a part of the graph.
    """
    folder = None if path.is_file() else _store_folder(path)
    try:
        return None if folder is None else _open(folder)
    except StoreError:
        return None


def graph_file(path: Path) -> Path | None:
    """The RDF file that holds what ``path`` names, if there is one."""
    if path.is_file():
        return path
    return next((file for name in (EVERYTHING, FACTS) if (file := path / name).is_file() and _is_whole(path, name)), None)


def _is_whole(folder: Path, name: str) -> bool:
    """Turtle holds the facts alone, and an export may be older than the store: they stand in only where nothing else is left."""
    return _store_folder(folder) is None or (name == EVERYTHING and not _exports_are_older(folder))


def _exports_are_older(folder: Path) -> bool:
    """Whether the folder's marker says that its files were made of another state than its store (``kg build --no-exports``)."""
    try:
        marker = json.loads((folder / MARKER).read_bytes())
        return bool(marker["store"] != marker["exports"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _store_folder(path: Path) -> Path | None:
    return next((folder for folder in (path / STORE, path) if (folder / "CURRENT").is_file()), None)


def _missing(path: Path) -> str:
    if not path.exists():
        return f"there is no graph at {path}: build one with 'kg build PATH... -o {path}', or name one with -g"
    return f"{path} holds no graph (no store/, graph.trig or graph.ttl)"


def _load(file: Path) -> Store:
    format = FORMATS.get(file.suffix.lower())
    if format is None:
        raise StoreError(f"{file}: unknown graph format; known are {', '.join(FORMATS)}")
    store = Store()
    try:
        store.bulk_load(path=str(file), format=format)
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"{file} cannot be read as {format.name}: {_line(error)}") from error
    return store


def _open(folder: Path) -> Store:
    try:
        return Store.read_only(str(folder))
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"the store {folder} cannot be opened: {_line(error)}") from error


def _copy(folder: Path) -> Store:
    store = Store()
    store.bulk_extend(_open(folder))
    return store


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
