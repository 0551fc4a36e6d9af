"""Days, weeks, months and years around the document's date or the day named before.

Why tense: "on Monday" is the Monday before a report that tells what happened and the one after it that tells what will. Without the document's date nothing
relative gets a value.
"""

import re
from datetime import date, timedelta

from kg.extraction.times import calendar
from kg.extraction.times.anchor import UNDATED, Anchor, Dated, Found, Reader
from kg.extraction.times.numbers import length, number, unit_of
from kg.extraction.times.words import CLOCK, PARTS_OF_DAY, UNITS, WEEKDAYS


def _day_word(found: Found, anchor: Anchor) -> Dated:
    if anchor.today is None:
        return UNDATED
    away = {"yesterday": -1, "tomorrow": 1}.get(found["word"].lower(), 0)
    text = found[0].lower()
    away += 1 if text.startswith("the day after") else -1 if text.startswith("the day before") else 0
    value = (anchor.today + timedelta(days=away)).isoformat()
    part = "night" if found["word"].lower() == "tonight" else (found["part"] or "").lower()
    return _with_part(value, part)


def _with_part(value: str | None, part: str) -> Dated:
    code = PARTS_OF_DAY.get(part.lower())
    return Dated("DATE" if not code else "TIME", f"{value}T{code}") if code and value else Dated("DATE", value)


def _part_of_day(found: Found, anchor: Anchor) -> Dated:
    if anchor.today is None:
        return UNDATED
    last = found["which"].lower() == "last"
    return _with_part((anchor.today - timedelta(days=1 if last else 0)).isoformat(), found["part"])


def _weekday(found: Found, anchor: Anchor) -> Dated:
    which = (found["which"] or found["which2"] or "").lower()
    wanted = WEEKDAYS[found["weekday"].lower()]
    if which in ("every", "each"):
        return Dated("SET", f"XXXX-WXX-{wanted + 1}")
    base = anchor.previous if which in ("the following", "the previous", "the next") and anchor.previous else anchor.today
    if base is None or found[0].split()[-1].lower() == found["weekday"].lower() + "s":
        return UNDATED
    back, ahead = (base.weekday() - wanted) % 7, (wanted - base.weekday()) % 7
    if which in ("last", "this past", "the previous"):
        days = -(back or 7)
    elif which in ("next", "the next", "the following", "the coming", "this coming"):
        days = ahead or 7
    else:
        days = ahead if anchor.direction == "future" else -back
    return _with_part((base + timedelta(days=days)).isoformat(), found["part"] or "")


def _period(found: Found, anchor: Anchor) -> Dated:
    unit, which, today = found["unit"].lower(), found["which"].lower(), anchor.today
    if which == "same" or (which in ("following", "previous") and unit not in ("year", "month", "week", "quarter")):
        return UNDATED
    if unit in ("decade", "century") and which in ("past", "last"):
        return Dated("DURATION", length(1, unit))
    if which == "past" and unit in ("year", "month", "quarter"):
        return Dated("DURATION", length(1, unit))
    base = anchor.previous if which in ("following",) and anchor.previous else today
    if base is None:
        return UNDATED
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if unit == "weekend" and which == "this" and anchor.direction == "past" and base.weekday() < 5:
        step = -1
    return Dated("DATE", _stretch(base, step, unit))


def _weekend(found: Found, anchor: Anchor) -> Dated:
    """ "Over the weekend": the last one where something is told, the next where it is planned."""
    if anchor.today is None or anchor.direction == "none":
        return UNDATED
    return Dated("DATE", _stretch(anchor.today, -1 if anchor.direction == "past" and anchor.today.weekday() < 5 else 0, "weekend"))


def _next_day(found: Found, anchor: Anchor) -> Dated:
    """The day beside the one named before."""
    if anchor.previous is None:
        return UNDATED
    return Dated("DATE", (anchor.previous + timedelta(days=-1 if found["which"].lower() == "previous" else 1)).isoformat())


def _stretch(base: date, step: int, unit: str) -> str | None:
    """The week, weekend, month, quarter, year, decade or century ``step`` away."""
    if unit == "week":
        return calendar.week_of(base + timedelta(weeks=step))
    if unit == "weekend":
        saturday = base + timedelta(days=5 - base.weekday() + 7 * step)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
    if unit == "month":
        return calendar.month_of(base.year, base.month + step)
    if unit == "quarter":
        index = base.year * 4 + (base.month - 1) // 3 + step
        return f"{index // 4}-{33 + index % 4}"
    if unit == "year":
        return f"{base.year + step:04d}"
    return f"{base.year // 10 + step:03d}X" if unit == "decade" else f"{base.year // 100 + step:02d}XX"


def _ago(found: Found, anchor: Anchor) -> Dated:
    unit, way = unit_of(found["unit"]), found["way"].lower()
    count = number(found["count"])
    designator, times = UNITS[unit]
    if unit in CLOCK:
        if way in ("ago", "from now") or count is None:
            return UNDATED
        return Dated("DURATION", length(count, unit))
    back = way in ("ago", "earlier", "before", "back")
    base = anchor.today if way in ("ago", "from now", "back") else anchor.previous or (anchor.today if way == "earlier" else None)
    if base is None or count is None:
        return UNDATED
    return Dated("DATE", calendar.shifted(base, (-1 if back else 1) * count * times, designator))


def _in_future(found: Found, anchor: Anchor) -> Dated:
    unit, count = unit_of(found["unit"]), number(found["count"])
    if unit in CLOCK or anchor.today is None or count is None:
        return UNDATED
    return Dated("DATE", calendar.shifted(anchor.today, count * UNITS[unit][1], UNITS[unit][0]))


def _vague_near(found: Found, anchor: Anchor) -> Dated:
    """ "in the coming days": after the document's date, nobody knows how long."""
    ahead = re.match(r"(?i)coming|next|following", found["which"])
    return Dated("DATE", None, (anchor.today + timedelta(days=1)).isoformat() if ahead and anchor.today else None)


def _span_near(found: Found, anchor: Anchor) -> Dated:
    count = number(found["count"])
    return Dated("DURATION", length(count, unit_of(found["unit"])) if count else None)


READERS: dict[str, Reader] = {
    "day_word": _day_word,
    "part_of_day": _part_of_day,
    "weekday": _weekday,
    "period": _period,
    "ago": _ago,
    "in_future": _in_future,
    "vague_near": _vague_near,
    "weekend": _weekend,
    "next_day": _next_day,
    "span_near": _span_near,
}
