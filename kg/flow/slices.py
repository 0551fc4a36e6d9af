"""What the stages of resolution have made before, in ``documents.db`` (see ``kg.resolution.kept``).

One row a stage and document, under a digest of all that it was made from: the program and the ontology, the document's extraction, and what the stage names
beside it. One row for what a stage makes of all documents together, under a digest of which documents these were; a row beside them lists these, so that it is
known which have come, gone or changed since. Why neither can go stale: a row of another digest is not read, whenever and by whichever run it was written.
"""

import sqlite3
from collections.abc import Callable, Mapping, Set
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from kg.flow.ledgers import Bearers, Ledger

if TYPE_CHECKING:
    from kg.resolution.kept import Whole

T = TypeVar("T")
TABLE = "CREATE TABLE IF NOT EXISTS slices (stage TEXT, key TEXT, digest BLOB NOT NULL, made BLOB NOT NULL, PRIMARY KEY (stage, key)) WITHOUT ROWID"
WHOLE = ""
"""The key of what a stage makes of all documents: no document has such a key."""
_SOURCES = "sources"
"""The stage whose outcome is the list of all documents"""
_HELD = b"\x02"
"""What stands in the row of a stage that keeps its outcomes row by row, in the form of now"""
_encode = msgspec.msgpack.Encoder().encode


class Slices:
    """``version`` stands for all that every stage depends on beside the documents, ``sources`` gives the digest of each document's extraction by its key.
    With ``anew`` nothing that was kept is read."""

    def __init__(self, connection: sqlite3.Connection, version: str, sources: Mapping[str, str], anew: bool = False) -> None:
        self._db = connection
        self._version = version
        self._sources = sources
        self._anew = anew
        self._known: dict[str, dict[str, tuple[bytes, bytes]]] = {}
        self._fresh: dict[str, dict[str, tuple[bytes, bytes]]] = {}
        self._rowwise: list[Ledger[Any] | Bearers] = []
        self._documents = self._row(_SOURCES)
        self._now = _encode(dict(sources))
        self._was_of, self._is_of = (blake2b(documents, digest_size=16).digest() for documents in (self._documents, self._now))
        self._before = msgspec.msgpack.decode(self._documents, type=dict[str, str]) if self._documents else {}
        self._changed = frozenset(key for key, _ in self._before.items() ^ sources.items())

    def state(self, key: str) -> str:
        """See ``kg.resolution.kept``."""
        return self._sources[key]

    def stage(self, name: str, kind: type[T]) -> Callable[[str, Callable[[], T], Any], T]:
        """See ``kg.resolution.kept``."""
        rows = self._db.execute("SELECT key, digest, made FROM slices WHERE stage = ?", (name,))
        known = self._known[name] = {key: (digest, made) for key, digest, made in rows}
        fresh = self._fresh[name] = {}
        decode = msgspec.msgpack.Decoder(kind).decode

        def recall(key: str, make: Callable[[], T], beside: Any) -> T:
            basis = f"{self._version} {self._sources[key]} {beside!r}"
            digest = _digest(basis)
            before = known.pop(key, None)
            if before and before[0] == digest and not self._anew:
                return decode(before[1])
            made = make()
            fresh[key] = digest, _encode(made)
            return made

        return recall

    def some(self, name: str, kind: type[T]) -> Callable[[str, Callable[[], T], Any], T]:
        """See ``kg.resolution.kept``."""
        fresh: dict[str, tuple[bytes, bytes]] = {}
        self._fresh[name] = fresh
        self._known[name] = dict.fromkeys(self._before.keys() - self._sources.keys(), (b"", b""))
        if not self._before:
            self._db.execute("DELETE FROM slices WHERE stage = ?", (name,))
        decode = msgspec.msgpack.Decoder(kind).decode

        def recall(key: str, make: Callable[[], T], beside: Any) -> T:
            digest = _digest(f"{self._version} {self._sources[key]} {beside!r}")
            kept = self._row(name, digest, key)
            if kept:
                return decode(kept)
            made = make()
            fresh[key] = digest, _encode(made)
            return made

        return recall

    def whole(self, name: str, kind: type[T], beside: Any = None) -> "Whole[T]":
        """See ``kg.resolution.kept``."""
        from kg.resolution.kept import Whole

        basis = f"{self._version} {beside!r} "

        def keep(made: T) -> None:
            self._fresh[name] = {WHOLE: (_digest(basis, self._is_of), _encode(made))}
            self._known[name] = {}

        kept = self._row(name, _digest(basis, self._was_of)) if self._documents else b""
        return Whole(msgspec.msgpack.decode(kept, type=kind) if kept else None, self._changed, keep)

    @property
    def changed(self) -> Set[str]:
        """See ``kg.resolution.kept``."""
        return self._changed

    @property
    def outdated(self) -> bool:
        """Whether documents have come, gone or changed since a graph was made of them, as far as it was kept of which."""
        return bool(self._documents and self._changed)

    def ledger(self, name: str, kind: type[T], beside: Any = None) -> Ledger[T]:
        """See ``kg.resolution.kept``."""
        made = Ledger(self._db, name, kind, self._stands(name, beside))
        self._rowwise.append(made)
        return made

    def bearers(self, name: str, beside: Any = None) -> Bearers:
        """See ``kg.resolution.kept``."""
        made = Bearers(self._db, name, self._stands(name, beside))
        self._rowwise.append(made)
        return made

    def _stands(self, name: str, beside: Any) -> bool:
        """Whether what was kept row by row is of the documents that were there the last time, and of the same version."""
        basis = f"{self._version} {beside!r} "
        kept = bool(self._documents) and self._row(name, _digest(basis, self._was_of)) == _HELD
        self._fresh[name] = {WHOLE: (_digest(basis, self._is_of), _HELD)}
        self._known[name] = {}
        if not kept:
            self._db.execute("DELETE FROM slices WHERE stage = ?", (name,))  # an older version kept a row a document
        return kept

    def _row(self, name: str, digest: bytes | None = None, key: str = WHOLE) -> bytes:
        """What was made of one document, or all; nothing where there is none, or none of such a ``digest``."""
        found = (
            None if self._anew else self._db.execute("SELECT digest, made FROM slices WHERE stage = ? AND key = ?", (name, key)).fetchone()
        )
        return found[1] if found and digest in (None, found[0]) else b""

    def write(self) -> None:
        """Put what was made into the table, and take out what nobody has asked for; for good when that is committed. In the order of the keys, so that the file's
        bytes do not tell in which order they were asked for."""
        for rows in self._rowwise:
            rows.write()
        self._db.execute("DROP TABLE IF EXISTS bearers")  # of a version that kept a row for each bearer
        self._known[_SOURCES], self._fresh[_SOURCES] = {}, {WHOLE: (b"", self._now)}
        for name, fresh in self._fresh.items():
            known = self._known[name]
            self._db.executemany("DELETE FROM slices WHERE stage = ? AND key = ?", ((name, key) for key in sorted(known.keys() - fresh.keys())))
            self._db.executemany("INSERT OR REPLACE INTO slices VALUES (?, ?, ?, ?)", ((name, key, *row) for key, row in sorted(fresh.items())))
            known.clear()  # recall of a stage holds both, and nobody asks for either any more
            fresh.clear()
        self._known, self._fresh = {}, {}


def _digest(basis: str, documents: bytes = b"") -> bytes:
    return blake2b(basis.encode("utf-8", "surrogatepass") + documents, digest_size=16).digest()
