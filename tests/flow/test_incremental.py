"""What a build begins with: the store that stands, wherever it is known to the last quad what that holds; else nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from kg import flow
from kg.flow import Options
from kg.flow.steps import Steps
from kg.model import Extraction
from kg.store.writing import Before
from tests.flow.stand_ins import STEPS, Taking
from tests.flow.test_building import build, content
from tests.flow.test_maintaining import remove, written


class Beginnings:
    """Steps that note what each store begins with (None: with nothing), and which documents are taken before anything is resolved."""

    def __init__(self) -> None:
        self.before: list[Before | None] = []
        self.taken: list[str] = []
        self.steps = replace(STEPS, storing=self.storing)

    def storing(self, folder: Path, base: str, before: Before | None) -> AbstractContextManager[Taking]:
        self.before.append(before and replace(before, digests=dict(before.digests)))
        taken = self.taken

        class Noting(Taking):
            def take(self, extraction: Extraction) -> None:
                taken.append(extraction.document.origin)

        return nullcontext(Noting(folder))


@pytest.fixture
def seen() -> Beginnings:
    return Beginnings()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles")


def first(articles: Path, out: Path, seen: Beginnings) -> None:
    """A graph of three of four documents."""
    build([articles / f"{number}.txt" for number in range(3)], out, seen.steps)
    assert seen.before == [None] and sorted(seen.taken) == ["0.txt", "1.txt", "2.txt"]
    seen.taken.clear()


def test_one_more_document_begins_with_the_store_that_stands(articles: Path, tmp_path: Path, seen: Beginnings) -> None:
    out = tmp_path / "out"
    first(articles, out, seen)
    stands = (out / "store").resolve()
    build([articles], out, seen.steps)
    before = seen.before[-1]
    assert before is not None and before.store == stands and len(before.digests) == 3
    assert seen.taken == ["3.txt"]
    build([articles], tmp_path / "anew")
    assert content(out) == content(tmp_path / "anew")


@pytest.mark.parametrize(("jobs", "processors", "rests"), [(2, 2, True), (3, 2, True), (2, 3, False), (1, 1, True), (1, 2, False)])
def test_the_store_rests_while_all_processors_extract(
    articles: Path, tmp_path: Path, seen: Beginnings, monkeypatch: pytest.MonkeyPatch, jobs: int, processors: int, rests: bool
) -> None:
    @contextmanager
    def resting(store: Taking) -> Iterator[None]:
        seen.taken.append("rest")
        yield
        seen.taken.append("end")

    monkeypatch.setattr("kg.flow.building.processors", lambda: processors)
    build([articles], tmp_path / "out", replace(seen.steps, resting=resting), jobs=jobs)
    files = [f"{number}.txt" for number in range(4)]
    assert sorted(seen.taken) == sorted([*files, *(["rest", "end"] if rests else [])])
    assert not rests or (seen.taken[0], seen.taken[-1]) == ("rest", "end")


def test_a_document_that_goes_leaves_what_stands(articles: Path, tmp_path: Path, seen: Beginnings) -> None:
    out = tmp_path / "out"
    first(articles, out, seen)
    remove(out, "1.txt", steps=seen.steps)
    assert seen.before[-1] is not None and not seen.taken


def test_nothing_new_opens_no_store(articles: Path, tmp_path: Path, seen: Beginnings) -> None:
    out = tmp_path / "out"
    first(articles, out, seen)
    build([articles / "0.txt"], out, seen.steps)
    assert len(seen.before) == 1


def other_program(out: Path, steps: Steps) -> Steps:
    return replace(steps, graph_stamp=lambda ontology, options: " ".join(("another program", *options)))


def cut_off(out: Path, steps: Steps) -> Steps:
    """A run that was cut off has left a marker without a state."""
    marker = out / ".kg"
    lines = [line for line in marker.read_text("utf-8").splitlines() if '"store"' not in line]
    marker.write_text("\n".join(lines), "utf-8")
    return steps


def lost(out: Path, steps: Steps) -> Steps:
    (out / "store").unlink()
    return steps


def forgotten(out: Path, steps: Steps) -> Steps:
    """What the store holds was noted for another state of it, as when an older version has built since."""
    with sqlite3.connect(out / "documents.db") as connection:
        connection.execute("UPDATE sections SET digest = 'another' WHERE graph = 'state'")
    return steps


def older(out: Path, steps: Steps) -> Steps:
    """A version that kept a digest of every subject has built the graph."""
    with sqlite3.connect(out / "documents.db") as connection:
        connection.execute("DROP TABLE sections")
        connection.execute(
            "CREATE TABLE written (graph TEXT, subject TEXT, digest BLOB NOT NULL, PRIMARY KEY (graph, subject)) WITHOUT ROWID"
        )
    return steps


@pytest.mark.parametrize("happens", [other_program, cut_off, lost, forgotten, older])
def test_where_it_is_not_known_what_stands_all_is_written(
    articles: Path, tmp_path: Path, seen: Beginnings, happens: Callable[[Path, Steps], Steps]
) -> None:
    out = tmp_path / "out"
    first(articles, out, seen)
    build([articles], out, happens(out, seen.steps))
    assert seen.before == [None, None]
    with sqlite3.connect(out / "documents.db") as connection:
        assert sorted(name for (name,) in connection.execute("SELECT name FROM sqlite_master")) == [
            "borne",
            "documents",
            "ledgers",
            "sections",
            "slices",
        ]


def test_a_rebuild_begins_with_nothing(articles: Path, tmp_path: Path, seen: Beginnings) -> None:
    out = tmp_path / "out"
    first(articles, out, seen)
    flow.rebuild(out, steps=seen.steps)
    assert seen.before == [None, None]


def test_where_most_changes_all_is_written(articles: Path, tmp_path: Path, seen: Beginnings) -> None:
    out = tmp_path / "out"
    build([articles / "0.txt"], out, seen.steps)
    build([articles], out, seen.steps)
    assert seen.before == [None, None]


def test_another_base_names_everything_anew(articles: Path, tmp_path: Path, seen: Beginnings) -> None:
    out = tmp_path / "out"
    first(articles, out, seen)
    flow.build([articles], out, Options(base="https://e.example/"), None, seen.steps)
    assert seen.before == [None, None]
