"""Days, months, quarters, seasons, years and longer stretches that name themselves; a missing year comes from the anchor."""

import re
from datetime import date

from kg.extraction.times import calendar
from kg.extraction.times.anchor import UNDATED, Anchor, Dated, Found, Reader
from kg.extraction.times.words import DECADES, MONTHS, ORDINALS, SEASONS


def _iso(found: Found, anchor: Anchor) -> Dated | None:
    year, month, number_ = (int(part) for part in found["iso"].split("-"))
    value = calendar.day(year, month, number_)
    if value is None:
        return None
    return Dated("TIME", f"{value}T{found['clock']}") if found["clock"] else Dated("DATE", value)


def _slashes(found: Found, anchor: Anchor) -> Dated | None:
    """Day and month are told apart only where one of them is above 12, or by dots, which stand in day-first dates."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if found["mark"] == "." or first > 12 or first == second:
        value = calendar.day(year, second, first)
    elif second > 12:
        value = calendar.day(year, first, second)
    else:
        return UNDATED if calendar.day(year, first, second) or calendar.day(year, second, first) else None
    return Dated("DATE", value) if value else None


def _day_month(found: Found, anchor: Anchor) -> Dated | None:
    month, number_ = MONTHS[found["month"].lower().rstrip(".")], int(found["day"])
    if not calendar.day(2000, month, number_):
        return None
    year = int(found["year"]) if found["year"] else anchor.year or _year_for(anchor, month, number_)
    value = calendar.day(year, month, number_) if year else None
    return Dated("DATE", value)


def _day_range(found: Found, anchor: Anchor) -> Dated | None:
    month = MONTHS[found["month"].lower().rstrip(".")]
    year = int(found["year"]) if found["year"] else anchor.year or _year_for(anchor, month, int(found["day"]))
    if not year:
        return UNDATED
    first, last = calendar.day(year, month, int(found["day"])), calendar.day(year, month, int(found["day2"]))
    return Dated("DATE", f"{first}/{last}") if first and last and first < last else None


def _year_for(anchor: Anchor, month: int, number_: int) -> int | None:
    """The year that puts a day on the right side of the document's date, or nearest to it where the clause does not say."""
    today = anchor.today
    if today is None:
        return None
    choices = [year for year in (today.year - 1, today.year, today.year + 1) if calendar.day(year, month, number_)]
    days = {year: (date(year, month, number_) - today).days for year in choices}
    if anchor.direction == "past":
        choices = [year for year in choices if days[year] <= 0] or choices
    elif anchor.direction == "future":
        choices = [year for year in choices if days[year] >= 0] or choices
    return min(choices, key=lambda year: (abs(days[year]), year), default=None)


def _month_year(found: Found, anchor: Anchor) -> Dated:
    return Dated("DATE", calendar.month_of(int(found["year"]), MONTHS[found["month"].lower().rstrip(".")]))


def _month(found: Found, anchor: Anchor) -> Dated:
    month = MONTHS[found["month"].lower().rstrip(".")]
    today = anchor.today
    if anchor.year:
        return Dated("DATE", calendar.month_of(anchor.year, month))
    if today is None:
        return UNDATED
    away = {year: (year - today.year) * 12 + month - today.month for year in (today.year - 1, today.year, today.year + 1)}
    allowed = [y for y, m in away.items() if (anchor.direction != "past" or m <= 0) and (anchor.direction != "future" or m >= 0)]
    return Dated("DATE", calendar.month_of(min(allowed or away, key=lambda y: (abs(away[y]), y)), month))


def _this_month(found: Found, anchor: Anchor) -> Dated:
    month, today = MONTHS[found["month"].lower().rstrip(".")], anchor.today
    if today is None:
        return UNDATED
    year = today.year
    if "last" in found["which"].lower() or "past" in found["which"].lower():
        year -= month >= today.month
    elif "this" not in found["which"].lower():
        year += month <= today.month
    return Dated("DATE", calendar.month_of(year, month))


def _quarter(found: Found, anchor: Anchor) -> Dated | None:
    groups = found.groupdict()
    unit, which = (groups.get("unit") or "").lower(), (groups.get("which") or "").lower()
    count = int(groups["digit"]) if groups.get("digit") else _ordinal(found["ordinal"])
    half = unit == "half"
    if count > (2 if half else 4):
        return None
    if half and not found["year"] and not which:
        return None  # of a match, more likely than of a year
    code = 39 + count if half else 32 + count
    if found["year"]:
        return Dated("DATE", f"{found['year']}-{code}")
    if anchor.today is None:
        return UNDATED
    year = anchor.today.year + {"last": -1, "next": 1}.get(which, 0)
    if not which:
        past = (anchor.today.month - 1) // 3 + 1
        year -= count > past or (count == past and anchor.direction == "past")
        year += anchor.direction == "future" and count < past
    return Dated("DATE", f"{year}-{code}")


def _season(found: Found, anchor: Anchor) -> Dated:
    return Dated("DATE", f"{found['year']}-{SEASONS[found['season'].lower()]}")


def _this_season(found: Found, anchor: Anchor) -> Dated:
    if anchor.today is None:
        return UNDATED
    season, which = SEASONS[found["season"].lower()], found["which"].lower()
    year = anchor.today.year
    starts, current = (season - 20) * 3, anchor.today.month
    if which.startswith("last"):
        year -= starts + 2 >= current
    elif which.startswith("next"):
        year += starts <= current
    return Dated("DATE", f"{year}-{season}")


def _ordinal(text: str) -> int:
    return ORDINALS.get(text.lower()) or int(re.sub(r"\D", "", text) or 0)


def _decade(found: Found, anchor: Anchor) -> Dated:
    return Dated("DATE", f"{found['decade'][:3]}X")


def _decade_short(found: Found, anchor: Anchor) -> Dated:
    return Dated("DATE", f"19{found['decade'][0]}X")


def _decade_word(found: Found, anchor: Anchor) -> Dated:
    return Dated("DATE", f"19{DECADES[found['decade'].lower()]}X")


def _century(found: Found, anchor: Anchor) -> Dated | None:
    count = _ordinal(found["ordinal"])
    return Dated("DATE", f"{count - 1:02d}XX") if 2 <= count <= 22 else None


def _year(found: Found, anchor: Anchor) -> Dated:
    return Dated("DATE", found["year"])


def _year_range(found: Found, anchor: Anchor) -> Dated | None:
    first, last = found["year"], found["year2"]
    last = first[: 4 - len(last)] + last
    return Dated("DATE", f"{first}/{last}") if first < last and int(last) - int(first) < 200 else None


READERS: dict[str, Reader] = {
    "iso": _iso,
    "slashes": _slashes,
    "day_range": _day_range,
    "day_month": _day_month,
    "month_year": _month_year,
    "this_month": _this_month,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "this_season": _this_season,
    "decade": _decade,
    "decade_short": _decade_short,
    "decade_word": _decade_word,
    "century": _century,
    "year_range": _year_range,
    "year": _year,
}
