"""Measuring two or more ways to do one thing, in turns, so that another load on the machine hits all alike."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Run:
    """Wall-clock seconds of a command, seconds of processor time of all its processes, megabytes of the largest, and what they printed."""

    seconds: float
    processor: float
    megabytes: float
    printed: str


def turns(ways: Mapping[str, Work], repeats: int) -> dict[str, float]:
    """Seconds of processor time that each way takes in this process, the least of its repeats."""
    return _least({name: lambda work=work: _processor(work) for name, work in ways.items()}, repeats)


def turns_of_commands(commands: Mapping[str, Sequence[str]], repeats: int) -> dict[str, float]:
    """The same of commands, from their start to their end and with their children."""
    return _least({name: lambda command=command: run_command(command).processor for name, command in commands.items()}, repeats)


def ratio(first: float, second: float) -> str:
    """``first`` as a multiple of ``second``."""
    return f"{first / second:.3g}" if second else "–"


def _least(measured: Mapping[str, Callable[[], float]], repeats: int) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in measured}
    for _ in range(repeats):
        for name, measure in measured.items():
            found[name].append(measure())
    return {name: min(times) for name, times in found.items()}


def _processor(work: Work) -> float:
    gc.collect()
    started = time.process_time()
    kept = work()
    seconds = time.process_time() - started
    del kept  # taking a graph apart again is no part of it
    return seconds


def run_command(command: Sequence[str]) -> Run:
    """Run a command to its end. ``ru_maxrss`` is in kilobytes on Linux and in bytes on macOS."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    printed = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command[:6])} failed:\n{printed}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2), printed)
