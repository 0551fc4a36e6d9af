"""Writing the dataset: the Oxigraph store, the facts as Turtle and everything as TriG.

Why sorted: the same graph must give the same bytes, whatever the order of the documents. Quads pass through Oxigraph first, which makes literals
canonical and removes duplicates. Files and the store appear at once or not at all: they are written beside their place and renamed.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.errors import StoreError
from kg.store.vocabulary import BASE, GEO, LABEL, PREFIXES, RDF, RDF_TYPE, resource_prefixes

STORE, FACTS, EVERYTHING = "store", "graph.ttl", "graph.trig"
"""Names in the output folder."""
CREDIT = "# Coordinates and GeoNames ids: GeoNames (https://www.geonames.org), CC BY 4.0\n"

_COORDINATES = NamedNode(GEO + "asWKT")
_FIRST = {RDF_TYPE.value: "0", LABEL.value: "1", RDF + "subject": "2", RDF + "predicate": "3", RDF + "object": "4"}
"""Predicates that stand first; all others follow by their IRIs."""


def save(quads: Iterable[Quad], folder: Path, base: str = BASE) -> None:
    """Write ``quads`` as store, Turtle and TriG into the output folder ``folder``, which is made if need be."""
    sorted_quads = canonical(quads)
    _make(folder)
    write_turtle(sorted_quads, folder / FACTS, base)
    write_trig(sorted_quads, folder / EVERYTHING, base)
    write_store(sorted_quads, folder / STORE)


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """The quads without duplicates, with canonical literals, sorted: the default graph first, then by graph, subject, predicate (types and labels
    first) and object."""
    store = Store()
    store.bulk_extend(quads)
    return sorted(store, key=_order)


def ordered(triples: Iterable[Triple]) -> list[Triple]:
    """Triples in the order of ``canonical``."""
    return sorted(triples, key=_order_of_triple)


def write_store(quads: Iterable[Quad], folder: Path) -> None:
    """A store in ``folder`` that holds exactly ``quads``; one that stands there is replaced."""
    _make(folder.parent)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        store = Store(str(fresh))
        store.bulk_extend(quads)
        store.optimize()
        store.flush()
        del store
        fresh.chmod(0o755)
        _switch(fresh, folder)
    except OSError as error:
        raise StoreError(f"cannot write the store {folder}: {error}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def write_turtle(quads: Iterable[Quad], path: Path, base: str = BASE) -> None:
    """The default graph of ``quads`` (as ``canonical`` gives them) as Turtle."""
    write_readable([quad.triple for quad in quads if isinstance(quad.graph_name, DefaultGraph)], RdfFormat.TURTLE, path, base)


def write_trig(quads: Sequence[Quad], path: Path, base: str = BASE) -> None:
    """All of ``quads`` (as ``canonical`` gives them) as TriG."""
    write_readable(quads, RdfFormat.TRIG, path, base)


def write_readable(of: Sequence[Quad] | Sequence[Triple], format: RdfFormat, path: Path, base: str) -> None:
    """Turtle or TriG for people: prefixes, one paragraph a subject, and the credit of the gazetteer on top where it was used."""
    credit = CREDIT if any(one.predicate == _COORDINATES for one in of) else ""
    with replacing(path) as fresh:
        fresh.write_bytes(credit.encode() + readable(of, format, base))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A fresh file beside ``path`` to write to; it takes the place of ``path`` when all went well. Raises StoreError where that is impossible."""
    try:
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}-", suffix=path.suffix, dir=path.parent, delete=False) as file:
            fresh = Path(file.name)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    try:
        yield fresh
        fresh.chmod(0o644)
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        fresh.unlink(missing_ok=True)


def readable(of: Sequence[Quad] | Sequence[Triple], format: RdfFormat, base: str = BASE) -> bytes:
    """Serialised with the prefixes that are used, one blank line before each subject."""
    written = serialize(of, format=format, prefixes=PREFIXES | resource_prefixes(base))
    assert written is not None
    lines = written.decode("utf-8").split("\n")
    head = [line for line in lines if line.startswith("@prefix ")]
    body = "".join(_spaced(lines[len(head) : -1]))
    used = [line for line in head if line.split(" ", 2)[1] in body]
    return ("".join(f"{line}\n" for line in used) + body).encode("utf-8")


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """A line that does not continue a statement or close a graph gets a blank line before it, the first in a graph excepted."""
    before = ""
    for line in lines:
        starts = line != "}" and not before.endswith((";", ",", "{"))
        yield f"\n{line}\n" if starts else f"{line}\n"
        before = line


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the folder {folder}: {error.strerror or error}") from error


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


def _order(quad: Quad) -> tuple[str, str, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else _key(quad.graph_name)
    return graph, *_order_of_triple(quad)


def _order_of_triple(of: Quad | Triple) -> tuple[str, str, str]:
    predicate = of.predicate.value
    return _key(of.subject), _FIRST.get(predicate, predicate), _key(of.object)


def _key(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
