"""What stages of resolution keep of each document, and which documents have what, in ``documents.db`` (see ``kg.resolution.kept``).

Why row by row beside ``kg.flow.slices``: of ten thousand documents one more touches a few, and the rows of the others need not even be read.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")
_TABLE = "CREATE TABLE IF NOT EXISTS {} (stage TEXT, key TEXT, made BLOB NOT NULL, PRIMARY KEY (stage, key)) WITHOUT ROWID"
LEDGERS, BORNE = "ledgers", "borne"
TABLES = (_TABLE.format(LEDGERS), _TABLE.format(BORNE))
_encode = msgspec.msgpack.Encoder().encode
_GONE: Any = object()


class Ledger(Generic[T]):
    """See ``kg.resolution.kept.Ledger``. ``known`` says whether the table holds what was kept; else it is empty for who asks."""

    def __init__(self, connection: sqlite3.Connection, name: str, kind: type[T], known: bool, table: str = LEDGERS) -> None:
        self.known = known
        self._db, self._name, self._table = connection, name, table
        self._decode: Callable[[bytes], T] = msgspec.msgpack.Decoder(kind).decode
        self._row = f"SELECT made FROM {table} WHERE stage = ? AND key = ?"
        self._fresh: dict[str, T] = {}

    def get(self, key: str) -> T | None:
        made = self._fresh.get(key)
        if made is not None:
            return None if made is _GONE else made
        found = self._db.execute(self._row, (self._name, key)).fetchone() if self.known else None
        return self._decode(found[0]) if found else None

    def put(self, key: str, made: T) -> None:
        self._fresh[key] = made

    def drop(self, key: str) -> None:
        self._fresh[key] = _GONE

    def items(self) -> Iterator[tuple[str, T]]:
        found = self._db.execute(f"SELECT key, made FROM {self._table} WHERE stage = ?", (self._name,)) if self.known else ()
        kept = ((key, self._decode(made)) for key, made in found if key not in self._fresh)
        yield from sorted((*kept, *((key, made) for key, made in self._fresh.items() if made is not _GONE)), key=lambda item: item[0])

    def write(self) -> None:
        """Put what was kept into the table; for good when that is committed. Why it stays at hand: who writes a graph from nothing asks for it a dozen times."""
        fresh = sorted(self._fresh.items(), key=lambda item: item[0])
        if self.known:
            gone = ((self._name, key) for key, made in fresh if made is _GONE)
            self._db.executemany(f"DELETE FROM {self._table} WHERE stage = ? AND key = ?", gone)
        else:
            self._db.execute(f"DELETE FROM {self._table} WHERE stage = ?", (self._name,))
        how = "INSERT OR REPLACE" if self.known else "INSERT"
        rows = ((self._name, key, _encode(made)) for key, made in fresh if made is not _GONE)
        self._db.executemany(f"{how} INTO {self._table} VALUES (?, ?, ?)", rows)


class Bearers:
    """See ``kg.resolution.kept.Bearers``. A row for each term, with the keys of all that bear it."""

    def __init__(self, connection: sqlite3.Connection, name: str, known: bool) -> None:
        self._rows = Ledger(connection, name, list[str], known, BORNE)
        self._come: dict[str, list[str]] = {}
        self._gone: dict[str, set[str]] = {}

    @property
    def known(self) -> bool:
        return self._rows.known

    @known.setter
    def known(self, known: bool) -> None:
        self._rows.known = known

    def of(self, term: str) -> list[str]:
        return self._now(term, self._rows.get(term) or [])

    def _now(self, term: str, kept: list[str]) -> list[str]:
        come, gone = self._come.get(term), self._gone.get(term)
        if gone:
            kept = [key for key in kept if key not in gone]
        return sorted([*kept, *set(come).difference(kept)]) if come else kept  # what is sorted but for a few is sorted at once

    def add(self, key: str, terms: Iterable[str]) -> None:
        for term in terms:
            self._come.setdefault(term, []).append(key)
            if term in self._gone:
                self._gone[term].discard(key)

    def remove(self, key: str, terms: Iterable[str]) -> None:
        for term in terms:
            self._gone.setdefault(term, set()).add(key)
            if term in self._come:
                self._come[term] = [other for other in self._come[term] if other != key]

    def write(self) -> None:
        """See ``Ledger.write``."""
        for term in self._come.keys() | self._gone.keys():
            kept = self._rows.get(term) or []
            if (keys := self._now(term, kept)) and keys != kept:
                self._rows.put(term, keys)
            elif not keys:
                self._rows.drop(term)
        self._come, self._gone = {}, {}
        self._rows.write()
