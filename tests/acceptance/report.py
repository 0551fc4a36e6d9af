"""Which expectations on the kit's two articles hold.  ``KG_SHARED=FOLDER python -m tests.acceptance.report [OUTPUT FOLDER]``

With an output folder that ``kg build`` has made, it is read as it is; without, the graph is built anew.
"""

import os
import sys
import tempfile
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from tests.acceptance.expectations import CLAIMS, FACTS, NEVER, Expectation
from tests.acceptance.patterns import ask
from tests.acceptance.test_talks import build


def load(path: Path, form: RdfFormat) -> Store:
    store = Store()
    store.load(path=str(path), format=form)
    return store


def section(title: str, store: Store, expectations: tuple[Expectation, ...], wanted: bool, union: bool = False) -> None:
    results = [(bool(store.query(ask(e.body), use_default_graph_as_union=union)) == wanted, e.name) for e in expectations]
    print(f"{title}: {sum(ok for ok, _ in results)} of {len(results)}")
    for ok, name in results:
        print(f"  {'ok  ' if ok else 'FAIL'} {name}")


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "graph"
        if len(sys.argv) == 1:
            build(Path(os.environ["KG_SHARED"]), folder)
        facts = load(folder / "graph.ttl", RdfFormat.TURTLE)
        section("Facts", facts, FACTS, True)
        section("Claims", load(folder / "graph.trig", RdfFormat.TRIG), CLAIMS, True, union=True)
        section("Never facts", facts, NEVER, False)


if __name__ == "__main__":
    main()
