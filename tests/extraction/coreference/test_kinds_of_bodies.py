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


@pytest.fixture
def meant(small, gazetteer):
    """The name of the entity that a description was joined to, or None."""

    def read(words, *sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return next((e.name for e in found.entities.values() if e.named and words in [m.text for m in e.mentions]), None)

    return read


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
