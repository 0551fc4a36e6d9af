"""Queries, loading and exporting on about a million statements, against rdflib's own store and against bare Oxigraph.

    python benchmarks/queries.py [--reports 1350] [--repeats 5] [--without-rdflib] [--output benchmarks/results.md]

kg's side is what its commands call: ``kg.store.disk.opening.open_store`` and ``kg.store.reading.worker.answered`` in this process, and whole
commands. The graph is made up (``made_up.py``) and stored by kg itself; all sides read the same TriG file. rdflib runs once and in a process of its
own.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import made_up
from benchmarks.questions import QUERIES
from benchmarks.sections import called, give, measured_with, parser
from benchmarks.turns import ratio, turns, turns_of_commands
from kg.store.disk.opening import open_store
from kg.store.notation.terms import clean
from kg.store.reading.queries import LARGEST, mentions_service
from kg.store.reading.worker import answered
from kg.store.vocabulary import BASE, PREFIXES

HERE = Path(__file__).resolve().parent
ENDINGS = ("trig", "nq", "ttl", "nt")
SHORT = 5
"""How many times as often as the rest queries are repeated, which take hundredths of a second."""
ASKED = "two hops"
"""The query that is measured from the start of the command, too."""

BARE_QUERY = """
import sys
from pyoxigraph import QueryResultsFormat, RdfFormat, Store
store = Store()
store.bulk_load(path=sys.argv[1], format=RdfFormat.TRIG)
store.query(sys.argv[2]).serialize(sys.stdout.buffer, QueryResultsFormat.JSON)
"""
BARE_EXPORT = """
import sys
from pyoxigraph import DefaultGraph, RdfFormat, Store
store = Store()
store.bulk_load(path=sys.argv[1], format=RdfFormat.TRIG)
form = RdfFormat.from_extension(sys.argv[2].rpartition(".")[2])
store.dump(sys.argv[2], form, from_graph=None if form.supports_datasets else DefaultGraph())
"""


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds of processor time; None where a side was not measured or did not end in time."""

    part: str
    what: str
    ours: float
    bare: float
    rdflib: float | None = None


def queries(store: Store, repeats: int, reference: dict[str, float | None]) -> Iterator[Row]:
    """Each query on an open store, from its text to the answer as JSON."""
    for name, query in QUERIES.items():
        assert _ours(store, query) == _bare(store, query) != b"", name
        both = {"ours": lambda query=query: _ours(store, query), "bare": lambda query=query: _bare(store, query)}
        times = turns(both, SHORT * repeats)
        yield Row("Queries on an open graph", name, times["ours"], times["bare"], reference.get(name))


def _ours(store: Store, query: str) -> bytes:
    query = clean(query)
    assert not mentions_service(query)
    return answered(store, BASE, query, "json", LARGEST)[1]


def _bare(store: Store, query: str) -> bytes:
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    return found.serialize(format=QueryResultsFormat.JSON) or b""


def loading(folder: Path, repeats: int, reference: dict[str, float | None]) -> Iterator[Row]:
    """The TriG file into memory, as for ``kg query``."""

    def bare() -> Store:
        store = Store()
        store.bulk_load(path=str(folder / "graph.trig"), format=RdfFormat.TRIG)
        return store

    times = turns({"ours": lambda: open_store(folder), "bare": bare}, repeats)
    yield Row("Loading", "into memory", times["ours"], times["bare"], reference.get("load"))


def storing(reports: int, scratch: Path, repeats: int) -> Iterator[Row]:
    """The same as pieces of TriG into a store on disk, as ``kg build`` does."""
    from kg.ontology import load
    from kg.store import graphs
    from kg.store.disk.loading import loading as filling
    from kg.store.notation.paragraphs import prefix_lines, written

    head = "".join(prefix_lines(BASE))
    pieces = [written(graph.name, graph.described()).encode() for graph in graphs(*made_up.made_up(reports), load())]
    whole = head.encode() + b"".join(pieces)

    def ours() -> None:
        shutil.rmtree(scratch / "ours", ignore_errors=True)
        with filling(scratch / "ours" / "store", head) as store:
            for piece in pieces:
                store.take(piece)

    def bare() -> None:
        shutil.rmtree(scratch / "bare", ignore_errors=True)
        Store(str(scratch / "bare")).bulk_load(input=whole, format=RdfFormat.TRIG)

    times = turns({"ours": ours, "bare": bare}, repeats)
    yield Row("Loading", "into a store on disk", times["ours"], times["bare"])


def commands(folder: Path, scratch: Path, repeats: int, reference: dict[str, float | None]) -> Iterator[Row]:
    """Whole processes: a query, and each export, which for the others are loading and writing. Last, an export of a TriG file that is not kg's own."""
    python, source = sys.executable, str(folder / "graph.trig")
    head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    kg = [python, "-m", "kg"]
    load = reference.get("load")
    both = {
        "ours": [*kg, "query", QUERIES[ASKED], "--format", "json", "-g", str(folder)],
        "bare": [python, "-c", BARE_QUERY, source, head + QUERIES[ASKED]],
    }
    times = turns_of_commands(both, repeats)
    yield Row("Whole commands", f"`kg query` ({ASKED})", times["ours"], times["bare"], _sum(load, reference.get(ASKED)))
    foreign = scratch / "foreign.trig"
    shutil.copyfile(source, foreign)
    for ending, of in (*((ending, folder) for ending in ENDINGS), ("nq", foreign)):
        both = {
            "ours": [*kg, "export", str(scratch / f"ours.{ending}"), "-g", str(of)],
            "bare": [python, "-c", BARE_EXPORT, source, str(scratch / f"bare.{ending}")],
        }
        times = turns_of_commands(both, repeats)
        what = f"`kg export x.{ending}`" + (" of a file that is not kg's own" if of == foreign else "")
        yield Row("Whole commands", what, times["ours"], times["bare"], _sum(load, reference.get(ending)))


def _sum(*parts: float | None) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def rdflib_alone(folder: Path, scratch: Path) -> dict[str, float | None]:
    request = scratch / "request.json"
    request.write_text(json.dumps({"prefixes": PREFIXES, "queries": QUERIES, "endings": ENDINGS}), "utf-8")
    command = [sys.executable, str(HERE / "rdflib_alone.py"), str(folder / "graph.trig"), str(request), str(scratch)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float | None] = json.loads(done.stdout)
    return found


def measure(reports: int, repeats: int, with_rdflib: bool, scratch: Path) -> tuple[int, list[Row]]:
    """How many statements there were, and all rows."""
    folder = scratch / "graph"
    made_up.store(reports, folder)
    reference = rdflib_alone(folder, scratch) if with_rdflib else {}
    store = open_store(folder).store
    size = len(store)
    rows = list(_told(queries(store, repeats, reference)))
    del store
    for more in (loading(folder, repeats, reference), storing(reports, scratch, repeats), commands(folder, scratch, repeats, reference)):
        rows.extend(_told(more))
    return size, rows


def _told(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        print(row, file=sys.stderr, flush=True)
        yield row


def report(size: int, rows: Sequence[Row], command: str) -> str:
    def lines() -> Iterator[str]:
        part = ""
        for row in rows:
            if row.part != part:
                part = row.part
                yield f"| **{part}** | | | | | |"
            slow = ("–", "–") if row.rdflib is None else (f"{row.rdflib:.1f}", ratio(row.rdflib, row.ours))
            yield f"| {row.what} | {row.ours:.3f} | {row.bare:.3f} | {row.ours / row.bare:.2f} | {slow[0]} | {slow[1]} |"

    return (
        "# Queries, loading, exporting\n\n"
        f"A made-up graph of {size:,} statements, in kg's own form, against bare Oxigraph and against rdflib with its own store, in the same run. Seconds of "
        "processor time, which other load on the machine touches least: the least of several turns, rdflib once. Queries are answered as JSON. Whole commands run "
        "from their start to their end; of the others they are loading the file, then querying or writing. Exports of kg are sorted and canonical, those of the "
        "others as they come. kg hands a file to Oxigraph to load and can be no faster.\n\n"
        f"{measured_with(command)}\n\n"
        "| | kg, s | bare Oxigraph, s | kg to bare | rdflib, s | times faster than rdflib |\n| --- | --: | --: | --: | --: | --: |\n" + "\n".join(lines()) + "\n"
    )


def main() -> None:
    arguments = parser(__doc__, repeats=3)
    arguments.add_argument("--reports", type=int, default=1_350)
    arguments.add_argument("--without-rdflib", action="store_true")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        size, rows = measure(options.reports, options.repeats, not options.without_rdflib, Path(scratch))
    text = report(size, rows, called())
    give(text, options.output)


if __name__ == "__main__":
    main()
