"""Seas, ranges, deserts and regions of the world that everybody knows by name and no list of divisions holds."""

from collections import defaultdict
from collections.abc import Mapping

from kg.gazetteer.cities import key
from kg.gazetteer.words import rows
from kg.model import Place


def load_features(country_names: Mapping[str, str]) -> Mapping[str, tuple[Place, ...]]:
    """Key to the features of that name; those that we have placed ourselves have no GeoNames id (0). ``country_names`` are by code."""
    found: dict[str, list[Place]] = defaultdict(list)
    for names, country, feature, latitude, longitude, id_ in rows("features.tsv"):
        first, *_ = spellings = names.split("|")
        code = country.strip("-")
        parents = (country_names[code],) if code else ()
        place = Place(int(id_), first, float(latitude), float(longitude), code, feature, 0, parents, well_known=True)
        for name in spellings:
            found[key(name)].append(place)
    return {name: tuple(same) for name, same in found.items()}
