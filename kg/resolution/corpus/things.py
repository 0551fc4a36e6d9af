"""What nodes are made from: of an entity or event that it has in its document, without where else it is mentioned and what is claimed of it.

Why traits beside things: what the whole world names ("United States") has members in half of the documents, but few that differ in what its node is made from.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec import Struct

from kg.model import Entity, Event, Extraction, Offsets, Place

NO_OFFSETS: Offsets = (0, 0)


class Thing(Struct, frozen=True, array_like=True):
    """``name`` is an event's label, ``texts`` are the names by which the text mentions a named entity, sorted, ``first`` is where it stands first."""

    kind: str
    name: str
    named: bool
    texts: tuple[str, ...]
    first: Offsets


class Trait(Struct, frozen=True, array_like=True, order=True):
    """What a node is made from of one of its members, wherever that stands. ``place`` is the entry of the gazetteer that it is linked to, packed; of a post
    ``name`` is the title and ``texts`` are the representatives of what it lies within and beside, empty where it has none."""

    kind: str = ""
    name: str = ""
    named: bool = False
    texts: tuple[str, ...] = ()
    place: bytes = b""

    @property
    def entry(self) -> Place | None:
        """The entry of the gazetteer."""
        return _unpacked(self.place) if self.place else None


class Common(NamedTuple):
    """A trait that some members of a set have: the ``number`` of these, and the places of the first and of the last of them in the order of all."""

    trait: Trait
    number: int
    first: int
    last: int


def packed(place: Place | None) -> bytes:
    """An entry of the gazetteer for a trait. Why packed: a position that is not known is a number that equals nothing."""
    return msgspec.msgpack.encode(place) if place else b""


@lru_cache(maxsize=1 << 10)
def _unpacked(place: bytes) -> Place:
    return msgspec.msgpack.decode(place, type=Place)


def common(traits: Sequence[Trait], numbers: Sequence[int]) -> list[Common]:
    """What members in their order have in common, of which ``numbers`` gives the places among ``traits``, sorted."""
    last = {number: place for place, number in enumerate(numbers)}
    first = {number: len(numbers) - 1 - place for place, number in enumerate(reversed(numbers))}
    return [Common(traits[number], count, first[number], last[number]) for number, count in sorted(Counter(numbers).items())]


def common_of(traits: Iterable[Trait]) -> list[Common]:
    """The same of members that have these ``traits``, one each."""
    known: dict[Trait, int] = {}
    numbers = [known.setdefault(trait, len(known)) for trait in traits]
    return common(list(known), numbers)


def things(extraction: Extraction) -> dict[str, Thing]:
    """The entities and events of one document by their local ids."""
    found = {entity.id: _entity(entity) for entity in extraction.entities}
    found.update((event.id, Thing(event.kind, event.label or event.trigger.text, False, (), first_offsets(event))) for event in extraction.events)
    return found


def _entity(entity: Entity) -> Thing:
    texts = {m.text for m in entity.mentions if m.form == "name"} if entity.named else ()
    return Thing(entity.kind, entity.name, entity.named, tuple(sorted(texts)), first_offsets(entity))


def first_offsets(thing: Entity | Event) -> Offsets:
    """Where an entity or event stands first in its document."""
    mentions = thing.mentions
    if len(mentions) == 1:
        return mentions[0].start, mentions[0].end
    return min([(m.start, m.end) for m in mentions], default=NO_OFFSETS)
