import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import Gazetteer
from kg.gazetteer.words import HONORIFICS, NICKNAMES, PLACE_HEADS, TITLES, rows


def test_countries_are_known_before_the_lists_of_towns_are_read(monkeypatch):
    monkeypatch.setattr("kg.gazetteer.lookup.bundled", None)
    assert Gazetteer().country("Norway").country_code == "NO"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Norway", "NO"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("Ivory Coast", "CI"),
        ("DR Congo", "CD"),
        ("Türkiye", "TR"),
    ],
)
def test_countries(gazetteer, name, code):
    assert gazetteer.country(name).country_code == code
    assert gazetteer.is_country(name)


@pytest.mark.parametrize("name", ["us", "it", "IT", "in", "uk", "Norland", "", "the", "Norwegian", "Oslo"])
def test_no_country(gazetteer, name):
    assert not gazetteer.is_country(name)


def test_a_code_is_no_name_but_finds_its_country(gazetteer):
    assert gazetteer.country("IT").name == "Italy"
    assert gazetteer.country("it") is None


@pytest.mark.parametrize(
    ("word", "code"), [("Norwegian", "NO"), ("Norwegians", "NO"), ("Dutch", "NL"), ("french", "FR"), ("Spaniards", "ES"), ("Swiss", "CH")]
)
def test_demonyms(gazetteer, word, code):
    assert gazetteer.country_of_demonym(word) == code


@pytest.mark.parametrize("word", ["Norway", "Norlandic", "", "Scandinavian", "European", "Polished"])
def test_no_demonym(gazetteer, word):
    assert gazetteer.country_of_demonym(word) is None


def test_every_country_of_our_table_is_one_of_geonames(gazetteer):
    codes = [row[0] for row in rows("countries.tsv")] + [row[-1] for row in rows("seats.tsv")] + [row[1] for row in rows("regions.tsv")]
    assert len(codes) > 400
    assert [code for code in codes if gazetteer.country(code) is None] == []


def test_seats_of_government(gazetteer):
    assert gazetteer.seat_of_government("the White House") == "US"
    assert gazetteer.seat_of_government("Downing Street") == "GB"
    assert gazetteer.seat_of_government("the house") is None
    assert gazetteer.seat_of_government("") is None


def test_towns_by_any_spelling(gazetteer):
    for name in ("Zurich", "Zürich", "ZURICH"):
        assert gazetteer.candidates(name)[0].country_code == "CH"
    assert gazetteer.is_city("Oslo")
    assert gazetteer.is_city("Oslo", 500_000)
    assert not gazetteer.is_city("Oslo", 50_000_000)
    assert not gazetteer.is_city("Nosuchtown")
    assert not gazetteer.is_city("")


def test_candidates_are_all_of_that_name_and_the_largest_comes_first(gazetteer):
    found = gazetteer.candidates("Paris")
    assert len(found) > 3
    assert found[0].country_code == "FR"
    assert [p.population for p in found] == sorted((p.population for p in found), reverse=True)
    assert {p.feature for p in gazetteer.candidates("Georgia")} >= {"country", "region"}
    assert gazetteer.candidates("Paris") == found
    assert gazetteer.candidates("Nosuchtown") == ()


def test_a_us_town_knows_its_state(gazetteer):
    assert gazetteer.candidates("Paris")[2].parents == ("Texas", "United States")


def test_regions_without_a_position_say_so(gazetteer):
    texas, bavaria = gazetteer.region("Texas"), gazetteer.region("Bavaria")
    assert texas.geonames_id and 29 < texas.latitude < 34
    assert bavaria.country_code == "DE" and bavaria.geonames_id == 0 and math.isnan(bavaria.latitude)
    assert gazetteer.region("Oslo region").country_code == "NO"
    assert gazetteer.region("Nosuch region") is None
    assert gazetteer.region("region") is None


def test_saints_and_mounts_are_found_however_they_are_spelt(gazetteer):
    assert gazetteer.places("Ft. Worth") == gazetteer.places("Fort Worth") != ()
    assert {"Mount Pleasant", "Mt Pleasant"} <= {p.name for p in gazetteer.places("Mt. Pleasant")}
    assert {p.population > 200_000 for p in gazetteer.places("St. Paul")} == {True, False}
    assert all("Michigan" not in p.parents for p in gazetteer.places("St. Louis")), "a large town is spelt so"
    assert gazetteer.places("St.") == gazetteer.places("Street Nova") == ()


@given(st.text())
def test_any_text_can_be_asked(gazetteer, name):
    gazetteer.candidates(name)
    gazetteer.country_of_demonym(name)
    gazetteer.seat_of_government(name)
    gazetteer.region(name)


def test_word_lists_hold_lower_case_words():
    assert len(TITLES) > 120
    assert HONORIFICS < TITLES
    assert all(word == word.lower() for word in {*TITLES, *PLACE_HEADS, *NICKNAMES})
    assert {"president", "minister", "spokesman"} < TITLES
