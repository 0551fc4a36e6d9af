"""From clusters to nodes: label, further labels, class and path of everything that was resolved."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from kg.gazetteer import Gazetteer
from kg.gazetteer.names import fold
from kg.model import Node, Place, Ref
from kg.ontology.terms import Ontology
from kg.resolution.actors import posts
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.things import Common, Trait, packed
from kg.resolution.events.dates import Span, precision
from kg.resolution.nodes import iris
from kg.resolution.places.linking import class_of, entry_of
from kg.resolution.places.toponyms import Links, is_placed

Entry = tuple[int, str, str]
"""An entry of the gazetteer, as ``entry_of`` gives it"""
Within = tuple[str, str]
"""What a linked place lies in: a country by its code and "", or a region of it by code and name; what is a country has its code and ``ITSELF``"""
ITSELF = "."
ROLE = "Role"
_DASH = " - "
LABEL_LENGTH = 200
"""Characters of a label; damaged text can yield names of any length."""


def trait(corpus: Corpus, links: Links, find: Callable[[Ref], Ref], ref: Ref) -> Trait:
    """What a node is made from of one of its members; ``find`` gives the representatives of sets."""
    thing = corpus.things.get(ref)
    if thing is not None:
        place = links.place.get(ref) if thing.named and corpus.ontology.is_a(thing.kind, "Place") else None
        return Trait(thing.kind, thing.name, thing.named, thing.texts, packed(place))
    held = corpus.held.get(ref)
    ends = (held.post.within, held.post.beside) if held else ()
    return Trait(ROLE, held.post.title if held else "", False, tuple(" ".join(find((ref[0], end))) if end else "" for end in ends))


def entity(ontology: Ontology, refs: tuple[Ref, ...], known: Sequence[Common]) -> Node:
    """The node of one cluster of people, organisations, groups, places or things, which are made from what is ``known``; its path is still that wanted."""
    traits = [common.trait for common in known]
    kind = most_specific(ontology, [e.kind for e in traits])
    named = [e.name for e in traits if e.named] or [e.name for e in traits]
    texts = {text for e in traits for text in e.texts}
    placed = [common for common in known if common.trait.place]
    place = min(placed, key=attrgetter("first")).trait.entry if placed else None
    label = _place_label(place, [common for common in known if common.trait.named and common.trait.name in texts]) if place else fullest(named)
    kind = class_of(place, kind) if place else kind
    path = iris.entity_path(ontology, kind, place.name if place and place.feature == "country" else label)
    labels = tuple(sorted({clean(t) for t in {*named, *texts}} - {label, ""}))
    return Node(path, kind, label, labels, refs, place if place and is_placed(place) else None)


def _place_label(place: Place, named: Sequence[Common]) -> str:
    """The gazetteer's name where a document uses it, or where only the adjective stands in the text; else what most documents call it."""
    counts: Counter[str] = Counter()
    for common in named:
        counts[common.trait.name] += common.number
    if place.name in counts:
        return place.name
    return fullest(name for name in counts if counts[name] == max(counts.values())) if counts else place.name


def clean(text: str) -> str:
    return " ".join(text.split())[:LABEL_LENGTH]


def fullest(names: Iterable[str]) -> str:
    """The name with the most words that are not initials, if possible none from a web address; among equals one without a dash between spaces, the longest,
    then the first by code point."""
    known = {clean(name) for name in {*names}}
    if len(known) == 1:
        return known.pop()
    return min(known, key=lambda n: (_is_address(n), -sum(len(w) > 1 for w in fold(n).split()), _DASH in n, -len(n), n), default="")


def _is_address(words: str) -> bool:
    """Whether words are pieces of a web address that a page took apart: "news / 2013 / ferry - sinks - off - vale"."""
    return " / " in words or words.count(_DASH) > 1


def most_specific(ontology: Ontology, kinds: Iterable[str]) -> str:
    """The class deepest in the hierarchy; ties by name."""
    known = {*kinds}
    return known.pop() if len(known) == 1 else min(known, key=lambda k: (-len(ontology.superclasses.get(k, frozenset())), k))


def event(ontology: Ontology, refs: tuple[Ref, ...], known: Sequence[Common], span: Span | None) -> Node:
    """The node of one cluster of events, which are made from what is ``known``; its path is still that wanted."""
    kind = most_specific(ontology, [common.trait.kind for common in known])
    texts = {clean(common.trait.name) for common in known}
    label = min(texts, key=lambda t: (_is_address(t), -len(t), t)) if len(texts) > 1 else next(iter(texts))
    return Node(iris.event_path(kind, precision(span) if span else None, label), kind, label, tuple(sorted(texts - {label, ""})), refs)


def role(refs: tuple[Ref, ...], known: Sequence[Common], label_of: Callable[[Ref], str]) -> Node:
    """The node of one cluster of posts, which are made from what is ``known``; its path is still that wanted."""
    labels = []
    for post in (common.trait for common in known):
        within, beside = (label_of((key, local)) if key else None for key, _, local in (end.partition(" ") for end in post.texts))
        labels.append(clean(posts.label(post.name, within, beside)))
    label = min(labels)
    return Node(f"role/{iris.slug(label)}", ROLE, label, tuple(sorted(set(labels) - {label})), refs)


def countries(gazetteer: Gazetteer, codes: Iterable[str], known: Iterable[Place]) -> list[Node]:
    """Nodes, without members, of the countries of these ``codes`` of which no ``known`` place is one."""
    have = {place.country_code for place in known if place.feature == "country"}
    places = {code: place for code in sorted({*codes} - have) if (place := gazetteer.country(code))}
    return [Node(f"place/{iris.slug(place.name)}", "Country", place.name, (), (), place) for place in places.values()]


def towns(wanted: Iterable[Place], known: Iterable[Place]) -> dict[Entry, Node]:
    """Nodes, without members, of the towns near which something lies and that documents only name within other names ("Karlsburg Police"), by their entries.
    ``known`` are the places of all other nodes."""
    have = set(map(entry_of, known))
    missing = {entry: place for place in wanted if (entry := entry_of(place)) not in have}
    return {entry: Node(f"place/{iris.slug(place.name)}", class_of(place, "Place"), place.name, (), (), place) for entry, place in sorted(missing.items())}


def within(place: Place | None) -> tuple[Within, ...]:
    """The country that a place lies in, and the containers that the gazetteer names."""
    if place is None:
        return ()
    if place.feature == "country":
        return ((place.country_code, ITSELF),)
    return ((place.country_code, ""), *((place.country_code, name) for name in place.parents))
