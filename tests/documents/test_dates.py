"""Dates of publication: what counts as one, and that what does not is told."""

import json
from pathlib import Path

import pytest

from kg.documents import Note, iso_date, read
from kg.errors import InputError
from kg.model import Document
from tests.documents.test_reading import STORY, one, written


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("May 5, 2024", "'May 5, 2024'"),
        ("2024-05", "'2024-05'"),
        ("05/06/2024", "'05/06/2024'"),
        ("2024-02-30", "'2024-02-30'"),
        ("20240501", "'20240501'"),
        ("'\x1b[31m soon'", "'[31m soon'"),
    ],
)
@pytest.mark.parametrize("ending", ["md", "txt"])
def test_a_malformed_date_is_told_and_passed_over(tmp_path: Path, ending: str, date: str, shown: str) -> None:
    note, found = read([written(tmp_path / f"a.{ending}", f"---\ntitle: T\ndate: {date}\n---\n{STORY}")], "2020-01-01")
    assert note == Note(f"a.{ending}", f"has a date that is not of the form YYYY-MM-DD and is passed over: {shown}")
    assert isinstance(found, Document) and found.date == "2020-01-01"


@pytest.mark.parametrize("date", ["", "null", "2024-05-01", "2024-05-01 10:00:00", "'2024-05-01T10:00Z'", "true"])
def test_of_other_dates_nothing_is_told(tmp_path: Path, date: str) -> None:
    assert one(written(tmp_path / "a.md", f"---\ntitle: T\ndate: {date}\n---\n{STORY}")).text == STORY


def test_a_malformed_date_of_a_json_line_is_told_with_its_line(tmp_path: Path) -> None:
    rows = [{"text": STORY}, {"text": STORY, "date": "2024"}, {"text": STORY, "date": None}, {"text": STORY, "date": 20240501}]
    found = list(read([written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))]))
    assert [item.origin for item in found if isinstance(item, Note)] == ["a.jsonl, line 2", "a.jsonl, line 4"]
    assert sum(isinstance(item, Document) for item in found) == 4


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "2024-5-1", "20240501", "", "2024-05-01T10:00"])
def test_a_malformed_default_date_is_an_error(date: str) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        list(read([], date))


@pytest.mark.parametrize(
    ("value", "day"), [("2024-05-01", "2024-05-01"), ("2024-05-01T01:00:00+09:00", "2024-05-01"), ("2024-05-01 10:00", "2024-05-01")]
)
def test_dates(value: str, day: str) -> None:
    assert iso_date(value) == day


@pytest.mark.parametrize(
    "value", ["2024", "2024-05", "May 1, 2024", "2024-02-30", "20240501", "٢٠٢٤-٠٥-٠١", 20240501, None, "0000-01-01", "2024-05-01x"]
)
def test_what_is_no_date(value: object) -> None:
    assert iso_date(value) is None
