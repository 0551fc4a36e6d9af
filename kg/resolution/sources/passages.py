"""Which passages of all documents say the same in nearly the same words, without comparing again what was compared before.

Passages of the same shingles are of one wording; wordings are compared as ``copies`` says. A wording that comes is compared with all that share a shingle with it. A
shingle that becomes a phrase of the trade, or is none any more, changes what its bearers have in common: these are compared again.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from kg.resolution.corpus.columns import Column, Columns, Table
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.kept import Kept
from kg.resolution.sources.copies import CROWD, Hashes, Numbers, alike, enough, shingles, spread

TYPES = "<i4", "<u8", "<i4", "<u8"
"""Of each passage where it begins, what stands for its wording, and how many shingles it has; and these, one passage after the other"""
AT_ONCE = 64
"""Documents of which the shingles are found at once"""
_BITS = 0xFFFF
Pairs = tuple[Hashes, Hashes]


@dataclass(frozen=True)
class Passages:
    """The passages of all documents in order: ``counts`` are how many each of ``keys`` has, ``starts`` where each begins, ``wording`` its number, and ``words`` what
    stands for each wording, the same in any corpus. ``one`` and ``other`` are pairs of wordings that are copies."""

    keys: list[str]
    counts: Numbers
    starts: Numbers
    wording: Numbers
    words: Hashes
    one: Numbers
    other: Numbers


def passages(corpus: Corpus, kept: Kept) -> Passages:
    """The passages of the corpus, and which are copies of one another."""
    told, compared = Columns(kept, "passages", TYPES), kept.ledger("alike passages", tuple[bytes, bytes])
    changed = list(corpus.changed(told.known))
    old = [told.get(key) for key in changed] if told.known else []
    for begin in range(0, len(changed), AT_ONCE):
        some = changed[begin : begin + AT_ONCE]
        now = dict(_told(corpus, [key for key in some if key in corpus.by_key]))
        for key in some:
            told.put(key, now.get(key))
    after = told.table()
    words, first, wording = np.unique(after.columns[1], return_index=True, return_inverse=True)
    sizes = after.columns[2][first].astype(np.int64)
    kept_pairs = compared.get("") if told.known else None
    if kept_pairs is None:
        pairs = _every(after, words, first)
    else:
        standing = np.frombuffer(kept_pairs[0], "<u8"), np.frombuffer(kept_pairs[1], "<u8")
        pairs = _Again(after, frozenset(changed), old, words, sizes).pairs(standing)
    made = pairs[0].astype("<u8").tobytes(), pairs[1].astype("<u8").tobytes()
    if made != kept_pairs:
        compared.put("", made)
    ends = (np.searchsorted(words, side).astype(np.int64) for side in pairs)
    return Passages(after.keys, after.lengths[0], after.columns[0].astype(np.int64), wording.reshape(-1).astype(np.int64), words, *ends)


def _told(corpus: Corpus, keys: Sequence[str]) -> Iterator[tuple[str, tuple[Numbers, Hashes, Numbers, Hashes]]]:
    """The passages of some documents, which are the sentences of their claims."""
    sentences = [(key, sorted({claim.sentence for claim in corpus.by_key[key].claims})) for key in keys]
    found = shingles([corpus.document(key).text[start:end] for key, spans in sentences for start, end in spans])
    counts, hashes = np.frombuffer(found.counts, "<i8"), np.frombuffer(found.hashes, "<u8")
    ends = [0, *np.cumsum(counts).tolist()]
    first = 0
    for key, spans in sentences:
        last = first + len(spans)
        parts = (found.hashes[8 * begin : 8 * end] for begin, end in zip(ends[first:last], ends[first + 1 : last + 1], strict=True))
        words = (part or f"{key} {start}".encode("utf-8", "surrogatepass") for part, (start, _) in zip(parts, spans, strict=True))
        wording = b"".join([blake2b(some, digest_size=8).digest() for some in words])
        starts = np.array([start for start, _ in spans], np.int64)
        yield key, (starts, np.frombuffer(wording, "<u8"), counts[first:last], hashes[ends[first] : ends[last]])
        first = last


def _every(table: Table, words: Hashes, first: Numbers) -> Pairs:
    """All pairs of wordings that are copies."""
    size = table.columns[2].astype(np.int64)
    at = (np.cumsum(size) - size)[first]
    one, other = alike(np.repeat(np.arange(len(words), dtype=np.int64), size[first]), table.columns[3][spread(at, size[first])])
    return words[one], words[other]


class _Again:
    """Which wordings are copies, when some documents have ``changed`` that had the rows ``old``, and ``table`` is what there is now: ``words`` and ``sizes``."""

    def __init__(self, table: Table, changed: Set[str], old: Sequence[tuple[Column, ...]], words: Hashes, sizes: Numbers) -> None:
        self._table, self._words, self._sizes = table, words, sizes
        self._ends = np.cumsum(table.columns[2], dtype=np.int64)
        self._fresh = np.repeat(np.array([key in changed for key in table.keys], bool), table.lengths[0])
        wordings, shingles = (np.concatenate([row[n] for row in old] or [np.zeros(0, np.uint64)]) for n in (1, 3))
        self._had = shingles, np.repeat(wordings, np.concatenate([row[2] for row in old] or [np.zeros(0, np.int64)]))
        self._wordings = wordings

    def pairs(self, standing: Pairs) -> Pairs:
        """All pairs; ``standing`` are those of the last time."""
        table, fresh = self._table, np.flatnonzero(self._fresh)
        sought = _distinct(np.concatenate((self._had[0], self._shingles(fresh))))
        hashes, passage = self._bearing(sought)
        stay = ~self._fresh[passage]
        now = _once(hashes, table.columns[1][passage])
        was = _once(np.concatenate((hashes[stay], self._had[0])), np.concatenate((table.columns[1][passage[stay]], self._had[1])))
        turned = np.setxor1d(_crowded(was[0]), _crowded(now[0]))
        touched = _distinct(np.concatenate((self._wordings, table.columns[1][fresh])))
        there = _is_in(table.columns[1][~self._fresh], touched)
        same = touched[(there | np.isin(touched, self._wordings)) & _is_in(self._words, touched)]
        changed = np.setdiff1d(touched, same, assume_unique=True)
        moved = _distinct(np.concatenate((changed, *(bearers[np.isin(kinds, turned)] for kinds, bearers in (was, now)))))
        left = ~(np.isin(standing[0], moved) | np.isin(standing[1], moved))
        more = self._with(moved[_is_in(self._words, moved)], now if not len(turned) else None)
        return np.concatenate((standing[0][left], more[0])), np.concatenate((standing[1][left], more[1]))

    def _shingles(self, passages: Numbers) -> Hashes:
        """The shingles of some passages."""
        sizes = self._table.columns[2][passages].astype(np.int64)
        return self._table.columns[3][spread(self._ends[passages] - sizes, sizes)]

    def _bearing(self, sought: Hashes) -> tuple[Hashes, Numbers]:
        """The shingles among ``sought`` with the passages that have them."""
        at = _places(self._table.columns[3], sought)
        return self._table.columns[3][at], np.searchsorted(self._ends, at, side="right")

    def _with(self, wanted: Hashes, borne: Pairs | None) -> Pairs:
        """The pairs of wordings that are copies and of which one is ``wanted``. ``borne`` are shingles with the wordings that have them, all of the wanted ones
        among them, if that is known."""
        words = self._words
        if borne is None:
            hashes, passage = self._bearing(_distinct(self._shingles(_places(self._table.columns[1], wanted))))
            borne = _once(hashes, self._table.columns[1][passage])
        hashes, bearer = borne
        plain = ~np.isin(hashes, _crowded(hashes))
        hashes, number = hashes[plain], np.searchsorted(words, bearer[plain]).astype(np.int64)
        kinds, lengths = np.unique(hashes, return_counts=True)
        starts, group = np.cumsum(lengths) - lengths, np.searchsorted(kinds, hashes)
        mine = np.isin(number, np.searchsorted(words, wanted))
        other = number[spread(starts[group[mine]], lengths[group[mine]])]
        one = np.repeat(number[mine], lengths[group[mine]])
        low, high = np.minimum(one, other), np.maximum(one, other)
        both = mine[spread(starts[group[mine]], lengths[group[mine]])]  # such a pair is found from either end
        distinct = (low != high) & (~both | (one < other))
        codes, shared = np.unique(low[distinct] * len(words) + high[distinct], return_counts=True)
        left, right = enough(codes // max(1, len(words)), codes % max(1, len(words)), shared, self._sizes)
        return words[left], words[right]


def _once(hashes: Hashes, wording: Hashes) -> Pairs:
    """Shingles with the wordings that have them, each once, in the order of the shingles."""
    order = np.lexsort((wording, hashes))
    hashes, wording = hashes[order], wording[order]
    kept = np.ones(len(order), bool)
    kept[1:] = (hashes[1:] != hashes[:-1]) | (wording[1:] != wording[:-1])
    return hashes[kept], wording[kept]


def _distinct(hashes: Hashes) -> Hashes:
    """Each once, sorted."""
    return np.unique(hashes, return_counts=True)[0]  # which sorts: without counts it hashes, and takes longer


def _crowded(hashes: Hashes) -> Hashes:
    """Those that stand there too often to say anything."""
    kinds, lengths = np.unique(hashes, return_counts=True)
    return kinds[lengths > CROWD]


def _places(values: Hashes, sought: Hashes) -> Numbers:
    """Where any of ``sought``, which are sorted, stand among ``values``. Why bits first: most of a million values are told from a few hundred by their last ones."""
    marked = np.zeros(_BITS + 1, bool)
    marked[sought & np.uint64(_BITS)] = True
    near = np.flatnonzero(marked[values & np.uint64(_BITS)])
    return near[np.isin(values[near], sought)]


def _is_in(values: Hashes, sought: Hashes) -> NDArray[np.bool_]:
    """Which of ``sought``, which are sorted, stand among ``values``."""
    return np.isin(sought, values[_places(values, sought)])
