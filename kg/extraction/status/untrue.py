"""Which reports are called wrong in the words around them."""

from kg.extraction.grammar.tables import CALLING, REFUTING
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.own import clause_state


def called_false(noun: Token) -> str:
    """The word that calls what a report says wrong, or "".

    "Reports of … were untrue", "false claims", "contrary to reports", "no truth to rumours", "rejected claims", "called reports … false", "called false a report".
    """
    before = next((c.lower_ for c in noun.children if c.dep_ == "amod" and c.lower_ in w.UNTRUE | {"false"}), "")
    if before and noun.lemma_.lower() in w.SAID_TO_BE:
        return before
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and noun.lemma_.lower() in w.SAID_TO_BE and not clause_state(verb).denied:
        if verb.lemma_ in REFUTING:
            return verb.lower_
        if verb.lemma_ in CALLING:
            return _called(verb, noun)
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        untrue = w.TRUE if clause_state(verb).denied else w.UNTRUE | {"wrong"}
        return next((c.lower_ for c in verb.children if c.dep_ == "acomp" and c.lower_ in untrue), "")
    if noun.dep_ == "pobj" and noun.head.lower_ in ("to", "in"):
        of = noun.head.head
        if of.lower_ == "contrary" or (of.lower_ == "truth" and any(c.lower_ == "no" for c in of.children)):
            return of.lower_
    return ""


def _called(verb: Token, noun: Token) -> str:
    """What a verb of calling says of a report: a word behind the report and its content, or right behind the verb.

    A word before its noun ("that he had sent false bills") is no judgement.
    """
    said = (t for t in verb.subtree if t.lower_ in w.UNTRUE | {"wrong"} and t.head.i < t.i)
    return next((t.lower_ for t in said if t.i > noun.i or (t.i > verb.i and t.head.i == verb.i)), "")
