"""A few cases of each target: see ``python -m tests.newsroom`` for more."""

import pytest

from tests.newsroom.targets import TARGETS, property_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_happens_the_graph_is_that_of_its_documents(name: str) -> None:
    property_of(TARGETS[name], 1, TARGETS[name].suite)()
