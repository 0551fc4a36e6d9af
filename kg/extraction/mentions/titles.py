"""Where the title before a person's name begins."""

from kg.extraction.mentions.spans import Span
from kg.extraction.parse.parsed import Doc
from kg.gazetteer.words import TITLES
from kg.ontology.terms import Ontology


def title_start(doc: Doc, span: Span, ontology: Ontology, floor: int) -> int:
    """The first token of the title right before a person's name ("Norwegian Foreign Minister"), not before ``floor``; ``span.start`` without one.

    A title holds at least one title word; words of the same noun phrase that qualify it belong to it.
    """
    found = at = span.start
    while at > floor:
        token = doc[at - 1]
        if (token.is_sent_start and token.is_punct) or token.is_space or (token.is_punct and token.text not in ("-", "–")):
            break
        word = token.lower_
        is_title = word in TITLES or (token.pos_ in ("NOUN", "PROPN") and ontology.lexicon.nominal.get(token.lemma_.lower()) == "Person")
        if is_title and token.tag_ not in ("NNS", "NNPS"):
            found = at - 1
        elif is_title or not _qualifies(doc, at - 1, span):
            break
        at -= 1
        if token.is_sent_start:
            break
    if found == span.start:
        return found
    return _with_qualifiers(doc, found, span, floor)


def _qualifies(doc: Doc, i: int, span: Span) -> bool:
    """Whether a word between title words may belong to the title ("Minister for Europe X" has none of these)."""
    token = doc[i]
    return token.dep_ in ("compound", "amod", "nmod") and token.pos_ in ("ADJ", "NOUN", "PROPN") and i + 1 < span.start


def _with_qualifiers(doc: Doc, found: int, span: Span, floor: int) -> int:
    """Include the adjectives and nouns before the first title word that hang on it or on the name."""
    at = found
    while at > floor and not doc[at].is_sent_start:
        token = doc[at - 1]
        if (
            token.dep_ not in ("compound", "amod", "nmod", "punct")
            or token.pos_ not in ("ADJ", "NOUN", "PROPN")
            or not found <= token.head.i < span.end
        ):
            break
        at -= 1
    return at
