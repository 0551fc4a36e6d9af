"""The town of a report that names it only within the names of others, and when nobody can tell."""

import pytest

from kg.gazetteer import load
from kg.model import Resolution
from kg.resolution.places.hometown import Sign, hometown, in_names
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve

SEVERAL = (("Oregon", "Multnomah County"), ("Maine", "Cumberland County"))
STREETS = ("Elm Street", "Nova Road", "Lund Avenue")
NORWAY = {"Norway": "Country"}
CLOSED = "Crews closed Elm Street, Nova Road and Lund Avenue. "


def report(resolved: Resolve, text: str, organizations: tuple[str, ...] = (), places: dict[str, str] | None = None) -> Resolution:
    draft = Draft("a", text)
    for name in STREETS:
        if name in text:
            draft.entity(name, "Facility")
    for name in organizations:
        draft.entity(name, "Organization")
    for name, kind in (places or {}).items():
        draft.entity(name, kind)
    return resolved(draft)


def streets(found: Resolution) -> set[tuple[str, str, bool, float]]:
    return {(p.place, p.at, p.inside, p.score) for p in found.placements}


def test_streets_lie_in_the_town_that_an_office_is_called_after(resolved: Resolve) -> None:
    found = report(resolved, "Crews closed Elm Street. Oslo Police said so.", ("Oslo Police",))
    assert streets(found) == {("place/elm-street", "place/oslo", False, 0.6)}
    assert [p.reason for p in found.placements] == ["its document is about Oslo, by the name of Oslo Police"]
    oslo = next(node for node in found.nodes if node.path == "place/oslo")
    assert (oslo.kind, oslo.label, oslo.members) == ("City", "Oslo", ()) and oslo.place is not None and oslo.place.geonames_id
    assert ("place/oslo", "located_in", "place/norway") in {(f.subject, f.predicate, f.object) for f in found.facts}


def test_the_office_counts_beside_the_town_s_own_name(resolved: Resolve) -> None:
    text = "They met in Oslo. Bergen waits. Crews closed Elm Street. Oslo Police said so."
    assert streets(report(resolved, text, ("Oslo Police",), {"Oslo": "City", "Bergen": "City"})) == {("place/elm-street", "place/oslo", False, 0.6)}
    assert streets(report(resolved, text, (), {"Oslo": "City", "Bergen": "City"})) == set()


@pytest.mark.parametrize(
    "body",
    ["Oslo School Board", "University of Oslo", "Oslo Valley Police", "Oslo Light Company", "Embassy of Oslo", "Springfield Police"],
)
def test_other_bodies_do_not_tell_it(resolved: Resolve, body: str) -> None:
    """Schools are called after rivers, professors speak anywhere, a valley is no town, and there are many Springfields."""
    assert streets(report(resolved, f"Crews closed Elm Street. {body} said so.", (body,))) == set()


def test_a_quarter_lies_there_too(resolved: Resolve) -> None:
    text = "All of Elmside was dark, Oslo Police said. Oslo Fire Service and Oslo City Council too. "
    bodies = ("Oslo Police", "Oslo Fire Service", "Oslo City Council")
    found = report(resolved, text + "So was much of Norway.", bodies, {"Elmside": "Place", "Norway": "Country"})
    assert streets(found) == {("place/elmside", "place/oslo", False, 0.5)}
    assert streets(report(resolved, text, bodies[:2], {"Elmside": "Place", "Norway": "Country"})) == set()


def test_a_firm_tells_it_where_the_region_of_its_town_is_named(resolved: Resolve) -> None:
    text = CLOSED + "The Portland Light Company said so. Many left Oregon."
    assert {at for _, at, _, _ in streets(report(resolved, text, ("Portland Light Company",), {"Oregon": "Region"}))} == {"place/portland"}
    assert streets(report(resolved, text, ("Portland Light Company",))) == set()


@pytest.mark.parametrize(
    ("text", "organizations", "places"),
    [
        (CLOSED + "The Oslo Light Company said so.", ("Oslo Light Company",), {}),  # a firm may be anywhere
        ("Crews closed Elm Street. Norway waits. The Oslo Light Company said so.", ("Oslo Light Company",), NORWAY),  # one street is any town's
        (CLOSED + "Norway waits. The Oslo Light Company asked Rome.", ("Oslo Light Company",), NORWAY | {"Rome": "City"}),  # a town is named by itself
        (CLOSED + "Norway waits. Oslo Works asked Springfield.", ("Oslo Works",), NORWAY | {"Springfield": "City"}),  # as it is here, whichever is meant
        (CLOSED + "Norway waits. Oslo Works asked Bergen Works.", ("Oslo Works", "Bergen Works"), NORWAY),  # which of the two?
        (CLOSED + "She reads the New York Times.", ("New York Times",), {}),  # the town's name is no other sign of its region
        (CLOSED + "Many left Norway. The Vienna Hotel is shut.", ("Vienna Hotel",), NORWAY),  # called after a town
    ],
)
def test_otherwise_a_firm_tells_nothing(resolved: Resolve, text: str, organizations: tuple[str, ...], places: dict[str, str]) -> None:
    assert not any("in the name of" in p.reason for p in report(resolved, text, organizations, places).placements)


def test_a_town_that_another_document_names_is_one_node(resolved: Resolve) -> None:
    one, other = Draft("a", CLOSED + "Oslo Police said so."), Draft("b", "They met in Oslo.")
    for name in STREETS:
        one.entity(name, "Facility")
    one.entity("Oslo Police", "Organization")
    other.entity("Oslo", "City")
    found = resolved(one, other)
    assert {p.at for p in found.placements} == {found.path_of[other.ref("e0")]}
    assert [node.members for node in found.nodes if node.place and node.place.feature == "city"] == [(other.ref("e0"),)]


def test_a_town_to_which_nothing_leads_has_no_node(resolved: Resolve) -> None:
    one, other = Draft("a", "Crews closed Elm Street. Drammen Police said so."), Draft("b", "They live in Elm Street in Oslo.")
    for draft, name, kind in ((one, "Drammen Police", "Organization"), (other, "Oslo", "City")):
        draft.entity("Elm Street", "Facility")
        draft.entity(name, kind)
    found = resolved(one, other)
    assert {p.at for p in found.placements} == {"place/oslo"}
    assert [node.label for node in found.nodes if node.place] == ["Norway", "Oslo"]
    assert "Drammen" in {node.label for node in resolved(one).nodes}


def test_two_towns_of_one_name_are_two_nodes(resolved: Resolve) -> None:
    drafts = [Draft(state, f"Crews closed Elm Street, Portland Police said. {state} waits. So does {town}.") for state, town in SEVERAL]
    for draft, (state, town) in zip(drafts, SEVERAL, strict=True):
        for name, kind in (("Elm Street", "Facility"), ("Portland Police", "Organization"), (state, "Region"), (town, "Region")):
            draft.entity(name, kind)
    found = resolved(*drafts)
    towns = [node for node in found.nodes if node.place and node.place.feature == "city"]
    assert [node.label for node in towns] == ["Portland", "Portland"] and {p.at for p in found.placements} == {node.path for node in towns}
    assert found.nodes == resolved(*reversed(drafts)).nodes


def signs(*names: str, around: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    return [(sign.town.country_code, sign.sure) for sign in in_names(names, around, load().places)]


def test_which_large_town_is_meant() -> None:
    assert signs("Birmingham Light Company", around=("alabama",)) == [("US", True)]
    assert signs("Birmingham Light Company", "Alabama Purchase") == [("US", True)]
    assert set(signs("Birmingham Light Company")) == {("US", False), ("GB", False)}
    assert signs("The Oslo Light Company", around=("NO",)) == [("NO", True)]
    assert signs("Oslo", "Light Company of Oslo", "Oslo Road", "Elmside Company", "Victoria Company", around=("NO", "CA")) == []


def test_all_must_tell_of_one_area() -> None:
    oslo, drammen, bergen = (next(p for p in load().places(name) if p.country_code == "NO" and p.feature == "city") for name in ("Oslo", "Drammen", "Bergen"))
    sure, near, far = Sign("Oslo Works", oslo, sure=True), Sign("Drammen Works", drammen, sure=False), Sign("Bergen Works", bergen, sure=False)
    assert hometown((near, sure), 3) == sure
    assert hometown((near, sure), 2) is None
    assert hometown((sure, far), 3) is None
    assert hometown((near,), 3) is None
    assert hometown((), 3) is None
