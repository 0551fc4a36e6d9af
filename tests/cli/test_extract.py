"""``kg extract``: JSON lines that keep ids and text."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.flow.stand_ins import STEPS


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.setattr("kg.flow.streaming.Steps", lambda: STEPS)
    monkeypatch.chdir(tmp_path)

    def call(*words: str, given: str | None = None) -> Result:
        return CliRunner().invoke(main, ["extract", *words], input=given)

    return call


LINES = [
    {"id": "one", "text": "Ada\u00a0met\r\n Ivo . ", "date": "2024-05-01", "entities": [{"start": 0}]},
    {"id": "two", "text": "Ivo left Ada .", "date": None},
    {"id": "copy", "text": "Ivo left Ada .", "date": None},
]


def corpus(folder: Path, *more: str) -> str:
    path = folder / "corpus.jsonl"
    path.write_text("\n".join([*map(json.dumps, LINES), *more]) + "\n", encoding="utf-8")
    return path.name


@pytest.mark.parametrize("words", [[], ["--stream"], ["--jobs", "2"]])
def test_ids_and_text_are_untouched_and_in_order(run, tmp_path: Path, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    result = run(corpus(tmp_path), "--date", "2020-01-01", *words)
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(item["id"], item["text"], item["date"]) for item in found] == [
        (line["id"], line["text"], line["date"] or "2020-01-01") for line in LINES
    ]
    for item in found:
        assert item["entities"] and all(item["text"][e["start"] : e["end"]] == e["text"] for e in item["entities"])


def test_names_alone(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    every = [json.loads(line) for line in run(corpus(tmp_path)).stdout.splitlines()]
    names = [json.loads(line) for line in run(corpus(tmp_path), "--names").stdout.splitlines()]
    assert [item["entities"] for item in names] == [[e for e in item["entities"] if e["form"] in ("name", "adjective")] for item in every]


def test_ids_hold_across_documents_unless_streamed(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    def ids(*words: str) -> list[dict[str, str]]:
        lines = run(corpus(tmp_path), *words).stdout.splitlines()
        return [{e["text"]: e["id"] for e in json.loads(line)["entities"]} for line in lines]

    one, two, copy = ids()
    assert one["Ivo"] == two["Ivo"] == copy["Ivo"] == "person/ivo"
    one, two, _ = ids("--stream")
    assert one["Ivo"] != two["Ivo"]


def test_bad_lines_are_reported_at_the_end_with_exit_code_1(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for words in ([], ["--stream"], ["--jobs", "2"]):
        result = run(corpus(tmp_path, "{", '{"text": "CRASH"}' if "--jobs" in words else '{"text": "BAD"}'), *words)
        assert result.exit_code == 1 and len(result.stdout.splitlines()) == 3
        lines = result.stderr.splitlines()
        assert lines[0].startswith("kg: corpus.jsonl, line 4 is not JSON") and "could not be read" in lines[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [(["none.txt"], "does not exist"), (["a.txt", "--date", "x"], "is not a date"), (["a.txt", "--model", "missing"], "not installed")],
)
def test_bad_input_is_one_line_and_exit_code_2(run, tmp_path: Path, words: list[str], message: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("Ada left.", encoding="utf-8")
    result = run(*words)
    assert result.exit_code == 2 and result.stdout == "" and len(result.stderr.splitlines()) == 1 and message in result.stderr


def test_standard_input(run) -> None:  # type: ignore[no-untyped-def]
    result = run("-", given="Ada met Ivo.")
    assert json.loads(result.stdout)["text"] == "Ada met Ivo."


@pytest.mark.model
def test_tuples_are_sentences_in_their_own_words(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "doc/1", "text": "Ada Reyes’s brother met Ivo Lund in Lisbon."}) + "\n", "utf-8")
    result = CliRunner().invoke(main, ["extract", "--tuples", str(tmp_path / "a.jsonl")])
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert said["id"] == "doc/1" and set(said) == {"id", "tuples"}
    assert ["Ada Reyes’s brother", "met", "Ivo Lund", "in Lisbon"] in said["tuples"]
