"""What a negation bears on, where it is not whether the event took place: a purpose, a manner, a comparison, who did it, people of a kind."""

from itertools import pairwise

from kg.extraction.grammar.walk import child, children
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.nouns import is_definite
from kg.extraction.status.own import is_infinitive
from kg.extraction.status.telling import ANYBODY, is_plainly_passive, tense

HELD = frozenset("believe think know say report fear suspect understand consider expect".split())
"""In the passive with an infinitive these pass on what it says."""
NAMING = frozenset("name identify nominate appoint elect select pick choose charge serve work act".split())
"""What is not done "as" something is done otherwise, except for these."""
REACHING = frozenset("worldwide nationwide statewide locally live abroad".split())
"""Adverbs behind a verb that a negation bears on."""
WHEN = frozenset(
    "immediately currently previously recently actually initially really simply apparently clearly obviously certainly finally ever officially publicly "
    "formally honestly".split()
)
"""Adverbs between a negation and its verb that it does not bear on."""


MOSTLY = frozenset("mostly largely mainly partly generally usually often".split())
EXCEPTIONS = frozenset((("aside", "from"), ("apart", "from"), ("other", "than")))
SPANS = frozenset("year month decade season century".split())
SOMEBODY = frozenset("something somebody someone anything".split())


def bears_on_something_else(verb: Token) -> bool:
    """Whether the negation of a clause leaves open whether what its verb says took place."""
    inside = verb.children
    behind = [c for c in inside if c.i > verb.i]
    if sum(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in inside if c.dep_ in ("aux", "auxpass")) > 1:
        return True  # two clauses, parsed as one
    if any(c.dep_ == "agent" for c in behind):
        return True  # "was not caused by a lamp": by something else
    if any(c.dep_ == "advcl" and is_infinitive(c) for c in behind) or (
        verb.lemma_ in w.TRAVELLING and any(c.dep_ == "xcomp" and is_infinitive(c) for c in behind)
    ):
        return True  # "did not come to act"
    if is_plainly_passive(verb) and verb.lemma_ in HELD and any(c.dep_ == "xcomp" for c in behind):
        return True
    if any(c.dep_ == "advmod" and c.lower_.endswith("ly") and c.i < verb.i and c.lower_ not in WHEN and _after_negation(c, inside) for c in inside):
        return True  # "did not blindly follow"
    if any(c.dep_ == "advmod" and c.lower_.endswith("ly") and c.lower_ not in WHEN for c in behind) or is_partly(verb):
        return True  # "was not treated fairly"
    if verb.lemma_ not in NAMING and any(c.dep_ == "prep" and c.lower_ == "as" and child(c, "pobj") for c in behind):
        return True  # "was never released as a single"
    if any(c.lower_ in REACHING for c in behind):
        return True  # "was not shown worldwide"
    if any(c.dep_ == "npadvmod" and c.lower_ == "way" and child(c, "det") is not None for c in behind):
        return True  # "did not leave this way"
    if any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in inside) and _is_of_all_time(verb):
        return True
    return any(_is_compared(c) for c in behind)


def _has_exception(verb: Token) -> bool:
    """ "Aside from one visit, she has not come", "declined to comment other than to thank them": once they did."""
    words = [t.lower_ for t in verb.subtree]
    return "except" in words or not EXCEPTIONS.isdisjoint(pairwise(words))


def _is_of_all_time(verb: Token) -> bool:
    """ "Nobody has ever beaten her", "has not lost a fight in several years": no one fight."""
    subject = child(verb, "nsubj", "nsubjpass")
    nobody = subject is not None and subject.lower_ in w.NEGATIVE_PRONOUNS and any(c.lower_ == "ever" for c in children(verb, "advmod"))
    ends = (end for c in children(verb, "prep") if c.lower_ in ("in", "for", "over") for end in children(c, "pobj"))
    return nobody or any(end.lemma_ in SPANS and end.tag_ == "NNS" for end in ends)


def _is_compared(behind: Token) -> bool:
    """ "has not offered more than ten", "does not pay sufficient attention", "did not play more"."""
    if behind.dep_ == "advmod" and behind.tag_ == "RBR":
        return behind.lower_ != "further"
    words = {"sufficient", "enough"} if behind.dep_ == "prep" else {"sufficient", "enough", "than"}  # "has not lost in more than ten years"
    inside = behind.dep_ in ("dobj", "attr", "advmod", "npadvmod", "acomp", "prep")
    return inside and any(t.lower_ in words for t in behind.subtree)


def is_partly(verb: Token) -> bool:
    """ "failed to do so just six times", "refuses to attend unless …", "either refused to attend or left", "mostly did not vote"."""
    times = any(c.lemma_ == "time" and child(c, "nummod") is not None for c in children(verb, "npadvmod"))
    either = any(c.lower_ == "either" for c in children(verb, "preconj", "cc"))
    mostly = any(c.lower_ in MOSTLY for c in children(verb, "advmod"))
    return times or either or mostly or _has_exception(verb) or any(m.lower_ == "unless" for c in children(verb, "advcl") for m in children(c, "mark"))


def is_put_off(verb: Token) -> bool:
    """ "refused to pay until …"."""
    marks = (m for c in children(verb, "advcl") for m in children(c, "mark", "prep"))
    return any(c.lower_ in ("until", "till") for c in (*children(verb, "prep"), *marks))


def _after_negation(adverb: Token, inside: tuple[Token, ...]) -> bool:
    return any(c.dep_ == "neg" and c.i < adverb.i for c in inside)


def is_of_anybody(verb: Token) -> bool:
    """ "people who don't agree", "those that have not paid": whoever they are."""
    current = verb
    while current.dep_ in ("xcomp", "conj") and current.head.i != current.i:
        current = current.head
    if current.dep_ != "relcl":
        return False
    noun = current.head
    known = is_definite(noun) or child(noun, "nummod") is not None
    if noun.pos_ == "PROPN" or (noun.i + 1 < len(noun.doc) and noun.nbor(1).text == ","):
        return False
    once = tense(verb) == "past" and not any(c.lower_ in ("has", "have") for c in children(verb, "aux"))
    return noun.lower_ in ANYBODY or noun.lower_ in SOMEBODY or (not known and (noun.tag_ == "NNS" or not once))
