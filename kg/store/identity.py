"""The identity graph: which mentions are one thing, which are not or may be, why and how surely; which IRIs are replaced; where places without a position
are taken to lie, and why; whose gazetteer the coordinates come from."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from itertools import repeat

import msgspec

from kg.model import ACCEPTED, Merge, Placement, Ref, Side
from kg.parts import REPLACED, Changed
from kg.store.corpus import Corpus
from kg.store.evidence import SHORT_KEY
from kg.store.notation import A, decimal, kg, text
from kg.store.sections import Described, Pair, Section, basis, gone, section

GEONAMES = "https://www.geonames.org/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
NAME = "graph:identity"
"""The name of the identity graph."""
Pairs = tuple[list[Merge], list[Merge], list[Merge]]
"""Merges, those that are open, and those that somebody decided against"""
_KINDS = (), ("PossibleMerge",), ("RejectedMerge",)
_MADE = ("Merge",), ("Merge", "AcceptedMerge")
_DIGESTS = dict[str, bytes]
_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True)
class Identity:
    """All merges, open questions and decisions, replaced IRIs, placements, and the credit of GeoNames where a place has coordinates. ``sources`` gives, by the
    key of each document, what tells one state of it from any other: its mentions give names to pairs."""

    corpus: Corpus
    sources: Mapping[str, str]

    def sections(self) -> Iterator[Section]:
        """All of them."""
        return self._sections(self._pairs, range(REPLACED), self.corpus.parts.homes)

    def changed(self, digests: bytes, changed: Changed, known: Collection[str]) -> Iterator[Section]:
        """Those that may be others than when ``digests`` were told. ``known`` are the changed documents that were there already: pairs may be called otherwise."""
        before = msgspec.msgpack.decode(digests, type=_DIGESTS)
        pairs = {key for key, _ in before.items() ^ self._digests.items()} | (changed.parts & self._pairs.keys())
        if known:
            pairs.update(key for key, of in self._pairs.items() if not _documents(of).isdisjoint(known))
        return self._sections(pairs, changed.replaced, changed.homes)

    def digests(self) -> bytes:
        """What tells later which pairs have changed."""
        return _encode(self._digests)

    def _sections(self, pairs: Iterable[str], replaced: Iterable[int], homes: Iterable[str]) -> Iterator[Section]:
        corpus = self.corpus
        for key in sorted(pairs):
            yield self._merges(key)
        for number in sorted(replaced):
            found = corpus.parts.replaced(number)
            name = f"replaced {number}"
            yield Section(name, basis(found), partial(_replaced, corpus, found)) if found else gone(name)
        for key in sorted(homes):
            placed = corpus.parts.home(key).placements
            name = f"placed {key}"
            yield Section(name, basis(placed), partial(_placements, corpus, placed)) if placed else gone(name)
        yield section(_credit(), "credit") if corpus.parts.tally.located else gone("credit")

    def _merges(self, key: str) -> Section:
        """The pairs of which a document is the last. Why the last: all that are joined are joined with the first of them."""
        name = f"merge {key}"
        if key not in self._pairs:
            return gone(name)
        pairs = self._pairs[key]
        paths = self.corpus.parts.part(key).paths
        into = [paths[_last(merge)[1]] for merge in pairs[0]]
        states = [self.sources.get(document) for document in sorted(_documents(pairs))]
        return Section(name, basis(pairs, into, states), partial(_described, self.corpus, pairs, into))

    @cached_property
    def _pairs(self) -> dict[str, Pairs]:
        """All pairs by the later of their documents: whatever is decided of a pair, the same one."""
        found: dict[str, Pairs] = defaultdict(lambda: ([], [], []))
        known = self.corpus.resolution
        for kind, merges in enumerate((known.merges, known.open, known.apart)):
            for merge in merges:
                found[_last(merge)[0]][kind].append(merge)
        return dict(found)

    @cached_property
    def _digests(self) -> _DIGESTS:
        return {key: blake2b(basis(pairs), digest_size=16).digest() for key, pairs in self._pairs.items()}


def _last(merge: Merge) -> Ref:
    return merge.right if merge.right > merge.left else merge.left


def _documents(pairs: Pairs) -> set[str]:
    """The keys of all documents that are named in pairs."""
    return {ref[0] for merges in pairs for merge in merges for ref in (merge.left, merge.right)}


def _replaced(corpus: Corpus, pairs: Iterable[tuple[str, str]]) -> Iterator[Described]:
    for former, path in pairs:
        yield corpus.notation.name(former), [("dcterms:isReplacedBy", corpus.name(path))]


def _placements(corpus: Corpus, placements: Iterable[Placement]) -> Iterator[Described]:
    return (_placement(corpus, placement) for placement in placements)


def _credit() -> Iterator[Described]:
    yield NAME, [("dcterms:references", f"<{GEONAMES}>")]
    yield f"<{GEONAMES}>", [("dcterms:title", text("GeoNames")), ("dcterms:license", f"<{CC_BY}>")]


def _placement(corpus: Corpus, found: Placement) -> Described:
    """Why a place is taken to lie in or near another."""
    pairs = [
        (A, kg("Placement")),
        (kg("placed"), corpus.name(found.place)),
        (kg("placed_at"), corpus.name(found.at)),
        (kg("reason"), text(found.reason)),
        (kg("score"), decimal(found.score, 2)),
    ]
    return corpus.notation.name(f"placement/{hashlib.sha256(found.place.encode()).hexdigest()[:16]}"), pairs


def pair_id(left: Side, right: Side) -> str:
    """A short name of two mentions, whatever is decided of them."""
    paths = sorted(f"mention/{key}-{start}-{end}" for key, start, end in (left, right))
    return hashlib.sha256("\n".join(paths).encode()).hexdigest()[:16]


def _described(corpus: Corpus, pairs: Pairs, into: Iterable[str]) -> Iterator[Described]:
    """Each pair under a name that is a function of its mentions alone, so that it stays the same whatever is decided of it."""
    targets = (into, repeat(""), repeat(""))
    for kinds, merges, paths in zip(_KINDS, pairs, targets, strict=True):
        for merge, path in zip(merges, paths, strict=False):
            sides = _sides(corpus, merge)
            if sides is not None:
                yield f"merge:{pair_id(*sides)}", list(_pair(corpus, merge, sides, kinds, path))


def _pair(corpus: Corpus, merge: Merge, sides: tuple[Side, Side], kinds: Iterable[str], into: str) -> Iterator[Pair]:
    left, right = (corpus.notation.name(f"mention/{key}-{start}-{end}") for key, start, end in sides)
    yield from ((A, kg(kind)) for kind in kinds or _MADE[merge.reason.startswith(ACCEPTED)])
    yield kg("left"), left
    yield kg("right"), right
    yield kg("reason"), text(merge.reason)
    yield kg("score"), decimal(merge.score, 2)
    if into:
        yield kg("merged_into"), corpus.name(into)


def _sides(corpus: Corpus, merge: Merge) -> tuple[Side, Side] | None:
    """The mentions that stand for a pair, in order; None where one has none."""
    one, other = _side(corpus, merge.left), _side(corpus, merge.right)
    return None if one is None or other is None else (min(one, other), max(one, other))


def _side(corpus: Corpus, ref: Ref) -> Side | None:
    """The mention that stands for one side; a post has none of its own, since it is named with its holder."""
    mention = corpus.first_mention(ref)
    return None if mention is None else (ref[0][:SHORT_KEY], mention.start, mention.end)
