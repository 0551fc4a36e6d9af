"""The whole flow with the real steps on a few short reports: the same bytes whatever the order, the jobs and the steps of adding."""

import json
import shutil
from functools import lru_cache
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg import flow, ontology
from kg.flow import Options, Steps
from kg.flow.extracting import Run, load_run
from kg.ontology.terms import Ontology
from kg.store import Dataset
from kg.store.disk import snapshots

pytestmark = pytest.mark.model
# One model for all tests; and no rebuild because somebody edits a rule while they run.
RUN = lru_cache(lambda model, unnamed: load_run(model, ontology.load(), unnamed))


def load_once(model: str | None, _: Ontology, unnamed: bool = False) -> Run:
    """A function of the module: where this process has other threads, the workers are spawned and import it."""
    return RUN(model, unnamed)


STEPS = Steps(load_run=load_once, stamp=lambda ontology, model: "1", graph_stamp=lambda ontology, options: "1")

REPORTS = {
    "talks.txt": "Talks end in Port Vale\n\nAda Reyes, the envoy of Norway, met Ivo Lund in Oslo on Monday. "
    "The envoy\u2019s \u201cold friend\u201d Pia Moe left. Mr Lund denied that a treaty was signed.",
    "reply.md": "---\ndate: 2024-05-02\nsource: Vale Courier\n---\nNorwegian envoy Ada Reyes said a second round is planned for Friday in Lisbon.",
    "life.html": "<html><body><article><h1>Mara Holt</h1><p>Mara Holt was born in Bergen. She works for Norland Power.</p></article></body></html>",
    "odd.txt": "\u201cWe won\u2019t sign,\u201d said Lund\u00a0. .. ]] \ud83d\ude00 ((( \u00ab\u00bb\n\nA caption, without a stop\nTHE END",
}
NAMES = ("graph.ttl", "graph.trig", "graph.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (made / name).write_bytes(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode())
    return made


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "exports"
    summary = flow.build([folder], out, Options(date="2024-05-01"), steps=STEPS)
    assert summary.documents == 4 and not summary.skipped and not summary.notes
    assert summary.counts["people"] >= 3 and summary.counts["facts"] > 0
    return out


def content(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in NAMES}


def test_building_again_touches_no_file(folder: Path, built: Path) -> None:
    times = {name: (built / name).stat().st_mtime_ns for name in (*NAMES, ".kg", "documents.db", "store")}
    assert not flow.build([folder], built, Options(date="2024-05-01"), steps=STEPS).changed
    assert times == {name: (built / name).stat().st_mtime_ns for name in times}


def test_order_jobs_and_steps_of_adding_change_no_byte(folder: Path, built: Path, tmp_path: Path) -> None:
    files: list[Path | str] = sorted(folder.iterdir())[::-1]
    flow.build(files, tmp_path / "jobs", Options(date="2024-05-01", jobs=2), steps=STEPS)
    assert content(tmp_path / "jobs") == content(built)
    assert set(Store.read_only(str(tmp_path / "jobs" / "store"))) == set(Store.read_only(str(built / "store")))
    for file in files:
        flow.build([file], tmp_path / "steps", Options(date="2024-05-01"), steps=STEPS)
    assert content(tmp_path / "steps") == content(built)


def test_extract_gives_offsets_that_slice_the_text(tmp_path: Path) -> None:
    lines = [{"id": f"d{n}", "text": text.encode("utf-8", "replace").decode()} for n, text in enumerate(REPORTS.values())]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = [item for item in flow.extract([tmp_path / "in.jsonl"], "2024-05-01", steps=STEPS) if isinstance(item, dict)]
    assert [(item["id"], item["text"]) for item in found] == [(line["id"], line["text"]) for line in lines]
    for item in found:
        for mention in (*item["entities"], *item["events"], *item["times"]):
            assert item["text"][mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize("name", ["talks.txt", "reply.md"])
def test_a_document_takes_its_merges_with_it_and_brings_them_back(folder: Path, built: Path, tmp_path: Path, name: str) -> None:
    out, options = tmp_path / "out", Options(date="2024-05-01")
    shutil.copytree(built, out, symlinks=True)
    merged = {(row.left, row.right) for row in Dataset.open(out).merges()}
    flow.remove([name], out, steps=STEPS)
    rest: list[Path | str] = [file for file in sorted(folder.iterdir()) if file.name != name]
    flow.build(rest, tmp_path / "rest", options, steps=STEPS)
    assert content(out) == content(tmp_path / "rest")
    assert merged > {(row.left, row.right) for row in Dataset.open(out).merges()}
    flow.build([folder / name], out, options, steps=STEPS)
    assert content(out) == content(built)
    assert set(Dataset.open(out / "store").store) == set(Dataset.open(built / "store").store)


def test_what_a_removal_changed_can_be_seen(folder: Path, built: Path, tmp_path: Path) -> None:
    from kg.analysis.comparison import compare

    out = tmp_path / "out"
    shutil.copytree(built, out, symlinks=True)
    flow.remove(["reply.md"], out, steps=STEPS)
    before = snapshots.before(out)
    assert before is not None
    found = compare(Dataset.open(before), Dataset.open(out))
    assert [change.sign for change in found.documents] == ["gone"] and {change.sign for change in found.claims} == {"gone"}
    assert compare(Dataset.open(out), Dataset.open(before)).documents[0].sign == "new"
    assert compare(Dataset.open(before), Dataset.open(built)) == compare(Dataset.open(out), Dataset.open(out))
    assert not compare(Dataset.open(out), Dataset.open(out / "graph.trig"))


def test_who_a_later_document_calls_a_former_president_is_none_in_an_older_one(tmp_path: Path) -> None:
    told = {
        "old.md": "---\ndate: 2015-05-02\n---\nAda Reyes, the president of Norway, met Ivo Lund.",
        "new.md": "---\ndate: 2024-05-02\n---\nAda Reyes, the former president of Norway, left. Ivo Lund is the president of Norway.",
    }
    for name, text in told.items():
        (tmp_path / name).write_text(text)
    for first, second in (("old.md", "new.md"), ("new.md", "old.md")):
        out = tmp_path / first.removesuffix(".md")
        for name in (first, second):
            flow.build([tmp_path / name], out, Options(), steps=STEPS)
            if name == "old.md" == first:
                before = content(out)
                assert held(out) == {("Ada Reyes", "holds_role"), ("Ada Reyes", "head_of_state_of"), ("Ada Reyes", "leads")}
        assert held(out) == {("Ada Reyes", "held_role")} | {("Ivo Lund", name) for name in ("holds_role", "head_of_state_of", "leads")}
    assert content(tmp_path / "old") == content(tmp_path / "new")
    flow.remove(["new.md"], tmp_path / "old", steps=STEPS)
    assert content(tmp_path / "old") == before


def held(out: Path) -> set[tuple[str, str]]:
    """Who holds or held a post, and what of a country follows from that."""
    dataset = Dataset.open(out)
    known = ("holds_role", "held_role", "head_of_state_of", "leads")
    return {(dataset.label(fact.subject), fact.predicate) for fact in dataset.facts() if fact.predicate in known}
