"""The short chains between two nodes of a graph of any size, stored or in memory: only what lies around them is read.

Why both ends: a search from one of them meets all that lies within the whole distance, searches from both what lies within half of it.
"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from kg.analysis.connections import LONGER, Step, along, chains, simplified
from kg.errors import NotFound
from kg.store.vocabulary import POSITION

if TYPE_CHECKING:
    import networkx as nx


class Joined(Protocol):
    """What tells who is joined to whom; ``kg.store.Dataset`` is one."""

    def neighbours(self, nodes: Collection[str]) -> Mapping[str, set[str]]: ...


def connections(graph: "nx.MultiDiGraph[str]", start: str, end: str, count: int = 1) -> list[tuple[Step, ...]]:
    """Up to ``count`` simple chains of facts from ``start`` to ``end``, shortest first; none if they are not connected.

    Raises NotFound if either node is missing.
    """
    for node in (start, end):
        if node not in graph:
            raise NotFound(f"not in the graph: {node}")
    return [along(graph, chain) for chain in nearest(_InMemory(graph), start, end, count)]


class _InMemory:
    """The facts of ``graph``, read in either direction."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        self._sides = graph.succ, graph.pred

    def neighbours(self, nodes: Collection[str]) -> dict[str, set[str]]:
        return {node: {other for side in self._sides for other, facts in side[node].items() if other != node and _is_relation(facts)} for node in nodes}


def _is_relation(edges: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether one of the edges between two nodes is a fact that says more than about where something lies."""
    return any(data["status"] == "fact" and name != POSITION for name, data in edges.items())


def nearest(joined: Joined, start: str, end: str, count: int = 1) -> list[list[str]]:
    """What ``connections`` finds between two nodes, as the nodes of each chain."""
    if start == end:
        return []
    search = _Search(joined, start, end)
    found: list[list[str]] = []
    for longer in range(LONGER + 1):  # a longer chain never comes before a shorter one
        part = search.within(longer)
        if part is None:
            return []
        found = chains(part, {node: len(search.known[node]) for node in part}, start, end, count, longer)
        if len(found) == count:
            break
    return found


class _Search:
    """Two balls that grow until they meet, and then as far as is asked."""

    def __init__(self, joined: Joined, start: str, end: str) -> None:
        self._joined = joined
        self.known: dict[str, set[str]] = {}
        self._ends = start, end
        self._balls = {start}, {end}
        self._rims = [{start}, {end}]
        self._grown = 0
        self._distance: int | None = None

    def within(self, longer: int) -> "nx.Graph[str] | None":
        """All that lies on chains of at most ``longer`` steps more than the shortest; None where the two are not connected."""
        while self._distance is None and all(self._rims):
            self._grow()
            if not self._balls[0].isdisjoint(self._balls[1]):
                self._distance = self._grown
        if self._distance is None:
            return None
        length = self._distance + longer
        while self._grown < length and all(self._rims):
            self._grow()
        return self._between(length)

    def _grow(self) -> None:
        """Let the ball with the smaller rim grow by a step."""
        side = 0 if len(self._rims[0]) <= len(self._rims[1]) else 1
        self._read(self._rims[side])
        met = set().union(*(self.known[node] for node in self._rims[side]))
        self._rims[side] = met - self._balls[side]
        self._balls[side].update(met)
        self._grown += 1

    def _read(self, nodes: Collection[str]) -> None:
        self.known.update(self._joined.neighbours(sorted(set(nodes) - self.known.keys())))

    def _between(self, length: int) -> "nx.Graph[str]":
        import networkx as nx

        around = simplified(self.known, ((node, other) for node, others in self.known.items() for other in others))
        first, last = (nx.single_source_shortest_path_length(around, end, cutoff=length) for end in self._ends)
        kept = {node for node in first if node in last and first[node] + last[node] <= length}
        self._read(kept)
        return simplified(kept, ((node, other) for node in kept for other in self.known[node] & kept))
