"""What stages of resolution keep of each document, and which documents have what, in ``documents.db`` (see ``kg.resolution.kept``).

Why row by row beside ``kg.flow.slices``: of ten thousand documents one more touches a few, and the rows of the others need not even be read.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
TABLES = (
    "CREATE TABLE IF NOT EXISTS ledgers (stage TEXT, key TEXT, made BLOB NOT NULL, PRIMARY KEY (stage, key)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS bearers (stage TEXT, term TEXT, key TEXT, PRIMARY KEY (stage, term, key)) WITHOUT ROWID",
)
_encode = msgspec.msgpack.Encoder().encode


class Ledger(Generic[T]):
    """See ``kg.resolution.kept.Ledger``. ``known`` says whether the table holds what was kept; else it is empty for who asks."""

    def __init__(self, connection: sqlite3.Connection, name: str, kind: type[T], known: bool) -> None:
        self.known = known
        self._db, self._name = connection, name
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._fresh: dict[str, T | None] = {}

    def get(self, key: str) -> T | None:
        if key in self._fresh:
            return self._fresh[key]
        found = (
            self._db.execute("SELECT made FROM ledgers WHERE stage = ? AND key = ?", (self._name, key)).fetchone() if self.known else None
        )
        return self._decode(found[0]) if found else None

    def put(self, key: str, made: T) -> None:
        self._fresh[key] = made

    def drop(self, key: str) -> None:
        self._fresh[key] = None

    def items(self) -> Iterator[tuple[str, T]]:
        found = self._db.execute("SELECT key, made FROM ledgers WHERE stage = ?", (self._name,)) if self.known else ()
        kept = ((key, self._decode(made)) for key, made in found if key not in self._fresh)
        yield from sorted((*kept, *((key, made) for key, made in self._fresh.items() if made is not None)), key=lambda item: item[0])

    def write(self) -> None:
        """Put what was kept into the table; for good when that is committed."""
        if not self.known:
            self._db.execute("DELETE FROM ledgers WHERE stage = ?", (self._name,))
        gone = ((self._name, key) for key, made in self._fresh.items() if made is None)
        self._db.executemany("DELETE FROM ledgers WHERE stage = ? AND key = ?", gone)
        rows = ((self._name, key, _encode(made)) for key, made in sorted(self._fresh.items()) if made is not None)
        self._db.executemany("INSERT OR REPLACE INTO ledgers VALUES (?, ?, ?)", rows)


class Bearers:
    """See ``kg.resolution.kept.Bearers``."""

    def __init__(self, connection: sqlite3.Connection, name: str, known: bool) -> None:
        self.known = known
        self._db, self._name = connection, name
        self._come: dict[str, set[str]] = defaultdict(set)
        self._gone: dict[str, set[str]] = defaultdict(set)

    def of(self, term: str) -> list[str]:
        rows = self._db.execute("SELECT key FROM bearers WHERE stage = ? AND term = ?", (self._name, term)) if self.known else ()
        kept = {key for (key,) in rows}
        return sorted((kept - self._gone.get(term, set())) | self._come.get(term, set()))

    def add(self, key: str, terms: Iterable[str]) -> None:
        for term in terms:
            self._come[term].add(key)
            self._gone[term].discard(key)

    def remove(self, key: str, terms: Iterable[str]) -> None:
        for term in terms:
            self._gone[term].add(key)
            self._come[term].discard(key)

    def write(self) -> None:
        """See ``Ledger.write``."""
        if not self.known:
            self._db.execute("DELETE FROM bearers WHERE stage = ?", (self._name,))
        for statement, changes in (
            ("DELETE FROM bearers WHERE stage = ? AND term = ? AND key = ?", self._gone),
            ("INSERT OR IGNORE INTO bearers VALUES (?, ?, ?)", self._come),
        ):
            self._db.executemany(statement, ((self._name, term, key) for term in sorted(changes) for key in sorted(changes[term])))
