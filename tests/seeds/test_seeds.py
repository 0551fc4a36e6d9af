"""The five stories of ``seeds/``: what their graph must hold, and what it must not."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Store

from kg.cli import main
from kg.rendering.resource import resource_page
from kg.store import Dataset
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


def test_who_was_in_a_post_is_shown_with_its_time(built: Path) -> None:
    shown = CliRunner().invoke(main, ["show", "Pieter Malherbe", "-g", str(built)]).stdout
    assert "held_role: formerly Head of Cape Harbour Authority, until some time before 2022-" in " ".join(shown.split())
    assert "leads Cape Harbour Authority" in shown.partition("\nNo longer so\n")[2] and "2009 – 2018" in shown
    post = CliRunner().invoke(main, ["show", "Head of Cape Harbour Authority", "-g", str(built)]).stdout
    assert "Pieter Malherbe (until some time before 2022-" in post
    asked = CliRunner().invoke(main, ["ask", "posts", "-g", str(built), "--format", "csv"]).stdout
    assert "Pieter Malherbe,held,Head of Cape Harbour Authority,,../2022-" in asked
    dataset = Dataset.open(built)
    page = resource_page(dataset, dataset.find("Pieter Malherbe").iri, ())
    assert "Head of Cape Harbour Authority</a>, until some time before 2022-" in page and "<h2>No longer so: not facts</h2>" in page and "2009 – 2018" in page
