"""What a log sees of a run."""

import pytest

from kg.cli.telling import LONG, Lines


def test_a_long_step_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines()
    for done in range(LONG + 1):
        lines.step("Extracting", done, LONG)
    lines.step("Resolving", 0, 0)
    found = capsys.readouterr().err.splitlines()
    assert found[:3] == [f"Extracting ({LONG} documents)", f"Extracting: {LONG // 10} of {LONG}", f"Extracting: {LONG // 5} of {LONG}"]
    assert len(found) == 11 and found[-1] == "Resolving"


def test_a_short_step_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines()
    for done in range(13):
        lines.step("Extracting", done, 12)
    assert capsys.readouterr().err == "Extracting (12 documents)\n"
