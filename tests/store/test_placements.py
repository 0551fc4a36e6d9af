"""A place without a position: what the graph, its exports and its displays say of about where it lies."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.gazetteer import Gazetteer
from kg.model import Extraction
from kg.rendering.resource import resource_page
from kg.resolution import resolve
from kg.store import Dataset, graphs, save
from kg.store.exports.geojson import features
from kg.store.exports.nearby import about_position
from tests.resolution.builders import Draft, small_ontology

BASE = "https://example.org/kg/"
ABOUT = "about 59.9127, 10.7461: the coordinates of Oslo, not its own (the text says that it is in Oslo, score 0.95)"


def extraction() -> Extraction:
    draft = Draft("a", "A fire broke out at the Nova Hospital in Oslo.")
    hospital = draft.entity("Nova Hospital", "Facility")
    draft.entity("Oslo", "City")
    draft.event("fire", "Disaster", where=hospital)
    return draft.done()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found, ontology = [extraction()], small_ontology()
    made: Path = tmp_path_factory.mktemp("placements")
    save(graphs(found, resolve(found, ontology, Gazetteer()), ontology, BASE), made, BASE)
    return made


def test_the_place_is_its_own_without_coordinates_and_the_reason_is_kept(folder: Path) -> None:
    dataset = Dataset.open(folder)
    hospital, oslo = dataset.find("Nova Hospital"), dataset.find("Oslo")
    assert (hospital.latitude, hospital.geonames_id) == (None, None) and oslo.latitude is not None
    placement = dataset.placement(hospital.iri)
    assert placement is not None and (placement.at, placement.reason, placement.score) == (oslo.iri, "the text says that it is in Oslo", 0.95)
    assert about_position(dataset, hospital) == ABOUT
    assert about_position(dataset, oslo) == "" and dataset.placement("no IRI at all") is None


def test_the_page_of_a_served_graph_says_whose_position_it_is(folder: Path) -> None:
    dataset = Dataset.open(folder)
    assert ABOUT in resource_page(dataset, dataset.find("Nova Hospital").iri, ())


def test_exports_mark_what_is_approximate(folder: Path) -> None:
    found = {(f["properties"]["label"], f["properties"].get("approximate", False)): f for f in features(Dataset.open(folder))["features"]}
    assert ("Oslo", False) in found and ("Nova Hospital", True) in found and ("Nova Hospital", False) not in found
    hospital = found["Nova Hospital", True]
    assert hospital["properties"]["position_of"] == "Oslo" and hospital["geometry"] == found["Oslo", False]["geometry"]
    (fire,) = [f for (_, approximate), f in found.items() if approximate and f is not hospital]
    assert fire["geometry"] == hospital["geometry"] and fire["properties"]["place"] == "Nova Hospital" and fire["id"].endswith("@" + hospital["id"])


@pytest.mark.parametrize("predicate", ["located_in", "approximately_at"])
def test_commands_tell_why(folder: Path, predicate: str) -> None:
    why = CliRunner().invoke(main, ["why", "Nova Hospital", predicate, "Oslo", "-g", str(folder)])
    assert why.exit_code == 0 and "inferred: the text says that it is in Oslo (score 0.95)" in " ".join(why.stdout.split())
    assert "added by the gazetteer" in CliRunner().invoke(main, ["why", "Oslo", "located_in", "Norway", "-g", str(folder)]).stdout
    assert f"at: {ABOUT}" in " ".join(CliRunner().invoke(main, ["show", "Nova Hospital", "-g", str(folder)]).stdout.split())


def test_a_town_that_only_an_office_names_is_found_and_explained(tmp_path: Path) -> None:
    draft = Draft("a", "Crews closed Elm Street. Oslo Police said so.")
    draft.entity("Elm Street", "Facility")
    draft.entity("Oslo Police", "Organization")
    found, ontology = [draft.done()], small_ontology()
    save(graphs(found, resolve(found, ontology, Gazetteer()), ontology, BASE), tmp_path, BASE)
    dataset = Dataset.open(tmp_path)
    assert dataset.find("Oslo").latitude is not None
    why = CliRunner().invoke(main, ["why", "Elm Street", "approximately_at", "Oslo", "-g", str(tmp_path)])
    assert why.exit_code == 0 and "its document is about Oslo, by the name of Oslo Police (score 0.60)" in " ".join(why.output.split())
