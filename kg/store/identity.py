"""The identity graph: which mentions are one thing, why and how surely, and whose gazetteer the coordinates come from."""

import hashlib
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.model import Merge, Ref
from kg.store import terms
from kg.store.corpus import Corpus
from kg.store.evidence import mention_iri
from kg.store.vocabulary import DCTERMS, RDF_TYPE, kg

GEONAMES = "https://www.geonames.org/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def graph_name(base: str) -> NamedNode:
    """The name of the identity graph."""
    return terms.iri(base, "graph/identity")


def identity_graph(corpus: Corpus) -> Iterator[Quad]:
    """All merges, and the credit of GeoNames where a place has coordinates."""
    graph = graph_name(corpus.base)
    for merge in corpus.resolution.merges:
        yield from _merge(corpus, merge, graph)
    if any(node.place is not None for node in corpus.resolution.nodes):
        yield Quad(graph, NamedNode(DCTERMS + "references"), NamedNode(GEONAMES), graph)
        yield Quad(NamedNode(GEONAMES), NamedNode(DCTERMS + "title"), terms.plain("GeoNames"), graph)
        yield Quad(NamedNode(GEONAMES), NamedNode(DCTERMS + "license"), NamedNode(CC_BY), graph)


def _merge(corpus: Corpus, merge: Merge, graph: NamedNode) -> Iterator[Quad]:
    sides = sorted(side for side in (_side(corpus, merge.left), _side(corpus, merge.right)) if side is not None)
    if len(sides) < 2:
        return
    digest = hashlib.sha256("\n".join((*sides, merge.reason)).encode("utf-8", "replace")).hexdigest()[:16]
    subject = terms.iri(corpus.base, f"merge/{digest}")
    yield Quad(subject, RDF_TYPE, kg("Merge"), graph)
    yield Quad(subject, kg("left"), NamedNode(sides[0]), graph)
    yield Quad(subject, kg("right"), NamedNode(sides[1]), graph)
    yield Quad(subject, kg("merged_into"), corpus.iri(corpus.path(*merge.left)), graph)
    yield Quad(subject, kg("reason"), terms.plain(merge.reason), graph)
    yield Quad(subject, kg("score"), terms.decimal(merge.score, 2), graph)


def _side(corpus: Corpus, ref: Ref) -> str | None:
    """The mention that stands for one side; a post has none of its own, since it is named with its holder."""
    mention = corpus.first_mention.get(ref)
    return None if mention is None else mention_iri(corpus.base, ref[0], (mention.start, mention.end)).value
