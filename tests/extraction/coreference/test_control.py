"""Whose "its" is, where somebody makes another act. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

MADE = (
    "Zeltrix|PROPN|nsubj|1|ORG {}|VERB|ROOT|1||{} Quorl|PROPN|{}|1|ORG to|PART|aux|4 lower|VERB|{}|1||lower its|PRON|poss|6 prices|NOUNS|dobj|4"
)


@pytest.fixture
def owner(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return [e.name for e in found.entities.values() if any(m.text == "its" for m in e.mentions)]

    return read


@pytest.mark.parametrize(("word", "lemma"), [("forced", "force"), ("asked", "ask"), ("allowed", "allow")])
def test_who_is_made_to_act_has_what_is_its(owner, word, lemma):
    assert owner(MADE.format(word, lemma, "dobj", "xcomp")) == ["Quorl"]


def test_who_promises_acts_itself(owner):
    assert owner(MADE.format("promised", "promise", "dobj", "xcomp")) == ["Zeltrix"]


def test_a_purpose_is_of_who_acts(owner):
    assert owner(MADE.format("asked", "ask", "dobj", "advcl")) == ["Zeltrix"]


def test_without_an_object_who_acts_has_it(owner):
    assert owner(MADE.format("asked", "ask", "npadvmod", "xcomp")) == ["Zeltrix"]
