"""Which expectations hold.  ``KG_SHARED=FOLDER python -m tests.acceptance.report [talks|seeds] [OUTPUT FOLDER]``

With an output folder that ``kg build`` has made, it is read as it is; without, the graph is built anew.
"""

import os
import sys
import tempfile
from pathlib import Path

from pyoxigraph import Store

from tests.acceptance import expectations as talks
from tests.acceptance.expectations import Expectation
from tests.acceptance.judging import load
from tests.acceptance.patterns import ask
from tests.golden.graphs import DATE, build
from tests.seeds import expectations as seeds


def section(title: str, store: Store, expectations: tuple[Expectation, ...], wanted: bool, union: bool = False) -> None:
    results = [(bool(store.query(ask(e.body), use_default_graph_as_union=union)) == wanted, e.name) for e in expectations]
    print(f"{title}: {sum(ok for ok, _ in results)} of {len(results)}")
    for ok, name in results:
        print(f"  {'ok  ' if ok else 'FAIL'} {name}")


def main() -> None:
    story = sys.argv[1] if len(sys.argv) > 1 else "talks"
    lists = {"talks": talks, "seeds": seeds}[story]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch) / "graph"
        if len(sys.argv) <= 2:
            done = (
                build(["seeds"], folder, "--date", DATE)
                if story == "seeds"
                else build([Path(os.environ["KG_SHARED"]) / "seeds"], folder, "--date", "2022-02-28")
            )
            print(done.stderr)
        facts = load(folder / "graph.ttl")
        section("Facts", facts, lists.FACTS, True)
        section("Claims", load(folder / "graph.trig"), lists.CLAIMS, True, union=True)
        section("Never facts", facts, lists.NEVER, False)


if __name__ == "__main__":
    main()
