"""Disjoint sets of references, with a reason for every union; what must stay apart stays apart, and what may be one is kept as a question."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from kg.model import Merge, Ref

OPEN = 0.7
"""Score of a pair of which only a person can say whether it is one."""
CHOICE = 3
"""How many a person is asked to choose from."""


class Clusters:
    """Disjoint sets whose representative is always the smallest member, so that the order of unions does not show.

    Why a class: unions of one step must be visible to the next (a lone surname looks at the clusters of full names).
    """

    def __init__(self) -> None:
        self._parent: dict[Ref, Ref] = {}
        self._apart: dict[Ref, set[Ref]] = defaultdict(set)
        self._open: list[Merge] = []
        self.merges: list[Merge] = []

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
            return ref
        while (above := parent.get(root)) is not None:
            root = above
        while (above := parent[ref]) != root:
            parent[ref] = root
            ref = above
        return root

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

    def replay(self, merges: Iterable[Merge], open_: Iterable[Merge], but: Collection[Ref]) -> None:
        """Join and propose once more what was joined and proposed before, but for pairs of which one is among ``but``. Nothing of it may have to stay apart."""
        for merge in merges:
            if merge.left not in but and merge.right not in but:
                one, other = self.find(merge.left), self.find(merge.right)
                if one != other:
                    self._parent[max(one, other)] = min(one, other)
                self.merges.append(merge)
        self._open.extend(merge for merge in open_ if merge.left not in but and merge.right not in but)

    def open(self) -> tuple[Merge, ...]:
        """The surest proposal for each two sets that are neither one nor decided to be two."""
        found: dict[tuple[Ref, Ref], Merge] = {}
        for merge in sorted(self._open, key=lambda m: (-m.score, m.left, m.right, m.reason)):
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

    def groups(self) -> dict[Ref, tuple[Ref, ...]]:
        """The sets of more than one: representative -> sorted members."""
        found: dict[Ref, list[Ref]] = defaultdict(list)
        for ref in self._parent:
            found[self.find(ref)].append(ref)
        return {root: (root, *sorted(refs)) for root, refs in found.items()}

    def sorted_merges(self) -> tuple[Merge, ...]:
        return tuple(sorted(self.merges, key=_by_ends))


def _merge(left: Ref, right: Ref, reason: str, score: float) -> Merge:
    first, second = (left, right) if left < right else (right, left)
    return Merge(first, second, reason, round(score, 2))


def _by_ends(merge: Merge) -> tuple[Ref, Ref, str]:
    return merge.left, merge.right, merge.reason
