"""Bounds of dates: what a date value of any precision spans, and whether two spans can be one day."""

import calendar
import datetime
import re
from functools import lru_cache

Span = tuple[str, str]
"""First and last day, YYYY-MM-DD."""

OLD = 60
"""Days after which a report without a date means no event any more."""
LAST_DAY = datetime.date.max.toordinal()

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_DECADE = re.compile(r"(\d{3})X")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
"""EDTF seasons within one year; winter (24) spans two and is left out."""


@lru_cache(maxsize=1 << 12)
def span(value: str) -> Span | None:
    """First and last day of an ISO 8601 or EDTF date, month, year, season, decade or interval; None for anything else."""
    first, slash, last = value.strip().partition("/")
    if slash:
        begins, ends = span(first), span(last)
        return (begins[0], ends[1]) if begins and ends and begins[0] <= ends[1] else None
    if decade := _DECADE.fullmatch(first):
        return f"{decade[1]}0-01-01", f"{decade[1]}9-12-31"
    match = _DATE.fullmatch(first.partition("T")[0].rstrip("~?%"))
    return _bounds(int(match[1]), match[2], match[3]) if match else None


def _bounds(year: int, month: str | None, day: str | None) -> Span | None:
    if year < 1:
        return None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    number = int(month)
    if number in _SEASONS and day is None:
        begin, end = _SEASONS[number]
        return f"{year:04}-{begin:02}-01", f"{year:04}-{end:02}-{_last(year, end):02}"
    if not 1 <= number <= 12:
        return None
    if day is None:
        return f"{year:04}-{month}-01", f"{year:04}-{month}-{_last(year, number):02}"
    return (f"{year:04}-{month}-{day}",) * 2 if 1 <= int(day) <= _last(year, number) else None


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def overlap(one: Span, other: Span) -> bool:
    """Whether both spans have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def common(one: Span, other: Span) -> Span:
    """The days that both have, or all that either has where they have none in common."""
    both = max(one[0], other[0]), min(one[1], other[1])
    return both if both[0] <= both[1] else (min(one[0], other[0]), max(one[1], other[1]))


def days(bounds: Span) -> int:
    """How many days lie in a span."""
    return (datetime.date.fromisoformat(bounds[1]) - datetime.date.fromisoformat(bounds[0])).days + 1


def is_past(bounds: Span | None, issued: str | None) -> bool:
    """Whether something was over ``OLD`` days before a report: what the report tells without a date is then another thing."""
    return bool(bounds and issued and bounds[1] < issued[:10] and days((bounds[1], issued[:10])) > OLD)


@lru_cache(maxsize=1 << 12)
def each_day(bounds: Span, around: int = 0) -> tuple[str, ...]:
    """The days of a span, with ``around`` more on both sides; days outside of the calendar are left out."""
    first, last = (datetime.date.fromisoformat(day).toordinal() for day in bounds)
    return tuple(datetime.date.fromordinal(n).isoformat() for n in range(max(1, first - around), min(LAST_DAY, last + around) + 1))


def precision(bounds: Span) -> str:
    """The day, month or year that holds a whole span, in as many digits; for a longer one the year that it begins in."""
    begin, end = bounds
    return next((begin[:n] for n in (10, 7) if begin[:n] == end[:n]), begin[:4])
