"""How central each node is.

Why both directions: whether a property is called ``employs`` or ``works_for`` is an accident of naming, and events only ever point
outwards. Scores are rounded so that they print the same on every machine.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args
from typing import Literal as OneOf

from kg.analysis.betweenness import betweenness
from kg.analysis.compiled import Plain, plain

if TYPE_CHECKING:
    import networkx as nx

Measure = OneOf["pagerank", "betweenness", "degree"]
MEASURES: tuple[str, ...] = get_args(Measure)

DIGITS = 6


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
    values = {"pagerank": _pagerank, "betweenness": betweenness, "degree": _degree}[by](arrays)
    return {name: round(value, DIGITS) for name, value in zip(arrays.names, values, strict=True)}


def _pagerank(arrays: Plain) -> list[float]:
    import rustworkx as rx

    digraph: rx.PyDiGraph[int, None] = rx.PyDiGraph()
    digraph.add_nodes_from(range(len(arrays.names)))
    digraph.add_edges_from_no_data([*arrays.pairs, *((j, i) for i, j in arrays.pairs)])
    found = rx.pagerank(digraph, alpha=0.85, tol=1e-10, max_iter=500)
    return [found[i] for i in range(len(arrays.names))]


def _degree(arrays: Plain) -> list[float]:
    found = [0.0] * len(arrays.names)
    for i, j in arrays.pairs:
        found[i] += 1
        found[j] += 1
    return found
