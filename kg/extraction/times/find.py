"""Time expressions of a document, from their shapes, their surroundings and what the name finder calls dates."""

import re
from collections.abc import Iterator
from datetime import date

from kg.extraction.grammar.walk import sentence_around
from kg.extraction.parse.parsed import Doc, Token
from kg.extraction.status import status_of
from kg.extraction.times import calendar
from kg.extraction.times.anchor import UNDATED, Anchor, Dated, Direction
from kg.extraction.times.anchoring import read
from kg.extraction.times.patterns import COPYRIGHT
from kg.extraction.times.plausible import is_vague, plausible
from kg.extraction.times.triggers import Candidate, candidates
from kg.model import TimeExpression

Span = tuple[int, int, Dated]
_LOOKING = frozenset(("weekday", "month", "day_month", "day_range", "quarter", "period", "weekend"))
WEEK = 7
_RANGES = ("to", "and", "until", "through", "till", "-", "–", "—")
_AGE = re.compile(r"(?i)\b(?:old|aged?|ages?)\b|teen")


def find_times(doc: Doc, document_date: str | None) -> tuple[TimeExpression, ...]:
    """All time expressions in the order of the text, ids ``t0``, ``t1`` …

    ``document_date`` (YYYY-MM-DD) anchors relative ones; without it, or where it is no date, they have no value. Values are ISO 8601 or EDTF; ``begins`` and
    ``ends`` are the first and the last day. Lines that state a copyright, ages and bare numbers give nothing.
    """
    found = list(_shaped(doc, calendar.parsed(document_date)))
    found += _named(doc, found)
    text = doc.text
    return tuple(_expression(text, count, *one) for count, one in enumerate(sorted(found, key=lambda f: f[:2])))


def _expression(text: str, count: int, start: int, end: int, dated: Dated) -> TimeExpression:
    span = calendar.bounds(dated.value) if dated.kind in ("DATE", "TIME") else None
    begins, ends = span or (dated.begins, None)
    return TimeExpression(f"t{count}", start, end, text[start:end], dated.kind, dated.value, begins, ends)


def _shaped(doc: Doc, today: date | None) -> Iterator[Span]:
    text = doc.text
    previous: date | None = None
    shapes = candidates(doc)
    for at, one in enumerate(shapes):
        token = _token_at(doc, one)
        if token is None or COPYRIGHT.search(doc.text_between(*sentence_around(token))) or not plausible(one, token, text):
            continue
        beside = _day_beside(shapes, at, token, today, previous)
        direction = _direction(one, token)
        year = _year_after(shapes, at, text) or (_year_before(shapes, at, text, today) if direction == "future" else None)
        dated = read(one.shape, one.match, Anchor(beside, direction, previous, year))
        if dated is None:
            continue
        if is_vague(one, token, text):
            dated = UNDATED
        yield one.start, one.end, dated
        if dated.kind in ("DATE", "TIME"):
            previous = calendar.parsed((dated.value or "")[:10]) or previous


def _token_at(doc: Doc, one: Candidate) -> Token | None:
    """The syntactic head of the tokens under a match."""
    span = doc.char_span(one.start, one.end)
    return span.root if span else None


def _direction(one: Candidate, token: Token) -> Direction:
    """Which way the clause looks: by the noun or verb that the expression modifies, or else by the verb above."""
    if one.shape not in _LOOKING:
        return "none"
    modified = token
    for _ in range(12):
        above = modified.head
        if above is modified:
            return "none" if modified is token else _looks(modified)
        modified = above
        if modified.pos_ in ("VERB", "AUX") or (modified.pos_ == "NOUN" and modified.ent_type_ not in ("DATE", "TIME")):
            break
    return _looks(modified)


def _looks(predicate: Token) -> Direction:
    mood = status_of(predicate)
    if mood.tense == "future" or mood.modality == "Planned":
        return "future"
    if mood.tense == "past":
        return "past"
    return "future" if mood.modality == "Possible" and mood.tense == "present" else "none"


def _year_before(shapes: list[Candidate], at: int, text: str, today: date | None) -> int | None:
    """The year of a day with which a range begins whose end lies ahead: what "is to run from January 23 to March 9" may have begun."""
    if at + 1 == len(shapes) or not shapes[at].shape == shapes[at + 1].shape == "day_month":
        return None
    if text[shapes[at].end : shapes[at + 1].start].strip().lower() not in _RANGES:
        return None
    dated = read("day_month", shapes[at + 1].match, Anchor(today, "future", None, None))
    last = calendar.parsed(dated.value if dated else None)
    first = read("day_month", shapes[at].match, Anchor(today, "future", None, last.year)) if last else None
    return last.year - (first is not None and (first.value or "") > last.isoformat()) if last else None


def _year_after(shapes: list[Candidate], at: int, text: str) -> int | None:
    """The year of the date that ends a range: "from May 1 to June 3, 2010"."""
    if at + 1 < len(shapes):
        gap = text[shapes[at].end : shapes[at + 1].start].strip().lower()
        groups = shapes[at + 1].match.groupdict()
        if gap in _RANGES and groups.get("year") and groups.get("month"):
            return int(groups["year"])
    return None


def _day_beside(shapes: list[Candidate], at: int, token: Token, today: date | None, previous: date | None) -> date | None:
    """For a time of day, the day named in the same sentence, or else the last one named in the week of the document's date, or that; else the document's date."""
    if not shapes[at].shape.startswith(("clock", "oclock", "noon")):
        return today
    sentence = token.sent
    for other in sorted(shapes[max(0, at - 8) : at + 8], key=lambda c: abs(c.start - shapes[at].start)):
        inside = sentence.start_char <= other.start < sentence.end_char
        if inside and other.shape in ("day_month", "weekday", "day_word", "iso") and (beside := _token_at(token.doc, other)) is not None:
            dated = read(other.shape, other.match, Anchor(today, _direction(other, beside), previous, None))
            if dated is not None and (day := calendar.parsed((dated.value or "")[:10])):
                return day
    return previous if today and previous and 0 <= (today - previous).days < WEEK else today


def _named(doc: Doc, taken: list[Span]) -> Iterator[Span]:
    """What the name finder calls a date and no shape has taken: found, but without a value."""
    used = bytearray(len(doc.text))
    for start, end, _ in taken:
        used[start:end] = b"\1" * (end - start)
    for entity in doc.ents:
        if entity.label_ not in ("DATE", "TIME") or not re.search(r"[A-Za-z]{3}", entity.text) or _AGE.search(entity.text):
            continue
        if COPYRIGHT.search(doc.text_between(*sentence_around(entity[0]))) or entity[-1].pos_ in ("DET", "ADP", "PUNCT"):
            continue
        if used.find(1, entity.start_char, entity.end_char) < 0:
            yield entity.start_char, entity.end_char, UNDATED
