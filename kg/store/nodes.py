"""What is said of a node itself: types, names, coordinates, and what a post is."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from kg.model import Node, Place, Post
from kg.store.corpus import Corpus
from kg.store.notation import A, decimal, english, kg
from kg.store.sections import Described, Pair
from kg.store.terms import decimal as degrees

DEGREES = 5
"""Decimal places of coordinates, about a metre; the gazetteer has no more."""
_PATH, _ITSELF = attrgetter("path"), attrgetter("path", "kind", "label", "labels", "place")


def describe(corpus: Corpus, node: Node) -> Described:
    """Types (closed under superclasses), labels, coordinates and post details of a node."""
    pairs = [(A, kg(kind)) for kind in corpus.ontology.superclasses.get(node.kind, frozenset((node.kind,)))]
    pairs.extend(_names(node))
    if node.place is not None:
        pairs.extend(_location(node.place))
    pairs.extend(_post(corpus, node.path))
    return corpus.name(node.path), pairs


def content(corpus: Corpus, nodes: Sequence[Node]) -> tuple[Any, ...]:
    """All that ``describe`` makes the descriptions of nodes from, as plain data."""
    posts = [(path, _held(corpus, path)) for path in map(_PATH, nodes) if path in corpus.posts]
    return list(map(_ITSELF, nodes)), posts


def _held(corpus: Corpus, path: str) -> list[tuple[str, ...]]:
    return sorted({(post.title, *(end or "" for end in _belongs(corpus, key, post))) for key, post in corpus.posts[path]})


def _belongs(corpus: Corpus, key: str, post: Post) -> Iterator[str | None]:
    """The paths of what a post belongs to."""
    return (local and corpus.path(key, local) for local in (post.within, post.beside))


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


def _post(corpus: Corpus, path: str) -> Iterator[Pair]:
    for key, post in corpus.posts.get(path, ()):
        yield kg("role_title"), english(post.title)
        for predicate, end in zip(("role_in", "role_with"), _belongs(corpus, key, post), strict=True):
            if end is not None:
                yield kg(predicate), corpus.name(end)
