"""The words that deny a clause: "not", "never", "nobody", "no deal", "by no means", "not once", "far from"."""

from collections.abc import Sequence

from kg.extraction.grammar.walk import child
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.idioms import is_or_not
from kg.extraction.status.state import PLAIN, State, negated

_NOMINAL_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "expl")
_BY_NO_MEANS = frozenset("mean means way time circumstance account condition case stage point sense".split())
"""With "no" and a preposition they deny their clause: "in no way", "at no time", "under no circumstances"."""
_ONCE = frozenset(("once", "since", "for", "in", "at"))
"""What "not" stands before at the beginning of a clause, with the subject behind its auxiliary: "not once did troops attack"."""


def negation(children: Sequence[Token]) -> State:
    """The denial that the words of a clause make, or PLAIN; ``children`` are the dependents of its predicate."""
    for one in children:
        if one.dep_ in ("neg", "advmod", "preconj", "cc", "dep") and (cue := _negative_word(one)):
            return negated(cue)
        if one.dep_ in _NOMINAL_ARGUMENTS and (one.head.lemma_, one.lower_) not in w.SET_PHRASES and (cue := _negative_nominal(one)):
            return negated(cue)
        if one.dep_ == "acomp" and (cue := _far_from(one)):
            return negated(cue)
        if one.dep_ in ("prep", "advmod") and (cue := _by_no_means(one) or _not_once(one, children)):
            return negated(cue)
        if one.dep_ == "aux" and (cue := next(filter(None, (_not_once(c, children) for c in one.children)), "")):
            return negated(cue)
    return PLAIN


def _by_no_means(preposition: Token) -> str:
    noun = child(preposition, "pobj")
    if noun is None or noun.lemma_.lower() not in _BY_NO_MEANS or not any(c.lower_ == "no" for c in noun.children):
        return ""
    return f"{preposition.lower_} no {noun.lower_}"


def _not_once(adverbial: Token, children: Sequence[Token]) -> str:
    if adverbial.lower_ not in _ONCE or not any(c.dep_ == "neg" and c.lower_ == "not" and c.i < adverbial.i for c in adverbial.children):
        return ""
    auxiliary = next((c.i for c in children if c.dep_ in ("aux", "auxpass") and c.i > adverbial.i), None)
    inverted = auxiliary is not None and any(c.dep_ in ("nsubj", "nsubjpass") and c.i > auxiliary for c in children)
    return f"not {adverbial.lower_}" if inverted else ""


def _negative_word(word: Token) -> str:
    lower = word.lower_
    if word.dep_ == "cc":
        return lower if lower == "nor" and word.i < word.head.i and word.head.dep_ != "conj" else ""  # "Nor did troops attack"
    if word.dep_ == "preconj" or lower in ("neither",):
        return lower if lower == "neither" else ""
    if lower in ("not", "n't", "nt", "n’t"):
        following = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
        return "" if following in w.NOT_A_NEGATION or is_or_not(word) else "not"
    if lower in w.NEGATIVE_ADVERBS or (word.dep_ == "neg" and lower in ("no", "nor")):
        return lower
    if lower in w.NEARLY and word.dep_ == "advmod" and word.i + 1 == word.head.i and word.head.tag_ in ("VBD", "VBN"):
        return lower
    if lower in ("longer", "more") and any(c.lower_ == "no" for c in word.children):
        return f"no {lower}"
    return ""


def _negative_nominal(nominal: Token) -> str:
    if nominal.lower_ in w.NEGATIVE_PRONOUNS and nominal.lower_ != "nor":
        only = nominal.i + 1 < len(nominal.doc) and nominal.nbor(1).lower_ == "but"  # "nothing but"
        return "" if only else nominal.lower_
    for one in nominal.children:
        if one.dep_ == "preconj" and one.lower_ == "neither":
            return "neither"
        if one.dep_ in ("det", "neg") and one.lower_ in ("no", "neither"):
            return "" if _is_at_most(one) else one.lower_
        if one.lower_ == "more" and any(c.lower_ == "no" and not _is_at_most(c) for c in one.children):
            return "no more"
        if one.lower_ == "not" and one.dep_ == "neg" and _is_not_one(one, nominal):
            return f"not {one.nbor(1).lower_}"
        if one.dep_ == "nummod" and any(c.lower_ == "not" and _is_not_one(c, nominal) for c in one.children):
            return "not one"
    if nominal.left_edge.lower_ == "neither":  # "neither the ministry's spokesman nor the police"
        return "neither"
    if nominal.lower_ == "one" and nominal.i and nominal.nbor(-1).lower_ == "no":
        return "no one"
    return ""


def _is_at_most(no: Token) -> bool:
    """ "no more than ten", "no fewer than ten"."""
    after = no.doc[no.i + 1 : no.i + 3]
    return len(after) == 2 and after[0].tag_ in ("JJR", "RBR") and after[1].lower_ == "than"


def _is_not_one(negation: Token, nominal: Token) -> bool:
    """ "Not a shot was fired", "not one of them fled"; but "not one but two bombs", "not a car but a bike"."""
    if nominal.dep_ not in ("nsubj", "nsubjpass") or not negation.i < nominal.i + 1 <= nominal.head.i:
        return False
    return negation.nbor(1).lower_ in ("a", "an", "one") and not any(t.lower_ == "but" for t in nominal.subtree)


def all_but(verb: Token) -> str:
    """ "all but resigned": nearly, and so not. "All but two left" is about who left."""
    if verb.i < 2 or verb.tag_ not in ("VBD", "VBN"):
        return ""
    before, first = verb.nbor(-1), verb.nbor(-2)
    return "all but" if (first.lower_, before.lower_) == ("all", "but") else ""


def _far_from(adjective: Token) -> str:
    return "far from" if adjective.lower_ == "far" and any(c.lower_ == "from" for c in adjective.children) else ""
