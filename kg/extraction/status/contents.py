"""Clauses that give a noun its content: "the plan to leave", "claims that Norland attacked", "an attempt to flee", "the first to land"."""

from kg.extraction.grammar.tables import REFUTING
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.nouns import Walk, noun_class
from kg.extraction.status.own import VERBAL, is_infinitive, own_state
from kg.extraction.status.state import PLAIN, State, affirmed, negated, planned, possible, within
from kg.extraction.status.untrue import called_false


def above_noun_clause(token: Token, noun: Token, walk: Walk) -> State:
    """ "the plan to leave", "an attempt to flee", "fears that …", "the first to land"; participles ("the deal signed") stand for themselves."""
    kind = noun_class(noun, "to" if is_infinitive(token) else "that")
    marked = _is_perfect(token) or any(
        c.lower_ == "that" and (c.dep_ == "mark" or token.dep_ == "acl" or is_content_clause(token)) for c in token.children
    )
    if not is_infinitive(token) and not marked:
        return PLAIN
    denied = _refused(noun)
    if marked:
        if denied:
            return negated(noun.head.lower_)
        if false := called_false(noun):
            return negated(false)
        outer = own_state(noun)
        if outer.denied:
            return possible(outer.cue)
        return (
            possible(kind.cue)
            if kind.modality == "Possible" and noun.lemma_ not in ("allegation", "accusation", "suggestion", "charge")
            else PLAIN
        )
    if kind.plain:
        if any(c.dep_ in ("amod", "nummod") and c.lower_ in _SUPERLATIVES for c in noun.children) or noun.lower_ in _SUPERLATIVES:
            return affirmed(walk(noun))
        return planned("to")
    return within(_governed(noun, walk), kind)


_SUPERLATIVES = frozenset("first second third fourth fifth last only latest next one".split())


def _refused(noun: Token) -> bool:
    """Whether the noun's content is rejected: "denied claims that …", "dismissed reports that …"."""
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in REFUTING


def _governed(noun: Token, walk: Walk) -> State:
    """A content noun's context as far as it bears on its content: "had no intention to", "rejected the plan to", "did not make an attempt to"."""
    own = own_state(noun)
    if _refused(noun):
        return within(own, negated(noun.head.lower_))
    if noun.dep_ == "dobj" and noun.head.pos_ in VERBAL and noun.head.lemma_ in w.OCCURRENCE_VERBS:
        return within(State(denied=walk(noun.head).denied and not own.denied, cue=noun.head.lower_), own)
    return own


def _is_perfect(infinitive: Token) -> bool:
    """ "the claim to have captured the town" tells what was, and plans nothing."""
    return is_infinitive(infinitive) and any(c.dep_ == "aux" and c.lemma_ == "have" for c in infinitive.children)


def is_content_clause(clause: Token) -> bool:
    """ "claims that Norland attacked Sudland" taken for a relative clause: with an object of its own, its "that" can be none."""
    objects = [c.lower_ for c in clause.children if c.dep_ == "dobj"]
    return "that" in objects and len(objects) > 1


def is_bare_content(clause: Token, noun: Token) -> bool:
    """ "charges she struck a man": what somebody is charged with, taken for a relative clause. One that lacks its object is one: "the charges she denied"."""
    if noun.lemma_.lower() not in w.CHARGES or any(c.tag_ in ("WDT", "WP") or c.lower_ == "that" for c in clause.children):
        return False
    deps = {c.dep_ for c in clause.children}
    return "nsubjpass" in deps or ("nsubj" in deps and bool(deps & {"dobj", "attr", "acomp", "ccomp", "xcomp"}))
