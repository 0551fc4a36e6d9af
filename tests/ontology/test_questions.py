"""The named questions: each parses, says what it asks, and finds something in a small graph."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ontology import bundled

QUESTIONS = sorted((bundled() / "questions").glob("*.rq"))
GRAPH = (Path(__file__).parent / "questions.trig").read_text(encoding="utf8")


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(GRAPH.encode(), format=ox.RdfFormat.TRIG)
    return store


def rows(store: ox.Store, name: str) -> list[tuple[str, ...]]:
    query = (bundled() / "questions" / f"{name}.rq").read_text(encoding="utf8")
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple("" if term is None else getattr(term, "value", str(term)) for term in row) for row in found]


def test_how_many_there_are() -> None:
    assert len(QUESTIONS) >= 20


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_each_says_what_it_asks_and_finds_something(store: ox.Store, path: Path) -> None:
    first = path.read_text(encoding="utf8").splitlines()[0]
    assert first.startswith("# ")
    assert first.rstrip(".").count("?") >= 1
    assert rows(store, path.stem), path.stem


def test_who_holds_a_post_and_who_held_it_until_when(store: ox.Store) -> None:
    assert rows(store, "posts") == [
        ("Ada Reyes", "holds", "envoy of Norland", "", ""),
        ("Ola Berg", "held", "envoy of Norland", "2010-01-01", "2016-12-31"),
        ("Una Holt", "held", "envoy of Norland", "", "../2024-05-02"),
    ]


def test_who_represents_whom(store: ox.Store) -> None:
    assert rows(store, "who-represents-whom") == [("Ada Reyes", "Norland")]


def test_what_is_planned_has_its_speaker_and_is_no_event(store: ox.Store) -> None:
    (row,) = rows(store, "planned")
    assert row[:4] == ("second talks", "type", "Negotiation", "Ada Reyes")
    assert "second talks" not in [what for _, what, _ in rows(store, "events")]


def test_what_is_denied(store: ox.Store) -> None:
    assert [row[:4] for row in rows(store, "denied")] == [("Norland", "owns", "Port Vale", "Ada Reyes")]


def test_who_accuses_whom(store: ox.Store) -> None:
    assert [row[:4] for row in rows(store, "who-accuses-whom")] == [("Norland", "Sudland", "Accusation", "Affirmed Actual")]


def test_who_met_whom_names_each_pair_once(store: ox.Store) -> None:
    assert [row[:2] for row in rows(store, "who-met-whom")] == [("Norland", "Sudland")]


def test_support_counts_origins_and_not_copies(store: ox.Store) -> None:
    (first, *_) = rows(store, "best-supported")
    assert first == ("Ada Reyes", "represents", "Norland", "1", "2")
