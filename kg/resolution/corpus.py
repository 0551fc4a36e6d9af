"""All documents at once, indexed for resolution: entities, events, posts and claims by reference.

Everything is ordered by document key, so that nothing downstream can depend on the order in which documents were given.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import Claim, Document, Entity, Event, Extraction, Offsets, Post, Ref, Value
from kg.ontology.terms import Ontology

NO_OFFSETS: Offsets = (0, 0)


@dataclass(frozen=True)
class Corpus:
    """The extractions of distinct documents in the order of their keys, with look-ups that are made on first use."""

    extractions: tuple[Extraction, ...]
    ontology: Ontology

    @cached_property
    def by_key(self) -> Mapping[str, Extraction]:
        """Extractions by the keys of their documents, in their order."""
        return {e.document.key: e for e in self.extractions}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        return {e.document.key: e.document for e in self.extractions}

    @cached_property
    def entities(self) -> Mapping[Ref, Entity]:
        return {(x.document.key, e.id): e for x in self.extractions for e in x.entities}

    @cached_property
    def events(self) -> Mapping[Ref, Event]:
        return {(x.document.key, e.id): e for x in self.extractions for e in x.events}

    @cached_property
    def posts(self) -> Mapping[Ref, Post]:
        return {(x.document.key, p.id): p for x in self.extractions for p in x.posts}

    @cached_property
    def claims_about(self) -> Mapping[Ref, tuple[Claim, ...]]:
        """Claims by their subject."""
        found: dict[Ref, list[Claim]] = defaultdict(list)
        for key, claim in self.claims():
            found[key, claim.subject].append(claim)
        return {ref: tuple(claims) for ref, claims in found.items()}

    def claims(self) -> Iterator[tuple[str, Claim]]:
        """Each claim with its document's key."""
        for extraction in self.extractions:
            for claim in extraction.claims:
                yield extraction.document.key, claim

    def of_kind(self, *kinds: str, named: bool | None = None, among: Collection[str] | None = None) -> tuple[Ref, ...]:
        """References of the entities that are of one of these classes or below them, in order; with ``among`` only those of documents of these keys."""
        fitting = self._below(kinds)
        keys = self.by_key if among is None else sorted(key for key in among if key in self.by_key)
        return tuple(
            (key, entity.id) for key in keys for entity in self.by_key[key].entities if (named is None or entity.named == named) and entity.kind in fitting
        )

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
        for claim in self.claims_about.get(ref, ()):
            if claim.status.polarity == "Affirmed" and claim.status.modality == "Actual" and self.is_below(claim.predicate, predicates):
                yield claim.object

    def is_below(self, predicate: str, predicates: frozenset[str]) -> bool:
        return predicate in predicates or not predicates.isdisjoint(self.ontology.superproperties.get(predicate, frozenset()))


def corpus_of(extractions: Sequence[Extraction], ontology: Ontology) -> Corpus:
    """The corpus of ``extractions``, whatever their order; of two with one key the first in the order of their ids stays."""
    distinct: dict[str, Extraction] = {}
    for extraction in sorted(extractions, key=lambda x: (x.document.key, x.document.id, x.document.origin)):
        distinct.setdefault(extraction.document.key, extraction)
    return Corpus(tuple(distinct.values()), ontology)


def first_offsets(entity: Entity | Event) -> Offsets:
    """Where an entity or event stands first in its document."""
    mentions = entity.mentions
    if len(mentions) == 1:
        return mentions[0].start, mentions[0].end
    return min([(m.start, m.end) for m in mentions], default=NO_OFFSETS)
