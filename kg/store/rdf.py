"""From extractions and their resolution to RDF: the facts in the default graph, one graph a document, and the identity graph.

The parts, each a pure function from data to quads:

    corpus     look-ups over all extractions (which node, which post, which mention), made once
    nodes      types, labels, coordinates and post details of a node
    facts      the default graph, closed under superclasses, superproperties and symmetry
    evidence   a document's graph: metadata, passages, mentions, claims, and what is only claimed
    identity   merges with reason and score, and the credit of the gazetteer
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from kg.model import Extraction, Resolution
from kg.ontology.terms import Ontology
from kg.store import evidence, facts, identity
from kg.store.corpus import Corpus
from kg.store.terms import check_base
from kg.store.vocabulary import BASE


def quads(extractions: Sequence[Extraction], resolution: Resolution, ontology: Ontology, base: str = BASE) -> Iterator[Quad]:
    """All quads of the dataset, some of them more than once, in an order that follows the input.

    The order does not matter: what is written is sorted first. Raises InputError if ``base`` is no address to name things below, KeyError if the resolution does
    not cover an entity of the extractions.
    """
    corpus = Corpus(extractions, resolution, ontology, check_base(base))
    standing = facts.standing(corpus)
    yield from facts.default_graph(corpus, standing)
    for extraction in extractions:
        yield from evidence.document_graph(corpus, extraction, standing)
    yield from identity.identity_graph(corpus)


def document_iri(base: str, extraction: Extraction) -> NamedNode:
    """The IRI of a document, which is also the name of its graph."""
    return evidence.document_iri(base, extraction.document)
