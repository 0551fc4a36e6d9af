"""What the store holds by digests, in ``documents.db``: section by section, read only where it is asked for (see ``kg.store.rdf.renewing``)."""

import sqlite3
from collections.abc import ItemsView, Iterator, Mapping

from kg.store.rdf.renewing import Noted, Place, Renewed

SECTIONS = """CREATE TABLE IF NOT EXISTS sections (
    graph TEXT, section TEXT, digest BLOB NOT NULL, subjects BLOB NOT NULL, PRIMARY KEY (graph, section)
) WITHOUT ROWID"""
_STATE = ("state", "")
"""The row that says of which state of the store the others are: no graph has such a name."""
_DIGEST = "SELECT digest FROM sections WHERE graph = ? AND section = ?"


class Sections(Mapping[Place, Noted]):
    """The digests of all sections, without those of their subjects."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def __getitem__(self, place: Place) -> Noted:
        found = self._db.execute(_DIGEST, place).fetchone()
        if found is None or place == _STATE:
            raise KeyError(place)
        return Noted(found[0])

    def __iter__(self) -> Iterator[Place]:
        return (place for place in self._db.execute("SELECT graph, section FROM sections") if place != _STATE)

    def items(self) -> ItemsView[Place, Noted]:
        """All of them, read at once."""
        rows = self._db.execute("SELECT graph, section, digest FROM sections")
        return {(graph, section): Noted(digest) for graph, section, digest in rows if (graph, section) != _STATE}.items()

    def __len__(self) -> int:
        (found,) = self._db.execute("SELECT count(*) FROM sections WHERE graph != ?", _STATE[:1]).fetchone()
        return int(found)

    def is_of(self, state: bytes) -> bool:
        """Whether they are of this state of the store."""
        found: tuple[object] | None = self._db.execute(_DIGEST, _STATE).fetchone()
        return found == (state,)

    def said(self, place: Place) -> bytes:
        """The digests of the subjects of a section, packed; nothing of one that is not noted."""
        found = self._db.execute("SELECT subjects FROM sections WHERE graph = ? AND section = ?", place).fetchone()
        return bytes(found[0]) if found else b""

    def note(self, state: bytes, renewed: Renewed) -> None:
        """Put what a store of this state holds in the place of what it held."""
        self._db.execute("DROP TABLE IF EXISTS written")  # of a version that kept more of the same
        if renewed.gone is None:
            self._db.execute("DELETE FROM sections")
        else:
            self._db.executemany("DELETE FROM sections WHERE graph = ? AND section = ?", sorted(renewed.gone))
        fresh = {**renewed.fresh, _STATE: Noted(state)}
        self._db.executemany("INSERT OR REPLACE INTO sections VALUES (?, ?, ?, ?)", ((*place, *noted) for place, noted in sorted(fresh.items())))
