"""Which documents tell one story, by the rare names that they share.

A word of a name tells the more the fewer documents have it. The likeness of two documents is the cosine of their names so weighted (Salton and Buckley
1988), from 0 to 1. Two documents tell one story if they are alike to the same documents, themselves among these: a short note that names two people of
a story is alike to all its documents, a report on another that befell one of the same people is alike to others. Two documents whose dates are known to lie
far apart tell two stories.

Why names: one folder holds the same kind of event many times, in the same words; whom it befell tells the two apart. Why a weight that does not ask how
many documents there are: a document that shares no name with the two then changes nothing between them. Words of more than ``CROWD`` documents name
nothing, so the cost grows with the documents that share something rare.
"""

import datetime
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from kg.resolution.corpus.columns import Columns, Table
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import dates
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.sources.copies import Numbers, in_common

Near = Mapping[str, frozenset[str]]
"""Document key -> keys of the other documents of its story"""
Weights = NDArray[np.float64]
Pairs = tuple[Numbers, Numbers, Weights]
"""Pairs of documents, the lower number first, and how alike they are"""

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


def stories(corpus: Corpus, kept: Kept = NOTHING) -> Near:
    """For each document the others that may tell its story, whatever the order of documents."""
    names = _names(corpus, kept)
    keys, count = names.keys, len(names.keys)
    days = _Days(corpus, keys)
    left, right, likeness = days.among(*_alike(*_weighted(names), count, ALIKE, LEAST))
    one, other, _ = days.among(*_one_story(left, right, np.minimum(likeness, MOST), count))
    near: dict[str, set[str]] = defaultdict(set)
    for here, there in zip(one.tolist(), other.tolist(), strict=True):
        near[keys[here]].add(keys[there])
        near[keys[there]].add(keys[here])
    return {key: frozenset(near[key]) for key in sorted(near)}


def _names(corpus: Corpus, kept: Kept) -> Table:
    """The words of names of each document (what stands for each, in its order, and how often it has it)."""
    known = Columns(kept, "names", ("<u8", "<i4"))
    for key in corpus.changed(known.known):
        known.put(key, _columns(words_of_names(corpus, key)) if key in corpus.by_key else None)
    return known.table()


def _columns(words: Mapping[str, int]) -> tuple[NDArray[np.uint64], Numbers]:
    digests = (blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest() for word in words)
    told = sorted(zip((int.from_bytes(digest, "little") for digest in digests), words.values(), strict=True))
    return np.array([word for word, _ in told], np.uint64), np.array([count for _, count in told], np.int64)


class _Days:
    """When documents were written, by their numbers: first and last days, counted from the year 1, 0 where that is not known."""

    def __init__(self, corpus: Corpus, keys: Sequence[str]) -> None:
        numbers: dict[str, Sequence[int]] = {"": (0, 0)}
        for date in {*corpus.dates.values()}:
            numbers[date] = [datetime.date.fromisoformat(day).toordinal() for day in dates.span(date) or ()] or (0, 0)
        self._first, self._last = np.array([numbers[corpus.dates.get(key, "")] for key in keys], np.int64).reshape(-1, 2).T

    def among(self, left: Numbers, right: Numbers, likeness: Weights) -> Pairs:
        """The pairs of documents that may have been written about one time."""
        here, there, until = self._first[left], self._first[right], self._last[left]
        near = (here == 0) | (there == 0) | ((there >= here - STORY) & (there <= until + STORY))
        return left[near], right[near], likeness[near]


def _one_story(left: Numbers, right: Numbers, likeness: Weights, count: int) -> Pairs:
    """Pairs of documents that are alike to the same documents."""
    every = np.arange(count, dtype=np.int64)
    document, other = np.concatenate((every, left, right)), np.concatenate((every, right, left))
    weight = np.concatenate((np.full(count, MOST), likeness, likeness))
    order = np.lexsort((other, document))
    document = document[order]
    return _alike(document, other[order], _of_length_one(document, weight[order], count), count, ONE_STORY)


def words_of_names(corpus: Corpus, key: str) -> dict[str, int]:
    """How often a document has each word of a name, in the order of the words."""
    names = (mention.text for entity in corpus.by_key[key].entities for mention in entity.mentions if mention.form == "name")
    return dict(sorted(Counter(word for name in names for word in _WORD.findall(name.casefold())).items()))


def _weighted(names: Table) -> tuple[Numbers, Numbers, Weights]:
    """Document, number of the word and weight of each word of each document; the weights of a document have length 1."""
    _, term, documents = np.unique(names.columns[0], return_inverse=True, return_counts=True)
    term = term.reshape(-1).astype(np.int64)
    document = np.repeat(np.arange(len(names.keys), dtype=np.int64), names.lengths[0])
    counts = names.columns[1]
    often = np.array([1 + math.log(count or 1) for count in range(int(counts.max(initial=0)) + 1)])
    rare = np.array([math.log2(1 + number) for number in range(int(documents.max(initial=0)) + 1)])
    weight = often[counts] / rare[documents[term]]
    return document, term, _of_length_one(document, weight, len(names.keys))


def _of_length_one(document: Numbers, weight: Weights, count: int) -> Weights:
    """The weights of each document's features, scaled to the length 1."""
    return weight / np.sqrt(np.bincount(document, weight**2, minlength=count))[document] if len(document) else weight


def _alike(document: Numbers, term: Numbers, weight: Weights, count: int, least: float, common: int = 1) -> Pairs:
    """Pairs of documents that share ``common`` features or more and are alike to ``least`` or more."""
    codes, likeness = [np.zeros(0, np.int64)], [np.zeros(0)]
    for ours, theirs in in_common(document, term, CROWD):
        pairs, place = np.unique(document[ours] * count + document[theirs], return_inverse=True)
        found = np.bincount(place, weight[ours] * weight[theirs]).astype(np.float64, copy=False).round(3)
        fits = (found >= least) & (np.bincount(place) >= common)
        codes.append(pairs[fits])
        likeness.append(found[fits])
    every: Numbers = np.concatenate(codes)
    return every // max(1, count), every % max(1, count), np.concatenate(likeness)
