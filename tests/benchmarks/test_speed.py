"""The measurements of speed run, on small graphs; what they measure is not looked at."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from benchmarks import analysis, large_store, made_up, queries
from benchmarks.turns import turns, turns_of_commands
from kg.store import Dataset

REPORTS = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up") / "graph"
    made_up.store(REPORTS, folder)
    return folder


def test_a_made_up_graph_is_always_the_same_and_as_large_as_it_should_be(folder: Path, tmp_path: Path) -> None:
    made_up.store(REPORTS, tmp_path / "again")
    assert (tmp_path / "again" / "graph.trig").read_bytes() == (folder / "graph.trig").read_bytes()
    dataset = Dataset.open(folder)
    claims = dataset.claims()
    assert len(claims) == REPORTS * made_up.CLAIMS
    assert {(claim.polarity, claim.modality) for claim in claims} == {("Affirmed", "Actual"), ("Denied", "Actual"), ("Affirmed", "Planned")}
    assert all(claim.sentence[slice(*(at - claim.sentence_span[0] for at in claim.trigger or ()))] for claim in claims)
    assert all(claim.is_fact == ((claim.polarity, claim.modality) == ("Affirmed", "Actual")) for claim in claims)
    assert any(fact.origins > 1 for fact in dataset.facts())


def test_queries_loading_and_exports_are_measured(folder: Path, tmp_path: Path) -> None:
    size, rows = queries.measure(REPORTS, 1, True, tmp_path)
    assert size == len(list(Dataset.open(folder).store)) > 1000
    assert {row.what for row in rows} >= {*queries.QUERIES, "into memory", "into a store on disk", "`kg export x.trig`"}
    assert all(row.ours > 0 and row.bare > 0 for row in rows)
    assert all(row.rdflib is not None for row in rows if row.what != "into a store on disk")
    text = queries.report(size, rows, "make bench")
    assert text.count("\n| ") == len(rows) + 2 + len({row.part for row in rows})
    back = Store()
    back.bulk_load(path=str(tmp_path / "ours.nq"), format=RdfFormat.N_QUADS)
    assert set(back) == set(Dataset.open(folder).store)


@pytest.mark.parametrize("name", queries.QUERIES)
def test_every_measured_query_finds_something(name: str, folder: Path) -> None:
    assert queries._ours(Dataset.open(folder).store, queries.QUERIES[name]).count(b'"value"') > 1


def test_analysis_is_measured_and_both_engines_agree() -> None:
    rows = analysis.measure(60, 120, 1)
    assert [row.what for row in rows][:1] == ["PageRank"] and all(row.ours > 0 for row in rows)
    assert analysis.report(rows, 60, 120, "make bench").count("\n| ") == len(rows) + 2


def test_a_large_store_is_measured(folder: Path) -> None:
    claims, statements = large_store.counted(folder)
    assert (claims, statements) == (REPORTS * made_up.CLAIMS, len(list(Dataset.open(folder).store)))
    rows = large_store.measure(folder, 1)
    assert [row.bare is not None for row in rows] == [True] * len(large_store.QUERIES) + [False] * (len(rows) - len(large_store.QUERIES))
    assert large_store.report(claims, statements, 1.0, rows, "make bench").count("\n| ") == len(rows) + 2


def test_the_least_of_several_turns_counts() -> None:
    calls: list[str] = []
    found = turns({"one": lambda: calls.append("one"), "two": lambda: calls.append("two")}, 3)
    assert calls == ["one", "two"] * 3
    assert set(found) == {"one", "two"}


def test_a_command_that_fails_ends_the_measurement() -> None:
    with pytest.raises(SystemExit, match="failed"):
        turns_of_commands({"one": ["false"]}, 1)
