"""Writing the dataset: everything as TriG, the facts as Turtle, and the Oxigraph store.

Why the files first: they are written graph by graph, so that memory does not grow with the documents, and Oxigraph reads TriG faster than Python hands
it quads. The same graph gives the same bytes whatever the order of the documents. Each file and the store appear at once or not at all: they are written
beside their place and renamed.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import StoreError
from kg.store.files import make_folder, replacing
from kg.store.paragraphs import prefix_lines, written
from kg.store.rdf import Graph
from kg.store.turtle import CREDIT
from kg.store.vocabulary import BASE

STORE, FACTS, EVERYTHING = "store", "graph.ttl", "graph.trig"
"""Names in the output folder."""
PIECE = 6_000_000
"""Bytes of TriG that the store takes in at once: it needs some 35 times as much memory for that; larger pieces are not faster."""


def save(graphs: Iterable[Graph], folder: Path, base: str = BASE) -> None:
    """Write ``graphs`` as TriG, Turtle and store into the output folder ``folder``, which is made if need be. Raises StoreError where it cannot be written."""
    write_files(graphs, folder, base)
    write_store(folder / EVERYTHING, folder / STORE)


def write_files(graphs: Iterable[Graph], folder: Path, base: str = BASE) -> None:
    """Write ``graphs``, of which the first is the default graph, as TriG and the default graph as Turtle. Raises StoreError."""
    make_folder(folder)
    lines = tuple(prefix_lines(base))
    head: set[str] = set()
    with replacing(folder / EVERYTHING) as trig, tempfile.TemporaryFile(dir=folder) as rest:
        credit = ""
        for graph in graphs:
            body = written(graph.name, graph.described)
            head.update(line for line in lines if line not in head and line.split(" ", 2)[1] in body)
            data = body.encode()
            rest.write(data)
            if not graph.name:
                credit = CREDIT.decode() if "\twgs84:lat " in body else ""
                with replacing(folder / FACTS) as turtle:
                    turtle.write_bytes("".join((credit, *sorted(head))).encode() + data)
        rest.seek(0)
        with trig.open("wb") as out:
            out.write("".join((credit, *sorted(head))).encode())
            shutil.copyfileobj(rest, out)


def write_store(trig: Path, folder: Path) -> None:
    """A store in ``folder`` that holds exactly what ``trig``, a file of ``write_files``, does; one that stands there is replaced. Raises StoreError."""
    make_folder(folder.parent)
    with _fresh(folder) as fresh:
        store = Store(str(fresh))
        with trig.open("rb") as file:
            for piece in _pieces(file):
                store.bulk_load(input=piece, format=RdfFormat.TRIG)
        store.flush()
        del store


def _pieces(file: Iterable[bytes]) -> Iterator[bytes]:
    """TriG in our layout (declarations, a blank line, graphs that end with a brace on a line of its own) in pieces of whole graphs that can be read alone."""
    lines = iter(file)
    head = b"".join(takewhile(lambda line: line != b"\n", lines))
    held, size = [head], 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= PIECE and line == b"}\n":
            yield b"".join(held)
            held, size = [head], 0
    yield b"".join(held)


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    """An empty folder beside ``folder``; it takes the place of ``folder`` when all went well."""
    try:
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"cannot write the store {folder}: {error.strerror or error}") from error
    try:
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
