"""What a name of a place may mean in its document: countries by their short names and initials, and towns that are called like a country."""

import pytest

from kg.model import Entity, Mention, Place
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve
from tests.resolution.test_places import place_of

CODES = {
    "South Korea": "KR", "North Korea": "KP", "South Africa": "ZA", "Saudi Arabia": "SA", "New Caledonia": "NC", "Lebanese": "LB", "Lebanon": "LB", "Georgian": "GE",
    "American": "US", "Norwegian": "NO",
}  # fmt: skip


def linked(resolved: Resolve, text: str, name: str, kind: str, *others: tuple[str, str]) -> Place | None:
    """The gazetteer's place for ``name`` in a text that names ``others`` (name, class) too."""
    draft = Draft("a", text)
    id_ = draft.entity(name, kind, country=CODES.get(name) if kind == "Country" else None)
    for other, other_kind in others:
        draft.entity(other, other_kind, country=CODES.get(other))
    return place_of(resolved(draft), draft, id_)


@pytest.mark.parametrize(
    ("name", "countries", "code"),
    [
        ("Korea", ("South Korea",), "KR"),
        ("Korean", ("North Korea",), "KP"),
        ("Korea", ("South Korea", "North Korea"), None),
        ("Korea", (), None),
        ("SA", ("South Africa",), "ZA"),
        ("SA", ("Saudi Arabia",), "SA"),
        ("SA", ("South Africa", "Saudi Arabia"), None),
        ("SA", (), None),
        ("NC", ("New Caledonia",), None),  # an American state is called so too
    ],
)
def test_a_country_for_short_is_the_one_that_is_named_in_full(resolved: Resolve, name: str, countries: tuple[str, ...], code: str | None) -> None:
    text = f"Flags of {name} flew. {' and '.join((*countries, 'others'))} came."
    place = linked(resolved, text, name, "Place", *((country, "Country") for country in countries))
    assert (place and place.country_code) == code


@pytest.mark.parametrize(
    ("text", "others", "country"),
    [
        ("A Lebanon man was seen in Nashville, Murfreesboro and Gallatin.", ("Nashville", "Murfreesboro", "Gallatin"), "US"),
        ("A Lebanon man was seen in Nashville. The Lebanese envoy left Murfreesboro for Gallatin.", ("Nashville", "Murfreesboro", "Gallatin", "Lebanese"), "LB"),
        ("Troops left Lebanon for Nashville.", ("Nashville",), "LB"),
        ("Troops left Lebanon.", (), "LB"),
    ],
)
def test_a_town_called_like_a_country_has_its_neighbours_beside_it(resolved: Resolve, text: str, others: tuple[str, ...], country: str) -> None:
    place = linked(resolved, text, "Lebanon", "Country", *((other, "Group" if other == "Lebanese" else "City") for other in others))
    assert place is not None and place.country_code == country


@pytest.mark.parametrize(
    ("others", "feature"),
    [
        (("Savannah", "Macon", "United States"), "region"),
        (("Washington", "United States"), "country"),
        (("United States",), "country"),
        ((), "country"),
    ],
)
def test_a_state_called_like_a_country_has_towns_of_its_own_beside_it(resolved: Resolve, others: tuple[str, ...], feature: str) -> None:
    draft = Draft("a", f"Voters of Georgia met. {' and '.join((*others, 'more'))} followed.")
    id_ = draft.entity("Georgia", "Country", country="GE")
    for other in others:
        draft.entity(other, "Country" if other == "United States" else "City", country="US" if other == "United States" else None)
    place = place_of(resolved(draft), draft, id_)
    assert place is not None and place.feature == feature


def test_the_code_of_a_country_is_not_its_name(resolved: Resolve) -> None:
    place = linked(resolved, "He left Voss, CH, and other towns.", "Voss", "City", ("CH", "Place"))
    assert place is not None and place.country_code == "NO"


def test_a_direction_is_the_province_that_a_list_calls_it(resolved: Resolve) -> None:
    text = "Herds left the Eastern one. Rain fell in Eastern and Lusaka provinces of Zambia."
    draft = Draft("a", text)
    starts = [text.index("Eastern"), text.rindex("Eastern")]
    mentions = tuple(Mention(at, at + len("Eastern"), "Eastern", "name") for at in starts)
    draft.entities.append(Entity("e0", "Region", "Eastern", mentions))
    draft.entity("Zambia", "Country", country="ZM")
    place = place_of(resolved(draft), draft, "e0")
    assert place is not None and (place.country_code, place.feature) == ("ZM", "region")


@pytest.mark.parametrize(("people", "meant"), [("Georgian", True), ("Norwegian", False)])
def test_a_country_is_meant_where_its_people_are_named_too(resolved: Resolve, people: str, meant: bool) -> None:
    text = f"Parties of Georgia met. Then the {people} envoy saw the American one."
    place = linked(resolved, text, "Georgia", "Place", (people, "Group"), ("American", "Group"))
    assert (place is not None and place.feature == "country") == meant


@pytest.mark.parametrize(("text", "linked_there"), [("He spoke to Congress in Phoenix.", False), ("Fire burnt in Congress, Arizona.", True)])
def test_a_word_for_a_kind_of_thing_is_a_town_only_where_the_text_says_so(resolved: Resolve, text: str, linked_there: bool) -> None:
    place = linked(resolved, text, "Congress", "Place", ("Phoenix", "City"), ("Arizona", "Region"))
    assert (place is not None) == linked_there
