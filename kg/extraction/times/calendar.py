"""Dates as values in their own precision: ISO 8601 days, months, years and weeks, EDTF decades, centuries, seasons and intervals."""

import re
from calendar import monthrange
from datetime import date, timedelta

Bounds = tuple[str, str]


def day(year: int, month: int, number: int) -> str | None:
    """YYYY-MM-DD, or None where the calendar has no such day."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def parsed(value: str | None) -> date | None:
    """The day that a text names as YYYY-MM-DD, else None."""
    try:
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


def month_of(year: int, month: int) -> str:
    """YYYY-MM; months beyond the year's ends carry over."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def week_of(when: date) -> str:
    """YYYY-Www."""
    year, week, _ = when.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted(when: date, count: int, unit: str) -> str | None:
    """The day, month or year ``count`` units away, as precise as the unit; None beyond the calendar."""
    try:
        if unit == "D":
            return (when + timedelta(days=count)).isoformat()
        if unit == "W":
            return (when + timedelta(weeks=count)).isoformat()
        if unit == "M":
            return _in_range(month_of(when.year, when.month + count))
        return _in_range(f"{when.year + count:04d}")
    except OverflowError:
        return None


def _in_range(value: str) -> str | None:
    return value if re.fullmatch(r"[12]\d{3}(-\d\d)?", value) else None


def bounds(value: str | None) -> Bounds | None:
    """The first and the last day of a value; None where it names no stretch of the calendar."""
    value = (value or "").split("T")[0]
    if "/" in value:
        first, last = (bounds(side) for side in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    if parsed(value):
        return value, value
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _numbered(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return _week(int(found[1]), int(found[2]))
    if re.fullmatch(r"\d{2,4}X{0,2}", value) and len(value) == 4:
        return f"{value.replace('X', '0')}-01-01", f"{value.replace('X', '9')}-12-31"
    return None


def _week(year: int, week: int) -> Bounds | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def _numbered(year: int, number: int) -> Bounds | None:
    """Months 01 to 12, seasons 21 to 24 (northern), quarters 33 to 36, halves 40 and 41."""
    spans = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
    first, last = (number, number) if 1 <= number <= 12 else spans.get(number, (0, 0))
    if not first:
        return None
    start, end = month_of(year, first), month_of(year, last)
    return f"{start}-01", f"{end}-{monthrange(int(end[:4]), int(end[5:]))[1]:02d}"
