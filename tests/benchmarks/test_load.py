"""The load of ``benchmarks/load.py``, for a moment and a few clients."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.load import QUERIES, Result, ask, report, serving
from tests.serving.conftest import output_folder


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(output_folder(tmp_path_factory.mktemp("loaded"))) as address:
        yield address


def test_five_clients_are_answered_without_a_failure(url: str) -> None:
    found = ask(url, clients=5, seconds=2)
    assert found.failures == () and len(found.answers) >= len(QUERIES)


def test_a_failure_is_counted(url: str, tmp_path: Path) -> None:
    found = ask(url.replace("127.0.0.1", "127.0.0.2"), clients=1, seconds=0.2)
    assert len(found.failures) == len(found.answers) > 0


def test_the_report_has_a_row_for_each_run() -> None:
    found = report([Result("nothing", 5, 2.0, (0.1, 0.2), ()), Result("kg build", 5, 2.0, (0.1,), ("500 x",), 3)], 10, "command")
    assert re.findall(r"^\| ([^|]+) \| 5 \| 2 \| (\d) \| (\d) ", found, re.MULTILINE) == [("nothing", "2", "0"), ("kg build", "1", "1")]
