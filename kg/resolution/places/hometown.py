"""The town in which a report plays that names it only within the names of firms, teams or venues: "the Karlsburg Light Company".

Why: a report from a quarter of a town tells of streets and buildings, and its readers know where these are. Who does not know looks for a town in names.
That is weak evidence, for a firm may be anywhere, so several signs must agree: streets or buildings are mentioned ``STREETS`` times, no town is named by
itself or as that of a public body, all names that hold a large town hold one of the same area, and its region or country is named too.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.gazetteer.names import plain
from kg.gazetteer.words import FEMALE_NAMES, MALE_NAMES, NAMED_AFTER_HEADS
from kg.model import Place
from kg.resolution.places.linking import BIG, COMMON, DIRECTIONS, containers_of
from kg.resolution.places.neighbours import ONE_AREA, kilometres

STREETS = 3
"""Mentions of streets and buildings in a report from a town"""
LONGEST = 3
"""Words of a town's name"""
_NO_TOWN = COMMON | DIRECTIONS | MALE_NAMES | FEMALE_NAMES


@dataclass(frozen=True)
class Sign:
    """A town, and the name that holds its name; ``sure`` where its region or country is named too."""

    name: str
    town: Place
    sure: bool


def in_names(names: Collection[str], around: Collection[str], places: Callable[[str], Sequence[Place]]) -> Iterator[Sign]:
    """The large towns whose names begin those of firms, teams or venues: sure where their region or country is named ``around`` (plain names, country codes) or
    begins another name ("Ohio State Senate"). Streets and hotels are called after any town."""
    known = {*around, *(plain(beginning) for name in names for beginning in _beginnings(name))}
    for name in names:
        for called in map(plain, _beginnings(name)):
            large = [p for p in places(called) if p.feature == "city" and p.population >= BIG and plain(p.name) == called]
            if large and not _NO_TOWN.issuperset(called.split()):
                near = [p for p in large if not known.isdisjoint(containers_of(p) - {called})]
                yield from (Sign(name, town, bool(near)) for town in near or large)
                break


def _beginnings(name: str) -> list[str]:
    """The first words of a name, the longest first."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    most = 0 if plain(words[-1]) in NAMED_AFTER_HEADS else min(LONGEST, len(words) - 1)
    return [" ".join(words[:count]) for count in range(most, 0, -1)]


def hometown(signs: Sequence[Sign], streets: int) -> Sign | None:
    """The first sure one of ``signs`` where all tell of one area and there are so many mentions of ``streets`` and buildings."""
    alike = all(kilometres(signs[0].town, sign.town) <= ONE_AREA for sign in signs[1:])
    return next((sign for sign in signs if sign.sure), None) if streets >= STREETS and alike else None
