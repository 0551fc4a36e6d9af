"""JSON lines: one document a line. Text and ids stay untouched, so that offsets of others' annotations fit."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.documents.dates import iso_date, no_date
from kg.documents.raw import MAX_BYTES, Raw, Refused

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its id, None where it has none, and the rest."""

    id: str | None
    raw: Raw


def parse(path: Path) -> Iterator[tuple[int, Entry | Refused]]:
    """(line number, entry or what is wrong with it) of each line that is not blank. Raises Refused if there is none."""
    number = 0
    seen = False
    with path.open("rb") as file:
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            if len(line) > MAX_BYTES:
                yield number, Refused(f"is larger than {MAX_BYTES // 1_000_000} MB")
                return
            if line.strip():
                seen = True
                yield number, _entry(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
    if not seen:
        raise Refused("is empty")


def _entry(line: bytes) -> Entry | Refused:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Refused("is not UTF-8")
    except (ValueError, RecursionError) as error:
        where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return Refused(f"is not JSON{where}")
    if not isinstance(fields, dict):
        return Refused("is not a JSON object")
    text = fields.get("text")
    if not isinstance(text, str):
        return Refused("has no text" if text is None else "has a text that is not a string")
    return Entry(_id(fields.get("id")), _raw(text, fields))


def _raw(text: str, fields: dict[str, object]) -> Raw:
    words = {name: _whole(value) for name in ("title", "source", "author", "url") if isinstance(value := fields.get(name), str)}
    return Raw(
        text=_whole(text),
        title=words.get("title"),
        date=iso_date(fields.get("date")),
        source=words.get("source"),
        author=words.get("author"),
        url=words.get("url"),
        no_date=no_date(fields.get("date")),
    )


def _id(value: object) -> str | None:
    if isinstance(value, str):
        return _whole(value) or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _whole(text: str) -> str:
    """Half of a surrogate pair cannot be written as UTF-8; U+FFFD takes its place, one for one, so that offsets hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)
