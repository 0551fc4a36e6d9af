"""The small ontology and the gazetteer, and resolution with both."""

from collections.abc import Callable

import pytest

from kg.gazetteer import load
from kg.model import Resolution
from kg.ontology.terms import Ontology
from kg.resolution import resolve
from tests.resolution.builders import Draft, small_ontology

Resolve = Callable[..., Resolution]


@pytest.fixture(scope="session")
def small() -> Ontology:
    return small_ontology()


@pytest.fixture(scope="session")
def resolved(small: Ontology) -> Resolve:
    """Resolve drafts."""

    def run(*drafts: Draft, min_confidence: float = 0.5) -> Resolution:
        return resolve([draft.done() for draft in drafts], small, load(), min_confidence)

    return run
