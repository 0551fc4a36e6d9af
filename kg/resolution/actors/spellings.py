"""Names of organisations that are spelt alike in every word ("organisation", "organization"), and those that say too little to be compared."""

from collections.abc import Iterable, Set

from kg.gazetteer.names import fold, organization_score
from kg.gazetteer.words import ORGANIZATION_HEADS
from kg.resolution.kept import Kept

ALIKE = 0.9
SHORTEST = 8
"""Letters of a name from which it is compared"""
COMMON = ORGANIZATION_HEADS | frozenset(
    "of the and for in on to a foreign interior defence defense justice finance health education labour labor trade energy transport agriculture culture"
    " environment internal external affairs state states national federal central regional local supreme high constitutional general public security"
    " intelligence armed air naval military border special police government cabinet parliament senate assembly house representatives lords commons congress council"
    " council court bank party opposition union president presidential prime minister office department ministry agency service command staff headquarters"
    " forces army navy guard district city county town municipal provincial first second third people peoples workers social democratic liberal labour"
    " conservative republican communist socialist green christian stock exchange chamber commerce university hospital school college church".split()
)
"""Words that many organisations share: a name made of nothing else tells which one only together with a country."""


def is_common(key: str) -> bool:
    """Whether a name holds nothing but common words."""
    words = key.split()
    return bool(words) and all(word in COMMON or word.isdigit() for word in words)


class Spellings:
    """The keys of all names of organisations with those that are spelt alike; what was compared before is not compared again."""

    def __init__(self, kept: Kept) -> None:
        self._alike = kept.ledger("alike organizations", tuple[str, ...])
        self._blocks = kept.bearers("blocks of organizations")

    def alike(self, key: str) -> tuple[str, ...]:
        """The keys that are spelt like one."""
        return self._alike.get(key) or ()

    def pairs(self, keys: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of ``keys`` that are spelt alike, in the order in which they are to be joined."""
        return sorted(((key, other) for key in keys for other in self.alike(key) if key < other), key=lambda pair: (_block(pair[0]), pair))

    def renew(self, keys: Set[str], present: Set[str]) -> set[str]:
        """Take note of which of ``keys`` are names of organisations now; the names that any of them were like."""
        before: set[str] = set()
        telling = sorted(key for key in keys if len(key) >= SHORTEST and not is_common(key))
        for key in telling:
            if key in present:
                self._blocks.add(key, [_block(key)])
            else:
                self._blocks.remove(key, [_block(key)])
        for key in telling:
            others = self._others(key) if key in present else ()
            old = self.alike(key)
            before.update(old)
            for other in {*old, *others}:
                rest = {*self.alike(other)} - {key}
                self._put(other, rest | {key} if other in others else rest)
            self._put(key, others)
        return before

    def _others(self, key: str) -> tuple[str, ...]:
        """The names that are spelt like one."""
        pairs = [(other, (min(key, other), max(key, other))) for other in self._blocks.of(_block(key)) if other != key]
        return tuple(other for other, pair in pairs if organization_score(*pair)[0] >= ALIKE and _typo(*pair))

    def _put(self, key: str, others: Iterable[str]) -> None:
        if others:
            self._alike.put(key, tuple(sorted(others)))
        else:
            self._alike.drop(key)


def _block(key: str) -> str:
    """What two names have in common that are spelt alike."""
    return " ".join(sorted(word[:3] for word in key.split()))


def _typo(one: str, other: str) -> bool:
    """Whether differing words differ by spelling ("organisation"), not by a letter that makes another short name."""
    ours, theirs = one.split(), other.split()
    return all(fold(a) == fold(b) or min(len(a), len(b)) >= 6 for a, b in zip(sorted(ours), sorted(theirs), strict=False))
