"""Whose a description is that begins with "its": the country or body behind the pronoun gives it its name. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

RECALLED = "{owner}|nsubj|1|{label} recalled|VERB|ROOT|1 envoys|NOUNS|dobj|1"
MINISTRY = "{its}|PRON|poss|1 ministry|NOUN|nsubj|2 spoke|VERB|ROOT|2"


@pytest.fixture
def names(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        return [e.name for e in cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer).entities.values()]

    return read


def test_a_countrys_ministry_in_the_next_sentence_is_its(names):
    assert "Norway's ministry" in names(RECALLED.format(owner="Norway|PROPN", label="GPE"), MINISTRY.format(its="Its"))


def test_a_firms_in_its_own_clause_is_the_firms(names):
    assert "Zeltrix's ministry" in names("Zeltrix|PROPN|nsubj|1|ORG left|VERB|ROOT|1 its|PRON|poss|3 ministry|NOUN|dobj|1")


@pytest.mark.parametrize(
    "sentences",
    [
        (RECALLED.format(owner="Zeltrix|PROPN", label="ORG"), MINISTRY.format(its="Its")),
        (RECALLED.format(owner="Ada|PROPN", label="PERSON"), MINISTRY.format(its="Its")),
        (RECALLED.format(owner="Norway|PROPN", label="GPE"), MINISTRY.format(its="Their")),
        ("envoys|NOUNS|nsubj|1 left|VERB|ROOT|1 Norway|PROPN|dobj|1|GPE", MINISTRY.format(its="Its")),
    ],
)
def test_whose_a_description_is_stays_open_otherwise(names, sentences):
    assert not any("'s" in name for name in names(*sentences))
