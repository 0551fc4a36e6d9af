"""What is said of a node itself: types, names, coordinates, and what a post is."""

from collections.abc import Iterator

from kg.model import Node, Place
from kg.store.corpus import Corpus
from kg.store.notation import A, decimal, english, kg
from kg.store.terms import decimal as degrees

Pair = tuple[str, str]
"""Predicate and object as they stand in Turtle."""
Described = tuple[str, list[Pair]]
"""A subject with what is said of it. The same subject may come more than once, and the same pair."""
DEGREES = 5
"""Decimal places of coordinates, about a metre; the gazetteer has no more."""


def describe(corpus: Corpus, path: str) -> Described:
    """Types (closed under superclasses), labels, coordinates and post details of the node at ``path``."""
    node = corpus.nodes[path]
    pairs = [(A, kg(kind)) for kind in corpus.ontology.superclasses.get(node.kind, frozenset((node.kind,)))]
    pairs.extend(_names(node))
    if node.place is not None:
        pairs.extend(_location(node.place))
    pairs.extend(_post(corpus, path))
    return corpus.name(path), pairs


def _names(node: Node) -> Iterator[Pair]:
    yield "rdfs:label", english(node.label)
    further = {*node.labels, node.place.name} if node.place is not None else set(node.labels)
    for name in further - {node.label, ""}:
        yield "skos:altLabel", english(name)


def _location(place: Place) -> Iterator[Pair]:
    yield "wgs84:lat", decimal(place.latitude, DEGREES)
    yield "wgs84:long", decimal(place.longitude, DEGREES)
    point = f"POINT({degrees(place.longitude, DEGREES).value} {degrees(place.latitude, DEGREES).value})"
    yield "geo:asWKT", f'"{point}"^^geo:wktLiteral'
    yield kg("geonames_id"), str(place.geonames_id)


def _post(corpus: Corpus, path: str) -> Iterator[Pair]:
    for key, post in corpus.posts.get(path, ()):
        yield kg("role_title"), english(post.title)
        for predicate, local in (("role_in", post.within), ("role_with", post.beside)):
            if local is not None:
                yield kg(predicate), corpus.name(corpus.path(key, local))
