"""All documents at once, indexed for resolution: entities, events, posts and claims by reference.

Everything is ordered by document key, so that nothing downstream can depend on the order in which documents were given.

Why outlines: a document is only read when somebody asks for what its outline does not say, so that one more document costs the reading of those that it touches.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from kg.model import Claim, Document, Entity, Event, Extraction, Held, Named, Outline, Post, Ref, Value
from kg.ontology.terms import Ontology
from kg.resolution.corpus.outlines import outline
from kg.resolution.corpus.things import Thing, things
from kg.resolution.kept import NOTHING, Kept

K = TypeVar("K")
T = TypeVar("T")


class OnDemand(dict[K, T]):
    """What is made of each key when it is asked for first."""

    def __init__(self, make: Callable[[K], T]) -> None:
        self._make = make

    def __missing__(self, key: K) -> T:
        found = self[key] = self._make(key)
        return found


class ByRef(Mapping[tuple[str, K], T]):
    """Things by reference, or by another place in a document, document by document as they are asked for."""

    def __init__(self, keys: Collection[str], things: Callable[[str], Mapping[K, T]]) -> None:
        self._keys = keys
        self._of = OnDemand[str, Mapping[K, T]](lambda key: things(key) if key in keys else {})

    def of(self, key: str) -> Mapping[K, T]:
        """What there is of one document."""
        return self._of[key]

    def __getitem__(self, ref: tuple[str, K]) -> T:
        return self._of[ref[0]][ref[1]]

    def get(self, ref: tuple[str, K], default: T | None = None) -> T | None:  # type: ignore[override]
        return self._of[ref[0]].get(ref[1], default)

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, tuple) and ref[1] in self._of[ref[0]]

    def __iter__(self) -> Iterator[tuple[str, K]]:
        return ((key, local) for key in self._keys for local in self._of[key])

    def __len__(self) -> int:
        return sum(len(self._of[key]) for key in self._keys)


class ByKey(Mapping[str, T]):
    """What there is of each document, by its key, as it is asked for."""

    def __init__(self, keys: Collection[str], of: Callable[[str], T]) -> None:
        self._keys = keys
        self._make = of
        self._known = OnDemand(self._of)

    def _of(self, key: str) -> T:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)

    def __getitem__(self, key: str) -> T:
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@dataclass(frozen=True)
class Corpus:
    """The extractions of distinct documents by their keys, in the order of these, with look-ups that are made on first use."""

    by_key: Mapping[str, Extraction]
    ontology: Ontology
    kept: Kept = NOTHING

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """What is known of each document without reading it, by its key."""
        recall = self.kept.some("outline", Outline)
        return ByKey(self.by_key, lambda key: recall(key, partial(self._outline, key), None))

    def _outline(self, key: str) -> Outline:
        return outline(self.by_key[key], self.ontology)

    def changed(self, known: bool) -> Collection[str]:
        """The keys of the documents that came, went or changed since what is ``known`` was kept: all that there are, where nothing is."""
        return sorted(self.kept.changed) if known else self.by_key.keys()

    def document(self, key: str) -> Document:
        return self.by_key[key].document

    @cached_property
    def named(self) -> Mapping[Ref, Named]:
        """Entities without their mentions."""
        return ByRef(self.by_key, lambda key: {e.id: e for e in self.outlines[key].entities})

    @cached_property
    def dates(self) -> Mapping[str, str]:
        """The dates of the documents that have one, by key."""
        whole = self.kept.whole("dates", dict[str, str])
        found, changed = whole.made or {}, self.changed(whole.made is not None)
        fresh = {key: date for key in changed if key in self.by_key and (date := self.outlines[key].date)}
        made = {key: date for key, date in found.items() if key not in whole.changed} | fresh
        whole.keep(made)
        return made

    def name_of(self, ref: Ref) -> str:
        """The name of an entity, empty where it is only described or is none."""
        found = self.named.get(ref)
        return found.name if found and found.named else ""

    @cached_property
    def held(self) -> Mapping[Ref, Held]:
        """Posts with their holders."""
        return ByRef(self.by_key, lambda key: {held.post.id: held for held in self.outlines[key].posts})

    @cached_property
    def entities(self) -> Mapping[Ref, Entity]:
        return ByRef(self.by_key, lambda key: {e.id: e for e in self.by_key[key].entities})

    @cached_property
    def events(self) -> Mapping[Ref, Event]:
        return ByRef(self.by_key, lambda key: {e.id: e for e in self.by_key[key].events})

    @cached_property
    def posts(self) -> Mapping[Ref, Post]:
        return ByRef(self.by_key, lambda key: {p.id: p for p in self.by_key[key].posts})

    @cached_property
    def claims_about(self) -> Mapping[Ref, tuple[Claim, ...]]:
        """Claims by their subject."""
        return ByRef(self.by_key, lambda key: _by_subject(self.by_key[key]))

    @cached_property
    def things(self) -> ByRef[str, Thing]:
        """What nodes are made from of entities and events, without reading their documents."""
        recall = self.kept.some("things", dict[str, Thing])
        return ByRef(self.by_key, lambda key: recall(key, lambda: things(self.by_key[key]), None))

    def of_kind(self, *kinds: str, named: bool | None = None, among: Collection[str] | None = None) -> tuple[Ref, ...]:
        """References of the entities that are of one of these classes or below them, in order; with ``among`` only those of documents of these keys."""
        fitting, outlines = self._below(kinds), self.outlines
        keys = outlines if among is None else sorted(key for key in among if key in outlines)
        return tuple([(key, e.id) for key in keys for e in outlines[key].entities if (named is None or e.named == named) and e.kind in fitting])

    def _below(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """These classes with all that are below them."""
        known = self._fitting.get(kinds)
        if known is None:
            every = {*self.ontology.superclasses, *kinds}
            known = self._fitting[kinds] = frozenset(kind for kind in every if any(self.ontology.is_a(kind, above) for above in kinds))
        return known

    @cached_property
    def _fitting(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def plain_objects(self, ref: Ref, predicates: frozenset[str]) -> Iterator[str | Value]:
        """What affirmed, actual claims say of ``ref`` with one of these properties, or a property below them."""
        about = self.claims_about.get(ref)
        for claim in about or ():
            if self.is_below(claim.predicate, predicates) and claim.status.polarity == "Affirmed" and claim.status.modality == "Actual":
                yield claim.object

    def is_below(self, predicate: str, predicates: frozenset[str]) -> bool:
        known = self._lying.get((predicate, predicates))
        if known is None:
            above = self.ontology.superproperties.get(predicate, frozenset())
            known = self._lying[predicate, predicates] = predicate in predicates or not predicates.isdisjoint(above)
        return known

    @cached_property
    def _lying(self) -> dict[tuple[str, frozenset[str]], bool]:
        return {}


def _by_subject(extraction: Extraction) -> Mapping[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        found[claim.subject].append(claim)
    return {local: tuple(claims) for local, claims in found.items()}


def corpus_of(extractions: Sequence[Extraction] | Mapping[str, Extraction], ontology: Ontology, kept: Kept = NOTHING) -> Corpus:
    """The corpus of ``extractions``, whatever their order; of two with one key the first in the order of their ids stays. Those that come by key are only read when
    they are needed."""
    if isinstance(extractions, Mapping):
        return Corpus(extractions, ontology, kept)
    distinct: dict[str, Extraction] = {}
    for extraction in sorted(extractions, key=lambda x: (x.document.key, x.document.id, x.document.origin)):
        distinct.setdefault(extraction.document.key, extraction)
    return Corpus(distinct, ontology, kept)
