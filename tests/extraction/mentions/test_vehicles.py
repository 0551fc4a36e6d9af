"""Ships, cars and aircraft with a name: a noun beside the name says what it is."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def names(ontology, gazetteer):
    def read(*sentences: str) -> list[tuple[str, str]]:
        return [(f.name, f.kind) for f in find_mentions(doc(*sentences), ontology, gazetteer) if f.form == "name"]

    return read


BEFORE = "the|DET|det|3 {noun}|NOUN|compound|3 {first}|PROPN|compound|3|{label} {last}|PROPN|nsubj|4|{label} sank|VERB|ROOT|4"
APART = "the|DET|det|1 ferry|NOUN|nsubj|{head} ,|PUNCT|punct|1 {name}|PROPN|appos|1|{label} ,|PUNCT|punct|1 sank|VERB|ROOT|5"
LATER = "Norland|PROPN|compound|1|ORG Star|PROPN|nsubj|2|ORG left|VERB|ROOT|2"


@pytest.mark.parametrize("label", ["ORG", "PERSON", "FAC", "PRODUCT"])
def test_the_noun_before_a_name_says_that_it_is_a_ships(names, label):
    assert names(BEFORE.format(noun="ferry", first="Norland", last="Star", label=label)) == [("Norland Star", "Vehicle")]


def test_other_mentions_of_the_name_are_the_same_ship(names):
    found = names(BEFORE.format(noun="frigate", first="Norland", last="Star", label="ORG"), LATER, LATER)
    assert found == [("Norland Star", "Vehicle")] * 3


def test_a_name_added_to_a_noun_is_its_own(names):
    assert names(APART.format(head=5, name="Zeltrix", label="ORG")) == [("Zeltrix", "Vehicle")]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (BEFORE.format(noun="airline", first="Norland", last="Star", label="ORG"), "Organization"),
        (BEFORE.format(noun="car", first="Maria", last="Reyes", label="PERSON"), "Person"),
        (APART.format(head=5, name="Norway", label="GPE"), "Country"),
        (APART.format(head=5, name="Maria", label="PERSON"), "Person"),
        (LATER, "Organization"),
    ],
)
def test_firms_people_and_countries_stay_what_they_are(names, sentence, kind):
    assert [k for _, k in names(sentence)] == [kind]


@pytest.mark.parametrize("noun", ["maker", "winglet", "owner"])
def test_a_product_without_such_a_noun_is_no_name(names, noun):
    assert ("Norland Star", "Vehicle") not in names(BEFORE.format(noun=noun, first="Norland", last="Star", label="PRODUCT"))


def test_the_noun_stands_for_the_ship_later(ontology, gazetteer):
    found = find_mentions(doc(BEFORE.format(noun="ferry", first="Norland", last="Star", label="ORG")), ontology, gazetteer)
    assert [(f.form, f.kind) for f in found] == [("nominal", "Vehicle"), ("name", "Vehicle")]


@pytest.mark.parametrize(
    ("noun", "label", "comma", "kind"),
    [("ferry", "GPE", "", "Vehicle"), ("port", "GPE", "", "City"), ("ferry", "GPE", " ,|PUNCT|punct|1", "City"), ("capital", "GPE", "", "City")],
)
def test_a_town_right_behind_the_noun_for_a_ship_is_the_ship(names, noun, label, comma, kind):
    at = 3 if comma else 2
    sentence = f"the|DET|det|1 {noun}|NOUN|nsubj|{at + 1}{comma} Oslo|PROPN|appos|1|{label} sank|VERB|ROOT|{at + 1}"
    assert names(sentence) == [("Oslo", kind)]
