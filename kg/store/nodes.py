"""What is said of a node itself: types, names, coordinates, and what a post is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Node, Place, Post
from kg.store.corpus import Corpus
from kg.store.notation import A, decimal, english, kg
from kg.store.terms import decimal as degrees

Pair = tuple[str, str]
"""Predicate and object as they stand in Turtle."""
Described = tuple[str, list[Pair]]
"""A subject with what is said of it. The same subject may come more than once, and the same pair."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a graph can change on its own: a subject, or (no subject) all of a graph. ``basis`` is, as text, all that ``described`` is made from beside the
    ontology and the base.

    Why: to see that nothing has changed, what it is made from will do; a graph of a million statements need not be written for that.
    """

    subject: str
    basis: str
    described: Callable[[], Iterable[Described]]


DEGREES = 5
"""Decimal places of coordinates, about a metre; the gazetteer has no more."""


def describe(corpus: Corpus, node: Node) -> Described:
    """Types (closed under superclasses), labels, coordinates and post details of a node."""
    pairs = [(A, kg(kind)) for kind in corpus.ontology.superclasses.get(node.kind, frozenset((node.kind,)))]
    pairs.extend(_names(node))
    if node.place is not None:
        pairs.extend(_location(node.place))
    pairs.extend(_post(corpus, node.path))
    return corpus.name(node.path), pairs


def basis(corpus: Corpus, path: str) -> str:
    """All that ``describe`` makes the description of the node at ``path`` from."""
    known = corpus.bases.get(path)
    if known is None:
        known = corpus.bases[path] = basis_of(corpus, corpus.nodes[path])
    return known


def basis_of(corpus: Corpus, node: Node) -> str:
    """The same for a node that may have only some of its labels."""
    place = node.place
    where = (place.latitude, place.longitude, place.geonames_id, place.name) if place is not None else None
    posts = {(post.title, *(end or "" for end in _belongs(corpus, key, post))) for key, post in corpus.posts.get(node.path, ())}
    return repr((node.kind, node.label, node.labels, where, sorted(posts)))


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
