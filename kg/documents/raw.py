"""What a reader of one format hands over, before it becomes a ``Document``."""

from dataclasses import dataclass

MAX_BYTES = 50_000_000
"""a larger file is refused (a JSONL file may be larger, not one of its lines)"""
MAX_CHARACTERS = 5_000_000
"""a longer text is refused"""


@dataclass(frozen=True, slots=True)
class Note:
    """What people should know of a file, or of a line of one, that was read all the same. ``reason`` is a clause for them: "has no date"."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable(Note):
    """A file, or a line of one, that gave no document: "is empty"."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Text and metadata as found. ``wrapped``: lines are the printed page's, not the author's (None: find out). ``no_date`` is what stands where
    somebody wrote a date that is none."""

    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    wrapped: bool | None = False
    no_date: str | None = None


class Refused(Exception):
    """A file that a reader will not take; the message is the reason as a clause ("is protected by a password")."""
