"""Which entries of the gazetteer a name of a place may mean in its document, before all that the document says chooses among them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.gazetteer import Gazetteer
from kg.gazetteer.features import in_full
from kg.gazetteer.names import plain
from kg.model import Entity, Place
from kg.ontology.terms import Ontology
from kg.resolution.places.heads import is_street, shared_head
from kg.resolution.places.linking import BIG, DIRECTIONS, FEATURES, likely, region_of

_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})? ?(?:\([A-Z][\w ./]*\) ?)?(?:[-–—]|--)")
_BEHIND = re.compile(r", ((?:North |South |New |West )?[A-Z][a-z.]+)")
_STOPS = frozenset(".,;:!?)")
_PEOPLES = frozenset("arab latin nordic slavic hispanic semitic".split())
"""Words for people of many countries, which are towns somewhere"""
HOME = 2
"""Names of a document that must have a place in a region for its name not to be a country's ("Georgia")"""


@dataclass(frozen=True)
class Candidates:
    """Of one document: its ``entities``, and the codes of the ``countries`` that it names, or whose people, with its words for that in plain letters."""

    gazetteer: Gazetteer
    ontology: Ontology
    text: str
    entities: Sequence[Entity]
    countries: Collection[tuple[str, str]]
    _meant: dict[str, tuple[Place, ...]] = field(default_factory=dict, init=False, compare=False)

    def of(self, entity: Entity) -> tuple[Place, ...]:
        """What a name may mean; nothing for what is never linked (a building, a former state), one where nothing is left open."""
        known = self._meant.get(entity.id)
        if known is None:
            known = self._meant[entity.id] = self._found(entity)
        return known

    def _found(self, entity: Entity) -> tuple[Place, ...]:
        country = self.gazetteer.country(entity.country or entity.name) if self.ontology.is_a(entity.kind, "Country") else None
        if country:
            return (_located(self.gazetteer, country),)
        kind = "Country" if self.ontology.is_a(entity.kind, "Country") else entity.kind
        if kind not in FEATURES or (kind == "Place" and self.gazetteer.seat_of_government(entity.name)):
            return ()
        if self._is_former(entity.name):
            return self._shared(entity.name)
        state = self.gazetteer.abbreviated(entity.name) if "." in entity.name else None
        if state:
            return (_located(self.gazetteer, state),)
        if not self.gazetteer.region(entity.name) and is_street(self.text, entity.mentions):
            return ()
        head = shared_head(self.text, entity.mentions)
        if not head and DIRECTIONS.issuperset(plain(entity.name).split()):  # which means no place by itself
            head = next(filter(None, (shared_head(self.text, (mention,)) for mention in entity.mentions)), "")
        if head:
            name = f"{entity.name} {head}"
            return likely(name, "Region", self.gazetteer.places(name))
        if plain(entity.name) in _PEOPLES:
            return ()
        short = any(self.text.endswith("the ", 0, m.start) for m in entity.mentions)
        name = (in_full(entity.name, {code for code, _ in self.countries}) if short else "") or entity.name
        found = self._shared(name) or self._of_people(entity) or likely(name, kind, self.gazetteer.places(name)) + self._longer(entity)
        if self._has_article(entity):
            found = tuple(p for p in found if p.feature != "city" or p.name.startswith("The "))
        large = any(p.feature == "city" and p.population >= BIG for p in found)
        return tuple(p for p in found if p.feature == "city") if large and self._is_dateline(entity) else found

    def _longer(self, entity: Entity) -> tuple[Place, ...]:
        """The counties of a name of one word, where the text says "county" behind it somewhere ("the Reyes sheriff" beside "Reyes County")."""
        name = f"{entity.name} County"
        return likely(name, "Region", self.gazetteer.places(name)) if " " not in entity.name and name in self.text else ()

    def _has_article(self, entity: Entity) -> bool:
        """Whether a name has an article by itself at each mention ("atop the Mesa,"), as hills do and towns do not; "the Mesa, Arizona, plant" has not."""
        alone = " " not in entity.name and all(self.text.endswith("the ", 0, m.start) and self.text[m.end : m.end + 1] in _STOPS for m in entity.mentions)
        behind = [found[1] for m in entity.mentions if (found := _BEHIND.match(self.text, m.end))] if alone else []
        return alone and not any(self.gazetteer.is_country(name) or self.gazetteer.abbreviated(name) or self.gazetteer.region(name) for name in behind)

    def _is_dateline(self, entity: Entity) -> bool:
        """Whether a name stands in capitals before a dash, as the town of a report does."""
        return any(m.text.isupper() and _DATELINE.match(self.text, m.end) for m in entity.mentions)

    def _of_people(self, entity: Entity) -> tuple[Place, ...]:
        """The country or region of an adjective or people."""
        country = self.gazetteer.country(self.gazetteer.country_of_demonym(entity.name) or "")
        region, _ = self.gazetteer.region_of_demonym(entity.name) or ("", "")
        regions = (p for p in self.gazetteer.places(region) if p.feature in ("region", "country"))
        return (_located(self.gazetteer, country),) if country else likely(region, "Region", tuple(regions))

    def spoken(self, entity: Entity) -> frozenset[str]:
        """The codes of countries that the document names by other words than this name, as by those for their people."""
        called = plain(entity.name)
        return frozenset(code for code, words in self.countries if words != called)

    def namesakes(self, entity: Entity, country: Place) -> tuple[Place, ...]:
        """Towns and regions elsewhere that are called like a country ("Lebanon"), where nothing else in the document speaks of the country."""
        if country.feature != "country" or country.country_code in self.spoken(entity):
            return ()
        called = plain(entity.name)
        places = (p for p in self.gazetteer.places(entity.name) if p.country_code != country.country_code and p.geonames_id and plain(p.name) == called)
        return tuple(p for p in places if p.feature != "region" or self._is_at_home(p))

    def _is_at_home(self, region: Place) -> bool:
        """Whether several other names of the document have a place in a region."""
        named = (e.name for e in self.entities if e.named and self.ontology.is_a(e.kind, "Place"))
        names = {name for name in named if plain(name) != plain(region.name)}
        inside = (region.country_code, plain(region.name))
        return sum(any(region_of(p) == inside for p in self.gazetteer.places(name)) for name in sorted(names)) >= HOME

    def _shared(self, name: str) -> tuple[Place, ...]:
        """The one country of those that the document names which is called so for short, by a name that two have ("Korea") or its initials ("SA")."""
        called = frozenset() if self.gazetteer.abbreviated(name) else self.gazetteer.for_short(name)
        codes = sorted(called.intersection(code for code, _ in self.countries)) if called else []
        country = self.gazetteer.country(codes[0]) if len(codes) == 1 else None
        return (_located(self.gazetteer, country),) if country else ()

    def _is_former(self, name: str) -> bool:
        """Whether it is the name of a state that no longer exists."""
        return self.gazetteer.is_country(name) and self.gazetteer.country(name) is None


@lru_cache(maxsize=4096)
def _located(gazetteer: Gazetteer, place: Place) -> Place:
    return gazetteer.located(place)
