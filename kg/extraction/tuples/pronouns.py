"""Whom a pronoun of a dependent clause stands for, as far as its sentence tells: the subject of a clause above that agrees with it.

Why not ``kg.extraction.coreference``: that one needs the mentions of a document and the ontology's classes. A tuple is read alone, from one sentence.
"""

from kg.extraction.grammar.walk import SUBJECTS, VERBAL, antecedent, children, with_conjuncts
from kg.extraction.parse.parsed import Token

_SINGULAR = frozenset(("he", "she"))
_NEUTER = frozenset(("it",))
_PLURAL = frozenset(("they",))
_THIRD = _SINGULAR | _NEUTER | _PLURAL
_MANY = frozenset(("NNS", "NNPS"))
_NOT_PEOPLE = frozenset(("GPE", "ORG", "LOC", "FAC", "DATE", "TIME", "NORP"))
_DEPTH = 12


def stands_for(pronoun: Token) -> tuple[Token, ...]:
    """The antecedents of a pronoun that is the subject of a dependent clause; the token itself where the sentence does not tell,
    and in what somebody says: "the mayor said he would leave" may be about another."""
    if pronoun.lower_ not in _THIRD or _is_content(pronoun.head):
        return (pronoun,)
    current = pronoun.head
    for _ in range(_DEPTH):
        if current.head is current:
            break
        current = current.head
        for subject in children(current, *SUBJECTS) if current.pos_ in VERBAL else ():
            if (
                subject.i < pronoun.i
                and antecedent(subject).i == subject.i
                and not subject.is_ancestor(pronoun)
                and _agrees(pronoun, subject)
            ):
                if subject.pos_ == "PRON":
                    return stands_for(subject)
                return with_conjuncts(subject) if pronoun.lower_ in _PLURAL else (subject,)
    return (pronoun,)


def _is_content(verb: Token) -> bool:
    while verb.dep_ in ("conj", "aux") and verb.head is not verb:
        verb = verb.head
    return verb.dep_ == "ccomp"


def _agrees(pronoun: Token, noun: Token) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ == pronoun.lower_
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    plural = noun.tag_ in _MANY or len(with_conjuncts(noun)) > 1
    if pronoun.lower_ in _PLURAL:
        return plural or noun.ent_type_ in ("ORG", "NORP")
    if plural:
        return False
    if pronoun.lower_ in _SINGULAR:
        return noun.ent_type_ == "PERSON" or (noun.pos_ == "PROPN" and noun.ent_type_ not in _NOT_PEOPLE)
    return noun.ent_type_ not in ("PERSON", "DATE", "TIME")
