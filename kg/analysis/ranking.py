"""How central each node is.

Why both directions: whether a property is called ``employs`` or ``works_for`` is an accident of naming, and events only ever point
outwards. Scores are rounded so that they print the same on every machine.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args
from typing import Literal as OneOf

from kg.analysis.compiled import Plain, neighbours, plain

if TYPE_CHECKING:
    import networkx as nx

Measure = OneOf["pagerank", "betweenness", "degree"]
MEASURES: tuple[str, ...] = get_args(Measure)

DIGITS = 6
EXACT_BETWEENNESS = 6_000
"""Above so many nodes betweenness is estimated from ``SAMPLES`` evenly spread sources (Brandes & Pich 2007): exact is quadratic."""
SAMPLES = 400


@dataclass(frozen=True, slots=True)
class Ranked:
    """A node with its score and its number of distinct neighbours."""

    node: str
    label: str
    kind: str
    score: float
    degree: int


def scores(graph: "nx.MultiDiGraph[str]", by: Measure = "pagerank") -> dict[str, float]:
    """Each node's centrality: ``pagerank`` sums to 1, ``betweenness`` is normalised to 0..1, ``degree`` counts neighbours."""
    return measured(plain(graph), by)


def measured(arrays: Plain, by: Measure = "pagerank") -> dict[str, float]:
    """The same of a graph that is arrays already."""
    if not arrays.names:
        return {}
    values = {"pagerank": _pagerank, "betweenness": _betweenness, "degree": _degree}[by](arrays)
    return {name: round(value, DIGITS) for name, value in zip(arrays.names, values, strict=True)}


def rank(graph: "nx.MultiDiGraph[str]", by: Measure = "pagerank", kind: str | None = None, top: int | None = None) -> list[Ranked]:
    """The most central nodes first, ties by label. ``kind`` keeps one class with its subclasses; isolated nodes rank last."""
    values = scores(graph, by)
    degrees = scores(graph, "degree")
    rows = [
        Ranked(node, data["label"], data["kind"], values[node], int(degrees[node]))
        for node, data in graph.nodes(data=True)
        if data["status"] == "fact" and (kind is None or kind in data["classes"])
    ]
    rows.sort(key=lambda row: (-row.score, -row.degree, row.label, row.node))
    return rows[:top]


def _pagerank(arrays: Plain) -> list[float]:
    import rustworkx as rx

    digraph: rx.PyDiGraph[int, float] = rx.PyDiGraph()
    digraph.add_nodes_from(list(range(len(arrays.names))))
    digraph.add_edges_from([(i, j, 1.0) for i, j in arrays.pairs] + [(j, i, 1.0) for i, j in arrays.pairs])
    found = rx.pagerank(digraph, alpha=0.85, weight_fn=float, tol=1e-10, max_iter=500)
    return [found[i] for i in range(len(arrays.names))]


def _betweenness(arrays: Plain) -> list[float]:
    size = len(arrays.names)
    if size > EXACT_BETWEENNESS:
        return _sampled_betweenness(arrays)
    import rustworkx as rx

    undirected: rx.PyGraph[int, float] = rx.PyGraph()
    undirected.add_nodes_from(list(range(size)))
    undirected.add_edges_from([(i, j, 1.0) for i, j in arrays.pairs])
    # One thread: sums in another order would differ in the last digits.
    found = rx.betweenness_centrality(undirected, normalized=True, parallel_threshold=size + 1)
    return [found[i] for i in range(size)]


def _sampled_betweenness(arrays: Plain) -> list[float]:
    """Brandes' accumulation from evenly spread sources, scaled to all sources and normalised."""
    size = len(arrays.names)
    near = neighbours(size, arrays.pairs)
    total = [0.0] * size
    sources = [index * size // SAMPLES for index in range(SAMPLES)]
    for source in sources:
        _accumulate(near, source, total)
    scale = size / len(sources) / max(1, (size - 1) * (size - 2))
    return [value * scale for value in total]


def _accumulate(near: list[list[int]], source: int, total: list[float]) -> None:
    """Add ``source``'s pair dependencies to ``total`` (Brandes 2001, unweighted)."""
    distance = {source: 0}
    ways = {source: 1.0}
    order = [source]
    for node in order:
        for other in near[node]:
            if other not in distance:
                distance[other] = distance[node] + 1
                ways[other] = 0.0
                order.append(other)
            if distance[other] == distance[node] + 1:
                ways[other] += ways[node]
    owed = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        for other in near[node]:
            if distance[other] == distance[node] - 1:
                owed[other] += ways[other] / ways[node] * (1.0 + owed[node])
        if node != source:
            total[node] += owed[node]


def _degree(arrays: Plain) -> list[float]:
    return [float(len(others)) for others in neighbours(len(arrays.names), arrays.pairs)]
