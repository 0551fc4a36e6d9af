"""Where the sources stand: who tells of an event, who denies it, who is silent."""

from dataclasses import replace

import pytest

from kg.store import Dataset
from kg.store.reading.stances import stances
from kg.store.rows import EntityRow
from tests.store.sample import TRIG

TALKS, DENIAL = "Talks in Port Vale", "“No troops”, says Norland"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset.open(TRIG)


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("talks between Norland and Sudland", [("agree", [TALKS], []), ("silent", [DENIAL], [])]),
        ("Norland moved troops", [("deny", [TALKS], ["Ada Reyes"])]),  # Norland alone is no company: the other document's silence says nothing
        ("Norland attacked Harrow Bridge", [("pass on", [TALKS], ["Tomas Brandt"])]),
        ("Northwind Mining buy Sud Copper", [("possible", [TALKS], [])]),
        ("second round", [("planned", [TALKS], [])]),
    ],
)
def test_each_document_stands_somewhere(dataset: Dataset, event: str, found: list[tuple[str, list[str], list[str]]]) -> None:
    told = stances(dataset, dataset.find(event))
    assert [(s.kind, [d.title for d in s.documents], [dataset.label(iri) for iri in s.speakers]) for s in told] == found


def test_who_came_out_before_the_event_is_not_silent_on_it(dataset: Dataset) -> None:
    event = dataset.find("talks between Norland and Sudland")
    later: EntityRow = replace(event, begins="2030-01-01")
    assert [s.kind for s in stances(dataset, later)] == ["agree"]


def test_silence_has_no_origins(dataset: Dataset) -> None:
    told = stances(dataset, dataset.find("talks between Norland and Sudland"))
    assert [s.origins for s in told] == [1, 0]
