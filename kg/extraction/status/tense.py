"""The tense of a predicate; a noun or an infinitive has that of the verb above it."""

from kg.extraction.parse.parsed import Token
from kg.extraction.status.own import VERBAL, is_infinitive, modal
from kg.model import Tense

_FURTHEST = 8


def tense_of(token: Token) -> Tense:
    """past, present or future where a verb form tells, else none."""
    current = token
    for _ in range(_FURTHEST):
        if current.pos_ in VERBAL and (found := _finite(current)) != "none":
            return found
        if current.head is current or current.dep_ in ("relcl", "ROOT"):
            break
        current = current.head
    return "none"


def _finite(verb: Token) -> Tense:
    word = modal(verb)
    if word in ("will", "shall", "'ll", "wo", "sha"):
        return "future"
    if word:
        return "past" if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children) else "present"
    if is_infinitive(verb):
        return "none"
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ not in ("TO", "MD")]
    if any(h.tag_ == "VBD" or h.lemma_ == "have" for h in helpers):
        return "past"
    if helpers and helpers[0].tag_ in ("VBZ", "VBP"):
        return "future" if verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in verb.children) else "present"
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT", "advcl", "relcl")):
        return "past"
    return "present" if verb.tag_ in ("VBZ", "VBP") else "none"
