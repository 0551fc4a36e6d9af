"""The noun that a name of a place shares with the names beside it, or that stands behind it in small letters: "Reyes and Lund counties", "Nova cinema"."""

import re
from collections.abc import Iterable

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


def head_behind(text: str, mentions: Iterable[Mention]) -> str:
    """ "cinema" for the name in "the Nova cinema": what every town has, called so in small letters behind one of the mentions."""
    for m in mentions:
        found = _BEHIND.match(text, m.end)
        if found and (found[1] in _SMALL or found[2] in _SMALL):
            return found[1] if found[1] in _SMALL else f"{found[1]} {found[2]}"
    return ""
