"""``documents.db``: the extraction of each document, so that a document is read once.

One row a document: its key, the version stamp of all that its extraction depends on, its date (which anchors relative times), and the
extraction as JSON, packed by zlib to a fifth. Claims are never edited here; a row is replaced as a whole. Beside them stands by digests what the store holds, so
that the next build knows what it need not write.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kg.documents import printable
from kg.errors import StoreError
from kg.flow.ledgers import TABLES
from kg.flow.output import CACHE
from kg.flow.sections import SECTIONS, Sections
from kg.flow.slices import TABLE, Slices
from kg.model import Document, Extraction
from kg.store.rdf.renewing import Digests, Place, Renewed

_PAGES = "PRAGMA page_size = 2048"
"""Of a new file. Why less than SQLite's own 4096: most rows are longer than a page holds, and half of the last of their pages is empty."""
COMMIT_EVERY = 64
"""documents; so many are lost at most when a run is cut off"""
_TABLE = """CREATE TABLE IF NOT EXISTS documents (
    key TEXT PRIMARY KEY, id TEXT NOT NULL, origin TEXT NOT NULL, date TEXT, stamp TEXT NOT NULL, digest TEXT NOT NULL, extraction BLOB NOT NULL
) WITHOUT ROWID"""


class Row(msgspec.Struct, frozen=True):
    """What is known of a stored document without decoding it. ``digest`` is that of the extraction."""

    id: str
    origin: str
    date: str | None
    stamp: str
    digest: str


class _Kept(msgspec.Struct):
    """Of an extraction the document alone, which is all that is decoded."""

    document: Document


class Cache:
    """The table of extractions. Use ``opened``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._waiting = 0
        self._rows: dict[str, Row] | None = None
        self._sections = Sections(connection)

    def rows(self) -> Mapping[str, Row]:
        """All documents by key, in the order of their keys, as they are now."""
        if self._rows is None:
            found = self._db.execute("SELECT key, id, origin, date, stamp, digest FROM documents ORDER BY key")
            self._rows = {key: Row(*rest) for key, *rest in found}
        return {key: self._rows[key] for key in sorted(self._rows)}

    def put(self, document: Document, stamp: str, extraction: bytes) -> None:
        """Store or replace a document's extraction."""
        digest = hashlib.sha256(extraction).hexdigest()
        row = Row(document.id, document.origin, document.date, stamp, digest)
        values = (document.key, row.id, row.origin, row.date, row.stamp, row.digest, zlib.compress(extraction, 1))
        self._db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        if self._rows is not None:
            self._rows[document.key] = row
        self._waiting += 1
        if self._waiting >= COMMIT_EVERY:
            self.commit()

    def document(self, key: str) -> Document:
        """A stored document."""
        (data,) = self._db.execute("SELECT extraction FROM documents WHERE key = ?", (key,)).fetchone()
        return msgspec.json.decode(_unpacked(data), type=_Kept).document

    def rename(self, document: Document) -> None:
        """Take over the id, origin and title of a document whose text is stored already."""
        (stamp, data) = self._db.execute("SELECT stamp, extraction FROM documents WHERE key = ?", (document.key,)).fetchone()
        found = decode(_unpacked(data))
        kept = replace(document, date=found.document.date)
        self.put(kept, stamp, msgspec.json.encode(replace(found, document=kept)))

    def remove(self, key: str) -> None:
        """Forget a document, for good when that is committed."""
        self._db.execute("DELETE FROM documents WHERE key = ?", (key,))
        if self._rows is not None:
            self._rows.pop(key, None)

    def undo(self) -> None:
        """Take back what was not committed."""
        self._db.rollback()
        self._waiting, self._rows = 0, None

    def commit(self) -> None:
        self._db.commit()
        self._waiting = 0

    def written(self, state: str) -> Digests | None:
        """What the store of this state holds, as ``note`` was told, without the subjects of sections (see ``said``); None where that was another state."""
        return self._sections if self._sections.is_of(state.encode()) else None

    def said(self, place: Place) -> bytes:
        """The digests of the subjects of a section, packed, as ``note`` was told. Why apart: they are far more than all else, and of few sections wanted."""
        return self._sections.said(place)

    def note(self, state: str, renewed: Renewed) -> None:
        """Keep what a store of this state holds."""
        self._sections.note(state.encode(), renewed)

    def slices(self, version: str, anew: bool) -> Slices:
        """What stages have made of the documents; with ``anew`` only what they make from now on."""
        return Slices(self._db, version, {key: row.digest for key, row in self.rows().items()}, anew)

    def extractions(self, prepared: Callable[[Extraction], Extraction]) -> Mapping[str, Extraction]:
        """All extractions, as they are when they are ``prepared``, by the keys of their documents and in the order of these."""
        return Extractions(self._db, list(self.rows()), prepared)


class Extractions(Mapping[str, Extraction]):
    """Extractions that are read when they are asked for first. Use ``Cache.extractions``."""

    def __init__(self, connection: sqlite3.Connection, keys: Sequence[str], prepared: Callable[[Extraction], Extraction]) -> None:
        self._db = connection
        self._read: dict[str, Extraction | None] = dict.fromkeys(keys)
        self._prepared = prepared

    def __getitem__(self, key: str) -> Extraction:
        found = self._read[key]
        if found is None:
            (data,) = self._db.execute("SELECT extraction FROM documents WHERE key = ?", (key,)).fetchone()
            found = self._read[key] = self._prepared(decode(_unpacked(data)))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def __contains__(self, key: object) -> bool:
        return key in self._read


LARGEST = 1 << 30
"""Bytes of an unpacked extraction: the largest document that is read makes a few hundred million."""
decode = msgspec.json.Decoder(Extraction).decode
"""An extraction from its JSON."""


def _unpacked(data: bytes) -> bytes:
    """JSON as it was put; older versions did not pack it."""
    if data.startswith(b"{"):
        return data
    stream = zlib.decompressobj()
    found = stream.decompress(data, LARGEST)
    if not stream.eof:
        raise zlib.error("an extraction is cut short, or larger than that of any document")
    return found


_OF_THE_SYSTEM = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
"""What SQLite says where the system does not let it read or write the file, whatever is in that."""


@contextmanager
def opened(folder: Path) -> Iterator[Cache]:
    """The cache of an output folder, made if need be; what was put is kept even if the run is cut off. Raises StoreError."""
    path = folder / CACHE
    try:
        connection = sqlite3.connect(path)
        try:
            connection.execute(_PAGES)
            connection.execute(_TABLE)
            connection.execute(SECTIONS)
            for table in (TABLE, *TABLES):
                connection.execute(table)
            cache = Cache(connection)
            try:
                yield cache
            finally:
                cache.commit()
        finally:
            connection.close()
    except (sqlite3.Error, zlib.error, msgspec.MsgspecError) as error:
        raise StoreError(_told(path, error)) from error


def _told(path: Path, error: Exception) -> str:
    """What has become of the file, and what to do. Only one that is damaged has to be given up."""
    shown, code = printable(str(path)), (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF  # the rest says more of the same
    if code == sqlite3.SQLITE_FULL:
        return f"{shown}: the disk is full: free some space and run this again (what was stored before is still there)"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"{shown} is in use by another program ({error}): run this again when that has ended"
    if code in _OF_THE_SYSTEM:
        return f"{shown} cannot be read or written ({error}): see to the disk, its quota and the rights to the file, then run this again"
    return f"{shown} cannot be used ({error}): build all documents into a new folder"


def holds_any(folder: Path) -> bool:
    """Whether documents are stored in an output folder."""
    if not (folder / CACHE).exists():
        return False
    with opened(folder) as cache:
        return bool(cache.rows())
