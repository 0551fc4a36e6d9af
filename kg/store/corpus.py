"""Look-ups over all extractions and their resolution, made once for a store."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain, groupby, repeat
from operator import attrgetter, itemgetter
from typing import NamedTuple

from kg.model import Claim, Extraction, Mention, Outline, Post, Ref, Resolution, Value
from kg.ontology.terms import Ontology
from kg.store.notation import Notation

Relation = tuple[str, str, str | Value]
"""Subject, predicate and object of a fact"""
_RELATION = attrgetter("subject", "predicate", "object")


class Told(NamedTuple):
    """What facts say, by the paths of whom they are ``about``; those that are ``turned`` say something of their objects, too, and stand by the paths of these.
    ``ends`` are the paths of all objects, ``happened`` those of the events whose existence is a fact."""

    about: Mapping[str, Sequence[Relation]]
    turned: Mapping[str, Sequence[Relation]]
    ends: Set[str]
    happened: Set[str]


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

    def paths(self, key: str, of: Iterable[str]) -> list[str]:
        """The paths of some local ids of a document."""
        return list(map(self.resolution.path_of.__getitem__, zip(repeat(key), of)))

    def refused(self, key: str, claim: Claim) -> str | None:
        """Why the claim is no fact; None where it is one."""
        return self.resolution.refused.get((key, claim.id))

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
        found = (self.paths(key, [entity.id for entity in known.entities if entity.named]) for key, known in self.outlines.items())
        return frozenset(chain.from_iterable(found))

    @cached_property
    def told(self) -> "Told":
        """What facts say. Why in one go: to look at each of a million things a second time costs as much as the first time."""
        turning, ends, happened = _turning(self.ontology), set[str](), set[str]()
        about: dict[str, Sequence[Relation]] = {}
        turned: dict[str, list[Relation]] = defaultdict(list)
        for subject, group in groupby(map(_RELATION, self.resolution.facts), itemgetter(0)):
            relations = about[subject] = [*about.get(subject, ()), *group]
            for relation in relations:
                _, predicate, object_ = relation
                if isinstance(object_, str):
                    ends.add(object_)
                    if predicate in turning:
                        turned[object_].append(relation)
                elif predicate == "type" and object_.datatype == "class":
                    happened.add(subject)
        return Told(about, turned, ends, happened)

    def first_mention(self, ref: Ref) -> Mention | None:
        """The first mention of a local entity or event, by name where it has one."""
        key, local = ref
        known = self._mentions.get(key)
        if known is None:
            found = mentions_of(self.by_key[key]) if key in self.by_key else ()
            known = self._mentions[key] = {id_: min(mentions, key=lambda m: (m.form != "name", m.start, m.end)) for id_, mentions in found if mentions}
        return known.get(local)


def _turning(ontology: Ontology) -> frozenset[str]:
    """The properties by which something is said of the object, too."""
    symmetric = {name for name, known in ontology.properties.items() if known.symmetric}
    return frozenset(name for name, above in ontology.superproperties.items() if not symmetric.isdisjoint(above)) | symmetric


def is_class(object_: str | Value) -> bool:
    """Whether the object of a claim or fact is a class, as in the claim that an event took place."""
    return isinstance(object_, Value) and object_.datatype == "class"


def mentions_of(extraction: Extraction) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Local id and mentions of each entity and event."""
    for entity in extraction.entities:
        yield entity.id, entity.mentions
    for event in extraction.events:
        yield event.id, event.mentions
