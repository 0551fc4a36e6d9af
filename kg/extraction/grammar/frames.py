"""All frames of a document, in the order of their heads."""

from collections.abc import Container

from kg.extraction.annotations import Frame
from kg.extraction.grammar.nouns import noun_frame
from kg.extraction.grammar.verbs import adjective_frame, copula_frame, verb_frame
from kg.extraction.grammar.walk import VERBAL
from kg.extraction.parse.parsed import Doc, Token

_NO_PREDICATE = frozenset(("PERSON", "GPE", "DATE", "TIME", "MONEY"))
"""Labels of proper nouns that name neither an event nor a post."""


def frames(doc: Doc, wanted: Container[str] | None = None) -> tuple[Frame, ...]:
    """One frame for each verb, copula, predicative adjective and common noun of ``doc``.

    ``wanted`` limits nouns and adjectives to those that somebody will ask for, by form in lower case or lemma: most words of a text are none of the lexicon's.
    """
    return tuple(frame for token in doc if (wanted is None or _is_wanted(token, wanted)) and (frame := _frame(token)) is not None)


def _is_wanted(token: Token, wanted: Container[str]) -> bool:
    # The lemmatizer slips on verbs ("fin" for "fined"), and "take-off" is looked up as a whole.
    if token.pos_ == "VERB" or token.lower_ in wanted or token.lemma_.lower() in wanted:
        return True
    return token.i > 0 and token.nbor(-1).text == "-"


def _frame(token: Token) -> Frame | None:
    if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
        return copula_frame(token) or verb_frame(token)
    if token.pos_ == "ADJ" and token.dep_ in ("acomp", "amod", "relcl", "ROOT", "conj", "appos", "acl", "advcl"):
        return adjective_frame(token)
    # Capitalised headlines turn event nouns into proper nouns; whether one names something is for the annotations to say.
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.ent_type_ not in _NO_PREDICATE):
        return noun_frame(token)
    return None
