"""Counts and lengths in words."""

import re

from kg.extraction.times.words import CLOCK, NUMBERS, UNITS

VAGUE = re.compile(r"(?i)few|several|many|some|couple|dozens|numerous|number of|more|these|those|recent")


def number(text: str) -> int | None:
    """The count that words or digits tell; None where they are vague ("several")."""
    words = text.lower().strip().replace(",", "")
    if words.isdigit():
        return int(words)
    if words in ("a couple", "a couple of", "couple of"):
        return 2
    if VAGUE.search(words):
        return None
    words = re.sub(r"^an? (?=\w)", "", words) if words not in ("a hundred", "a dozen") else words
    total = 0
    for part in re.split(r"[\s-]+", words):
        if part in ("and", "of", "about"):
            continue
        if part not in NUMBERS:
            return None
        total = total * 100 if part == "hundred" and total else total * 12 if part == "dozen" and total else total + NUMBERS[part]
    return total or None


def length(count: int, unit: str, half: bool = False) -> str:
    """An ISO 8601 duration; ``half`` adds half a unit."""
    designator, times = UNITS[unit]
    count *= times
    time = "T" if unit in CLOCK else ""
    if not half:
        return f"P{time}{count}{designator}"
    finer = {"H": "M", "Y": "M", "M": "S" if unit == "minute" else "D", "D": "H", "W": "D"}.get(designator)
    extra = {"H": 30, "Y": 6 * times, "M": 30 if unit == "minute" else 15, "D": 12, "W": 3}.get(designator)
    if finer is None:
        return f"P{time}{count}{designator}"
    if not count:
        return f"P{'T' if unit in CLOCK or designator == 'D' else ''}{extra}{finer}"
    return f"P{time}{count}{designator}{'T' if designator == 'D' else ''}{extra}{finer}"


def unit_of(text: str) -> str:
    """The key of a unit in ``UNITS``, from its matched form."""
    unit = text.lower()
    return "century" if unit == "centurie" else unit
