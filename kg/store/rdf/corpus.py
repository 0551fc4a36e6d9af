"""Look-ups over the extractions and their resolution, made once for a store."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from kg.model import Extraction, Mention, Outline, Placement, Ref, Resolution, Value
from kg.ontology.terms import Ontology
from kg.parts import Home, Paired, Parts
from kg.store.notation.literals import Notation


class Corpus:
    """The extractions by the keys of their documents, their resolution, the ontology and the base IRI."""

    def __init__(self, extractions: Mapping[str, Extraction], resolution: Resolution, ontology: Ontology, base: str) -> None:
        self.by_key = extractions
        self.resolution = resolution
        self.ontology = ontology
        self.base = base
        self.notation = Notation(base)
        self._names: dict[str, str] = {}
        self._mentions: dict[str, Mapping[str, Mention]] = {}
        self._placed: dict[str, tuple[Placement, ...]] = {}

    def name(self, path: str) -> str:
        """A node as it stands in Turtle."""
        known = self._names.get(path)
        if known is None:
            known = self._names[path] = self.notation.name(path)
        return known

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """What is known of each document without reading it."""
        if self.resolution.outlines:
            return self.resolution.outlines
        from kg.resolution.corpus.outlines import outline

        return {key: outline(extraction, self.ontology) for key, extraction in self.by_key.items()}

    @cached_property
    def parts(self) -> Parts:
        """The resolution document by document."""
        if self.resolution.parts is not None:
            return self.resolution.parts
        from kg.resolution.parts import parts_of

        return parts_of(self.resolution, self.outlines, self.ontology)

    def home(self, key: str) -> Home:
        """What is at home in a document. To be asked for once: it is made each time."""
        found = self.parts.home(key)
        self._placed[key] = found.placements
        return found

    def placed(self, key: str) -> tuple[Placement, ...]:
        """Where the places that are at home in a document are taken to lie."""
        known = self._placed.get(key)
        return self.home(key).placements if known is None else known

    @cached_property
    def paired(self) -> Paired:
        """Its merges and questions document by document."""
        if self.resolution.paired is not None:
            return self.resolution.paired
        from kg.resolution.clusters.pairs import paired_of

        return paired_of(self.resolution)

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
