"""Which names of a document have places close to one another: news tells of places side by side far more often than chance would have it.

Why a score in powers of ten: how many people live in a place is weighed the same way. A name with one place in the world that lies by chance within
a hundred kilometres of another is about one in a hundred; a name with ten such places is about one in ten, and so says ten times less.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.model import Place

LEVELS = ((1, 0.03), (4, 0.003), (12, 0.0003))
"""Cells to a degree of latitude (111 km), and the share of the places that news names which lie in a cell or one that touches it"""
MOST = 4.0
"""So much all neighbours together may say: they are seldom independent of one another."""
EARTH = 6371.0
ONE_AREA = 80.0
"""Kilometres within which towns are one area, so that any of them tells about where something is"""
_POINTS = frozenset(("city", "county"))
"""Features small enough to be near something."""

Cell = tuple[int, int, int]


class Neighbours:
    """The places of names on grids of cells, coarse and fine; near is what lies in cells that touch."""

    def __init__(self, candidates: Mapping[str, Sequence[Place]]) -> None:
        self._names: dict[Cell, set[str]] = defaultdict(set)
        self._places: dict[str, int] = {}
        for name, places in candidates.items():
            located = [p for p in places if _is_point(p)]
            self._places[name] = len(located)
            for place in located:
                for cell in _cells(place.latitude, place.longitude):
                    self._names[cell].add(name)

    def support(self, place: Place, own: str) -> float:
        """How much the names near ``place`` but its ``own`` speak for it, 0 to ``MOST``. The more places bear the name, the more likely one of them
        has neighbours by chance, and the more they must say."""
        if not _is_point(place):
            return 0.0
        says: dict[str, float] = {}
        known = self._names
        for (_, chance), around in zip(LEVELS, _around(place.latitude, place.longitude), strict=True):
            for name in {name for cell in around if cell in known for name in known[cell]}.difference((own,)):
                says[name] = max(0.0, -math.log10(chance * self._places[name]))
        return min(MOST, max(0.0, math.fsum(says.values()) - math.log10(max(1, self._places.get(own, 1)))))


def kilometres(one: Place, other: Place) -> float:
    """The length of the great circle between two places."""
    lower, upper = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((upper - lower) / 2) ** 2 + math.cos(lower) * math.cos(upper) * math.sin(turn / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


def _is_point(place: Place) -> bool:
    return place.feature in _POINTS and not math.isnan(place.latitude)


@lru_cache(maxsize=1 << 14)
def _cells(latitude: float, longitude: float) -> tuple[Cell, ...]:
    """The cell of each level. As long from west to east as from south to north, about."""
    rows = [(fineness, round(latitude * fineness)) for fineness, _ in LEVELS]
    return tuple((fineness, row, round(longitude * fineness * math.cos(math.radians(row / fineness)))) for fineness, row in rows)


@lru_cache(maxsize=1 << 14)
def _around(latitude: float, longitude: float) -> tuple[tuple[Cell, ...], ...]:
    """For each level the cells around and at a point."""
    return tuple(
        tuple((fineness, row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1)) for fineness, row, column in _cells(latitude, longitude)
    )
