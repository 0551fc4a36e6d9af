"""How two entities are connected: short chains of facts, read in either direction.

Why the small penalty: among chains of one length, those that lead through a node that everything touches (a country, a capital)
say least, so they come last. A longer chain never beats a shorter one.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import NotFound

if TYPE_CHECKING:
    import networkx as nx

LONGER = 2
"""Chains of up to so many steps more than the shortest are listed."""
PENALTY = 1e-4


@dataclass(frozen=True, slots=True)
class Step:
    """One step from ``source`` to ``target``; ``facts`` are the data of the edges between them, with ``forward`` saying the direction."""

    source: str
    target: str
    facts: tuple[tuple[bool, dict[str, Any]], ...]


def connections(graph: "nx.MultiDiGraph[str]", start: str, end: str, count: int = 1) -> list[tuple[Step, ...]]:
    """Up to ``count`` simple chains from ``start`` to ``end``, shortest first; none if they are not connected.

    Raises NotFound if either node is missing.
    """
    import networkx as nx

    for node in (start, end):
        if node not in graph:
            raise NotFound(f"not in the graph: {node}")
    if start == end:
        return []
    simple = _simple(graph)
    try:
        return list(_steps(graph, nx.shortest_simple_paths(simple, start, end, weight=_cost(simple)), count))
    except nx.NetworkXNoPath:
        return []


def with_evidence(graph: "nx.MultiDiGraph[str]", chain: Iterable[Step]) -> tuple[Step, ...]:
    """The same chain with the facts of ``graph``, which holds all its nodes."""
    return tuple(Step(step.source, step.target, _between(graph, step.source, step.target)) for step in chain)


def _steps(graph: "nx.MultiDiGraph[str]", paths: Iterator[list[str]], count: int) -> Iterator[tuple[Step, ...]]:
    longest = None
    for number, path in enumerate(paths):
        longest = longest or len(path) + LONGER
        if number == count or len(path) > longest:
            return
        yield tuple(Step(a, b, _between(graph, a, b)) for a, b in pairwise(path))


def _between(graph: "nx.MultiDiGraph[str]", first: str, second: str) -> tuple[tuple[bool, dict[str, Any]], ...]:
    none: dict[str, dict[str, Any]] = {}
    ahead = [(True, data) for data in graph.get_edge_data(first, second, default=none).values()]
    back = [(False, data) for data in graph.get_edge_data(second, first, default=none).values()]
    facts = [(forward, data) for forward, data in ahead + back if data["status"] == "fact"]
    return tuple(sorted(facts, key=lambda fact: (not fact[0], fact[1]["property"])))


def _simple(graph: "nx.MultiDiGraph[str]") -> "nx.Graph[str]":
    """Who is joined to whom by a fact, in one order whatever the directions."""
    import networkx as nx

    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    facts = ((a, b) for a, b, data in graph.edges(data=True) if data["status"] == "fact" and a != b)
    pairs = {pair if pair[0] < pair[1] else pair[::-1] for pair in facts}
    simple.add_edges_from(sorted(pairs))
    return simple


def _cost(simple: "nx.Graph[str]") -> Callable[[str, str, Any], float]:
    """The length of an edge; worked out when it is asked for, since a search meets few."""
    touched = {node: math.log(degree) if degree else 0.0 for node, degree in simple.degree()}

    def cost(one: str, other: str, _: object) -> float:
        return 1.0 + PENALTY * (touched[one] + touched[other])

    return cost
