"""The place before a report's first words ("LISBON, Portugal (KNA) — The minister resigned."): where it was filed, and no part of its clause."""

from spacy.tokens import Token

_DASHES = frozenset(("—", "–", "--", "---", "-"))
_LONGEST = 10
"""Tokens of the longest dateline, its dash included."""


def in_dateline(token: Token) -> bool:
    """Whether a token stands in the dateline of its sentence: names alone up to a dash that no second dash closes."""
    start = token.sent.start
    if token.i - start >= _LONGEST or not token.doc[start].text[:1].isupper():
        return False
    opening = token.doc[start : min(start + _LONGEST, token.sent.end)]
    dash = next((t for t in opening if t.text in _DASHES and t.i > start and t.nbor(-1).whitespace_), None)
    if dash is None or dash.i <= token.i or any(t.text == dash.text for t in token.doc[dash.i + 1 : token.sent.end]):
        return False
    return all(t.pos_ == "PROPN" or t.is_punct or t.text.isupper() for t in token.doc[start : dash.i])
