"""Seas, ranges, deserts, regions and landmarks of the world that everybody knows by name and no list of divisions holds."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from kg.gazetteer.cities import key
from kg.gazetteer.words import rows
from kg.model import Place


def load_features(country_names: Mapping[str, str]) -> Mapping[str, tuple[Place, ...]]:
    """Key to the features of that name; those that we have placed ourselves have no GeoNames id (0). ``country_names`` are by code."""
    found: dict[str, list[Place]] = defaultdict(list)
    for names, country, feature, latitude, longitude, id_ in (*rows("features.tsv"), *rows("landmarks.tsv")):
        first, *_ = spellings = names.split("|")
        code = country.strip("-")
        parents = (country_names[code],) if code else ()
        place = Place(int(id_), first, float(latitude), float(longitude), code, feature, 0, parents, well_known=True)
        for name in spellings:
            found[key(name)].append(place)
    return {name: tuple(same) for name, same in found.items()}


def in_full(name: str, countries: Collection[str]) -> str:
    """The name of the feature that a text calls ``name`` for short, by the codes of the countries that it names: "Persian Gulf"; empty where none fits."""
    return next((full for full, codes in _short().get(key(name), ()) if not codes.isdisjoint(countries)), "")


@lru_cache(maxsize=1)
def _short() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for name, full, codes in rows("short_features.tsv"):
        found[key(name)].append((full, frozenset(codes.split("|"))))
    return {name: tuple(same) for name, same in found.items()}
