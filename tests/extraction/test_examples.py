"""Every example and counter-example of the lexicon is run through the whole extraction."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.examples import failures
from kg.gazetteer import Gazetteer
from kg.ontology.terms import Example, Ontology

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
FLOOR = 600
"""A collection that shrinks unseen would pass with nothing in it."""


def test_every_example_holds(ontology: Ontology, nlp: "Language", gazetteer: Gazetteer) -> None:
    assert len(ontology.lexicon.examples) >= FLOOR
    assert failures(ontology, nlp, gazetteer) == []


def test_counter_examples_are_as_many_as_needed(ontology: Ontology) -> None:
    counters = sum(e.counter for e in ontology.lexicon.examples)
    assert counters >= 250


@pytest.mark.parametrize(
    ("text", "marks", "counter"),
    [
        ("Maria Jensen did not represent Norway.", (("s", 0, 12), ("o", 27, 33)), False),
        ("Maria Jensen represents Norway.", (("s", 0, 12), ("o", 24, 30)), True),
        ("Maria Jensen represents Norway.", (("s", 24, 30), ("o", 0, 12)), False),
    ],
)
def test_a_wrong_example_fails(
    ontology: Ontology, nlp: "Language", gazetteer: Gazetteer, text: str, marks: tuple[tuple[str, int, int], ...], counter: bool
) -> None:
    wrong = Example("represents", text, marks, counter, "test:1")
    assert [line.startswith("test:1: represents") for line in failures(ontology, nlp, gazetteer, [wrong])] == [True]
