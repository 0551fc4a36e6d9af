"""Disjoint sets of references, with a reason for every union."""

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Merge, Ref


class Clusters:
    """Disjoint sets whose representative is always the smallest member, so that the order of unions does not show.

    Why a class: unions of one step must be visible to the next (a lone surname looks at the clusters of full names).
    """

    def __init__(self) -> None:
        self._parent: dict[Ref, Ref] = {}
        self.merges: list[Merge] = []

    def find(self, ref: Ref) -> Ref:
        """The representative of the set that holds ``ref``."""
        root = ref
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(ref, ref)) != root:
            self._parent[ref] = root
            ref = above
        return root

    def join(self, left: Ref, right: Ref, reason: str, score: float) -> bool:
        """Make one set of two; False where they already were one."""
        one, other = sorted((self.find(left), self.find(right)))
        if one == other:
            return False
        self._parent[other] = one
        first, second = sorted((left, right))
        self.merges.append(Merge(first, second, reason, round(score, 2)))
        return True

    def join_all(self, refs: Iterable[Ref], reason: str, score: float) -> None:
        """Make one set of all ``refs``; each is joined to the smallest."""
        ordered = sorted(refs)
        for other in ordered[1:]:
            self.join(ordered[0], other, reason, score)

    def members(self, refs: Iterable[Ref]) -> dict[Ref, tuple[Ref, ...]]:
        """The sets that ``refs`` fall into: representative -> sorted members among ``refs``."""
        found: dict[Ref, list[Ref]] = defaultdict(list)
        for ref in refs:
            found[self.find(ref)].append(ref)
        return {root: tuple(sorted(found[root])) for root in sorted(found)}

    def sorted_merges(self) -> tuple[Merge, ...]:
        return tuple(sorted(self.merges, key=lambda m: (m.left, m.right, m.reason)))
