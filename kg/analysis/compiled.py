"""The graph of facts as plain arrays, for the compiled engine. Home of the conversion: it costs more than PageRank, so it is done once.

Every measure here reads facts in both directions and counts each pair of nodes once: who is connected to whom, whatever the
direction in which a property happens to be named.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Plain:
    """``names`` sorted by code point; ``pairs`` are (i, j, number of facts) with i < j, sorted; no loops."""

    names: tuple[str, ...]
    pairs: tuple[tuple[int, int, float], ...]


def plain(graph: "nx.MultiDiGraph[str]") -> Plain:
    """The undirected simple graph under ``graph``'s facts. Edges that are no facts (denied, planned, …) are left out."""
    names = tuple(sorted(graph))
    number = {name: index for index, name in enumerate(names)}
    counts: dict[tuple[int, int], float] = {}
    for source, target, status in graph.edges(data="status", default="fact"):
        if status != "fact" or source == target:
            continue
        first, second = sorted((number[source], number[target]))
        counts[first, second] = counts.get((first, second), 0.0) + 1.0
    return Plain(names, tuple((i, j, counts[i, j]) for i, j in sorted(counts)))


def neighbours(size: int, pairs: tuple[tuple[int, int, float], ...]) -> list[list[int]]:
    """For each of ``size`` nodes its neighbours, ascending."""
    found: list[list[int]] = [[] for _ in range(size)]
    for i, j, _ in pairs:
        found[i].append(j)
        found[j].append(i)
    return [sorted(others) for others in found]
