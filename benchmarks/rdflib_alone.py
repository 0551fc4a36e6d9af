"""The reference: rdflib with its own store. Loads a TriG file, answers queries, writes the graph out.

    python benchmarks/rdflib_alone.py FILE.trig REQUEST.json FOLDER

REQUEST holds ``prefixes``, ``queries`` (by name) and ``endings``. Prints seconds of processor time by name as JSON, null for what took longer than ``PATIENCE``.
A process of its own, because a million statements take it some gigabytes.
"""

import json
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from rdflib import Dataset

PATIENCE = 300
FORMATS = {"trig": "trig", "nq": "nquads", "ttl": "turtle", "nt": "nt"}


def timed(work: Callable[[], object]) -> float | None:
    def stop(signal_: int, frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    started = time.process_time()
    try:
        work()
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - started


def main() -> None:
    file, request, folder = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_bytes()), Path(sys.argv[3])
    dataset = Dataset()
    started = time.process_time()
    dataset.parse(file, format="trig")
    found: dict[str, float | None] = {"load": time.process_time() - started}
    for name, query in request["queries"].items():
        found[name] = timed(lambda query=query: dataset.query(query, initNs=request["prefixes"]).serialize(format="json"))
        print("rdflib:", name, found[name], file=sys.stderr, flush=True)
    for ending in request["endings"]:
        of = dataset if ending in ("trig", "nq") else dataset.default_graph
        found[ending] = timed(lambda of=of, ending=ending: of.serialize(folder / f"rdflib.{ending}", format=FORMATS[ending]))
        print("rdflib:", ending, found[ending], file=sys.stderr, flush=True)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
