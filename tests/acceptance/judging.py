"""How a list of expectations is judged against a built graph."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from tests.acceptance.expectations import Expectation
from tests.acceptance.patterns import ask


def load(path: Path) -> Store:
    """A Turtle or TriG file in memory."""
    store = Store()
    store.load(path=str(path), format=RdfFormat.from_extension(path.suffix[1:]))
    return store


def check_fact(facts: Store, expected: Expectation) -> None:
    assert facts.query(ask(expected.body)), f"not in graph.ttl: {expected.name}"


def check_claim(everything: Store, expected: Expectation) -> None:
    assert everything.query(ask(expected.body), use_default_graph_as_union=True), f"not in graph.trig: {expected.name}"


def check_never(facts: Store, refused: Expectation) -> None:
    assert not facts.query(ask(refused.body)), f"in graph.ttl, and must not be: {refused.name}"
