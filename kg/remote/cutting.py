"""A local data set as it is sent: a digest of each graph, and each graph in pieces.

A piece is N-Triples, which is Turtle and the inside of an update as well. Triples with blank nodes stand in one piece, whatever its size, because a blank
node has its meaning within one request only.
"""

import hashlib
from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, RdfFormat, Store, parse

from kg.errors import StoreError
from kg.remote.publication import Graph, facts_graph, list_graph

GraphName = NamedNode | BlankNode | DefaultGraph
PIECE = 500_000
"""Bytes of a piece, unless a triple is larger: less than the limit on requests that servers are known to have."""


def names(store: Store, base: str) -> dict[str, GraphName]:
    """The graphs that are not empty, by the IRI under which they are sent; the default graph is that of the facts. Raises StoreError where one has no name to
    be sent under."""
    found: dict[str, GraphName] = {}
    for graph in store.named_graphs():
        if isinstance(graph, BlankNode) or graph.value in (facts_graph(base), list_graph(base)):
            raise StoreError(f"the graph {graph} cannot be published under its name")
        found[graph.value] = graph
    if any(True for _ in store.quads_for_pattern(None, None, None, DefaultGraph())):
        found[facts_graph(base)] = DefaultGraph()
    return dict(sorted(found.items()))


def lines(store: Store, graph: GraphName) -> list[bytes]:
    """The graph's triples, each as a line of N-Triples with its end, sorted. Blank nodes get names that depend on the graph alone."""
    written = store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)
    assert written is not None
    found = written.splitlines(keepends=True)
    if any(map(_has_blank, found)):
        data = Dataset(parse(written, format=RdfFormat.N_TRIPLES))
        data.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        found = [f"{quad.triple} .\n".encode() for quad in data]
    return sorted(found)


def digests(store: Store, graphs: Mapping[str, GraphName]) -> Iterator[tuple[str, Graph]]:
    """Each graph with its digest and size, in the order of ``graphs``."""
    for name, graph in graphs.items():
        found = lines(store, graph)
        yield name, Graph(hashlib.sha256(b"".join(found)).hexdigest()[:32], len(found))


def state(graphs: Mapping[str, Graph]) -> str:
    """A digest of all graphs."""
    return hashlib.sha256("\n".join(f"{name} {graph.digest}" for name, graph in sorted(graphs.items())).encode()).hexdigest()[:32]


def pieces(of: list[bytes], largest: int = PIECE) -> Iterator[list[bytes]]:
    """The lines in pieces of ``largest`` bytes at most, as far as lines and blank nodes let them be."""
    blank = [line for line in of if _has_blank(line)]
    if blank:
        yield blank
    piece: list[bytes] = []
    size = 0
    for line in of:
        if blank and _has_blank(line):
            continue
        if piece and size + len(line) > largest:
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield piece


def _has_blank(line: bytes) -> bool:
    """Whether a blank node stands in the line: as its subject, or after its IRIs (a literal may hold the same signs)."""
    return line.startswith(b"_:") or line.split(b" ", 2)[2].startswith(b"_:")
