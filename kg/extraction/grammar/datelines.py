"""The place before a report's first words ("LISBON, Portugal (KNA) — The minister resigned."): where it was filed, and no part of its clause."""

from kg.extraction.parse.parsed import Token

_DASHES = frozenset(("—", "–", "--", "---", "-"))
_LONGEST = 10
"""Tokens of the longest dateline, its dash included."""
_TABLE = "kg.datelines"


def in_dateline(token: Token) -> bool:
    """Whether a token stands in the dateline of its sentence: names alone up to a dash that no second dash closes, or up to an agency in brackets."""
    table: dict[int, int] = token.doc.user_data.setdefault(_TABLE, {})
    sentence = token.sent
    if sentence.start not in table:  # each sentence is asked many times
        table[sentence.start] = _end(list(sentence))
    return token.i < table[sentence.start]


def _end(sentence: list[Token]) -> int:
    """The end of a sentence's dateline; 0 where it has none."""
    if not sentence[0].text[:1].isupper():
        return 0
    opening = sentence[:_LONGEST]
    return max(_agency(opening), _dashed(sentence, opening))


def _dashed(sentence: list[Token], opening: list[Token]) -> int:
    """The end of names alone before a dash; 0 where there is none."""
    dash = next((t for t in opening[1:] if t.text in _DASHES and t.nbor(-1).whitespace_), None)
    if dash is None or any(t.text == dash.text for t in sentence if t.i > dash.i):
        return 0
    return dash.i if all(t.pos_ == "PROPN" or t.is_punct or t.text.isupper() for t in opening if t.i < dash.i) else 0


def _agency(opening: list[Token]) -> int:
    """The end of a dateline without a dash ("LISBON (KNA) The minister"): names in capitals up to an agency in brackets; 0 where there is none."""
    at = next((n for n, t in enumerate(opening) if t.text == "("), 0)
    if at == 0 or at + 2 >= len(opening) or opening[at + 2].text != ")":
        return 0
    first, agency, last = opening[0], opening[at + 1], opening[-1]
    filed = first.doc.text_between(first.i, last.i + 1).partition(" ")[0].rstrip(",")
    capitals = len(filed) > 2 and filed.isupper() and agency.is_alpha and agency.text.isupper()
    return opening[at].i + 3 if capitals and all(t.pos_ == "PROPN" or t.is_punct for t in opening[:at]) else 0


def behind_dateline(token: Token) -> Token:
    """The token itself, or for one of a dateline whom the clause is about, where the parser takes that for a renaming of the place."""
    if not in_dateline(token):
        return token
    twin = next((c for c in token.head.children if c.dep_ == token.dep_ and c.i > token.i and not in_dateline(c)), None)
    if twin is not None:
        return twin
    names = (c for c in token.subtree if c.dep_ in ("appos", "conj", "dep") and c.i > token.i and not in_dateline(c) and c.i < token.head.i)
    return next((c for c in names if c.pos_ in ("PROPN", "NOUN", "PRON")), token)
