"""Which documents a run is about: read, without doubles, compared with what is stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from kg.documents import FORMATS, Note, Unreadable, count_unknown, printable, read
from kg.errors import InputError, NothingRead
from kg.flow.cache import Row
from kg.model import Document


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents by key in the order of their keys; what could not be read; how many files had unknown formats; what people should know of the rest."""

    documents: Mapping[str, Document]
    unreadable: tuple[Unreadable, ...]
    unknown: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: documents to extract, and documents that only got another name. ``dated`` counts those whose date has
    changed, ``outdated`` those that another version of program, ontology or model has extracted, ``later`` the copies of an earlier date that stays."""

    extract: tuple[Document, ...]
    rename: tuple[Document, ...]
    dated: int
    outdated: int
    later: int = 0


def gather(paths: Sequence[Path | str], date: str | None) -> Gathered:
    """Read ``paths``. Raises InputError if there is no document in them at all, with the reasons."""
    documents: dict[str, Document] = {}
    unreadable: list[Unreadable] = []
    notes: list[Note] = []
    for item in read(paths, date):
        if isinstance(item, Unreadable):
            unreadable.append(item)
        elif isinstance(item, Note):
            notes.append(item)
        else:
            documents[item.key] = min(item, documents.get(item.key, item), key=_precedence)
    if not documents:
        raise nothing_found(paths, unreadable)
    return Gathered(dict(sorted(documents.items())), tuple(unreadable), count_unknown(paths), tuple(notes))


def plan(documents: Mapping[str, Document], stored: Mapping[str, Row], stamp: str, load: Callable[[str], Document]) -> Plan:
    """Compare what was read with what is stored. ``load`` gives a stored document.

    A date replaces another one of the same file or id; having none replaces nothing. Of two copies the earlier one counts, and of such of one date the one
    whose name comes first: so it is, too, where one run reads both. Stored documents of another version are extracted again even if this run does not name them.
    """
    extract = [document for key, document in documents.items() if key not in stored]
    rename, dated, outdated, later = [], 0, 0, 0
    for key, row in stored.items():
        found = documents.get(key)
        if found and not _is_one(found, row) and _precedence(row) <= _precedence(found):
            later += bool(row.date and found.date and row.date < found.date)
            found = None
        document = found and (found if found.date else replace(found, date=row.date))
        if row.stamp != stamp:
            outdated += 1
            extract.append(document or load(key))
        elif document and document.date != row.date:
            dated += 1
            extract.append(document)
        elif document and (document.origin, document.id) < (row.origin, row.id):
            rename.append(document)
    return Plan(tuple(sorted(extract, key=lambda document: document.key)), tuple(rename), dated, outdated, later)


def _is_one(found: Document, row: Row) -> bool:
    """Whether a document is the stored one in another state, and no copy of it elsewhere: it has its id, or lies in a file of its name."""
    return (found.id == row.id != found.key) or PurePosixPath(found.origin).name == PurePosixPath(row.origin).name


def _precedence(document: Document | Row) -> tuple[str, str, str]:
    """Of copies, the earliest dated one counts: the others are later printings."""
    return document.date or "9999", document.origin, document.id


def nothing_found(paths: Sequence[Path | str], unreadable: Sequence[Note]) -> InputError:
    """The error that says why there is no document in ``paths``: the reason for each that is ``unreadable``, or that there is none."""
    if unreadable:
        return NothingRead(tuple(f"{item.origin} {item.reason}" for item in unreadable))
    names = ", ".join(_shown(path) for path in paths[:3]) or "nothing"
    return InputError(f"there is no document in {names} (known formats: {', '.join(FORMATS)})")


def _shown(path: Path | str) -> str:
    return printable(str(path))
