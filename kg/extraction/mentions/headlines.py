"""Names that a headline's capitals make too long: "Lumora Buys Rival", "Profit Falls".

Where every word of a line has its capital, the parser joins a name with the verb behind it, or takes common nouns for a name. The text below tells: what it
writes small is no part of a name, and who it is about is called there by the name alone.
"""

from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.mentions.spans import Span
from kg.extraction.parse.parsed import Doc, Token
from kg.gazetteer.words import COMPANY_SUFFIXES, NAME_HEADS, ORGANIZATION_HEADS, TITLES
from kg.ontology.terms import Ontology

_TABLE = "kg.headlines"
_WORDS = 3
"""Words of more than three letters from which a line without small ones is a headline."""
_HEADS = ORGANIZATION_HEADS | COMPANY_SUFFIXES | TITLES | NAME_HEADS.keys()
_LINKS = frozenset("of the and for in de la du del der von van al el bin".split())
"""Small words inside of names."""


def without_headlines(doc: Doc, spans: Sequence[Span], ontology: Ontology) -> Iterator[Span]:
    """The spans without those of several words in a headline that are no name below it and hold a word that is none.

    What such a span holds of a name that the text knows is found again where known names are looked for.
    """
    heads = headline_tokens(doc)
    if not heads:
        yield from spans
        return
    small = {t.lower_ for t in doc if t.i not in heads and (t.text.islower() or (not t.ent_type_ and (t.tag_ == "NNPS" or t.pos_ in ("NOUN", "VERB"))))}
    acts = {t.lemma_.lower() for t in doc if t.i not in heads and t.pos_ == "VERB"} | ontology.lexicon.verbs.keys()
    below = {s.name for s in spans if s.start not in heads}
    for span in spans:
        if span.start not in heads or span.end - span.start == 1 or span.name in below or not _holds_common(doc, span, small, acts):
            yield span


def headline_tokens(doc: Doc) -> frozenset[int]:
    """Where the words of headlines stand, in a document that has other sentences as well."""
    found: frozenset[int] | None = doc.user_data.get(_TABLE)
    if found is None:
        lines = [sent for sent in doc.sents if _begins(doc, sent.start) and _is_headline(sent)]
        found = doc.user_data[_TABLE] = frozenset(t.i for line in lines for t in line) if len(lines) < len(doc.sents) else frozenset()
    return found


def _begins(doc: Doc, start: int) -> bool:
    """Whether a sentence can begin a line: what the parser has cut in two does not."""
    return start == 0 or doc[start - 1].is_space or doc[start - 1].text in (".", "?", "!", '"', ":")


def _is_headline(sent: Iterable[Token]) -> bool:
    words = [t for t in sent if t.is_alpha and len(t) > _WORDS]
    ended = next((t.text == "." for t in reversed(list(sent)) if not t.is_space), False)
    return len(words) >= _WORDS and not ended and all(t.text[:1].isupper() for t in words)


def _holds_common(doc: Doc, span: Span, small: set[str], acts: set[str]) -> bool:
    """Whether a word of a span is a common one; what ends in "Bank" or begins with "President" is a name of common words."""
    tokens = [t for t in doc[span.start : span.end] if t.is_alpha and t.lower_ not in _LINKS]
    if any(t.text.islower() for t in tokens):
        return True
    whole = span.label != "PERSON" and not _HEADS.isdisjoint((tokens[0].lower_, tokens[-1].lower_))
    return not whole and any(t.lower_ in small or (t.lower_.endswith("s") and t.lower_[:-1] in acts) for t in tokens)
