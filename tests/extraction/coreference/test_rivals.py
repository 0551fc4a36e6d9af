"""The subject of the sentence before is not the antecedent where another person is plainly meant, and nobody is where two may be."""

import pytest

NAMED = "{}|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON {}|VERB|ROOT|2||{} {}|PROPN|compound|4|PERSON Lund|PROPN|dobj|2|PERSON"
LEFT = "{}|PRON|nsubj|1 left|VERB|ROOT|1||leave"
CAME = "Robert|PROPN|compound|1|PERSON Lund|PROPN|nsubj|2|PERSON came|VERB|ROOT|2||come"
RELEASED = "He|PRON|nsubjpass|2 was|AUX|auxpass|2||be released|VERB|ROOT|2||{}"
SAID = "He|PRON|nsubj|1 said|VERB|ROOT|1||say so|ADV|advmod|1"
DEAD = "Peter|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON died|VERB|ROOT|2||die"
KILLED = "Peter|PROPN|compound|1|PERSON Reyes|PROPN|nsubjpass|3|PERSON was|AUX|auxpass|3||be killed|VERB|ROOT|3||kill"
A_MAN = "Officers|NOUNS|nsubj|1 arrested|VERB|ROOT|1||arrest a|DET|det|3 man|NOUN|dobj|1"


def met(first, second, verb="met", lemma="meet"):
    return NAMED.format(first, verb, lemma, second)


@pytest.mark.parametrize("verb", [("met", "meet"), ("appointed", "appoint"), ("accused", "accuse")])
@pytest.mark.parametrize(("first", "second", "expected"), [("Zelt", "Mary", "Mary Lund"), ("Mary", "Zelt", "Mary Reyes"), ("Mary", "Anna", "Mary Reyes")])
def test_whose_gender_is_known_comes_before_whose_is_not(meant, first, second, expected, verb):
    assert meant("She", met(first, second, *verb), LEFT.format("She")) == expected


@pytest.mark.parametrize("word", ["She", "He"])
@pytest.mark.parametrize(("verb", "expected"), [(("met", "meet"), "Zelt Reyes"), (("appointed", "appoint"), None), (("accused", "accuse"), None)])
def test_whom_a_verb_brings_in_may_be_meant_too(meant, word, verb, expected):
    assert meant(word, met("Zelt", "Ivko", *verb), LEFT.format(word)) == expected


def test_a_rival_of_another_gender_is_none(meant):
    assert meant("He", met("Zelt", "Mary", "appointed", "appoint"), LEFT.format("He")) == "Zelt Reyes"


@pytest.mark.parametrize("death", [DEAD, KILLED])
@pytest.mark.parametrize("act", [RELEASED.format("release"), RELEASED.format("charge"), SAID])
def test_the_dead_are_not_released_and_say_nothing(meant, death, act):
    assert meant("He", death, A_MAN, act) is None
    assert meant("He", death, CAME, act) == "Robert Lund"


def test_other_things_are_told_of_the_dead(meant):
    assert meant("He", DEAD, A_MAN, RELEASED.format("bury")) == "Peter Reyes"


def test_a_life_may_be_told_from_its_end(meant):
    assert meant("He", DEAD, RELEASED.format("arrest")) == "Peter Reyes"


def test_who_did_not_die_may_be_released(meant):
    assert meant("He", DEAD + " not|PART|neg|2", A_MAN, RELEASED.format("release")) == "Peter Reyes"


@pytest.mark.parametrize(("verb", "expected"), [("meet", None), ("speak", "Ola Reyes")])
def test_nobody_meets_himself(meant, verb, expected):
    first = "President|PROPN|compound|2 Ola|PROPN|compound|2|PERSON Reyes|PROPN|nsubj|3|PERSON left|VERB|ROOT|3"
    meets = f"Reyes|PROPN|nsubj|1|PERSON wants|VERB|ROOT|1 to|PART|aux|3 {verb}|VERB|xcomp|1 with|ADP|prep|3 the|DET|det|6 president|NOUN|pobj|4"
    speaks = "Visitors|NOUNS|nsubj|1 praised|VERB|ROOT|1 the|DET|det|3 president|NOUN|dobj|1"
    assert meant("the president", first, meets if expected is None else speaks) == expected
