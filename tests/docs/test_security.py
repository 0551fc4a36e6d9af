"""docs/security.md: every promise names tests, and they exist."""

import re
from pathlib import Path

import pytest

from tests.golden.graphs import ROOT

PAGE = ROOT / "docs" / "security.md"
ROWS = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|") and not re.match(r"\| *(promise|-)", line)]


def test_the_promises_are_there() -> None:
    assert len(ROWS) >= 18


@pytest.mark.parametrize("row", ROWS, ids=[row[2:60] for row in ROWS])
def test_a_promise_names_tests_that_exist(row: str) -> None:
    promise, shown, *rest = [cell.strip() for cell in row.strip("|").split(" | ")]
    files = [ROOT / name for name in re.findall(r"`(tests/[\w/]+\.py)`", shown)]
    assert promise and not rest and files and all(file.is_file() for file in files), row
    text = "".join(file.read_text("utf-8") for file in files)
    assert "def test_" in text
    assert all(f"def {name}(" in text for name in re.findall(r"`(test_\w+)`", shown)), row


def test_the_limits_are_those_of_the_code() -> None:
    from kg.documents.formats import pdf, web_page, word
    from kg.documents.raw import MAX_BYTES, MAX_CHARACTERS

    told = PAGE.read_text("utf-8")
    for number in (MAX_BYTES // 1_000_000, MAX_CHARACTERS // 1_000_000, word.MAX_UNPACKED // 1_000_000, word.MAX_ELEMENTS // 1_000_000):
        assert re.search(rf"\b{number} (MB|million)", told), number
    for number in (pdf.MAX_PAGES, web_page.MAX_ELEMENTS, web_page.MAX_DEPTH, web_page.MAX_ATTRIBUTES):
        assert f"{number:,}" in told, number


def test_only_files_of_the_repository_are_named() -> None:
    assert all((ROOT / Path(name)).exists() for name in re.findall(r"`(\w+/[\w/.]+\.\w+)`", PAGE.read_text("utf-8")))
