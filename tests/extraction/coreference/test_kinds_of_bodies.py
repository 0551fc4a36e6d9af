""" "The company", "the country": which name such a word means, and where that is left open. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

MET = "Quorl|PROPN|nsubj|1|ORG met|VERB|ROOT|1 Bergen|PROPN|compound|3|ORG Radio|PROPN|dobj|1|ORG"
"""Two bodies in reach, so that nearness alone decides nothing."""
OWN = "Zeltrix|PROPN|{dep}|1|ORG showed|VERB|ROOT|1 the|DET|det|3 {noun}|{tag}|poss|5 's|PART|case|3 range|NOUN|dobj|1"
LATER = "Visitors|NOUNS|nsubj|1 saw|VERB|ROOT|1 the|DET|det|3 company|NOUN|poss|5 's|PART|case|3 range|NOUN|dobj|1"
FIRM = "The|DET|det|2 shipping|NOUN|compound|2 company|NOUN|{dep}|4 Zeltrix|PROPN|nsubj|4|ORG left|VERB|ROOT|4"


def test_what_is_the_companys_is_its_who_acts(meant):
    assert meant("the company", MET, OWN.format(dep="nsubj", noun="company", tag="NOUN")) == "Zeltrix"


def test_or_its_who_acted_before(meant):
    assert meant("the company", MET, "Zeltrix|PROPN|nsubj|1|ORG grew|VERB|ROOT|1", LATER) == "Zeltrix"


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("the company", (MET, OWN.format(dep="nsubjpass", noun="company", tag="NOUN"))),
        ("the companies", (MET, OWN.format(dep="nsubj", noun="companies", tag="NOUNS"))),
        ("the company", (MET, "Zeltrix|PROPN|nsubj|1|ORG sued|VERB|ROOT|1 the|DET|det|3 company|NOUN|dobj|1")),
        ("the company", (MET, "Ada|PROPN|nsubj|1|PERSON sued|VERB|ROOT|1 the|DET|det|3 company|NOUN|dobj|1")),
    ],
)
def test_what_is_done_to_a_company_or_belongs_to_several_is_open(meant, words, sentences):
    assert meant(words, *sentences) is None


@pytest.mark.parametrize("dep", ["nsubj", "dep"])
def test_a_kind_of_body_right_before_a_name_is_that_body(meant, dep):
    assert meant("The shipping company", FIRM.format(dep=dep)) == "Zeltrix"


@pytest.mark.parametrize(
    "sentence",
    [
        FIRM.format(dep="nsubj").replace("company|NOUN|", "companies|NOUNS|"),
        FIRM.format(dep="nsubj").replace("The|DET|det", "A|DET|det"),
        "Ada|PROPN|nsubj|1|PERSON gave|VERB|ROOT|1 the|DET|det|3 company|NOUN|dative|1 Zeltrix|PROPN|compound|5|ORG shares|NOUNS|dobj|1",
    ],
)
def test_other_nouns_before_a_name_are_others(meant, sentence):
    assert meant("The shipping company", sentence) is None and meant("the company", sentence) is None


GREW = "Zeltrix|PROPN|nsubj|1|ORG grew|VERB|ROOT|1"
BASED = "The|DET|det|1 company|NOUN|nsubj|{verb} {comma} based|VERB|acl|1 abroad|ADV|advmod|{based} left|VERB|ROOT|{verb}"


def test_what_is_only_added_leaves_the_company_the_one_before(meant):
    assert meant("The company", GREW, BASED.format(comma=",|PUNCT|punct|1", based=3, verb=5)) == "Zeltrix"


def test_what_tells_it_from_others_does_not(meant):
    assert meant("The company", GREW, BASED.format(comma="", based=2, verb=4)) is None


QUAKE = "{}|ADJ|amod|1|NORP shares|NOUNS|nsubj|2 fell|VERB|ROOT|2 after|ADP|prep|2 rain|NOUN|pobj|3 hit|VERB|relcl|4 the|DET|det|7 country|NOUN|dobj|5"


def test_the_country_is_the_only_one_whose_people_are_named(meant):
    assert meant("the country", QUAKE.format("Norwegian")) == "Norway"
    assert meant("the country", QUAKE.format("Norwegian") + " in|ADP|prep|5 Kenyan|ADJ|amod|10|NORP waters|NOUNS|pobj|8") == "Norway"


def test_a_country_that_is_named_goes_before_an_adjective(meant):
    assert meant("the country", "Kenya|PROPN|nsubj|1|GPE won|VERB|ROOT|1", QUAKE.format("Norwegian")) == "Kenya"


def test_of_two_countries_neither(meant):
    two = "Kenya|PROPN|nsubj|3|GPE and|CCONJ|cc|0 Norway|PROPN|conj|0|GPE won|VERB|ROOT|3"
    assert meant("the country", two, "Rain|NOUN|nsubj|1 hit|VERB|ROOT|1 the|DET|det|3 country|NOUN|dobj|1") is None


POST = "The|DET|det|2 prime|ADJ|amod|2 minister|NOUN|nsubj|5 of|ADP|prep|2 {}|PROPN|pobj|3|GPE left|VERB|ROOT|5"
AGAIN = "The|DET|det|2 prime|ADJ|amod|2 minister|NOUN|nsubj|3 spoke|VERB|ROOT|3"


@pytest.mark.parametrize(("before", "people"), [(["Kenya"], 1), (["Kenya", "Norway"], 3)])
def test_a_post_told_again_without_its_country_is_the_only_one_so_far(small, gazetteer, before, people):
    parsed = doc(*(POST.format(country) for country in before), AGAIN)
    found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
    assert len([e for e in found.entities.values() if e.kind == "Person"]) == people


FAR = ["Rain|NOUN|nsubj|1 fell|VERB|ROOT|1"] * 6
FELL = "Rain|NOUN|nsubj|1 hit|VERB|ROOT|1 the|DET|det|3 {noun}|NOUN|dobj|1"


@pytest.mark.parametrize(("name", "label", "noun"), [("Kenya", "GPE", "country"), ("Oslo", "GPE", "city"), ("Zeltrix", "ORG", "company")])
def test_however_far_it_is_the_only_one_so_far(meant, name, label, noun):
    assert meant(f"the {noun}", f"{name}|PROPN|nsubj|1|{label} grew|VERB|ROOT|1", *FAR, FELL.format(noun=noun)) == name


def test_of_two_far_ones_neither(meant):
    two = [f"{name}|PROPN|nsubj|1|GPE grew|VERB|ROOT|1" for name in ("Kenya", "Norway")]
    assert meant("the country", *two, *FAR, FELL.format(noun="country")) is None


TITLED = "{title}|PROPN|compound|1 Reyes|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
SPOKE = "The|DET|det|1 {noun}|NOUN|nsubj|2 spoke|VERB|ROOT|2"


def test_a_title_is_spelt_out_later(meant):
    assert meant("The mayor", TITLED.format(title="Mayor"), SPOKE.format(noun="mayor")) == "Reyes"
    assert meant("The president", TITLED.format(title="Pres."), SPOKE.format(noun="president")) == "Reyes"


@pytest.mark.parametrize(("title", "noun"), [("Gov.", "president"), ("Mr.", "minister"), ("Dr.", "director")])
def test_another_title_is_somebody_elses(meant, title, noun):
    assert meant(f"The {noun}", TITLED.format(title=title), SPOKE.format(noun=noun)) is None


MAKER = "Zeltrix|PROPN|nsubj|6|ORG ,|PUNCT|punct|0 a|DET|det|3 manufacturer|NOUN|appos|0 of|ADP|prep|3 {goods}|NOUNS|pobj|4||{good} grew|VERB|ROOT|6"


def test_a_maker_of_boats_is_the_boat_maker(meant):
    said = "Rain|NOUN|nsubj|1 hit|VERB|ROOT|1 the|DET|det|4 boat|NOUN|compound|4 manufacturer|NOUN|dobj|1"
    assert meant("the boat manufacturer", MAKER.format(goods="boats", good="boat"), said) == "Zeltrix"
    assert meant("the boat manufacturer", MAKER.format(goods="cars", good="car"), said) is None
