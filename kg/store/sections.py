"""What of a graph is compared as one: whatever one document is the first to know, all that a document's graph holds by itself, a few hundred pairs.

Why: of a graph of a million statements one more document changes a hundred. What a section is made from tells whether any of them are among its own, in a
hundredth of the time that it takes to write it; only then its subjects are written and compared one by one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

Pair = tuple[str, str]
"""Predicate and object as they stand in Turtle."""
Described = tuple[str, list[Pair]]
"""A subject with what is said of it. The same subject may come more than once, and the same pair."""
OWN = "own"
"""The section that holds what a document says itself: where it goes, the document's graph goes."""
_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class Section:
    """Some subjects of a graph, none of which stands in another section of it. ``name`` is one of its own in the graph; ``basis`` holds all that ``described``
    is made from beside the ontology and the base. Of one that is ``gone`` it is not known whether it ever was there."""

    name: str
    basis: bytes
    described: Callable[[], Iterable[Described]]
    gone: bool = False


def basis(*things: Any) -> bytes:
    """``things`` (plain data, in an order that does not change from run to run) so that no others give the same bytes."""
    try:
        return _encode(things)
    except UnicodeEncodeError:  # half of a broken character, which no document that was read has
        return repr(things).encode("utf-8", "surrogatepass")


def section(described: Iterable[Described], name: str = "") -> Section:
    """A section of what is there already."""
    found = list(described)
    return Section(name, basis(found), lambda: found)


def gone(name: str) -> Section:
    """A section of which nothing is left."""
    return Section(name, b"", tuple, gone=True)
