"""Where in a text a time expression can stand, and the shapes that match there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from kg.extraction.parse.parsed import Doc
from kg.extraction.times.patterns import SHAPES
from kg.extraction.times.words import DECADES, MONTHS, SEASONS, SET_WORDS, UNITS, WEEKDAYS

REACH = {"unit": (7, 6), "month": (6, 6), "digits": (4, 4), "weekday": (3, 2), "day": (4, 2), "season": (5, 3), "set": (0, 1), "decade": (3, 1),
         "clock": (3, 6), "reference": (4, 4)}  # fmt: skip
"""Tokens before and after a trigger that may belong to its expression."""

_UNIT_WORDS = {*UNITS, *(f"{unit}s" for unit in UNITS), "centuries", "half"} - {"centurie", "centuries_"}
_TABLE: dict[str, str] = {
    **dict.fromkeys(_UNIT_WORDS, "unit"),
    **dict.fromkeys(MONTHS, "month"),
    **{f"{word}.": "month" for word in MONTHS},
    **{word: "weekday" for word in WEEKDAYS if word.endswith("day")},
    **{f"{word}s": "weekday" for word in WEEKDAYS if word.endswith("day")},
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"), "day"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys(SET_WORDS, "set"),
    **dict.fromkeys(DECADES, "decade"),
    **dict.fromkeys(("noon", "midday", "midnight", "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "utc", "gmt", "hrs"), "clock"),
    **dict.fromkeys(("recently", "currently", "soon", "present", "moment", "being", "nowadays", "future", "past", "term"), "reference"),
}
_ALSO_REFERENCE = frozenset("day week month year morning afternoon evening night".split())
_YEAR = re.compile(r"(?:1\d|20)\d\d")


class Candidate(Struct, frozen=True):
    """A match: its shape, characters and rank in the table."""

    start: int
    end: int
    rank: int
    shape: str
    match: re.Match[str]


def candidates(doc: Doc) -> list[Candidate]:
    """The longest matches that do not overlap, in the order of the text."""
    kept: list[Candidate] = []
    taken = bytearray(len(doc.text))  # a flag a character: a table of ten thousand dates must not be compared pair by pair
    for one in sorted(_matches(doc), key=lambda c: (c.start - c.end, c.rank, c.start)):
        if one.end > one.start and taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)


def _matches(doc: Doc) -> Iterator[Candidate]:
    text = doc.text
    for trigger, windows in _windows(doc).items():
        for start, end in windows:
            for rank, shape, pattern in SHAPES[trigger]:
                for match in pattern.finditer(text, start, end):
                    yield Candidate(
                        match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip()), rank, shape, match
                    )


def _windows(doc: Doc) -> dict[str, list[tuple[int, int]]]:
    """Character ranges around the triggers of each kind, joined where they touch."""
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for token in doc:
        for trigger in _triggers(token.lower_):
            before, after = REACH[trigger]
            first, last = max(0, token.i - before), min(len(doc), token.i + after + 1)
            ranges = found[trigger]
            if ranges and first <= ranges[-1][1]:
                ranges[-1][1] = max(last, ranges[-1][1])
            else:
                ranges.append([first, last])
    return {trigger: [(doc[a].idx, doc[z - 1].idx + len(doc[z - 1])) for a, z in ranges] for trigger, ranges in found.items()}


@lru_cache(maxsize=16384)
def _triggers(word: str) -> tuple[str, ...]:
    trigger = _TABLE.get(word)
    if trigger is not None:
        return (trigger, "reference") if word in _ALSO_REFERENCE else (trigger,)
    if word[0].isdigit() or word[0] in "'-q(":
        return _numeric(word)
    if "-" in word and word.rsplit("-", 1)[-1] in _UNIT_WORDS | {"long"}:
        return ("unit",)
    return ()


def _numeric(word: str) -> tuple[str, ...]:
    found = ["digits"] if _YEAR.search(word) else []
    if ":" in word or word.endswith(("am", "pm", "a.m.", "p.m.", "utc")) or (len(word) <= 5 and "." in word):
        found.append("clock")
    if word.endswith("0s"):
        found.append("decade")
    return tuple(found)
