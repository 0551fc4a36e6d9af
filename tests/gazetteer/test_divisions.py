"""Regions and counties of the bundled data: where they lie, what they are called, and what they do not take the place of."""

import pytest

from kg.gazetteer import Gazetteer, load
from kg.gazetteer.divisions import divisions, version
from kg.gazetteer.features import load_features
from kg.gazetteer.words import rows


@pytest.fixture
def known() -> Gazetteer:
    return load()


def test_every_division_has_a_position_and_a_country() -> None:
    entries = [entry for entry, _ in divisions()]
    assert len(entries) == len({e.id for e in entries}) > 37_000
    assert all(-90 <= e.latitude <= 90 and -180 <= e.longitude <= 180 and len(e.country) == 2 for e in entries)
    assert {e.feature for e in entries} == {"region", "county"}
    assert all((e.division == e.admin1) == (e.feature == "region") for e in entries)
    assert all(keys for _, keys in divisions())


def test_the_index_is_made_anew_when_the_table_changes() -> None:
    assert version() == version() and int(version(), 16)


@pytest.mark.parametrize(
    ("name", "feature", "parents", "near"),
    [
        ("Chemung County", "county", ("New York", "United States"), (42.1, -76.8)),
        ("Waikato", "region", ("New Zealand",), (-37.8, 175.3)),
        ("County Kerry", "county", ("Munster", "Ireland"), (52.2, -9.6)),
        ("Kano State", "region", ("Nigeria",), (11.8, 8.5)),
        ("Dagestan", "region", ("Russia",), (43.0, 47.0)),
        ("Ont.", "region", ("Canada",), (49.0, -84.0)),
        ("Chukotka", "region", ("Russia",), (66.0, -174.0)),  # on both sides of the date line
    ],
)
def test_divisions_by_their_names(known: Gazetteer, name: str, feature: str, parents: tuple[str, ...], near: tuple[float, float]) -> None:
    place = known.places(name)[0]
    assert (place.feature, place.parents) == (feature, parents)
    assert abs(place.latitude - near[0]) < 3 and abs((place.longitude - near[1] + 180) % 360 - 180) < 12


def test_a_county_may_be_shortened_and_a_town_may_not(known: Gazetteer) -> None:
    assert {p.parents[0] for p in known.places("Harlan Co.")} == {"Kentucky", "Nebraska"}
    assert all(p.feature == "county" for p in known.places("Harlan Co."))
    assert known.places("Nowhere Co.") == known.places("Co.") == ()


def test_a_town_knows_its_region_everywhere(known: Gazetteer) -> None:
    assert known.places("Toronto")[0].parents == ("Ontario", "Canada")
    assert known.candidates("Toronto")[0].parents == ("Canada",), "what documents are read with does not change"


COUNTRIES = dict.fromkeys((row[1] for file in ("features.tsv", "landmarks.tsv") for row in rows(file)), "Norland")
"""A name for each country in which a feature lies"""


def test_landmarks_are_one_place_each(known: Gazetteer) -> None:
    names = [name for row in rows("landmarks.tsv") for name in row[0].split("|")]
    assert len(names) == len(set(names)) > 300
    (square,) = known.places("Tahrir Square")
    assert (square.feature, square.parents, round(square.latitude)) == ("facility", ("Egypt",), 30)
    assert {p.feature for p in known.places("Heathrow")} == {"facility", "city"}  # there is a town in Florida


def test_well_known_features_have_a_position() -> None:
    seas = load_features(COUNTRIES)
    assert len(seas) > 600
    for places in seas.values():
        for place in places:
            assert place.well_known and place.feature in ("natural", "region", "facility")
            assert -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180


def test_a_feature_has_the_id_that_geonames_gives_it_and_is_one_entry(known: Gazetteer) -> None:
    assert [p.geonames_id for p in known.places("the Black Sea")] == [630673]
    ids = [p.geonames_id for places in load_features(COUNTRIES).values() for p in set(places)]
    assert 0 in ids and len(ids) > 180


def test_a_large_region_lies_in_the_middle_of_its_land(known: Gazetteer) -> None:
    large = {int(id_): (float(latitude), float(longitude)) for id_, _, latitude, longitude in rows("large_divisions.tsv")}
    placed = {entry.id: (entry.latitude, entry.longitude) for entry, _ in divisions() if entry.id in large}
    assert placed == large, "each is a division"
    assert (known.places("Alaska")[0].latitude, known.places("Alaska")[0].longitude) == (64, -152)


def test_capitals_and_institutions(known: Gazetteer) -> None:
    (washington,) = [p for p in known.places("Washington") if p.geonames_id in known.capitals]
    assert (washington.parents[0], known.capitals[washington.geonames_id] > 300_000_000) == ("District of Columbia", True)
    assert known.setting("A grand jury sat.") == {"US"}
    assert known.setting("The grandest jury sat.") == known.setting("A grand jury and the RCMP") == frozenset()
