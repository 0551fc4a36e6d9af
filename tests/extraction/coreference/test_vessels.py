""" "The ship", "the plane": the only one of a text. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def vessels(small, gazetteer):
    """The mentions of each."""

    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return [[m.text for m in e.mentions] for e in found.entities.values()]

    return read


def sank(noun: str, article: str = "The", part: str = "NOUN") -> str:
    lemma = f"||{noun.removesuffix('s')}" if part == "NOUNS" else ""
    return f"{article}|DET|det|1 {noun}|{part}|nsubj|2{lemma} sank|VERB|ROOT|2"


@pytest.mark.parametrize(("first", "noun"), [("ferry", "ship"), ("ferry", "vessel"), ("airliner", "plane")])
def test_the_only_one_so_far(vessels, first, noun):
    assert vessels(sank(first, "A"), sank(noun), sank(noun)) == [[f"A {first}", f"The {noun}", f"The {noun}"]]


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ((sank("ferry", "A"), sank("airliner", "An")), "ship"),  # two of them
        ((sank("ferry", "A"), sank("ships", "Two", "NOUNS")), "ship"),
        ((sank("ferry", "A"),), "plane"),  # another kind
        ((sank("ship", "A"),), "ferry"),  # no wider word
    ],
)
def test_another_or_one_of_several_is_left_open(vessels, before, noun):
    assert [f"The {noun}"] in vessels(*before, sank(noun))


def test_a_ship_is_another(vessels):
    assert ["A ship"] in vessels(sank("ferry", "A"), sank("ship", "A"))
