"""All frames of a document, in the order of their heads."""

from spacy.tokens import Doc, Token

from kg.extraction.annotations import Frame
from kg.extraction.grammar.nouns import noun_frame
from kg.extraction.grammar.verbs import adjective_frame, copula_frame, verb_frame
from kg.extraction.grammar.walk import VERBAL

_NO_PREDICATE = frozenset(("PERSON", "GPE", "DATE", "TIME", "MONEY"))
"""Labels of proper nouns that name neither an event nor a post."""


def frames(doc: Doc) -> tuple[Frame, ...]:
    """One frame for each verb, copula, predicative adjective and common noun of ``doc``."""
    return tuple(frame for token in doc if (frame := _frame(token)) is not None)


def _frame(token: Token) -> Frame | None:
    if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
        return copula_frame(token) or verb_frame(token)
    if token.pos_ == "ADJ" and token.dep_ in ("acomp", "amod", "relcl", "ROOT", "conj", "appos", "acl", "advcl"):
        return adjective_frame(token)
    # Capitalised headlines turn event nouns into proper nouns; whether one names something is for the annotations to say.
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.ent_type_ not in _NO_PREDICATE):
        return noun_frame(token)
    return None
