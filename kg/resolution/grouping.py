"""Groups of events: those that were compared with one another, in any number of steps. How they are joined depends on nothing else, so a group stays as it was until
a document touches it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from kg.model import Merge, Ref
from kg.resolution.dates import Span
from kg.resolution.joining import Joining, Pair


class Group(Struct, frozen=True, array_like=True):
    """Events in order, the ``sets`` of several that they were joined in, with the ``spans`` of these, what each document joined and asked by itself, and what was
    joined and asked across documents."""

    refs: tuple[Ref, ...]
    sets: tuple[tuple[Ref, ...], ...]
    spans: tuple[Span | None, ...]
    within: tuple[Merge, ...]
    asked: tuple[Merge, ...]
    merges: tuple[Merge, ...]
    open: tuple[Merge, ...]


class Links:
    """What was compared with what.

    Why a class: each comparison is noted as it is made.
    """

    def __init__(self) -> None:
        self._above: dict[Ref, Ref] = {}

    def top(self, ref: Ref) -> Ref:
        """The first of all that an event was compared with."""
        above = self._above
        while (higher := above.get(ref, ref)) != ref:
            above[ref] = ref = above.get(higher, higher)
        return ref

    def link(self, one: Ref, other: Ref) -> None:
        """Two were compared."""
        one, other = self.top(one), self.top(other)
        if one != other:
            self._above[max(one, other)] = min(one, other)

    def noting(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The same pairs."""
        for pair in pairs:
            self.link(pair[1], pair[2])
            yield pair


def groups(refs: Iterable[Ref], links: Links, joining: Joining, alone: tuple[int, int], across: tuple[int, int]) -> Iterator[Group]:
    """The groups of more than one of ``refs``; what documents joined by themselves was noted in the clusters from ``alone`` on, the rest from ``across`` on."""
    clusters = joining.clusters
    members: dict[Ref, list[Ref]] = defaultdict(list)
    for ref in sorted(refs):
        members[links.top(ref)].append(ref)
    noted = [_by_group(merges, links) for merges in (*_between(joining, alone, across), *clusters.since(across))]
    for first, those in members.items():
        if len(those) > 1:
            sets = [(root, *(ref for ref in told if ref != root)) for root, told in clusters.members(those).items() if len(told) > 1]
            within, asked, merges, open_ = (tuple(of.get(first, ())) for of in noted)
            yield Group(tuple(those), tuple(sets), tuple(joining.span(told[0]) for told in sets), within, asked, merges, open_)


def _between(joining: Joining, begin: tuple[int, int], end: tuple[int, int]) -> Iterator[Sequence[Merge]]:
    for merges, first, last in zip(joining.clusters.since(begin), begin, end, strict=True):
        yield merges[: last - first]


def _by_group(merges: Iterable[Merge], links: Links) -> Mapping[Ref, Sequence[Merge]]:
    found: dict[Ref, list[Merge]] = defaultdict(list)
    for merge in merges:
        found[links.top(merge.left)].append(merge)
    return found
