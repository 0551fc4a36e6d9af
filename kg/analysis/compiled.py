"""The graph of facts as plain arrays, for the compiled engine. Home of the conversion: it costs more than PageRank, so it is done once.

Every measure here reads facts in both directions and counts each pair of nodes once: who is connected to whom, whatever the
direction in which a property happens to be named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store.vocabulary import POSITION

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Plain:
    """``names`` sorted by code point; ``pairs`` are (i, j) with i < j, sorted; no loops."""

    names: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]


def plain(graph: "nx.MultiDiGraph[str]") -> Plain:
    """The undirected simple graph under ``graph``'s facts. Edges that are no facts (denied, planned, …) are left out, and so are mere positions."""
    edges = graph.edges(keys=True, data="status", default="fact")
    return from_pairs(graph, ((source, target) for source, target, name, status in edges if status == "fact" and name != POSITION))


def from_pairs(nodes: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Plain:
    """The undirected simple graph that ``pairs`` make of ``nodes``; what is none of these does not count."""
    names = tuple(sorted(nodes))
    number = {name: index for index, name in enumerate(names)}
    numbered = ((number[first], number[second]) for first, second in pairs if first in number and second in number)
    return Plain(names, tuple(sorted({(min(pair), max(pair)) for pair in numbered if pair[0] != pair[1]})))
