"""About where places lie that the gazetteer does not hold, and when nobody can tell."""

import pytest

from kg.model import Placement, Resolution
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve

KINDS = {"Oslo": "City", "Drammen": "City", "Bergen": "City", "Paris": "City", "Norway": "Country", "Andorra": "Country", "Lillehammer": "City"}
"""Places that the gazetteer holds; all others in the texts here it does not."""


def placements(resolved: Resolve, text: str, *names: str, kind: str = "Facility") -> tuple[Placement, ...]:
    return resolution(resolved, text, *names, kind=kind).placements


def resolution(resolved: Resolve, text: str, *names: str, kind: str = "Facility") -> Resolution:
    draft = Draft("a", text)
    for name in names:
        draft.entity(name, KINDS.get(name, kind))
    return resolved(draft)


@pytest.mark.parametrize(
    ("text", "name", "outer"),
    [
        ("Fire at the Nova Hospital in Oslo.", "Nova Hospital", "Oslo"),
        ("Fire at the Nova Hospital (NH), in the city of Oslo.", "Nova Hospital", "Oslo"),
        ("They live in the Elmside area of Oslo.", "Elmside", "Oslo"),
        ("Fire at 12 Elm Street, Oslo. Two were hurt.", "Elm Street", "Oslo"),
        ("Fire at Oslo's new Nova Hospital.", "Nova Hospital", "Oslo"),
        ("Fire at the Oslo district of Elmside.", "Elmside", "Oslo"),
        ("Snow fell. Later Nova Airport Oslo closed. Oslo waits.", "Nova Airport Oslo", "Oslo"),
        ("Oslo waits. The Port of Oslo is shut.", "Port of Oslo", "Oslo"),
        ("Oslo waits. The Oslo Exhibition Centre is shut.", "Oslo Exhibition Centre", "Oslo"),
        ("Oslo waits. Fires burn in South Oslo.", "South Oslo", "Oslo"),
        ("Fire at the Nova Castle in Andorra.", "Nova Castle", "Andorra"),
        ("Fire at the Nova Inn in Oslo.", "Nova Inn", "Oslo"),
    ],
)
def test_the_text_or_the_name_says_what_contains_a_place(resolved: Resolve, text: str, name: str, outer: str) -> None:
    found = resolution(resolved, text, name, outer)
    (placement,) = found.placements
    assert placement.inside and placement.at == f"place/{outer.lower()}" and placement.reason.endswith(outer) and placement.score >= 0.85
    facts = {(f.predicate, f.object) for f in found.facts if f.subject == placement.place and not f.claims}
    assert facts >= {("located_in", placement.at), ("approximately_at", placement.at)}
    assert next(n.place for n in found.nodes if n.path == placement.place) is None  # it is no other place, and has no id


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        ("They live in Elmside, a suburb of Oslo.", "Elmside", 0.95),
        ("A hut at Elmside near Oslo burnt.", "Elmside", 0.95),
        ("In Oslo police closed Elm Street.", "Elm Street", 0.7),
        ("Oslo waits. Police closed Elm Street.", "Elm Street", 0.6),
        ("Oslo waits. Mass was read in St Ada's Church.", "St Ada's Church", 0.6),
        ("Oslo waits. She swims at the Nova Golf Club.", "Nova Golf Club", 0.6),
    ],
)
def test_what_is_only_not_far_is_not_said_to_contain_it(resolved: Resolve, text: str, name: str, score: float) -> None:
    found = resolution(resolved, text, name, "Oslo")
    assert [(p.at, p.inside, p.score) for p in found.placements] == [("place/oslo", False, score)]
    assert {f.predicate for f in found.facts if f.subject == found.placements[0].place} == {"approximately_at"}


def test_what_many_towns_are_called_lies_where_the_text_says(resolved: Resolve) -> None:
    (placement,) = placements(resolved, "They met at Springfield cinema in Oslo.", "Springfield", "Oslo", kind="Place")
    assert (placement.at, placement.inside) == ("place/oslo", True)
    assert placements(resolved, "Oslo waits. They met at Springfield cinema.", "Springfield", "Oslo", kind="Place") == ()


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("Drammen Village Outlet", "place/oslo"),
        ("Old Town Drammen", "place/oslo"),
        ("Bergen Village Outlet", None),  # which lies elsewhere
        ("New Drammen", None),
        ("Drammen Road", None),
    ],
)
def test_a_name_may_hold_that_of_a_town_of_the_area(resolved: Resolve, name: str, at: str | None) -> None:
    found = placements(resolved, f"Oslo waits. They shop at {name}. Nobody knows more.", name, "Oslo")
    assert [p.at for p in found if p.score == 0.6 and "in the area of" in p.reason] == ([at] if at else [])


def test_a_landmark_says_where_things_in_it_are_and_not_what_a_text_is_about(resolved: Resolve) -> None:
    text = "Cats were found in Nova Lounge at Heathrow. Heathrow waits. Police closed Elm Street."
    draft = Draft("a", text)
    draft.entity("Heathrow", "Facility", also=[("Heathrow", "name"), ("Heathrow", "name")])
    for name in ("Nova Lounge", "Elm Street"):
        draft.entity(name, "Facility")
    assert [(p.place, p.at) for p in resolved(draft).placements] == [("place/nova-lounge", "place/heathrow")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Reyes of Nova University spoke in Oslo.", ("Nova University", "Oslo")),  # no town has to have one
        ("Oslo waits. Troops left Fort Nova.", ("Fort Nova", "Oslo")),
        ("Oslo waits. Norway lost at the Volgograd Arena.", ("Volgograd Arena", "Oslo")),  # another town has it
        ("In Bergen they spoke of Paris. Police closed Elm Street.", ("Bergen", "Paris", "Elm Street")),  # which of the two?
        ("Fire at the Nova Hospital in Norway.", ("Nova Hospital", "Norway")),  # too large
        ("Fire at the Nova Hospital.", ("Nova Hospital",)),
        ("Oslo waits. A man died on Paris Road near the Paris Embassy.", ("Paris Embassy", "Oslo", "Bergen")),
        ("The Nova River in Oslo rose.", ("Nova River", "Oslo")),
        ("The Nova Highway in Oslo is shut.", ("Nova Highway", "Oslo")),
        ("Beyond Elmside, Oslo has schools.", ("Elmside", "Oslo")),
        ("They went from Elmside to Oslo.", ("Elmside", "Oslo")),
        ("Elmside and Oslo are far apart.", ("Elmside", "Oslo")),
        ("Fire at Elm Street, Oslo and Bergen.", ("Elm Street", "Oslo", "Bergen")),
        ("The NB in Oslo spoke.", ("NB", "Oslo")),
    ],
)
def test_otherwise_nothing_is_told(resolved: Resolve, text: str, names: tuple[str, ...]) -> None:
    assert placements(resolved, text, *names) == ()


def test_people_and_organisations_get_nothing(resolved: Resolve) -> None:
    for kind in ("Organization", "Person", "Group"):
        assert placements(resolved, "Fire at the Nova Hospital in Oslo.", "Nova Hospital", "Oslo", kind=kind) == ()


def test_places_of_one_name_in_towns_far_apart_are_two(resolved: Resolve) -> None:
    one, other = Draft("a", "Fire at the Nova Hospital in Oslo."), Draft("b", "Fire at the Nova Hospital in Bergen.")
    for draft, town in ((one, "Oslo"), (other, "Bergen")):
        draft.entity("Nova Hospital", "Facility")
        draft.entity(town, "City")
    third = Draft("c", "Somebody left the Nova Hospital.")
    third.entity("Nova Hospital", "Facility")
    found = resolved(one, other, third)
    assert [p.at for p in found.placements] == ["place/bergen", "place/oslo"] and found.placements == resolved(third, other, one).placements
    assert len({found.path_of[draft.ref("e0")] for draft in (one, other, third)}) == 3
    assert len({resolved(one, third).path_of[draft.ref("e0")] for draft in (one, third)}) == 1


def test_a_street_is_not_where_the_town_it_is_called_after_lies(resolved: Resolve) -> None:
    assert placements(resolved, "Paris, Bergen, Oslo. Fire at Paris Street.", "Paris Street", "Paris", "Bergen", "Oslo") == ()


AREA = "Oslo waits. Drammen waits. Sandvika waits. "
"""Three towns side by side: what the document is about"""
TOWNS = ("Oslo", "Drammen", "Sandvika")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met in Elmside.", "Elmside", "Place"),
        ("They met in Elmside.", "Elmside", "City"),
        ("They met in River East.", "River East", "Place"),
        ("They met at Nova Depot.", "Nova Depot", "Facility"),
    ],
)
def test_a_report_of_one_area_has_its_unknown_places_there(resolved: Resolve, text: str, name: str, kind: str) -> None:
    (placement,) = placements_of(resolved, AREA + text, name, kind)
    assert (placement.at, placement.inside, placement.score) == ("place/drammen", False, 0.5)
    assert placements_of(resolved, f"Oslo waits. Drammen waits. {text}", name, kind) == (), "two names make no area"
    assert placements_of(resolved, f"Oslo waits. Bergen waits. Paris waits. {text}", name, kind) == (), "three areas"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ada Reyes of Nova University spoke.", "Nova University", "Facility"),
        ("The Nova Bank paid.", "Nova Bank", "Place"),
        ("Troops left Fort Nova.", "Fort Nova", "Facility"),
        ("The Nova River rose.", "Nova River", "NaturalFeature"),
        ("He spoke of the Soviet Union.", "Soviet Union", "Place"),
        ("Help came from the West.", "West", "Region"),
        ("Help came from the Valley.", "Valley", "Region"),
        ("They lost in the Volgograd Arena.", "Volgograd Arena", "Facility"),
        ("They went to Norland.", "Norland", "Country"),
        ("The Nova Way of America paid.", "Nova Way of America", "Facility"),
        ("Smog lay over Southern California.", "Southern California", "Region"),
        ("A truck burnt on Nova 321.", "Nova 321", "Facility"),
    ],
)
def test_what_may_lie_elsewhere_does_not(resolved: Resolve, text: str, name: str, kind: str) -> None:
    assert placements_of(resolved, AREA + text, name, kind) == ()


def test_a_name_that_begins_with_that_of_a_town_is_near_it(resolved: Resolve) -> None:
    (placement,) = placements(resolved, "Oslo waits. He ran in the Oslo Nova Marathon.", "Oslo", "Oslo Nova Marathon")
    assert (placement.at, placement.inside, placement.score) == ("place/oslo", False, 0.6)
    assert placements(resolved, "Norway waits. He ran in the Norway Nova Marathon.", "Norway", "Norway Nova Marathon") == ()
    assert placements(resolved, "Paris waits. Oslo waits. He lives in Paris Road.", "Paris", "Paris Road", "Oslo") == ()


def placements_of(resolved: Resolve, text: str, name: str, kind: str) -> tuple[Placement, ...]:
    draft = Draft("a", text)
    for town in ("Bergen", "Paris", *TOWNS):
        if town in text:
            draft.entity(town, "City")
    draft.entity(name, kind)
    return resolved(draft).placements


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("Fire at Elm Street in Elmside. The priest was in Oslo.", "Elm Street", "Elmside"),
        ("Police in Oslo closed Elm Street in Elmside.", "Elm Street", "Elmside"),
        ("Fire at 12 Elm Street, Elmside. Oslo waits. Oslo waits.", "Elm Street", "Elmside"),
        ("Fire at Nova Church outside Elmside. Oslo waits.", "Nova Church", "Elmside"),
        ("Oslo waits. They swam at Drammen Village Outlet in Elmside.", "Drammen Village Outlet", "Elmside"),
    ],
)
def test_what_the_text_puts_in_an_unknown_town_is_in_no_other(resolved: Resolve, text: str, name: str, town: str) -> None:
    draft = Draft("a", text)
    for place, kind in ((name, "Facility"), (town, "City"), ("Oslo", "City")):
        draft.entity(place, kind)
    assert resolved(draft).placements == ()


def test_what_the_text_puts_in_a_quarter_of_the_town_is_there(resolved: Resolve) -> None:
    text = "Fire at Nova Church in Elmside, a quarter of Oslo."
    found = placements(resolved, text, "Nova Church", "Elmside", "Oslo")
    assert {(p.place, p.at) for p in found} == {("place/elmside", "place/oslo"), ("place/nova-church", "place/oslo")}
    chained = "Fire at the Nova Church in Elm Street in Elmside. Oslo waits."
    assert placements(resolved, chained, "Nova Church", "Elm Street", "Elmside", "Oslo") == ()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Elmside wept. A fire destroyed Elm Street. The priest was in Oslo.", None),
        ("A fire destroyed Elm Street. The priest was in Oslo.", "place/oslo"),  # which is the only town
        ("OSLO, Norway (KNA) — Elmside wept. A fire destroyed Elm Street.", "place/oslo"),
        ("Elmside wept. A fire destroyed Elm Street. The priest was in Oslo - a large town.", None),
    ],
)
def test_one_mention_makes_no_document_about_a_town_beside_an_unknown_one(resolved: Resolve, text: str, at: str | None) -> None:
    draft = Draft("a", text)
    draft.entity("OSLO" if "OSLO" in text else "Oslo", "City")
    draft.entity("Elm Street", "Facility")
    if "Elmside" in text:
        draft.entity("Elmside", "City")
    assert [p.at for p in resolved(draft).placements] == ([at] if at else [])


def test_what_the_text_puts_in_another_country_is_not_near_its_town(resolved: Resolve) -> None:
    for country, count in (("Andorra", 0), ("Sweden", 0), ("Norway", 1)):
        draft = Draft("a", f"Fire at Elm Street in {country}. Oslo waits.")
        for name, kind in (("Elm Street", "Facility"), (country, "Country"), ("Oslo", "City")):
            draft.entity(name, kind)
        assert sum(p.at == "place/oslo" for p in resolved(draft).placements) == count
