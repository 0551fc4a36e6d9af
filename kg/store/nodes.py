"""What is said of a node itself: types, names, coordinates, and what a post is."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.model import Node, Place
from kg.store import terms
from kg.store.corpus import Corpus
from kg.store.vocabulary import ALT_LABEL, GEO, LABEL, RDF_TYPE, WGS84, kg

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]
DEGREES = 5
"""Decimal places of coordinates, about a metre; the gazetteer has no more."""


def describe(corpus: Corpus, path: str) -> Iterator[Statement]:
    """Types (closed under superclasses), labels, coordinates and post details of the node at ``path``."""
    node = corpus.nodes[path]
    subject = corpus.iri(path)
    for kind in corpus.ontology.superclasses.get(node.kind, frozenset((node.kind,))):
        yield subject, RDF_TYPE, kg(kind)
    yield from _names(subject, node)
    if node.place is not None:
        yield from _location(subject, node.place)
    yield from _post(corpus, subject, path)


def _names(subject: NamedNode, node: Node) -> Iterator[Statement]:
    yield subject, LABEL, terms.english(node.label)
    further = {*node.labels, node.place.name} if node.place is not None else set(node.labels)
    for name in further - {node.label, ""}:
        yield subject, ALT_LABEL, terms.english(name)


def _location(subject: NamedNode, place: Place) -> Iterator[Statement]:
    latitude, longitude = (terms.decimal(degrees, DEGREES) for degrees in (place.latitude, place.longitude))
    yield subject, NamedNode(WGS84 + "lat"), latitude
    yield subject, NamedNode(WGS84 + "long"), longitude
    point = Literal(f"POINT({longitude.value} {latitude.value})", datatype=NamedNode(GEO + "wktLiteral"))
    yield subject, NamedNode(GEO + "asWKT"), point
    yield subject, kg("geonames_id"), terms.typed(str(place.geonames_id), "integer")


def _post(corpus: Corpus, subject: NamedNode, path: str) -> Iterator[Statement]:
    for key, post in corpus.posts.get(path, ()):
        yield subject, kg("role_title"), terms.english(post.title)
        for predicate, local in (("role_in", post.within), ("role_with", post.beside)):
            if local is not None:
                yield subject, kg(predicate), corpus.iri(corpus.path(key, local))
