"""What a time expression may depend on, and what it means."""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "future", "none"]
Found = re.Match[str]


class Anchor(Struct, frozen=True):
    """What a value may depend on: the document's date, which way the clause looks, the last day named before, and a year named right after."""

    today: date | None
    direction: Direction
    previous: date | None
    year: int | None


class Dated(Struct, frozen=True):
    """What an expression means. ``begins`` alone is an open interval."""

    kind: Kind
    value: str | None = None
    begins: str | None = None


UNDATED = Dated("DATE")

Reader = Callable[[Found, Anchor], Dated | None]
"""Gives the meaning of a match of one shape, None where it is no time after all."""
