"""Nouns that say what somebody is, away from the subject they are said of."""

from kg.extraction.grammar.tables import COPULAS
from kg.extraction.grammar.walk import VERBAL, children, sentence_around
from kg.extraction.parse.parsed import Token

FRONTED = frozenset(("advcl", "nsubj", "npadvmod", "dep", "prep", "ccomp", "dislocated", "nmod"))


def is_attribute(noun: Token) -> bool:
    """Whether a copula says a noun of its subject: "is a writer", also as a second one of its own ("was a writer, and later a professor")."""
    joined = noun.dep_ == "conj" and noun.pos_ == "NOUN" and noun.head.pos_ in VERBAL and noun.head.lemma_ in COPULAS
    return noun.dep_ == "attr" or (joined and any(a.i < noun.i for a in children(noun.head, "attr")))


def fronted_subject(noun: Token) -> Token | None:
    """The subject that a description before it is said of: "A graduate of the university, Reyes founded …", "As head of the firm, Reyes founded …"."""
    phrase = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun
    verb = phrase.head
    if phrase.dep_ not in FRONTED or verb.pos_ not in VERBAL or phrase.left_edge.i > sentence_around(phrase)[0] + 1:
        return None
    subject = next((c for c in children(verb, "nsubj", "nsubjpass") if c.i > phrase.i), None)
    return subject if subject is not None and subject.left_edge.i > 0 and subject.left_edge.nbor(-1).text == "," else None
