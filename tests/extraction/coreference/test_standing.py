""" "Police", "the government": what a text calls so without saying whose. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def bodies(small, gazetteer):
    """The mentions of each body, police and governments alike."""

    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return [[m.text for m in e.mentions] for e in found.entities.values() if e.name.endswith(("government", "of Kenya", "company"))]

    return read


BARE = "government|NOUN|nsubj|1 fell|VERB|ROOT|1"
THE = "The|DET|det|1 government|NOUN|nsubj|2 fell|VERB|ROOT|2"
NORWAY = "The|DET|det|2 Norwegian|ADJ|amod|2|NORP government|NOUN|nsubj|3 fell|VERB|ROOT|3"
KENYA = "The|DET|det|1 government|NOUN|nsubj|4 of|ADP|prep|1 Kenya|PROPN|pobj|2|GPE fell|VERB|ROOT|4"
THEIR = "Their|PRON|poss|1 government|NOUN|nsubj|2 fell|VERB|ROOT|2"


def test_the_only_one_so_far(bodies):
    assert bodies(THE, BARE, THE) == [["The government", "government", "The government"]]
    assert bodies(NORWAY, BARE, THE) == [["The Norwegian government", "government", "The government"]]


def test_the_one_that_was_called_so_last(bodies):
    assert ["The Norwegian government", "The government", "government"] in bodies(KENYA, NORWAY, THE, BARE)


@pytest.mark.parametrize("sentences", [(NORWAY, KENYA), (KENYA, NORWAY), (THE, NORWAY, KENYA)])
def test_of_two_neither(bodies, sentences):
    assert ["government"] in bodies(*sentences, BARE)


def test_a_common_noun_without_an_article_is_anybodys(bodies):
    assert len(bodies("A|DET|det|1 company|NOUN|nsubj|2 fell|VERB|ROOT|2", "company|NOUN|nsubj|1 fell|VERB|ROOT|1")) < 2
