"""Make the golden graph anew and show what changed.  ``make golden``"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.golden.graphs import DATE, GOLDEN, build, difference


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "graph"
        done = build(["seeds"], output, "--date", DATE)
        if done.returncode:
            sys.exit(done.stderr)
        if GOLDEN.is_file():
            print(difference(GOLDEN, output / "graph.ttl", limit=1000) or "The graph is as it was.")
        GOLDEN.parent.mkdir(exist_ok=True)
        shutil.copyfile(output / "graph.ttl", GOLDEN)


if __name__ == "__main__":
    main()
