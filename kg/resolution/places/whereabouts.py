"""About where a named place lies that the gazetteer does not hold: a building, a street, a park, a village, by what its text says.

Coarse to fine, most telling first: the text says what contains it ("the Nova Hospital in Karlsburg", "Elm Street, Karlsburg", "Karlsburg's cathedral");
its name does ("Karlsburg Airport"); it is a seat of the government whose capital is named; or it is something that every town has of its own, and one town
alone is named in its sentence, or in most of its document. Only a container that is small enough (a town, a county, a small country) gives a position.
All else abstains.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from kg.gazetteer.words import (
    BUILDING_HEADS,
    NAME_HEADS,
    NAMED_AFTER_HEADS,
    ORGANIZATION_HEADS,
    THING_HEADS,
    TOWN_HEADS,
)
from kg.model import Place, Placement, Ref
from kg.resolution.places.hometown import Sign, hometown
from kg.resolution.places.linking import COMMON, DIRECTIONS, entry_of
from kg.resolution.places.neighbours import ONE_AREA, kilometres
from kg.resolution.places.placenames import ALONE, is_long, is_of_a_town, words_of

SAID, POSSESSED, NAMED, SEAT, SENTENCE, CALLED, FOCUS, LOCAL = 0.95, 0.9, 0.85, 0.85, 0.7, 0.6, 0.6, 0.5
"""How sure each kind of evidence is"""
CROWD = 3
"""Mentions of small places, all in one area, in a document whose other places are there too, whatever they are"""
_NOWHERE = ORGANIZATION_HEADS | THING_HEADS
"""Words of names of what need not be where a text speaks of it"""
DOMINATES = 0.65
"""Share of the mentions of small places in a document that must lie in one area for it to be what the document is about"""

_KINDS = "city|town|village|suburb|hamlet|district|borough|neighbou?rhood|quarter|area|section|part|campus|centre|center|outskirts|heart"
_FACILITIES = frozenset(word for word, kind in NAME_HEADS.items() if kind == "Facility")
_IN = rf"(?:in|at|inside|within)(?: the)?(?: [a-z]+)?(?: (?:{_KINDS}) of)? (?:downtown |central )?"
_INSIDE = re.compile(
    rf"[\"”’']?(?: \([A-Z]{{2,8}}\))?,?(?: (?:{_KINDS}|building|grounds|site))? {_IN}"
    rf"|,? (?:an? |the )?(?:[a-z]+ )?(?:{_KINDS}) of (?:the (?:city|town|village) of )?"
)
"""Between a place and what contains it: "the Nova Hospital (NH) in the town of Karlsburg", "the Elmside area of Karlsburg" """
_NEAR = re.compile(r"(?:,| [a-z]+)? (?:near|outside|next to|close to|just outside)(?: the)?(?: (?:city|town|village) of)? ")
_POSSESSES = re.compile(rf"['’]s? (?:[a-z-]+ ){{0,2}}(?:(?:{_KINDS}) of )?| (?:suburb|district|neighbou?rhood|village) of ")
"""Between what contains a place and the place: "Karlsburg's (gated suburb of) Elmside", "the Karlsburg district of Elmside" """
_QUARTERS = frozenset("office complex hills heights harbor harbour beach waterfront docks gardens".split())
_HELD = ORGANIZATION_HEADS | BUILDING_HEADS | TOWN_HEADS | _FACILITIES | _QUARTERS
"""Last words of names that begin with the name of the town that has it: "Karlsburg Heights" """
_CIVIC = frozenset(("district court", "county court", "crown court", "trial court", "high court", "high school", "middle school", "elementary school"))
"""Last words of names that begin with the name of the town that has it, though other courts and schools are called after what is far away"""
_ELSEWHERE = frozenset(("embassy", "consulate", "city", "town", "village"))
"""First words of names that end with the name of a place that is elsewhere, or the same"""
_BEFORE = ORGANIZATION_HEADS | BUILDING_HEADS | _FACILITIES | {"of", "at", "in", "campus"}
"""Words before the name of the town that has it: "Port of Karlsburg", "Nova Park Karlsburg" """
_SENTENCE_END = re.compile(r"[.!?]['\"’”)]* +(?=['\"‘“(]*[A-Z0-9])|\n")
_FILED = re.compile(r"[^.\n]{0,40}? ?(?:[—–]| --? )")
_DIRECTIONS = re.compile(r"(?:[NS]\.?[EW]?\.?|[EW]\.?|(?:North|South)(?:[ -]?(?:East|West))?|East|West|Central|Downtown|Old Town|Greater)(?:ern)? ")


@dataclass(frozen=True)
class Near:
    """About where a place is: in or near ``outer`` (the local id of a linked place, ``place`` in the gazetteer; empty for a town that the text does not name by
    itself). ``inside`` is True where that contains it for all the text says; otherwise it is only not far. ``reason`` is for a person to read."""

    outer: str
    place: Place
    reason: str
    score: float
    inside: bool


@dataclass(frozen=True)
class Survey:
    """What is known of the places of a document. ``mentions`` (start, end, local id) are those of all its named places, sorted; ``names`` are by id,
    ``linked`` the small places among those that the gazetteer holds, ``inside`` what claims say contains a place. ``wanted`` are those to be placed,
    ``seats`` the capitals of the governments that some of these are called by, ``elsewhere`` those whose names begin with that of a
    large town, which perhaps has them, ``wide`` those whose names hold that of a country or region, ``open`` those that the gazetteer has several places
    for; ``holds`` has the small places that parts of their names may mean, ``signs`` the towns in names where no town is named by itself. ``lands`` has the country
    codes of all that is linked, ``unknown`` what seems to be a town and is not linked."""

    text: str
    mentions: Sequence[tuple[int, int, str]]
    names: Mapping[str, str]
    linked: Mapping[str, Place]
    inside: Mapping[str, Sequence[str]]
    wanted: Sequence[str]
    seats: Mapping[str, str]
    elsewhere: Collection[str] = ()
    wide: Collection[str] = ()
    open: Collection[str] = ()
    holds: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    signs: Sequence[Sign] = ()
    lands: Mapping[str, str] = field(default_factory=dict)
    unknown: Collection[str] = ()


def whereabouts(survey: Survey) -> dict[str, Near]:
    """What the text tells of each wanted place; nothing where it does not, or says two things."""
    known = {id_: place for id_, place in survey.linked.items() if not is_of_a_town(survey.names[id_])}
    survey = replace(survey, linked=known)
    home = _home(survey)
    if not known and home is None:
        return {}
    focus = home or _focus(survey)
    crowd = sum(id_ in known and known[id_].feature != "facility" for _, _, id_ in survey.mentions)
    local = replace(focus, score=LOCAL) if focus and (home or crowd >= CROWD) else None
    found = {}
    for wanted in survey.wanted:
        rules = () if is_long(survey.names[wanted]) else (_said,) if wanted in survey.open else _RULES
        near = next((one for rule in rules if (one := _agreed(survey, list(rule(survey, wanted))))), None)
        if near is None and focus and rules is _RULES:
            near = _of_the_area(survey, wanted, focus) or (focus if _is_everywhere(survey, wanted) else local if _is_local(survey, wanted) else None)
        if near is not None:
            found[wanted] = near
    return _not_elsewhere(survey, found)


def _not_elsewhere(survey: Survey, found: Mapping[str, Near]) -> dict[str, Near]:
    """Without what only its sentence or document would place, and the text itself puts in or near something that nothing places ("Elm Street in Elmside",
    where no Elmside is known), or in another country."""
    kept, unknown = dict(found), set(survey.wanted) - found.keys()
    told = {id_: set(survey.inside.get(id_, ())).union(outer for outer, _ in _told(survey, id_)) for id_, near in found.items() if near.score <= SENTENCE}
    abroad = {id_: {outer for outer in around if survey.lands.get(outer, (code := found[id_].place.country_code)) != code} for id_, around in told.items()}
    while lost := {id_ for id_, around in told.items() if id_ in kept and (around & unknown or abroad[id_])}:
        unknown |= lost
        kept = {id_: near for id_, near in kept.items() if id_ not in lost}
    return kept


def _of_the_area(survey: Survey, wanted: str, focus: Near) -> Near | None:
    """Whether the name of a place holds that of a town in the area that the document is about ("Elmside Village Center", where Elmside is near)."""
    town = next((place for place in survey.holds.get(wanted, ()) if kilometres(place, focus.place) <= ONE_AREA), None)
    return replace(focus, reason=f"its name holds that of {town.name}, in the area of {survey.names.get(focus.outer, town.name)}", score=CALLED) if town else None


def _is_everywhere(survey: Survey, wanted: str) -> bool:
    """Whether a place is what every town has, and no other town's."""
    return is_of_a_town(survey.names[wanted]) and wanted not in survey.elsewhere


def _is_local(survey: Survey, wanted: str) -> bool:
    """Whether a name may be that of a quarter, village or venue that only people of the area know: no organisation's, no event's and no larger place's."""
    words = words_of(survey.names[wanted])
    if wanted in survey.elsewhere or wanted in survey.wide or any(letter.isdigit() for letter in survey.names[wanted]):
        return False
    return words[0] not in ALONE and _NOWHERE.isdisjoint(words) and not DIRECTIONS.issuperset(words) and (len(words) > 1 or words[0] not in COMMON)


def _agreed(survey: Survey, found: Sequence[Near]) -> Near | None:
    """The first of what one rule finds at a place's mentions, if all of it lies in one area."""
    return found[0] if found and all(kilometres(found[0].place, other.place) <= ONE_AREA for other in found) else None


def _near(survey: Survey, outer: str, reason: str, score: float, inside: bool = True) -> Near:
    return Near(outer, survey.linked[outer], f"{reason} {survey.names[outer]}", score, inside)


def _said(survey: Survey, wanted: str) -> Iterator[Near]:
    """By a claim, or the words between the place's name and the next one: it is in, at, or a part of that."""
    for outer in survey.inside.get(wanted, ()):
        if outer in survey.linked:
            yield _near(survey, outer, "the text says that it is in", SAID)
    for outer, inside in _told(survey, wanted):
        if outer in survey.linked:
            yield _near(survey, outer, f"the text says that it is {'in' if inside else 'near'}", SAID, inside)


def _told(survey: Survey, wanted: str) -> Iterator[tuple[str, bool]]:
    """The places, linked or not, that the words behind a place's mentions say it is in (True) or near."""
    for at, (_, end, _) in _mentions_of(survey, wanted):
        following = survey.mentions[at + 1] if at + 1 < len(survey.mentions) else None
        if following is None or following[2] == wanted:
            continue
        between = _behind_head(survey.text[end : following[0]], survey.names[wanted])
        behind_comma = between == ", " and is_of_a_town(survey.names[wanted]) and not _goes_on(survey.text, following[1])
        suburb = between.endswith(("suburb of ", "outskirts of "))
        if behind_comma or (_INSIDE.fullmatch(between) and not suburb):
            yield following[2], True
        elif suburb or _NEAR.fullmatch(between):
            yield following[2], False


def _possessed(survey: Survey, wanted: str) -> Iterator[Near]:
    """ "Karlsburg's Nova Hospital": only of what a place can have, for names of people are taken for places' too."""
    for at, (start, _, _) in _mentions_of(survey, wanted):
        before = survey.mentions[at - 1] if at else None
        if before is None or before[2] not in survey.linked:
            continue
        between = survey.text[before[1] : start]
        if _POSSESSES.fullmatch(between) and (is_of_a_town(survey.names[wanted]) or between.endswith("of ") or words_of(survey.names[wanted])[-1] in _FACILITIES):
            yield _near(survey, before[2], "the text says whose it is:", POSSESSED)


def _named(survey: Survey, wanted: str) -> Iterator[Near]:
    """ "Karlsburg Airport", "Port of Karlsburg", "South Karlsburg": the name begins or ends with that of a place of the document. Streets and embassies are
    called after what is far away."""
    name = survey.names[wanted]
    words = words_of(name)
    civic = " ".join(words[-2:]) in _CIVIC
    if (words[-1] in NAMED_AFTER_HEADS and not civic) or words[0] in _ELSEWHERE:
        return
    bare = words_of(_DIRECTIONS.sub("", name, count=1))
    held = civic or words[-1] in _HELD or is_of_a_town(name)
    for outer in sorted(survey.linked, key=lambda o: (-len(survey.names[o]), survey.names[o], o)):
        own = words_of(survey.names[outer])
        if len(words) == len(own):
            continue
        behind = words[-len(own) :] == own and words[-len(own) - 1] in _BEFORE
        if bare == own or behind or (held and words[: len(own)] == own):
            yield _near(survey, outer, "its name holds that of", NAMED)
            return
        if survey.linked[outer].feature == "city" and any(words[at : at + len(own)] == own for at in range(len(words))):
            yield _near(survey, outer, "it is called after", CALLED, inside=False)
            return


def _governing(survey: Survey, wanted: str) -> Iterator[Near]:
    """The palace or street that a government is called by, where its capital is named."""
    if wanted in survey.seats:
        yield _near(survey, survey.seats[wanted], "it is a seat of the government in", SEAT, inside=False)


def _beside(survey: Survey, wanted: str) -> Iterator[Near]:
    """What every town has, in a sentence that names one town."""
    if not _is_everywhere(survey, wanted):
        return
    for _, (start, end, _) in _mentions_of(survey, wanted):
        begin, stop = _sentence(survey.text, start, end)
        low, high = (bisect_left(survey.mentions, offset, key=itemgetter(0)) for offset in (begin, stop))
        others = [other for _, _, other in survey.mentions[low:high] if other in survey.linked]
        if others and _agreed(survey, [_near(survey, other, "", SENTENCE) for other in others]):
            yield _near(survey, others[0], "its sentence names no other area than that of", SENTENCE, inside=False)


def placements(near: Mapping[Ref, Near], path_of: Mapping[Ref, str], places: Iterable[tuple[str, Place]]) -> tuple[Placement, ...]:
    """What is told of each node, by path, of which all that tells lies in one area; nothing of what is located itself. ``places`` are those of all nodes."""
    located = {path: entry_of(place) for path, place in places}
    towns = {entry: path for path, entry in sorted(located.items())}
    told: dict[str, list[tuple[float, str, Near]]] = defaultdict(list)
    for (key, local), one in near.items():
        place, at = path_of[key, local], path_of[key, one.outer] if one.outer else towns[entry_of(one.place)]
        if place != at and place not in located:
            told[place].append((-one.score, at, one))
    found = []
    for place in sorted(told):
        _, at, best = min(told[place], key=lambda t: (*t[:2], t[2].reason))
        if all(kilometres(best.place, other.place) <= ONE_AREA for _, _, other in told[place]):
            found.append(Placement(place, at, best.inside, best.reason, best.score))
    return tuple(found)


_RULES: tuple[Callable[[Survey, str], Iterator[Near]], ...] = (_said, _possessed, _named, _governing, _beside)


def _focus(survey: Survey) -> Near | None:
    """The place that a document is about: most mentions of small places lie in its area. A landmark is named from afar, and so may be what is named once, not
    where the report was filed, in a document with a town that is not known."""
    counts = Counter(id_ for _, _, id_ in survey.mentions if id_ in survey.linked and survey.linked[id_].feature != "facility")
    unknown = any(not _is_everywhere(survey, id_) for id_ in survey.unknown)
    if unknown and counts.total() == 1 and not any(_is_filed(survey.text, *at) for *at, id_ in survey.mentions if id_ in counts):
        return None
    ranked = sorted(counts, key=lambda id_: (-counts[id_], survey.names[id_], id_))
    for centre in ranked[:1]:
        around = sum(counts[o] for o in ranked if kilometres(survey.linked[centre], survey.linked[o]) <= ONE_AREA)
        if around >= DOMINATES * sum(counts.values()):
            return _near(survey, centre, "its document is about", FOCUS, inside=False)
    return None


def _is_filed(text: str, start: int, end: int) -> bool:
    """Whether a name begins a line and has a dash behind it, with little between: "OSLO, Norway (KNA) — "."""
    return text[:start].rpartition("\n")[2].strip() == "" and _FILED.match(text, end) is not None


def _home(survey: Survey) -> Near | None:
    """The one town of a document that names it only within other names."""
    ids = {id_ for id_ in survey.wanted if _is_everywhere(survey, id_)}
    sign = hometown(survey.signs, sum(id_ in ids for _, _, id_ in survey.mentions)) if survey.signs else None
    reason = f"its document tells of streets and buildings, and names no town but in the name of {sign.name}: {sign.town.name}" if sign else ""
    return Near("", sign.town, reason, LOCAL, inside=False) if sign else None


def _mentions_of(survey: Survey, wanted: str) -> Iterator[tuple[int, tuple[int, int, str]]]:
    return ((at, mention) for at, mention in enumerate(survey.mentions) if mention[2] == wanted)


def _behind_head(between: str, name: str) -> str:
    """What follows the small noun behind a name, if that is counted as a part of it: "in Oslo" of "the Nova cinema in Oslo"."""
    small = re.search(r"( [a-z]+)+$", name)
    return between.removeprefix(small[0]) if small else between


def _goes_on(text: str, end: int) -> bool:
    """Whether a list or a sentence goes on behind a name ("Elm Street, Karlsburg and Adlersberg", "At Elm Street, Karlsburg won")."""
    return re.match(r",? (?:and|or|&|[a-z]+ed|has|have|had|is|are|was|were|will) ", text[end : end + 20]) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence around a mention, as far as punctuation tells."""
    line = text.rfind("\n", 0, start) + 1
    before = [found.end() for found in _SENTENCE_END.finditer(text, line, start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else line), (after.start() if after else len(text))
