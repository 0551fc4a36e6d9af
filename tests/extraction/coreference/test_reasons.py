"""Each mention of a document says by which rule it was made one with the first name of its entity."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from kg.ontology.joins import JOINS
from tests.extraction.handmade import doc

ADA = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
MAYOR = (
    "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|6|PERSON ,|PUNCT|punct|1 the|DET|det|4 mayor|NOUN|appos|1 ,|PUNCT|punct|1 left|VERB|ROOT|6"
)
FUND = "Zeltri|PROPN|compound|2|ORG Peace|PROPN|compound|2|ORG Fund|PROPN|nsubj|3|ORG left|VERB|ROOT|3"


@pytest.fixture
def reasons(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return [(m.text, m.joined_by) for e in found.entities.values() for m in e.mentions]

    return read


@pytest.mark.parametrize(
    ("sentences", "words", "rule"),
    [
        ((ADA, "Reyes|PROPN|nsubj|1|PERSON left|VERB|ROOT|1"), "Reyes", "surname"),
        ((ADA, "Ada|PROPN|nsubj|1|PERSON left|VERB|ROOT|1"), "Ada", "given name"),
        ((ADA, "She|PRON|nsubj|1 left|VERB|ROOT|1"), "She", "pronoun"),
        ((MAYOR,), "the mayor", "apposition"),
        ((FUND, "ZPF|PROPN|nsubj|1|ORG left|VERB|ROOT|1"), "ZPF", "acronym"),
        ((FUND, "The|DET|det|1 Fund|PROPN|nsubj|2|ORG left|VERB|ROOT|2"), "Fund", "short name"),
    ],
)
def test_who_was_joined_has_a_reason(reasons, sentences, words, rule):
    first, *others = reasons(*sentences)
    assert first[1] == "" and others == [(words, rule)]
    assert rule in JOINS


def test_the_same_name_needs_none(reasons):
    assert reasons(ADA, ADA) == [("Ada Reyes", ""), ("Ada Reyes", "")]


def test_the_way_leads_from_the_first_name(reasons):
    """A surname that comes before the full name is the first name itself."""
    assert reasons("Reyes|PROPN|nsubj|1|PERSON left|VERB|ROOT|1", ADA) == [("Reyes", ""), ("Ada Reyes", "surname")]


def test_who_stands_alone_has_none(reasons):
    assert {rule for _, rule in reasons(ADA, "Ivo|PROPN|compound|1|PERSON Lund|PROPN|nsubj|2|PERSON left|VERB|ROOT|2")} == {""}


def test_all_rules_have_words_and_a_score():
    assert all(words and 0.5 < score < 1 for words, score in JOINS.values())
