"""Event mentions: which words are events, what fills their roles, and what is no event."""

from dataclasses import replace

import pytest

from kg.extraction.events.claims import event_claims, event_of
from kg.extraction.events.finding import Occurrence, event_label, occurrences
from kg.extraction.voices import Voices
from kg.model import TimeExpression
from tests.extraction.readings import KNOWN, reading

WHO = {
    **KNOWN,
    "Attack": ("Attack Records", "Organization"),
}

TALKS = "Norway/NNP/nsubj/1 held/VBD/ROOT/1/hold talks/NNS/dobj/1/talk with/IN/prep/2 Kenya/NNP/pobj/3 in/IN/prep/1 Oslo/NNP/pobj/5"
ROUND = "Norway/NNP/nsubj/1 held/VBD/ROOT/1/hold a/DT/det/3 round/NN/dobj/1 of/IN/prep/3 talks/NNS/pobj/4/talk in/IN/prep/1 Oslo/NNP/pobj/6"
ATTACK = "Norway/NNP/poss/2 's/POS/case/0 attack/NN/nsubj/5 on/IN/prep/2 Kenya/NNP/pobj/3 failed/VBD/ROOT/5/fail"
PASSIVE = "Kenya/NNP/nsubjpass/2 was/VBD/auxpass/2/be attacked/VBN/ROOT/2/attack by/IN/agent/2 Norway/NNP/pobj/3"
MET = "Maria/NNP/nsubj/1 met/VBD/ROOT/1/meet Ivo/NNP/dobj/1 in/IN/prep/2 Oslo/NNP/pobj/3"
SIGNED = "Norway/NNP/nsubj/1 signed/VBD/ROOT/1/sign an/DT/det/3 agreement/NN/dobj/1 with/IN/prep/3 Kenya/NNP/pobj/4"
COMPOUND = "an/DT/det/2 attack/NN/compound/2 helicopter/NN/nsubj/3 landed/VBD/ROOT/3/land"
NAME = "Attack/NNP/nsubj/1 grew/VBD/ROOT/1/grow"
ABSENT = "Maria/NNP/nsubj/3 did/VBD/aux/3/do not/RB/neg/3 attend/VB/ROOT/3 the/DT/det/5 talks/NNS/dobj/3/talk in/IN/prep/5 Oslo/NNP/pobj/6"
DEMONYM = "a/DT/det/2 Norwegian/JJ/amod/2 attack/NN/nsubj/3 failed/VBD/ROOT/3/fail"
TOPIC = "talks/NNS/nsubj/3/talk on/IN/prep/0 agreement/NN/pobj/1 failed/VBD/ROOT/3/fail"


def found(parse: str) -> tuple[Occurrence, ...]:
    return occurrences(reading(parse, WHO))


def roles(parse: str) -> set[tuple[str, str, str]]:
    return {(o.kind, r.predicate, r.end.entity.name) for o in found(parse) for r in o.roles}


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (
            TALKS,
            {("Negotiation", "has_participant", "Norway"), ("Negotiation", "has_participant", "Kenya"), ("Negotiation", "held_in", "Oslo")},
        ),
        (ROUND, {("Negotiation", "has_participant", "Norway"), ("Negotiation", "held_in", "Oslo")}),
        (ATTACK, {("Attack", "has_agent", "Norway"), ("Attack", "has_target", "Kenya")}),
        (PASSIVE, {("Attack", "has_agent", "Norway"), ("Attack", "has_target", "Kenya")}),
        (MET, {("Meeting", "has_participant", "Maria Jensen"), ("Meeting", "has_participant", "Ivo Lund"), ("Meeting", "held_in", "Oslo")}),
        (SIGNED, {("Agreement", "has_participant", "Norway"), ("Agreement", "has_participant", "Kenya")}),
    ],
)
def test_roles_are_complete_and_no_more(parse: str, expected: set[tuple[str, str, str]]) -> None:
    assert roles(parse) == expected


@pytest.mark.parametrize("parse", [COMPOUND, NAME, "Norway/NNP/nsubj/1 slept/VBD/ROOT/1/sleep"])
def test_no_event(parse: str) -> None:
    assert found(parse) == ()


def test_a_light_verb_is_no_second_event() -> None:
    assert [o.kind for o in found(SIGNED)] == ["Agreement"]


def test_a_target_is_no_agent() -> None:
    assert ("Attack", "has_agent", "Kenya") not in roles(PASSIVE) | roles(ATTACK)


def test_an_event_can_be_the_topic_of_another() -> None:
    talks = next(o for o in found(TOPIC) if o.kind == "Negotiation")
    assert talks.topics == (2,)


@pytest.mark.parametrize(
    ("parse", "label"),
    [
        (ATTACK, "Norway's attack on Kenya"),
        (PASSIVE, "Kenya was attacked by Norway"),
        (MET, "Maria met Ivo in Oslo"),
        (ROUND, "round of talks in Oslo"),
    ],
)
def test_labels_are_stretches_of_the_text(parse: str, label: str) -> None:
    made = reading(parse, WHO)
    text = event_label(made, occurrences(made)[0])
    assert text in made.document.text
    assert label in (text, text.removeprefix("Norway held a "), text.removeprefix("a "))


def test_who_stayed_away_took_no_part() -> None:
    made = reading(ABSENT, WHO)
    talks = next(o for o in occurrences(made) if o.kind == "Negotiation")
    claims = {(c.predicate, c.status.polarity) for c in event_claims(made, Voices(0), talks, "v0", {})}
    assert claims == {("type", "Affirmed"), ("held_in", "Affirmed"), ("has_participant", "Denied")}
    assert event_label(made, talks) == "talks in Oslo"


def test_who_came_took_part() -> None:
    made = reading(ABSENT.replace("did/VBD/aux/3/do not/RB/neg/3 attend/VB", "did/VBD/aux/3/do indeed/RB/advmod/3 attend/VB"), WHO)
    talks = next(o for o in occurrences(made) if o.kind == "Negotiation")
    assert {c.status.polarity for c in event_claims(made, Voices(0), talks, "v0", {})} == {"Affirmed"}


def dated(parse: str, day: str) -> set[tuple[str, str, str]]:
    """(predicate, polarity, modality) of the claims of the first event, where the last word is a time that begins on ``day``; the document is of 15 May 2024."""
    made = reading(parse, WHO)
    at = len(made.doc) - 1
    when = TimeExpression("t0", 0, 1, made.doc[at].text, "DATE", day, day, day)
    made = replace(made, times=(when,), time_of_token={at: when})
    return {(c.predicate, c.status.polarity, c.status.modality) for c in event_claims(made, Voices(0), occurrences(made)[0], "v0", {})}


AHEAD = "Norway/NNP/nsubj/1 {verb} Kenya/NNP/dobj/1 in/IN/prep/1 June/NNP/pobj/3"


def test_what_is_dated_after_the_document_did_not_happen_yet() -> None:
    claims = dated(AHEAD.format(verb="attacks/VBZ/ROOT/1/attack"), "2024-06-01")
    assert ("date", "Affirmed", "Planned") in claims
    assert {modality for _, _, modality in claims} == {"Planned"}


def test_what_happened_has_no_date_ahead() -> None:
    claims = dated(AHEAD.format(verb="attacked/VBD/ROOT/1/attack"), "2024-06-01")
    assert {modality for _, _, modality in claims} == {"Actual"}
    assert "date" not in {predicate for predicate, _, _ in claims}


def test_an_agreement_is_made_before_what_it_is_about() -> None:
    claims = dated(AHEAD.format(verb="agrees/VBZ/ROOT/1/agree").replace("Kenya/NNP", "talks/NNS"), "2024-06-01")
    assert ("type", "Affirmed", "Actual") in claims
    assert "date" not in {predicate for predicate, _, _ in claims}


@pytest.mark.parametrize("day", ["2024-05-15", "2024-05-01"])
def test_what_is_dated_before_stays_as_it_is(day: str) -> None:
    assert ("date", "Affirmed", "Actual") in dated(AHEAD.format(verb="attacked/VBD/ROOT/1/attack"), day)


LED = "Norway/NNP/nsubj/1 led/VBD/ROOT/1/lead talks/NNS/dobj/1/talk"
STRUCK = "Oslo/NNP/nsubjpass/2 was/VBD/auxpass/2/be hit/VBN/ROOT/2/hit by/IN/agent/2 attacks/NNS/pobj/3/attack"
BEGUN = "Norway/NNP/nsubj/1 began/VBD/ROOT/1/begin talks/NNS/dobj/1/talk"
ENDED = "talks/NNS/nsubj/1/talk ended/VBD/ROOT/1/end in/IN/prep/1 Oslo/NNP/pobj/2"
DISCUSSED = "Norway/NNP/nsubj/1 discussed/VBD/ROOT/1/discuss talks/NNS/dobj/1/talk"
JOINED = "Norway/NNP/nsubj/1 attended/VBD/ROOT/1/attend talks/NNS/dobj/1/talk"


def mentions(parse: str) -> list[str]:
    made = reading(parse, WHO)
    occurrence = next(o for o in occurrences(made) if made.doc[o.head].pos_ == "NOUN")
    return [m.text for m in event_of(made, occurrence, "v0").mentions]


@pytest.mark.parametrize(
    ("parse", "expected"), [(TALKS, ["talks", "held"]), (ROUND, ["talks", "held"]), (LED, ["talks", "led"]), (STRUCK, ["attacks", "hit"])]
)
def test_a_verb_that_only_lends_itself_is_a_mention_of_the_event(parse: str, expected: list[str]) -> None:
    assert mentions(parse) == expected


@pytest.mark.parametrize("parse", [BEGUN, ENDED, DISCUSSED, JOINED, ATTACK, TOPIC])
def test_a_verb_that_says_something_of_the_event_is_none(parse: str) -> None:
    assert len(mentions(parse)) == 1
