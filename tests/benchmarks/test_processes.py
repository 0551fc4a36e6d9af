"""What a second process gains is told against one core and against two."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks.processes import TASKS, WAYS, Result, report, run


def test_each_task_is_compared_with_one_core_and_with_both() -> None:
    page = report([Result(1000, {task: dict(zip(WAYS, (18.0 + n, 12.0, 10.0), strict=True)) for n, task in enumerate(TASKS)})], "it")
    assert "| 1,000 | extraction alone | 18.0 | 12.0 | 10.0 | 1.80 | 1.20 |" in page
    assert "| 1,000 | the whole flow | 20.0 | 12.0 | 10.0 | 2.00 | 1.20 |" in page


@pytest.mark.skipif(sys.platform != "linux", reason="binds processes to cores as Linux does")
def test_more_cores_than_there_are_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="cores are needed"):
        run(tmp_path, tmp_path, 1, 1 + len(os.sched_getaffinity(0)), True)
