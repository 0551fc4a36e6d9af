"""The text and the tokens of a document, made once and kept in its ``user_data``: spaCy makes them anew at each call, and a span for each slice."""

from spacy.tokens import Doc, Token

_TEXT = "kg.text"
_TOKENS = "kg.tokens"


def text_of(doc: Doc) -> str:
    """``doc.text``."""
    found = doc.user_data.get(_TEXT)
    if found is None:
        found = doc.user_data[_TEXT] = doc.text
    return str(found)


def text_between(doc: Doc, start: int, end: int) -> str:
    """``doc[start:end].text``."""
    if start >= end:
        return ""
    last = doc[end - 1]
    return text_of(doc)[doc[start].idx : last.idx + len(last)]


def tokens_of(doc: Doc) -> tuple[Token, ...]:
    """``tuple(doc)``, for slices."""
    found: tuple[Token, ...] | None = doc.user_data.get(_TOKENS)
    if found is None:
        found = doc.user_data[_TOKENS] = tuple(doc)
    return found
