"""How soon a store of a million claims answers: commands on it from their start to their end, against bare Oxigraph opening the same store.

    python benchmarks/large_store.py [--claims 1000000] [--repeats 3] [--store FOLDER] [--output benchmarks/results.md]

The graph is made up (``made_up.py``) and written by kg itself, without exports. ``--store`` keeps it in FOLDER, or takes the one that lies there.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.made_up import CLAIMS
from benchmarks.sections import called, give, measured_with, parser
from benchmarks.turns import turns_of_commands
from kg.store.vocabulary import BASE, PREFIXES

BARE = """
import sys
from pyoxigraph import QueryResultsFormat, Store
Store.read_only(sys.argv[1]).query(sys.argv[2]).serialize(sys.stdout.buffer, QueryResultsFormat.JSON)
"""
MAKE = "import sys; from pathlib import Path; from benchmarks.made_up import store; store(int(sys.argv[1]), Path(sys.argv[2]), exports=False)"
SOMEONE, SOMEWHERE = "person/bababa-0", "place/city-0"
"""Who is named most often, and a town."""
QUERIES = {
    "what is known of somebody": f"SELECT ?p ?o {{ <{BASE}{SOMEONE}> ?p ?o }} LIMIT 100",
    "what is denied of somebody, with the sentences": f"SELECT ?said {{ GRAPH ?g {{ ?c rdf:subject <{BASE}{SOMEONE}> ; kg:polarity kg:Denied ; "
    "prov:wasDerivedFrom ?p . ?p oa:exact ?said } }",
    "meetings by town": "SELECT ?city (COUNT(?e) AS ?n) { ?e a kg:Meeting ; kg:held_in ?city } GROUP BY ?city ORDER BY DESC(?n) ?city",
}
COMMANDS = (("show", SOMEONE), ("claims", "--about", SOMEONE, "--denied"), ("path", SOMEONE, SOMEWHERE), ("rank",))


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds of processor time."""

    what: str
    ours: float
    bare: float | None = None


def measure(folder: Path, repeats: int) -> list[Row]:
    kg, head = [sys.executable, "-m", "kg"], "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    rows = []
    for what, query in QUERIES.items():
        both = {
            "ours": [*kg, "query", query, "--format", "json", "-g", str(folder)],
            "bare": [sys.executable, "-c", BARE, str((folder / "store").resolve()), head + query],
        }
        times = turns_of_commands(both, repeats)
        rows.append(Row(f"`kg query`: {what}", times["ours"], times["bare"]))
    for command in COMMANDS:
        rows.append(Row(f"`kg {' '.join(command)}`", turns_of_commands({"ours": [*kg, *command, "-g", str(folder)]}, 1)["ours"]))
    return rows


def counted(folder: Path) -> tuple[int, int]:
    """Claims and statements of the store."""
    store = Store.read_only(str((folder / "store").resolve()))
    found = store.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c a kg:Claim } }", prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    (row,) = found
    return int(row["n"].value), len(store)


def report(claims: int, statements: int, made: float, rows: Sequence[Row], command: str) -> str:
    lines = [
        f"| {row.what} | {row.ours:.2f} | " + ("– | – |" if row.bare is None else f"{row.bare:.2f} | {row.ours / row.bare:.2f} |") for row in rows
    ]
    written = f" kg wrote it in {made:,.0f} seconds." if made else ""
    return (
        "# A large store\n\n"
        f"Commands on a made-up store of {claims:,} claims ({statements:,} statements) on disk, from their start to their end, against bare Oxigraph that opens the "
        f"same store and answers. Seconds of processor time, which other load on the machine touches least: the least of several turns.{written}\n\n"
        f"{measured_with(command)}\n\n"
        "| | kg, s | bare Oxigraph, s | ratio |\n| --- | --: | --: | --: |\n" + "\n".join(lines) + "\n"
    )


def main() -> None:
    arguments = parser(__doc__, repeats=3)
    arguments.add_argument("--claims", type=int, default=1_000_000)
    arguments.add_argument("--store", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder, made = options.store or Path(scratch) / "graph", 0.0
        if not folder.exists():
            started = time.perf_counter()
            reports = str(max(2, options.claims // CLAIMS))
            subprocess.run([sys.executable, "-c", MAKE, reports, str(folder)], check=True, cwd=Path(__file__).resolve().parent.parent)
            made = time.perf_counter() - started
        rows = measure(folder, options.repeats)
        text = report(*counted(folder), made, rows, called())
    give(text, options.output)


if __name__ == "__main__":
    main()
