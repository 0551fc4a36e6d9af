"""What a name of a place may mean in its document: countries by their short names and initials, and towns that are called like a country."""

import pytest

from kg.model import Entity, Mention, Place
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve
from tests.resolution.test_places import place_of

CODES = {
    "South Korea": "KR", "North Korea": "KP", "South Africa": "ZA", "Saudi Arabia": "SA", "New Caledonia": "NC", "Lebanese": "LB", "Lebanon": "LB", "Georgian": "GE",
    "American": "US", "Norwegian": "NO", "Qatar": "QA", "Mexico": "MX", "Norway": "NO", "France": "FR",
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


@pytest.mark.parametrize(
    ("name", "country", "full"),
    [
        ("Gulf", "Qatar", "Persian Gulf"),
        ("Gulf", "Mexico", "Gulf of Mexico"),
        ("Channel", "France", "English Channel"),
        ("Gulf", "Norway", None),
        ("Channel", "Qatar", None),
        ("old Gulf", "Qatar", None),
    ],
)
def test_a_sea_for_short_is_that_of_a_country_that_is_named(resolved: Resolve, name: str, country: str, full: str | None) -> None:
    place = linked(resolved, f"A ship sank in the {name}. {country} sent help.", name.split()[-1], "Region", (country, "Country"))
    assert (place and place.name) == full


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Arab envoy met nobody in the United States.", "Arab", None),  # a town in Alabama
        ("They climbed the Mesa, and saw Phoenix.", "Mesa", None),
        ("They left Mesa, and saw Phoenix.", "Mesa", "US"),
        ("They left the Mesa, Arizona, plant and saw Phoenix.", "Mesa", "US"),
        ("They met the Mesa mayor in Phoenix.", "Mesa", "US"),
    ],
)
def test_what_has_an_article_or_means_people_is_no_town(resolved: Resolve, text: str, name: str, country: str | None) -> None:
    others = [(other, "City") for other in ("Phoenix",) if other in text]
    place = linked(resolved, text, name, "Place", *others)
    assert (place and place.country_code) == country


@pytest.mark.parametrize(("text", "region"), [("Suffolk County voted. A Suffolk man won.", "New York"), ("A Suffolk man won.", "Virginia")])
def test_a_county_is_meant_by_its_name_where_the_text_calls_it_one(resolved: Resolve, text: str, region: str) -> None:
    text = f"{text} They met in {'Southold' if region == 'New York' else 'Norfolk'}."
    others = [(name, kind) for name, kind in (("Suffolk County", "Region"), ("Southold", "City"), ("Norfolk", "City")) if name in text]
    place = linked(resolved, text, "Suffolk", "Place", *others)
    assert place is not None and place.parents[0] == region


def test_what_contains_a_town_of_the_text_is_no_town(resolved: Resolve) -> None:
    others = [("St. Thomas", "City"), ("Columbus", "City"), ("Toledo", "City"), ("Ohio", "Region")]
    place = linked(resolved, "Plants in Columbus, Toledo, Ohio, and St. Thomas, Ontario.", "Ontario", "Region", *others)
    assert place is not None and place.country_code == "CA"  # and not the town in Ohio
