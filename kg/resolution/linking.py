"""Which place of the gazetteer a name means in its document, or none.

What decides, strongest first: what the text says contains the place ("Paris, Texas"; a ``located_in`` claim), countries and regions named in the same
sentence, those named elsewhere in the document and those of its unambiguous places, and how many people live there. Without anything in the text a
name means a big place that dwarfs its namesakes, or nothing: a small namesake never wins by itself.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.gazetteer.names import plain
from kg.model import Place

BIG = 100_000
"""People from which a place may be meant without anything in the text that speaks for it."""
DWARFS = 5
"""How many times as many people as the next candidate such a place must have."""
SAME_SENTENCE = 2.0
SAME_DOCUMENT = 1.0
SAME_REGION = 2.0
"""How much more a region speaks for a place than its country does: it leaves fewer namesakes."""
SHORT = 3
CLEAR = 0.6
"""By how much (about the difference of a factor of four in people) the best must lead the next of another country."""
VOTES = 3
"""Names of a document that must have a place in one region for that to be where its story plays."""
LEAD = 1
"""By how many names that region must lead the next."""
FEATURES: Mapping[str, frozenset[str]] = {
    "Country": frozenset(("country",)),
    "Region": frozenset(("region", "county")),
    "City": frozenset(("city",)),
    "NaturalFeature": frozenset(("natural",)),
    "Place": frozenset(("country", "region", "county", "city", "natural")),
}
"""The gazetteer's features that a class of place may have; buildings are never linked, natural features only where somebody has imported them."""


@dataclass(frozen=True)
class Context:
    """``containers`` are names and country codes that the text gives as containing the place; ``sentence`` and ``document`` count the country codes and
    (in plain letters) regions named there."""

    containers: frozenset[str] = frozenset()
    sentence: Counter[str] = field(default_factory=Counter)
    document: Counter[str] = field(default_factory=Counter)


def likely(name: str, candidates: Sequence[Place]) -> tuple[Place, ...]:
    """The candidates that ``name`` may mean in news: those called so today before those that bear it as a further (often former) name, nothing for
    short capitals ("EU", "BC") but countries, and no further names for abbreviations."""
    bare = _saint(plain(name))
    known = tuple(p for p in candidates if p.feature == "country" or not (name.isupper() and len(bare) <= SHORT))
    own = tuple(p for p in known if _saint(plain(p.name)) == bare or p.feature != "city")
    return own or tuple(p for p in known if len(bare) > SHORT and "." not in name)


def _saint(name: str) -> str:
    return "saint " + name[3:] if name.startswith("st ") else name


def choose(candidates: Sequence[Place], context: Context) -> Place | None:
    """The candidate that the context speaks for; None where it does not decide."""
    contained = [p for p in candidates if not context.containers.isdisjoint(containers_of(p))]
    if contained:
        return _first(contained)
    ranked = sorted(((_support(p, context) + _prior(p), _order(p), p) for p in candidates), key=lambda r: (-r[0], r[1]))
    if not ranked:
        return None
    score, _, best = ranked[0]
    rest = [(s, p) for s, _, p in ranked[1:] if not _same(best, p)]
    if _support(best, context) > 0:
        return best if not rest or score - rest[0][0] >= CLEAR else None
    if best.feature == "country" or (best.feature == "region" and not rest):
        return best
    dwarfs = all(best.population >= DWARFS * max(1, p.population) for _, p in rest)
    return best if best.population >= BIG and dwarfs else None


def containers_of(place: Place) -> set[str]:
    """Country code and plain names of what contains a place."""
    around = {place.country_code, *(plain(name) for name in place.parents)} if place.feature != "country" else set()
    return around - {""}


def region_of(place: Place) -> tuple[str, str] | None:
    """Country code and plain name of the region that a town or county lies in, where it is known."""
    return (place.country_code, plain(place.parents[0])) if len(place.parents) > 1 else None


def _first(places: Iterable[Place]) -> Place:
    return min(places, key=_order)


def _order(place: Place) -> tuple[int, bool, int, str]:
    return -place.population, place.geonames_id == 0, place.geonames_id, place.name


def _prior(place: Place) -> float:
    return math.log10(max(place.population, 1_000)) if place.feature != "region" or place.population else 5.0


def _support(place: Place, context: Context) -> float:
    """How much of the text speaks for a candidate (0: nothing)."""
    if place.feature == "country":
        return 0.0
    around = containers_of(place)
    region = {plain(place.parents[0])} if len(place.parents) > 1 else set()
    total = sum(context.document.values())
    share = sum(context.document[name] for name in around) / total if total else 0.0
    closer = SAME_REGION * (any(context.sentence[name] for name in region) + any(context.document[name] for name in region))
    return SAME_SENTENCE * any(context.sentence[name] for name in around) + SAME_DOCUMENT * (share > 0) + share + closer


def _same(one: Place, other: Place) -> bool:
    """Whether two candidates are one place under two entries (a city and the region around it count as one only by id)."""
    return one.geonames_id == other.geonames_id and one.geonames_id != 0
