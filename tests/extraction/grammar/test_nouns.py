"""Frames of nouns: possessives, adjuncts, carriers and what light verbs lend."""

import pytest

from kg.extraction.grammar import frames
from kg.extraction.grammar.nouns import carrier, governor
from tests.extraction.parses import doc


def arguments(parse: str, word: str) -> set[tuple[str, str]]:
    parsed = doc(parse)
    found = next(f for f in frames(parsed) if parsed[f.head].text == word)
    return {(a.role, parsed[a.head].text) for a in found.arguments}


ADJUNCTS = "Talks/NNS/nsubj/5/talk between/IN/prep/0 Norway/NNP/pobj/1 and/CC/cc/2 Kenya/NNP/conj/2 ended/VBD/ROOT/5/end in/IN/prep/5 Lisbon/NNP/pobj/6"
POSSESSIVE = "Norway/NNP/poss/2 's/POS/case/0 attack/NN/nsubj/5 on/IN/prep/2 Kenya/NNP/pobj/3 failed/VBD/ROOT/5/fail"
LIGHT = "Norway/NNP/nsubj/1 held/VBD/ROOT/1/hold two/CD/nummod/3 rounds/NNS/dobj/1/round of/IN/prep/3 talks/NNS/pobj/4/talk with/IN/prep/5 Kenya/NNP/pobj/6"
ATTENDED = "Maria/NNP/nsubj/1 attended/VBD/ROOT/1/attend talks/NNS/dobj/1/talk in/IN/prep/2 Oslo/NNP/pobj/3"
SUFFERED = "Oslo/NNP/nsubj/1 suffered/VBD/ROOT/1/suffer attacks/NNS/dobj/1/attack"
HURT = "Maria/NNP/nsubj/1 had/VBD/ROOT/1/have injuries/NNS/dobj/1/injury"
HELD_IN = "talks/NNS/nsubj/5/talk ,/,/punct/0 held/VBN/acl/0/hold in/IN/prep/2 Oslo/NNP/pobj/3 ended/VBD/ROOT/5/end"
SCHEDULED = "Talks/NNS/nsubjpass/2/talk are/VBP/auxpass/2/be scheduled/VBN/ROOT/2/schedule to/TO/aux/4 take/VB/xcomp/2 place/NN/dobj/4 in/IN/prep/4 Oslo/NNP/pobj/6"
CLAIMED = "Ivo/NNP/nsubj/1 {verb} responsibility/NN/dobj/1 for/IN/prep/2 the/DT/det/5 attack/NN/pobj/3"
NOT_CLAIMED = "Ivo/NNP/nsubj/3 has/VBZ/aux/3/have not/RB/neg/3 claimed/VBN/ROOT/3/claim responsibility/NN/dobj/3 for/IN/prep/4 attacks/NNS/pobj/5/attack"
BY_THEM = "responsibility/NN/nsubjpass/5 for/IN/prep/0 the/DT/det/3 attack/NN/pobj/1 was/VBD/auxpass/5/be claimed/VBN/ROOT/5/claim by/IN/agent/5 Ivo/NNP/pobj/6"
NOT_BY_THEM = "attack/NN/nsubjpass/3 was/VBD/auxpass/3/be {never}/RB/{dep}/3 carried/VBN/ROOT/3/carry out/RP/prt/3 by/IN/agent/3 Ivo/NNP/pobj/5"
CHARGED = (
    "Ivo/NNP/nsubjpass/2 was/VBD/auxpass/2/be charged/VBN/ROOT/2/charge with/IN/prep/2 {noun}/NNS/pobj/3/{noun} of/IN/prep/4 "
    "fraud/NN/pobj/5 and/CC/cc/6 murder/NN/conj/6"
)
SUSPECTED = "Norway/NNP/nsubj/1 {verb} Ivo/NNP/dobj/1 on/IN/prep/1 suspicion/NN/pobj/3 of/IN/prep/4 murder/NN/pobj/5"
DISCUSSED = "Maria/NNP/nsubj/1 criticised/VBD/ROOT/1/criticise talks/NNS/dobj/1/talk"


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        (ADJUNCTS, "Talks", {("between", "Norway"), ("between", "Kenya"), ("in", "Lisbon")}),
        (POSSESSIVE, "attack", {("possessive", "Norway"), ("on", "Kenya")}),
        (LIGHT, "talks", {("subject", "Norway"), ("with", "Kenya")}),
        (HURT, "injuries", {("object", "Maria")}),
        (ATTENDED, "talks", {("participant", "Maria"), ("in", "Oslo")}),
        (SUFFERED, "attacks", {("object", "Oslo")}),
        (HELD_IN, "talks", {("in", "Oslo")}),
        (CLAIMED.format(verb="claimed/VBD/ROOT/1/claim"), "attack", {("claimed", "Ivo")}),
        (CLAIMED.format(verb="denied/VBD/ROOT/1/deny"), "attack", {("denied", "Ivo")}),
        (BY_THEM, "attack", {("claimed", "Ivo")}),
        (SCHEDULED, "Talks", {("in", "Oslo")}),
        (CHARGED.format(noun="crime"), "murder", {("accused", "Ivo")}),
        (SUSPECTED.format(verb="arrested/VBD/ROOT/1/arrest"), "murder", {("accused", "Ivo")}),
    ],
)
def test_arguments_come_from_the_noun_and_its_verb(parse: str, word: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= arguments(parse, word)


@pytest.mark.parametrize(
    ("parse", "word", "absent"),
    [
        (DISCUSSED, "talks", ("subject", "Maria")),
        (CLAIMED.format(verb="discussed/VBD/ROOT/1/discuss"), "attack", ("claimed", "Ivo")),
        (NOT_CLAIMED, "attacks", ("claimed", "Ivo")),
        (SUFFERED, "attacks", ("subject", "Oslo")),
        (ATTENDED, "talks", ("subject", "Maria")),
        (POSSESSIVE, "attack", ("subject", "Norway")),
        (HELD_IN, "talks", ("subject", "talks")),
        (CHARGED.format(noun="investigation"), "murder", ("accused", "Ivo")),
        (SUSPECTED.format(verb="questioned/VBD/ROOT/1/question"), "murder", ("accused", "Ivo")),
        (SUSPECTED.format(verb="arrested/VBD/ROOT/1/arrest"), "murder", ("accused", "Norway")),
    ],
)
def test_other_verbs_lend_nothing(parse: str, word: str, absent: tuple[str, str]) -> None:
    assert absent not in arguments(parse, word)


def test_a_carrier_stands_for_its_event() -> None:
    parsed = doc(LIGHT)
    assert carrier(parsed[5]).text == "rounds"
    assert governor(parsed[5]) is not None and governor(parsed[5]).text == "held"  # type: ignore[union-attr]


def test_a_plain_noun_carries_itself() -> None:
    parsed = doc(POSSESSIVE)
    assert carrier(parsed[2]).i == 2
    assert carrier(parsed[4]).i == 4


def test_a_full_verb_governs_no_event() -> None:
    assert governor(doc(DISCUSSED)[2]) is None


def test_what_was_not_done_by_somebody_is_not_theirs() -> None:
    assert arguments(NOT_BY_THEM.format(never="never", dep="neg"), "attack") == set()
    assert arguments(NOT_BY_THEM.format(never="later", dep="advmod"), "attack") == {("by", "Ivo")}
