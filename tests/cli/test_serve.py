"""Options of ``kg serve`` and ``kg query`` that cannot hold are refused before anything begins."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from tests.serving.conftest import output_folder, serving


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["query", "ASK {}", "--timeout", "inf"], "is not in the range"),
        (["query", "ASK {}", "--timeout", "nan"], "no number of seconds"),
        (["serve", "--timeout", "1e12"], "is not in the range"),
        (["serve", "--cors", "*"], "takes the origin of pages"),
        (["serve", "--cors", "example.org"], "takes the origin of pages"),
        (["serve", "--cors", "https://example.org/page"], "takes the origin of pages"),
        (["serve", "--cors", "https://[x"], "takes the origin of pages"),
    ],
)
def test_options_that_cannot_hold_are_refused(options: list[str], message: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [*options, "-g", str(tmp_path)])
    assert done.exit_code == 2 and message in done.output


def test_an_origin_may_end_with_a_slash(tmp_path: Path) -> None:
    with serving(output_folder(tmp_path), "--cors", "https://Friend.example/") as client:
        assert client.get("/health", headers={"Origin": "https://friend.example"}).headers["Access-Control-Allow-Origin"] == "https://friend.example"
