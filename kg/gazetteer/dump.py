"""A dump of GeoNames (``allCountries.txt``, ``XX.txt``, or the zip that holds it) as entries of an index.

Buildings and roads are left out: nothing is ever linked to them. Of the features the index keeps the four that names can mean: countries, regions and counties
(class A), towns (P), and natural features, seas and continents (H, T, V, U, L).
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import InputError
from kg.gazetteer.cities import key
from kg.gazetteer.index import Entry, Named

COLUMNS = 19
LONGEST = 100_000
"""Characters of a line; one longer is no place."""
_LATIN = 0x250
_SHORTEST = 4
"""Letters of a further name: shorter ones are codes of airports and the like."""
_COUNTRIES = frozenset("PCL PCLI PCLD PCLS PCLF PCLIX TERR".split())
_REGIONS = frozenset("ADM1 CONT RGN RGNE RGNL AREA".split())
_GONE = frozenset("PPLH PPLQ PPLW PPLCH PCLH RGNH".split())
"""Codes of what is no more."""


def entries(path: Path) -> Iterator[Named]:
    """The places of a dump with the keys of their names, in its order. Raises InputError, with the number of the line, where it is none."""
    with _opened(path) as lines:
        found = False
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            found = True
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != COLUMNS or len(line) > LONGEST:
                raise InputError(
                    f"{path}, line {number}: is no line of a GeoNames dump, which has {COLUMNS} columns with tabs between them"
                )
            yield from _entry(cells, f"{path}, line {number}")
        if not found:
            raise InputError(f"{path}: holds no place")


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[str]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as packed:
                yield _lines(io.TextIOWrapper(packed, "utf-8"), path)
        else:
            with path.open(encoding="utf-8") as plain:
                yield _lines(plain, path)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _lines(file: io.TextIOBase, path: Path) -> Iterator[str]:
    try:
        while line := file.readline(LONGEST + 1):
            yield line
    except (UnicodeDecodeError, zipfile.BadZipFile, EOFError):
        raise InputError(f"{path}: is damaged, or not UTF-8") from None


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The table in a zip: its largest text file, which lies beside a readme."""
    texts = [
        info for info in archive.infolist() if info.filename.lower().endswith(".txt") and not info.filename.lower().endswith("readme.txt")
    ]
    if not texts:
        raise InputError(f"{path}: holds no .txt file")
    return max(texts, key=lambda info: (info.file_size, info.filename))


def _entry(cells: list[str], where: str) -> Iterator[Named]:
    feature = _feature(cells[6], cells[7])
    if not feature or not cells[1]:
        return
    try:
        id_, latitude, longitude, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError:
        raise InputError(f"{where}: an id, a coordinate or a number of people is no number") from None
    if not (0 < id_ < 2**63 and -90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 <= population < 2**63):
        raise InputError(f"{where}: an id, a coordinate or a number of people is out of range")
    division = cells[10] if cells[7] == "ADM1" else ""
    yield Entry(id_, cells[1], latitude, longitude, cells[8], feature, population, cells[10], division), _keys(cells)


def _keys(cells: list[str]) -> tuple[str, ...]:
    others = (name for name in cells[3].split(",") if len(name) >= _SHORTEST and all(ord(letter) < _LATIN for letter in name))
    return tuple(sorted({key(name) for name in (cells[1], cells[2], *others)} - {""}))


def _feature(class_: str, code: str) -> str:
    if code in _GONE:
        return ""
    if class_ == "A":
        return (
            "country"
            if code in _COUNTRIES
            else "region"
            if code in _REGIONS
            else "county"
            if code.startswith("ADM") and not code.endswith("H")
            else ""
        )
    if class_ == "P":
        return "city"
    if class_ == "L":
        return "region" if code in _REGIONS else "natural" if code in ("PRK", "RESN", "RESW", "COAST") else ""
    return "natural" if class_ in ("H", "T", "V", "U") else ""
