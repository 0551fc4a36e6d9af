"""What a second process gains is told against one core and against two."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks.processes import WAYS, Built, Result, report, run


def test_each_figure_is_compared_with_one_core_and_with_both() -> None:
    times = ((18.0, 30.0, 29.0), (12.0, 25.0, 31.0), (10.0, 20.0, 32.0))
    page = report([Result(1000, {way: Built(*built) for way, built in zip(WAYS, times, strict=True)})], "it")
    assert "| 1,000 | until all is extracted | 18.0 | 12.0 | 10.0 | 1.80 | 1.20 |" in page
    assert "| 1,000 | the whole flow | 30.0 | 25.0 | 20.0 | 1.50 | 1.25 |" in page
    assert "| 1,000 | processor time of the whole flow | 29.0 | 31.0 | 32.0 | – | – |" in page


@pytest.mark.skipif(sys.platform != "linux", reason="binds processes to cores as Linux does")
def test_more_cores_than_there_are_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="cores are needed"):
        run(tmp_path, tmp_path, 1, 1 + len(os.sched_getaffinity(0)))
