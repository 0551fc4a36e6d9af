"""Regions and counties of the world: the first- and second-level divisions of GeoNames that have a town, in the middle of their towns.

The table beside this module is made by ``tools/divisions.py``, which says where it comes from; ``large_divisions.tsv`` corrects those whose towns lie at one end.
"""

import gzip
import zlib
from collections.abc import Iterator

from kg.gazetteer.cities import key
from kg.gazetteer.index import Entry, Named
from kg.gazetteer.words import DATA, rows

_FILE = DATA / "divisions.tsv.gz"
_LARGE = "large_divisions.tsv"
_KINDS = frozenset("republic respublika oblast province state region governorate prefecture".split())
"""Words in names of regions that English news leaves out: "Dagestan, Respublika"."""


def divisions() -> Iterator[Named]:
    """All divisions as entries of an index: regions on the first level, counties on the second."""
    large = {id_: (latitude, longitude) for id_, _, latitude, longitude in rows(_LARGE)}
    with gzip.open(_FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                id_, name, others, country, first, level, latitude, longitude, people = line.rstrip("\n").split("\t")
                region = level == "1"
                latitude, longitude = large.get(id_, (latitude, longitude))
                place = (float(latitude), float(longitude), country, "region" if region else "county", int(people), first)
                keys = {key(spelling) for spelling in (name, *others.split("|"))}
                shorter = {" ".join(words) for k in keys if region and (words := [w for w in k.split() if w not in _KINDS])}
                yield Entry(int(id_), name, *place, first if region else ""), tuple(sorted((keys | shorter) - {""}))


def version() -> str:
    """8 hex digits that change with the tables."""
    return f"{zlib.crc32((DATA / _LARGE).read_bytes(), zlib.crc32(_FILE.read_bytes())):08x}"
