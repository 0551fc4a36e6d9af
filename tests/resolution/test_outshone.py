"""A country that the text names, as an actor may be, does not make a small town of its own out of a large one of the same name."""

import pytest

from kg.model import Place
from kg.resolution.places.linking import Context, choose
from kg.resolution.places.neighbours import Neighbours

SMALL = Place(1, "Vale", 42.0, -77.0, "US", "city", 20_000, ("New York", "United States"))
MIDDLE = Place(2, "Vale", 42.0, -77.0, "US", "city", 150_000, ("New York", "United States"))
LARGE = Place(3, "Vale", 46.0, 6.0, "CH", "city", 900_000, ("Uri", "Switzerland"))


def context(capital: bool = False, setting: str = "", spoken: str = "US", region: str = "") -> Context:
    named = {"US": 1, **({region: 1} if region else {})}
    found = Context(own="vale", kind="City", spoken=frozenset((spoken,)), setting=frozenset((setting,)), capitals={3: 8_000_000} if capital else {})
    found.sentence.update(named)
    found.document.update(named)
    return found


def test_the_large_town_is_meant() -> None:
    assert choose((SMALL, LARGE), context()) == LARGE
    assert choose((MIDDLE, LARGE), context(capital=True)) == LARGE


@pytest.mark.parametrize("told", [context(setting="US"), context(spoken="CH"), context(region="new york")])
def test_the_small_one_is_where_more_of_the_text_speaks_for_it(told: Context) -> None:
    assert choose((SMALL, LARGE), told) != LARGE


def test_two_large_towns_are_told_apart_by_the_country() -> None:
    assert choose((MIDDLE, LARGE), context()) == MIDDLE


def test_a_town_that_is_not_much_larger_outshines_none() -> None:
    rival = Place(4, "Vale", 46.0, 6.0, "CH", "city", 90_000, ("Uri", "Switzerland"))
    assert choose((SMALL, rival), context()) == SMALL
    assert Neighbours({}).support(rival, "vale") == 0
