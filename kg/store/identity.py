"""The identity graph: which mentions are one thing, which are not or may be, why and how surely; which IRIs are replaced; where places without a position
are taken to lie, and why; whose gazetteer the coordinates come from."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from operator import attrgetter, itemgetter, methodcaller
from zlib import crc32

from kg.model import ACCEPTED, Merge, Placement, Ref, Side
from kg.store.corpus import Corpus
from kg.store.evidence import SHORT_KEY
from kg.store.notation import A, decimal, kg, text
from kg.store.sections import Described, Section, basis, section

GEONAMES = "https://www.geonames.org/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
NAME = "graph:identity"
"""The name of the identity graph."""
Pairing = tuple[Merge, tuple[str, ...], str]
"""A merge, its classes where it is none that was made, and the path of what it is merged into (empty for what is no merge)"""
REPLACED = 512
"""Sections of replaced IRIs"""
_LEFT, _FORMER, _ENCODED = attrgetter("left"), itemgetter(0), methodcaller("encode", "utf-8", "surrogatepass")
_MADE = ("Merge",), ("Merge", "AcceptedMerge")


def identity_sections(corpus: Corpus, sources: Mapping[str, str]) -> Iterator[Section]:
    """All merges, open questions and decisions, replaced IRIs, placements, and the credit of GeoNames where a place has coordinates. ``sources`` gives, by the
    key of each document, what tells one state of it from any other: its mentions give names to pairs."""
    found = corpus.resolution
    pairings: dict[str, list[Pairing]] = defaultdict(list)
    for merge, into in zip(found.merges, map(found.path_of.__getitem__, map(_LEFT, found.merges)), strict=True):
        pairings[_last(merge)].append((merge, (), into))
    for merges, kinds in ((found.open, ("PossibleMerge",)), (found.apart, ("RejectedMerge",))):
        for merge in merges:
            pairings[_last(merge)].append((merge, kinds, ""))
    for last in sorted(pairings):
        known = pairings[last]
        keys = {merge.left[0] for merge, _, _ in known}.union([merge.right[0] for merge, _, _ in known])
        yield Section(f"merge {last}", basis(known, list(map(sources.get, sorted(keys)))), partial(_pairs, corpus, known))
    replaced: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for pair, number in zip(found.replaced, map(crc32, map(_ENCODED, map(_FORMER, found.replaced))), strict=True):
        replaced[number % REPLACED].append(pair)
    for number in sorted(replaced):
        yield Section(f"replaced {number}", basis(replaced[number]), partial(_replaced, corpus, replaced[number]))
    yield section(_others(corpus), "others")


def _last(merge: Merge) -> str:
    """By which of its documents a pair is found: whatever is decided of it, the same one. Why the last: all that are joined are joined with the first of them."""
    return max(merge.left[0], merge.right[0])[:SHORT_KEY]


def _replaced(corpus: Corpus, pairs: Iterable[tuple[str, str]]) -> Iterator[Described]:
    for former, path in pairs:
        yield corpus.notation.name(former), [("dcterms:isReplacedBy", corpus.name(path))]


def _others(corpus: Corpus) -> Iterator[Described]:
    """Placements and credit."""
    found = corpus.resolution
    for placement in found.placements:
        yield _placement(corpus, placement)
    if any(node.place is not None for node in found.nodes):
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


def _pairs(corpus: Corpus, pairings: Iterable[Pairing]) -> Iterator[Described]:
    """Each pair under a name that is a function of its mentions alone, so that it stays the same whatever is decided of it."""
    for merge, kinds, into in pairings:
        sides = _sides(corpus, merge)
        if sides is None:
            continue
        left, right = (corpus.notation.name(f"mention/{key}-{start}-{end}") for key, start, end in sides)
        yield (
            f"merge:{pair_id(*sides)}",
            [
                *((A, kg(kind)) for kind in kinds or _MADE[merge.reason.startswith(ACCEPTED)]),
                (kg("left"), left),
                (kg("right"), right),
                (kg("reason"), text(merge.reason)),
                (kg("score"), decimal(merge.score, 2)),
                *([(kg("merged_into"), corpus.name(into))] if into else []),
            ],
        )


def _sides(corpus: Corpus, merge: Merge) -> tuple[Side, Side] | None:
    """The mentions that stand for a pair, in order; None where one has none."""
    one, other = _side(corpus, merge.left), _side(corpus, merge.right)
    return None if one is None or other is None else (min(one, other), max(one, other))


def _side(corpus: Corpus, ref: Ref) -> Side | None:
    """The mention that stands for one side; a post has none of its own, since it is named with its holder."""
    mention = corpus.first_mention(ref)
    return None if mention is None else (ref[0][:SHORT_KEY], mention.start, mention.end)
