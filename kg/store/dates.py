"""First and last day of a date in its own precision (ISO 8601, EDTF levels 0 and 1 as far as news needs them)."""

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{4})")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season codes (21 spring … 24 winter) as months, northern half: winter starts in December of the year named."""

Bounds = tuple[str, str]


def bounds(text: str) -> Bounds | None:
    """First and last day as YYYY-MM-DD, or None where ``text`` has no two ends ("2024-05-01/..") or is no date."""
    halves = text.split("/")
    if len(halves) > 2:
        return None
    found = [_of_one(half) for half in halves]
    first, last = found[0], found[-1]
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _of_one(text: str) -> Bounds | None:
    text = text.rstrip("?~%")
    try:
        return _day(text) or _month(text) or _years(text)
    except ValueError:
        return None


def _day(text: str) -> Bounds | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    return day, day


def _month(text: str) -> Bounds | None:
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    first, last = _SEASONS.get(month, (month, month))
    until = year + 1 if last < first else year
    return date(year, first, 1).isoformat(), date(until, last, monthrange(until, last)[1]).isoformat()


def _years(text: str) -> Bounds | None:
    for pattern, length in ((_YEAR, 1), (_DECADE, 10), (_CENTURY, 100)):
        match = pattern.fullmatch(text)
        if match is not None:
            first = int(match[1]) * length
            return date(first, 1, 1).isoformat(), date(first + length - 1, 12, 31).isoformat()
    return None


def in_words(begins: str | None, ends: str | None) -> str:
    """When something held, for people: "2001 – 2004-03-12", "since 2019", "until 2010-05-31", "until some time before 2024-03-12", "2001 – before 2024-03-12",
    one day alone; empty where nothing is known. The first day of a year as a beginning and the last as an end stand for the year: nobody says more."""
    known, vague = (ends or "").removeprefix("../"), (ends or "").startswith("../")
    first, last = (begins or "").removesuffix("-01-01"), f"before {known}" if vague else known.removesuffix("-12-31")
    if begins and ends:
        return first if first == last else begins if begins == ends else f"{first} – {last}"
    until = "until some time" if vague else "until"
    return f"since {first}" if begins else f"{until} {last}" if ends else ""
