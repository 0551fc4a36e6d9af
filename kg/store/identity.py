"""The identity graph: which mentions are one thing, which are not or may be, why and how surely; which IRIs are replaced; where places without a position
are taken to lie, and why; whose gazetteer the coordinates come from."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from kg.model import ACCEPTED, Merge, Placement, Ref, Side
from kg.store.corpus import Corpus
from kg.store.evidence import SHORT_KEY
from kg.store.nodes import Described, Part
from kg.store.notation import A, decimal, kg, text
from kg.store.paragraphs import parted

GEONAMES = "https://www.geonames.org/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
NAME = "graph:identity"
"""The name of the identity graph."""
Pairing = tuple[Merge, Sequence[str], str]
"""A merge, its classes, and what it is merged into (empty for what is no merge)"""
_MADE = ("Merge",), ("Merge", "AcceptedMerge")


def identity_parts(corpus: Corpus) -> Iterator[Part]:
    """All merges, open questions and decisions, replaced IRIs, placements, and the credit of GeoNames where a place has coordinates."""
    found = corpus.resolution
    made = ((merge, _MADE[merge.reason.startswith(ACCEPTED)], corpus.name(corpus.path(*merge.left))) for merge in found.merges)
    left_open = ((merge, ("PossibleMerge",), "") for merge in found.open)
    apart = ((merge, ("RejectedMerge",), "") for merge in found.apart)
    pairs: dict[tuple[Side, Side], list[Pairing]] = {}
    for pairing in chain(made, left_open, apart):
        sides = _sides(corpus, pairing[0])
        if sides is not None:
            pairs.setdefault(sides, []).append(pairing)
    for sides, pairings in pairs.items():
        basis = (sides, [(merge.reason, merge.score, kinds, into) for merge, kinds, into in pairings])
        yield Part(f"merge:{pair_id(*sides)}", repr(basis), partial(_described, corpus, sides, pairings))
    yield from parted(_others(corpus))


def _others(corpus: Corpus) -> Iterator[Described]:
    """What is no pair."""
    found = corpus.resolution
    for former, path in found.replaced:
        yield corpus.notation.name(former), [("dcterms:isReplacedBy", corpus.name(path))]
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


def _described(corpus: Corpus, sides: tuple[Side, Side], pairings: Iterable[Pairing]) -> Iterator[Described]:
    """One pair under a name that is a function of its mentions alone, so that it stays the same whatever is decided of it."""
    left, right = (corpus.notation.name(f"mention/{key}-{start}-{end}") for key, start, end in sides)
    for merge, kinds, into in pairings:
        yield (
            f"merge:{pair_id(*sides)}",
            [
                *((A, kg(kind)) for kind in kinds),
                (kg("left"), left),
                (kg("right"), right),
                (kg("reason"), text(merge.reason)),
                (kg("score"), decimal(merge.score, 2)),
                *([(kg("merged_into"), into)] if into else []),
            ],
        )


def _sides(corpus: Corpus, merge: Merge) -> tuple[Side, Side] | None:
    """The mentions that stand for a pair, in order; None where one has none."""
    one, other = _side(corpus, merge.left), _side(corpus, merge.right)
    return None if one is None or other is None else (min(one, other), max(one, other))


def _side(corpus: Corpus, ref: Ref) -> Side | None:
    """The mention that stands for one side; a post has none of its own, since it is named with its holder."""
    mention = corpus.first_mention.get(ref)
    return None if mention is None else (ref[0][:SHORT_KEY], mention.start, mention.end)
