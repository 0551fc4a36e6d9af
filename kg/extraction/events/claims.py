"""Claims about events: that they exist, their roles, their date and duration."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from kg.extraction.attribution.words import SAY
from kg.extraction.claims import make_claim, status_for
from kg.extraction.confidence import DOUBTFUL, EVENT_NOUN, HOW_LONG, TOPIC, WHEN
from kg.extraction.dates import date_value
from kg.extraction.events.finding import Occurrence, event_label, lending_verb
from kg.extraction.events.roles import Role
from kg.extraction.grammar.nouns import carrier
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, offsets
from kg.extraction.status.words import PLAN_NOUNS, PLAN_OBJECT, PLAN_VERBS
from kg.extraction.times import duration_of, is_end_of, time_of
from kg.extraction.voices import Voices
from kg.model import Claim, Event, Mention, Offsets, Status, TimeExpression, Value

PLANNING = PLAN_VERBS | PLAN_OBJECT | SAY
VAGUE = ("over ", "under ", "more than ", "less than ", "at least ", "at most ", "up to ", "nearly ", "almost ", "within ", "some ")
"""What begins an expression that tells no date, only what the date is before or after: "over six years ago"."""
SCHEDULED = frozenset("schedule slate plan set book".split())
"""The date behind these is that of what is to come, and not of the planning: "talks scheduled for Monday"."""
PRESUPPOSING = frozenset(
    """
    end stop halt cease delay join resume continue intensify escalate step condemn criticise criticize denounce resist repel withstand survive discuss avenge
    oppose support justify explain defend resolve settle investigate mourn regret forget remember follow
    """.split()
)
"""Verbs whose object must exist for them to make sense."""


def event_of(reading: Reading, occurrence: Occurrence, id_: str) -> Event:
    """The event node of one mention; a verb that only lends itself to the event's noun is a mention of it too."""
    verb = lending_verb(reading, occurrence)
    tokens = [occurrence.trigger, *([(verb, verb + 1)] if verb is not None else [])]
    spans = [offsets(reading.doc, *span) for span in tokens]
    mentions = tuple(Mention(start, end, reading.document.text[start:end], "nominal") for start, end in spans)
    return Event(id_, occurrence.kind, event_label(reading, occurrence), mentions[0], mentions)


def event_claims(reading: Reading, voices: Voices, occurrence: Occurrence, id_: str, event_at: Mapping[int, str]) -> Iterator[Claim]:
    """The existence claim first, then roles, topics, date and duration, all with the status of the event."""
    when = _date(reading, occurrence)
    status, when = _in_time(reading, occurrence, _status(reading, voices, occurrence), when)
    trigger = offsets(reading.doc, *occurrence.trigger)

    def claim(
        predicate: str, value: str | Value, confidence: float, rule: str, end: End | None = None, held: Status = status, at: Offsets | None = None
    ) -> Claim:
        confidence = confidence if occurrence.sure else min(confidence, DOUBTFUL)
        return make_claim(reading, subject=id_, predicate=predicate, object_=value, status=held, head=occurrence.head, trigger=trigger,
                          ends=(None, end), rule=rule, confidence=confidence, object_span=at)  # fmt: skip

    value = date_value(when) if when is not None else None
    length = _duration(reading, occurrence)
    yield claim(
        "type", Value(occurrence.kind, "class"), max(occurrence.confidence, EVENT_NOUN if value or length else 0.0), occurrence.rule
    )
    for role in occurrence.roles:
        yield claim(
            role.predicate,
            role.end.entity.id,
            role.confidence,
            role.rule,
            role.end,
            _role_status(reading, voices, occurrence, role, status),
        )
    for topic in occurrence.topics:
        if topic in event_at and event_at[topic] != id_:
            yield claim("has_topic", event_at[topic], TOPIC, f"{occurrence.kind}/topic")
    if when is not None and value is not None:
        yield claim("date", value, WHEN, "date/adjunct", at=(when.start, when.end))
    if length is not None and length.value:
        yield claim("duration", Value(length.value, "duration"), HOW_LONG, "duration/adjunct")


def _status(reading: Reading, voices: Voices, occurrence: Occurrence) -> Status:
    """An event noun's own modifiers ("planned talks") decide before those of the noun that carries it ("a round of talks")."""
    own = status_for(reading, voices, occurrence.head)
    if is_presupposed(reading.doc[occurrence.head]):
        return replace(own, polarity="Affirmed", modality="Actual")
    if occurrence.mood == occurrence.head or (own.polarity, own.modality) != ("Affirmed", "Actual"):
        return own
    return status_for(reading, voices, occurrence.mood)


def _in_time(reading: Reading, occurrence: Occurrence, status: Status, when: TimeExpression | None) -> tuple[Status, TimeExpression | None]:
    """What is dated after the document is planned at most ("Norland cuts 300 jobs by 2030").

    A verb in the past tense has no such date, and a plan or an announcement is made before what it is about ("plans a strike in June").
    """
    today = reading.document.date
    if not today or when is None or not when.begins or when.begins <= today or (status.polarity, status.modality) != ("Affirmed", "Actual"):
        return status, when
    head = reading.doc[occurrence.head]
    about = head.lemma_.lower() in (PLANNING if head.pos_ == "VERB" else PLAN_NOUNS)
    if about or (status.tense == "past" and head.pos_ == "VERB"):
        return status, None
    return replace(status, modality="Planned", tense="future"), when


def _role_status(reading: Reading, voices: Voices, occurrence: Occurrence, role: Role, status: Status) -> Status:
    """Who took part is as real as the taking part: "did not attend the talks" leaves the talks real and denies the participant.

    Who is accused of it may have done it, and who is acquitted did not; who claims or denies responsibility says so themselves.
    """
    slot = role.rule.rpartition("/")[2]
    if slot == "acquitted":
        return replace(status, polarity="Denied")
    if slot in ("claimed", "denied"):
        return replace(status, polarity="Denied" if slot == "denied" else status.polarity, attributed_to=role.end.entity.id)
    if slot == "accused" and status.modality == "Actual" and not status.attributed_to:
        return replace(status, modality="Possible")
    lent = slot in ("participant", "subject")
    if occurrence.governor is None or not lent or (status.polarity, status.modality) != ("Affirmed", "Actual"):
        return status
    return status_for(reading, voices, occurrence.governor)


def is_presupposed(noun: Token) -> bool:
    """Whether a sentence takes an event for granted whatever it denies or plans: "wants to end Norway's attack", "refused to join the war".

    Only nouns with a possessor or a definite article under a verb that needs the event to be there.
    """
    definite = any(
        c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "these", "that", "those")) for c in noun.children
    )
    definite = definite or any(c.dep_ in ("compound", "amod") and c.ent_type_ in ("GPE", "NORP", "ORG") for c in noun.children)
    end = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lemma_ == "end" else noun
    verb = end.head if noun.dep_ in ("dobj", "pobj") else None
    verb = verb.head if verb is not None and verb.dep_ == "prep" else verb
    return definite and noun.pos_ == "NOUN" and verb is not None and verb.lemma_ in PRESUPPOSING


def _date(reading: Reading, occurrence: Occurrence) -> TimeExpression | None:
    head = reading.doc[occurrence.head]
    if head.tag_ == "VBN" and head.lemma_ in SCHEDULED and occurrence.kind == "Plan":
        return None
    for token in dict.fromkeys(t for t in (occurrence.head, occurrence.mood, occurrence.governor) if t is not None):
        if token == occurrence.governor and is_end_of(carrier(reading.doc[occurrence.head]), reading.doc[token]):
            continue
        found = time_of(reading.doc[token], reading.time_of_token)
        if found is not None:
            return None if found.text.lower().startswith(VAGUE) else found
    return None


def _duration(reading: Reading, occurrence: Occurrence) -> TimeExpression | None:
    for token in dict.fromkeys(t for t in (occurrence.head, occurrence.mood, occurrence.governor) if t is not None):
        found = duration_of(reading.doc[token], reading.time_of_token)
        if found is not None:
            return found
    return None
