"""Publication dates: ISO 8601 days or nothing. Nothing is guessed."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


def no_date(value: object) -> str | None:
    """What stands in the place of a date without being one; None for a date, and for nothing."""
    text = str(value).strip() if isinstance(value, str | int | float | date) and not isinstance(value, bool) else ""
    return text if text and iso_date(value) is None else None


def iso_date(value: object) -> str | None:
    """The day that an ISO 8601 date or time names, as it is written there (no change of time zone); None for anything else."""
    if isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str) or not value.isascii() or not (found := _DAY.fullmatch(value.strip())):
        return None
    try:
        return date.fromisoformat(found[1]).isoformat()
    except ValueError:
        return None
