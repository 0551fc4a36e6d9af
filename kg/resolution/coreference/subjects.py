"""How far two documents speak of one subject: the names they use most, and the words they share.

Why beside ``stories``: two documents of one story may be about two things that befell the same people or firm. Then each has a name of its own that it says
again and again (there each name counts once, and the more the rarer it is), and fewer words in common. Nothing here asks for other documents.
"""

import math
import re
from collections.abc import Callable, Mapping
from functools import cache, partial

from kg.resolution.coreference.stories import words_of_names
from kg.resolution.coreference.tellings import STOP, likeness
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import families

NAMES, WORDS = 1.2, 2.4
"""What the likeness of the names and that of the words count, as log odds."""
USUAL = 1.8
"""What both come to for two documents of one story."""
MOST = 0.25
"""What two documents with one subject add at most: nearly all is told in both, so it says little of one word."""
_WORD = re.compile(r"[^\W_]{3,}|\d+")


def one_subject(corpus: Corpus) -> Callable[[str, str], float]:
    """What speaks for two documents (by their keys) having one subject, as log odds: above 0 more than is usual in a story."""
    names = cache(partial(words_of_names, corpus))

    @cache
    def words(key: str) -> frozenset[str]:
        return frozenset(families.base(word) for word in _WORD.findall(corpus.document(key).text.casefold())) - STOP

    @cache
    def speaks(one: str, other: str) -> float:
        return min(MOST, NAMES * _cosine(names(one), names(other)) + WORDS * likeness(words(one), words(other)) - USUAL)

    return speaks


def _cosine(ours: Mapping[str, int], theirs: Mapping[str, int]) -> float:
    length = math.sqrt(sum(n * n for n in ours.values()) * sum(n * n for n in theirs.values()))
    return sum(n * theirs.get(word, 0) for word, n in ours.items()) / length if length else 0.0
