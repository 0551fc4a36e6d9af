"""The build: what is written, when nothing is, and that order, jobs and accidents change nothing."""

import fcntl
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg import flow
from kg.errors import InputError, KgError, ModelMissing, StoreError
from kg.flow import Options, Summary, summary
from tests.flow import stand_ins
from tests.flow.stand_ins import STEPS
from tests.store import sample

FILES = ("store/data", "graph.ttl", "graph.trig", "graph.html")
KEPT = (*FILES, ".kg", "documents.db")


class Heard:
    """What a run told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.steps: list[str] = []

    def say(self, message: str) -> None:
        self.lines.append(message)

    def step(self, name: str, done: int, total: int) -> None:
        self.steps.append(name)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(["Ada met Ivo.", "Ivo left.", "Mara stayed with Ada."]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def build(paths: list[Path | str], out: Path, steps: flow.Steps = STEPS, heard: Heard | None = None, **options: object) -> Summary:
    return flow.build(paths, out, Options(**options), heard, steps)  # type: ignore[arg-type]


def state(out: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of change of all that is exported."""
    return {name: ((out / name).read_bytes(), (out / name).stat().st_mtime_ns) for name in KEPT}


def content(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def test_a_build_writes_everything_and_says_what(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = build([articles], out)
    assert (made.documents, made.new, made.counts["people"], made.counts["events"], made.changed) == (3, 3, 3, 0, True)
    assert made.refused == {"planned": 2, "denied": 1} and made.skipped == () and made.page == out / "graph.html"
    assert {entry.name for entry in out.iterdir()} == {".kg", "documents.db", "store", ".stores", "graph.ttl", "graph.trig", "graph.html"}
    assert "person/ada 2" in (out / "graph.ttl").read_text()


def test_building_again_touches_nothing(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build([articles], out)
    before = state(out)
    again = build([articles], out)
    assert state(out) == before
    assert (again.new, again.changed) == (0, False)
    assert list(summary.as_text(again))[1:] == list(summary.as_text(first))[1:]


def test_order_jobs_and_steps_of_adding_change_no_byte(articles: Path, tmp_path: Path) -> None:
    files: list[Path | str] = sorted(articles.iterdir())
    build([articles], tmp_path / "a")
    build(files[::-1], tmp_path / "b", jobs=3)
    for path in files[::-1]:
        build([path], tmp_path / "c")
    assert content(tmp_path / "a") == content(tmp_path / "b") == content(tmp_path / "c")


def test_what_is_new_is_added_and_the_rest_is_not_read_again(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out")
    (articles / "new.txt").write_text("Zoe came.", encoding="utf-8")
    made = build([articles], tmp_path / "out")
    assert (made.documents, made.new, made.counts["people"]) == (4, 1, 4)


def test_another_version_reads_again_and_says_so(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out")
    heard = Heard()
    newer = replace(STEPS, stamp=lambda ontology, model: "2")
    made = build([articles / "0.txt"], tmp_path / "out", newer, heard)
    assert made.new == 3 and made.documents == 3  # those that this run does not name, too
    assert heard.lines == ["3 stored before are read again: the ontology, the language model or the program has changed"]


def test_another_date_reads_again_and_no_date_does_not(articles: Path, tmp_path: Path) -> None:
    heard = Heard()
    build([articles], tmp_path / "out", date="2024-05-01")
    assert build([articles], tmp_path / "out").new == 0
    assert build([articles / "0.txt"], tmp_path / "out", heard=heard, date="2024-05-02").new == 1
    assert "date has changed" in heard.lines[0]
    assert "2024-05-02" in (tmp_path / "out" / "graph.ttl").read_text()


def test_copies_are_one_document_with_the_first_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text("Ada met Ivo.", encoding="utf-8")
    assert build([tmp_path / "b.txt", tmp_path / "c.txt"], tmp_path / "out").documents == 1
    assert " b.txt " in (tmp_path / "out" / "graph.ttl").read_text()
    assert build([tmp_path / "a.txt"], tmp_path / "out").documents == 1
    assert " a.txt " in (tmp_path / "out" / "graph.ttl").read_text()
    assert not build([tmp_path / "b.txt"], tmp_path / "out").changed


def test_options_are_kept_until_others_are_given(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out, base="https://example.org/")
    assert not build([articles], out).changed and "https://example.org/person/ada" in (out / "graph.ttl").read_text()
    assert build([articles], out, min_confidence=0.9).changed
    assert build([articles], out, base="https://example.com/").changed
    assert "https://example.com/person/ada" in (out / "graph.ttl").read_text()


def test_without_exports_only_the_store_is_written(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert build([articles], out, exports=False).page is None
    assert not (out / "graph.ttl").exists() and (out / "store" / "data").exists()
    assert not build([articles], out, exports=False).changed
    assert build([articles], out).changed and (out / "graph.html").exists()


def test_a_lost_export_is_written_again(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before = content(out)
    (out / "graph.html").unlink()
    assert build([articles], out).changed and content(out) == before


# --- trouble with documents


def test_a_bad_document_is_reported_and_the_rest_stored(articles: Path, tmp_path: Path) -> None:
    (articles / "bad.txt").write_text("BAD", encoding="utf-8")
    (articles / "worse.txt").write_text("UNPARSABLE", encoding="utf-8")
    (articles / "x.pdf").write_text("no pdf", encoding="utf-8")
    made = build([articles], tmp_path / "out")
    reasons = {item.origin: item.reason for item in made.skipped}
    assert made.documents == made.new == 3 and set(reasons) == {"bad.txt", "worse.txt", "x.pdf"}
    assert reasons["worse.txt"] == "could not be read (ValueError: cannot parse this)"
    assert not build([articles], tmp_path / "out").changed


def test_a_bad_sentence_does_not_lose_its_document(articles: Path, tmp_path: Path) -> None:
    (articles / "bad.txt").write_text("Zoe came. This is BAD news for Ida. Then Pia left.", encoding="utf-8")
    made = build([articles], tmp_path / "out")
    assert made.skipped == () and [(item.origin, item.reason) for item in made.notes] == [
        ("bad.txt", "one sentence was left out (KeyError: 'a bad word')")
    ]
    written = (tmp_path / "out" / "graph.ttl").read_text()
    assert "person/zoe" in written and "person/pia" in written and "person/ida" not in written


def test_a_malformed_date_is_a_note_and_loses_nothing(articles: Path, tmp_path: Path) -> None:
    (articles / "dated.md").write_text("---\ndate: 5 May 2024\n---\nZoe came.", encoding="utf-8")
    made = build([articles], tmp_path / "out")
    assert made.skipped == () and made.documents == 4
    assert [item.origin for item in made.notes] == ["dated.md"] and "YYYY-MM-DD" in made.notes[0].reason


def test_a_document_that_ends_its_process_is_given_up_alone(articles: Path, tmp_path: Path) -> None:
    (articles / "crash.txt").write_text("CRASH", encoding="utf-8")
    made = build([articles], tmp_path / "out", jobs=2)
    assert made.documents == 3 and [(item.origin, item.reason) for item in made.skipped] == [
        ("crash.txt", "could not be read (it ended the process that read it)")
    ]


@pytest.mark.parametrize("texts", [{}, {"a.txt": ""}, {"a.rtf": "x"}, {"a.txt": "BAD"}])
def test_no_document_at_all_is_an_error_and_changes_nothing(tmp_path: Path, texts: dict[str, str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        build([folder], tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"model": "missing"}, ModelMissing),
        ({"model": "damaged"}, ModelMissing),
        ({"model": "damaged", "jobs": 2}, ModelMissing),
        ({"min_confidence": 1.5}, InputError),
        ({"jobs": 0}, InputError),
        ({"date": "soon"}, InputError),
    ],
)
def test_bad_options_change_nothing(articles: Path, tmp_path: Path, options: dict[str, object], error: type[KgError]) -> None:
    with pytest.raises(error):
        build([articles], tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


# --- the output folder


@pytest.mark.parametrize("names", [["photo.jpg"], ["graph.ttl", "thesis.tex"], ["store"]])
def test_a_folder_of_something_else_is_refused(articles: Path, tmp_path: Path, names: list[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in names:
        (out / name).write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="belongs to something else"):
        build([articles], out)
    assert sorted(entry.name for entry in out.iterdir()) == sorted(names)


@pytest.mark.parametrize("marker", ["", "not json", '{"format": "x"}'])
def test_a_marker_that_is_not_ours_is_refused(articles: Path, tmp_path: Path, marker: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".kg").write_text(marker, encoding="utf-8")
    with pytest.raises(StoreError, match="belongs to something else"):
        build([articles], out)


def test_a_newer_format_is_refused(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    (out / ".kg").write_text(json.dumps(json.loads((out / ".kg").read_text()) | {"format": 99}), encoding="utf-8")
    with pytest.raises(StoreError, match="newer version"):
        build([articles], out)


def test_a_folder_with_only_the_golden_turtle_is_ours(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.ttl").write_text("# golden", encoding="utf-8")
    (out / ".gitignore").write_text("store", encoding="utf-8")
    assert build([articles], out).documents == 3


def test_a_file_as_output_is_refused(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a file"):
        build([articles], articles / "0.txt")


def test_the_output_folder_is_never_read_as_input(articles: Path) -> None:
    assert build([articles], articles / "exports").documents == 3
    assert build([articles], articles / "exports").documents == 3


def test_two_builds_at_once_are_refused(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    with (out / ".lock").open("w+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4711\n")
        lock.flush()
        with pytest.raises(StoreError, match=r"another build is writing to .*out \(process 4711\)"):
            build([articles], out)


def test_a_lock_left_by_a_dead_process_does_not_matter(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    (out / ".lock").write_text("99999999\n", encoding="utf-8")
    assert build([articles], out).documents == 3
    assert not (out / ".lock").exists()


def test_a_damaged_cache_is_one_clear_line(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    (out / "documents.db").write_bytes(b"no database " * 100)
    with pytest.raises(StoreError, match=r"documents\.db cannot be used .*into a new folder"):
        build([articles], out)


# --- cut off anywhere


class CutOff(BaseException):
    """As Ctrl-C."""


def cut_off(*args: object) -> None:
    raise CutOff


@pytest.mark.parametrize("step", ["resolve", "write", "draw"])
def test_a_run_cut_off_before_the_switch_leaves_the_old_graph(articles: Path, tmp_path: Path, step: str) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before = content(out)
    (articles / "new.txt").write_text("Zoe came.", encoding="utf-8")
    with pytest.raises(CutOff):
        build([articles], out, replace(STEPS, **{step: cut_off}))  # type: ignore[arg-type]
    assert content(out) == before
    made = build([articles], out)
    assert made.changed and made.new == 0 and made.documents == 4  # what was extracted was kept
    assert not list(out.glob(".new-*"))


@pytest.mark.parametrize("name", ["store", "graph.ttl", "graph.html"])
def test_a_run_cut_off_while_switching_is_made_good(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    out = tmp_path / "out"
    build([articles], out)
    (articles / "new.txt").write_text("Zoe came.", encoding="utf-8")
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise CutOff
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        with pytest.raises(CutOff):
            build([articles], out)
    assert build([articles], out).changed
    build([articles], tmp_path / "fresh")
    assert content(out) == content(tmp_path / "fresh")


def test_a_killed_run_leaves_no_rubbish_behind(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    if (child := os.fork()) == 0:
        build([articles], out, replace(STEPS, draw=lambda *of: os._exit(9)))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert list(out.glob(".new-*")) and not (out / "graph.ttl").exists()
    assert build([articles], out).documents == 3
    assert {entry.name for entry in out.iterdir()} == {".kg", ".stores", "documents.db", *(name.split("/")[0] for name in FILES)}


def test_no_absolute_path_is_written(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "out")
    for name in (*FILES, ".kg", "documents.db"):
        assert str(tmp_path).encode() not in (tmp_path / "out" / name).read_bytes()


def test_the_stand_ins_fit() -> None:
    assert stand_ins.STEPS.stamp(stand_ins.ONTOLOGY, None) == "1 None"


@pytest.mark.parametrize("name", ["ontology", "model"])
def test_what_was_built_with_ones_own_is_not_rebuilt_without(articles: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    own: dict[str, object] = {"ontology": tmp_path} if name == "ontology" else {"model": "mine"}
    build([articles], out, **own)
    before = content(out)
    with pytest.raises(InputError, match=f"name it again with --{name}"):
        build([articles], out)
    assert content(out) == before
    assert not build([articles], out, **own).changed


def test_a_graph_is_not_replaced_when_its_documents_are_lost(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([articles], out)
    before = content(out)
    (out / "documents.db").unlink()
    with pytest.raises(StoreError, match="holds 0 of the 3 documents"):
        build([articles / "0.txt"], out)
    assert content(out) == before


def test_events_that_are_only_claimed_are_counted_apart() -> None:
    resolution = sample.resolution()
    found = summary.counts(resolution, sample.ontology())
    happened = {fact.subject for fact in resolution.facts if fact.predicate == "type"}
    told = {node.path for node in resolution.nodes if node.path.startswith("event/")}
    assert (found["events"], found["events only claimed"]) == (len(told & happened), len(told - happened)) and min(found.values()) >= 0
    assert found["events"] and found["events only claimed"]
    assert dict(summary.told({"events": 0, "events only claimed": 0})) == {"events": 0}
    assert [summary.noun(1, name) for name in ("events only claimed", "people")] == ["event only claimed", "person"]


def test_documents_without_a_date_are_told(articles: Path, tmp_path: Path) -> None:
    (articles / "3.md").write_text("---\ndate: 2024-05-01\n---\nLina came.", encoding="utf-8")
    told = list(summary.as_text(build([articles], tmp_path / "out")))
    assert told[1] == "3 documents without a date, so that “Monday” stays a word (see --date)"
    assert "without a date" not in "".join(summary.as_text(build([articles], tmp_path / "dated", date="2024-05-02")))
