"""Negations that deny nothing: set phrases, and those that bear on one word of the clause only."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extraction.status import words as w


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMPHATIC = _words(
    "emphasise emphasize stress underline underscore highlight say thank praise recommend repeat condemn warn urge commend applaud apologise apologize"
)
"""With "cannot … enough" they say that it is done, and with force."""
FOCUS = _words("only solely alone")
RANKING = _words("first second third fourth fifth last only latest isolated sole")
"""Before a noun that something is not: there have been others, so it is one."""
NO_EVENT = _words("doubt contest match")
"""What "no" with these says is no event that did not take place: "there is no doubt", "was no match for"."""
IT_IS_NO = _words("accident wonder surprise joke secret mistake")
"""Likewise where something is said to be none: "it is no accident that"."""
_IN_PHRASES = NO_EVENT | IT_IS_NO | {"deny", "dispute", "help", "say"}
_CANNOT = w.CAN | {"could"}
_ARGUMENTS = ("prep", "agent", "dobj", "dative")


def denies_nothing(verb: Token, children: Sequence[Token], word: str) -> bool:
    """Whether a negated clause tells what is so: "cannot stress it enough", "not by Norland alone". ``word`` is its modal.

    "Did not meet only in Oslo", "was not run by Norland alone": there, and by Norland, but elsewhere or by others too.
    """
    if word in _CANNOT and verb.lemma_.lower() in EMPHATIC and any(c.lower_ == "enough" and c.i > verb.i for c in children):
        return True
    return any(c.lower_ in FOCUS and c.dep_ == "advmod" and c.i > verb.i for c in (*children, *_beside(verb, children)))


def _beside(verb: Token, children: Sequence[Token]) -> list[Token]:
    """The words that stand at the arguments behind a verb, and at what their prepositions govern."""
    behind = [c for c in children if c.dep_ in _ARGUMENTS and c.i > verb.i]
    inner = [g for c in behind for g in c.children if g.dep_ == "pobj"]
    return [a for c in (*behind, *inner) for a in c.children]


def is_or_not(negation: Token) -> bool:
    """ "whether or not to go": an open choice."""
    return negation.i > 0 and negation.nbor(-1).lower_ == "or"


def is_ranked(noun: Token) -> bool:
    """ "not the first attack", "not an isolated attack": an attack all the same."""
    return any(c.dep_ == "amod" and c.lower_ in RANKING for c in noun.children)


def means_nothing(word: Token) -> bool:
    """Whether a negated word stands in a set phrase and so names no event: "cannot deny", "could not help laughing", "that is not to say", "no doubt"."""
    if word.lemma_.lower() not in _IN_PHRASES:
        return False
    children = tuple(word.children)
    if word.pos_ == "NOUN":
        return _is_no_noun(word, children)
    modal = next((c.lower_ for c in children if c.dep_ == "aux" and c.tag_ == "MD"), "")
    negated = any(c.dep_ == "neg" for c in children)
    if word.lemma_ in ("deny", "dispute"):
        nobody = any(c.dep_ == "nsubj" and c.lower_ in w.NEGATIVE_PRONOUNS | {"one"} for c in children)
        return modal in _CANNOT and (negated or nobody)
    if word.lemma_ == "help":
        followed = any((c.dep_ == "xcomp" and c.tag_ == "VBG") or c.lower_ == "but" for c in children)
        return modal in _CANNOT and negated and followed and not any(c.dep_ == "dobj" for c in children)
    if word.lemma_ == "say":
        return negated and word.dep_ == "xcomp" and word.head.lemma_ == "be" and any(c.tag_ == "TO" for c in children)
    return False


def _is_no_noun(noun: Token, children: Sequence[Token]) -> bool:
    lemma = noun.lemma_.lower()
    if lemma == "doubt" and noun.dep_ == "pobj" and noun.head.lower_ in w.WITHOUT:
        return True
    if not any(c.dep_ in ("det", "neg") and c.lower_ == "no" for c in children):
        return False
    there = any(c.dep_ == "expl" or c.lower_ == "there" for c in noun.head.children)
    if lemma in IT_IS_NO:
        return noun.dep_ == "attr" and not there
    return lemma in NO_EVENT and noun.dep_ != "nsubjpass" and not (lemma != "doubt" and there)
