"""Tuples of noun phrases: appositions ("is"), named possessors ("has"), examples ("such as", "including"), phrases with a named place ("is in")."""

from collections.abc import Iterator

from kg.extraction.grammar.walk import children, with_conjuncts
from kg.extraction.parse.parsed import Doc, Token
from kg.extraction.tuples.phrases import OpenTuple, Write, below, gives_examples, phrase

_NOUNS = frozenset(("NOUN", "PROPN"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_AMOUNTS = frozenset(("DATE", "TIME", "MONEY", "CARDINAL", "QUANTITY", "PERCENT"))
"""Labels of what stands between commas without renaming anything: ages, days, prices."""


def nominal_tuples(parsed: Doc, write: Write) -> Iterator[OpenTuple]:
    """All tuples of nouns, in the order of the text."""
    for token in parsed:
        if token.dep_ == "appos" and _renames(token):
            yield _apposition(token, write)
        elif token.dep_ == "poss" and token.ent_type_ and token.pos_ in _NOUNS:
            for each in with_conjuncts(token):
                yield (write(phrase(each)), "has", write(phrase(token.head, below(token))))
        elif token.dep_ == "prep" and token.head.pos_ in _NOUNS:
            yield from _prepositional(token, write)


def _renames(token: Token) -> bool:
    return all(t.pos_ in _NOUNS and t.ent_type_ not in _AMOUNTS for t in (token, token.head))


def _apposition(token: Token, write: Write) -> OpenTuple:
    """Whichever of the two is a name is what the other describes; a place behind a place contains it ("Bergen, Norway")."""
    if token.ent_type_ in _PLACES and token.head.ent_type_ in _PLACES:
        return (write(phrase(token.head)), "is in", write(phrase(token)))
    name, other = (token, token.head) if token.pos_ == "PROPN" and token.head.pos_ == "NOUN" else (token.head, token)
    return (write(phrase(name)), "is", write(phrase(other)))


def _prepositional(preposition: Token, write: Write) -> Iterator[OpenTuple]:
    outer = phrase(preposition.head, below(preposition))
    for first in children(preposition, "pobj"):
        for each in with_conjuncts(first):
            if gives_examples(preposition):
                relation = "such as" if preposition.lower_ == "as" else preposition.lower_
                yield (write(outer), relation, write(phrase(each)))
            elif preposition.lower_ == "in" and each.ent_type_ in _PLACES:
                yield (write(outer), "is in", write(phrase(each)))
