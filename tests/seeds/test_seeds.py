"""The five stories of ``seeds/``: what their graph must hold, and what it must not."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from tests.acceptance.cases import cases
from tests.acceptance.expectations import Expectation
from tests.acceptance.patterns import ask
from tests.golden.graphs import DATE, build
from tests.seeds.expectations import CLAIMS, FACTS, NEVER, PENDING

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("seeds") / "graph"
    done = build(["seeds"], output, "--date", DATE)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def facts(built: Path) -> Store:
    store = Store()
    store.load(path=str(built / "graph.ttl"), format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def everything(built: Path) -> Store:
    store = Store()
    store.load(path=str(built / "graph.trig"), format=RdfFormat.TRIG)
    return store


@pytest.mark.parametrize("expected", cases(FACTS, PENDING))
def test_fact(facts: Store, expected: Expectation) -> None:
    assert facts.query(ask(expected.body)), f"not in graph.ttl: {expected.name}"


@pytest.mark.parametrize("expected", cases(CLAIMS, PENDING))
def test_claim(everything: Store, expected: Expectation) -> None:
    assert everything.query(ask(expected.body), use_default_graph_as_union=True), f"not in graph.trig: {expected.name}"


@pytest.mark.parametrize("refused", cases(NEVER, PENDING))
def test_never_a_fact(facts: Store, refused: Expectation) -> None:
    assert not facts.query(ask(refused.body)), f"in graph.ttl, and must not be: {refused.name}"
