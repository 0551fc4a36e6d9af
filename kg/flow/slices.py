"""What the stages of resolution have made of single documents, in ``documents.db`` (see ``kg.resolution.kept``).

One row a stage and document, under a digest of all that it was made from: the program and the ontology, the document's extraction, and what the stage names
beside it. Why it cannot go stale: a row of another digest is not read, whenever and by whichever run it was written.
"""

import sqlite3
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
TABLE = "CREATE TABLE IF NOT EXISTS slices (stage TEXT, key TEXT, digest BLOB NOT NULL, made BLOB NOT NULL, PRIMARY KEY (stage, key)) WITHOUT ROWID"
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

    def stage(self, name: str, kind: type[T]) -> Callable[[str, Callable[[], T], Any], T]:
        """See ``kg.resolution.kept``."""
        rows = self._db.execute("SELECT key, digest, made FROM slices WHERE stage = ?", (name,))
        known = self._known[name] = {key: (digest, made) for key, digest, made in rows}
        fresh = self._fresh[name] = {}
        decode = msgspec.msgpack.Decoder(kind).decode

        def recall(key: str, make: Callable[[], T], beside: Any) -> T:
            basis = f"{self._version} {self._sources[key]} {beside!r}"
            digest = blake2b(basis.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            before = known.pop(key, None)
            if before and before[0] == digest and not self._anew:
                return decode(before[1])
            made = make()
            fresh[key] = digest, _encode(made)
            return made

        return recall

    def write(self) -> None:
        """Put what was made into the table, and take out what nobody has asked for; for good when that is committed."""
        for name, fresh in self._fresh.items():
            gone = self._known[name].keys() - fresh.keys()
            self._db.executemany("DELETE FROM slices WHERE stage = ? AND key = ?", ((name, key) for key in gone))
            self._db.executemany("INSERT OR REPLACE INTO slices VALUES (?, ?, ?, ?)", ((name, key, *row) for key, row in fresh.items()))
