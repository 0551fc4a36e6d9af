"""Look-ups over all extractions and their resolution, made once for a store."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from kg.model import Claim, Extraction, Mention, Node, Outline, Post, Ref, Resolution, Value
from kg.ontology.terms import Ontology
from kg.store.notation import Notation


class Corpus:
    """The extractions by the keys of their documents, their resolution, the ontology and the base IRI, with indexes that are made when first asked for."""

    def __init__(self, extractions: Mapping[str, Extraction], resolution: Resolution, ontology: Ontology, base: str) -> None:
        self.by_key = extractions
        self.resolution = resolution
        self.ontology = ontology
        self.base = base
        self.notation = Notation(base)
        self._names: dict[str, str] = {}
        self._beside: dict[str, frozenset[str]] = {}
        self._mentions: dict[str, Mapping[str, Mention]] = {}

    def name(self, path: str) -> str:
        """A node as it stands in Turtle."""
        known = self._names.get(path)
        if known is None:
            known = self._names[path] = self.notation.name(path)
        return known

    def path(self, key: str, local: str) -> str:
        """The path of the node that a local id of document ``key`` belongs to."""
        return self.resolution.path_of[key, local]

    def refused(self, key: str, claim: Claim) -> str | None:
        """Why the claim is no fact; None where it is one."""
        return self.resolution.refused.get((key, claim.id))

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Nodes by path."""
        return {node.path: node for node in self.resolution.nodes}

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """What is known of each document without reading it."""
        if self.resolution.outlines:
            return self.resolution.outlines
        from kg.resolution.outlines import outline

        return {key: outline(extraction, self.ontology) for key, extraction in self.by_key.items()}

    @cached_property
    def posts(self) -> Mapping[str, tuple[tuple[str, Post], ...]]:
        """The posts of each node, as (document key, post), in the order of the documents' keys."""
        found: dict[str, list[tuple[str, Post]]] = {}
        for key in sorted(self.outlines):
            for held in self.outlines[key].posts:
                path = self.resolution.path_of.get((key, held.post.id))
                if path is not None:
                    found.setdefault(path, []).append((key, held.post))
        return {path: tuple(posts) for path, posts in found.items()}

    def beside(self, path: str) -> frozenset[str]:
        """The paths of what a post belongs to, over all documents: many speak of one post, and each asks."""
        known = self._beside.get(path)
        if known is None:
            ends = {(key, local) for key, post in self.posts.get(path, ()) for local in (post.within, post.beside) if local is not None}
            known = self._beside[path] = frozenset(self.path(*end) for end in ends)
        return known

    @cached_property
    def named(self) -> frozenset[str]:
        """Paths of the entities that some document calls by a name."""
        return frozenset(self.path(key, entity.id) for key, known in self.outlines.items() for entity in known.entities if entity.named)

    @cached_property
    def ends(self) -> tuple[frozenset[str], frozenset[str]]:
        """Paths of all ends of facts, and of the events whose existence is one."""
        ends, happened = set[str](), set[str]()
        for fact in self.resolution.facts:
            ends.add(fact.subject)
            if isinstance(fact.object, str):
                ends.add(fact.object)
            elif fact.predicate == "type" and fact.object.datatype == "class":
                happened.add(fact.subject)
        return frozenset(ends), frozenset(happened)

    @cached_property
    def events(self) -> frozenset[str]:
        """Paths of all events."""
        known = {kind for kind in (*self.ontology.superclasses, "Event") if self.ontology.is_a(kind, "Event")}
        return frozenset([node.path for node in self.resolution.nodes if node.kind in known])

    def first_mention(self, ref: Ref) -> Mention | None:
        """The first mention of a local entity or event, by name where it has one."""
        key, local = ref
        known = self._mentions.get(key)
        if known is None:
            found = mentions_of(self.by_key[key]) if key in self.by_key else ()
            known = self._mentions[key] = {id_: min(mentions, key=lambda m: (m.form != "name", m.start, m.end)) for id_, mentions in found if mentions}
        return known.get(local)


def is_class(object_: str | Value) -> bool:
    """Whether the object of a claim or fact is a class, as in the claim that an event took place."""
    return isinstance(object_, Value) and object_.datatype == "class"


def mentions_of(extraction: Extraction) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Local id and mentions of each entity and event."""
    for entity in extraction.entities:
        yield entity.id, entity.mentions
    for event in extraction.events:
        yield event.id, event.mentions
