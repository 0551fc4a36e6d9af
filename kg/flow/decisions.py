"""The file of people's decisions: by itself in the output folder, or wherever it is kept under version control."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kg.documents import printable
from kg.documents.raw import MAX_BYTES
from kg.errors import Ambiguous, InputError, NotFound
from kg.flow.output import DECISIONS, read_marker
from kg.model import Decision, Resolution
from kg.resolution.clusters import sssom
from kg.store.rdf.identity import pair_id


def decisions_file(output: Path, given: Path | None) -> Path:
    """Where the decisions of a graph are kept."""
    return output / DECISIONS if given is None else given


def read_decisions(output: Path, given: Path | None) -> tuple[Decision, ...]:
    """The decisions for the graph in ``output``; none where its folder has no such file. Raises InputError if the file that was ``given`` is not there, or is no
    file of decisions."""
    path = decisions_file(output, given)
    data = _bytes(path)
    if data is None and given is not None:
        raise InputError(f"{printable(str(path))}: no such file")
    return sssom.read(data, printable(str(path))) if data is not None else ()


def unheeded(resolution: Resolution) -> Iterator[str]:
    """What to say of decisions that change nothing."""
    for decision in resolution.unheeded:
        left, right = (f"mention:{key}-{start}-{end}" for key, start, end in (decision.left, decision.right))
        verb = "are one" if decision.same else "are not one"
        yield f"a decision is without effect: that {left} and {right} {verb} (no such mentions here, one and the same mention, or against other decisions)"


def decide(output: Path, given: Path | None, lines: Sequence[sssom.Line], base: str) -> int:
    """Write decisions down; one that says the opposite goes. How many are new. Raises InputError, and writes nothing, where they cannot hold together."""
    path = decisions_file(output, given)
    name, data = printable(str(path)), _bytes(path)
    before = sssom.read(data, name) if data is not None else ()
    for line in lines:
        opposite = Decision(line.decision.left, line.decision.right, not line.decision.same)
        data = sssom.without(data, [opposite], name) if data is not None else None
        data = sssom.with_line(data, line, base, name)
    assert data is not None
    _write(path, data)
    return len({_key(d) for d in sssom.read(data, name)} - {_key(d) for d in before})


def undo(output: Path, given: Path | None, names: Sequence[str]) -> int:
    """Strike out the decisions whose ids begin with ``names``; how many. Raises NotFound or Ambiguous, and writes nothing, where there is none or more
    than one of a name."""
    path = decisions_file(output, given)
    known = {pair_id(d.left, d.right): d for d in read_decisions(output, given)}
    gone = []
    for name in names:
        fitting = [id_ for id_ in known if id_.startswith(name)]
        if len(fitting) != 1:
            found, error = (f"{len(fitting)} decisions", Ambiguous) if fitting else ("no decision", NotFound)
            raise error(f"{found} with the id {printable(name)!r} ('kg merges --decided' lists them)")
        gone.append(known[fitting[0]])
    data = _bytes(path)
    assert data is not None
    _write(path, sssom.without(data, gone, printable(str(path))))
    return len(gone)


def base_of(output: Path) -> str:
    """The IRI below which the graph in ``output`` names things."""
    from kg.flow.building import BASE

    return read_marker(output).base or BASE


def _key(decision: Decision) -> tuple[object, ...]:
    return decision.left, decision.right, decision.same


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise InputError(f"{printable(str(path))}: cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{printable(str(path))}: is larger than {MAX_BYTES // 1_000_000} MB")
    return data


def _write(path: Path, data: bytes) -> None:
    """At once or not at all."""
    fresh = path.with_name(f".new-{path.name}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        raise InputError(f"{printable(str(path))}: cannot be written: {error.strerror or error}") from None
    finally:
        with suppress(OSError):
            fresh.unlink()
