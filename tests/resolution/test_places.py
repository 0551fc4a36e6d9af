"""Places: which entry of the gazetteer, and when none."""

from pathlib import Path

import pytest

from kg.gazetteer import Gazetteer, dump, index
from kg.model import Place, Resolution
from kg.ontology.terms import Ontology
from kg.resolution import resolve
from tests.gazetteer.test_import import line
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve


def place_of(found: Resolution, draft: Draft, local: str) -> Place | None:
    path = found.path_of[draft.ref(local)]
    return next(n.place for n in found.nodes if n.path == path)


def test_a_country_is_one_by_its_code(resolved: Resolve) -> None:
    one, other = Draft("a"), Draft("b")
    one.entity("Norway", "Country", country="NO")
    other.entity("Norway", "Country", country="NO", also=[("Norwegians", "adjective")])
    third = Draft("c")
    third.entity("Kingdom of Norway", "Country", country="NO")
    found = resolved(one, other, third)
    assert {found.path_of[d.ref("e0")] for d in (one, other, third)} == {"place/norway"}
    (node,) = found.nodes
    assert (node.label, node.labels) == ("Norway", ("Kingdom of Norway",))


def test_a_big_city_needs_no_context(resolved: Resolve) -> None:
    draft = Draft("a", "Crowds in Paris.")
    draft.entity("Paris", "City")
    found = resolved(draft)
    place = place_of(found, draft, "e0")
    assert place is not None and place.country_code == "FR"
    (fact,) = [f for f in found.facts if f.predicate == "located_in"]
    assert (fact.subject, fact.object, fact.claims, fact.origins) == ("place/paris", "place/france", (), 0)


def test_what_stands_behind_the_comma_decides(resolved: Resolve) -> None:
    draft = Draft("a", "A storm hit Paris, Texas.")
    draft.entity("Paris", "City")
    draft.entity("Texas", "Region")
    place = place_of(resolved(draft), draft, "e0")
    assert place is not None and place.parents[0] == "Texas"


def test_a_located_in_claim_decides(resolved: Resolve) -> None:
    draft = Draft("a", "Birmingham. Far away the state of Alabama.")
    city = draft.entity("Birmingham", "City")
    draft.claim(city, "located_in", draft.entity("Alabama", "Region"))
    place = place_of(resolved(draft), draft, "e0")
    assert place is not None and place.country_code == "US"


def test_two_meanings_of_one_name_are_two_nodes(resolved: Resolve) -> None:
    one, other = Draft("a", "In Paris, Texas."), Draft("b", "In Paris, France.")
    for draft, outer, kind in ((one, "Texas", "Region"), (other, "France", "Country")):
        draft.entity("Paris", "City")
        draft.entity(outer, kind, country="FR" if kind == "Country" else None)
    found = resolved(one, other)
    assert found.path_of[one.ref("e0")] != found.path_of[other.ref("e0")]


@pytest.mark.parametrize(
    ("name", "kind"), [("Springfield", "City"), ("Nowhereville", "City"), ("Paris Bridge", "Facility"), ("Paris", "Facility")]
)
def test_no_place_without_evidence(resolved: Resolve, name: str, kind: str) -> None:
    draft = Draft("a", f"Somebody left {name}.")
    draft.entity(name, kind)
    assert place_of(resolved(draft), draft, "e0") is None


def test_a_region_does_not_get_the_position_of_the_city(resolved: Resolve) -> None:
    draft = Draft("a", "The talks were in the Grodno region.")
    draft.entity("Grodno region", "Region")
    found = resolved(draft)
    place = place_of(found, draft, "e0")
    assert place is not None and (place.feature, place.country_code) == ("region", "BY")
    assert [f.object for f in found.facts if f.predicate == "located_in"] == ["place/belarus"]


def test_unknown_places_join_by_name_and_kind_unless_their_countries_differ(resolved: Resolve) -> None:
    drafts = [Draft(n) for n in "abcd"]
    for draft, kind, country in zip(drafts, ("City", "City", "Facility", "City"), ("Norway", None, None, "Sweden"), strict=True):
        place = draft.entity("Port Vale", kind)
        if country:
            draft.claim(place, "located_in", draft.entity(country, "Country", country={"Norway": "NO", "Sweden": "SE"}[country]))
    found = resolved(*drafts[:3])
    assert found.path_of[drafts[0].ref("e0")] == found.path_of[drafts[1].ref("e0")] != found.path_of[drafts[2].ref("e0")]
    found = resolved(*drafts)
    assert len({found.path_of[d.ref("e0")] for d in drafts}) == 4


def test_a_place_never_joins_a_person(resolved: Resolve) -> None:
    one, other = Draft("a"), Draft("b")
    one.entity("Lund", "City")
    other.entity("Lund", "Person")
    found = resolved(one, other)
    assert found.path_of[one.ref("e0")] != found.path_of[other.ref("e0")]


def test_a_country_that_only_the_gazetteer_names_gets_a_node(resolved: Resolve) -> None:
    draft = Draft("a", "In Oslo.")
    draft.entity("Oslo", "City")
    found = resolved(draft)
    node = next(n for n in found.nodes if n.path == "place/norway")
    assert node.members == () and node.place is not None


def test_a_border_says_itself_which_one_it_is(resolved: Resolve) -> None:
    drafts = [Draft(n) for n in "abcd"]
    for draft, name in zip(
        drafts, ("Norwegian-Swedish border", "Norwegian-Swedish border", "Norwegian-Finnish border", "the border"), strict=True
    ):
        draft.entity(name, "NaturalFeature", named=False)
    other = Draft("e")
    other.entity("the border", "NaturalFeature", named=False)
    found = resolved(*drafts, other)
    assert found.path_of[drafts[0].ref("e0")] == found.path_of[drafts[1].ref("e0")]
    assert len(set(found.path_of.values())) == 4


@pytest.mark.parametrize(("name", "entry"), [("Saint Petersburg", True), ("Salisbury", False), ("OS", False), ("Berea", False)])
def test_former_names_and_short_capitals_mean_nothing_by_themselves(resolved: Resolve, name: str, entry: bool) -> None:
    draft = Draft("a", f"Somebody left {name}.")
    draft.entity(name, "City")
    assert (place_of(resolved(draft), draft, "e0") is not None) == entry


@pytest.mark.parametrize(("common", "linked"), [(("Ada Reyes", "Ivo Lund"), True), (("Ada Reyes",), False)])
def test_a_small_town_is_known_from_another_document_on_the_same_story(resolved: Resolve, common: tuple[str, ...], linked: bool) -> None:
    told, untold = Draft("a", "In Moss, Norway."), Draft("b", "In Moss.")
    told.entity("Moss", "City")
    told.entity("Norway", "Country", country="NO")
    town = untold.entity("Moss", "City")
    for name in common:
        told.entity(name)
        untold.entity(name)
    found = resolved(told, untold)
    assert place_of(found, told, "e0") is not None
    assert (place_of(found, untold, town) is not None) == linked


@pytest.mark.parametrize(
    ("text", "town", "outer", "state"),
    [
        ("A storm hit Paris, Tex., on Monday.", "Paris", "Tex.", "Texas"),
        ("A storm hit Gainesville, Ga.", "Gainesville", "Ga.", "Georgia"),
        ("A storm hit Charleston, W. Va., again.", "Charleston", "W. Va.", "West Virginia"),
        ("A storm hit Portland, ME today.", "Portland", "ME", "Maine"),
    ],
)
def test_a_state_may_be_shortened(resolved: Resolve, text: str, town: str, outer: str, state: str) -> None:
    draft = Draft("a", text)
    draft.entity(town, "City")
    short = draft.entity(outer, "City")  # what a parser makes of it does not matter
    found = resolved(draft)
    place = place_of(found, draft, "e0")
    assert place is not None and place.parents[0] == state
    if "." in outer:
        assert (named := place_of(found, draft, short)) is not None and named.name == state


@pytest.mark.parametrize(("outer", "kind"), [("Miss", "Place"), ("Co.", "Place"), ("Calif.", "Organization"), ("ME", "Person")])
def test_other_short_words_are_no_states(resolved: Resolve, outer: str, kind: str) -> None:
    draft = Draft("a", f"{outer} spoke in Jackson.")
    draft.entity(outer, kind)
    draft.entity("Jackson", "City")
    found = resolved(draft)
    assert place_of(found, draft, "e0") is None and place_of(found, draft, "e1") is None


def test_a_region_named_in_the_document_says_more_than_its_country(resolved: Resolve) -> None:
    draft = Draft("a", "The meeting in Alexandria will be long.\nThe United States, the United States and the state of Minnesota.")
    draft.entity("Alexandria", "City")
    draft.entity("Minnesota", "Region")
    draft.entity("United States", "Country", country="US", also=[("United States", "name")])
    place = place_of(resolved(draft), draft, "e0")
    assert place is not None and place.parents[0] == "Minnesota"


@pytest.mark.parametrize(
    ("names", "state"),
    [
        (("Newberry", "Williston", "Chiefland", "Trenton"), "Florida"),  # only one state has all four
        (("Clinton", "Trenton"), None),  # two common names are too few
        (("Greenville", "Clinton", "Franklin"), None),  # several states have all three
    ],
)
def test_small_towns_of_one_region_tell_which_it_is(resolved: Resolve, names: tuple[str, ...], state: str | None) -> None:
    draft = Draft("a", "News from " + ", then ".join(names))
    ids = [draft.entity(name, "City") for name in names]
    found = resolved(draft)
    places = [place_of(found, draft, id_) for id_ in ids]
    assert [p.parents[0] if p else None for p in places] == [state] * len(names)


def test_rivers_have_no_position_without_a_dump_and_seas_are_known(resolved: Resolve) -> None:
    draft = Draft("a", "Ships left the Black Sea and the Danube for the Atlantic and the United States.")
    draft.entity("United States", "Country", country="US")
    kinds = {"Black Sea": "NaturalFeature", "Danube": "NaturalFeature", "Atlantic": "Region"}
    ids = [draft.entity(name, kind) for name, kind in kinds.items()]
    found = resolved(draft)
    sea, river, ocean = (place_of(found, draft, id_) for id_ in ids)
    assert river is None and sea is not None and ocean is not None
    assert (sea.feature, ocean.name) == ("natural", "Atlantic Ocean"), "not the American towns called Atlantic"


@pytest.mark.parametrize(("name", "geonames_id"), [("Middle East", 6269133), ("Balkans", 0)])
def test_a_region_of_the_world_has_the_id_of_geonames_or_none(resolved: Resolve, name: str, geonames_id: int) -> None:
    draft = Draft("a", f"Talks on the {name}.")
    id_ = draft.entity(name, "Region")
    place = place_of(resolved(draft), draft, id_)
    assert place is not None and (place.geonames_id, place.country_code) == (geonames_id, "")


@pytest.mark.parametrize("name", ["Soviet Union", "Korea"])
def test_a_former_state_is_no_village_of_its_name(resolved: Resolve, name: str) -> None:
    draft = Draft("a", f"Troops of {name}.")
    id_ = draft.entity(name, "Place")
    assert place_of(resolved(draft), draft, id_) is None


def test_with_a_dump_they_have_one(tmp_path: Path, small: Ontology) -> None:
    (tmp_path / "d.txt").write_text(
        line(9000001, "Velmark", "A", "ADM1", at=(61.0, 9.0), admin1="V1")
        + line(9000002, "Orle", "H", "STM", at=(61.5, 9.5), also="River Orle", admin1="V1")
        + line(9000003, "Orle", "P", "PPL", at=(61.0, 9.0), admin1="V1", people=90),
        encoding="utf-8",
    )
    index.build(tmp_path / "g.db", dump.entries(tmp_path / "d.txt"))
    draft = Draft("a", "The Orle burst its banks in Velmark.")
    river, region = draft.entity("Orle", "NaturalFeature"), draft.entity("Velmark", "Region")
    hall = draft.entity("Velmark Hall", "Facility")
    found = resolve([draft.done()], small, Gazetteer(tmp_path / "g.db"))
    places = [place_of(found, draft, id_) for id_ in (river, region, hall)]
    assert [p and p.geonames_id for p in places] == [9000002, 9000001, None]
    node = next(n for n in found.nodes if n.label == "Orle")
    assert (found.path_of[draft.ref(river)], "place/norway") in {
        (f.subject, f.object) for f in found.facts if f.predicate == "located_in"
    }, node


@pytest.mark.parametrize(
    ("names", "where"),
    [
        (("Elmira", "Chemung Co."), ("New York", "New York")),
        (("Oxford", "Lafayette County"), ("Mississippi", "Mississippi")),  # its county, though four states have one of that name
        (("Clinton", "Franklin"), (None, None)),  # each has a neighbour of the other name in several states
        (("Paris", "Berlin"), ("Île-de-France", "Berlin")),  # capitals are not drawn to a village by a namesake
    ],
)
def test_neighbours_tell_which_place_is_meant(resolved: Resolve, names: tuple[str, str], where: tuple[str | None, str | None]) -> None:
    draft = Draft("a", "News from " + " and from ".join(names))
    ids = [draft.entity(name, "Region" if "County" in name else "City") for name in names]
    found = resolved(draft)
    assert tuple(p.parents[0] if (p := place_of(found, draft, id_)) else None for id_ in ids) == where


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("A man left Alexandria.", "EG"),
        ("A grand jury met in Alexandria.", None),  # an American text, and it does not say which of the American ones
        ("A grand jury met the NHS in Alexandria.", "EG"),  # no text of one country
    ],
)
def test_institutions_tell_whose_towns_a_text_means(resolved: Resolve, text: str, linked: str | None) -> None:
    draft = Draft("a", text)
    draft.entity("Alexandria", "City")
    place = place_of(resolved(draft), draft, "e0")
    assert (place.country_code if place else None) == linked


@pytest.mark.parametrize(
    ("name", "guess", "kind", "feature"),
    [
        ("Africa", "City", "Region", "region"),
        ("Italy", "City", "Country", "country"),  # not the town in Texas
        ("Bemidji", "Country", "City", "city"),
        ("Bemidji", "City", "City", "city"),  # there is one
        ("Norwegian", "City", "Country", "country"),
        ("New York", "City", "City", "city"),  # though the state is the one that is called so in full
        ("Frankfurt", "City", "City", "city"),
        ("South", "Region", "Region", None),
        ("West Coast", "Region", "Region", None),
        ("Red Sea", "Region", "NaturalFeature", "natural"),  # the governorate of that name is not the sea
        ("White House", "Place", "Place", None),  # nor the town of that name the seat of government
    ],
)
def test_a_class_that_is_only_guessed_gives_way(resolved: Resolve, name: str, guess: str, kind: str, feature: str | None) -> None:
    draft = Draft("a", f"Somebody spoke of {name}.")
    draft.entity(name, guess)
    found = resolved(draft)
    node = next(n for n in found.nodes if n.members)
    assert (node.kind, node.place and node.place.feature) == (kind, feature)


def test_a_name_for_short_goes_before_a_village_that_is_spelt_so_in_another_language(resolved: Resolve) -> None:
    draft = Draft("a", "A plane from Frankfurt came to the United States.")
    town = draft.entity("Frankfurt", "City")
    draft.entity("United States", "Country", country="US")
    place = place_of(resolved(draft), draft, town)
    assert place is not None and place.name == "Frankfurt am Main"


@pytest.mark.parametrize(("countries", "linked"), [((), True), (("Egypt", "Sudan"), False), (("Norway",), True), (("Egypt", "Sudan", "Norway"), True)])
def test_a_small_town_is_not_meant_where_only_other_countries_are_spoken_of(resolved: Resolve, countries: tuple[str, ...], linked: bool) -> None:
    draft = Draft("a", f"They train in Lillesand. Clubs of {' and '.join((*countries, 'towns'))} came.")
    id_ = draft.entity("Lillesand", "City")
    for country in countries:
        draft.entity(country, "Country", country={"Egypt": "EG", "Sudan": "SD", "Norway": "NO"}[country])
    assert (place_of(resolved(draft), draft, id_) is not None) == linked


@pytest.mark.parametrize(("name", "code"), [("Guam", "GU"), ("Puerto Rico", "PR")])
def test_a_territory_is_none_of_its_own_counties(resolved: Resolve, name: str, code: str) -> None:
    draft = Draft("a", f"Troops left {name}.")
    id_ = draft.entity(name, "Region")
    place = place_of(resolved(draft), draft, id_)
    assert place is not None and (place.country_code, place.feature) == (code, "country")


@pytest.mark.parametrize(
    ("towns", "region"),
    [
        (("Atlanta", "Georgia", "American"), "District of Columbia"),  # a town of Georgia is called so too
        (("Canonsburg", "Pittsburgh", "Pennsylvania"), "Pennsylvania"),  # this one's neighbours are named
    ],
)
def test_the_capital_of_a_country_that_is_spoken_of_is_meant_before_small_namesakes(resolved: Resolve, towns: tuple[str, ...], region: str) -> None:
    draft = Draft("a", f"A group in Washington met {', '.join(towns)} and other guests.")
    draft.entity("Washington", "City")
    for town in towns:
        draft.entity(town, {"American": "Group"}.get(town, "City"), country={"American": "US"}.get(town))
    place = place_of(resolved(draft), draft, "e0")
    assert place is not None and place.parents[0] == region


@pytest.mark.parametrize("kind", ["Facility", "City", "Place"])
def test_a_landmark_of_the_world_has_a_position(resolved: Resolve, kind: str) -> None:
    draft = Draft("a", "A cat was found at Heathrow, which is not in Florida.")
    draft.entity("Heathrow", kind)
    found = resolved(draft)
    place = place_of(found, draft, "e0")
    assert place is not None and (place.country_code, place.feature, place.geonames_id) == ("GB", "facility", 0)
    assert {n.kind for n in found.nodes if n.label == "Heathrow"} == {"Facility"}
    assert ("located_in", "place/united-kingdom") in {(f.predicate, f.object) for f in found.facts}
