"""What a second process gains: in extraction alone, until all is stored too, and in the whole flow.

    python benchmarks/processes.py [--sizes 200 1000] [--repeats 3] [--output benchmarks/results.md]

Each run is a process of its own, timed from its start: loading the model is part of it. The ways take turns, and the fastest of the repeats counts, so that
another load on the machine hits all alike. One process is measured twice: on one core, and on the two that two of them have. Linux only (it binds them to cores).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.articles import articles
from benchmarks.sections import called, give, measured_with

WAYS = ((1, 1), (1, 2), (2, 2))
"""(processes, cores)"""
TASKS = ("extraction alone", "until all is stored", "the whole flow")


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of each task, by way."""

    documents: int
    seconds: Mapping[str, Mapping[tuple[int, int], float]]


class Clock:
    """Notes when extraction has ended."""

    def __init__(self) -> None:
        self.extracted = 0.0

    def say(self, message: str) -> None:
        pass

    def step(self, name: str, done: int, total: int) -> None:
        if name == "Extracting" and done == total:
            self.extracted = time.time()


def work(texts: Path, output: Path, jobs: int, alone: bool) -> tuple[float, float]:
    """In this process: when extraction had ended, and when all had."""
    from kg import flow

    if not alone:
        clock = Clock()
        flow.build([texts], output, flow.Options(jobs=jobs), clock)
        return clock.extracted, time.time()
    from kg.flow.gathering import gather
    from kg.flow.workers import run_all

    steps = flow.Steps()
    for _ in run_all(gather([texts], None).documents.values(), partial(steps.load_run, None, steps.load_ontology(None)), jobs):
        pass
    return time.time(), time.time()


def run(texts: Path, output: Path, jobs: int, cores: int, alone: bool) -> tuple[float, float]:
    """Seconds from the start of a process until extraction had ended, and until all had."""
    mine = sorted(os.sched_getaffinity(0))
    if len(mine) < cores:
        sys.exit(f"{cores} cores are needed, and there are {len(mine)}")
    command = [sys.executable, __file__, "--work", str(texts), str(output), str(jobs), str(int(alone))]
    started = time.time()
    os.sched_setaffinity(0, mine[:cores])  # which the process inherits
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    finally:
        os.sched_setaffinity(0, mine)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    extracted, ended = json.loads(done.stdout)
    return extracted - started, ended - started


def measure(size: int, repeats: int, scratch: Path) -> Result:
    texts = scratch / f"{size}.jsonl"
    texts.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in articles(size)), "utf-8")
    found: dict[str, dict[tuple[int, int], float]] = {task: {} for task in TASKS}
    for repeat in range(repeats):
        for way in WAYS:
            alone, _ = run(texts, scratch, *way, True)
            stored, whole = run(texts, scratch / f"{size}-{repeat}-{way}", *way, False)
            for task, seconds in zip(TASKS, (alone, stored, whole), strict=True):
                found[task][way] = min(seconds, found[task].get(way, seconds))
            print(f"{size} articles, {way}: {alone:.1f} {stored:.1f} {whole:.1f}", file=sys.stderr)
    return Result(size, found)


def rows(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        for task in TASKS:
            narrow, wide, two = (result.seconds[task][way] for way in WAYS)
            yield f"| {result.documents:,} | {task} | {narrow:.1f} | {wide:.1f} | {two:.1f} | {narrow / two:.2f} | {wide / two:.2f} |\n"


def report(results: Sequence[Result], command: str) -> str:
    return (
        "# A second process\n\n"
        "Seconds from the start of the process. The first gain is that of a process and a core for it, as on a machine that has more of both; the second is what "
        "`--jobs 2` brings on two cores, of which one process already uses the second: Oxigraph stores there with threads of its own while the process reads. "
        "Resolving and writing, the rest of the whole flow, are done by one process in either case.\n\n"
        f"{measured_with(command, os.cpu_count())}\n\n"
        "| articles | | one process on one core, s | one on two cores, s | two on two cores, s | gain over one core | gain over one process |\n"
        f"| --: | --- | --: | --: | --: | --: | --: |\n{''.join(rows(results))}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--work", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        texts, output, jobs, alone = options.work
        print(json.dumps(work(Path(texts), Path(output), int(jobs), alone == "1")))
        return
    with tempfile.TemporaryDirectory() as scratch:
        give(report([measure(size, options.repeats, Path(scratch)) for size in options.sizes], called(made=len(sys.argv) <= 3)), options.output)


if __name__ == "__main__":
    main()
