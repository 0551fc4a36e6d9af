"""From candidates and event mentions to claims: each gets its status, speaker, evidence and an id that is a function of its content."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from kg.extraction.annotations import Report
from kg.extraction.attribution import is_outlet, speakers_at
from kg.extraction.attribution.plans import planner_of
from kg.extraction.candidates import Candidate, says_nothing
from kg.extraction.confidence import BARE, of_ends
from kg.extraction.reading import End, Reading, end_at, mention_offsets, offsets, sentence_offsets
from kg.extraction.relations.endings import when_held
from kg.extraction.status import status_of
from kg.extraction.times.validity import Span
from kg.extraction.voices import Voices
from kg.model import Claim, Offsets, Status, Value


def relation_claim(reading: Reading, voices: Voices, candidate: Candidate, object_id: str | None = None) -> Claim:
    """The claim of an accepted candidate. ``object_id`` replaces the object where it is a post."""
    object_ = candidate.object
    sure = candidate.confidence * of_ends(reading.doc[end.token] for end in (candidate.subject, object_) if isinstance(end, End))
    ends = candidate.subject, None if isinstance(object_, Value) else object_
    target: str | Value = object_id or (object_ if isinstance(object_, Value) else object_.entity.id)
    return make_claim(
        reading,
        subject=candidate.subject.entity.id,
        predicate=candidate.predicate,
        object_=target,
        status=_status(reading, voices, candidate),
        head=candidate.trigger[0],
        trigger=offsets(reading.doc, *candidate.trigger),
        ends=ends,
        rule=candidate.rule,
        confidence=min(sure, BARE) if _is_bare(candidate) else sure,
        held=when_held(reading, candidate),
        object_span=candidate.span,
    )


def _is_bare(candidate: Candidate) -> bool:
    """Whether one end is only called by a word for its kind; "delegations from Norway" are told by whom they represent."""
    ends = (end for end in (candidate.subject, candidate.object) if isinstance(end, End))
    return not candidate.construction.startswith("group") and any(says_nothing(end.entity) for end in ends)


def _status(reading: Reading, voices: Voices, candidate: Candidate) -> Status:
    """The status of a relation. Its tense tells whether it still holds: that somebody "was elected president" does not end the post."""
    found = status_for(reading, voices, candidate.mood, candidate.presupposed)
    return replace(found, tense="past" if candidate.past else "none" if found.tense == "past" else found.tense)


def make_claim(
    reading: Reading, *, subject: str, predicate: str, object_: str | Value, status: Status, head: int, trigger: Offsets,
    ends: tuple[End | None, End | None], rule: str, confidence: float, held: Span = (None, None), object_span: Offsets | None = None,
) -> Claim:  # fmt: skip
    """A claim with its evidence."""
    sentence = sentence_offsets(reading, head)
    mentions = [mention_offsets(reading, end.token) if end is not None else None for end in ends]
    what = (subject, predicate, str(object_), _told(status), str(trigger), str(mentions), rule)
    id_ = hashlib.sha256("\x1f".join(what).encode()).hexdigest()[:12]
    return Claim(
        id_,
        subject,
        predicate,
        object_,
        status,
        sentence,
        trigger,
        mentions[0],
        object_span or mentions[1],
        rule,
        round(confidence, 2),
        *held,
    )


@lru_cache(maxsize=1024)
def _told(status: Status) -> str:
    """A status in the words of which claims' ids are made; who intends a plan follows from them."""
    names = ("polarity", "modality", "attributed_to", "reported_by", "tense")
    return f"Status({', '.join(f'{name}={getattr(status, name)!r}' for name in names)})"


def status_for(reading: Reading, voices: Voices, token: int, presupposed: bool = False) -> Status:
    """Status of what the predicate at ``token`` says.

    What a title or an apposition takes for granted holds whatever its clause denies or plans, and the document vouches for it
    unless it stands in a direct quotation.
    """
    said = voices.status(reading, said_by(reading, token, reading.reports if not presupposed else [r for r in reading.reports if r.direct]))
    if presupposed:
        return Status("Affirmed", "Actual", said.attributed_to, said.reported_by, "present")
    mood = status_of(reading.doc[token])
    planner = _planner(reading, token) if mood.polarity == "Affirmed" and mood.modality != "Actual" else None
    return Status(mood.polarity, mood.modality, said.attributed_to, said.reported_by, mood.tense, planner)


def _planner(reading: Reading, token: int) -> str | None:
    """Who intends it, where that is somebody or a place that the document speaks of."""
    word = planner_of(reading.doc[token])
    end = end_at(reading, word.i) if word is not None else None
    able = end is not None and any(reading.ontology.is_a(end.entity.kind, top) for top in ("Agent", "Place"))
    return end.entity.id if end is not None and able else None


def said_by(reading: Reading, token: int, reports: Sequence[Report]) -> tuple[tuple[int | None, bool], ...]:
    """(speaker's token, whether it is an outlet), innermost first."""
    found = speakers_at(tuple(reports), token)
    return tuple((s, s is not None and is_outlet(reading.doc[s])) for s in found)
