"""Properties whose object is a date: "born on 12 May 1960", "founded in 1990", "died last week"."""

from collections.abc import Iterator

from kg.extraction.annotations import Frame
from kg.extraction.candidates import Candidate
from kg.extraction.dates import date_value
from kg.extraction.lookup import senses_of
from kg.extraction.reading import Reading, end_at
from kg.extraction.times import time_of
from kg.ontology.terms import Property, Sense


def dated_candidates(reading: Reading) -> Iterator[Candidate]:
    """A candidate for each verb that dates its subject (or, passive, its object)."""
    for frame in reading.frames:
        if frame.kind == "verb":
            for sense in _senses(reading, frame):
                yield from _dated(reading, frame, sense)


def is_dated(reading: Reading, found: Property) -> bool:
    """Whether a property's objects are literals: its range names no class."""
    return bool(found.range) and not any(r in reading.ontology.classes for r in found.range)


def _senses(reading: Reading, frame: Frame) -> list[Sense]:
    lexicon, token = reading.ontology.lexicon, reading.doc[frame.head]
    found = [*senses_of(lexicon.verbs, token), *(lexicon.participles.get(token.lower_, ()) if frame.passive else ())]
    return [s for s in found if s.target in reading.ontology.properties and is_dated(reading, reading.ontology.properties[s.target])]


def _dated(reading: Reading, frame: Frame, sense: Sense) -> Iterator[Candidate]:
    when = time_of(reading.doc[frame.head], reading.time_of_token)
    value = date_value(when) if when is not None else None
    if value is None or when is None:
        return
    role = "object" if frame.passive else "subject"
    for argument in frame.arguments:
        subject = end_at(reading, argument.head)
        if argument.role == role and subject is not None and subject.entity.named:
            domain = reading.ontology.properties[sense.target].domain
            wrong = domain and not any(reading.ontology.is_a(subject.entity.kind, d) for d in domain)
            yield Candidate(sense.target, subject, value, frame.head, (frame.head, frame.head + 1), sense.rule, frame.construction, 0.85,
                            refusal=f"{subject.entity.name} is not {' or '.join(domain)}" if wrong else "", span=(when.start, when.end))  # fmt: skip
