"""Spans of names while they are being repaired."""


from msgspec import Struct

from kg.extraction.parse.parsed import Doc
from kg.gazetteer import Gazetteer

NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
"""The parser's labels that are entities of ours; the others (dates, products, laws, works) only keep their tokens from being names."""

PARTIES = frozenset(("D", "R", "I", "DFL"))
"""Parties of American politicians, before where they are from ("R-Ohio")"""
_SMALL = 15_000
"""Inhabitants of a town of some size."""


class Span(Struct, frozen=True):
    """Tokens ``start`` to ``end`` (exclusive) with the parser's label or one that repair has chosen. ``title`` is the first token of the title
    before the name (``start`` where there is none); ``name`` is the text."""

    start: int
    end: int
    label: str
    title: int
    name: str


def span_of(doc: Doc, start: int, end: int, label: str) -> Span:
    """A span without a title."""
    return Span(start, end, label, start, " ".join(doc.text_between(start, end).split()))


def root_of(doc: Doc, start: int, end: int) -> int:
    """The syntactic head of a span: its first token whose own head lies outside; the last such token where it ends the span's only name."""
    outside = [
        t.i for t in doc[start:end] if (t.head.i < start or t.head.i >= end or t.head.i == t.i) and not t.is_punct and not t.is_space
    ]
    if not outside:
        return end - 1
    nouns = [i for i in outside if doc[i].pos_ in ("PROPN", "NOUN")]
    return (nouns or outside)[0]


def is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def is_known_place(span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name is a country's, a region's or that of a town of some size."""
    return gazetteer.is_country(span.name) or gazetteer.is_city(span.name, _SMALL) or gazetteer.region(span.name) is not None
