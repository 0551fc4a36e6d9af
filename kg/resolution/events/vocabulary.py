"""Which words of events there are in all documents, and the family that each belongs to (see ``families``): what no other document has may make one word the head of
another's family."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.resolution.corpus.indexed import OnDemand
from kg.resolution.events import families

BLOCK = 3
"""Letters that words of one family begin with alike."""


class Vocabulary:
    """How many documents have each word.

    Why a class: a document that comes or goes changes the families of a few words only.
    """

    def __init__(self, counts: Mapping[str, int] | None = None) -> None:
        self.counts = dict(counts or {})
        self._blocks: dict[str, set[str]] = defaultdict(set)
        for word in (*self.counts, *(word for group in families.told_alike() for word in group)):
            self._blocks[word[:BLOCK]].add(word)
        self._always = frozenset(word for group in families.told_alike() for word in group)
        self._families = OnDemand[str, Mapping[str, str]](lambda block: families.families(self._blocks[block]))

    def family(self, word: str) -> str:
        """The first word of its family."""
        return self._families[word[:BLOCK]][word]

    def change(self, gone: Iterable[str], come: Iterable[str]) -> set[str]:
        """Take words out and put words in, each as often as documents have it; the words whose family is another one since."""
        net: dict[str, int] = defaultdict(int)
        for words, one in ((gone, -1), (come, 1)):
            for word in words:
                net[word] += one
        before: dict[str, Mapping[str, str]] = {}
        for word, more in net.items():
            had = self.counts.get(word, 0)
            now = had + more
            if now:
                self.counts[word] = now
            else:
                self.counts.pop(word, None)
            if (now > 0) != (had > 0) and word not in self._always:
                block = word[:BLOCK]
                before.setdefault(block, self._families[block])
                (self._blocks[block].add if now else self._blocks[block].discard)(word)
                self._families.pop(block, None)
        return {word for block, old in before.items() for word, head in self._families[block].items() if old.get(word, head) != head}
