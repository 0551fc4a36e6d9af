"""Sentences that repeat one another, by the share of their five-word shingles.

Two sentences are copies when at least 60 % of the shorter one's shingles stand in the other. Sentences of the same shingles are looked at once,
however often they are printed, so that a report in a thousand papers costs what it costs in two.

Why arrays: shingles are compared as numbers, pair by pair and by the million; numpy sorts and counts them twenty times faster than Python does.
The index is the usual inverted one (Broder 1997, "On the resemblance and containment of documents"), without sampling.
"""

import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint64]

SHINGLE = 5
CONTAINMENT = 0.6
SHARED_AT_LEAST = 3
CROWD = 200
"""A shingle in more different sentences than this is a phrase of the trade ("told reporters in the capital on") and says nothing about copying."""
AT_ONCE = 100_000
"""Pairs that are counted at once: some 3 MB, which the processor holds near; more take longer."""

_WORD = re.compile(r"\w+")
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0xFF51AFD7ED558CCD], np.uint64)
"""Odd numbers, one a place in a shingle."""


def spread(starts: Numbers, counts: Numbers) -> Numbers:
    """The numbers of each range ``start`` … ``start + count - 1``, one range after the other."""
    before = np.cumsum(counts) - counts
    return np.arange(counts.sum(), dtype=np.int64) - np.repeat(before - starts, counts)


class Shingles(Struct, frozen=True):
    """The distinct shingles of some texts: how many each text has (a text of fewer words than a shingle is one, one without words has none), and the hashes,
    sorted, of one text after the other. As bytes of 64-bit numbers, the lowest first, so that they can be kept."""

    counts: bytes
    hashes: bytes


def shingles(texts: Sequence[str]) -> Shingles:
    """The shingles of ``texts``."""
    known: dict[str, int] = {}
    words: list[int] = []
    lengths = np.zeros(len(texts), np.int64)
    for number, text in enumerate(texts):
        found = _WORD.findall(text.casefold())
        if found:
            padded = found + [""] * (SHINGLE - len(found))
            for word in padded:
                if word not in known:
                    known[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
                words.append(known[word])
            lengths[number] = len(padded)
    values = np.array(words, np.uint64)
    counts = np.maximum(lengths - SHINGLE + 1, 0) * (lengths > 0)
    at = spread(np.cumsum(lengths) - lengths, counts)
    hashes = np.zeros(len(at), np.uint64)
    for place in range(SHINGLE):
        hashes += values[at + place] * _MIX[place]
        hashes ^= hashes >> np.uint64(29)
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), counts)
    order = np.lexsort((hashes, owner))
    owner, hashes = owner[order], hashes[order]
    fresh = np.ones(len(owner), bool)
    fresh[1:] = (owner[1:] != owner[:-1]) | (hashes[1:] != hashes[:-1])
    distinct = np.bincount(owner[fresh], minlength=len(texts))
    return Shingles(distinct.astype("<i8").tobytes(), hashes[fresh].astype("<u8").tobytes())


def wordings(every: Sequence[Shingles]) -> tuple[Numbers, Numbers, Hashes]:
    """For each text the number of its wording, which texts of the same shingles share (a text without words has one of its own); and the distinct
    (wording, shingle) pairs as two arrays, sorted by wording."""
    size: Numbers = np.frombuffer(b"".join([some.counts for some in every]), "<i8").astype(np.int64)
    hashes: Hashes = np.frombuffer(b"".join([some.hashes for some in every]), "<u8").astype(np.uint64)
    owner = np.repeat(np.arange(len(size), dtype=np.int64), size)
    mark = np.zeros((len(size), 3), np.uint64)
    mark[:, 0] = size
    np.add.at(mark[:, 1], owner, hashes)
    np.add.at(mark[:, 2], owner, hashes * (hashes | np.uint64(1)))
    empty = size == 0
    mark[empty, 1] = np.arange(len(size), dtype=np.uint64)[empty]
    _, first, wording = np.unique(mark, axis=0, return_index=True, return_inverse=True)
    wording = wording.reshape(-1).astype(np.int64)
    shown = np.zeros(len(size), bool)
    shown[first] = True
    kept = shown[owner]
    numbers = wording[owner[kept]]
    order = np.argsort(numbers, kind="stable")
    return wording, numbers[order], hashes[kept][order]


def alike(wording: Numbers, hashes: Hashes) -> tuple[Numbers, Numbers]:
    """Pairs of different wordings (the lower number first) that share enough of their shingles, from what ``wordings`` gives."""
    size = np.bincount(wording) if len(wording) else np.zeros(0, np.int64)
    found = [enough(*pairs, size) for pairs in _sharing(wording, hashes, len(size))]
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _sharing(wording: Numbers, hashes: Hashes, count: int) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
    """Pairs of wordings that share a shingle and how many they share, all pairs of one lower number in one piece."""
    for ours, theirs in in_common(wording, hashes, CROWD):
        pairs, shared = np.unique(wording[ours] * count + wording[theirs], return_counts=True)
        yield pairs // count, pairs % count, shared


def in_common(bearer: Numbers, feature: Numbers | Hashes, crowd: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of places in ``bearer``, which is sorted, whose features are the same (the lower bearer first), all pairs of one lower bearer in one piece.

    A feature that more than ``crowd`` bear pairs nothing; nobody bears one twice.
    """
    order = np.argsort(feature, kind="stable")
    bearer, feature = bearer[order], feature[order]
    starts = np.flatnonzero(np.concatenate(([True], feature[1:] != feature[:-1]))) if len(feature) else np.zeros(0, np.int64)
    lengths = np.diff(np.append(starts, len(feature)))
    place = np.arange(len(bearer), dtype=np.int64)
    after = np.repeat(starts + lengths, lengths) - place - 1  # how many further bearers have this one's feature
    after[np.repeat(lengths, lengths) > crowd] = 0
    place = place[after > 0]
    place = place[np.argsort(bearer[place], kind="stable")]
    done = np.cumsum(after[place])
    begin = 0
    while begin < len(place):
        end = max(begin + 1, int(np.searchsorted(done, (done[begin - 1] if begin else 0) + AT_ONCE)))
        end = int(np.searchsorted(bearer[place], bearer[place[end - 1]], side="right"))
        here = place[begin:end]
        yield order[np.repeat(here, after[here])], order[spread(here + 1, after[here])]
        begin = end


def enough(one: Numbers, other: Numbers, shared: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """Those of the pairs of wordings that share enough of their shingles; ``size`` is how many each wording has."""
    shorter, longer = np.minimum(size[one], size[other]), np.maximum(size[one], size[other])
    kept = ((shared >= SHARED_AT_LEAST) | (longer <= shorter + SHARED_AT_LEAST)) & (shared >= CONTAINMENT * shorter)
    return one[kept], other[kept]
