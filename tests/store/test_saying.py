"""Who stands behind a claim: who has the plan is kept apart from who says so, in the store and in words."""

from dataclasses import replace

import msgspec
import pytest
from pyoxigraph import RdfFormat, serialize

from kg.model import Claim
from kg.store import Dataset, quads
from kg.store.saying import behind
from tests.store import sample


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The sample, in which Ada Reyes says that the mining firm weighs the purchase."""
    talks, denial = sample.extractions()

    def planned_by(claim: Claim) -> Claim:
        status = msgspec.structs.replace(claim.status, intended_by="e7", attributed_to="e0")
        return msgspec.structs.replace(claim, status=status) if claim.subject == "v4" else claim

    claims = map(planned_by, talks.claims)
    found = quads((msgspec.structs.replace(talks, claims=tuple(claims)), denial), sample.resolution(), sample.ontology())
    file = tmp_path_factory.mktemp("planned") / "graph.trig"
    file.write_bytes(serialize(found, format=RdfFormat.TRIG) or b"")
    return Dataset.open(file)


def test_planner_and_speaker_come_back_apart(dataset: Dataset) -> None:
    planner, speaker = (dataset.find(name).iri for name in ("Northwind Mining", "Ada Reyes"))
    bought = dataset.claims(about=dataset.find("Northwind Mining buy Sud Copper").iri)
    assert bought and {(row.intended_by, row.attributed_to) for row in bought} == {(planner, speaker)}


def test_what_somebody_plans_is_theirs_to_list(dataset: Dataset) -> None:
    planner = dataset.find("Northwind Mining").iri
    assert {row.subject for row in dataset.claims(by=planner)} == {dataset.find("Northwind Mining buy Sud Copper").iri}


def test_words_tell_a_plan_from_a_statement(dataset: Dataset) -> None:
    row = dataset.claims(by=dataset.find("Northwind Mining").iri)[0]
    assert behind(row, dataset.label) == ("considered by Northwind Mining", "says Ada Reyes")
    planned = replace(row, modality="Planned", attributed_to=None)
    assert behind(planned, dataset.label) == ("intended by Northwind Mining",)
    assert behind(replace(planned, intended_by=None), dataset.label) == ()
