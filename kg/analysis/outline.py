"""The graph without its evidence: which nodes are joined. Quick to read, and all that it takes to say how central each is."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.analysis.compiled import from_pairs
from kg.analysis.network import Source, graph
from kg.analysis.ranking import Measure, Ranked, measured
from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow

if TYPE_CHECKING:
    import networkx as nx

Pair = tuple[str, str]


class Whole(Source, Protocol):
    """A graph of which parts can be read; ``kg.store.Dataset`` is one."""

    def nodes(self) -> frozenset[str]:
        """The IRIs of all entities but posts."""
        ...

    def links(self, claimed: bool = False) -> Iterable[Pair]:
        """Subject and object of all facts between entities but mere positions; with ``claimed`` also of these and of claims that are no facts. Posts are among
        them."""
        ...

    def standing(self) -> Mapping[str, Sequence[str]]:
        """The IRIs of all entities that stand as facts, posts too, and what the facts of each lead to."""
        ...

    def of_class(self, name: str) -> Collection[str]:
        """The IRIs of all that the facts hold to be of a class."""
        ...

    def rows(self, iris: Collection[str]) -> Sequence[EntityRow]:
        """These entities, in that order."""
        ...

    def bare_facts(self) -> Iterable[FactRow]:
        """All facts without their support."""
        ...

    def part(self, nodes: Collection[str]) -> Source:
        """What there is about ``nodes`` and between them."""
        ...


def bare(dataset: Whole) -> "nx.MultiDiGraph[str]":
    """What ``graph`` gives, but without claims."""
    return graph(_Bare(dataset))


@dataclass(frozen=True, slots=True)
class _Bare:
    whole: Whole

    def entities(self) -> Iterable[EntityRow]:
        return self.whole.entities()

    def facts(self) -> Iterable[FactRow]:
        return self.whole.bare_facts()

    def claims(self) -> Iterable[ClaimRow]:
        return ()

    def documents(self) -> Iterable[DocumentRow]:
        return ()


def fold(links: Iterable[Pair], nodes: Collection[str]) -> set[Pair]:
    """The pairs of ``nodes`` that are joined, smaller name first: by a link, or by a post that one holds and that belongs to the other."""
    holders: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    found: set[Pair] = set()
    for first, second in links:
        if first in nodes and second in nodes:
            found.add(_pair(first, second))
        elif first in nodes:
            holders[second].append(first)
        elif second in nodes:
            beside[first].append(second)
    for post, people in holders.items():
        found.update(_pair(person, other) for person in people for other in beside[post])
    return {pair for pair in found if pair[0] != pair[1]}


def central(nodes: Iterable[str], pairs: Iterable[Pair]) -> dict[str, float]:
    """The PageRank of each of ``nodes`` among those that ``pairs`` join."""
    return measured(from_pairs(nodes, pairs))


def rank(whole: Whole, by: Measure = "pagerank", kind: str | None = None, top: int | None = None) -> list[Ranked]:
    """The most central of what stands as a fact first, ties by neighbours, then label. ``kind`` keeps one class with its subclasses; who is alone ranks last.

    Only who is joined to whom is read of all, and what they are called only of the first ``top`` and who is level with the last of them.
    """
    standing = whole.standing()
    nodes = standing.keys() - whole.of_class("Role")
    arrays = from_pairs(nodes, fold(((node, end) for node, ends in standing.items() for end in ends if end in standing), nodes))
    values, degrees = measured(arrays, by), measured(arrays, "degree")
    chosen = nodes if kind is None else nodes & set(whole.of_class(kind))
    places = sorted((-values[node], -degrees[node], node) for node in chosen)
    if top is not None and top < len(places):
        places = places[: bisect_right(places, places[top - 1][:2], key=lambda place: place[:2])]
    rows = [Ranked(row.iri, row.label, row.kind, values[row.iri], int(degrees[row.iri])) for row in whole.rows([node for *_, node in places])]
    return sorted(rows, key=lambda row: (-row.score, -row.degree, row.label, row.node))[:top]


def islands(nodes: Iterable[str], pairs: Iterable[Pair], smallest: int) -> set[str]:
    """Those of ``nodes`` from which fewer than ``smallest`` nodes can be reached, themselves counted."""
    near: dict[str, list[str]] = {node: [] for node in nodes}
    for first, second in pairs:
        near[first].append(second)
        near[second].append(first)
    found: set[str] = set()
    seen: set[str] = set()
    for start in near:
        if start not in seen:
            group = _reached(start, near)
            seen.update(group)
            if len(group) < smallest:
                found.update(group)
    return found


def _reached(start: str, near: Mapping[str, Sequence[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        new = [other for other in near[waiting.pop()] if other not in found]
        found.update(new)
        waiting.extend(new)
    return found


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first <= second else (second, first)
