"""Many clients at once on ``kg serve``, with and without a build beside it: no question may fail.

    python benchmarks/load.py [--clients 50] [--seconds 60] [--articles 200] [--output benchmarks/results.md]

The graph is made of generated articles and served on loopback. Each client asks the queries of ``questions.py`` in turn, over one connection, without a pause.
Beside the second run, ``kg build`` adds a further article to the served graph, again and again.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.articles import articles, written
from benchmarks.questions import QUERIES
from benchmarks.sections import called, give, measured_with, parser

PATIENCE = 60.0
"""Seconds after which an answer counts as none."""


@dataclass(frozen=True, slots=True)
class Result:
    """Answers of one run: seconds each, ascending; the first words of each failure; states of the graph that builds wrote meanwhile."""

    beside: str
    clients: int
    took: float
    answers: tuple[float, ...]
    failures: tuple[str, ...]
    builds: int = 0


async def _client(url: str, number: int, until: float, answers: list[float], failures: list[str]) -> None:
    queries = list(QUERIES.values())
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as client:
        for query in islice(cycle(queries), number % len(queries), None):
            if time.monotonic() >= until:
                return
            started = time.monotonic()
            try:
                response = await client.get("/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"})
                if response.status_code != 200 or "results" not in response.json():
                    failures.append(f"{response.status_code} {response.text[:80].strip()}")
            except (httpx.HTTPError, ValueError) as error:
                failures.append(f"{type(error).__name__} {str(error)[:80]}")
            answers.append(time.monotonic() - started)


async def _all(url: str, clients: int, seconds: float) -> tuple[list[float], list[str]]:
    answers: list[float] = []
    failures: list[str] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(_client(url, number, until, answers, failures) for number in range(clients)))
    return answers, failures


def ask(url: str, clients: int, seconds: float, beside: str = "nothing") -> Result:
    """Have ``clients`` ask for ``seconds``."""
    started = time.monotonic()
    with ThreadPoolExecutor(1) as apart:  # this thread may have a loop of its own
        answers, failures = apart.submit(asyncio.run, _all(url, clients, seconds)).result()
    return Result(beside, clients, time.monotonic() - started, tuple(sorted(answers)), tuple(failures))


@contextmanager
def serving(graph: Path) -> Iterator[str]:
    """The address of a server of ``graph`` on this machine."""
    with subprocess.Popen([sys.executable, "-m", "kg", "serve", "-g", str(graph), "--port", "0"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        if found is None:
            sys.exit(f"kg serve did not start: {line}{process.stderr.read()}")
        try:
            yield found[0]
        finally:
            process.terminate()
            process.communicate(timeout=30)


@contextmanager
def building(graph: Path, scratch: Path, rows: Iterator[dict[str, str]]) -> Iterator[list[int]]:
    """Builds beside what is done meanwhile, one after the other; the list gets the exit code of each."""
    done: list[int] = []
    ended = threading.Event()

    def run() -> None:
        for number in count():
            if ended.is_set():
                return
            build(graph, scratch / f"more-{number}.jsonl", [next(rows)], done)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield done
    finally:
        ended.set()
        thread.join()


def build(graph: Path, file: Path, rows: Sequence[dict[str, str]], done: list[int] | None = None) -> None:
    """``kg build`` of these articles into ``graph``."""
    written(rows, file)
    code = subprocess.run([sys.executable, "-m", "kg", "build", str(file), "-o", str(graph), "--no-exports"], capture_output=True, check=False).returncode
    if done is None and code:
        sys.exit(f"kg build failed with {code}")
    if done is not None:
        done.append(code)


def measure(clients: int, seconds: float, number: int, scratch: Path) -> list[Result]:
    """Without a build beside it, and with one."""
    graph = scratch / "graph"
    rows = articles(10**9)
    build(graph, scratch / "articles.jsonl", list(islice(rows, number)))
    with serving(graph) as url:
        alone = ask(url, clients, seconds)
        with building(graph, scratch, rows) as builds:
            beside = ask(url, clients, seconds, "kg build")
        failed = tuple(f"kg build {code}" for code in builds if code)
        return [alone, Result(beside.beside, clients, beside.took, beside.answers, (*beside.failures, *failed), len(builds))]


def report(results: Sequence[Result], number: int, command: str) -> str:
    head = (
        "# Many clients at once\n\n"
        f"`kg serve` on loopback, a graph of {number} generated articles; each client asks the queries of `benchmarks/questions.py` (two hops, path, aggregate, "
        "co-occurrence, provenance, date filter) one after the other without a pause, with and without `kg build` adding articles to the same graph. "
        "Server, builds and clients share the machine.\n\n"
        f"{measured_with(command, os.cpu_count())}\n\n"
        "| beside it | clients | seconds | answers | failures | answers a second | median, ms | 95 %, ms | slowest, ms | builds |\n"
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n"
    )
    return head + "".join(
        f"| {r.beside} | {r.clients} | {r.took:.0f} | {len(r.answers):,} | {len(r.failures)} | {len(r.answers) / r.took:.0f} "
        f"| {1000 * r.answers[len(r.answers) // 2]:.0f} | {1000 * r.answers[len(r.answers) * 95 // 100]:.0f} | {1000 * r.answers[-1]:.0f} | {r.builds} |\n"
        for r in results
    )


def main() -> None:
    arguments = parser(__doc__, repeats=None)
    arguments.add_argument("--clients", type=int, default=50)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--articles", type=int, default=200)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        results = measure(options.clients, options.seconds, options.articles, Path(scratch))
    page = report(results, options.articles, called())
    give(page, options.output)
    if failures := [failure for result in results for failure in result.failures]:
        sys.exit(f"{len(failures)} failures, of which the first: {failures[0]}")


if __name__ == "__main__":
    main()
