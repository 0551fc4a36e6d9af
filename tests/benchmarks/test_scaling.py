"""What an archive takes is what one more article takes, multiplied."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from benchmarks.scaling import CLUSTER, LOCAL, POOL, Built, Result, processors, report
from tests.processes import wait_for

FEW = Built(seconds=20, whole=25, extracting=10, storing=3, making=2, megabytes=500, claims=1_000_000, store=5_000_000, quads=50_000)
STARTED = replace(FEW, seconds=30, whole=35, extracting=20, storing=1)
MORE = {"making": 12.0, "megabytes": 540, "claims": 5_000_000, "store": 65_000_000, "quads": 250_000}


def test_an_archive_is_the_difference_of_two_sizes_multiplied() -> None:
    small = Result(100, 20_000, {POOL: FEW, CLUSTER: STARTED, LOCAL: FEW})
    pool, spark = (replace(FEW, seconds=38, whole=65, extracting=46, storing=3, **MORE), replace(STARTED, seconds=46, whole=75, extracting=60, storing=2, **MORE))
    page = report(small, Result(200, 40_000, {POOL: pool, CLUSTER: spark, LOCAL: pool}), "it")
    assert "| 200 | Spark, a cluster of 2 workers | 46.0 | 1.21 | 75.0 | 1.15 | 62.0 | 1.27 |" in page
    assert "| each further one | a pool of 2 processes | 0.1800 |  | 0.4000 |  | 0.3600 |  |" in page
    assert "| each further one | Spark, a cluster of 2 workers | 0.1600 | 0.89 | 0.4000 | 1.00 | 0.4100 | 1.14 |" in page
    assert "| the start | Spark, a cluster of 2 workers | 14.0 |  | -5.0 |  |" in page
    assert "0.360 core seconds of extraction" in page and "about 36 cores busy" in page
    (row,) = (line for line in page.splitlines() if line.startswith("| 1,000,000 "))
    assert row == "| 1,000,000 | 100 | 100.0 | 25.0 | 6.2 | 30.6 | 400 | 40 | 2,000 | 600 |"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are listed as Linux does")
def test_the_processor_time_of_what_a_process_starts_is_known() -> None:
    busy = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {'while True: pass'!r}])"
    parent = subprocess.Popen([sys.executable, "-c", busy], start_new_session=True)
    try:
        wait_for(lambda: sum(seconds for _, seconds in processors(parent.pid)) > 0.2)
        assert len(list(processors(parent.pid))) == 1
    finally:
        os.killpg(parent.pid, 9)
        parent.wait()
