"""Extraction on Spark against a pool of as many processes in the same run, and what a million articles take by these figures.

    python benchmarks/scaling.py [--sizes 250 1000] [--repeats 2] [--output docs/scaling.md]

Each build is a process of its own, without exports; the ways take turns and the fastest of the repeats counts, so that another load on the machine hits all
alike. Extraction is timed from the start of the process until the last document is kept in documents.db: loading the models and starting Java and Spark are part
of it. What an article takes is the difference between the two sizes, in which these no longer count, and the start is what is left without any; the sizes of a
large archive are the former, multiplied.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.articles import articles, written
from benchmarks.sections import called, fill, parser

WORKERS = 2
POOL, CLUSTER, LOCAL = "", f"local-cluster[{WORKERS},1,1024]", f"local[{WORKERS}]"
WAYS = {POOL: f"a pool of {WORKERS} processes", CLUSTER: f"Spark, a cluster of {WORKERS} workers", LOCAL: f"Spark, {WORKERS} workers of one Java process"}
"""Masters of Spark, and a pool"""
ARCHIVES = (1_000_000, 100_000_000)
CORES = (1, 4, 16)


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds until all is extracted, and until the build has ended; processor seconds of the processes that extract, of this one until then, and of this one
    afterwards; peak of this one's memory; what was made."""

    seconds: float
    whole: float
    extracting: float
    storing: float
    making: float
    megabytes: float
    claims: int
    store: int
    quads: int


@dataclass(frozen=True, slots=True)
class Result:
    """``built`` has a build for each of the WAYS."""

    documents: int
    words: int
    built: Mapping[str, Built]


class Clock:
    """Notes when extraction has ended."""

    def __init__(self) -> None:
        self.wall = self.own = 0.0

    def say(self, message: str) -> None:
        pass

    def step(self, name: str, done: int, total: int) -> None:
        if name == "Extracting" and done == total:
            self.wall, self.own = time.time(), time.process_time()


def build(texts: Path, output: Path, master: str, started: float) -> Built:
    """One build in this process."""
    from pyoxigraph import Store

    from kg import flow

    clock, before = Clock(), time.process_time()
    options = flow.Options(exports=False, spark=master or None, jobs=None if master else WORKERS)
    flow.build([texts], output, options, clock)
    store = (output / "store").resolve()
    return Built(
        seconds=clock.wall - started,
        whole=time.time() - started,
        extracting=0,  # which only who looks at all processes knows
        storing=clock.own - before,
        making=time.process_time() - clock.own,
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2),
        claims=(output / "documents.db").stat().st_size,
        store=sum(file.stat().st_size for file in store.rglob("*") if file.is_file()),
        quads=len(Store.read_only(str(store))),
    )


def run(texts: Path, output: Path, master: str) -> Built:
    """One build in a process of its own, with the processor time of all that it starts. Linux only: Spark does not wait for its workers, so that no parent knows."""
    command = [sys.executable, __file__, "--build", str(texts), str(output), master, repr(time.time())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    spent: dict[int, float] = {}
    while True:
        try:
            printed, errors = process.communicate(timeout=0.3)
            break
        except subprocess.TimeoutExpired:
            spent.update(processors(process.pid))
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{errors}")
    return Built(**{**json.loads(printed.splitlines()[-1]), "extracting": sum(spent.values())})


def processors(session: int) -> Iterator[tuple[int, float]]:
    """The processes of a session but the first, each with its processor seconds so far."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session != int(stat.parent.name):
                yield int(stat.parent.name), (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def best(runs: Sequence[Built]) -> Built:
    return Built(*(min(getattr(run, name) for run in runs) for name in Built.__dataclass_fields__))


def measure(size: int, repeats: int, scratch: Path) -> Result:
    rows = list(articles(size))
    texts = written(rows, scratch / f"{size}.jsonl")
    runs: dict[str, list[Built]] = {master: [] for master in WAYS}
    for repeat in range(repeats):
        for master, built in runs.items():
            built.append(run(texts, scratch / f"{size}-{repeat}-{len(master)}", master))
            print(f"{size} articles, {WAYS[master]}: {built[-1]}", file=sys.stderr)
    return Result(size, sum(len(row["text"].split()) for row in rows), {master: best(built) for master, built in runs.items()})


def processor(built: Built) -> float:
    return built.extracting + built.storing


Figures = Mapping[str, Sequence[float]]
"""By way: seconds until all is extracted, seconds of the whole build, processor seconds of extraction"""


def lines(label: str, figures: Figures, places: int, compared: bool = True) -> Iterator[str]:
    """A line for each way, Spark's figures as multiples of the pool's too."""
    for way, found in figures.items():
        ratios = ("" if way == POOL or not compared else f"{one / pool:.2f}" for one, pool in zip(found, figures[POOL], strict=True))
        cells = (f"{one:.{places}f} | {ratio}" for one, ratio in zip(found, ratios, strict=True))
        yield f"| {label} | {WAYS[way]} | {' | '.join(cells)} |\n"


def table(small: Result, large: Result) -> str:
    few, many = ({way: (built.seconds, built.whole, processor(built)) for way, built in result.built.items()} for result in (small, large))
    more = large.documents - small.documents

    def combined(combine: Callable[[float, float], float]) -> Figures:
        return {way: [combine(a, b) for a, b in zip(few[way], many[way], strict=True)] for way in few}

    each, start = combined(lambda a, b: (b - a) / more), combined(lambda a, b: a - small.documents * (b - a) / more)
    parts = ((f"{small.documents:,}", few, 1), (f"{large.documents:,}", many, 1), ("each further one", each, 4), ("the start", start, 1, False))
    return (
        "| articles | extracted by | until all is extracted, s | ratio | whole build, s | ratio | processor time of extraction, s | ratio |\n"
        f"| --: | --- | --: | --: | --: | --: | --: | --: |\n{''.join(line for part in parts for line in lines(*part))}"
    )


def report(small: Result, large: Result, command: str) -> str:
    more = large.documents - small.documents

    def slope(way: str, name: str) -> float:
        return float(getattr(large.built[way], name) - getattr(small.built[way], name)) / more

    core, storing, making = slope(POOL, "extracting"), slope(CLUSTER, "storing"), slope(CLUSTER, "making")
    megabytes, claims, store, quads = (slope(CLUSTER, name) for name in ("megabytes", "claims", "store", "quads"))
    hours = "".join(f" with {cores}, hours |" for cores in CORES)
    sizes = "".join(
        f"| {n:,} | {n * core / 3600:,.0f} | {' | '.join(f'{n * max(core / cores, storing) / 3600:,.1f}' for cores in CORES)} "
        f"| {n * (storing + making) / 3600:,.1f} | {n * megabytes / 1e3:,.0f} | {n * claims / 1e9:,.0f} | {n * quads / 1e6:,.0f} | {n * store / 1e9:,.0f} |\n"
        for n in ARCHIVES
    )
    return (
        f"Measured with `{command}` on {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}; "
        f"generated articles of {large.words / large.documents:.0f} words.\n\n"
        "Seconds from the start of the process, processor time of all processes until all is extracted and kept in `documents.db`, and each as a multiple of "
        "the pool's. Where extraction has all processors, the store waits until it is done, on Spark and in the pool alike:\n\n"
        f"{table(small, large)}\n"
        f"By the difference between the two sizes, an article takes {core:.3f} core seconds of extraction; on the machine that builds, {storing * 1e3:.1f} core "
        f"milliseconds to be sent and kept, {making * 1e3:.1f} to be resolved and stored, and {megabytes * 1e3:.0f} kB of memory; "
        f"{claims / 1e3:.1f} kB in `documents.db`, {quads:.0f} quads, {store / 1e3:.1f} kB in the store. "
        f"That machine keeps about {core / storing:.0f} cores busy with extraction; more of them wait for it.\n\n"
        "That many times as much, for an archive, and the hours until all is extracted with so many cores:\n\n"
        f"| articles | extraction, core hours |{hours} the building machine's own, core hours "
        "| memory for it, GB | documents.db, GB | quads, millions | store, GB |\n"
        f"| --: |{' --: |' * (len(CORES) + 6)}\n{sizes}"
    )


def main() -> None:
    arguments = parser(__doc__, repeats=2)
    arguments.add_argument("--sizes", type=int, nargs=2, default=[250, 1000])
    arguments.add_argument("--build", nargs=4, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.build:
        texts, output, master, started = options.build
        print(json.dumps(asdict(build(Path(texts), Path(output), master, float(started)))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        small, large = (measure(size, options.repeats, Path(scratch)) for size in sorted(options.sizes))
    page = report(small, large, called())
    print(page)
    if options.output:
        fill(options.output, page)


if __name__ == "__main__":
    main()
