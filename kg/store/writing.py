"""Writing the dataset: everything as TriG, the facts as Turtle, and the Oxigraph store.

Why as text: it is written graph by graph, so that memory does not grow with the documents, and Oxigraph reads TriG faster than Python hands
it quads. The same graph gives the same bytes whatever the order of the documents. Each file and the store appear at once or not at all: they are
made beside their place and renamed.
"""

import shutil
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from kg.store.files import make_folder, replacing
from kg.store.loading import loading
from kg.store.paragraphs import prefix_lines, written
from kg.store.rdf import Graph
from kg.store.snapshots import STORE
from kg.store.turtle import CREDIT
from kg.store.vocabulary import BASE

FACTS, EVERYTHING = "graph.ttl", "graph.trig"
"""Names in the output folder."""


def save(graphs: Iterable[Graph], folder: Path, base: str = BASE, exports: bool = True) -> None:
    """Write ``graphs``, of which the first is the default graph, as TriG, as a store, and the default graph as Turtle, into the output folder ``folder``,
    which is made if need be; without ``exports`` only the store. Raises StoreError where something cannot be written; nothing is replaced then, but for
    single files that were whole."""
    make_folder(folder)
    lines = tuple(prefix_lines(base))
    if not exports:
        with loading(folder / STORE, "".join(lines)) as store:
            for graph in graphs:
                store.take(written(graph.name, chain(graph.own, graph.described)).encode())
        return
    head: set[str] = set()
    with (
        replacing(folder / EVERYTHING) as trig,
        loading(folder / STORE, "".join(lines)) as store,
        tempfile.TemporaryFile(dir=folder) as rest,
    ):
        credit = ""
        for graph in graphs:
            body = written(graph.name, chain(graph.own, graph.described))
            head.update(line for line in lines if line not in head and line.split(" ", 2)[1] in body)
            data = body.encode()
            rest.write(data)
            store.take(data)
            if not graph.name:
                credit = CREDIT.decode() if "\twgs84:lat " in body else ""
                with replacing(folder / FACTS) as turtle:
                    turtle.write_bytes("".join((credit, *sorted(head))).encode() + data)
        rest.seek(0)
        with trig.open("wb") as out:
            out.write("".join((credit, *sorted(head))).encode())
            shutil.copyfileobj(rest, out)
