"""Numbers that are kept of each document and looked at for all documents at once, column by column.

They are kept chunk by chunk of documents, so that one more document writes one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kg.resolution.kept import Kept

Column = NDArray[Any]
PREFIX = 2
"""Characters of documents' keys that those of one chunk have in common"""


class Chunk(Struct, frozen=True, array_like=True):
    """The columns of some documents one after the other, in the order of their keys, and how long each document's are (32-bit numbers)."""

    keys: tuple[str, ...]
    lengths: tuple[bytes, ...]
    columns: tuple[bytes, ...]


@dataclass(frozen=True)
class Table:
    """The columns of all documents, one after the other in the order of their keys; ``lengths`` are how long each document's are, by column."""

    keys: list[str]
    lengths: tuple[Column, ...]
    columns: tuple[Column, ...]


class Columns:
    """Columns of the given ``types`` (as numpy knows them). ``known`` as of a ledger."""

    def __init__(self, kept: Kept, name: str, types: Sequence[str]) -> None:
        self._chunks = kept.ledger(name, Chunk)
        self._types = tuple(types)
        self._read: dict[str, dict[str, tuple[Column, ...]]] = {}
        self._changed: set[str] = set()
        self.known = self._chunks.known

    def get(self, key: str) -> tuple[Column, ...]:
        """The columns of a document; empty ones where it has none."""
        return self._chunk(key[:PREFIX]).get(key) or tuple(np.zeros(0, kind) for kind in self._types)

    def put(self, key: str, columns: Sequence[Column] | None) -> None:
        """What a document has now; None where it is gone."""
        here = self._chunk(key[:PREFIX])
        self._changed.add(key[:PREFIX])
        here.pop(key, None)
        if columns is not None:
            here[key] = tuple(column.astype(kind) for column, kind in zip(columns, self._types, strict=True))

    def table(self) -> Table:
        """What all documents have now."""
        for name in self._changed:
            here = sorted(self._read[name].items())
            if here:
                of = [[columns[n] for _, columns in here] for n in range(len(self._types))]
                sizes = (np.array([len(column) for column in column_of], "<i4").tobytes() for column_of in of)
                made = (np.concatenate(column_of).tobytes() for column_of in of)
                self._chunks.put(name, Chunk(tuple(key for key, _ in here), tuple(sizes), tuple(made)))
            else:
                self._chunks.drop(name)
        self._changed.clear()
        rows = [chunk for _, chunk in self._chunks.items()]
        lengths = tuple(np.frombuffer(b"".join([row.lengths[n] for row in rows]), "<i4").astype(np.int64) for n in range(len(self._types)))
        columns = tuple(np.frombuffer(b"".join([row.columns[n] for row in rows]), kind) for n, kind in enumerate(self._types))
        return Table([key for row in rows for key in row.keys], lengths, columns)

    def _chunk(self, name: str) -> dict[str, tuple[Column, ...]]:
        found = self._read.get(name)
        if found is None:
            found = self._read[name] = {}
            row = self._chunks.get(name)
            if row:
                ends = [np.cumsum(np.frombuffer(lengths, "<i4"))[:-1] for lengths in row.lengths]
                parts = [np.split(np.frombuffer(column, kind), end) for column, kind, end in zip(row.columns, self._types, ends, strict=True)]
                found.update((key, columns) for key, *columns in zip(row.keys, *parts, strict=True))
        return found
