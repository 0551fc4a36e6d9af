"""Whatever comes, in whatever state: an answer, or the error that is promised."""

import pytest

from tests.fuzz.targets import TARGETS, property_of


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes(name: str) -> None:
    property_of(TARGETS[name])()
