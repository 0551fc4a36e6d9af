"""Which documents tell one story, by the rare names and numbers that they share.

A word of a name tells the more the fewer documents have it. The likeness of two documents is the cosine of their names so weighted (Salton and Buckley
1988), from 0 to 1. Two documents whose dates are known to lie far apart tell two stories.

Why names: one folder holds the same kind of event many times, in the same words; whom it befell tells the two apart. Why a weight that does not ask how
many documents there are: a document that shares no name with the two then changes nothing between them. Words of more than ``CROWD`` documents name
nothing, so the cost grows with the documents that share something rare.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.resolution import dates
from kg.resolution.copies import Numbers, in_common
from kg.resolution.corpus import Corpus

Near = Mapping[str, Mapping[str, float]]
"""Document key -> key of each other document of its story -> likeness"""
Weights = NDArray[np.float64]

ALIKE = 0.15
"""Likeness from which two documents may tell one story."""
LEAST = 3
"""Words of names that two documents of one story have in common at least: a name in two short notes makes no story."""
CROWD = 100
"""Documents in which a word may stand and still tell something."""
STORY = 14
"""Days after which the papers tell another story."""

_WORD = re.compile(r"[^\W_]{3,}")


def stories(corpus: Corpus) -> Near:
    """For each document the others that may tell its story, whatever the order of documents."""
    keys = list(corpus.documents)
    words = _names(corpus)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for left, right, likeness, shared in _alike(*_weighted(keys, words), len(keys)):
        one, other = keys[left], keys[right]
        if likeness >= ALIKE and shared >= LEAST and _about_one_time(corpus, one, other):
            near[one][other] = near[other][one] = likeness
    return {key: dict(sorted(near[key].items())) for key in sorted(near)}


def _about_one_time(corpus: Corpus, one: str, other: str) -> bool:
    spans = [dates.span(corpus.documents[key].date or "") for key in (one, other)]
    return not (spans[0] and spans[1]) or spans[1][0] in dates.each_day(spans[0], STORY)


def _names(corpus: Corpus) -> Mapping[str, Counter[str]]:
    """How often each document has each word of a name."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (key, _), entity in corpus.entities.items():
        for mention in entity.mentions:
            if mention.form == "name":
                found[key].update(_WORD.findall(mention.text.casefold()))
    return found


def _weighted(keys: Sequence[str], words: Mapping[str, Counter[str]]) -> tuple[Numbers, Numbers, Weights]:
    """Document, number of the word and weight of each word of each document; the weights of a document have length 1."""
    documents = Counter(word for found in words.values() for word in found)
    number = {word: n for n, word in enumerate(sorted(documents))}
    document, term, weight = [], [], []
    for place, key in enumerate(keys):
        for word, count in sorted(words.get(key, Counter()).items()):
            document.append(place)
            term.append(number[word])
            weight.append((1 + math.log(count)) / math.log2(1 + documents[word]))
    of, weights = np.array(document, np.int64), np.array(weight, np.float64)
    length = np.sqrt(np.bincount(of, weights**2, minlength=len(keys))) if len(of) else np.zeros(0)
    return of, np.array(term, np.int64), weights / length[of] if len(of) else weights


def _alike(document: Numbers, term: Numbers, weight: Weights, count: int) -> Iterator[tuple[int, int, float, int]]:
    """Pairs of documents (the lower number first) that share a word, how alike they are, and how many words they share."""
    for ours, theirs in in_common(document, term, CROWD):
        codes, place = np.unique(document[ours] * count + document[theirs], return_inverse=True)
        likeness = np.bincount(place, weight[ours] * weight[theirs])
        shared = np.bincount(place)
        for code, value, words in zip(codes.tolist(), likeness.tolist(), shared.tolist(), strict=True):
            yield code // count, code % count, round(value, 3), words
