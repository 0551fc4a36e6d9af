"""The noun that a name of a place shares with the names beside it, or that stands behind it in small letters: "Reyes and Lund counties", "Nova cinema"."""

import re
from collections.abc import Iterable, Sequence

from kg.gazetteer.words import TOWN_HEADS
from kg.model import Mention

SHARED = {
    "counties": "County",
    "parishes": "Parish",
    "townships": "Township",
    "provinces": "Province",
    "streets": "Street",
    "avenues": "Avenue",
    "roads": "Road",
    "boulevards": "Boulevard",
    "rivers": "River",
}
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?"
_BEFORE = re.compile(rf"(?:, {_NAME}){{0,5}},? (?:and|or|&) {_NAME} ({'|'.join(SHARED)})\b")
_LAST = re.compile(rf" ({'|'.join(SHARED)})\b")
_ENDS = ("and ", "or ", "& ")
_LIST = re.compile(rf"{_NAME},? (?:and|or|&) $")
_BEHIND = re.compile(r" ([a-z]+)(?: ([a-z]+))?\b")
_SMALL = TOWN_HEADS - {"place", "row", "crescent", "square", "close"}
"""Kinds of building that are called so in small letters; the rest mean other things then ("a row", "took place")"""
_WAY = r"(?:street|road|avenue|lane|boulevard|alley)"
_CORNER = r"(?:corner|intersection|junction|crossroads)"
_ROAD = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
_CALLED = r"(?:(?:finally |later )?being )?(?:(?:re)?named|called|known as) "
_STREET_BEFORE = re.compile(
    rf"(?:\b{_CORNER} of {_ROAD} (?:and|&) "
    rf"|\b{_WAY},? (?:(?:is|was|has been|had been|once|originally|formerly|later|now|first|then) )+{_CALLED}"
    rf"(?:{_ROAD}(?:, |,? (?:and then|and|then|before) )(?:{_CALLED})?)*)$"
)
_FIRST_BEFORE = re.compile(rf"\b{_CORNER} of $")
_SECOND_BEHIND = re.compile(r" (?:and|&) [A-Z]")
_STREET_BEHIND = re.compile(rf"(?:/{_ROAD})? {_CORNER}\b")
_TOWN_BEFORE = re.compile(r"\b(?:in|from|near|outside|town of|city of|village of) $")
_TOWN_BEHIND = re.compile(r", [A-Z]")
LONGEST = 80
"""Characters before a name in which the rest of its list is looked for"""


def shared_head(text: str, mentions: Iterable[Mention]) -> str:
    """ "County" for both names of "Reyes and Lund counties"; empty where one of the mentions stands alone."""
    heads = {_shared(text, m.start, m.end) for m in mentions}
    return heads.pop() if len(heads) == 1 else ""


def _shared(text: str, start: int, end: int) -> str:
    found = _BEFORE.match(text, end)
    if found is None and text.endswith(_ENDS, 0, start) and _LIST.search(text[max(0, start - LONGEST) : start]):
        found = _LAST.match(text, end)
    return SHARED[found[1]] if found else ""


def head_of(text: str, mentions: Sequence[Mention]) -> str:
    """The noun that belongs to a name, wherever it stands; empty where it has none."""
    return "Street" if is_street(text, mentions) else shared_head(text, mentions) or head_behind(text, mentions)


def is_street(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a name is that of a street, whatever else is called so: "the corner of Reyes and Lund", "the Reyes/Lund intersection", "the street was later called
    Reyes"; not where a mention stands for a town ("in Reyes", "Reyes, Norland")."""
    told = any(_is_corner(text, m.start, m.end) for m in mentions)
    return told and not any(_TOWN_BEFORE.search(text[max(0, m.start - LONGEST) : m.start]) or _TOWN_BEHIND.match(text, m.end) for m in mentions)


def _is_corner(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - LONGEST) : start]
    first = _FIRST_BEFORE.search(before) and _SECOND_BEHIND.match(text, end)
    return bool(first or _STREET_BEHIND.match(text, end) or _STREET_BEFORE.search(before))


def head_behind(text: str, mentions: Iterable[Mention]) -> str:
    """ "cinema" for the name in "the Nova cinema": what every town has, called so in small letters behind one of the mentions."""
    for m in mentions:
        found = _BEHIND.match(text, m.end)
        if found and (found[1] in _SMALL or found[2] in _SMALL):
            return found[1] if found[1] in _SMALL else f"{found[1]} {found[2]}"
    return ""
