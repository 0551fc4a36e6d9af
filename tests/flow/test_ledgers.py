"""What stages keep row by row: read only by the version and the documents that it was kept for."""

import sqlite3
from collections.abc import Mapping

import msgspec
import pytest

from kg.flow.ledgers import TABLES
from kg.flow.slices import TABLE, Slices


@pytest.fixture
def connection() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    for table in (TABLE, *TABLES):
        made.execute(table)
    return made


def run(connection: sqlite3.Connection, sources: Mapping[str, str], version: str = "1", anew: bool = False) -> Slices:
    return Slices(connection, version, sources, anew)


def test_rows_are_there_for_the_next_run_and_no_others(connection: sqlite3.Connection) -> None:
    first = run(connection, {"a": "1", "b": "1"})
    ledger = first.ledger("homes", tuple[str, ...])
    assert not ledger.known
    ledger.put("a", ("x", "y"))
    ledger.put("b", ("z",))
    first.write()
    second = run(connection, {"a": "1", "c": "1"})
    ledger = second.ledger("homes", tuple[str, ...])
    assert (ledger.known, second.changed) == (True, {"b", "c"})
    assert (ledger.get("a"), ledger.get("b"), ledger.get("c")) == (("x", "y"), ("z",), None)
    ledger.drop("b")
    ledger.put("c", ("w",))
    assert ledger.get("b") is None
    assert list(ledger.items()) == [("a", ("x", "y")), ("c", ("w",))]
    second.write()
    third = run(connection, {"a": "1", "c": "1"}).ledger("homes", tuple[str, ...])
    assert list(third.items()) == [("a", ("x", "y")), ("c", ("w",))]


@pytest.mark.parametrize("other", [{"version": "2"}, {"anew": True}])
def test_another_version_knows_nothing_of_them(connection: sqlite3.Connection, other: dict[str, bool]) -> None:
    first = run(connection, {"a": "1"})
    first.ledger("homes", str).put("a", "x")
    first.bearers("names").add("a", ["ada"])
    first.write()
    second = run(connection, {"a": "1"}, **other)
    ledger, bearers = second.ledger("homes", str), second.bearers("names")
    assert not ledger.known and not bearers.known
    assert ledger.get("a") is None and not list(ledger.items()) and not bearers.of("ada")
    second.write()
    assert not list(run(connection, {"a": "1"}, **{k: v for k, v in other.items() if k == "version"}).ledger("homes", str).items())


def test_something_else_beside_them_knows_nothing_of_them(connection: sqlite3.Connection) -> None:
    first = run(connection, {"a": "1"})
    first.ledger("homes", str, beside=0.5).put("a", "x")
    first.write()
    assert not run(connection, {"a": "1"}).ledger("homes", str, beside=0.6).known


def test_what_a_run_did_not_ask_for_is_not_taken_for_current(connection: sqlite3.Connection) -> None:
    first = run(connection, {"a": "1"})
    first.ledger("homes", str).put("a", "x")
    first.write()
    run(connection, {"a": "1", "b": "1"}).write()
    assert not run(connection, {"a": "1", "b": "1"}).ledger("homes", str).known


def test_bearers_follow_what_comes_and_goes(connection: sqlite3.Connection) -> None:
    first = run(connection, {"a": "1", "b": "1"})
    bearers = first.bearers("names")
    bearers.add("b", ["ada", "ivo"])
    bearers.add("a", ["ada"])
    assert bearers.of("ada") == ["a", "b"]
    first.write()
    second = run(connection, {"a": "1", "c": "1"})
    bearers = second.bearers("names")
    bearers.remove("b", ["ada", "ivo"])
    bearers.add("c", ["ivo"])
    assert (bearers.of("ada"), bearers.of("ivo"), bearers.of("eva")) == (["a"], ["c"], [])
    second.write()
    assert run(connection, {"a": "1", "c": "1"}).bearers("names").of("ivo") == ["c"]


def test_what_is_made_from_nothing_is_never_looked_up_and_stays_at_hand(connection: sqlite3.Connection) -> None:
    first = run(connection, {"a": "1"})
    ledger, bearers = first.ledger("homes", list[str]), first.bearers("names")
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    made = ["x"]
    ledger.put("a", made)
    bearers.add("a", ["ada", "ada"])
    assert ledger.get("b") is None and not bearers.of("ivo") and not asked
    first.write()
    assert not [statement for statement in asked if statement.startswith("SELECT")]
    assert ledger.get("a") is made and list(ledger.items()) == [("a", made)] and bearers.of("ada") == ["a"]
    assert connection.execute("SELECT count(*) FROM borne").fetchone() == (1,)


def test_rows_of_bearers_are_in_the_order_of_keys_and_none_is_left_empty(connection: sqlite3.Connection) -> None:
    bearers = run(connection, {"a": "1", "b": "1"}).bearers("names")
    bearers.known = False
    bearers.add("b", ["ada"])
    bearers.add("a", ["ada", "ivo"])
    bearers.remove("a", ["ivo"])
    bearers.write()
    assert connection.execute("SELECT key, made FROM borne").fetchall() == [("ada", msgspec.msgpack.encode(["a", "b"]))]
