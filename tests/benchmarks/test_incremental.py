"""What the measurement of one more document shows of its figures."""

import pytest

from benchmarks.incremental import Cost, Result, main, report


def test_a_row_sets_the_cost_beside_that_of_the_document_alone() -> None:
    row = report([Result(2000, Cost(3.0, (0.5, 1.5, 0.9)), Cost(1.0, (0.5, 0.1, 0.4)), 0.05, 12.0)], "make bench").splitlines()[-1]
    assert row == "| 2,000 | 3.00 | 1.00 | 3.0 | 0.05 | 60 | 12.00 | 0.25 | 1.00 | 0.50 | 1.50 | 0.90 |"


@pytest.mark.parametrize("sizes", [["2"], ["100", "100"], ["200", "100"]])
def test_sizes_that_leave_no_room_for_the_repeats_are_refused(
    sizes: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["incremental.py", "--sizes", *sizes])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2 and "each size must be larger" in capsys.readouterr().err
