"""What a stage has made before, so that a new document costs what it touches and no more.

Of a slice of the corpus, which is what nothing outside of it can change the outcome of: a document, as long as a stage looks at one document alone. What is made
of it is a pure function of the slice and of what the stage names beside it, so that whether it was kept or made anew cannot show in the graph.

Of all documents: a stage that compares documents gets what it made of them the last time, with the documents that came, went or changed since. What they can
touch (who shares a name with theirs, a cluster with one of theirs) it makes again, all else it takes over.
"""

from collections.abc import Callable, Set
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


NOTHING = Nothing()
