"""What is kept row by row, as it was the last time beside as it is now."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from kg.resolution.kept import Ledger

T = TypeVar("T")
FEW = 256


class Few(dict[str, T]):
    """What can be read again is let go of once there are ``FEW`` of it."""

    def __setitem__(self, key: str, made: T) -> None:
        if len(self) >= FEW:
            self.clear()
        super().__setitem__(key, made)


class Renewed(Generic[T]):
    """A ledger of which each row is read at most once; ``other`` are the keys of the rows that are there no more, new or another, none where nothing is ``known``
    of the last time."""

    def __init__(self, ledger: Ledger[T]) -> None:
        self.known = ledger.known
        self._ledger = ledger
        self._before: dict[str, T | None] = {}
        self._now: dict[str, T | None] = {}

    def before(self, key: str) -> T | None:
        """A row as it was kept the last time."""
        if not self.known:
            return None
        if key not in self._before:
            self._before[key] = self._ledger.get(key)
        return self._before[key]

    def now(self, key: str) -> T | None:
        if not self.known:
            return self._ledger.get(key)
        return self._now[key] if key in self._now else self.before(key)

    def put(self, key: str, made: T | None) -> None:
        """None stands for no row."""
        if self.known:
            if made == self.now(key):
                return
            self._now[key] = made
        if made is not None:
            self._ledger.put(key, made)
        elif self.known or self._ledger.get(key) is not None:
            self._ledger.drop(key)

    @property
    def other(self) -> frozenset[str]:
        return frozenset(key for key, made in self._now.items() if made != self.before(key))

    def items(self) -> Iterable[tuple[str, T]]:
        return self._ledger.items()
