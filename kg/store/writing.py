"""Writing the dataset: the Oxigraph store, the facts as Turtle and everything as TriG.

Why the store first: quads stream into it, it removes duplicates and makes literals canonical, and the files are written from it, graph by graph, in one
order. So the same graph gives the same bytes whatever the order of the documents, and memory does not grow with them. Store and files appear at once
or not at all: they are written beside their place and renamed.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.errors import StoreError
from kg.store.files import make_folder
from kg.store.turtle import write_trig, write_turtle
from kg.store.vocabulary import BASE

STORE, FACTS, EVERYTHING = "store", "graph.ttl", "graph.trig"
"""Names in the output folder."""


def save(quads: Iterable[Quad], folder: Path, base: str = BASE) -> None:
    """Write ``quads`` as store, Turtle and TriG into the output folder ``folder``, which is made if need be. Raises StoreError where it cannot be written."""
    make_folder(folder)
    with _fresh_store(quads, folder / STORE) as fresh:
        store = Store.read_only(str(fresh))
        write_turtle(store, folder / FACTS, base)
        write_trig(store, folder / EVERYTHING, base)
        del store


def write_store(quads: Iterable[Quad], folder: Path) -> None:
    """A store in ``folder`` that holds exactly ``quads``; one that stands there is replaced. Raises StoreError where it cannot be written."""
    make_folder(folder.parent)
    with _fresh_store(quads, folder):
        pass


@contextmanager
def _fresh_store(quads: Iterable[Quad], folder: Path) -> Iterator[Path]:
    """A store of ``quads`` beside ``folder``; it takes the place of ``folder`` when all went well."""
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"cannot write the store {folder}: {error.strerror or error}") from error
    try:
        store = Store(str(fresh))
        store.bulk_extend(quads)
        store.flush()
        del store
        yield fresh
        fresh.chmod(0o755)
        _switch(fresh, folder)
    except OSError as error:
        raise StoreError(f"cannot write the store {folder}: {error}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _switch(fresh: Path, folder: Path) -> None:
    """Put ``fresh`` in the place of ``folder``. The old store stays until the new one stands."""
    old = fresh.with_name(f"{fresh.name}.old")
    if folder.exists():
        folder.replace(old)
    try:
        fresh.replace(folder)
    except OSError:
        if old.exists():
            old.replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
