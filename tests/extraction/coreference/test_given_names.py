"""A given name tells whom "he" and "she" cannot mean."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from kg.gazetteer.words import FEMALE_NAMES, MALE_NAMES
from tests.extraction.handmade import doc

MET = "{}|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON met|VERB|ROOT|2||meet {}|PROPN|compound|4|PERSON Lund|PROPN|dobj|2|PERSON"
LEFT = "{}|PRON|nsubj|1 left|VERB|ROOT|1||leave"


def meant(small, gazetteer, first: str, second: str, word: str) -> list[str]:
    parsed = doc(MET.format(first, second), LEFT.format(word))
    found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
    return [e.name for e in found.entities.values() if word in [m.text for m in e.mentions]]


@pytest.mark.parametrize(
    ("first", "second", "word", "expected"),
    [
        ("Robert", "Mary", "She", ["Mary Lund"]),
        ("Mary", "Robert", "He", ["Robert Lund"]),
        ("Mary", "Robert", "She", ["Mary Reyes"]),
        ("Robert", "Zelt", "She", ["Zelt Lund"]),
        ("Robert", "Frank", "She", []),
    ],
)
def test_a_given_name_tells_the_gender(small, gazetteer, first: str, second: str, word: str, expected: list[str]) -> None:
    assert meant(small, gazetteer, first, second, word) == expected


def test_a_surname_alone_tells_nothing(small, gazetteer) -> None:
    parsed = doc("Mary|PROPN|nsubj|1|PERSON left|VERB|ROOT|1", LEFT.format("He"))
    found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
    assert [m.text for e in found.entities.values() for m in e.mentions] != ["He"]


def test_no_name_is_both() -> None:
    assert not FEMALE_NAMES & MALE_NAMES
    assert min(len(FEMALE_NAMES), len(MALE_NAMES)) > 200
    assert all(name.isascii() and name.islower() for name in FEMALE_NAMES | MALE_NAMES)
