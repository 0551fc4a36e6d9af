"""Taking documents out, making the graph anew, and what an output folder says of itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import flow
from kg.errors import Ambiguous, InputError, NotFound, StoreError
from kg.flow import Options
from kg.flow.output import read_marker
from kg.store.disk.integrity import fault
from tests.flow.stand_ins import STEPS
from tests.flow.test_building import CutOff, Heard, build, content, cut_off, state

TEXTS = ("Ada met Ivo.", "Ivo left.", "Mara stayed with Ada.", "Zoe came.")
NAMES = [f"{number}.txt" for number in range(len(TEXTS))]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return written(tmp_path / "articles")


def written(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in zip(NAMES, TEXTS, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def remove(out: Path, *names: str, steps: flow.Steps = STEPS, **options: object) -> flow.Summary:
    return flow.remove(names, out, Options(**options), steps=steps)  # type: ignore[arg-type]


def rebuild(out: Path, steps: flow.Steps = STEPS, heard: Heard | None = None) -> flow.Summary:
    return flow.rebuild(out, progress=heard, steps=steps)


# --- copies


@pytest.mark.parametrize("dates", [("2024-01-05", "2024-02-05"), ("2024-02-05", "2024-01-05"), ("2024-01-05", ""), ("", "2024-01-05")])
def test_copies_that_come_one_by_one_are_what_they_are_at_once(tmp_path: Path, dates: tuple[str, str]) -> None:
    files = [tmp_path / "a.md", tmp_path / "b.md"]
    for file, date in zip(files, dates, strict=True):
        file.write_text(f"---\ntitle: Talks\n{f'date: {date}' * bool(date)}\n---\nAda met Ivo.", encoding="utf-8")
    build([tmp_path], tmp_path / "once")
    for number, order in enumerate((files, files[::-1], [*files, *files])):
        for file in order:
            build([file], tmp_path / f"out{number}")
        assert content(tmp_path / f"out{number}") == content(tmp_path / "once")


# --- remove


@settings(max_examples=14)
@given(gone=st.sets(st.sampled_from(NAMES), min_size=1))
def test_a_document_takes_its_own_share_with_it_and_brings_it_back(tmp_path_factory: pytest.TempPathFactory, gone: set[str]) -> None:
    scratch = tmp_path_factory.mktemp("remove")
    articles, out = written(scratch / "articles"), scratch / "out"
    build([articles], out)
    before = content(out)
    told = remove(out, *sorted(gone))
    assert (told.documents, told.removed, told.new) == (len(TEXTS) - len(gone), len(gone), 0)
    if rest := [articles / name for name in NAMES if name not in gone]:
        build(list(rest), scratch / "rest")
        assert content(out) == content(scratch / "rest")
    build([articles / name for name in gone], out)
    assert content(out) == before


def test_the_last_document_leaves_an_empty_graph(articles: Path, tmp_path: Path) -> None:
    build([articles / "0.txt"], tmp_path / "out")
    assert remove(tmp_path / "out", "0.txt").counts["people"] == 0
    assert b"ada" not in content(tmp_path / "out")["graph.ttl"]


def test_ways_to_name_a_document(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    (key,) = [key for key, row in flow.status(out, STEPS).documents.items() if row.origin == "1.txt"]
    for name in (key, key[:10], f"https://e.example/document/ivo-left-{key[:10]}", f"<https://e.example/document/1-{key[:10]}>", "1.txt"):
        assert remove(out, name).documents == 3
        build([articles], out)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("9.txt", "did you mean"),
        ("nothing like it", "'kg status --documents' lists them"),
        ("", "holds no document"),
        ("0", "holds no document"),
        ("two.jsonl", "may be 'a', 'b'"),
        ("a\x1b[2J", "holds no document"),
    ],
)
def test_what_names_no_document_or_several_changes_nothing(articles: Path, tmp_path: Path, name: str, message: str) -> None:
    out = tmp_path / "out"
    (articles / "two.jsonl").write_text('{"id": "a", "text": "Pia sat."}\n{"id": "b", "text": "Lea stood."}\n', encoding="utf-8")
    build([articles], out)
    before = state(out)
    with pytest.raises((NotFound, Ambiguous), match=message) as caught:
        remove(out, "0.txt", name)
    assert "\x1b" not in str(caught.value) and state(out) == before


@pytest.mark.parametrize("step", ["resolve", "write", "draw"])
def test_a_removal_that_is_cut_off_has_not_happened(articles: Path, tmp_path: Path, step: str) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before = state(out)
    with pytest.raises(CutOff):
        remove(out, "0.txt", steps=replace(STEPS, **{step: cut_off}))  # type: ignore[arg-type]
    assert content(out) == {name: before[name][0] for name in content(out)} and len(flow.status(out, STEPS).documents) == 4
    assert remove(out, "0.txt").documents == 3


def test_removing_without_exports_leaves_them_for_later(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    remove(out, "3.txt", exports=False)
    assert b"zoe" in content(out)["graph.ttl"] and b"zoe" not in content(out)["store/data"]
    assert flow.status(out, STEPS).exports == "older"
    build([articles / "0.txt"], out)
    assert b"zoe" not in content(out)["graph.ttl"] and flow.status(out, STEPS).exports == "current"


# --- rebuild


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig", "graph.html", "store/data"])
@pytest.mark.parametrize("how", ["lost", "cut", "changed"])
def test_rebuilding_makes_the_same_bytes(articles: Path, tmp_path: Path, name: str, how: str) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before, data = content(out), (out / name).read_bytes()
    (out / name).unlink() if how == "lost" else (out / name).write_bytes(data[: len(data) // 2] if how == "cut" else data[::-1])
    told = rebuild(out)
    assert (told.documents, told.new, told.changed) == (4, 0, True) and content(out) == before


def test_an_export_that_was_cut_short_is_made_anew_by_the_next_build(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before = content(out)
    (out / "graph.trig").write_bytes(before["graph.trig"][:10])
    assert build([articles / "0.txt"], out).changed and content(out) == before


def test_a_page_drawn_in_another_way_is_no_damage(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    (out / "graph.html").write_text("<p>drawn by kg render</p>")
    assert set(read_marker(out).sizes) == {"graph.ttl", "graph.trig"}
    assert not build([articles / "0.txt"], out).changed
    (out / "graph.html").unlink()
    assert build([articles / "0.txt"], out).changed


def test_a_lost_store_is_made_anew(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before = content(out)
    (out / "store").unlink()
    assert build([articles / "0.txt"], out).changed and content(out) == before


def test_a_store_whose_files_were_cut_is_told_and_made_anew(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before, store = content(out), (out / "store").resolve()
    assert fault(store) is None
    (store / "data").write_bytes((store / "data").read_bytes()[:-1])
    assert f"data has {len(before['store/data']) - 1} bytes of {len(before['store/data'])}" in str(flow.status(out, STEPS).problem)
    rebuild(out)
    assert content(out) == before and fault((out / "store").resolve()) is None


def test_another_version_is_told_before_anything_is_read_again(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    order: list[str] = []

    class First(Heard):
        def say(self, message: str) -> None:
            order.append(message)

        def step(self, name: str, done: int, total: int) -> None:
            order.append(name)

    newer = replace(STEPS, stamp=lambda ontology, model: "2", versions=lambda ontology, model: {"ontology": "2", "model": str(model)})
    told = flow.rebuild(out, progress=First(), steps=newer)
    assert told.new == 4 and order[0] == "4 stored before are read again: the ontology or its lexicon has changed"
    assert "Extracting" in order[1:]
    newest = replace(newer, stamp=lambda ontology, model: "3", versions=lambda ontology, model: {"ontology": "3", "model": "other"})
    heard = Heard()
    assert remove(out, "0.txt", steps=newer).new == 0
    assert rebuild(out, newest, heard).new == 3
    assert heard.lines == ["3 stored before are read again: the ontology or its lexicon and the language model have changed"]


@pytest.mark.parametrize("command", [remove, rebuild, lambda out: flow.status(out, STEPS)])
def test_where_nothing_was_built_there_is_nothing_to_do(tmp_path: Path, command) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(StoreError, match="there is no graph at"):
        command(tmp_path / "none")
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(StoreError, match="there is no graph at"):
        command(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["photo.jpg"]


def test_ones_own_ontology_is_asked_for(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out", ontology=tmp_path)
    before = content(tmp_path / "out")
    for command in (lambda: rebuild(tmp_path / "out"), lambda: remove(tmp_path / "out", "0.txt")):
        with pytest.raises(InputError, match="name it again with --ontology"):
            command()
    assert content(tmp_path / "out") == before


# --- status


def test_status_tells_what_is_there(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before = state(out)
    found = flow.status(out, STEPS)
    assert sorted(row.origin for row in found.documents.values()) == NAMES
    assert (found.counts["people"], found.outdated, found.exports) == (4, 0, "current")
    assert found.versions == {"ontology": "1", "model": "None"} and found.sizes["graph.ttl"] == len(before["graph.ttl"][0])
    assert flow.status(out, replace(STEPS, stamp=lambda ontology, model: "2")).outdated == 4
    assert state(out) == before


def test_status_tells_of_a_build_that_was_cut_off(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build([articles], out)
    with monkeypatch.context() as patch, pytest.raises(CutOff):
        patch.setattr("kg.flow.building.switch", cut_off)
        remove(out, "0.txt")
    problem = flow.status(out, STEPS).problem
    assert problem is not None and f"'kg rebuild -o {out}' makes it anew" in problem
    assert rebuild(out).documents == 4


@pytest.mark.parametrize("cut", ["resolve", "draw"])
def test_status_tells_of_documents_that_a_build_which_was_cut_off_has_read(articles: Path, tmp_path: Path, cut: str) -> None:
    out = tmp_path / "out"
    build([articles / "0.txt"], out, date="2024-05-01")
    for more in ({"date": "2024-05-02"}, {}):
        assert "cut off" not in str(flow.status(out, STEPS).problem)
        with pytest.raises(CutOff):
            build([articles if not more else articles / "0.txt"], out, replace(STEPS, **{cut: cut_off}), **more)  # type: ignore[arg-type]
        assert f"cut off: 'kg rebuild -o {out}' makes it anew" in str(flow.status(out, STEPS).problem)
        rebuild(out)
    assert "cut off" not in str(flow.status(out, STEPS).problem)
