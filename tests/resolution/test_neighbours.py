"""Neighbours: what lies near says something, the rarer its name the more; chance and distance say nothing."""

import math

import pytest

from kg.model import Place
from kg.resolution.places.neighbours import MOST, Neighbours, kilometres


def town(latitude: float, longitude: float, feature: str = "city") -> Place:
    return Place(1, "Vale", latitude, longitude, "NO", feature, 0)


@pytest.mark.parametrize(
    ("other", "more_than", "at_most"),
    [
        (town(60.0, 10.0), 3.0, MOST),
        (town(60.2, 10.2), 2.0, 3.0),
        (town(60.9, 11.0), 1.0, 2.0),
        (town(65.0, 10.0), -1, 0),
        (town(60.0, 10.0, "country"), -1, 0),
        (town(math.nan, math.nan), -1, 0),
    ],
)
def test_the_nearer_the_more(other: Place, more_than: float, at_most: float) -> None:
    assert more_than < Neighbours({"vale": [town(60, 10)], "orle": [other]}).support(town(60, 10), "vale") <= at_most


def test_common_names_say_less_and_a_name_nothing_of_itself() -> None:
    here, many = town(60, 10), [town(60, 10), *(town(-40 + n, 100) for n in range(30))]
    rare = Neighbours({"vale": [here], "orle": [here]}).support(here, "vale")
    common = Neighbours({"vale": [here], "orle": many}).support(here, "vale")
    among_many = Neighbours({"vale": many, "orle": [here]}).support(here, "vale")
    assert rare > common > 0 and rare > among_many > 0
    assert Neighbours({"vale": many}).support(here, "vale") == 0


def test_a_country_and_a_place_without_a_position_have_no_neighbours() -> None:
    known = Neighbours({"orle": [town(60, 10)]})
    assert known.support(town(60, 10, "country"), "vale") == known.support(town(math.nan, math.nan), "vale") == 0


def test_both_sides_of_the_date_line_and_the_pole() -> None:
    assert kilometres(town(0, 179.5), town(0, -179.5)) == pytest.approx(111, abs=1)
    assert kilometres(town(90, 0), town(90, 120)) == pytest.approx(0, abs=1e-6)
    assert Neighbours({"orle": [town(90, 0)]}).support(town(90, 120), "vale") > 0
