"""The survey of one document: what it tells of about where its places lie that the gazetteer does not hold.

Towns that only the names of public bodies hold ("Oslo Police") count like those that the text names by themselves: these offices are there.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.gazetteer import Gazetteer
from kg.gazetteer.names import plain
from kg.model import Entity, Mention, Place
from kg.resolution.places.heads import head_of
from kg.resolution.places.hometown import Sign, in_names
from kg.resolution.places.linking import BIG, DIRECTIONS
from kg.resolution.places.placenames import beginnings, is_of_a_town, parts
from kg.resolution.places.whereabouts import Near, Survey, whereabouts

_VAST = frozenset(("Country",))
"""Classes of places that no town contains"""


@dataclass(frozen=True)
class Surveyor:
    """Of one document: its ``entities`` by their ids, and those of its named ``places`` and ``firms`` (organisations of any kind). ``found`` are the places
    that are linked, ``open`` those with several candidates, ``inside`` what the text says contains each. ``seats`` has the mentions of places within names of
    public bodies, by the ids of these places, ``bodies`` the names of those bodies whose places the text does not name by themselves, by the ids of such places."""

    gazetteer: Gazetteer
    text: str
    entities: Mapping[str, Entity]
    places: Sequence[str]
    firms: Sequence[str]
    found: Mapping[str, Place]
    open: Collection[str]
    inside: Mapping[str, Sequence[str]]
    seats: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)

    def nearby(self) -> dict[str, Near]:
        """About where places lie, by id; ``outer`` is empty for what is near a town that the text does not name by itself."""
        return {i: self._without_id(near) for i, near in whereabouts(self.survey()).items()}

    def _without_id(self, near: Near) -> Near:
        body = self.bodies.get(near.outer, "")
        return replace(near, outer="", reason=f"{near.reason}, by the name of {body}") if body else near

    def survey(self) -> Survey:
        linked = {i: place for i, place in self.found.items() if self.gazetteer.is_small(place)}
        names = {i: self.entities[i].name for i in (*self.places, *linked)}
        for i in names.keys() - linked.keys():
            head = head_of(self.text, self.entities[i].mentions)
            names[i] += f" {head}" if head else ""
        at = [(m, i) for i in self.places for m in self.entities[i].mentions] + [(m, i) for i in sorted(linked) for m in self.seats.get(i, ())]
        mentions = sorted({(m.start, m.end, i) for m, i in at})
        wanted = [i for i in self.places if i not in self.found and self.entities[i].kind not in _VAST]
        capitals = {place.country_code: i for i, place in sorted(linked.items()) if place.geonames_id in self.gazetteer.capitals}
        seats = {i: capitals[code] for i in wanted if (code := self.gazetteer.seat_of_government(self.entities[i].name)) in capitals}
        elsewhere = frozenset(i for i in wanted if any(self.gazetteer.is_city(town, BIG) for town in beginnings(names[i])))
        confirmed = Counter(place.country_code for place in self.found.values() if place.feature != "facility")
        alone = max(confirmed.values(), default=0) < 2  # what nothing confirms says little about others
        wide = frozenset(i for i in wanted if alone or self._is_wide(names[i]))
        holds = {i: [p for part in parts(names[i]) for p in self.gazetteer.places(part) if self.gazetteer.is_small(p)] for i in wanted} if linked else {}
        towns = [i for i in (*self.open, *linked) if not is_of_a_town(names[i]) and (i in self.open or linked[i].feature != "facility")]
        signs = () if towns else tuple(self._signs(wanted))
        lands = {i: place.country_code for i, place in self.found.items() if place.country_code}
        unknown = [i for i in wanted if self.entities[i].kind == "City"]
        return Survey(self.text, mentions, names, linked, self.inside, wanted, seats, elsewhere, wide, self.open, holds, signs, lands, unknown)

    def _signs(self, wanted: Sequence[str]) -> Iterator[Sign]:
        """The towns that the names of firms and venues hold."""
        around = {place.country_code if place.feature == "country" else plain(place.name) for place in self.found.values() if place.feature in ("country", "region")}
        yield from in_names(sorted({self.entities[i].name for i in (*self.firms, *wanted)}), around, self.gazetteer.places)

    def _is_wide(self, name: str) -> bool:
        """Whether a name begins or ends with that of a country or its people, or is a region's but for a direction ("Southern California")."""
        words, known = name.split(), self.gazetteer
        parts = {" ".join(part) for at in range(len(words)) for part in (words[: at + 1], words[at:])}
        rest = " ".join(word for word in words if plain(word) not in DIRECTIONS)
        wide = any(known.is_country(part) or known.country_of_demonym(part) or known.region_of_demonym(part) for part in parts)
        return wide or known.region(rest) is not None
