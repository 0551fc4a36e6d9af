"""Two real articles on one story, one of them machine-translated: what the graph must hold, and what it must not."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Store

from tests.acceptance.cases import cases
from tests.acceptance.expectations import CLAIMS, FACTS, NEVER, PENDING, Expectation
from tests.acceptance.judging import check_claim, check_fact, check_never

pytestmark = [pytest.mark.shared, pytest.mark.model]


def build(shared: Path, output: Path) -> None:
    command = [sys.executable, "-m", "kg", "build", str(shared / "seeds"), "--date", "2022-02-28", "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def built(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("talks") / "graph"
    build(shared, output)
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


def test_the_list_is_whole() -> None:
    assert (len(FACTS) >= 40, len(CLAIMS) >= 20, len(NEVER) >= 30) == (True, True, True)
