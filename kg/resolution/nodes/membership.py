"""Who belongs together, and who of them belonged to others the last time that something was kept.

Why as lines of text: to compare all that was joined with what was kept takes a look at each, and nothing looks faster than a set of strings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from kg.model import Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus.indexed import OnDemand
from kg.resolution.corpus.things import Common
from kg.resolution.events.dates import Span
from kg.resolution.kept import NOTHING, Kept, Whole


@dataclass(frozen=True)
class Groups:
    """The sets of more than one, by their representatives: those that were ``joined`` in this run, and where names are ``kept`` those of names."""

    clusters: Clusters
    joined: Mapping[Ref, tuple[Ref, ...]]
    kept: bool

    @cached_property
    def _read(self) -> OnDemand[Ref, tuple[Ref, ...]]:
        return OnDemand(self.clusters.kept)

    def get(self, root: Ref) -> tuple[Ref, ...]:
        """The members, sorted; none of what is one by itself."""
        found = self.joined.get(root)
        return self._read[root] if found is None and self.kept else found or ()

    def common(self, root: Ref) -> Sequence[Common]:
        """What the members of a set that was kept are made from, in their order; nothing of others."""
        return self.clusters.common(root) if self.kept and root not in self.joined else ()

    def __contains__(self, root: Ref) -> bool:
        return bool(self.get(root))


class Ties(Struct, frozen=True):
    """What nodes are made from beside their documents and the sets of names: members of other sets with representatives, and representatives with the days of
    events, a line each; and what tells which passages of a document have their origin in another."""

    members: str = ""
    spans: str = ""
    origins: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Membership:
    """``moved`` are those that belong to others than the last time, or to none, with their representatives then, ``touched`` the representatives, then or now, of
    sets that are made up or told of in another way, ``original`` the documents of which some passage has another origin. All three are empty where nothing is
    known of the last time."""

    groups: Groups
    moved: Mapping[Ref, Ref]
    touched: Set[Ref]
    original: frozenset[str]

    def members(self, root: Ref) -> tuple[Ref, ...]:
        """Those of a set, which may be its representative alone."""
        return self.groups.get(root) or (root,)


def groups_of(clusters: Clusters, names: Kept) -> Groups:
    """``names`` is where sets of names are kept."""
    kept = names is not NOTHING
    return Groups(clusters, clusters.formed() if kept else clusters.groups(), kept)


def membership(
    groups: Groups,
    span_of: Callable[[Ref], Span | None],
    respanned: Set[Ref],
    elsewhere: Mapping[str, int],
    kept: Whole[Ties],
    known: bool,
) -> Membership:
    """``span_of`` gives the days of an event by its representative, for ``elsewhere`` see ``Origins``, ``respanned`` are the representatives of sets that are
    kept which have other days than the last time. Where that is not ``known`` nothing is compared."""
    members = (f"{key} {local} {root[0]} {root[1]}" for root, refs in groups.joined.items() for key, local in refs[1:])
    spans = (f"{root[0]} {root[1]} {'/'.join(span)}" for root in groups.joined if (span := span_of(root)))
    now = Ties("\n".join(members), "\n".join(spans), dict(elsewhere))
    before = kept.made
    kept.keep(now)
    if before is None or not known:
        return Membership(groups, {}, frozenset(), frozenset())
    left, come = _lost_and_new(before.members, now.members)
    moved = {ref: ref for ref, _ in map(_pair, come)} | dict(map(_pair, left))
    if groups.kept:
        moved.update(groups.clusters.moved)
    told = [(key, local) for key, local, _ in _parts(_other(before.spans, now.spans))]
    touched = {*moved, *moved.values(), *map(groups.clusters.find, (*moved, *told)), *respanned}
    return Membership(groups, moved, touched, frozenset(key for key, _ in before.origins.items() ^ now.origins.items()))


def _pair(line: str) -> tuple[Ref, Ref]:
    key, local, above, root = line.split(" ")
    return (key, local), (above, root)


def _other(before: str, now: str) -> set[str]:
    """The lines that stand in one of two texts."""
    left, come = _lost_and_new(before, now)
    return left | come


def _lost_and_new(before: str, now: str) -> tuple[set[str], set[str]]:
    """The lines that are there no more, and those that were not there."""
    if before == now:
        return set(), set()
    old, new = {*before.split("\n")}, {*now.split("\n")}
    return old - new - {""}, new - old - {""}


def _parts(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        key, local, rest = line.split(" ", 2)
        yield key, local, rest
