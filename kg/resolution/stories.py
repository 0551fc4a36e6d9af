"""Which documents tell one story, by the rare names that they share.

A word of a name tells the more the fewer documents have it. The likeness of two documents is the cosine of their names so weighted (Salton and Buckley
1988), from 0 to 1. Two documents tell one story if they are alike to the same documents, themselves among these: a short note that names two people of
a story is alike to all its documents, a report on another that befell one of the same people is alike to others. Two documents whose dates are known to lie
far apart tell two stories.

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

Near = Mapping[str, frozenset[str]]
"""Document key -> keys of the other documents of its story"""
Weights = NDArray[np.float64]

ALIKE = 0.08
"""Likeness from which two documents are alike."""
LEAST = 3
"""Words of names that two documents that are alike have in common at least: a name in two short notes makes no story."""
MOST = 0.3
"""Likeness above which a document counts as no more alike, nor itself as more: so two that are as alike need no others to be one story."""
ONE_STORY = 0.7
"""Likeness, to the same documents, from which two tell one story."""
CROWD = 100
"""Documents in which a word may stand and still tell something."""
STORY = 14
"""Days after which the papers tell another story."""

_WORD = re.compile(r"[^\W_]{3,}")


def stories(corpus: Corpus) -> Near:
    """For each document the others that may tell its story, whatever the order of documents."""
    keys = list(corpus.documents)
    count = len(keys)
    near: dict[str, set[str]] = defaultdict(set)
    for left, right in _one_story(_likenesses(corpus, keys), count):
        if _about_one_time(corpus, keys[left], keys[right]):
            near[keys[left]].add(keys[right])
            near[keys[right]].add(keys[left])
    return {key: frozenset(near[key]) for key in sorted(near)}


def _likenesses(corpus: Corpus, keys: Sequence[str]) -> Mapping[tuple[int, int], float]:
    """How alike the names of two documents of about one time are, where they are alike."""
    return {
        (left, right): min(likeness, MOST)
        for left, right, likeness, shared in _alike(*_weighted(keys, _names(corpus)), len(keys))
        if likeness >= ALIKE and shared >= LEAST and _about_one_time(corpus, keys[left], keys[right])
    }


def _one_story(likenesses: Mapping[tuple[int, int], float], count: int) -> Iterator[tuple[int, int]]:
    """Pairs of documents that are alike to the same documents."""
    every = sorted([*((n, n, MOST) for n in range(count)), *(entry for (a, b), v in likenesses.items() for entry in ((a, b, v), (b, a, v)))])
    document, other = (np.array([entry[side] for entry in every], np.int64) for side in (0, 1))
    weights = _of_length_one(document, np.array([entry[2] for entry in every], np.float64), count)
    yield from ((left, right) for left, right, likeness, _ in _alike(document, other, weights, count) if likeness >= ONE_STORY)


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
    of = np.array(document, np.int64)
    return of, np.array(term, np.int64), _of_length_one(of, np.array(weight, np.float64), len(keys))


def _of_length_one(document: Numbers, weight: Weights, count: int) -> Weights:
    """The weights of each document's features, scaled to the length 1."""
    return weight / np.sqrt(np.bincount(document, weight**2, minlength=count))[document] if len(document) else weight


def _alike(document: Numbers, term: Numbers, weight: Weights, count: int) -> Iterator[tuple[int, int, float, int]]:
    """Pairs of documents (the lower number first) that share a feature, how alike they are, and how many they share."""
    for ours, theirs in in_common(document, term, CROWD):
        codes, place = np.unique(document[ours] * count + document[theirs], return_inverse=True)
        likeness = np.bincount(place, weight[ours] * weight[theirs])
        shared = np.bincount(place)
        for code, value, words in zip(codes.tolist(), likeness.tolist(), shared.tolist(), strict=True):
            yield code // count, code % count, round(value, 3), words
