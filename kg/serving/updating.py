"""The process that applies an update to a copy of the graph and writes that as a new state: all of it, or nothing is kept.

Why a process of its own, and not a child of the keeper: writing a store takes threads of the engine, which a fork does not have. Standard input holds the request as
JSON, standard output gets a line of JSON as the keeper's children write it.
"""

import json
import sys
from pathlib import Path

from pyoxigraph import Store

from kg.errors import KgError
from kg.serving.keeper import confine
from kg.serving.sealing import sealed
from kg.store.disk.opening import open_store
from kg.store.reading.dataset import Dataset
from kg.store.reading.ending import end_unread, keep_on
from kg.store.vocabulary import declared


def main() -> None:
    """Apply one update."""
    request = json.load(sys.stdin)
    end_unread(sys.stdout.fileno())
    answer = json.dumps(apply(Path(request["path"]), Path(request["into"]), request["sparql"]))
    keep_on(sys.stdout.fileno())
    sys.stdout.write(answer + "\n")


def apply(path: Path, into: Path, sparql: str) -> dict[str, object]:
    """The state of the graph at ``path`` after the update, in the folder ``into``. While it is applied, nothing can be opened: LOAD and SERVICE reach nothing."""
    try:
        store = open_store(path, in_memory=True).store
        base = Dataset(store).base
        confine(False)
        with sealed():
            store.update(sparql, base_iri=base, prefixes=declared(base))
        return _written(store, into)
    except SyntaxError as error:
        return {"kind": "syntax", "message": str(error)}
    except MemoryError:
        return {"kind": "memory"}
    except (OSError, ValueError, RuntimeError) as error:
        return {"kind": "failed", "message": " ".join(str(error).split())[:300]}
    except KgError as error:
        return {"kind": "broken", "message": str(error)}


def _written(store: Store, into: Path) -> dict[str, object]:
    try:
        target = Store(str(into))
        target.bulk_extend(store)
        target.flush()
    except (OSError, ValueError, RuntimeError) as error:  # as where the disk is full: no fault of who asks
        return {"kind": "unwritten", "message": " ".join(str(error).split())[:300]}
    return {"kind": "answer", "quads": len(store)}


if __name__ == "__main__":
    main()
