"""Verbs, participles and adjectives whose word the lexicon gives to a property: "X represents Y", "X, based in Y", "X is loyal to Y"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.annotations import Frame
from kg.extraction.candidates import Candidate, refusal
from kg.extraction.grammar.walk import children, dependents, is_over
from kg.extraction.lookup import senses_of
from kg.extraction.reading import Reading, end_at
from kg.ontology.terms import Sense

CONFIDENCE = {"active": 0.85, "passive": 0.85, "relative": 0.8, "participle": 0.85, "control": 0.75, "conjunction": 0.75, "adjective": 0.8}


def verbal_candidates(reading: Reading) -> Iterator[Candidate]:
    """A candidate for each pair of arguments that a sense of the frame's word connects."""
    for frame in reading.frames:
        for sense in _senses(reading, frame):
            yield from _pairs(reading, frame, sense)
        yield from _hyphenated(reading, frame)


def _hyphenated(reading: Reading, frame: Frame) -> Iterator[Candidate]:
    """ "Oslo-based Brightwell": a participle before its subject, its object joined to it by a hyphen."""
    token = reading.doc[frame.head]
    if token.dep_ not in ("amod", "compound") or token.i < 2 or token.nbor(-1).text != "-":
        return
    for sense in reading.ontology.lexicon.participles.get(token.lower_, ()):
        if sense.target in reading.ontology.properties:
            hyphenated = replace(frame, construction="participle passive")
            yield from _pair(reading, hyphenated, sense, token.head.i, token.i - 2)


def _senses(reading: Reading, frame: Frame) -> list[Sense]:
    lexicon, token = reading.ontology.lexicon, reading.doc[frame.head]
    if frame.kind == "adjective":
        found = [*senses_of(lexicon.adjectives, token), *lexicon.participles.get(token.lower_, ())]
    elif frame.kind == "verb":
        found = [s for s in senses_of(lexicon.verbs, token) if s.particle == frame.particle]
        found += lexicon.participles.get(token.lower_, ()) if frame.passive else ()
    else:
        found = []
    return [s for s in found if s.target in reading.ontology.properties]


def _pairs(reading: Reading, frame: Frame, sense: Sense) -> Iterator[Candidate]:
    # A participle sense speaks of the surface subject, which in a passive frame is the logical object.
    subject_role = "object" if sense.form == "participle" and frame.kind == "verb" else "subject"
    object_role = sense.preposition or "object"
    if subject_role == object_role:
        return
    subjects = [a.head for a in frame.arguments if a.role == subject_role]
    objects = [a.head for a in frame.arguments if a.role == object_role]
    if sense.form == "verb" and sense.preposition and frame.passive:
        # "was sent to": the one sent is the logical object; without an object of its own the verb is intransitive and has no passive.
        return
    for subject in subjects:
        for object_ in objects:
            yield from _pair(reading, frame, sense, subject, object_)


def _pair(reading: Reading, frame: Frame, sense: Sense, subject: int, object_: int) -> Iterator[Candidate]:
    left, right = end_at(reading, subject), end_at(reading, object_)
    if left is None or right is None:
        return
    if sense.inverse:
        left, right = right, left
    kind = frame.construction.split()[0]
    confidence = CONFIDENCE.get(kind, 0.8)
    why = refusal(reading, sense.target, left, right) or _quantified(reading, subject) or _with_content(frame, sense)
    why = why or ("a state that is over" if is_over(reading.doc[frame.head]) else "")
    end = max([frame.head, *(c.i for c in children(reading.doc[frame.head], "prt"))]) + 1
    yield Candidate(sense.target, left, right, frame.head, (frame.head, end), sense.rule, frame.construction, confidence, refusal=why)


def _with_content(frame: Frame, sense: Sense) -> str:
    """ "advised her to leave" is something said, not a relation."""
    content = sense.form == "verb" and any(a.role == "complement" for a in frame.arguments)
    return "the verb has a clause as its content" if content else ""


def _quantified(reading: Reading, token: int) -> str:
    """ "No official represents Norway" says it of nobody."""
    negative = any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in dependents(reading.doc[token]))
    return "the subject is negated" if negative else ""
