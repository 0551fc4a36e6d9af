"""Places on disk, by name: an SQLite file that is built once and answers at once, however many places it holds.

Three of them are used: the towns of the bundled data, and its small towns with the regions, both in the user's cache; and what ``kg gazetteer`` has imported, in
the user's data folder.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from kg.errors import InputError
from kg.folders import cached, kept

FORMAT = "1"
NAMED = "KG_GAZETTEER"
"""Environment variable that names the file of the imported places; empty: there are none."""
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL, country TEXT NOT NULL,
                     feature TEXT NOT NULL, population INTEGER NOT NULL, admin1 TEXT NOT NULL, division TEXT NOT NULL);
CREATE INDEX divisions ON places (country, division) WHERE division <> '';
CREATE TABLE names (key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class Entry(Struct, frozen=True):
    """One place. ``admin1`` is GeoNames' code of its first-level division within ``country``, ``division`` the same for what is such a division itself."""

    id: int
    name: str
    latitude: float
    longitude: float
    country: str
    feature: str
    population: int
    admin1: str = ""
    division: str = ""


Named = tuple[Entry, tuple[str, ...]]
"""A place and the keys of all its names."""
Places = Iterator[Named]


def imported() -> Path | None:
    """The file of the imported places, whether it is there or not; None where the environment forbids one."""
    if NAMED in os.environ:
        return Path(os.environ[NAMED]) if os.environ[NAMED] else None
    return kept("gazetteer.db")


def build(path: Path, places: Iterable[Named], before: Path | None = None) -> int:
    """Write an index of ``places`` to ``path``, at once or not at all, on top of what the index ``before`` holds; how many places it has now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(descriptor)
    fresh = Path(name)
    try:
        with closing(sqlite3.connect(fresh)) as database:
            if before is not None:
                with closing(sqlite3.connect(before)) as old:
                    old.backup(database)
            else:
                database.executescript(_TABLES)
            count = _fill(database, places)
        fresh.replace(path)
        return count
    finally:
        fresh.unlink(missing_ok=True)


def in_memory(places: Iterable[Named]) -> sqlite3.Connection:
    """The same where nothing can be written."""
    database = sqlite3.connect(":memory:")
    database.executescript(_TABLES)
    _fill(database, places)
    return database


def _fill(database: sqlite3.Connection, places: Iterable[Named]) -> int:
    database.execute("PRAGMA synchronous = OFF")  # the file is put into its place only when it is whole
    for entry, keys in places:
        cells = (entry.id, entry.name, entry.latitude, entry.longitude, entry.country, entry.feature, entry.population, entry.admin1)
        database.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*cells, entry.division))
        database.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", ((key, entry.id) for key in keys))
    (count,) = database.execute("SELECT count(*) FROM places").fetchone()
    database.execute("INSERT OR REPLACE INTO about VALUES ('digest', ?)", (_digest(database),))
    database.execute("INSERT OR REPLACE INTO about VALUES ('format', ?)", (FORMAT,))
    database.execute("INSERT OR REPLACE INTO about VALUES ('places', ?)", (str(count),))
    database.commit()
    return int(count)


def _digest(database: sqlite3.Connection) -> str:
    """Of all that the index holds, so that a graph knows what it was made with."""
    found = hashlib.sha256()
    for table in ("places", "names"):
        for row in database.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
            found.update(repr(row).encode("utf-8", "replace"))
    return found.hexdigest()[:16]


class Index:
    """An index, read-only. Opened at the first question, in the process that asks."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path) -> "Index":
        """The index at ``path``. Raises InputError where it is none, or of another version."""
        try:
            database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            known = dict(database.execute("SELECT name, value FROM about"))
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise InputError(f"{path}: the imported places are damaged ({error}): import them again with 'kg gazetteer FILE'") from None
        if known.get("format") != FORMAT:
            raise InputError(f"{path}: was imported by another version of kg: import it again with 'kg gazetteer FILE'")
        return cls(database)

    def about(self, name: str) -> str:
        """ "digest" or "places"."""
        found = self._database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def named(self, key: str) -> Iterator[Entry]:
        """The places of that name."""
        for row in self._database.execute("SELECT p.* FROM names n JOIN places p USING (id) WHERE n.key = ? ORDER BY p.id", (key,)):
            yield Entry(*row)

    def entry(self, id_: int) -> Entry | None:
        """The place with that GeoNames id."""
        row = self._database.execute("SELECT * FROM places WHERE id = ?", (id_,)).fetchone()
        return Entry(*row) if row else None

    def inside(self, country: str) -> Iterator[Entry]:
        """The places of a country."""
        for row in self._database.execute("SELECT * FROM places WHERE country = ? ORDER BY id", (country,)):
            yield Entry(*row)

    def division(self, country: str, code: str) -> str:
        """The name of a country's first-level division."""
        query = "SELECT name FROM places WHERE country = ? AND division = ? AND division <> '' ORDER BY id"
        row = self._database.execute(query, (country, code)).fetchone()
        return str(row[0]) if row else ""


def bundled(name: str, places: Callable[[], Iterable[Named]]) -> Index:
    """The index of that name in the user's cache, made of ``places`` if it is not there."""
    path = cached(name)
    try:
        if not path.exists():
            build(path, places())
        return Index.open(path)
    except (OSError, InputError):  # nothing can be written there, or something else lies there
        return Index(in_memory(places()))
