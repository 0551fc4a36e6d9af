"""An output folder as its documents go and its files are lost: ``remove`` takes documents out, ``rebuild`` makes the graph anew.

Why both are builds: the graph is a function of the documents' claims, so that what a document alone supported, a merge among it, is gone once it is made
of the others; and who adds the document again has the same bytes as before.
"""

import difflib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kg.documents import printable
from kg.errors import Ambiguous, NotFound, StoreError
from kg.flow.building import Options, check_own, prepare, writing
from kg.flow.cache import Row, opened
from kg.flow.gathering import Gathered
from kg.flow.output import CACHE, read_marker
from kg.flow.progress import Progress, Silent
from kg.flow.steps import Steps
from kg.flow.summary import Summary
from kg.store.disk.marker import MARKER

NOTHING = Gathered({}, (), 0)
KEY_SHOWN = 10
"""digits of a document's key with which its IRI ends; so many are enough to name it"""


def remove(
    names: Sequence[str], output: Path, options: Options | None = None, progress: Progress | None = None, steps: Steps | None = None
) -> Summary:
    """Take documents out of the graph in ``output``: each named by its id, file, key or IRI. Before anything is changed it raises NotFound if there is no
    such document, Ambiguous if there are several; else as ``build``."""
    check(output)
    prepared = prepare(output, options or Options(), progress or Silent(), steps or Steps())
    with writing(output):
        with opened(output) as cache:
            rows = cache.rows()
        return prepared.run(NOTHING, without=sorted({_key(name, rows) for name in names}))


def rebuild(output: Path, options: Options | None = None, progress: Progress | None = None, steps: Steps | None = None) -> Summary:
    """Make the graph in ``output`` anew from the claims of its documents, whatever state its files are in. Raises as ``build``."""
    check(output)
    prepared = prepare(output, options or Options(), progress or Silent(), steps or Steps())
    with writing(output):
        return prepared.run(NOTHING, anew=True)


def redecide(
    change: Callable[[], int],
    output: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    steps: Steps | None = None,
    build: bool = True,
) -> tuple[int, Summary | None]:
    """Let ``change`` write to the file of decisions, and make the graph in ``output`` of them: what ``change`` gave, and the summary (None without ``build``).
    Raises as ``build``, before ``change`` is called where the folder has other decisions, none of our graphs, or another process at work in it."""
    options = options or Options()
    check(output)
    check_own(read_marker(output), output, options)
    with writing(output):
        count = change()
        if not build:
            return count, None
        return count, prepare(output, options, progress or Silent(), steps or Steps()).run(NOTHING)


def check(output: Path) -> None:
    """Raises StoreError where ``output`` was not made by a build."""
    shown = printable(str(output))
    if output.is_file():
        raise StoreError(f"{shown} is a file: name the output folder of a build")
    if not (output / MARKER).is_file():
        raise StoreError(f"there is no graph at {shown}: build one with 'kg build PATH... -o {shown}', or name another")
    if not (output / CACHE).is_file():
        raise StoreError(f"{shown} has lost its documents ({CACHE}): build all of them into a new folder")


def _key(name: str, rows: Mapping[str, Row]) -> str:
    """The key of the one document that ``name`` means."""
    tail = name.rstrip(">").rpartition("-")[2] if "document/" in name else name
    named = [key for key, row in rows.items() if name in (key, row.id, row.origin)]
    found = named or [key for key in rows if len(tail) >= KEY_SHOWN and key.startswith(tail)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(sorted(repr(rows[key].id) for key in found)[:6])
        raise Ambiguous(f"{printable(name)!r} may be {ids}{f' or {len(found) - 6} more' if len(found) > 6 else ''}: name one of them")
    known = sorted({label for row in rows.values() for label in (row.id, row.origin)})
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else " ('kg status --documents' lists them)"
    raise NotFound(f"the graph holds no document {printable(name)!r}{hint}")
