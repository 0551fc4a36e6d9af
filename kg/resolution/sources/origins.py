"""Independent origins: passages that repeat one another across documents count once.

A passage is the sentence of a claim; what makes two passages copies, ``copies`` says. A passage without a copy elsewhere has its document as origin;
copies have the first document (by date, then key) among those that hold them. A document most of whose passages are copies has one origin with the
copied document altogether: what else it says is taken for rewriting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from kg.model import Outline
from kg.resolution.corpus.indexed import ByRef, Corpus
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.sources.copies import CROWD, Hashes, Numbers, spread
from kg.resolution.sources.passages import Passages, passages

Passage = tuple[str, int]
"""(document key, start of the sentence)"""
Trait = tuple[str, str]

COPIED_DOCUMENT = 0.5


@dataclass(frozen=True, slots=True)
class Origins:
    """``origin_of`` gives the id of each passage's independent origin, the key of a document; ``copy_of`` an id that copies of one sentence share,
    for passages that have a copy; ``moved`` are the documents of which a passage that stays has other copies than the last time."""

    origin_of: Mapping[Passage, str]
    copy_of: Mapping[Passage, str]
    moved: frozenset[str] = frozenset()
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    """What tells, for each document with passages that have their origin in another one, which these are, and in which: a number"""


def origins(corpus: Corpus, kept: Kept = NOTHING) -> Origins:
    """Origins and copies of all passages."""
    told = passages(corpus, kept)
    if not len(told.starts):
        return Origins({}, {})
    dates = corpus.dates
    keys = sorted(told.keys, key=lambda key: (dates.get(key) or "9999", key))
    rank = {key: number for number, key in enumerate(keys)}
    document = np.repeat(np.array([rank[key] for key in told.keys], np.int64), told.counts)
    one, other = _across(told.wording, document, told.one, told.other)
    united = _united(one, other, len(told.words))
    group = united[told.wording]
    family = _united(*_rewritten(told.wording, document, one, other), len(keys))
    first = np.full(len(told.words), len(keys), np.int64)
    np.minimum.at(first, group, family[document])
    has_copy = np.bincount(group, minlength=len(united))[united] > 1
    copied = has_copy[told.wording]
    moved = _moved(told, np.where(has_copy, told.words[united], 0), kept)
    begin = dict(zip(told.keys, (np.cumsum(told.counts) - told.counts).tolist(), strict=True))
    count = dict(zip(told.keys, told.counts.tolist(), strict=True))

    def here(key: str) -> slice:
        return slice(begin[key], begin[key] + count[key])

    def origin_of(key: str) -> dict[int, str]:
        return dict(zip(told.starts[here(key)].tolist(), (keys[number] for number in first[group[here(key)]].tolist()), strict=True))

    def copy_of(key: str) -> dict[int, str]:
        ids = zip(told.starts[here(key)].tolist(), told.words[group[here(key)]].tolist(), copied[here(key)].tolist(), strict=True)
        return {start: f"{word:016x}" for start, word, has_copy in ids if has_copy}

    return Origins(ByRef(begin, origin_of), ByRef(begin, copy_of), moved, _elsewhere(keys, document, told.starts, first[group]))


def _elsewhere(keys: Sequence[str], document: Numbers, starts: Numbers, origin: Numbers) -> dict[str, int]:
    """See ``Origins``: sums of numbers that passages have by where they begin and by the key of their origin."""
    foreign = np.flatnonzero(origin != document)
    names, name = np.unique(origin[foreign], return_inverse=True)
    digests = [blake2b(keys[number].encode("utf-8", "surrogatepass"), digest_size=8).digest() for number in names.tolist()]
    mixed = np.frombuffer(b"".join(digests), "<u8")[name] ^ (starts[foreign].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    sums = np.zeros(len(keys), np.uint64)
    np.add.at(sums, document[foreign], mixed ^ (mixed >> np.uint64(32)))
    return {keys[number]: int(sums[number]) for number in np.unique(document[foreign]).tolist()}


def _moved(told: Passages, copy_of: Hashes, kept: Kept) -> frozenset[str]:
    """The documents with a passage of which the copies are others than the last time; ``copy_of`` is what copies of a wording share."""
    whole = kept.whole("copies", tuple[bytes, bytes])
    whole.keep((told.words.astype("<u8").tobytes(), copy_of.astype("<u8").tobytes()))
    if whole.made is None:
        return frozenset(told.keys)
    before, shared = (np.frombuffer(column, "<u8") for column in whole.made)
    there = np.minimum(np.searchsorted(before, told.words), max(0, len(before) - 1))
    others = np.flatnonzero((before[there] == told.words) & (copy_of != shared[there])) if len(before) else there[:0]
    if not len(others):
        return frozenset()
    document = np.repeat(np.arange(len(told.keys)), told.counts)
    return frozenset(told.keys[number] for number in np.unique(document[np.isin(told.wording, others)]).tolist())


def independent(passages: Sequence[Passage], origin_of: Mapping[Passage, str], documents: Mapping[str, Outline]) -> int:
    """How many independent origins ``passages`` have: passages of one document, of one origin or of one publisher count once."""
    known = set(passages) if len(passages) > 1 else passages
    if len({key for key, _ in known}) < 2:
        return min(1, len(known))
    above: dict[Trait, Trait] = {}

    def top(trait: Trait) -> Trait:
        while (next_ := above.setdefault(trait, trait)) != trait:
            above[trait] = trait = above[next_]
        return trait

    for passage in known:
        first, *others = traits(passage, origin_of, documents)
        for other in others:
            above[top(other)] = top(first)
    return len({top(("document", key)) for key, _ in known})


def traits(passage: Passage, origin_of: Mapping[Passage, str], documents: Mapping[str, Outline]) -> tuple[Trait, ...]:
    """What two passages must not have in common to be independent."""
    key = passage[0]
    found = ("document", key), ("origin", origin_of.get(passage, key))
    document = documents.get(key)
    publisher = _publisher(document.source) if document and document.source else ""
    return (*found, ("publisher", publisher)) if publisher else found


@lru_cache(maxsize=1 << 12)
def _publisher(source: str) -> str:
    return " ".join(source.casefold().split())


def _across(wording: Numbers, document: Numbers, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """Those of the pairs of wordings that do not stand in one and the same document alone."""
    count = int(wording.max()) + 1
    least, most = np.full(count, len(document)), np.full(count, -1)
    np.minimum.at(least, wording, document)
    np.maximum.at(most, wording, document)
    kept = (least[one] != most[one]) | (least[other] != most[other]) | (least[one] != least[other])
    return one[kept], other[kept]


def _united(one: Numbers, other: Numbers, count: int) -> Numbers:
    """The least number of the set that each of ``count`` numbers falls into when the pairs are united."""
    above = np.arange(count, dtype=np.int64)
    while len(one):
        low, high = np.minimum(above[one], above[other]), np.maximum(above[one], above[other])
        np.minimum.at(above, high, low)
        while (higher := above[above]).tobytes() != above.tobytes():
            above = higher
        kept = above[one] != above[other]
        one, other = one[kept], other[kept]
    return above


def _rewritten(wording: Numbers, document: Numbers, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of documents of which one has half or more of its passages (at least two) from the other.

    A wording of more than ``CROWD`` documents counts for the first of them only: all that print it are rewritten from that one.
    """
    count, documents = int(wording.max()) + 1, int(document.max()) + 1
    bearers = _distinct(wording * documents + document)
    starts, lengths = _ranges(bearers // documents, count)
    lengths[lengths > CROWD] = 1
    near = np.concatenate((one, other, np.arange(count))), np.concatenate((other, one, np.arange(count)))
    holder = (bearers % documents)[spread(starts[near[1]], lengths[near[1]])]
    told = _distinct(np.repeat(near[0], lengths[near[1]]) * documents + holder)  # wording, and a document that has it or one like it
    starts, lengths = _ranges(told // documents, count)
    pairs = np.repeat(document, lengths[wording]) * documents + (told % documents)[spread(starts[wording], lengths[wording])]
    codes, shared = np.unique(pairs, return_counts=True)
    left, right = codes // documents, codes % documents
    size = np.bincount(document, minlength=documents)
    kept = (left != right) & (shared >= 2) & (shared >= COPIED_DOCUMENT * size[left])
    return left[kept], right[kept]


def _distinct(numbers: Numbers) -> Numbers:
    """The distinct ``numbers``, sorted. Why not ``np.unique``: it hashes where it is not asked for counts, and takes a hundred times as long for products."""
    ordered = np.sort(numbers)
    found: Numbers = ordered[np.concatenate((np.ones(min(1, len(ordered)), bool), ordered[1:] != ordered[:-1]))]
    return found


def _ranges(of: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Where each of ``count`` numbers begins in a sorted array, and how often it stands there."""
    lengths = np.bincount(of, minlength=count).astype(np.int64)
    return np.cumsum(lengths) - lengths, lengths
