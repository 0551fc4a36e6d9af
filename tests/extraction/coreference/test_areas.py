"""Places that one text calls by two names. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def places(small, gazetteer):
    """The names of each place."""

    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return [[m.text for m in e.mentions] for e in found.entities.values() if e.named]

    return read


def grew(name: str, label: str = "GPE") -> str:
    *front, last = name.split()
    cells = [f"{word}|PROPN|compound|{len(front)}|{label}" for word in front]
    return " ".join([*cells, f"{last}|PROPN|nsubj|{len(front) + 1}|{label}", f"grew|VERB|ROOT|{len(front) + 1}"])


@pytest.mark.parametrize("whole", ["Zelt Province", "Zelt Islands", "Zelt Oblast"])
def test_an_area_without_its_kind(places, whole):
    assert places(grew(whole), grew("Zelt")) == [[whole, "Zelt"]]


@pytest.mark.parametrize(
    ("whole", "bare"),
    [("Oslo Province", "Oslo"), ("Kenya Province", "Kenya"), ("Zelt Municipality", "Zelt"), ("Zelt District", "Zelt"), ("Upper Zelt Province", "Zelt")],
)
def test_a_town_a_country_and_a_village_are_others_than_what_is_called_after_them(places, whole, bare):
    assert len(places(grew(whole), grew(bare))) == 2


BOTH = "Washington|PROPN|nsubj|3|GPE ,|PUNCT|punct|0 D.C.|PROPN|appos|0|GPE grew|VERB|ROOT|3"


def test_the_federal_district_is_the_town(places):
    assert places(BOTH, grew("D.C."), grew("Washington")) == [["Washington", "D.C.", "D.C.", "Washington"]]
    assert places(grew("Washington DC"), grew("D.C.")) == [["Washington DC", "D.C."]]


def test_unless_no_text_says_so(places):
    assert len(places(grew("Washington"), grew("D.C."))) == 2
    assert len(places(BOTH.replace("Washington", "Oslo"))) == 2
