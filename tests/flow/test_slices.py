"""What was made of a document before is used as long as all that it was made from is the same, and goes with the document."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest

from kg.flow.slices import TABLE, Slices
from kg.model import Place

PLACE = Place(0, "Norland", float("nan"), 2.5, "NO", "region", 7, ("Upper Norland",))


@pytest.fixture
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(TABLE)
    yield connection
    connection.close()


def run(table: sqlite3.Connection, sources: dict[str, str], version: str = "1", beside: object = None, anew: bool = False) -> list[str]:
    """Ask for all ``sources``, as a build does; which of them had to be made."""
    made = []

    def make(key: str) -> Callable[[], dict[str, Place]]:
        return lambda: made.append(key) or {"e0": PLACE}

    slices = Slices(table, version, sources, anew)
    recall = slices.stage("places", dict[str, Place])
    assert all(repr(recall(key, make(key), beside)) == repr({"e0": PLACE}) for key in sources)
    slices.write()
    return made


def test_only_a_new_or_changed_document_is_made(table: sqlite3.Connection) -> None:
    assert run(table, {"a": "1", "b": "1"}) == ["a", "b"]
    assert run(table, {"a": "1", "b": "2", "c": "1"}) == ["b", "c"]
    assert run(table, {"a": "1", "b": "2", "c": "1"}) == []


@pytest.mark.parametrize("other", [{"version": "2"}, {"beside": ("person/ada-reyes",)}, {"anew": True}])
def test_all_is_made_where_something_else_has_changed(table: sqlite3.Connection, other: dict[str, str]) -> None:
    run(table, {"a": "1"})
    assert run(table, {"a": "1"}, **other) == ["a"]  # type: ignore[arg-type]


def test_what_is_gone_is_forgotten(table: sqlite3.Connection) -> None:
    run(table, {"a": "1", "b": "1"})
    run(table, {"a": "1"})
    assert table.execute("SELECT key FROM slices WHERE stage = 'places'").fetchall() == [("a",)]


def test_what_was_not_committed_is_made_again(table: sqlite3.Connection) -> None:
    run(table, {"a": "1"})
    table.rollback()
    assert run(table, {"a": "1"}) == ["a"]


def compare(
    table: sqlite3.Connection, sources: dict[str, str], version: str = "1", beside: object = None, anew: bool = False
) -> tuple[list[str] | None, list[str]]:
    """Make something of all ``sources`` together, as a build does: what was made of them the last time, and what has changed since."""
    slices = Slices(table, version, sources, anew)
    whole = slices.whole("people", list[str], beside)
    whole.keep(sorted(sources))
    slices.write()
    return whole.made, sorted(whole.changed) if whole.made is not None else []


def test_what_was_made_of_all_documents_comes_with_what_has_changed_since(table: sqlite3.Connection) -> None:
    assert compare(table, {"a": "1", "b": "1"}) == (None, [])
    assert compare(table, {"a": "1", "b": "2", "c": "1"}) == (["a", "b"], ["b", "c"])
    assert compare(table, {"a": "1", "c": "1"}) == (["a", "b", "c"], ["b"])
    assert compare(table, {"a": "1", "c": "1"}) == (["a", "c"], [])


@pytest.mark.parametrize("other", [{"version": "2"}, {"beside": ("a decision",)}, {"anew": True}])
def test_nothing_is_known_of_all_documents_where_something_else_has_changed(table: sqlite3.Connection, other: dict[str, str]) -> None:
    compare(table, {"a": "1"})
    assert compare(table, {"a": "1"}, **other)[0] is None  # type: ignore[arg-type]


def test_what_a_run_did_not_ask_for_is_not_taken_for_what_it_made(table: sqlite3.Connection) -> None:
    compare(table, {"a": "1"})
    run(table, {"a": "1", "b": "1"})  # of the documents that are there now, this made nothing together
    assert compare(table, {"a": "1", "b": "1"})[0] is None


def look(table: sqlite3.Connection, sources: dict[str, str], *keys: str, version: str = "1", anew: bool = False) -> list[str]:
    """Ask for some of ``sources`` alone; which of them had to be made."""
    made: list[str] = []
    slices = Slices(table, version, sources, anew)
    recall = slices.some("things", list[str])
    for key in keys:
        assert recall(key, lambda key=key: made.append(key) or [key], None) == [key]  # type: ignore[misc]
    slices.write()
    return made


def test_what_few_documents_are_asked_for_is_kept_of_those_that_nobody_asks_for(table: sqlite3.Connection) -> None:
    sources = {"a": "1", "b": "1"}
    assert look(table, sources, "a", "b") == ["a", "b"]
    assert look(table, sources, "b") == []
    assert look(table, {"a": "1", "b": "2"}, "a", "b") == ["b"]
    assert look(table, {"b": "2"}) == []
    assert table.execute("SELECT key FROM slices WHERE stage = 'things'").fetchall() == [("b",)]
    assert look(table, {"b": "2"}, "b", version="2") == ["b"]
    assert look(table, {"b": "2"}, "b", version="2", anew=True) == ["b"]
