"""A post before a name is no name of its own."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def names(small, gazetteer):
    return lambda sentence: [(f.name, f.kind) for f in find_mentions(doc(sentence), small, gazetteer) if f.form == "name"]


@pytest.mark.parametrize("field", ["State", "Transport"])
def test_what_a_post_is_for_is_no_organisation(names, field):
    found = names(f"{field}|PROPN|compound|1|ORG Minister|PROPN|compound|3 Ada|PROPN|compound|3|PERSON Reyes|PROPN|nsubj|4|PERSON left|VERB|ROOT|4")
    assert found == [("Ada Reyes", "Person")]
    assert names(f"{field}|PROPN|compound|1|ORG shares|NOUN|nsubj|2 fell|VERB|ROOT|2") == [(field, "Organization")]


def test_a_post_before_a_name_is_no_body(names):
    post = "Police|PROPN|compound|1 Chief|PROPN|compound|3 Ada|PROPN|compound|3|PERSON Reyes|PROPN|nsubj|4|PERSON left|VERB|ROOT|4"
    assert names(post) == [("Ada Reyes", "Person")]
    assert names("Police|PROPN|compound|1 Force|PROPN|nsubj|2 left|VERB|ROOT|2") == [("Police Force", "Organization")]
