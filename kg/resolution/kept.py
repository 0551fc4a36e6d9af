"""What a stage has made before, so that a new document costs what it touches and no more.

Of a slice of the corpus, which is what nothing outside of it can change the outcome of: a document, as long as a stage looks at one document alone. What is made
of it is a pure function of the slice and of what the stage names beside it, so that whether it was kept or made anew cannot show in the graph.

Of all documents: a stage that compares documents gets what it made of them the last time, with the documents that came, went or changed since. What they can
touch (who shares a name with theirs, a cluster with one of theirs) it makes again, all else it takes over.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
Recall = Callable[[str, Callable[[], T], Any], T]
"""What a stage makes of a document: its key, how to make it, and all that this depends on beside what the document itself says, as something whose ``repr``
tells. To be asked once for each document."""


@dataclass(frozen=True, slots=True)
class Whole(Generic[T]):
    """``made`` is what a stage made of all documents the last time, None where nothing is known of that, ``changed`` the keys of the documents that came, went or
    changed since. ``keep`` takes what it makes now, for the next time."""

    made: T | None
    changed: Set[str]
    keep: Callable[[T], None]


class Ledger(Protocol[T]):
    """What a stage keeps row by row, by documents or whatever else it names: only what is asked for is read. Without ``known`` nothing is there, and all has to be
    put in; else all stands as it did when the documents were those without ``Kept.changed``, or with these in another state."""

    known: bool

    def get(self, key: str) -> T | None:
        """A row, as it was kept or put since; None where there is none."""

    def put(self, key: str, made: T) -> None:
        """Keep a row, in the place of another."""

    def drop(self, key: str) -> None:
        """Keep it no more."""

    def items(self) -> Iterable[tuple[str, T]]:
        """All rows by key, sorted: to be asked for only where all is needed."""


class Bearers(Protocol):
    """Which documents bear a name, a word, a day or any other term; ``known`` as of a ``Ledger``."""

    known: bool

    def of(self, term: str) -> Sequence[str]:
        """The keys of the documents that bear it, sorted."""

    def add(self, key: str, terms: Iterable[str]) -> None:
        """A document bears these terms."""

    def remove(self, key: str, terms: Iterable[str]) -> None:
        """It bears them no more."""


class Kept(Protocol):
    """What was kept of each stage. Outcomes are of type ``kind``: data that msgspec can write and read."""

    def state(self, key: str) -> str:
        """What tells a document from the same one in another state: for a stage to name, where it looks at other documents beside one."""

    def stage(self, name: str, kind: type[T]) -> Recall[T]:
        """What gives a stage's outcomes of single documents."""

    def some(self, name: str, kind: type[T]) -> Recall[T]:
        """The same for outcomes that are asked for of few documents: those of which nobody asks are kept, too."""

    def whole(self, name: str, kind: type[T], beside: Any = None) -> Whole[T]:
        """What a stage made of all documents together; ``beside`` is all that this depends on beside the documents, as something whose ``repr`` tells."""

    @property
    def changed(self) -> Set[str]:
        """The keys of the documents that came, went or changed since what is ``known`` was kept."""

    def ledger(self, name: str, kind: type[T], beside: Any = None) -> Ledger[T]:
        """What a stage keeps row by row; ``beside`` as of ``whole``. To be asked once for each stage and run."""

    def bearers(self, name: str, beside: Any = None) -> Bearers:
        """The same for which documents bear which terms."""


class Rows(Generic[T]):
    """A ledger of this run alone."""

    def __init__(self) -> None:
        self.known = False
        self._rows: dict[str, T] = {}

    def get(self, key: str) -> T | None:
        return self._rows.get(key)

    def put(self, key: str, made: T) -> None:
        self._rows[key] = made

    def drop(self, key: str) -> None:
        self._rows.pop(key, None)

    def items(self) -> Iterable[tuple[str, T]]:
        return sorted(self._rows.items(), key=lambda item: item[0])


class Borne:
    """The bearers of this run alone."""

    def __init__(self) -> None:
        self.known = False
        self._keys: dict[str, set[str]] = defaultdict(set)

    def of(self, term: str) -> Sequence[str]:
        return sorted(self._keys.get(term, ()))

    def add(self, key: str, terms: Iterable[str]) -> None:
        for term in terms:
            self._keys[term].add(key)

    def remove(self, key: str, terms: Iterable[str]) -> None:
        for term in terms:
            self._keys[term].discard(key)


class Nothing:
    """Keeps nothing: all is made."""

    def state(self, key: str) -> str:
        return ""

    def stage(self, name: str, kind: type[T]) -> Recall[T]:
        return lambda key, make, beside: make()

    def some(self, name: str, kind: type[T]) -> Recall[T]:
        return self.stage(name, kind)

    def whole(self, name: str, kind: type[T], beside: Any = None) -> Whole[T]:
        return Whole(None, frozenset(), lambda made: None)

    @property
    def changed(self) -> Set[str]:
        return frozenset()

    def ledger(self, name: str, kind: type[T], beside: Any = None) -> Ledger[T]:
        return Rows()

    def bearers(self, name: str, beside: Any = None) -> Bearers:
        return Borne()


NOTHING = Nothing()
