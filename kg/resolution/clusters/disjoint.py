"""Disjoint sets of references, with a reason for every union; what must stay apart stays apart, and what may be one is kept as a question."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set

from kg.model import Merge, Ref
from kg.resolution.clusters.sets import Sets, Told, told
from kg.resolution.corpus.things import Common, Trait
from kg.resolution.kept import NOTHING, Kept

OPEN = 0.7
"""Score of a pair of which only a person can say whether it is one."""
CHOICE = 3
"""How many a person is asked to choose from."""


class Clusters:
    """Disjoint sets whose representative is always the smallest member, so that the order of unions does not show.

    Why a class: unions of one step must be visible to the next (a lone surname looks at the clusters of full names).

    What was ``kept`` of the last time stands until it is taken apart (``renew``), so that only what is touched has to be joined anew.
    """

    def __init__(self, kept: Kept = NOTHING) -> None:
        self._sets = Sets(kept)
        self.known = self._sets.known
        self._parent: dict[Ref, Ref | None] = {}
        self._renewed: set[Ref] = set()
        self._forgotten: set[str] = set()
        self._apart: dict[Ref, set[Ref]] = defaultdict(set)
        self._open: list[Merge] = []
        self._began = (0, 0)
        self.merges: list[Merge] = []
        self.moved: Mapping[Ref, Ref] = {}

    def renew(self, refs: Iterable[Ref]) -> None:
        """Take out of their sets what is to be joined anew, and forget what was asked of it; what is left of these sets stays joined as it was. Nothing of them may
        have been joined since the last time."""
        if not self.known:
            return
        fresh = {ref for ref in refs if ref[0] not in self._forgotten}
        self._renewed |= fresh
        for found in self._sets.take_all(fresh):
            self._parent.update(dict.fromkeys(ref for ref in found.refs if ref[0] not in self._forgotten))  # what is gone from it may be joined elsewhere
            for left, right, _, _ in found.merges:
                if left not in self._renewed and right not in self._renewed:
                    self._unite(self.find(left), self.find(right))
            for left, right, _, _ in found.open:
                other = self._sets.of(right if left in fresh else left)
                if other and (left in fresh or right in fresh):
                    self._sets.take(other)

    def forget(self, keys: Iterable[str]) -> None:
        """Take all that documents had in sets out of these."""
        if self.known:
            refs = [(key, local) for key in keys for local in self._sets.row(key)]
            self.renew(refs)
            self._forgotten.update(keys)

    def keep(self, trait_of: Callable[[Ref], Trait], others: Set[str]) -> None:
        """Keep the sets for the next time, with what their members are made from, which may be another in the documents ``others``. From now on ``moved`` are those
        of which the representative is another than the last time, with what that was."""
        joined, asked = self.merges[self._began[0] :], self._open[self._began[1] :]
        self.moved = {**self._sets.keep(self.find, trait_of, joined, asked, self._renewed, self._forgotten | others), **self.moved}
        self._renewed = set()
        self._began = self.noted()

    @property
    def renamed(self) -> Set[Ref]:
        """The representatives of the sets that have other names than the last time, as far as they are the same ones."""
        return self._sets.renamed

    def names(self, ref: Ref) -> Set[str] | None:
        """All names of the set that ``ref`` represents, as it was kept; None where there is none."""
        found = self._sets.get(ref)
        return found.names - {""} if found else None

    def told(self, known: bool) -> tuple[Told, Told]:
        """Of the sets that were kept the pairs that came, and those that went, since the last time; all, unless what there was then is ``known``."""
        return (self._sets.come, self._sets.gone) if known and self.known else (told((made for _, made in self._sets.items()), self.find), Told(set(), set()))

    def since_kept(self) -> tuple[list[Merge], tuple[Merge, ...]]:
        """What was joined since sets were kept, and the surest proposals since then."""
        return self.merges[self._began[0] :], self._surest(self._open[self._began[1] :])

    def among(self, refs: Iterable[Ref]) -> "Clusters":
        """The same sets, kept apart alike, as far as they are made up of ``refs``; without what was noted of them."""
        other = Clusters()
        for ref in refs:
            root = self.find(ref)
            if root != ref:
                other._parent[ref] = root
            elif root in self._apart:
                other._apart[root] = set(self._apart[root])
        return other

    def apart(self) -> dict[Ref, frozenset[Ref]]:
        """The sets that must stay apart from others, and from which: representatives."""
        return {root: frozenset(foreign) for root, foreign in self._apart.items() if foreign}

    def find(self, ref: Ref) -> Ref:
        """The representative of the set that holds ``ref``."""
        parent = self._parent
        root = parent.get(ref)
        if root is None:
            if not self.known or ref in parent:
                return ref
            root = self._sets.of(ref)
            if root is None or root == ref:
                parent[ref] = None
                return ref
            parent[ref] = root
        while (above := parent.get(root)) is not None:
            root = above
        while (above := parent[ref]) != root:
            parent[ref] = root
            ref = above or root
        return root

    def _unite(self, one: Ref, other: Ref) -> None:
        if one != other:
            self._parent[max(one, other)] = min(one, other)

    def join(self, left: Ref, right: Ref, reason: str, score: float) -> bool:
        """Make one set of two; False where they already were one or must stay apart."""
        one, other = self.find(left), self.find(right)
        if one == other or other in self._apart.get(one, ()):
            return False
        if other < one:
            one, other = other, one
        self._parent[other] = one
        for foreign in self._apart.pop(other, ()):
            self._apart[foreign].discard(other)
            self._keep_apart(one, foreign)
        self.merges.append(_merge(left, right, reason, score))
        return True

    def join_all(self, refs: Iterable[Ref], reason: str, score: float) -> None:
        """Make one set of all ``refs``; each is joined to the smallest, or the smallest of those from which it need not stay apart."""
        heads: list[Ref] = []
        for ref in sorted(refs):
            for head in heads:
                if self.join(head, ref, reason, score) or self.find(head) == self.find(ref):
                    break
            else:
                heads.append(ref)

    def part(self, left: Ref, right: Ref) -> bool:
        """From now on no union may bring the two together; False where they are one."""
        one, other = self.find(left), self.find(right)
        if one != other:
            self._keep_apart(one, other)
        return one != other

    def _keep_apart(self, one: Ref, other: Ref) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def propose(self, left: Ref, right: Ref, reason: str, score: float) -> None:
        """Note that two may be one, for a person to decide."""
        self._open.append(_merge(left, right, reason, score))

    def offer(self, ref: Ref, roots: Collection[Ref], reason: str) -> None:
        """Note that ``ref`` may be any of a few: "a bearer of the surname, one of 2"."""
        for root in sorted(roots) if len(roots) <= CHOICE else ():
            self.propose(root, ref, f"{reason}, one of {len(roots)}" if len(roots) > 1 else reason, OPEN / len(roots))

    def noted(self) -> tuple[int, int]:
        """How much has been joined and proposed so far, for ``since``."""
        return len(self.merges), len(self._open)

    def since(self, noted: tuple[int, int]) -> tuple[tuple[Merge, ...], tuple[Merge, ...]]:
        """What was joined and proposed after that."""
        return tuple(self.merges[noted[0] :]), tuple(self._open[noted[1] :])

    def replay(self, merges: Iterable[Merge], open_: Iterable[Merge]) -> None:
        """Join and propose once more what was joined and proposed before. Nothing of it may have to stay apart."""
        for merge in merges:
            self._unite(self.find(merge.left), self.find(merge.right))
            self.merges.append(merge)
        self._open.extend(open_)

    def open(self) -> tuple[Merge, ...]:
        """The surest proposal for each two sets that are neither one nor decided to be two."""
        return self._surest((*self._stood("open"), *self._open[self._begun(1) :]))

    def _surest(self, proposals: Iterable[Merge]) -> tuple[Merge, ...]:
        found: dict[tuple[Ref, Ref], Merge] = {}
        for merge in sorted(proposals, key=lambda m: (-m.score, m.left, m.right, m.reason)):
            one, other = sorted((self.find(merge.left), self.find(merge.right)))
            if one != other and other not in self._apart.get(one, ()):
                found.setdefault((one, other), merge)
        return tuple(sorted(found.values(), key=_by_ends))

    def members(self, refs: Iterable[Ref]) -> dict[Ref, tuple[Ref, ...]]:
        """The sets that ``refs`` fall into: representative -> sorted members among ``refs``."""
        found: dict[Ref, list[Ref]] = defaultdict(list)
        for ref in refs:
            found[self.find(ref)].append(ref)
        return {root: tuple(sorted(found[root])) for root in sorted(found)}

    def kept(self, root: Ref) -> tuple[Ref, ...]:
        """The members of a set of names, as it was kept, sorted; none of what is one by itself."""
        made = self._sets.get(root)
        return tuple(sorted(made.refs)) if made and len(made.members) > 1 else ()

    def common(self, root: Ref) -> Sequence[Common]:
        """What the members of a set of names are made from, as it was kept, in the order of ``kept``."""
        made = self._sets.get(root)
        return made.common if made else ()

    def groups(self) -> dict[Ref, tuple[Ref, ...]]:
        """The sets of more than one: representative -> sorted members."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for root, made in self._sets.items() if self.known else ():
            found[self._top(root)].update(made.refs)
        for ref, above in self._parent.items():
            if above is not None:
                found[self._top(above)].add(ref)
        return {root: (root, *sorted(refs - {root})) for root, refs in found.items() if refs != {root}}

    def formed(self) -> dict[Ref, tuple[Ref, ...]]:
        """The sets of more than one that were joined since the sets of names were kept: representative -> sorted members."""
        return self.members({end for merge in self.merges[self._began[0] :] for end in (merge.left, merge.right)})

    def take_over(self, sets: Iterable[tuple[Ref, ...]], merges: Iterable[Merge], open_: Iterable[Merge]) -> None:
        """Put in sets of several, of which nothing is in any set yet nor kept apart, with what was joined and proposed of them."""
        for root, *refs in sets:
            self._parent.update(dict.fromkeys(refs, root))
        self.merges.extend(merges)
        self._open.extend(open_)

    def sorted_merges(self) -> tuple[Merge, ...]:
        return tuple(sorted((*self._stood("merges"), *self.merges[self._begun(0) :]), key=_by_ends))

    def _begun(self, of: int) -> int:
        """Where in merges and questions those begin that do not stand in the sets that were kept."""
        return self._began[of] if self.known else 0

    def _stood(self, what: str) -> Iterator[Merge]:
        """All merges or questions of the sets that were kept."""
        pairs = dict.fromkeys(pair for _, made in self._sets.items() for pair in getattr(made, what)) if self.known else ()
        return (Merge(*pair) for pair in pairs)

    def _top(self, ref: Ref) -> Ref:
        while (above := self._parent.get(ref)) is not None:
            ref = above
        return ref


def _merge(left: Ref, right: Ref, reason: str, score: float) -> Merge:
    first, second = (left, right) if left < right else (right, left)
    return Merge(first, second, reason, round(score, 2))


def _by_ends(merge: Merge) -> tuple[Ref, Ref, str]:
    return merge.left, merge.right, merge.reason
