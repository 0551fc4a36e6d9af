"""``kg build`` through click's runner: what it prints, where, and with which exit code."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.flow.stand_ins import STEPS


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.setattr("kg.flow.building.Steps", lambda: STEPS)
    monkeypatch.chdir(tmp_path)

    def call(*words: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, ["build", *words], input=given)

    return call


def written(path: Path, text: str = "Ada met Ivo.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_summary_on_standard_output_and_progress_on_standard_error(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "in" / "a.txt")
    written(tmp_path / "in" / "b.rtf")
    result = run("in")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1 document (1 read now)",
        "1 document without a date, so that “Monday” stays a word (see --date)",
        "  2  people",
        "  0  organisations",
        "  0  groups",
        "  0  places",
        "  0  products",
        "  0  events",
        "  2  facts",
        "3 claims not taken as fact",
        "  2  planned",
        "  1  denied",
        "1 file of other formats passed over",
        "The page: exports/graph.html",
    ]
    assert "Extracting (1 document)" in result.stderr
    assert run("in").stdout.startswith("1 document (nothing new)\n")


def test_a_file_that_may_not_be_read_does_not_lose_the_others(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    shut, opened = written(tmp_path / "shut.txt", "Pia left."), Path.open

    def refusing(path: Path, *rest: Any, **more: Any) -> Any:
        if path.name == shut.name:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr("os.access", lambda path, mode, **more: Path(path).name != shut.name)
    monkeypatch.setattr(Path, "open", refusing)
    result = run(str(written(tmp_path / "a.txt")), str(shut))
    assert result.exit_code == 1 and result.stdout.startswith("1 document (1 read now)\n")
    assert result.stderr.endswith("kg: shut.txt cannot be read (permission denied)\n")


def test_skipped_documents_are_named_at_the_end_with_exit_code_1(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "in" / "a.txt")
    written(tmp_path / "in" / "empty.txt", "")
    result = run("in", "missing.txt")
    assert result.exit_code == 1
    assert "2 documents skipped" in result.stdout
    assert result.stderr.splitlines()[-2:] == ["kg: empty.txt is empty", "kg: missing.txt does not exist"]
    assert (tmp_path / "exports" / "graph.ttl").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["missing.txt"], "missing.txt does not exist"),
        (["missing"], "missing does not exist"),
        (["empty.txt"], "empty.txt is empty"),
        (["a.rtf"], "a.rtf is of an unknown format"),
        (["folder"], "there is no document in folder"),
        (["a.txt", "--date", "yesterday"], "'yesterday' is not a date"),
        (["a.txt", "--date", "2024-02-30"], "'2024-02-30' is not a date"),
        (["a.txt", "--model", "missing"], "not installed"),
        (["a.txt", "-o", "taken"], "belongs to something else"),
        (["a.txt", "-o", "a.txt"], "is a file"),
        (["a\nb.txt"], "does not exist"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(run, tmp_path: Path, words: list[str], message: str) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "a.txt")
    written(tmp_path / "a.rtf")
    written(tmp_path / "empty.txt", " \n")
    written(tmp_path / "taken" / "photo.jpg")
    (tmp_path / "folder").mkdir()
    result = run(*words)
    assert result.exit_code == 2 and result.stdout == ""
    errors = [line for line in result.stderr.splitlines() if line.startswith("kg: ")]
    assert len(errors) == 1 and message in errors[0], result.stderr
    assert not (tmp_path / "exports").exists() and "Traceback" not in result.stderr


def test_where_nothing_can_be_read_each_file_is_named(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "bad.pdf", "no pdf")
    written(tmp_path / "bad.jsonl", "{\n[]\n")
    written(tmp_path / "empty.txt", "")
    names = ("bad.pdf", "empty.txt", "bad.jsonl")
    alone = run(*names)
    assert alone.exit_code == 2 and alone.stdout == "" and not (tmp_path / "exports").exists()
    told = [line for line in alone.stderr.splitlines() if line.startswith("kg: ")]
    assert [line.split()[1].strip(",") for line in told] == ["bad.pdf", "empty.txt", "bad.jsonl", "bad.jsonl"]
    written(tmp_path / "good.txt")
    beside_one = run(*names, "good.txt")
    assert beside_one.exit_code == 1 and beside_one.stderr.splitlines()[-len(told) :] == told


def test_where_nothing_can_be_extracted_each_file_is_named(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "one.txt", "BAD one")
    written(tmp_path / "two.txt", "BAD two")
    written(tmp_path / "empty.txt", "")
    result = run("one.txt", "two.txt", "empty.txt")
    named = [line.split()[1] for line in result.stderr.splitlines() if line.startswith("kg: ")]
    assert result.exit_code == 2 and sorted(named) == ["empty.txt", "one.txt", "two.txt"]


@pytest.mark.parametrize("words", [[], ["a.txt", "--jobs", "0"], ["a.txt", "--min-confidence", "2"], ["a.txt", "--nonsense"]])
def test_bad_usage_is_exit_code_2(run, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert run(*words).exit_code == 2


def test_standard_input(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    result = run("-", "-o", "out", given="Ada met Ivo.")
    assert result.exit_code == 0 and "2  people" in result.stdout
    assert run("-", given="").exit_code == 2


def test_a_page_is_not_named_where_none_is_written(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "a.txt")
    result = run("a.txt", "--no-exports")
    assert result.exit_code == 0 and "The page" not in result.stdout and not (tmp_path / "exports" / "graph.html").exists()


def test_the_summary_fits_80_columns(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "a.txt")
    assert all(len(line) <= 80 for line in run("a.txt").stdout.splitlines())


def test_help_has_an_example() -> None:
    for command in ("build", "extract"):
        result = CliRunner().invoke(main, [command, "--help"])
        assert result.exit_code == 0 and f"kg {command} articles/" in result.stdout


def test_an_error_inside_is_one_line_unless_asked_for(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def broken(*_: object) -> None:
        raise ValueError("of our own\nmaking")

    monkeypatch.setattr("kg.flow.building.Steps", lambda: replace(STEPS, resolve=broken))
    written(tmp_path / "a.txt")
    result = run("a.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "kg: an error inside kg (ValueError: of our own making); KG_DEBUG=1 shows where"
    monkeypatch.setenv("KG_DEBUG", "1")
    assert isinstance(run("a.txt").exception, ValueError)


def test_an_empty_path_is_not_the_current_folder(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written(tmp_path / "a.txt")
    result = run("", "-o", "out")
    assert result.exit_code == 2 and "names no file" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.model
def test_an_inferred_date_is_told_from_a_stated_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Danish firm Brightwell bought the shipyard Lumora on Monday. It dismissed the director Ivo Lund.", encoding="utf-8")
    out = str(tmp_path / "graph")
    assert CliRunner().invoke(main, ["build", str(tmp_path / "a.txt"), "--date", "2024-03-14", "-o", out, "--no-exports"]).exit_code == 0
    claims = " ".join(CliRunner().invoke(main, ["claims", "-g", out, "--about", "Ivo Lund"]).stdout.split())
    dates = " ".join(CliRunner().invoke(main, ["claims", "-g", out]).stdout.split())
    assert "inferred; not a fact: below the confidence" in dates
    assert "date/inferred/scene · confidence 0.45" in dates
    assert "date/inferred" not in claims
    timeline = CliRunner().invoke(main, ["timeline", "-g", out]).stdout
    assert "Transaction" in timeline
    assert "Dismissal" not in timeline
