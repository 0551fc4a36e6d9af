"""How two entities are connected: short chains of facts, read in either direction.

Why the small penalty: among chains of one length, those that lead through a node that everything touches (a country, a capital)
say least, so they come last. A longer chain never beats a shorter one.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, takewhile
from typing import TYPE_CHECKING, Any

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


def chains(simple: "nx.Graph[str]", degrees: Mapping[str, int], start: str, end: str, count: int, longer: int = LONGER) -> list[list[str]]:
    """The nodes of up to ``count`` simple chains in ``simple``, the shortest and those of up to ``longer`` steps more. ``degrees`` are the nodes' numbers of
    neighbours in the whole graph, of which ``simple`` may be a part."""
    import networkx as nx

    if start == end:
        return []
    try:
        paths = nx.shortest_simple_paths(simple, start, end, weight=_cost(degrees))
        first = next(paths)
    except nx.NetworkXNoPath:
        return []
    return list(islice(takewhile(lambda path: len(path) <= len(first) + longer, chain((first,), paths)), count))


def simplified(nodes: Iterable[str], pairs: Iterable[Sequence[str]]) -> "nx.Graph[str]":
    """Who is joined to whom, in one order whatever the directions."""
    import networkx as nx

    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(nodes))
    simple.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b}))
    return simple


def along(graph: "nx.MultiDiGraph[str]", nodes: Iterable[str]) -> tuple[Step, ...]:
    """The chain that leads over ``nodes``, with the facts of ``graph``, which holds them all."""
    return tuple(Step(a, b, _between(graph, a, b)) for a, b in pairwise(nodes))


def _between(graph: "nx.MultiDiGraph[str]", first: str, second: str) -> tuple[tuple[bool, dict[str, Any]], ...]:
    none: dict[str, dict[str, Any]] = {}
    ahead = [(True, data) for data in graph.get_edge_data(first, second, default=none).values()]
    back = [(False, data) for data in graph.get_edge_data(second, first, default=none).values()]
    facts = [(forward, data) for forward, data in ahead + back if data["status"] == "fact"]
    return tuple(sorted(facts, key=lambda fact: (not fact[0], fact[1]["property"])))


def _cost(degrees: Mapping[str, int]) -> Callable[[str, str, Any], float]:
    """The length of an edge; worked out when it is asked for, since a search meets few."""
    touched = {node: math.log(degree) if degree else 0.0 for node, degree in degrees.items()}

    def cost(one: str, other: str, _: object) -> float:
        return 1.0 + PENALTY * (touched[one] + touched[other])

    return cost
