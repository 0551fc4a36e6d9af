"""The places in the names of public bodies, and that they tell which of several towns is meant."""

import pytest

from kg.gazetteer import load
from kg.model import Entity, Mention
from kg.resolution.places.eponyms import named_after
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve


def place_in(name: str) -> str | None:
    found = named_after(Entity("e0", "Organization", name, (Mention(0, len(name), name, "name"),)), load().places)
    return found.name if found else None


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Bergen Police Department", "Bergen"),
        ("Bergen's Board of Education", "Bergen"),
        ("the Salt Lake City Council", "Salt Lake City"),
        ("Dublin City Council", "Dublin"),  # a county of another kind is called so too
        ("Ohio State Senate", "Ohio"),
        ("Cook County Superior Court", "Cook County"),
        ("University of Bergen", "Bergen"),
        ("Nova Scotia Department of Health", "Nova Scotia"),
        ("New York Transit Authority", "New York"),
        ("Georgia Bureau of Investigation", "Georgia"),  # women are called so too
        ("Florence Police Department", "Florence"),
    ],
)
def test_a_public_body_is_called_after_its_place(name: str, place: str) -> None:
    assert place_in(name) == place


@pytest.mark.parametrize(
    "name",
    [
        "Bergen Lobster Company",  # no public body
        "Bergen Times",
        "Federal Police",  # a town in Argentina, but everywhere a word
        "Supreme Court",
        "Western Fire Service",
        "EU Court",
        "Washington",
        "Police Department",
        "Harold School",  # somebody's
        "Cornell University",  # a small town is called so too
        "Ministry of Defence",
        "Elmside Council",
    ],
)
def test_other_names_hold_none(name: str) -> None:
    assert place_in(name) is None


def test_it_stands_where_the_body_is_named() -> None:
    body = Entity("e0", "Organization", "Oslo Police", (Mention(10, 21, "Oslo Police", "name"), Mention(30, 36, "police", "nominal")))
    found = named_after(body, load().places)
    assert found is not None and found.mentions == (Mention(10, 14, "Oslo", "name"),)


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("Maine Department of Health", "Maine"),
        ("Maine Lobster Company", "Oregon"),  # which sells everywhere, so the larger town is meant
    ],
)
def test_it_tells_which_town_is_meant(resolved: Resolve, body: str, region: str) -> None:
    draft = Draft("a", f"A fire in Portland killed two. The {body} said so.")
    draft.entity("Portland", "City")
    draft.entity(body, "Organization")
    found = resolved(draft)
    places = [node.place for node in found.nodes if node.place]
    assert [place.parents for place in places if place.feature == "city"] == [(region, "United States")]
    assert {place.feature for place in places} == {"city", "country"}  # the body's name makes no place
