"""Nouns that names of places share, or that stand behind them in small letters."""

import pytest
from msgspec.structs import replace

from kg.model import Mention
from kg.resolution.places.heads import head_behind, shared_head
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve
from tests.resolution.test_places import place_of


def mentions(text: str, name: str) -> list[Mention]:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return [Mention(at, at + len(name), name, "name") for at in starts]


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("Rain fell in Lund and Vale counties.", "Lund", "County"),
        ("Rain fell in Lund and Vale counties.", "Vale", "County"),
        ("Rain fell in Ash, Lund and South Vale counties.", "Ash", "County"),
        ("At the corner of Lund & Vale streets.", "Lund", "Street"),
        ("Lund counties", "Lund", ""),
        ("Lund and Vale are towns in two counties.", "Vale", ""),
        ("Lund grew. Rain fell in Lund and Vale counties.", "Lund", ""),  # one of them stands alone
        ("Rain fell in Lund and in Vale counties.", "Lund", ""),
        ("They met on Lund streets.", "Lund", ""),
    ],
)
def test_a_noun_may_be_shared(text: str, name: str, head: str) -> None:
    assert shared_head(text, mentions(text, name)) == head


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The Lund cinema burnt.", "cinema"),
        ("The Lund town hall burnt.", "town hall"),
        ("Lund burnt near a cinema.", ""),
        ("Lund.", ""),
        ("The Lund row goes on.", ""),
    ],
)
def test_a_small_noun_may_stand_behind(text: str, head: str) -> None:
    assert head_behind(text, mentions(text, "Lund")) == head


def test_counties_in_a_list_are_no_towns_of_their_names(resolved: Resolve) -> None:
    draft = Draft("a", "Rain fell in Jackson and Clinton counties, Missouri.")
    for name, kind in (("Jackson", "City"), ("Clinton", "City"), ("Missouri", "Region")):
        draft.entity(name, kind)
    found = resolved(draft)
    places = [place_of(found, draft, local) for local in ("e0", "e1")]
    assert [(p.name, p.feature, p.parents[0]) for p in places if p] == [(f"{n} County", "county", "Missouri") for n in ("Jackson", "Clinton")]


@pytest.mark.parametrize(("text", "feature"), [("WASHINGTON (AP) — Snow fell.", "city"), ("WASHINGTON - Snow fell.", "city"), ("WASHINGTON has snow.", None)])
def test_a_report_begins_with_the_town_that_it_comes_from(resolved: Resolve, text: str, feature: str | None) -> None:
    draft = Draft("a", text)
    draft.entity("WASHINGTON", "Region")
    place = place_of(resolved(draft), draft, "e0")
    assert (place.feature if place else None) == feature


def test_streets_in_a_list_lie_where_their_town_is(resolved: Resolve) -> None:
    draft = Draft("a", "Oslo waits. At the corner of Bergen and Elm streets a man fell.")
    for name, kind in (("Oslo", "City"), ("Bergen", "City"), ("Elm", "Facility")):
        draft.entity(name, kind)
    found = resolved(draft)
    assert place_of(found, draft, "e1") is None and {(p.place, p.at) for p in found.placements} >= {("place/bergen", "place/oslo"), ("place/elm", "place/oslo")}


@pytest.mark.parametrize(
    ("town", "code", "region"),
    [("Kelowna", "BC", "British Columbia"), ("Oslo", "BC", None), ("Kelowna", "PEI", None), ("Spokane", "WA", "Washington")],
)
def test_short_capitals_are_a_state_where_a_town_of_it_is_named(resolved: Resolve, town: str, code: str, region: str | None) -> None:
    draft = Draft("a", f"{town} waits. Parks {code} has opened.")
    draft.entity(town, "City")
    draft.entity(code, "Place")
    found = resolved(draft)
    assert place_of(found, draft, "e0") is not None
    place = place_of(found, draft, "e1")
    assert (place.name if place else None) == region


@pytest.mark.parametrize(
    "text",
    [
        "He fell at the corner of Bergen and Elm.",
        "He fell at the corner of Elm and Bergen.",
        "He fell at the Bergen/Elm intersection.",
        "He fell at the Bergen intersection.",
        "The street was later called Bergen.",
        "The street was first named Elm, then Bergen.",
        "The road was called Elm and then Nova before finally being named Bergen.",
    ],
)
def test_a_street_by_its_bare_name_is_no_town(resolved: Resolve, text: str) -> None:
    draft = Draft("a", f"Oslo waits. {text}")
    for name in ("Oslo", "Bergen"):
        draft.entity(name, "City")
    found = resolved(draft)
    assert place_of(found, draft, "e1") is None and [(p.place, p.at) for p in found.placements] == [("place/bergen", "place/oslo")]


@pytest.mark.parametrize(
    "text",
    [
        "He fell at the corner of Elm Street in Bergen.",
        "He fell at the corner of Bergen, Norway.",
        "They took the road to a town called Bergen.",
        "The street was called Elm. Bergen waits.",
        "They met in Bergen at a turn of the road.",
        "It lies in the quiet corner of Bergen where ferries stop.",
    ],
)
def test_a_town_by_a_street_is_one(resolved: Resolve, text: str) -> None:
    draft = Draft("a", f"Norway waits. {text}")
    for name, kind in (("Norway", "Country"), ("Bergen", "City")):
        draft.entity(name, kind)
    place = place_of(resolved(draft), draft, "e1")
    assert place is not None and place.country_code == "NO"


def test_states_meet_in_a_corner_too(resolved: Resolve) -> None:
    draft = Draft("a", "It lies at the corner of Arizona and Nevada.")
    for name in ("Arizona", "Nevada"):
        draft.entity(name, "Region")
    assert all(place_of(resolved(draft), draft, id_) is not None for id_ in ("e0", "e1"))


def test_a_name_that_is_a_town_s_too_stays_one(resolved: Resolve) -> None:
    draft = Draft("a", "Norway waits. He fell at the corner of Bergen and Elm in Bergen.")
    draft.entity("Norway", "Country")
    draft.entity("Bergen", "City")
    draft.entities[1] = replace(draft.entities[1], mentions=tuple(mentions(draft.document.text, "Bergen")))
    assert place_of(resolved(draft), draft, "e1") is not None
