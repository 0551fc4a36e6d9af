"""Groups of events: those that were compared with one another, in any number of steps. How they are joined depends on nothing else, so a group stays as it was until
a document touches it. Each is kept by its first event, and each document knows the groups of its events: of all others nothing is read."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from kg.model import Merge, Ref
from kg.resolution.coreference.joining import Joining, Pair
from kg.resolution.coreference.recurring import Spoken, spoken
from kg.resolution.events.dates import Span
from kg.resolution.kept import Kept

K = TypeVar("K")


class Group(Struct, frozen=True, array_like=True):
    """Events in order, the ``sets`` of several that they were joined in, with the ``spans`` of these, and what was joined and asked across documents. ``spoken`` is
    what all have in common of which another that is told alike can only be one more."""

    refs: tuple[Ref, ...]
    sets: tuple[tuple[Ref, ...], ...]
    spans: tuple[Span | None, ...]
    merges: tuple[Merge, ...]
    open: tuple[Merge, ...]
    spoken: Spoken | None = None


def grown(group: Group, merge: Merge, common: Spoken) -> Group:
    """A group that one more event has joined by a merge, with what all have ``common`` then."""
    (told,), ref = group.sets, merge.right
    place = bisect(group.merges, (merge.left, merge.right), key=lambda known: (known.left, known.right))
    refs = tuple(sorted((*group.refs, ref)))
    return Group(
        refs, ((told[0], *sorted((*told[1:], ref))),), group.spans, (*group.merges[:place], merge, *group.merges[place:]), (), common
    )


class Own(Struct, frozen=True, array_like=True):
    """Of a document the first event of the group of each of its events that is in one, and what it joined and asked by itself."""

    groups: dict[str, Ref]
    within: tuple[Merge, ...] = ()
    asked: tuple[Merge, ...] = ()


_NONE = Own({})


class Grouped:
    """The groups as they were kept, or put since. ``known`` as of a ledger."""

    def __init__(self, kept: Kept) -> None:
        self._groups = kept.ledger("events joined", Group)
        self._rows = kept.ledger("events grouped", Own)
        self.known = self._groups.known and self._rows.known
        self._own: dict[str, Own] = {}
        self._read: dict[Ref, Group] = {}

    def own(self, key: str) -> Own:
        """What a document has to do with groups."""
        found = self._own.get(key)
        if found is None:
            found = self._own[key] = (self._rows.get(key) if self.known else None) or _NONE
        return found

    def first(self, ref: Ref) -> Ref | None:
        """The first event of the group of another."""
        return self.own(ref[0]).groups.get(ref[1])

    def group(self, first: Ref) -> Group:
        found = self._read.get(first) or self._groups.get(" ".join(first))
        if found is None:
            raise KeyError(first)
        self._read[first] = found
        return found

    def renew(
        self, gone: Iterable[Group], made: Iterable[Group], stay: Mapping[Ref, Ref], changed: Collection[str], own: Iterable[Iterable[Merge]]
    ) -> None:
        """Put in groups that are ``made`` in the place of those that are ``gone``. Of documents that have ``changed`` there is only what is made, what stays in the
        groups of these first events, and of their ``own`` what they joined and asked."""
        before = {ref: group.refs[0] for group in gone for ref in group.refs}
        now: dict[Ref, Ref] = {}
        for group in made:
            now.update(dict.fromkeys(group.refs, group.refs[0]))
            self._groups.put(" ".join(group.refs[0]), group)
        self._read.clear()
        for lost in {*before.values()} - {*now.values()}:
            self._groups.drop(" ".join(lost))
        joined, asked = (_parted(merges, lambda merge: merge.left[0]) for merges in own)
        rows = {key: dict[str, Ref]() for key in changed}
        for (key, local), above in stay.items():
            rows[key][local] = above
        for ref in (before.keys() | now.keys()) if before else now:
            first, (key, local) = now.get(ref), ref
            if key in rows or before.get(ref) != first:
                if key not in rows:
                    rows[key] = dict(self.own(key).groups)
                if first:
                    rows[key][local] = first
                else:
                    rows[key].pop(local, None)
        for key, groups_ in rows.items():
            noted = (joined.get(key, ()), asked.get(key, ())) if key in changed else (self.own(key).within, self.own(key).asked)
            made_ = self._own[key] = Own(dict(sorted(groups_.items())), *map(tuple, noted))
            if groups_:
                self._rows.put(key, made_)
            else:
                self._rows.drop(key)


def _parted(merges: Iterable[Merge], by: Callable[[Merge], K]) -> Mapping[K, Sequence[Merge]]:
    found: dict[K, list[Merge]] = defaultdict(list)
    for merge in merges:
        found[by(merge)].append(merge)
    return found


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


def groups(refs: Iterable[Ref], links: Links, joining: Joining, across: tuple[int, int]) -> Iterator[Group]:
    """The groups of more than one of ``refs``; what was joined and asked across documents was noted in the clusters from ``across`` on."""
    clusters = joining.clusters
    members: dict[Ref, list[Ref]] = defaultdict(list)
    for ref in sorted(refs):
        members[links.top(ref)].append(ref)
    noted = [_parted(merges, lambda merge: links.top(merge.left)) for merges in clusters.since(across)]
    for first, those in members.items():
        if len(those) > 1:
            sets = [(root, *(ref for ref in told if ref != root)) for root, told in clusters.members(those).items() if len(told) > 1]
            merges, open_ = (tuple(of.get(first, ())) for of in noted)
            common = spoken(those, merges, joining.known) if not open_ else None
            yield Group(tuple(those), tuple(sets), tuple(joining.span(told[0]) for told in sets), merges, open_, common)
