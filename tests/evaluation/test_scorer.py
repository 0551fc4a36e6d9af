"""A kit of three lines stands in for the real one: what counts is what is handed to the scorer and what is made of its answer."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation import Row, Scores, as_markdown, as_text, evaluate, gold_file

SCORER = """
import json, sys
name, gold, predicted, form = sys.argv[1:]
assert form == "--json"
lines = open(predicted, encoding="utf-8").read().splitlines()
rows = {"mentions": {"precision": 50.0, "recall": 25.0, "f1": 33.33, "gold": len(lines)}}
print(json.dumps({"set": name, "left_out": {"events": 2}, "rows": rows}))
"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "data" / "small.jsonl").write_text("{}\n")
    (tmp_path / "data" / "large.jsonl.gz").write_bytes(b"")
    return tmp_path


def test_predictions_reach_the_scorer_and_its_rows_come_back(kit: Path) -> None:
    scores = evaluate(kit, "small", lambda gold: [json.dumps({"id": gold.name}), json.dumps({"id": "é"})])
    assert scores == Scores("small", (Row("mentions", 50.0, 25.0, 33.33, 2.0),), {"events": 2})


def test_a_set_that_annotates_names_only_is_scored_on_names_and_shown_with_the_rest(kit: Path) -> None:
    (kit / "score.py").write_text(SCORER.replace("len(lines)", 'sum(len(json.loads(line)["entities"]) for line in lines)'))
    (kit / "data" / "redocred.jsonl").write_text("{}\n")
    forms = ("name", "nominal", "pronoun", "adjective")
    line = json.dumps({"entities": [{"id": form, "form": form} for form in forms], "events": [], "relations": [], "times": []})
    (names, everything) = evaluate(kit, "redocred", lambda gold: [line]).rows
    assert (names.name, names.gold) == ("mentions", 2)
    assert everything.name.startswith("mentions; ") and everything.gold == 4


def test_a_gold_file_may_be_compressed(kit: Path) -> None:
    assert gold_file(kit, "large").name == "large.jsonl.gz"


def test_an_unknown_set_lists_those_there_are(kit: Path) -> None:
    with pytest.raises(InputError, match=r"unknown set 'medium'.*large, small"):
        gold_file(kit, "medium")


def test_a_path_is_no_name_of_a_set(kit: Path) -> None:
    with pytest.raises(InputError, match="unknown set"):
        gold_file(kit, "../data/small")


def test_a_folder_without_a_scorer_is_no_kit(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no score\.py"):
        gold_file(tmp_path, "small")


def test_a_scorer_that_fails_is_one_line(kit: Path) -> None:
    (kit / "score.py").write_text("raise SystemExit('gold is broken')")

    def nothing(gold: Path) -> Iterable[str]:
        return ()

    with pytest.raises(InputError, match="failed on small: gold is broken"):
        evaluate(kit, "small", nothing)


def test_tables_show_precision_beside_recall_and_the_starting_line() -> None:
    scores = Scores("meantime", (Row("times overlap", 91.04, 80.0, 85.2, 120), Row("new row", 1, 2, 3, 4)), {})
    text, page = as_text(scores), as_markdown([scores], "kg eval meantime --data KIT")
    assert ["times", "overlap", "91.0", "80.0", "85.2", "120", "88.7"] in [line.split() for line in text.splitlines()]
    assert "| times overlap | 91.0 | 80.0 | 85.2 | 120 | 88.7 |" in page
    assert "| new row | 1.0 | 2.0 | 3.0 | 4 |  |" in page
    assert "    kg eval meantime --data KIT" in page and "SemEval-2015" in page
