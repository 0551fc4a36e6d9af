"""Durations, sets and times of day."""

import re

from kg.extraction.times.anchor import UNDATED, Anchor, Dated, Found, Reader
from kg.extraction.times.numbers import VAGUE, length, number, unit_of
from kg.extraction.times.words import PARTS_OF_DAY, SET_WORDS


def _every(found: Found, anchor: Anchor) -> Dated:
    text = found["count"]
    count = 2 if re.search(r"(?i)\bother\b", found[0]) else number(text) if text else 1
    return Dated("SET", length(count, unit_of(found["unit"])) if count else None)


def _rate(found: Found, anchor: Anchor) -> Dated:
    return Dated("SET", length(1, unit_of(found["unit"])))


def _set(found: Found, anchor: Anchor) -> Dated:
    return Dated("SET", SET_WORDS[found["set"]])


def _length(found: Found, anchor: Anchor) -> Dated | None:
    if VAGUE.search(found["count"]) and number(found["count"]) is None:
        return Dated("DURATION")
    count = number(found["count"])
    if count is None or (found["count"].isdigit() and len(found["count"]) == 4 and found["count"][:2] in ("19", "20")):
        return None
    return Dated("DURATION", length(count, unit_of(found["unit"]), bool(found["half"] or found["half2"])))


def _half_length(found: Found, anchor: Anchor) -> Dated:
    return Dated("DURATION", length(0, unit_of(found["unit"]), True))


def _length_long(found: Found, anchor: Anchor) -> Dated:
    plural = re.search(r"(?i)s-long$", found[0])
    return Dated("DURATION", None if plural else length(1, unit_of(found["unit"])))


def _vague_length(found: Found, anchor: Anchor) -> Dated:
    return Dated("DURATION")


def _undated(found: Found, anchor: Anchor) -> Dated:
    return UNDATED


# ---------------------------------------------------------------------------------------------- times of day
def _clock(found: Found, anchor: Anchor) -> Dated | None:
    groups = found.groupdict()
    hour, minute = _hour(groups.get("hour") or ""), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()
    if hour is None or hour > 24 or (half and hour > 12):
        return None
    if "." in found[0][:3] and not half:
        return None  # a decimal number
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return _at(f"{hour % 24:02d}:{minute:02d}", anchor)


def _hour(text: str) -> int | None:
    return int(text) if text.isdigit() else number(text)


def _noon(found: Found, anchor: Anchor) -> Dated:
    return _at(PARTS_OF_DAY[found["part"].lower()], anchor)


def _at(clock: str, anchor: Anchor) -> Dated:
    day = anchor.today
    return Dated("TIME", f"{day.isoformat()}T{clock}" if day else f"T{clock}")


READERS: dict[str, Reader] = {
    "every": _every,
    "rate": _rate,
    "set": _set,
    "half_length": _half_length,
    "length": _length,
    "vague_length": _vague_length,
    "length_long": _length_long,
    "clock": _clock,
    "clock_hour": _clock,
    "clock_zone": _clock,
    "oclock": _clock,
    "noon": _noon,
    "numbered_day": _undated,
    "reference": _undated,
}
