"""Words of several senses make facts only where an argument settles which."""

from dataclasses import replace

import pytest

from kg.extraction.sureness import is_sure
from kg.ontology.terms import Condition, Sense
from tests.extraction.readings import reading

PLACE = Condition(frozenset(("reach",)), frozenset(("object",)), ("Place",), frozenset(("summit",)))
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
        doubtful={"Meeting": frozenset(("reach", "claim", "blame"))},
        settled={"Meeting": (PLACE, CLAUSE, BOTH)},
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
