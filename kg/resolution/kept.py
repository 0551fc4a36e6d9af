"""What a stage has made of a slice of the corpus before, so that a new document costs the slices that it touches and no others.

A slice is what nothing outside of it can change the outcome of: a document, as long as a stage looks at one document alone. What is made of it is a pure
function of the slice and of what the stage names beside it, so that whether it was kept or made anew cannot show in the graph.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Recall = Callable[[str, Callable[[], T], Any], T]
"""What a stage makes of a document: its key, how to make it, and all that this depends on beside what the document itself says, as something whose ``repr``
tells. To be asked once for each document."""


class Kept(Protocol):
    """What was kept of each stage."""

    def stage(self, name: str, kind: type[T]) -> Recall[T]:
        """What gives the outcomes of a stage, which are of type ``kind``: data that msgspec can write and read."""


class Nothing:
    """Keeps nothing: all is made."""

    def stage(self, name: str, kind: type[T]) -> Recall[T]:
        return lambda key, make, beside: make()


NOTHING = Nothing()
