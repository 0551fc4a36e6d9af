"""Relations between events: "the flood caused a blackout", "the second round followed the first"."""

from collections.abc import Iterator, Mapping

from kg.extraction.annotations import Frame
from kg.extraction.claims import make_claim, status_for
from kg.extraction.confidence import LINK
from kg.extraction.grammar.nouns import carrier
from kg.extraction.lookup import senses_of
from kg.extraction.reading import Reading, offsets
from kg.extraction.voices import Voices
from kg.model import Claim
from kg.ontology.terms import Sense


def event_links(reading: Reading, voices: Voices, event_at: Mapping[int, str]) -> Iterator[Claim]:
    """A claim for each verb of an event-to-event property whose arguments are both events."""
    stands_for = {carrier(reading.doc[head]).i: id_ for head, id_ in event_at.items()} | dict(event_at)
    for frame in reading.frames:
        for sense in _senses(reading, frame):
            yield from _linked(reading, voices, frame, sense, stands_for)


def _senses(reading: Reading, frame: Frame) -> list[Sense]:
    if frame.kind != "verb":
        return []
    properties = reading.ontology.properties
    found = senses_of(reading.ontology.lexicon.verbs, reading.doc[frame.head])
    return [s for s in found if s.target in properties and "Event" in properties[s.target].domain and s.particle == frame.particle]


def _linked(reading: Reading, voices: Voices, frame: Frame, sense: Sense, event_at: Mapping[int, str]) -> Iterator[Claim]:
    subjects = [a.head for a in frame.arguments if a.role == "subject" and a.head in event_at]
    objects = [a.head for a in frame.arguments if a.role == (sense.preposition or "object") and a.head in event_at]
    for left in subjects:
        for right in objects:
            if sense.inverse:
                left, right = right, left
            if event_at[left] != event_at[right]:
                yield make_claim(
                    reading, subject=event_at[left], predicate=sense.target, object_=event_at[right], status=status_for(reading, voices, frame.head),
                    head=frame.head, trigger=offsets(reading.doc, frame.head, frame.head + 1), ends=(None, None), rule=sense.rule, confidence=LINK,
                )  # fmt: skip
