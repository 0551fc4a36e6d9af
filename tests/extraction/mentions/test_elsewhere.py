"""A name that the parser cuts in one sentence and has whole in another. On parses written by hand."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

WHOLE = "Brightwell|PROPN|compound|1|ORG Grunau|PROPN|nsubj|2|ORG grew|VERB|ROOT|2"
CUT = "Ada|PROPN|nsubj|1|PERSON left|VERB|ROOT|1 Brightwell|PROPN|compound|3|ORG {word}|{part}|dobj|1{label} today|NOUN|npadvmod|1"


@pytest.fixture
def names(small, gazetteer):
    def of(*sentences: str) -> list[str]:
        return [f.name for f in find_mentions(doc(*sentences), small, gazetteer) if f.form == "name"]

    return of


def test_a_name_is_as_long_as_elsewhere(names):
    assert names(CUT.format(word="Grunau", part="PROPN", label=""), WHOLE) == ["Ada", "Brightwell Grunau", "Brightwell Grunau"]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (CUT.format(word="Motors", part="PROPN", label=""), WHOLE),  # another word
        (CUT.format(word="grunau", part="NOUN", label=""), WHOLE),
        (CUT.format(word="Grunau", part="PROPN", label="|PRODUCT"), WHOLE),  # a product of theirs, the parser says
        (CUT.format(word="Grunau2", part="PROPN", label=""), WHOLE.replace("Grunau", "Grunau2")),
    ],
)
def test_and_no_longer(names, cut, whole):
    assert names(cut, whole)[1] == "Brightwell"
