"""Which reports are called wrong in the words around them."""

from kg.extraction.grammar.tables import REFUTING
from kg.extraction.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.own import clause_state

_CALLING = frozenset("call describe brand label term denounce".split())


def called_false(noun: Token) -> str:
    """The word that calls what a report says wrong, or "".

    "Reports of … were untrue", "false claims", "contrary to reports", "no truth to rumours", "rejected claims", "called reports … false".
    """
    before = next((c.lower_ for c in noun.children if c.dep_ == "amod" and c.lower_ in w.UNTRUE | {"false"}), "")
    if before and noun.lemma_.lower() in w.SAID_TO_BE:
        return before
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and noun.lemma_.lower() in w.SAID_TO_BE:
        if verb.lemma_ in REFUTING and not clause_state(verb).denied:
            return verb.lower_
        if verb.lemma_ in _CALLING:
            return next((t.lower_ for t in verb.subtree if t.i > noun.i and t.lower_ in w.UNTRUE | {"wrong"}), "")
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        untrue = w.TRUE if clause_state(verb).denied else w.UNTRUE | {"wrong"}
        return next((c.lower_ for c in verb.children if c.dep_ == "acomp" and c.lower_ in untrue), "")
    if noun.dep_ == "pobj" and noun.head.lower_ in ("to", "in"):
        of = noun.head.head
        if of.lower_ == "contrary" or (of.lower_ == "truth" and any(c.lower_ == "no" for c in of.children)):
            return of.lower_
    return ""
