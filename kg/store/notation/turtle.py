"""Turtle and TriG for people: sorted, with the prefixes that are used, one paragraph a subject.

Why graph by graph: a graph of a document is small, so that writing takes no more memory than the largest of them (and the facts) needs.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.store.files import replacing
from kg.store.vocabulary import BASE, LABEL, PREFIXES, RDF, RDF_TYPE, SCHEMA, WGS84, resource_prefixes

CREDIT = b"# Coordinates and GeoNames ids: GeoNames (https://www.geonames.org), CC BY 4.0\n"

FIRST = {RDF_TYPE.value: "0", LABEL.value: "1", RDF + "subject": "2", RDF + "predicate": "3", RDF + "object": "4"}
"""Predicates that stand first, by what stands for them in the order; all others follow by their IRIs. Read only."""

GraphName = NamedNode | BlankNode | DefaultGraph


def write_turtle(of: Store | Iterable[Quad], path: Path, base: str = BASE) -> None:
    """The default graph as Turtle, at once or not at all. Raises StoreError where the file cannot be written."""
    store = as_store(of)
    _write(store, [DefaultGraph()], RdfFormat.TURTLE, path, base)


def write_trig(of: Store | Iterable[Quad], path: Path, base: str = BASE) -> None:
    """All graphs as TriG, the default graph first, the others by name."""
    store = as_store(of)
    names: list[GraphName] = [DefaultGraph(), *sorted(store.named_graphs(), key=str)]
    _write(store, names, RdfFormat.TRIG, path, base)


def readable(triples: Sequence[Triple], base: str = BASE) -> bytes:
    """Some triples (as ``ordered`` gives them) as Turtle."""
    head, body = _parts(triples, RdfFormat.TURTLE, base)
    return (b"".join(head) + body).lstrip(b"\n")


def as_store(of: Store | Iterable[Quad]) -> Store:
    """A store that holds the quads: no duplicates, canonical literals."""
    if isinstance(of, Store):
        return of
    store = Store()
    store.bulk_extend(of)
    return store


def canonical(of: Store | Iterable[Quad]) -> list[Quad]:
    """The quads without duplicates, with canonical literals, sorted: the default graph first, then by graph, subject, predicate (types and labels
    first) and object."""
    return sorted(as_store(of), key=_order)


def ordered(triples: Iterable[Triple]) -> list[Triple]:
    """Triples in the order of ``canonical``."""
    return sorted(triples, key=_order_of_triple)


def _write(store: Store, graphs: Iterable[GraphName], format: RdfFormat, path: Path, base: str) -> None:
    """The body goes to a file of its own first, because the head names only the prefixes that the body uses."""
    used: dict[bytes, None] = {}
    with replacing(path) as fresh, tempfile.TemporaryFile(dir=path.parent) as rest:
        for graph in graphs:
            quads = sorted(store.quads_for_pattern(None, None, None, graph), key=_order_of_triple)
            if quads:
                head, body = _parts([quad.triple for quad in quads] if format == RdfFormat.TURTLE else quads, format, base)
                used.update(dict.fromkeys(head))
                rest.write(body)
        rest.seek(0)
        with fresh.open("wb") as out:
            out.write(CREDIT if _has_coordinates(store) else b"")
            out.writelines(sorted(used))
            shutil.copyfileobj(rest, out)


def _has_coordinates(store: Store) -> bool:
    return any(
        True for name in (WGS84 + "lat", SCHEMA + "latitude") for _ in store.quads_for_pattern(None, NamedNode(name), None, DefaultGraph())
    )


def _parts(of: Sequence[Quad] | Sequence[Triple], format: RdfFormat, base: str) -> tuple[list[bytes], bytes]:
    """The lines that declare the prefixes used, and the statements, each subject after a blank line."""
    written = serialize(of, format=format, prefixes=PREFIXES | resource_prefixes(base))
    assert written is not None
    lines = written.decode("utf-8").split("\n")
    head = [line for line in lines if line.startswith("@prefix ")]
    body = "".join(_spaced(lines[len(head) : -1]))
    used = sorted(line for line in head if line.split(" ", 2)[1] in body)
    return [f"{line}\n".encode() for line in used], body.encode("utf-8")


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """A line that does not continue a statement or close a graph gets a blank line before it, the first in a graph excepted."""
    before = ""
    for line in lines:
        starts = line != "}" and not before.endswith((";", ",", "{"))
        yield f"\n{line}\n" if starts else f"{line}\n"
        before = line


def _order(quad: Quad) -> tuple[str, str, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else _key(quad.graph_name)
    return graph, *_order_of_triple(quad)


def _order_of_triple(of: Quad | Triple) -> tuple[str, str, str]:
    predicate = of.predicate.value
    return _key(of.subject), FIRST.get(predicate, predicate), _key(of.object)


def _key(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
