"""The identity graph: which mentions are one thing, which are not or may be, why and how surely; which IRIs are replaced; where places without a position
are taken to lie, and why; whose gazetteer the coordinates come from."""

import hashlib
from collections.abc import Iterator, Sequence

from kg.model import ACCEPTED, Merge, Placement, Ref, Side
from kg.store.corpus import Corpus
from kg.store.evidence import SHORT_KEY
from kg.store.nodes import Described, Pair
from kg.store.notation import A, decimal, kg, text

GEONAMES = "https://www.geonames.org/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
NAME = "graph:identity"
"""The name of the identity graph."""


def identity_graph(corpus: Corpus) -> Iterator[Described]:
    """All merges, open questions and decisions, replaced IRIs, placements, and the credit of GeoNames where a place has coordinates."""
    found = corpus.resolution
    for merge in found.merges:
        kinds = ("Merge", "AcceptedMerge") if merge.reason.startswith(ACCEPTED) else ("Merge",)
        yield from _pair(corpus, merge, kinds, [(kg("merged_into"), corpus.name(corpus.path(*merge.left)))])
    for merge in found.open:
        yield from _pair(corpus, merge, ("PossibleMerge",))
    for merge in found.apart:
        yield from _pair(corpus, merge, ("RejectedMerge",))
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


def _pair(corpus: Corpus, merge: Merge, kinds: Sequence[str], more: Sequence[Pair] = ()) -> Iterator[Described]:
    """One pair under a name that is a function of its mentions alone, so that it stays the same whatever is decided of it."""
    sides = sorted(side for side in (_side(corpus, merge.left), _side(corpus, merge.right)) if side is not None)
    if len(sides) < 2:
        return
    digest = pair_id(sides[0], sides[1])
    left, right = (corpus.notation.name(f"mention/{key}-{start}-{end}") for key, start, end in sides)
    yield (
        f"merge:{digest}",
        [
            *((A, kg(kind)) for kind in kinds),
            (kg("left"), left),
            (kg("right"), right),
            (kg("reason"), text(merge.reason)),
            (kg("score"), decimal(merge.score, 2)),
            *more,
        ],
    )


def _side(corpus: Corpus, ref: Ref) -> Side | None:
    """The mention that stands for one side; a post has none of its own, since it is named with its holder."""
    mention = corpus.first_mention.get(ref)
    return None if mention is None else (ref[0][:SHORT_KEY], mention.start, mention.end)
