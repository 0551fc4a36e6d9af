"""What only seems to fill a slot of an event: where it was said, where somebody is invited to, whom a letter asks, what is said to be done."""

from dataclasses import replace

import pytest

from kg.extraction.attribution import find_reports
from kg.extraction.events.finding import occurrences
from tests.extraction.readings import KNOWN, LEXICON, group, reading, sense

SLOTS = {"subject": "has_agent", "in": "held_in", "at": "held_in", "object": "has_topic", "on": "has_topic", "about": "has_topic", "to": "has_target"}
VERBS = group(*(sense("Denial", "verb", lemma) for lemma in ("say", "write", "comment", "invite", "ask")))
WHO = {**KNOWN, "Radio": ("Radio Vale", "Organization"), "ministry": ("the ministry", "Organization")}
SAID = "Maria/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} {word}/IN/prep/1 {what}/NNP/pobj/2"
LETTER = (
    "Maria/NNP/nsubj/1 sent/VBD/ROOT/1/send letters/NNS/dobj/1/letter to/IN/prep/2 Ivo/NNP/pobj/3 asking/VBG/acl/{head}/ask {whom}/PRP/dobj/5"
)


def roles(parse: str) -> set[tuple[str, str]]:
    found = reading(parse, WHO)
    found = replace(found, reports=find_reports(found.doc))
    lexicon = replace(LEXICON, verbs=LEXICON.verbs | VERBS, arguments=LEXICON.arguments | {"Denial": SLOTS})
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    return {(r.predicate, r.end.entity.name) for o in occurrences(found) if o.kind == "Denial" for r in o.roles}


@pytest.mark.parametrize(
    ("verb", "lemma", "word", "what", "role"),
    [
        ("said", "say", "about", "Norway", ("has_topic", "Norway")),
        ("commented", "comment", "on", "Norway", ("has_topic", "Norway")),
        ("said", "say", "to", "Ivo", ("has_target", "Ivo Lund")),
    ],
)
def test_what_it_is_about_and_whom_it_is_told(verb: str, lemma: str, word: str, what: str, role: tuple[str, str]) -> None:
    assert role in roles(SAID.format(verb=verb, lemma=lemma, word=word, what=what))


@pytest.mark.parametrize(("verb", "lemma", "word", "what"), [("said", "say", "on", "Radio"), ("wrote", "write", "on", "Radio"), ("invited", "invite", "to", "Oslo")])
def test_where_it_is_said_is_no_topic_and_where_one_is_invited_is_not_asked(verb: str, lemma: str, word: str, what: str) -> None:
    assert roles(SAID.format(verb=verb, lemma=lemma, word=word, what=what)) == {("has_agent", "Maria Jensen")}


ABOUT_OSLO = "In/IN/prep/{head} Oslo/NNP/pobj/0 ,/,/punct/{head} rules/NNS/nsubj/4/rule changed/VBD/ccomp/6/change ,/,/punct/6 said/VBD/ROOT/6/say Maria/NNP/nsubj/6"


def test_a_place_before_what_is_said_is_not_where_it_is_said() -> None:
    assert ("held_in", "Oslo") not in roles(ABOUT_OSLO.format(head=6))
    assert ("held_in", "Oslo") in roles("In/IN/prep/3 Oslo/NNP/pobj/0 Maria/NNP/nsubj/3 said/VBD/ROOT/3/say it/PRP/dobj/3")
    assert ("held_in", "Oslo") not in roles("In/IN/prep/2 Oslo/NNP/pobj/0 said/VBD/ROOT/2/say Maria/NNP/nsubj/2")
    assert ("held_in", "Oslo") in roles(SAID.format(verb="said", lemma="say", word="in", what="Oslo"))
    assert ("held_in", "Oslo") not in roles(SAID.format(verb="said", lemma="say", word="at", what="Oslo"))


def test_whom_a_letter_asks_does_not_ask() -> None:
    assert ("has_agent", "Ivo Lund") not in roles(LETTER.format(head=4, whom="him"))


def test_who_is_said_to_do_it_is_not_what_is_said() -> None:
    assert roles("Maria/NNP/nsubj/1 said/VBD/ROOT/1/say Ivo/NNP/dobj/1") == {("has_agent", "Maria Jensen")}


def test_a_street_home_to_shops_is_not_aimed_at_them() -> None:
    parse = "Maria/NNP/nsubj/1 said/VBD/ROOT/1/say it/PRP/dobj/1 there/RB/advmod/1 ,/,/punct/1 home/NN/dep/1 to/IN/prep/1 Ivo/NNP/pobj/6"
    assert ("has_target", "Ivo Lund") not in roles(parse)


@pytest.mark.parametrize(("whose", "role"), [("jury", "has_agent"), ("Ivo", "has_target")])
def test_a_jurys_verdict_is_its_own(whose: str, role: str) -> None:
    found = reading(f"{whose}/NN/poss/2 's/POS/case/0 attack/NN/nsubj/3 came/VBD/ROOT/3/come", {**WHO, "jury": ("jury", "Group")})
    slots = {**LEXICON.arguments["Attack"], "possessive": "has_target"}
    found = replace(found, ontology=replace(found.ontology, lexicon=replace(LEXICON, arguments=LEXICON.arguments | {"Attack": slots})))
    assert {r.predicate for o in occurrences(found) for r in o.roles} == {role}


def test_who_quotes_somebody_does_not_say_it() -> None:
    parse = "Maria/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} Ivo/NNP/dobj/1 as/IN/prep/1 saying/VBG/pcomp/3/say it/PRP/dobj/4"
    assert ("has_agent", "Maria Jensen") not in roles(parse.format(verb="quoted", lemma="quote"))
    assert ("has_agent", "Maria Jensen") not in roles(parse.format(verb="cited", lemma="cite"))


@pytest.mark.parametrize(("what", "expected"), [("Radio", False), ("Norway", True)])
def test_nobody_is_a_charge(what: str, expected: bool) -> None:
    found = reading(f"Maria/NNP/nsubj/1 said/VBD/ROOT/1/say it/PRP/dobj/1 with/IN/prep/1 {what}/NNP/pobj/3", WHO)
    lexicon = replace(LEXICON, verbs=LEXICON.verbs | VERBS, arguments=LEXICON.arguments | {"Denial": {**SLOTS, "with": "has_topic"}})
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    assert any(r.predicate == "has_topic" for o in occurrences(found) for r in o.roles) is expected


THINGS = {"ferry": ("the ferry", "Vehicle"), "engine": ("its engine", "Product")}
SAILED = group(sense("Movement", "verb", "sail"), sense("Denial", "verb", "say"))


def of_things(parse: str) -> set[tuple[str, str, str]]:
    found = reading(parse, {**KNOWN, **THINGS})
    slots = {**LEXICON.arguments["Attack"], "of": "has_agent"}
    lexicon = replace(
        LEXICON, verbs=LEXICON.verbs | SAILED, arguments=LEXICON.arguments | {"Movement": slots, "Agreement": slots, "Denial": SLOTS}
    )
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    return {(o.kind, r.predicate, r.end.entity.name) for o in occurrences(found) for r in o.roles if r.end.entity.kind in ("Vehicle", "Product")}


@pytest.mark.parametrize(
    ("parse", "role"),
    [
        ("the/DT/det/1 ferry/NN/nsubj/2 sailed/VBD/ROOT/2/sail to/IN/prep/2 Oslo/NNP/pobj/3", ("Movement", "has_participant", "the ferry")),
        ("the/DT/det/1 ferry/NN/nsubj/2 sailed/VBD/ROOT/2/sail Maria/NNP/dobj/2", ("Movement", "has_participant", "the ferry")),
        ("men/NNS/nsubj/1 attacked/VBD/ROOT/1/attack the/DT/det/3 ferry/NN/dobj/1", ("Attack", "has_target", "the ferry")),
        ("the/DT/det/1 engine/NN/nsubj/2 attacked/VBD/ROOT/2/attack", ("Attack", "has_participant", "its engine")),
    ],
)
def test_things_take_part_and_undergo(parse: str, role: tuple[str, str, str]) -> None:
    assert of_things(parse) == {role}


@pytest.mark.parametrize(
    "parse",
    [
        "the/DT/det/1 ferry/NN/nsubj/2 attacked/VBD/ROOT/2/attack Ivo/NNP/dobj/2",
        "Ivo/NNP/nsubjpass/2 was/VBD/auxpass/2/be attacked/VBN/ROOT/2/attack by/IN/agent/2 the/DT/det/5 ferry/NN/pobj/3",
        "an/DT/det/1 attack/NN/nsubj/6 of/IN/prep/1 the/DT/det/4 ferry/NN/pobj/2 {dash}/,/punct/1 failed/VBD/ROOT/6/fail",
        "the/DT/det/1 ferry/NN/nsubj/2 signed/VBD/ROOT/2/sign a/DT/det/4 treaty/NN/dobj/2",
        "Norway/NNP/nsubj/1 met/VBD/ROOT/1/meet Kenya/NNP/dobj/1 with/IN/prep/1 the/DT/det/5 ferry/NN/pobj/3",
        "the/DT/det/1 ferry/NN/nsubj/2 said/VBD/ROOT/2/say so/RB/advmod/2",
    ],
)
def test_what_only_somebody_does_is_not_done_by_things(parse: str) -> None:
    found = of_things(parse.format(dash=","))
    assert not {role for role in found if role[1] in ("has_agent", "has_participant")}, found


BOUGHT = "Norway/NNP/nsubj/1 {verb}/ROOT/1/{verb} ships/NNS/dobj/1/ship from/IN/prep/1 Kenya/NNP/pobj/3"


@pytest.mark.parametrize(("verb", "lemma", "other"), [("bought/VBD", "buy", {"Kenya"}), ("urged/VBD", "urge", set())])
def test_who_lets_somebody_have_it_takes_part_and_other_sources_do_not(verb: str, lemma: str, other: set[str]) -> None:
    found = reading(BOUGHT.replace("{verb}/ROOT/1/{verb}", f"{verb}/ROOT/1/{lemma}"), KNOWN)
    slots = {**LEXICON.arguments["Attack"], "from": "has_participant"}
    verbs = LEXICON.verbs | group(sense("Attack", "verb", lemma))
    found = replace(found, ontology=replace(found.ontology, lexicon=replace(LEXICON, verbs=verbs, arguments=LEXICON.arguments | {"Attack": slots})))
    assert {r.end.entity.name for o in occurrences(found) for r in o.roles if r.predicate == "has_participant"} == other


@pytest.mark.parametrize(("word", "hit"), [("", True), ("board/NN/pcomp/2 ", False)])
def test_an_attack_on_board_is_none_on_the_ship(word: str, hit: bool) -> None:
    at = 5 if word else 4
    parse = f"the/DT/det/1 attack/NN/nsubj/{at + 1} on/IN/prep/1 {word}the/DT/det/{at} ferry/NN/pobj/2 failed/VBD/ROOT/{at + 1}/fail"
    assert (("Attack", "has_target", "the ferry") in of_things(parse)) is hit


def test_what_a_second_clause_is_about_is_not_asked() -> None:
    urged = "Maria/NNP/nsubj/1 asked/VBD/ROOT/1/ask Ivo/NNP/dobj/1"
    assert ("has_topic", "Ivo Lund") in roles(urged)
    assert ("has_topic", "Ivo Lund") not in roles(f"{urged} should/MD/aux/4 pay/VB/ccomp/1")


@pytest.mark.parametrize(("field", "expected"), [("sport", False), ("", True)])
def test_a_town_that_acts_in_a_passage_of_sport_is_a_team(monkeypatch: pytest.MonkeyPatch, field: str, expected: bool) -> None:
    monkeypatch.setattr("kg.extraction.events.fitness.field_at", lambda reading, token: field)
    said = "Oslo/NNP/nsubj/1 invited/VBD/ROOT/1/invite Ivo/NNP/dobj/1"
    assert (("has_agent", "Oslo") in roles(said)) is expected
