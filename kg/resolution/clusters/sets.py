"""Which sets stood the last time, kept row by row: only those that a changed document can touch are taken apart, and joined anew.

A set is kept by its representative; each document has a row of its own with the representatives of those in it that are in a set.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from msgspec import Struct

from kg.model import Merge, Ref
from kg.resolution.corpus.things import Common, Trait, common
from kg.resolution.kept import Kept

Pair = tuple[Ref, Ref, str, float]
"""A merge, or a question whether there is one: left, right, reason, score"""


class Set(Struct, frozen=True, array_like=True):
    """A set: its members, why they are one, and what may be one with any of them. What is one by itself is kept only where it is asked for it.

    Traits and reasons are listed once: ``members`` give the number of what they are made from, ``joined`` the numbers of two members and of a reason with its score.
    """

    members: tuple[tuple[str, str, int], ...] = ()
    traits: tuple[Trait, ...] = ()
    joined: tuple[tuple[int, int, int], ...] = ()
    reasons: tuple[tuple[str, float], ...] = ()
    open: tuple[Pair, ...] = ()

    @property
    def refs(self) -> list[Ref]:
        return [(key, local) for key, local, _ in self.members]

    @property
    def made_of(self) -> dict[Ref, Trait]:
        """The members with their traits."""
        return {(key, local): self.traits[trait] for key, local, trait in self.members}

    @property
    def names(self) -> set[str]:
        """The names of the members."""
        return {trait.name for trait in self.traits if trait.named}

    @property
    def common(self) -> list[Common]:
        """The traits of the members in their order."""
        return common(self.traits, [trait for _, _, trait in sorted(self.members)])

    @property
    def merges(self) -> list[Pair]:
        refs = self.refs
        return [(refs[left], refs[right], *self.reasons[why]) for left, right, why in self.joined]


def set_of(made_of: Mapping[Ref, Trait], merges: Iterable[Pair], open_: Iterable[Pair]) -> Set:
    """The set of members that are ``made_of`` these traits."""
    refs = sorted(made_of)
    traits, reasons = {trait: n for n, trait in enumerate(sorted(set(made_of.values())))}, dict[tuple[str, float], int]()
    number = {ref: n for n, ref in enumerate(refs)}
    joined = tuple((number[left], number[right], reasons.setdefault((why, score), len(reasons))) for left, right, why, score in merges)
    return Set(tuple((*ref, traits[made_of[ref]]) for ref in refs), tuple(traits), joined, tuple(reasons), tuple(open_))


def _with(found: Set, added: Mapping[Ref, Trait], merges: Iterable[Merge]) -> Set:
    """A set with what has come to it; new members stand behind the others."""
    traits, reasons = {trait: n for n, trait in enumerate(found.traits)}, {why: n for n, why in enumerate(found.reasons)}
    ends = {end for one in merges for end in (one.left, one.right)} - added.keys()
    number = {(key, local): n for n, (key, local, _) in enumerate(found.members) if (key, local) in ends}
    number |= {ref: n for n, ref in enumerate(sorted(added), len(found.members))}
    members = (*found.members, *((*ref, traits.setdefault(added[ref], len(traits))) for ref in sorted(added)))
    joined = (
        *found.joined,
        *((number[m.left], number[m.right], reasons.setdefault((m.reason, m.score), len(reasons))) for m in sorted(merges, key=_by_ends)),
    )
    return Set(members, tuple(traits), joined, tuple(reasons), found.open)


def _by_ends(merge: Merge) -> tuple[Ref, Ref]:
    return merge.left, merge.right


class Told(NamedTuple):
    """Merges, and of the questions the surest of each two sets."""

    merges: set[Pair]
    open: set[Pair]


def told(sets: Iterable[Set], find: Callable[[Ref], Ref]) -> Told:
    """What ``sets`` tell, of which ``find`` gives the representatives."""
    merges, surest = set[Pair](), dict[tuple[Ref, Ref], Pair]()
    for found in sets:
        merges.update(found.merges)
        for pair in found.open:
            one, other = sorted((find(pair[0]), find(pair[1])))
            if one != other and ((one, other) not in surest or _sureness(pair) < _sureness(surest[one, other])):
                surest[one, other] = pair
    return Told(merges, set(surest.values()))


def _sureness(pair: Pair) -> tuple[float, Ref, Ref, str]:
    left, right, reason, score = pair
    return -score, left, right, reason


class Sets:
    """The sets of the last time. ``known`` as of a ledger. ``come`` and ``gone`` are the pairs that were not there then, and those that are there no more, as far as
    that is known, ``renamed`` the representatives whose sets have other names than then."""

    def __init__(self, kept: Kept) -> None:
        self._rows = kept.ledger("representatives", dict[str, Ref])
        self._sets = kept.ledger("sets", Set)
        self._read: dict[str, Mapping[str, Ref]] = {}
        self.taken: dict[Ref, Set] = {}
        self.root: dict[Ref, Ref] = {}
        self.known = self._sets.known
        self.come, self.gone = Told(set(), set()), Told(set(), set())
        self.renamed: set[Ref] = set()

    def row(self, key: str) -> Mapping[str, Ref]:
        """The representatives of those of a document that were in a set."""
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._rows.get(key) or {}
        return found

    def of(self, ref: Ref) -> Ref | None:
        """The representative of the set that ``ref`` was in."""
        return self.root.get(ref) or self.row(ref[0]).get(ref[1])

    def take(self, root: Ref) -> Set:
        """The set of a representative, which is to be looked at again."""
        found = self.taken.get(root)
        if found is None:
            found = self.taken[root] = self._sets.get(" ".join(root)) or Set()
            self.root.update(dict.fromkeys(found.refs, root))
        return found

    def take_all(self, refs: Iterable[Ref]) -> list[Set]:
        """The sets that any of ``refs`` were in. Why one after the other: of the thousands of members of one set a single document is looked at."""
        found: dict[Ref, Set] = {}
        for ref in refs:
            root = self.of(ref)
            if root and root not in found:
                found[root] = self.take(root)
        return list(found.values())

    def get(self, root: Ref) -> Set | None:
        """The set of a representative, as it was kept or put since."""
        return self._sets.get(" ".join(root))

    def items(self) -> Iterator[tuple[Ref, Set]]:
        """All sets: to be asked for only where all are needed."""
        for name, found in self._sets.items():
            key, _, local = name.partition(" ")
            yield (key, local), found

    def keep(
        self,
        find: Callable[[Ref], Ref],
        trait_of: Callable[[Ref], Trait],
        merges: Sequence[Merge],
        asked: Sequence[Merge],
        renewed: AbstractSet[Ref],
        changed: AbstractSet[str],
    ) -> dict[Ref, Ref]:
        """Keep what the sets are now that those of ``renewed`` were taken apart, traits of documents ``changed``, and ``merges`` and questions came; those whose
        representative is another than it was, with that."""
        grown, merges = self._grown(find, merges, asked) if self.known else ({}, merges)
        ends = {end for one in (*merges, *asked) for end in (one.left, one.right)}
        for root in {root for end in ends if (root := self.of(end))} if self.known else ():
            self.take(root)
        before = told(self.taken.values(), lambda ref: self.of(ref) or ref) if self.known else None
        joined, open_ = _by_root(self._standing("merges", renewed), merges, find), _by_root(self._standing("open", renewed), asked, find)
        members: dict[Ref, dict[Ref, Trait]] = defaultdict(dict)
        traits = {ref: trait for found in self.taken.values() for ref, trait in found.made_of.items()}
        for ref in traits.keys() | ends:
            members[find(ref)][ref] = traits[ref] if ref in traits and ref[0] not in changed else trait_of(ref)
        made = {
            root: set_of(some, joined.get(root, ()), open_.get(root, ())) for root, some in members.items() if len(some) > 1 or root in open_
        }
        if before:
            self._note(before, told(made.values(), find))
        for root in self.taken.keys() - made.keys():
            self._sets.drop(" ".join(root))
            self.renamed.add(root)
        for root, found in made.items():
            then = self.taken.get(root)
            if then != found:
                self._sets.put(" ".join(root), found)
            if then is None or then.names != found.names:
                self.renamed.add(root)
        roots = {ref: root for root, found in made.items() for ref in found.refs}
        for root, more in grown.items():
            added = {end: trait_of(end) for one in more for end in (one.left, one.right) if not self.of(end)}
            found = self._sets.get(" ".join(root)) or Set()
            self._sets.put(" ".join(root), _with(found, added, more))
            if not found.members or not found.names.issuperset(trait.name for trait in added.values() if trait.named):
                self.renamed.add(root)
            roots |= dict.fromkeys(added, root)
            self._note(Told(set(), set()), Told({(one.left, one.right, one.reason, one.score) for one in more}, set()))
        return self._keep_rows(roots)

    def _grown(
        self, find: Callable[[Ref], Ref], merges: Sequence[Merge], asked: Sequence[Merge]
    ) -> tuple[dict[Ref, list[Merge]], list[Merge]]:
        """The sets that only grow by what was in none, with why, and the other merges. Why apart: of what half of all documents name nothing else is looked at."""
        by_root: dict[Ref, list[Merge]] = defaultdict(list)
        for merge in merges:
            by_root[find(merge.left)].append(merge)
        questioned = {find(end) for one in asked for end in (one.left, one.right)}
        grown = {
            root: some
            for root, some in by_root.items()
            if root not in questioned
            and root not in self.taken
            and self.of(root) == root
            and all(self.of(end) in (None, root) for one in some for end in (one.left, one.right))
        }
        return grown, [merge for root, some in by_root.items() if root not in grown for merge in some]

    def _note(self, before: Told, now: Told) -> None:
        """Note which pairs came and went since the last time."""
        for come, gone, old, new in zip(self.come, self.gone, before, now, strict=True):
            less, more = old - new, new - old
            back, again = less & come, more & gone
            come -= back
            gone -= again
            come |= more - again
            gone |= less - back

    def _standing(self, what: str, renewed: AbstractSet[Ref]) -> Iterator[Pair]:
        """What was joined or asked of the sets that were taken and of which neither end is renewed."""
        every = dict.fromkeys(pair for found in self.taken.values() for pair in getattr(found, what))
        return (pair for pair in every if pair[0] not in renewed and pair[1] not in renewed)

    def _keep_rows(self, roots: Mapping[Ref, Ref]) -> dict[Ref, Ref]:
        moved, rows = dict[Ref, Ref](), defaultdict[str, dict[str, Ref]](dict)
        for ref in self.root.keys() | roots.keys():
            before, now = self.root.get(ref), roots.get(ref)
            if before != now:
                if ref[0] not in rows:
                    rows[ref[0]] = dict(self.row(ref[0]))
                if now:
                    rows[ref[0]][ref[1]] = now
                else:
                    del rows[ref[0]][ref[1]]
                if (before or ref) != (now or ref):
                    moved[ref] = before or ref
        for key, row in rows.items():
            self._read[key] = row
            if row:
                self._rows.put(key, dict(sorted(row.items())))
            else:
                self._rows.drop(key)
        self.root.clear()
        self.taken.clear()
        return moved


def _by_root(standing: Iterable[Pair], fresh: Iterable[Merge], find: Callable[[Ref], Ref]) -> dict[Ref, list[Pair]]:
    """By the representatives of either end, in order."""
    found: dict[Ref, list[Pair]] = defaultdict(list)
    for pair in sorted((*standing, *((m.left, m.right, m.reason, m.score) for m in fresh))):
        for root in {find(pair[0]), find(pair[1])}:
            found[root].append(pair)
    return found
