"""Which names of a document have places close to one another: news tells of places side by side far more often than chance would have it.

Why a score in powers of ten: how many people live in a place is weighed the same way. A name with one place in the world that lies by chance within
a hundred kilometres of another is about one in a hundred; a name with ten such places is about one in ten, and so says ten times less.
"""

import math
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

Cell = int
"""Level, row and column in one number"""
_LEVEL, _ROW = 100_000_000, 10_000


class Neighbours:
    """The places of names on grids of cells, coarse and fine; near is what lies in cells that touch."""

    def __init__(self, candidates: Mapping[str, Sequence[Place]]) -> None:
        self._names: dict[Cell, list[str]] = {}
        self._places: dict[str, int] = {}
        for name, places in candidates.items():
            located = [p for p in places if _is_point(p)]
            self._places[name] = len(located)
            for cell in {cell for place in located for cell in _cells(place.latitude, place.longitude)}:
                self._names.setdefault(cell, []).append(name)
        self._cells = frozenset(self._names)

    def support(self, place: Place, own: str) -> float:
        """How much the names near ``place`` but its ``own`` speak for it, 0 to ``MOST``. The more places bear the name, the more likely one of them
        has neighbours by chance, and the more they must say."""
        if not _is_point(place):
            return 0.0
        level: dict[str, int] = {}
        for cell in sorted(_around(place.latitude, place.longitude) & self._cells):
            for name in self._names[cell]:
                if name != own:
                    level[name] = cell // _LEVEL
        if not level:
            return 0.0
        told = math.fsum(max(0.0, -math.log10(LEVELS[at][1] * self._places[name])) for name, at in level.items())
        return min(MOST, max(0.0, told - math.log10(max(1, self._places.get(own, 1)))))


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
    """The cell of each level, coarse ones first. As long from west to east as from south to north, about."""
    rows = [(fineness, round(latitude * fineness)) for fineness, _ in LEVELS]
    places = ((row, round(longitude * fineness * math.cos(math.radians(row / fineness)))) for fineness, row in rows)
    return tuple(level * _LEVEL + (row + _ROW // 2) * _ROW + column + _ROW // 2 for level, (row, column) in enumerate(places))


@lru_cache(maxsize=1 << 14)
def _around(latitude: float, longitude: float) -> frozenset[Cell]:
    """The cells of all levels around and at a point."""
    return frozenset(cell + y * _ROW + x for cell in _cells(latitude, longitude) for y in (-1, 0, 1) for x in (-1, 0, 1))
