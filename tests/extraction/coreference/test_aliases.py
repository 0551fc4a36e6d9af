"""Other names that a text gives somebody, on parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

ADA = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|{verb}|PERSON"
BRACKET = f"{ADA.format(verb=6)} (|PUNCT|punct|1 born|VERB|acl|1 Ida|PROPN|oprd|3|PERSON )|PUNCT|punct|1 left|VERB|ROOT|6"
COMMA = f"{ADA.format(verb=6)} ,|PUNCT|punct|1 née|X|acl|1 Moe|PROPN|appos|1|PERSON ,|PUNCT|punct|1 left|VERB|ROOT|6"
BORN_AS = f"{ADA.format(verb=3)} was|AUX|auxpass|3 born|VERB|ROOT|3 as|ADP|prep|3 Ida|PROPN|pobj|4|PERSON"
KNOWN = f"{ADA.format(verb=8)} ,|PUNCT|punct|1 better|ADV|advmod|4 known|VERB|acl|1 as|ADP|prep|4 Ida|PROPN|pobj|5|PERSON ,|PUNCT|punct|1 left|VERB|ROOT|8"
DATED = (
    f"{ADA.format(verb=12)} (|PUNCT|punct|1 1901|NUM|npadvmod|1 -|PUNCT|punct|3 1960|NUM|prep|3 )|PUNCT|punct|1 ,|PUNCT|punct|1 also|ADV|advmod|9 "
    "known|VERB|acl|1 as|ADP|prep|9 Ida|PROPN|pobj|10|PERSON left|VERB|ROOT|12"
)
DAUGHTER = (
    "Ada|PROPN|nsubj|9|PERSON ,|PUNCT|punct|0 aide|NOUN|appos|0 of|ADP|prep|2 Tom|PROPN|pobj|3|PERSON ,|PUNCT|punct|4 alias|ADP|prep|4 "
    "Ida|PROPN|pobj|6|PERSON ,|PUNCT|punct|0 left|VERB|ROOT|9"
)


@pytest.fixture
def entities(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return {e.name: [m.text for m in e.mentions if m.form == "name"] for e in found.entities.values()}

    return read


@pytest.mark.parametrize("sentence", [BRACKET, BORN_AS, KNOWN, DATED])
def test_another_name_is_the_same_person(entities, sentence):
    assert entities(sentence) == {"Ada Reyes": ["Ada Reyes", "Ida"]}


def test_a_name_at_birth_is_the_same_person(entities):
    assert entities(COMMA) == {"Ada Reyes": ["Ada Reyes", "Moe"]}


def test_the_nearest_name_has_the_other_name(entities):
    assert entities(DAUGHTER) == {"Ada": ["Ada"], "Tom": ["Tom", "Ida"]}


def test_a_longer_other_name_does_not_become_the_name(entities):
    long = BORN_AS.replace("Ida|PROPN|pobj|4|PERSON", "Ida|PROPN|compound|7|PERSON Tea|PROPN|compound|7|PERSON Moe|PROPN|pobj|4|PERSON")
    assert list(entities(long)) == ["Ada Reyes"]


@pytest.mark.parametrize(
    "sentence",
    [
        BORN_AS.replace("born|", "seen|"),
        BORN_AS.replace("as|ADP", "with|ADP"),
        KNOWN.replace("known|", "killed|"),
        KNOWN.replace("as|ADP", "to|ADP"),
        KNOWN.replace("Ida|PROPN|pobj|5|PERSON", "Oslo|PROPN|pobj|5|GPE"),
        BRACKET.replace("born|VERB|acl|1", "with|ADP|prep|1"),
        DAUGHTER.replace("alias|ADP", "near|ADP"),
    ],
)
def test_other_people_stay_apart(entities, sentence):
    assert len(entities(sentence)) > 1
