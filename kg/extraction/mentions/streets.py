"""Streets that have surnames for their last words: "lives on Mill Lane", but "a book on Jay Lane"."""

from kg.extraction.mentions.spans import Span
from kg.extraction.parse.parsed import Doc

_ROADS = frozenset("lane grove close court place terrace crescent row walk hill park green gardens way mews trail avenue road street".split())
_THERE = frozenset(
    """
    be live reside stay stand lie locate situate build own buy rent open close park drive walk run crash collide happen occur take find discover shoot stab
    kill arrest stop strike hit begin start work play grow
    """.split()
)
"""What is done or happens on streets."""
_BESIDE = frozenset("home house apartment flat property store shop building office church school block fire crash accident collision shooting".split())
"""What stands or happens on streets."""


def is_street(doc: Doc, span: Span) -> bool:
    """Whether a name of two words or more that ends like a street stands where something is, or happens."""
    preposition = doc[span.start - 1] if span.start else None
    if preposition is None or preposition.lower_ not in ("on", "along") or span.end - span.start < 2 or doc[span.end - 1].lower_ not in _ROADS:
        return False
    head = preposition.head
    return head.lemma_.lower() in (_THERE if head.pos_ in ("VERB", "AUX") else _BESIDE)
