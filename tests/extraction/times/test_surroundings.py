"""What stands around an expression decides whether it is a time, and which."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.parse.parsing import parse
from kg.extraction.times import find_times
from kg.model import Document

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
TODAY = "2024-05-15"
"""A Wednesday"""


def values(nlp: "Language", text: str) -> list[str]:
    [(_, parsed)] = parse(nlp, [Document("0" * 16, "d", text, "", TODAY)])
    return [t.value for t in find_times(parsed, TODAY) if t.value]


@pytest.mark.parametrize(
    "text",
    [
        "She still owns the house today.",
        "There are more painters working in Oslo today than ever.",
        "The firm is as strong today as it was.",
        "Today, some 40,000 people speak the language.",
        "The team met on a Monday.",
        "The wind reached 190 kilometres per hour.",
        "The pupils, aged 8–10 years, were tested.",
        "It is a 2000 year old custom.",
        "The cards document her every day life and art.",
        "She read Second Timothy 4:13 to them.",
    ],
)
def test_what_names_no_day_has_no_value(nlp: "Language", text: str) -> None:
    assert values(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Reyes signed the treaty today.", ["2024-05-15"]),
        ("Norland plays Sudland today.", ["2024-05-15"]),
        ("The firm announces its figures today.", ["2024-05-15"]),
        ("Ada Reyes spoke at a Monday meeting.", ["2024-05-13"]),
        ("The ferry left at 4:15.", ["2024-05-15T04:15"]),
        ("The fair drew crowds over the weekend.", ["2024-05-11/2024-05-12"]),
        ("The mayor will visit the fair over the weekend.", ["2024-05-18/2024-05-19"]),
        ("The show is to run from May 3 to June 9.", ["2024-05-03", "2024-06-09"]),
        ("The show is to run from November 20 to January 9.", ["2024-11-20", "2025-01-09"]),
        ("The ship left on Monday and sank the next day.", ["2024-05-13", "2024-05-14"]),
        ('"[Ten] years ago, the bridge was built," she said.', ["2014"]),
        ("The theme of this years festival is water.", ["2024"]),
    ],
)
def test_a_day_is_told_from_its_surroundings(nlp: "Language", text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected
