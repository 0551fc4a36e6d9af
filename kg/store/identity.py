"""The identity graph: which mentions are one thing, why and how surely, and whose gazetteer the coordinates come from."""

import hashlib
from collections.abc import Iterator

from kg.model import Merge, Ref
from kg.store import terms
from kg.store.corpus import Corpus
from kg.store.evidence import SHORT_KEY
from kg.store.nodes import Described
from kg.store.notation import A, decimal, kg, text, word

GEONAMES = "https://www.geonames.org/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
NAME = "graph:identity"
"""The name of the identity graph."""


def identity_graph(corpus: Corpus) -> Iterator[Described]:
    """All merges, and the credit of GeoNames where a place has coordinates."""
    for merge in corpus.resolution.merges:
        yield from _merge(corpus, merge)
    if any(node.place is not None for node in corpus.resolution.nodes):
        yield NAME, [("dcterms:references", f"<{GEONAMES}>")]
        yield f"<{GEONAMES}>", [("dcterms:title", text("GeoNames")), ("dcterms:license", f"<{CC_BY}>")]


def _merge(corpus: Corpus, merge: Merge) -> Iterator[Described]:
    sides = sorted(side for side in (_side(corpus, merge.left), _side(corpus, merge.right)) if side is not None)
    if len(sides) < 2:
        return
    iris = (terms.iri(corpus.base, side).value for side in sides)
    digest = hashlib.sha256("\n".join((*iris, merge.reason)).encode("utf-8", "replace")).hexdigest()[:16]
    yield (
        f"merge:{digest}",
        [
            (A, kg("Merge")),
            (kg("left"), corpus.notation.name(sides[0])),
            (kg("right"), corpus.notation.name(sides[1])),
            (kg("merged_into"), corpus.name(corpus.path(*merge.left))),
            (kg("reason"), word(merge.reason)),
            (kg("score"), decimal(merge.score, 2)),
        ],
    )


def _side(corpus: Corpus, ref: Ref) -> str | None:
    """The path of the mention that stands for one side; a post has none of its own, since it is named with its holder."""
    mention = corpus.first_mention.get(ref)
    return None if mention is None else f"mention/{ref[0][:SHORT_KEY]}-{mention.start}-{mention.end}"
