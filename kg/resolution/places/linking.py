"""Which place of the gazetteer a name means in its document, or none.

What decides, strongest first: what the text says contains the place ("Paris, Texas"; a ``located_in`` claim), countries and regions named in the same
sentence, those named elsewhere in the document and those of its unambiguous places, and how many people live there. Without anything in the text a
name means a big place that dwarfs its namesakes, or nothing: a small namesake never wins by itself.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter

from kg.gazetteer.names import plain
from kg.gazetteer.words import NAME_HEADS, ORGANIZATION_HEADS
from kg.model import Place
from kg.resolution.places.neighbours import Neighbours, kilometres

BIG = 100_000
"""People from which a place may be meant without anything in the text that speaks for it."""
DWARFS = 5
"""How many times as many people as the next candidate such a place must have."""
UNIQUE: Mapping[str, int] = {"City": 1_000, "Region": 2_000, "Country": 2_000, "Place": 10_000}
"""People from which a town that alone in the world has its name may be meant, by the class that the text gives it."""
SAME_SENTENCE = 1.5
SAME_DOCUMENT = 1.0
SPOKEN = 4.0
"""What speaks for a country whose people or other names the document names too"""
SAME_REGION = 2.0
"""How much more a region speaks for a place than its country does: it leaves fewer namesakes."""
SHORT = 3
CLEAR = 0.6
"""By how much (about the difference of a factor of four in people) the best must lead the next that lies elsewhere."""
SAME_AREA = 75.0
"""Kilometres within which two places of one name are one to a reader: a town, and the county or district around it."""
MISFIT: Mapping[str, float] = {"City": 1.5, "Country": 1.0, "Region": 0.5, "Place": 0.3}
"""What it costs a candidate not to be of the class that the text gives a name. Parsers take towns for regions more often than regions for towns."""
SETTING = 2.0
"""What speaks for the places of the country whose institutions the text names ("grand jury"), before anything else is known."""
ELSEWHERE = 2
"""How often a document must speak of other countries for a small town in yet another one not to be meant."""
KNOWN = 50_000
"""People of a town that is not small in that sense"""
VOTES = 3
"""Names of a document that must have a place in one region for that to be where its story plays."""
LEAD = 1
"""By how many names that region must lead the next."""
FEATURES: Mapping[str, frozenset[str]] = {
    "Country": frozenset(("country",)),
    "Region": frozenset(("region", "county")),
    "City": frozenset(("city",)),
    "NaturalFeature": frozenset(("natural",)),
    "Facility": frozenset(("facility",)),
    "Place": frozenset(("country", "region", "city", "natural", "facility")),
}
"""The gazetteer's features that a class of place means; buildings are linked where all the world knows them, natural features where somebody has imported them."""
_CLASSES = {"country": "Country", "region": "Region", "county": "Region", "city": "City", "natural": "NaturalFeature", "facility": "Facility"}
_LAND = frozenset(("country", "region", "county", "city"))
FAMOUS = 8.0
"""How likely a natural feature or region of the world is meant that is bundled for being well known."""
_WATERS = frozenset(word for word, kind in NAME_HEADS.items() if kind == "NaturalFeature")
COMMON = frozenset(NAME_HEADS) | ORGANIZATION_HEADS | {"republic", "kingdom", "state", "province", "capital"}
"""Words that call something in a text by its kind ("the Republic"), and seldom a small town that is called so"""
DIRECTIONS = frozenset("north south east west northern southern eastern western central".split())
_SPELT = {"st": "saint", "mt": "mount", "ft": "fort"}
_FOR_LONG = frozenset("city upon on am an der in sur".split())
"""Words behind a town's name that daily speech leaves out, with what follows."""


@dataclass(frozen=True)
class Context:
    """``containers`` are names and country codes that the text gives as containing the place; ``sentence`` and ``document`` count the country codes and
    (in plain letters) regions named there. ``own`` is the name in plain letters and ``kind`` its class in the text, ``capitals`` the people of the country that
    each capital rules, by GeoNames id, ``setting`` the codes of countries whose institutions the document names. ``alone`` is the code of the one country that
    all places of the name lie in, which ``document`` counts once for it, ``spoken`` are those of countries named by other words than this name."""

    containers: frozenset[str] = frozenset()
    sentence: Counter[str] = field(default_factory=Counter)
    document: Counter[str] = field(default_factory=Counter)
    neighbours: Neighbours = field(default_factory=lambda: Neighbours({}))
    own: str = ""
    kind: str = "Place"
    capitals: Mapping[int, int] = field(default_factory=dict)
    setting: frozenset[str] = frozenset()
    alone: str = ""
    spoken: frozenset[str] = frozenset()

    @cached_property
    def told(self) -> int:
        """How often the document names countries and regions."""
        return sum(self.document.values())

    @property
    def features(self) -> frozenset[str]:
        return FEATURES.get(self.kind, frozenset())


def likely(name: str, kind: str, candidates: Sequence[Place]) -> tuple[Place, ...]:
    """The candidates that ``name``, of class ``kind``, may mean in news: those called so today before those that bear it as a further (often former) name,
    nothing for short capitals ("EU", "BC") but countries, no further names for abbreviations, and nothing for directions ("the South")."""
    features = frozenset() if DIRECTIONS.issuperset(plain(name).split()) else FEATURES.get(kind, frozenset())
    if kind not in ("NaturalFeature", "Facility") and features:
        features = frozenset(("city", "natural")) if plain(name).split()[-1:] and plain(name).split()[-1] in _WATERS else features | _LAND
    bare = _spelt_out(plain(name))
    known = tuple(
        p
        for p in candidates
        if (p.feature in features and (p.feature == "country" or not (name.isupper() and len(bare) <= SHORT))) or (features and p.well_known)
    )
    own = tuple(p for p in known if _is_own(bare, p))
    meant = FEATURES.get(kind, frozenset())
    if any(p.feature in meant for p in own) or len(bare) <= SHORT or "." in name:
        return own
    return own + tuple(p for p in known if p not in own and (not own or (kind == "City" and p.feature == "city")))


def _is_own(bare: str, place: Place) -> bool:
    """Whether a place is called so today, or so for short ("New York City", "Newcastle upon Tyne"). Regions and countries have several names."""
    called = _spelt_out(plain(place.name))
    short = called.startswith(f"{bare} ") and called[len(bare) + 1 :].split()[0] in _FOR_LONG
    return called == bare or short or place.feature not in ("city", "county")


def _spelt_out(name: str) -> str:
    name = f"{name}unty" if name.endswith(" co") else name
    first, _, rest = name.partition(" ")
    return f"{_SPELT[first]} {rest}" if first in _SPELT else name


def choose(candidates: Sequence[Place], context: Context) -> Place | None:
    """The candidate that the context speaks for; None where it does not decide."""
    contained = [p for p in candidates if not context.containers.isdisjoint(containers_of(p))] if context.containers else []
    if contained:
        return min(contained, key=lambda p: (p.feature not in context.features, _order(p)))
    supported = [(0.0 if _is_outshone(p, candidates, context) else _support(p, context), p) for p in candidates]
    ranked = sorted([(-support - _prior(p, context), _order(p), p, support) for support, p in supported], key=itemgetter(0, 1))
    if not ranked:
        return None
    score, _, best, support = ranked[0]
    if _is_astray(best, context) or (context.own in COMMON and best.population < BIG and not best.well_known):
        return None
    others = ((worse, p) for worse, _, p, _ in ranked[1:] if not _same(best, p))
    rest = next(others, None)
    clear = rest is None or rest[0] - score >= CLEAR
    if support > 0 or not clear:
        return best if clear else None
    if best.well_known or (best.feature in ("country", "region") and best.feature in context.features and context.kind != "Place"):
        return best
    if rest is None:
        return best if best.feature != "city" or (best.population >= UNIQUE.get(context.kind, BIG) and plain(best.name) == context.own) else None
    dwarfs = best.population >= BIG and all(best.population >= DWARFS * max(1, p.population) for _, p in chain((rest,), others))
    return best if dwarfs else None


def _is_outshone(place: Place, candidates: Sequence[Place], context: Context) -> bool:
    """Whether nothing but its country, which the text names, speaks for a place, and another one of its name is a large town beside it: "U.S. officials met
    in Geneva". Among large towns only the capital of a country goes before others."""
    named = place.country_code in context.spoken - context.setting
    if place.feature != "city" or not named or _region_speaks(place, context):
        return False
    larger = [p for p in candidates if p.feature == "city" and p.population >= max(BIG, DWARFS * place.population)]
    return any(place.population < BIG or p.geonames_id in context.capitals for p in larger)


def _region_speaks(place: Place, context: Context) -> bool:
    """Whether the text names what is nearer to a place than its country."""
    around = {plain(name) for name in place.parents[:-1]} - {context.own}
    return any(name in context.document or name in context.sentence for name in around) or context.neighbours.support(place, context.own) > 0


def _is_astray(place: Place, context: Context) -> bool:
    """Whether it is a small town in a country that nothing else in the document speaks of, though it speaks of others: then something that no list holds is
    meant, or somebody."""
    if place.feature != "city" or place.population >= KNOWN or place.geonames_id in context.capitals or place.country_code in context.setting:
        return False
    told = {code: count - (code == context.alone) for code, count in context.document.items() if code.isupper()}
    return not told.get(place.country_code) and sum(told.values()) >= ELSEWHERE


def class_of(place: Place, kind: str) -> str:
    """The class of what a text calls a ``kind`` and means ``place`` by: a parser's guess gives way to the gazetteer, a class that is more precise does not."""
    return kind if kind not in FEATURES or (kind != "Place" and place.feature in FEATURES[kind]) else _CLASSES[place.feature]


@lru_cache(maxsize=1 << 14)
def containers_of(place: Place) -> frozenset[str]:
    """Country code and plain names of what contains a place."""
    around = (place.country_code, *(plain(name) for name in place.parents)) if place.feature != "country" else ()
    return frozenset(filter(None, around))


def entry_of(place: Place) -> tuple[int, str, str]:
    """What is the same for two places if they are one entry: the GeoNames id, or for what has none its country and name."""
    return (place.geonames_id, "", "") if place.geonames_id else (0, place.country_code, plain(place.name))


def region_of(place: Place) -> tuple[str, str] | None:
    """Country code and plain name of the region that a town or county lies in, where it is known."""
    return (place.country_code, plain(place.parents[0])) if len(place.parents) > 1 else None


def _order(place: Place) -> tuple[int, bool, int, str]:
    return -place.population, place.geonames_id == 0, place.geonames_id, place.name


def _prior(place: Place, context: Context) -> float:
    """How likely a place is meant before anything else is read: the power of ten of its people. A capital stands half way between its own and its
    country's, or for all of that where the text speaks of the country: news names it for its government too."""
    counted = math.log10(max(place.population, 1_000)) if place.feature != "region" or place.population else 5.0
    known = FAMOUS if place.well_known else counted
    ruled = context.capitals.get(place.geonames_id, 0)
    raised = max(0.0, math.log10(max(ruled, 1)) - known) / (1 if place.country_code in context.document else 2)
    return known + raised - MISFIT.get(context.kind, 0.0) * (place.feature not in context.features) + SETTING * (place.country_code in context.setting)


def _support(place: Place, context: Context) -> float:
    """How much of the text speaks for a candidate (0: nothing)."""
    if place.feature == "country":
        return SPOKEN * (place.country_code in context.spoken)
    document, sentence, own = context.document, context.sentence, context.own
    region = plain(place.parents[0]) if len(place.parents) > 1 else own
    said, beside = 0, False
    for name in containers_of(place):
        if name != own:
            said += document.get(name, 0)
            beside = beside or name in sentence
    share = said / context.told if said else 0.0
    closer = SAME_REGION * (region != own and (region in document or region in sentence))
    near = context.neighbours.support(place, own)
    return SAME_SENTENCE * beside + SAME_DOCUMENT * (share > 0) + share + closer + near


def _same(one: Place, other: Place) -> bool:
    """Whether two candidates are one place under two entries, or one within the other."""
    related = one.country_code == other.country_code or "country" in (one.feature, other.feature)
    return one.geonames_id == other.geonames_id != 0 or (related and kilometres(one, other) <= SAME_AREA)
