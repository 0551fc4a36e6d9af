"""Events still to come that only a noun names: "the wedding is days away", "on the eve of a vote", "hearing set May 6", "the meeting begins at six"."""

from kg.extraction.grammar.walk import child, children
from kg.extraction.parse.parsed import Token

_NEAR = {"around": ("corner",), "on": ("horizon", "cards"), "in": ("pipeline", "offing")}
"""Preposition -> what stands behind it where something is soon to come."""
_SPANS = frozenset("day days week weeks month months year years hour hours minute minutes".split())
_LEADING_UP = frozenset(("run-up", "runup", "buildup", "build-up", "lead-up", "countdown"))
_SET = frozenset("set schedule slate plan".split())
_STARTING = frozenset("begin start open resume commence kick take".split())
_UNFOLDING = frozenset("involve feature comprise consist kick".split())
"""Of what is under way already one says in the present what they tell."""
_FIRST = frozenset("first second third fourth fifth sixth last largest biggest longest".split())
_LEAVING = frozenset("leave depart resign retire quit step".split())
_WHEN = frozenset(("DATE", "TIME"))
_LATER = frozenset("will shall 'll wo would should could may might must can".split())


def ahead_by_modifier(noun: Token) -> str:
    """The words at an event noun that tell that it is still to come, or ""."""
    for one in noun.children:
        if one.dep_ == "prep" and one.i > noun.i and (cue := _is_near(one)):
            return cue
        if one.dep_ == "advmod" and one.i > noun.i and (cue := _is_away(one)):
            return cue
        if one.dep_ == "relcl" and one.lemma_ in _STARTING and (cue := _modal(one)) and child(one, "nsubj", "nsubjpass") is not None:
            return cue
        if one.dep_ == "prep" and one.lower_ in ("of", "to", "from") and one.i > noun.i and (cue := _of_what_begins(one)):
            return cue
    return ""


def ahead_by_governor(noun: Token, head: Token) -> str:
    """The words above an event noun that tell that it is still to come, or ""."""
    if noun.dep_ == "nsubj":
        return _predicated(noun, head)
    if noun.dep_ != "pobj":
        return ""
    if head.lower_ == "pending":
        return "pending"
    governor = head.head
    if head.lower_ == "of" and governor.lower_ == "eve":
        return "eve of"
    if head.lower_ == "to" and _leads_up(governor):
        return f"{governor.lower_} to"
    if head.lower_ == "before" and (_modal(governor) or _hopes_to(governor)):
        return "before"
    return ""


def _leads_up(word: Token) -> bool:
    if word.lower_ in _LEADING_UP:
        return True
    beside = [c.lower_ for c in word.children]
    return (word.lower_ == "up" and any(b in ("run", "build", "lead") for b in beside)) or (word.lemma_ == "count" and "down" in beside)


def leaving_to(verb: Token) -> bool:
    """ "Is leaving to become chancellor", "before leaving to join": what comes then is still ahead. Who left to do so has done it."""
    if verb.lemma_ not in _LEAVING or verb.tag_ not in ("VBG", "VBZ", "VBP", "VB"):
        return False
    return not any(c.tag_ == "VBD" or c.lemma_ == "have" for c in children(verb, "aux")) and verb.head.lower_ not in (
        "after",
        "since",
        "upon",
    )


def _is_near(preposition: Token) -> str:
    behind = child(preposition, "pobj")
    if (
        behind is not None
        and behind.lower_ in _NEAR.get(preposition.lower_, ())
        and not any(t.lower_ in ("from", "of") for t in behind.doc[behind.i + 1 : behind.i + 2])
    ):
        return f"{preposition.lower_} the {behind.lower_}"
    return ""


def _is_away(adverb: Token) -> str:
    """ "Days away", "three weeks off"."""
    if adverb.lower_ in ("away", "off") and any(c.lower_ in _SPANS for c in adverb.children):
        return adverb.lower_
    return ""


def _of_what_begins(preposition: Token) -> str:
    """ "Construction of the path that should begin in May": no path begins, and the parser hangs the clause on the nearest noun."""
    for end in children(preposition, "pobj"):
        for clause in children(end, "relcl"):
            if clause.lemma_ in ("begin", "start") and (cue := _modal(clause)) and child(clause, "dobj", "xcomp") is None:
                return cue
    return ""


def _predicated(noun: Token, verb: Token) -> str:
    if verb.lemma_ == "be":
        for one in verb.children if verb.tag_ in ("VBZ", "VBP") else ():
            if one.i > verb.i and (cue := _is_near(one) or _is_away(one)):
                return cue
        first = any(c.lower_ in _FIRST for a in children(verb, "attr") for c in (a, *a.children))
        return "will" if first and _will(verb) else ""
    if verb.lemma_ in _SET and verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("ROOT", "parataxis", "conj"):
        alone = not any(
            c.dep_ in ("aux", "auxpass") or (c.i > verb.i and c.dep_ in ("dobj", "xcomp", "ccomp", "prt")) for c in verb.children
        )
        return verb.lower_ if alone and _timed(verb) else ""  # "graduation set June 6"
    if _will(verb):
        return "will" if verb.lemma_ in _UNFOLDING else ""
    starting = (
        verb.lemma_ in _STARTING
        and verb.tag_ in ("VBZ", "VBP")
        and (verb.lemma_ != "take" or any(c.lower_ == "place" for c in verb.children))
    )
    return verb.lower_ if starting and _timed(verb) and _full_stop(verb) and child(verb, "aux", "xcomp") is None else ""


def _timed(verb: Token) -> bool:
    """Whether a time without a year stands at the verb."""
    ends = (e for c in children(verb, "npadvmod", "prep", "dobj", "advmod") if c.i > verb.i for e in (c, *children(c, "pobj")))
    times = [e for e in ends if e.ent_type_ in _WHEN or e.lower_ in ("tomorrow", "tonight")]
    return any(not any(len(t.text) == 4 and t.text.isdigit() for t in e.subtree) for e in times)


def _full_stop(verb: Token) -> bool:
    """Headlines tell in the present what has begun."""
    return any(t.text in (".", ";") for t in verb.sent)


def _will(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "'ll", "wo") for c in verb.children)


def _modal(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in _LATER and c.tag_ == "MD"), "")


def _hopes_to(verb: Token) -> bool:
    """Whether it is what somebody now hopes or plans to do."""
    told = verb.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return told and (
        verb.head.tag_ in ("VBZ", "VBP")
        or any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be" for c in verb.head.children)
    )
