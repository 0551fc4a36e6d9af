"""What a second process gains: until all is extracted, and in the whole flow.

    python benchmarks/processes.py [--sizes 200 1000] [--repeats 1] [--output benchmarks/results.md]

Each run is one ``kg build`` in a process of its own, timed from its start: loading the model is part of it. The ways take turns, and the fastest of the repeats
counts, so that another load on the machine hits all alike. One process is measured twice: on one core, and on the two that two of them have. Linux only (it binds
them to cores). The sizes that are usual take three minutes on a machine that does nothing else.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.articles import articles, written
from benchmarks.sections import called, give, measured_with, parser
from benchmarks.turns import run_command

WAYS = ((1, 1), (1, 2), (2, 2))
"""(processes, cores)"""
Way = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds until all was extracted, seconds until all had ended, and seconds of processor time of all processes."""

    extracted: float
    whole: float
    processor: float


TASKS = {"until all is extracted": "extracted", "the whole flow": "whole", "processor time of the whole flow": "processor"}
"""What a row shows of each way"""


@dataclass(frozen=True, slots=True)
class Result:
    """The least of each figure, by way."""

    documents: int
    built: Mapping[Way, Built]


class Clock:
    """Notes when extraction has ended: each document is then kept in documents.db."""

    def __init__(self) -> None:
        self.extracted = 0.0

    def say(self, message: str) -> None:
        pass

    def step(self, name: str, done: int, total: int) -> None:
        if name == "Extracting" and done == total:
            self.extracted = time.time()


def build(texts: Path, output: Path, jobs: int) -> float:
    """In this process: when extraction had ended."""
    from kg import flow

    clock = Clock()
    flow.build([texts], output, flow.Options(jobs=jobs), clock)
    return clock.extracted


def run(texts: Path, output: Path, jobs: int, cores: int) -> Built:
    """A build in a process of its own."""
    mine = sorted(os.sched_getaffinity(0))
    if len(mine) < cores:
        sys.exit(f"{cores} cores are needed, and there are {len(mine)}")
    os.sched_setaffinity(0, mine[:cores])  # which the process inherits
    started = time.time()
    try:
        done = run_command([sys.executable, __file__, "--build", str(texts), str(output), str(jobs)])
    finally:
        os.sched_setaffinity(0, mine)
    return Built(float(done.printed.split()[-1]) - started, done.seconds, done.processor)


def best(runs: Sequence[Built]) -> Built:
    return Built(*(min(getattr(run, name) for run in runs) for name in TASKS.values()))


def measure(size: int, repeats: int, scratch: Path) -> Result:
    texts = written(articles(size), scratch / f"{size}.jsonl")
    found: dict[Way, list[Built]] = {way: [] for way in WAYS}
    for repeat in range(repeats):
        for (jobs, cores), built in found.items():
            built.append(run(texts, scratch / f"{size}-{repeat}-{jobs}-{cores}", jobs, cores))
            print(f"{size} articles, {jobs} processes on {cores} cores: {built[-1]}", file=sys.stderr, flush=True)
    return Result(size, {way: best(built) for way, built in found.items()})


def rows(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        for task, name in TASKS.items():
            narrow, wide, two = (getattr(result.built[way], name) for way in WAYS)
            gains = "– | –" if name == "processor" else f"{narrow / two:.2f} | {wide / two:.2f}"
            yield f"| {result.documents:,} | {task} | {narrow:.1f} | {wide:.1f} | {two:.1f} | {gains} |\n"


def report(results: Sequence[Result], command: str) -> str:
    return (
        "# A second process\n\n"
        "Seconds of one `kg build` from the start of its process, until every document is extracted and kept in `documents.db`, and until all is written. The "
        "first gain is that of a process and a core for it, as on a machine that has more of both; the second is what `--jobs 2` brings on two cores, one of which "
        "Oxigraph uses already, to store with threads of its own while the one process reads. Where as many processes extract as there are cores, "
        "the store waits until they are done. Loading the model comes before the processes part; resolving, writing and drawing, the rest of the whole flow, are "
        "done by one process in any case, with Oxigraph's threads beside it.\n\n"
        f"{measured_with(command, os.cpu_count())}\n\n"
        "| articles | | one process on one core, s | one on two cores, s | two on two cores, s | gain over one core | gain over one process |\n"
        f"| --: | --- | --: | --: | --: | --: | --: |\n{''.join(rows(results))}"
    )


def main() -> None:
    arguments = parser(__doc__, repeats=1)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[200, 1000])
    arguments.add_argument("--build", nargs=3, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.build:
        texts, output, jobs = options.build
        print(build(Path(texts), Path(output), int(jobs)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        give(report([measure(size, options.repeats, Path(scratch)) for size in options.sizes], called()), options.output)


if __name__ == "__main__":
    main()
