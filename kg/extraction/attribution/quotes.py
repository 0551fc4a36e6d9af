"""Where quotations begin and end, also where marks are missing or doubled.

Why spacing decides: parsed text has straight marks, so a mark after a blank opens and a mark before one closes. A quotation whose end is missing stops at a
sentence end, before the next opening mark or at the end of its sentence: a broken mark never swallows the rest of a document.
"""

from dataclasses import dataclass

from kg.extraction.parse.parsed import Doc, Token

DOUBLE = frozenset(('"', "''", "``", "“", "”", "„", "‟", "«", "»"))
LONGEST = 500
"""Tokens in a quotation; without an end within these it is taken for broken."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The tokens ``start`` to ``end`` (exclusive) between two marks."""

    start: int
    end: int
    closed: bool


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """All quotations, in order; they do not overlap."""
    marks = [token for token in doc if _is_mark(token)]
    quotes: list[Quote] = []
    at = 0
    while at < len(marks):
        opening = marks[at]
        if not _can_open(opening):
            at += 1
            continue
        quote, used = _quote(doc, marks, at)
        if quote.end > quote.start:
            quotes.append(quote)
        at += used
    return tuple(quotes)


def _quote(doc: Doc, marks: list[Token], at: int) -> tuple[Quote, int]:
    """The quotation that opens at mark ``at`` and how many marks it uses up."""
    opening = marks[at]
    single = opening.text == "'"
    for used, mark in enumerate(marks[at + 1 :], start=2):
        if (mark.text == "'") != single:
            continue
        if mark.i - opening.i > LONGEST:
            break
        if _can_close(mark) and not (_can_open(mark) and mark.is_sent_start and mark.nbor(-1).is_space):
            return Quote(opening.i + 1, mark.i, True), used
        if _can_open(mark):
            return Quote(opening.i + 1, _recover(doc, opening.i + 1, mark.i), False), used - 1
    if single:
        return Quote(opening.i + 1, opening.i + 1, False), 1
    return Quote(opening.i + 1, _end_of_sentence(doc, opening.i + 1), False), 1


def _is_mark(token: Token) -> bool:
    return token.text in DOUBLE or (token.text == "'" and token.tag_ != "POS")


def _before(token: Token) -> str:
    if not token.i:
        return " "
    previous = token.nbor(-1)
    return " " if previous.whitespace_ or previous.is_space else previous.text[-1]


def _after(token: Token) -> str:
    if token.whitespace_ or token.i + 1 >= len(token.doc) or token.nbor(1).is_space:
        return " "
    return token.nbor(1).text[0]


def _can_open(mark: Token) -> bool:
    if mark.text in ("``", "“", "„", "«"):
        return True
    if mark.text in ("”", "»"):
        return False
    before, after = _before(mark), _after(mark)
    if mark.text == "'":
        return before in " ([-" and after.isupper()
    # A mark with blanks on both sides tells nothing: it opens if nothing is open, which is when this is asked first.
    return before in " ([{-—–/\"'" or (not before.isalnum() and after.isalnum())


def _can_close(mark: Token) -> bool:
    if mark.text in ("”", "»"):
        return True
    if mark.text in ("``", "“", "„", "«"):
        return False
    before, after = _before(mark), _after(mark)
    if mark.text == "'":
        return before in ".,!?" or (before.isalnum() and not after.isalnum())
    return before != " " or not after.isalnum()


def _recover(doc: Doc, start: int, limit: int) -> int:
    """The last sentence end before ``limit``, or else ``limit``."""
    for at in range(limit - 1, start, -1):
        if doc[at].text in (".", "!", "?"):
            return at + 1
    return limit


def _end_of_sentence(doc: Doc, start: int) -> int:
    return min(doc[start].sent.end, start + LONGEST) if start < len(doc) else start
