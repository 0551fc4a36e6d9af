"""The reader: paths in, documents out, one at a time.

Why nothing is raised for a bad file: one document must never lose a run. Whether a run without any document is an error is
for the caller to say.
"""

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.documents.dates import iso_date
from kg.documents.discovery import FORMATS, Found, find, is_known
from kg.documents.encoding import is_binary
from kg.documents.formats import json_lines, markdown, pdf, plain, web_page, word
from kg.documents.normalisation import normalise, one_line
from kg.documents.raw import MAX_BYTES, MAX_CHARACTERS, Note, Raw, Refused, Unreadable
from kg.errors import InputError
from kg.model import Document

READERS: Mapping[str, Callable[[bytes], Raw]] = {
    ".txt": plain.parse,
    ".md": markdown.parse,
    ".markdown": markdown.parse,
    ".html": web_page.parse,
    ".htm": web_page.parse,
    ".xhtml": web_page.parse,
    ".pdf": pdf.parse,
    ".docx": word.parse,
}
_BINARY = (".pdf", ".docx")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]{1,2000}")
_HEADLINE_LENGTH = 150


def read(paths: Sequence[Path | str], default_date: str | None = None, stdin: BinaryIO | None = None) -> Iterator[Document | Note]:
    """Documents of files, folders and ``-`` (text on standard input), in order; what cannot be read comes with its reason, and a note before the document
    that it is on.

    ``default_date`` (YYYY-MM-DD) is for documents that carry no date. Files of unknown formats in folders are passed over
    (``count_unknown`` counts them). Raises InputError only for a malformed ``default_date``.
    """
    if default_date is not None and iso_date(default_date) != default_date:
        raise InputError(f"{default_date!r} is not a date; write it as YYYY-MM-DD")
    for found in find(paths):
        if found.error is not None:
            yield Unreadable(found.origin, f"cannot be read ({describe(found.error)})")
        elif found.given or is_known(found.path):
            yield from _read_file(found, default_date, stdin)


def _read_file(found: Found, default_date: str | None, stdin: BinaryIO | None) -> Iterator[Document | Note]:
    try:
        if str(found.path) == "-":
            data = _bounded(stdin or sys.stdin.buffer)
            yield from _document(plain.parse(_text_only(data)), "standard input", "standard input", default_date)
        elif found.path.suffix.lower() == ".jsonl" and found.path.is_file():
            for number, entry in json_lines.parse(found.path):
                yield from _entry(entry, number, found.origin, default_date)
        else:
            yield from _document(_raw(found.path), found.origin, Path(found.origin).stem, default_date)
    except Refused as refused:
        yield Unreadable(found.origin, str(refused))
    except Exception as error:  # whatever a library makes of a damaged or hostile file, the run goes on
        yield Unreadable(found.origin, f"cannot be read ({describe(error)})")


def describe(error: BaseException) -> str:
    """An exception as one short line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    message = one_line(str(error), 120)
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def _raw(path: Path) -> Raw:
    if not path.exists():
        raise Refused("does not exist")
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise Refused(f"is of an unknown format (known: {', '.join(FORMATS)})")
    if not path.is_file():
        raise Refused("is not a regular file")
    with path.open("rb") as file:
        data = _bounded(file)
    return READERS[suffix](data if suffix in _BINARY else _text_only(data))


def _bounded(file: BinaryIO) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Refused(f"is larger than {MAX_BYTES // 1_000_000} MB")
    if not data.strip():
        raise Refused("is empty")
    return data


def _text_only(data: bytes) -> bytes:
    if is_binary(data):
        raise Refused("is not text (it holds NUL bytes)")
    return data


def _document(raw: Raw, origin: str, name: str, default_date: str | None) -> Iterator[Document | Note]:
    if len(raw.text) > MAX_CHARACTERS:
        raise Refused(f"holds more than {MAX_CHARACTERS // 1_000_000} million characters of text")
    text = normalise(raw.text, raw.wrapped)
    document = _finish(raw, text, None, origin, name, default_date)
    yield from _notes(raw, origin)
    yield document


def _entry(entry: json_lines.Entry | Refused, number: int, origin: str, default_date: str | None) -> Iterator[Document | Note]:
    """A line of a JSONL file: its text and id stay as they are."""
    try:
        if isinstance(entry, Refused):
            raise entry
        document = _finish(entry.raw, entry.raw.text, entry.id, origin, entry.id or Path(origin).stem, default_date)
    except Refused as refused:
        yield Unreadable(f"{origin}, line {number}", str(refused))
    else:
        yield from _notes(entry.raw, f"{origin}, line {number}")
        yield document


def _notes(raw: Raw, origin: str) -> Iterator[Note]:
    if raw.no_date is not None:
        yield Note(origin, f"has a date that is not of the form YYYY-MM-DD and is passed over: {one_line(raw.no_date, 60)!r}")


def _finish(raw: Raw, text: str, given_id: str | None, origin: str, name: str, default_date: str | None) -> Document:
    if not text.strip():
        raise Refused("holds no text")
    if len(text) > MAX_CHARACTERS:
        raise Refused(f"holds more than {MAX_CHARACTERS // 1_000_000} million characters of text")
    title = one_line(raw.title or "") or headline(text)
    source = one_line(raw.source or "") or None
    url = raw.url if raw.url and _URL.fullmatch(raw.url) else None
    key = content_key(text, title, source, url)
    return Document(
        key=key,
        id=given_id or key,
        text=text,
        title=title or one_line(name),
        date=raw.date or default_date,
        source=source,
        author=one_line(raw.author or "") or None,
        url=url,
        origin=origin,
    )


def headline(text: str) -> str:
    """The first line of ``text`` if it looks like a headline (short, no full stop at its end), else an empty string."""
    line = text.lstrip().split("\n", 1)[0]
    clean = one_line(line) if len(line) <= _HEADLINE_LENGTH else ""
    return clean if clean and clean[-1] not in ".,;:…" and any(letter.isalpha() for letter in clean) else ""


def content_key(text: str, title: str, source: str | None, url: str | None) -> str:
    """The identity of a document: 16 hex digits over what it says and where from, not over its date or file name.

    Why the title is left out where only the file name gives one: the same text under two names is one document.
    """
    return hashlib.sha256(json.dumps([text, title, source, url]).encode()).hexdigest()[:16]
