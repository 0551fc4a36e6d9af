"""Places: link names to the gazetteer in the context of their documents.

Where the gazetteer does not hold a place, what the text tells of where it lies is kept (``Links.near``).
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

from kg.gazetteer import Gazetteer
from kg.gazetteer.names import plain
from kg.model import Entity, Extraction, Mention, Place, Ref
from kg.resolution.corpus.indexed import ByKey, ByRef, Corpus
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.places.candidates import Candidates
from kg.resolution.places.eponyms import is_seated, named_after
from kg.resolution.places.linking import FEATURES, LEAD, VOTES, Context, choose, containers_of, region_of
from kg.resolution.places.neighbours import Neighbours
from kg.resolution.places.retold import retold
from kg.resolution.places.surveying import Surveyor
from kg.resolution.places.whereabouts import Near

WITHIN = frozenset(("located_in",))
_NEAR = 2
"""Characters between a name and the name of what contains it: ", "."""


@dataclass(frozen=True)
class Links:
    """``place`` is the gazetteer's entry for each linked reference (without position where its ``geonames_id`` is 0), ``country`` the code of the country
    of each place for which it is known, ``inside`` the references that the text says contain it, ``ambiguous`` those left open, ``near`` what tells about where
    others lie that the gazetteer does not hold, ``retold`` the references that are linked only as other documents link the name. ``moved`` are the documents of
    which these are others than the last time."""

    place: Mapping[Ref, Place] = field(default_factory=dict)
    country: Mapping[Ref, str] = field(default_factory=dict)
    inside: Mapping[Ref, tuple[Ref, ...]] = field(default_factory=dict)
    ambiguous: Set[Ref] = frozenset()
    near: Mapping[Ref, Near] = field(default_factory=dict)
    retold: Set[Ref] = frozenset()
    moved: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Linked:
    """The same for one document, by its local ids."""

    place: dict[str, Place]
    country: dict[str, str]
    inside: dict[str, tuple[str, ...]]
    ambiguous: tuple[str, ...]
    near: dict[str, Near]


def link(corpus: Corpus, gazetteer: Gazetteer, kept: Kept = NOTHING) -> Links:
    """The gazetteer's entries of all named places of the corpus, document by document as they are asked for."""
    recall = kept.some("places", Linked)
    linked = ByKey(corpus.by_key, lambda key: recall(key, partial(_linked, corpus, key, gazetteer), None))
    elsewhere = retold(corpus, lambda key: linked[key].place, kept)
    nothing: Mapping[str, Place] = {}

    def place(key: str) -> Mapping[str, Place]:
        return {**linked[key].place, **elsewhere.place.get(key, nothing)}

    def country(key: str) -> Mapping[str, str]:
        return {**linked[key].country, **{local: known.country_code for local, known in elsewhere.place.get(key, nothing).items()}}

    def inside(key: str) -> Mapping[str, tuple[Ref, ...]]:
        return {local: tuple((key, outer) for outer in around) for local, around in linked[key].inside.items()}

    def near(key: str) -> Mapping[str, Near]:
        return {local: found for local, found in linked[key].near.items() if local not in elsewhere.place.get(key, nothing) and local not in linked[key].place}

    def open_(key: str) -> Mapping[str, bool]:
        return {local: True for local in linked[key].ambiguous if local not in elsewhere.place.get(key, nothing)}

    keys = corpus.by_key
    known = frozenset((key, local) for key, found in elsewhere.place.items() for local in found)
    return Links(ByRef(keys, place), ByRef(keys, country), ByRef(keys, inside), ByRef(keys, open_).keys(), ByRef(keys, near), known, elsewhere.moved)


def _linked(corpus: Corpus, key: str, gazetteer: Gazetteer) -> Linked:
    """The places of one document, whatever others say."""
    local = _Document(corpus, corpus.by_key[key], gazetteer)
    inside = {ref: tuple((ref[0], other) for other in local.containers(ref[1])) for ref in local.places}
    every, open_ = local.link()
    place = {ref: known for ref, known in every.items() if ref in inside}
    country = {ref: place[ref].country_code if ref in place else _country_around(ref, inside, place, set()) for ref in local.places}
    return Linked(
        {ref[1]: known for ref, known in place.items()},
        {ref[1]: code for ref, code in country.items() if code},
        {ref[1]: tuple(other for _, other in around) for ref, around in inside.items()},
        tuple(sorted(local_id for _, local_id in open_)),
        local.near(every, open_, inside),
    )


def _country_around(ref: Ref, inside: Mapping[Ref, tuple[Ref, ...]], place: Mapping[Ref, Place], seen: set[Ref]) -> str | None:
    """The one country that the containers of a place are in."""
    seen.add(ref)
    codes = set()
    for outer in inside.get(ref, ()):
        if outer in place:
            codes.add(place[outer].country_code)
        elif outer not in seen and (code := _country_around(outer, inside, place, seen)):
            codes.add(code)
    return codes.pop() if len(codes) == 1 else None


class _Document:
    """The places of one document while they are linked."""

    def __init__(self, corpus: Corpus, extraction: Extraction, gazetteer: Gazetteer) -> None:
        self.corpus, self.gazetteer = corpus, gazetteer
        self.key, self.text = extraction.document.key, extraction.document.text
        self.entities = {e.id: e for e in extraction.entities}
        self.places = [(self.key, e.id) for e in extraction.entities if e.named and corpus.ontology.is_a(e.kind, "Place")]
        self.starts = {m.start: e.id for _, i in self.places for e in (self.entities[i],) for m in e.mentions}
        self.organizations = [e.id for e in extraction.entities if e.named and corpus.ontology.is_a(e.kind, "Organization")]
        self.after, self.seats = self._eponyms()
        self.entities |= {e.id: e for e in self.after.values()}
        self.named = sorted(self.starts.items())
        self.setting = gazetteer.setting(self.text)
        self.sentences = sorted({c.sentence for c in extraction.claims})
        self._around: dict[str, list[str]] = {}
        self._beside: dict[str, tuple[frozenset[str], Counter[str]]] = {}
        named = [(m.start, code, m.text) for e in extraction.entities if (code := self._code(e)) for m in e.mentions]
        self.countries = sorted((start, code) for start, code, _ in named)
        self.candidates = Candidates(
            gazetteer, corpus.ontology, self.text, extraction.entities, frozenset((code, plain(words)) for _, code, words in named)
        )

    def _code(self, entity: Entity) -> str | None:
        if entity.country:
            return entity.country
        return self.gazetteer.country_code(entity.name) if entity.named and entity.kind in ("Country", "Place") else None

    def _eponyms(self) -> tuple[dict[str, Entity], dict[str, list[Mention]]]:
        """The places that organisations are called after, by the id of the first, but for those that the text names by themselves; and the mentions of any within
        the names of bodies that have their seats there, by the id of the place."""
        named = {plain(self.entities[i].name): i for _, i in self.places}
        found: dict[str, Entity] = {}
        seats: dict[str, list[Mention]] = defaultdict(list)
        for i in self.organizations:
            after = named_after(self.entities[i], self.gazetteer.places)
            if after and plain(after.name) not in named:
                named[plain(after.name)] = after.id
                found[i] = after
            if after and is_seated(self.entities[i].name, after.name):
                seats[named[plain(after.name)]] += [m for m in after.mentions if m.form == "name"]
        return found, seats

    def link(self) -> tuple[dict[Ref, Place], set[Ref]]:
        """Entries by reference, those of what public bodies are called after among them, and the references of names that stayed open. The plain ones are linked
        first and speak for the rest."""
        found: dict[Ref, Place] = {}
        open_: dict[Ref, tuple[Place, ...]] = {}
        for ref in (*self.places, *((self.key, e.id) for e in self.after.values())):
            entity = self.entities[ref[1]]
            candidates = self.candidates.of(entity)
            if len(candidates) == 1 and candidates[0].feature in ("country", "region"):
                namesakes = self.candidates.namesakes(entity, candidates[0])
                if namesakes:
                    open_[ref] = (candidates[0], *namesakes)
                else:
                    found[ref] = candidates[0]
            elif candidates:
                open_[ref] = candidates
        outer = {(self.key, other) for _, i in self.places for other in self.containers(i) if self.entities[other].kind == "Region"}
        for ref in open_.keys() & outer:  # what contains a town of the text is none: "St. Ada, Ontario"
            open_[ref] = tuple(p for p in open_[ref] if p.feature != "city") or open_[ref]
        alone = {ref: next(iter(codes)) for ref, same in open_.items() if len(codes := _countries(same)) == 1}
        seen = Counter(code for _, code in self.countries) + Counter(alone.values())
        regions = {ref for ref in open_ if self.entities[ref[1]].kind in ("Region", "Country")}  # which speak for towns, and so come first
        asked: dict[Ref, int] = {}
        for wanted in (regions, open_.keys(), open_.keys()):
            fresh = sorted(ref for ref in wanted if ref not in found and asked.get(ref) != len(found))  # of what has more to go by than the last time
            asked.update(dict.fromkeys(fresh, len(found)))
            if not fresh:
                continue
            around = seen + Counter(name for place in found.values() for name in containers_of(place) | _own(place))
            named = {**open_, **{ref: (place,) for ref, place in found.items()}}
            neighbours = Neighbours({plain(self.entities[ref[1]].name): same for ref, same in sorted(named.items())})
            for ref in fresh:
                chosen = choose(open_[ref], self._context(ref[1], around, neighbours, alone.get(ref, "")))
                if chosen:
                    found[ref] = chosen
        self._settle(found, open_)
        found.update(self._shortened(found))
        own = set(self.places)
        return found, {ref for ref, same in open_.items() if ref in own and ref not in found and len(same) > 1}

    def near(self, found: Mapping[Ref, Place], open_: Set[Ref], inside: Mapping[Ref, Sequence[Ref]]) -> dict[str, Near]:
        """About where the places lie that the gazetteer does not hold."""
        around = {ref[1]: [outer for _, outer in inside[ref]] for ref in self.places}
        local = {i: place for (_, i), place in found.items() if (self.key, i) in inside or i in self.seats}
        bodies = {after.id: self.entities[i].name for i, after in self.after.items()}
        open_ids = frozenset(i for _, i in open_)
        return Surveyor(
            self.gazetteer, self.text, self.entities, [i for _, i in self.places], self.organizations, local, open_ids, around, self.seats, bodies
        ).nearby()

    def _shortened(self, found: Mapping[Ref, Place]) -> dict[Ref, Place]:
        """States and provinces by short capitals ("BC"), where one of the places ``found`` lies in them: by themselves these mean anything."""
        regions = {region_of(place) for place in found.values()}
        states = {ref: self.gazetteer.abbreviated(entity.name) for ref in self.places for entity in (self.entities[ref[1]],) if entity.kind in FEATURES}
        return {
            ref: self.gazetteer.located(state)
            for ref, state in states.items()
            if state and ref not in found and (state.country_code, plain(state.name)) in regions
        }

    def _settle(self, found: dict[Ref, Place], open_: Mapping[Ref, tuple[Place, ...]]) -> None:
        """Link names that are still open to the one region that has places of most of the document's names: a local paper need not say which."""
        voters = {plain(self.entities[ref[1]].name): {region_of(p) for p in same} - {None} for ref, same in open_.items()}
        votes = Counter(region for regions in voters.values() for region in regions if region)
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        if not ranked or ranked[0][1] < VOTES or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD):
            return
        for ref in open_.keys() - found.keys():
            inside = [p for p in open_[ref] if region_of(p) == ranked[0][0]]
            if inside:
                found[ref] = min(inside, key=lambda p: (-p.population, p.geonames_id, p.name))

    def containers(self, entity_id: str) -> list[str]:
        """The ids of the places that the text gives as containing the place: by a claim, or right behind a comma."""
        known = self._around.get(entity_id)
        if known is None:
            known = self._around[entity_id] = self._containers(entity_id)
        return known

    def _containers(self, entity_id: str) -> list[str]:
        claimed = [o for o in self.corpus.plain_objects((self.key, entity_id), WITHIN) if isinstance(o, str) and o in self.entities]
        behind = [
            other
            for m in self.entities[entity_id].mentions
            if self.text[m.end : m.end + _NEAR] == ", " and (other := self.starts.get(m.end + _NEAR)) and other != entity_id
        ]
        return sorted(set(claimed) | {other for other in behind if self._contains(other, entity_id)})

    def _contains(self, outer: str, inner: str) -> bool:
        """Whether the gazetteer knows a place of the inner name in a region or country of the outer one."""
        names = self._names(self.entities[outer])
        return any(not names.isdisjoint(containers_of(p)) for p in self.candidates.of(self.entities[inner]))

    def _names(self, entity: Entity) -> set[str]:
        code, state = self._code(entity), self.gazetteer.abbreviated(entity.name)
        return {plain(entity.name), *((code,) if code else ()), *((plain(state.name),) if state else ())}

    def _context(self, entity_id: str, around: Counter[str], neighbours: Neighbours, alone: str) -> Context:
        entity = self.entities[entity_id]
        beside = self._beside.get(entity_id)
        if beside is None:
            beside = self._beside[entity_id] = self._said_beside(entity)
        containers, near = beside
        known = (self.gazetteer.capitals, self.setting, alone, self.candidates.spoken(entity))
        return Context(containers, near, around, neighbours, plain(entity.name), entity.kind, *known)

    def _said_beside(self, entity: Entity) -> tuple[frozenset[str], Counter[str]]:
        """What the text says contains a place, and what its sentences name beside it."""
        near: Counter[str] = Counter()
        for begin, end in self._sentences_of(entity):
            near.update(code for _, code in _between(self.countries, begin, end))
            near.update(plain(self.entities[i].name) for _, i in _between(self.named, begin, end) if i != entity.id)
        return frozenset().union(*(self._names(self.entities[i]) for i in self.containers(entity.id))), near

    def _sentences_of(self, entity: Entity) -> Iterator[tuple[int, int]]:
        """The sentences (of claims), or else the lines, that the entity's mentions stand in."""
        for m in entity.mentions:
            before = bisect_right(self.sentences, m.start, key=itemgetter(0)) - 1
            inside = before >= 0 and m.start < self.sentences[before][1]
            yield self.sentences[before] if inside else _line(self.text, m.start)


def _between(of: Sequence[tuple[int, str]], begin: int, end: int) -> Sequence[tuple[int, str]]:
    """Those of ``of``, which is sorted, whose offset lies in the range."""
    return of[bisect_left(of, begin, key=itemgetter(0)) : bisect_left(of, end, key=itemgetter(0))]


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _countries(places: Iterable[Place]) -> set[str]:
    return {place.country_code for place in places}


def _own(place: Place) -> set[str]:
    return {place.country_code} if place.feature == "country" else {plain(place.name)} if place.feature == "region" else set()


def is_placed(place: Place) -> bool:
    """Whether the gazetteer gives a position."""
    return not math.isnan(place.latitude) and not math.isnan(place.longitude)
