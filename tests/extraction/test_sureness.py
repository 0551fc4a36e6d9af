"""Words of several senses make facts only where an argument settles which."""

from dataclasses import replace

import pytest

from kg.extraction.events.sureness import as_settled, is_sure
from kg.ontology.terms import Condition, Sense
from tests.extraction.readings import reading

PLACE = Condition(frozenset(("reach",)), frozenset(("object",)), ("Place",), frozenset(("summit",)))
TO_DO = Condition(frozenset(("agree",)), frozenset(("infinitive",)), (), frozenset())
GIVEN = Condition(frozenset(("offer",)), frozenset(("light",)), ("Person",), frozenset())
CLAUSE = Condition(frozenset(("claim",)), frozenset(("complement",)), (), frozenset())
NO_PERSON = Condition(frozenset(), frozenset(("intransitive",)), ("Person",), frozenset())
BOTH = Condition(
    frozenset(("blame",)), frozenset(("subject",)), ("Person",), frozenset(), (Condition(frozenset(), frozenset(("object",)), ("Person",), frozenset()),)
)
WHO = {"Maria": ("Maria Jensen", "Person"), "Oslo": ("Oslo", "City")}
REACHED = "Maria/NNP/nsubj/1 reached/VBD/ROOT/1/reach {object}/NN/dobj/1"


def sure(parse: str, word: str) -> bool:
    found = reading(parse, WHO)
    lexicon = replace(
        found.ontology.lexicon,
        doubtful={"Meeting": frozenset(("reach", "claim", "blame", "agree", "offer"))},
        settled={"Meeting": (PLACE, CLAUSE, BOTH, TO_DO, GIVEN)},
        refuses={"Meeting": (NO_PERSON,)},
    )
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    return is_sure(found, found.frame_of[1], Sense("Meeting", "verb", word, rule=f"Meeting/verb/{word}"))


@pytest.mark.parametrize("word", ["Oslo", "summit"])
def test_an_argument_of_the_kind_asked_for_settles_a_word(word: str) -> None:
    assert sure(REACHED.format(object=word), "reach")


@pytest.mark.parametrize("word", ["record", "deal", "Maria"])
def test_any_other_leaves_it_open(word: str) -> None:
    assert not sure(REACHED.format(object=word), "reach")


def test_what_settles_one_word_does_not_settle_another() -> None:
    assert not sure(REACHED.format(object="Oslo"), "claim")


def test_a_word_of_one_sense_needs_nothing() -> None:
    assert sure(REACHED.format(object="record"), "meet")


def test_what_is_refused_is_refused_of_every_word() -> None:
    assert not sure("Maria/NNP/nsubj/1 met/VBD/ROOT/1/meet", "meet")


def test_further_arguments_must_be_there_too() -> None:
    assert sure(REACHED.format(object="Maria"), "blame")
    assert not sure(REACHED.format(object="rain"), "blame")


def test_a_pronoun_of_people_is_a_person() -> None:
    assert sure("She/PRP/nsubj/1 reached/VBD/ROOT/1/reach him/PRP/dobj/1", "blame")
    assert not sure("It/PRP/nsubj/1 reached/VBD/ROOT/1/reach him/PRP/dobj/1", "blame")


def test_an_infinitive_is_told_from_another_clause() -> None:
    assert sure("Maria/NNP/nsubj/1 agreed/VBD/ROOT/1/agree to/TO/aux/3 leave/VB/xcomp/1", "agree")
    assert not sure("Maria/NNP/nsubj/1 agreed/VBD/ROOT/1/agree he/PRP/nsubj/3 left/VBD/ccomp/1/leave", "agree")
    assert sure("Maria/NNP/nsubj/1 agreed/VBD/ROOT/1/agree he/PRP/nsubj/3 left/VBD/ccomp/1/leave", "claim")


def test_who_lends_a_verb_to_a_noun_is_told_from_the_subject_of_a_verb() -> None:
    made = reading("Maria/NNP/nsubj/1 made/VBD/ROOT/1/make an/DT/det/3 attack/NN/dobj/1", WHO)
    offered = reading("Maria/NNP/nsubj/1 offered/VBD/ROOT/1/offer", WHO)
    for found, head, expected in ((made, 3, True), (offered, 1, False)):
        lexicon = replace(found.ontology.lexicon, doubtful={"Meeting": frozenset(("offer",))}, settled={"Meeting": (GIVEN,)})
        found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
        assert is_sure(found, found.frame_of[head], Sense("Meeting", "noun", "offer", rule="Meeting/noun/offer")) is expected


def test_what_nothing_settles_is_of_the_wider_class_that_the_lexicon_gives() -> None:
    found = reading(REACHED.format(object="record"), WHO)
    sense = Sense("Negotiation", "verb", "reach", rule="Negotiation/verb/reach")
    lexicon = replace(found.ontology.lexicon, doubtful={"Negotiation": frozenset(("reach",))}, settled={"Negotiation": (PLACE,)},
                      otherwise={"Negotiation": {"reach": "Meeting"}})  # fmt: skip
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    wider = as_settled(found, found.frame_of[1], sense)
    assert (wider.target, wider.rule) == ("Meeting", "Meeting/verb/reach") and is_sure(found, found.frame_of[1], wider)
    other = Sense("Negotiation", "verb", "meet", rule="Negotiation/verb/meet")
    assert as_settled(found, found.frame_of[1], other) is other
    settled = reading(REACHED.format(object="Oslo"), WHO)
    settled = replace(settled, ontology=found.ontology)
    assert as_settled(settled, settled.frame_of[1], sense) is sense
