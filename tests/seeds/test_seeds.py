"""The five stories of ``seeds/``: what their graph must hold, and what it must not."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from tests.acceptance.cases import cases
from tests.acceptance.expectations import Expectation
from tests.acceptance.judging import check_claim, check_fact, check_never
from tests.golden.graphs import DATE, build
from tests.seeds.expectations import CLAIMS, FACTS, NEVER, PENDING

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("seeds") / "graph"
    done = build(["seeds"], output, "--date", DATE)
    assert done.returncode == 0, done.stderr
    return output


@pytest.mark.parametrize("expected", cases(FACTS, PENDING))
def test_fact(facts: Store, expected: Expectation) -> None:
    check_fact(facts, expected)


@pytest.mark.parametrize("expected", cases(CLAIMS, PENDING))
def test_claim(everything: Store, expected: Expectation) -> None:
    check_claim(everything, expected)


@pytest.mark.parametrize("refused", cases(NEVER, PENDING))
def test_never_a_fact(facts: Store, refused: Expectation) -> None:
    check_never(facts, refused)
