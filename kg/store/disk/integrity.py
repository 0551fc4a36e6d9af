"""Whether the files of a store are those that were written.

Why: the engine takes a list of its tables that was cut off for a shorter list, and answers from what is left of the graph without a word. Another program that
opens the store to write begins a list of its own and says so in ``CURRENT``; what was noted of the old one then counts no more.
"""

import json
import os
from hashlib import sha256
from pathlib import Path

from kg.store.files import settle

NOTE = "kg-files.json"
CURRENT = "CURRENT"
PASSING = ("LOG", "LOCK", NOTE)
"""Beginnings of the names of files that come and go."""


def note(store: Path) -> None:
    """Write down what the closed store in the folder ``store`` consists of."""
    files = dict(sorted(_sizes(store).items()))
    lists = {name: _digest(store / name) for name in files if name.startswith(("MANIFEST", CURRENT))}
    (store / NOTE).write_text(json.dumps({"bytes": files, "sha256": lists}, indent=1) + "\n", "utf-8")
    settle(store / NOTE, store)


def fault(store: Path) -> str | None:
    """What is wrong with the files of the store in the folder ``store``; None where nothing is, or nothing was noted."""
    try:
        noted = json.loads((store / NOTE).read_bytes())
        files, lists = dict(noted["bytes"]), dict(noted["sha256"])
        if (store / CURRENT).is_file() and _digest(store / CURRENT) != lists[CURRENT]:
            return None
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return f"{NOTE} cannot be read"
    sizes = _sizes(store)
    for name, size in files.items():
        if (found := sizes.get(name)) != size:
            return f"{name} {'is missing' if found is None else f'has {found:,} bytes of {size:,}'}"
    return next((f"{name} is not what was written" for name, digest in lists.items() if _digest(store / name) != digest), None)


def _sizes(store: Path) -> dict[str, int]:
    """The bytes of each file that stays. Why all at once: a store of ten thousand documents has hundreds."""
    with os.scandir(store) as entries:
        return {entry.name: entry.stat().st_size for entry in entries if entry.is_file() and not entry.name.startswith(PASSING)}


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
