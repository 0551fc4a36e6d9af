"""``kg eval`` on a kit of one document."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

SCORER = """
import json, sys
gold, predicted = ([json.loads(line) for line in open(path, encoding="utf-8")] for path in sys.argv[2:4])
same = [g["id"] for g in gold] == [p["id"] for p in predicted] and all(g["text"] == p["text"] for g, p in zip(gold, predicted))
fits = all(p["text"][m["start"]:m["end"]] == m["text"] for p in predicted for m in p["entities"])
found = sum(len(p["entities"]) for p in predicted)
row = {"precision": 100.0 * same, "recall": 100.0 * fits, "f1": 0.0, "gold": found}
print(json.dumps({"set": sys.argv[1], "left_out": {}, "rows": {"mentions": row}}))
"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "score.py").write_text(SCORER)
    row = {"id": "doc/1", "text": " Ada Reyes\u00a0met “Ivo Lund” in  Lisbon. ", "date": "2024-05-01"}
    (tmp_path / "data" / "tiny.jsonl").write_text(json.dumps(row) + "\n")
    return tmp_path


@pytest.mark.model
def test_ids_and_texts_reach_the_scorer_untouched(kit: Path) -> None:
    page = kit / "page.md"
    result = CliRunner().invoke(main, ["eval", "tiny", "--data", str(kit), "--output", str(page)])
    assert result.exit_code == 0, result.output
    (line,) = [line.split() for line in result.output.splitlines() if line.startswith("mentions")]
    assert line[1:3] == ["100.0", "100.0"] and int(line[4]) >= 3
    assert "kg eval tiny --data KIT --output FILE" in page.read_text("utf-8")


def test_an_unknown_set_is_refused_before_any_work(kit: Path) -> None:
    result = CliRunner().invoke(main, ["eval", "tiny", "huge", "--data", str(kit)])
    assert result.exit_code == 2
    assert "unknown set 'huge'" in result.output and "mentions" not in result.output


def test_a_folder_without_a_scorer_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["eval", "tiny", "--data", str(tmp_path)])
    assert result.exit_code == 2 and "no score.py" in result.output


OPEN_SCORER = """
import json, sys
(predicted,) = [json.loads(line) for line in open(sys.argv[3], encoding="utf-8")]
right = 100.0 * (set(predicted) == {"id", "tuples"} and ["Ada Reyes", "met", "Ivo Lund", "in Lisbon"] in predicted["tuples"])
print(json.dumps({"set": sys.argv[1], "left_out": {}, "rows": {"open triples": {"precision": right, "recall": right, "f1": right, "gold": 1}}}))
"""


@pytest.mark.model
def test_sets_of_open_tuples_are_read_by_the_grammar_alone(kit: Path) -> None:
    (kit / "score.py").write_text(OPEN_SCORER)
    (kit / "data" / "carb.jsonl").write_text(json.dumps({"id": "s/1", "text": "Ada Reyes met Ivo Lund in Lisbon ."}) + "\n")
    result = CliRunner().invoke(main, ["eval", "carb", "--data", str(kit)])
    assert result.exit_code == 0, result.output
    assert "100.0" in result.output
