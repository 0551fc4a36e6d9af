"""What a reader of one format hands over, before it becomes a ``Document``."""

from dataclasses import dataclass

MAX_BYTES = 50_000_000
"""a larger file is refused (a JSONL file may be larger, not one of its lines)"""
MAX_CHARACTERS = 5_000_000
"""a longer text is refused"""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file, or a line of one, that gave no document. ``reason`` is a clause for people: "is empty"."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Raw:
    """Text and metadata as found. ``wrapped``: lines are the printed page's, not the author's (None: find out)."""

    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    wrapped: bool | None = False


class Refused(Exception):
    """A file that a reader will not take; the message is the reason as a clause ("is protected by a password")."""
