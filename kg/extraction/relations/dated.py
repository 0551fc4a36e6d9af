"""Properties whose object is a date: "born on 12 May 1960", "founded in 1990", "founded the firm in 1990", "until her death in 2001"."""

from collections.abc import Iterator

from kg.extraction.annotations import Frame
from kg.extraction.candidates import Candidate
from kg.extraction.confidence import DATED
from kg.extraction.dates import date_value
from kg.extraction.grammar.walk import preposition_objects
from kg.extraction.lookup import senses_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import Reading, bearer_at, is_somebody
from kg.extraction.times import date_beside, time_of
from kg.model import TimeExpression
from kg.ontology.terms import Property, Sense

REACH = 14
"""Words behind a verb in which its date may stand."""


def dated_candidates(reading: Reading) -> Iterator[Candidate]:
    """A candidate for each verb that dates its subject (a participle's verb: its object), and each noun that dates whose it is."""
    for frame in reading.frames:
        if frame.kind in ("verb", "noun"):
            for sense in _senses(reading, frame):
                yield from _dated(reading, frame, sense)


def is_dated(reading: Reading, found: Property) -> bool:
    """Whether a property's objects are literals: its range names no class."""
    return bool(found.range) and not any(r in reading.ontology.classes for r in found.range)


def _senses(reading: Reading, frame: Frame) -> list[Sense]:
    lexicon, token = reading.ontology.lexicon, reading.doc[frame.head]
    if frame.kind == "noun":
        found = senses_of(lexicon.nouns, token)
    else:
        # What a participle describes is the object of its verb: "founded in 1990" dates the firm in "She founded the firm in 1990" too.
        found = [*senses_of(lexicon.verbs, token), *lexicon.participles.get(token.lower_, ())]
        found = [s for s in found if s.particle == frame.particle]
    of_dates = [s for s in found if s.target in reading.ontology.properties and is_dated(reading, reading.ontology.properties[s.target])]
    return list({(s.target, s.form): s for s in reversed(of_dates)}.values())


def _dated(reading: Reading, frame: Frame, sense: Sense) -> Iterator[Candidate]:
    when = _when(reading, frame)
    value = date_value(when) if when is not None else None
    if value is None or when is None:
        return
    for head in _described(reading, frame, sense):
        subject = bearer_at(reading, head)
        if subject is not None and is_somebody(subject.entity):
            domain = reading.ontology.properties[sense.target].domain
            wrong = domain and not any(reading.ontology.is_a(subject.entity.kind, d) for d in domain)
            yield Candidate(sense.target, subject, value, frame.head, (frame.head, frame.head + 1), sense.rule, frame.construction, DATED,
                            presupposed=frame.kind == "noun", refusal=f"{subject.entity.name} is not {' or '.join(domain)}" if wrong else "",
                            span=(when.start, when.end))  # fmt: skip


def _described(reading: Reading, frame: Frame, sense: Sense) -> list[int]:
    """The heads of what the date is said of."""
    if frame.kind == "noun":
        owners = [a.head for a in frame.arguments if a.role == "possessive"]
        return owners or [o.i for word, o in preposition_objects(reading.doc[frame.head]) if word == sense.preposition]
    role = "object" if frame.passive or sense.form == "participle" else "subject"
    return [a.head for a in frame.arguments if a.role == role]


def _when(reading: Reading, frame: Frame) -> TimeExpression | None:
    token = reading.doc[frame.head]
    if frame.kind == "noun":
        return date_beside(token, reading.time_of_token)
    return time_of(token, reading.time_of_token, ("DATE",)) or time_of(token, reading.time_of_token) or _behind(reading, token)


def _behind(reading: Reading, verb: Token) -> TimeExpression | None:
    """The date that the parser hung on a place or a cause: "born in Bergen, 3 May 1931", "died of an illness on 3 May"."""
    for token in reading.doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end)]:
        when = reading.time_of_token.get(token.i)
        if when is not None:
            plain = token.nbor(-1).lower_ in (",", "on", "in")
            return when if when.start == token.idx and when.type == "DATE" and when.value and plain else None
        if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.lower_ in ("after", "before", "since", "until", "till", "by", "who", "which", ";", "("):
            return None
    return None
