"""Whom "who" means, and which place "where", on parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

ADA = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON is|AUX|ROOT|2||be a|DET|det|4"
SWIMMER = f"{ADA} swimmer|NOUN|attr|2 from|ADP|prep|4 Oslo|PROPN|pobj|5|GPE who|PRON|nsubj|8 left|VERB|relcl|4"
AT_OSLO = f"{ADA} swimmer|NOUN|attr|2 from|ADP|prep|4 Oslo|PROPN|pobj|5|GPE who|PRON|nsubj|8 left|VERB|relcl|6"
JOINED = f"{ADA} engineer|NOUN|attr|2 and|CCONJ|cc|4 pilot|NOUN|conj|4 who|PRON|nsubj|8 died|VERB|relcl|6"
WHERE = "Oslo|PROPN|nsubj|5|GPE ,|PUNCT|punct|0 where|SCONJ|advmod|4 she|PRON|nsubj|4 lives|VERB|relcl|0 grew|VERB|ROOT|5"
FAR = (
    "He|PRON|nsubj|1 left|VERB|ROOT|1 Bergen|PROPN|dobj|1|GPE ,|PUNCT|punct|2 Norway|PROPN|appos|2|GPE ,|PUNCT|punct|1 "
    "where|SCONJ|advmod|8 Ivo|PROPN|nsubj|8|PERSON works|VERB|advcl|1"
)


@pytest.fixture
def mentions(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        for token in parsed:
            if token.text == "where":
                token.tag_ = "WRB"
            elif token.text == "that":
                token.tag_ = "WDT" if token.dep_ == "nsubj" else "IN"
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return {e.name: [m.text for m in e.mentions] for e in found.entities.values()}

    return read


@pytest.mark.parametrize("sentence", [SWIMMER, JOINED])
def test_who_is_whom_the_noun_is_said_of(mentions, sentence):
    assert "who" in mentions(sentence)["Ada Reyes"]


def test_nobody_is_a_place(mentions):
    assert mentions(AT_OSLO)["Oslo"] == ["Oslo"]


def test_another_pilot_is_not_the_subject(mentions):
    other = JOINED.replace("pilot|NOUN|conj|4 who|PRON|nsubj|8", "a|DET|det|7 pilot|NOUN|conj|4 who|PRON|nsubj|9").replace(
        "died|VERB|relcl|6", "died|VERB|relcl|7"
    )
    assert "who" not in mentions(other)["Ada Reyes"]


def test_where_is_the_place_that_its_clause_hangs_on(mentions):
    assert mentions(WHERE)["Oslo"] == ["Oslo", "where"]


def test_where_behind_a_comma_is_the_town_and_not_its_country(mentions):
    found = mentions(FAR)
    assert found["Bergen"] == ["Bergen", "where"]
    assert found["Norway"] == ["Norway"]


@pytest.mark.parametrize(
    "sentence",
    [
        FAR.replace(",|PUNCT|punct|1", "on|ADP|prep|1"),
        FAR.replace("Norway|PROPN|appos|2|GPE", "Monday|PROPN|npadvmod|1|DATE"),
        WHERE.replace("Oslo|PROPN|nsubj|5|GPE", "Ada|PROPN|nsubj|5|PERSON"),
        WHERE.replace("where|SCONJ|advmod|4", "where|SCONJ|mark|4"),
    ],
)
def test_where_of_nothing_is_no_mention(mentions, sentence):
    assert not any("where" in texts for texts in mentions(sentence).values())


def test_that_is_a_pronoun_only_as_a_relative(mentions):
    grew = "Brightwell|PROPN|nsubj|3|ORG that|PRON|nsubj|2 grew|VERB|relcl|0 left|VERB|ROOT|3"
    assert mentions(grew) == {"Brightwell": ["Brightwell", "that"]}
    said = "Brightwell|PROPN|nsubj|1|ORG said|VERB|ROOT|1 that|SCONJ|mark|4 Oslo|PROPN|nsubj|4|GPE grew|VERB|ccomp|1"
    assert mentions(said) == {"Brightwell": ["Brightwell"], "Oslo": ["Oslo"]}
