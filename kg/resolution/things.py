"""What nodes are made from: of an entity or event that it has in its document, without where else it is mentioned and what is claimed of it.

Why beside outlines: what the whole world names ("United States") has members in half of the documents, and one more of them costs a look at each.
"""

from msgspec import Struct

from kg.model import Entity, Event, Extraction, Offsets

NO_OFFSETS: Offsets = (0, 0)


class Thing(Struct, frozen=True, array_like=True):
    """``name`` is an event's label, ``texts`` are the names by which the text mentions a named entity, sorted, ``first`` is where it stands first."""

    kind: str
    name: str
    named: bool
    texts: tuple[str, ...]
    first: Offsets


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
