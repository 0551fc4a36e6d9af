"""What is said of a node itself: types, names, coordinates, and what a post is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from kg.model import Node, Place
from kg.parts import Belonging
from kg.store.notation.literals import A, decimal, english, kg
from kg.store.notation.terms import decimal as degrees
from kg.store.rdf.corpus import Corpus
from kg.store.sections import Described, Pair

Posts = Mapping[str, Sequence[Belonging]]
"""What posts belong to, by their paths."""
DEGREES = 5
"""Decimal places of coordinates, about a metre; the gazetteer has no more."""
_PATH, _ITSELF = attrgetter("path"), attrgetter("path", "kind", "label", "labels", "place")


def describe(corpus: Corpus, node: Node, posts: Posts) -> Described:
    """Types (closed under superclasses), labels, coordinates and post details of a node."""
    pairs = [(A, kg(kind)) for kind in corpus.ontology.superclasses.get(node.kind, frozenset((node.kind,)))]
    pairs.extend(_names(node))
    if node.place is not None:
        pairs.extend(_location(node.place))
    pairs.extend(_post(corpus, posts.get(node.path, ())))
    return corpus.name(node.path), pairs


def content(nodes: Sequence[Node], posts: Posts) -> tuple[Any, ...]:
    """All that ``describe`` makes the descriptions of nodes from, as plain data."""
    return list(map(_ITSELF, nodes)), [(path, posts[path]) for path in map(_PATH, nodes) if path in posts]


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
    if place.geonames_id:
        yield kg("geonames_id"), str(place.geonames_id)


def _post(corpus: Corpus, belongings: Iterable[Belonging]) -> Iterator[Pair]:
    for title, *ends in belongings:
        yield kg("role_title"), english(title)
        for predicate, end in zip(("role_in", "role_with"), ends, strict=True):
            if end:
                yield kg(predicate), corpus.name(end)
