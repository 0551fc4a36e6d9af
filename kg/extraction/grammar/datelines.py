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


def behind_dateline(token: Token) -> Token:
    """The token itself, or for one of a dateline whom the clause is about, where the parser takes that for a renaming of the place."""
    if not in_dateline(token):
        return token
    names = (c for c in token.subtree if c.dep_ in ("appos", "conj", "dep") and c.i > token.i and not in_dateline(c) and c.i < token.head.i)
    return next((c for c in names if c.pos_ in ("PROPN", "NOUN", "PRON")), token)
