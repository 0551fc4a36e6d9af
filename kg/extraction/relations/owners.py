"""Whose a relational noun is, beyond the possessor in the text: both of two people ("their son"), and who has it ("they had a son, Ola")."""

from spacy.tokens import Token

from kg.extraction.grammar.walk import VERBAL, surface_subject, with_conjuncts
from kg.extraction.reading import Reading, end_at

HAVING = frozenset(("have", "raise", "adopt"))
"""Verbs whose subject is the owner of the noun that is their object."""


def owners(reading: Reading, possessor: Token) -> list[int]:
    """The possessor; for "their", the people of the list that it stands in or that is the subject of its clause."""
    if possessor.lower_ != "their" or end_at(reading, possessor.i) is not None:
        return [possessor.i]
    noun = possessor.head
    first = noun
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first is not noun:  # "Ada and Tom Moe and their son"
        return _people(reading, [t for t in with_conjuncts(first) if t.i < possessor.i])
    verb = noun.head
    for _ in range(6):
        if verb.pos_ in VERBAL or verb.head is verb:
            break
        verb = verb.head
    subject = surface_subject(verb) if verb.pos_ in VERBAL else None
    return _people(reading, [t for t in with_conjuncts(subject) if t.i < possessor.i]) if subject is not None else []


def havers(noun: Token) -> list[int]:
    """Who has it: the subjects of "have" in "they had a son, Ola"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in HAVING or verb.pos_ not in VERBAL:
        return []
    subject = surface_subject(verb)
    return [t.i for t in with_conjuncts(subject)] if subject is not None else []


def _people(reading: Reading, tokens: list[Token]) -> list[int]:
    """The tokens if they are two or more people."""
    ends = [end_at(reading, t.i) for t in tokens]
    several = len(tokens) > 1 and all(end is not None and end.entity.kind == "Person" for end in ends)
    return [t.i for t in tokens] if several else []
