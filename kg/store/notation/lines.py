"""Sorted N-Triples and N-Quads, straight from a store.

Why as bytes: Oxigraph writes a graph in the time in which Python is handed a third of its statements as objects, and lines of text sort as quickly.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Store

from kg.store.notation.turtle import FIRST

Key = tuple[bytes, bytes, bytes]
_OPENING = ord("<")


class _Predicates(dict[bytes, bytes]):
    """What stands for a predicate in the order, by how it is written."""

    def __missing__(self, written: bytes) -> bytes:
        iri = written[1:-1].decode("utf-8", "replace")
        found = self[written] = FIRST.get(iri, iri).encode()
        return found


def quads(store: Store) -> Iterator[bytes]:
    """All quads as N-Quads, in the order of ``kg.store.notation.turtle.canonical``, one graph after the other."""
    names = sorted(store.named_graphs(), key=lambda name: name.value if isinstance(name, NamedNode) else str(name))
    for name in (DefaultGraph(), *names):
        end = b" .\n" if isinstance(name, DefaultGraph) else f" {name} .\n".encode()
        yield b"".join([line[:-2] + end for line in _sorted(_lines(store, name))])


def triples(store: Store, everywhere: bool) -> bytes:
    """The facts as N-Triples in the order of ``kg.store.notation.turtle.ordered``, or with ``everywhere`` the triples of all graphs together."""
    names = store.named_graphs() if everywhere else ()
    found = set(_lines(store, DefaultGraph())).union(*(_lines(store, name) for name in names))
    return b"".join([line + b"\n" for line in _sorted(found)])


def _lines(store: Store, graph: NamedNode | BlankNode | DefaultGraph) -> list[bytes]:
    """The triples of a graph, each with the blank and the full stop that end it."""
    return (store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b"").split(b"\n")[:-1]


def _sorted(lines: Iterable[bytes]) -> list[bytes]:
    predicates = _Predicates()

    def key(line: bytes) -> Key:
        subject, predicate, object_ = line.split(b" ", 2)
        return subject[1:-1] if subject[0] == _OPENING else subject, predicates[predicate], object_[1:-3] if object_[0] == _OPENING else object_[:-2]

    return sorted(lines, key=key)
