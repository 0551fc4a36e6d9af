"""What somebody is in, comes under, is put on or is present at: "is in talks", "came under attack", "was put on trial", "were among those at the summit".

Why apart from light verbs: the event noun is no object here but stands in a phrase, and the phrase says whether its bearer takes part in the event or
undergoes it.
"""

from collections.abc import Iterator
from typing import Literal as OneOf

from kg.extraction.annotations import Argument
from kg.extraction.grammar.members import with_members
from kg.extraction.grammar.tables import ACTIVE_STATES, ATTENDING_VERBS, COPULAS, ENGAGING_VERBS, PATIENT_STATES, PRESENT, PUTTING_VERBS
from kg.extraction.grammar.walk import VERBAL, agent_of, child, copular_subject, is_passive, surface_subject
from kg.extraction.parse.parsed import Token

Bearing = OneOf["takes part", "undergoes", "is put"]


def state(head: Token) -> tuple[Token, Bearing] | None:
    """The verb over an event noun (or its carrier) in such a phrase, and how its subject bears on the event; None elsewhere."""
    phrase = head.head
    if head.dep_ != "pobj" or phrase.dep_ not in ("prep", "dative"):
        return None
    above = phrase.head
    return _verbal(head, phrase, above) if above.pos_ in VERBAL else _present(phrase, above)


def bearers(verb: Token, bearing: Bearing) -> Iterator[Argument]:
    """Who is in the state, as arguments of the event noun, and who put them there."""
    if bearing != "is put":
        subject = copular_subject(verb) if verb.lemma_ in COPULAS else surface_subject(verb)
        yield from _all("participant" if bearing == "takes part" else "object", subject)
        if verb.lemma_ == "represent":  # "represented Norway at the talks": both were there
            yield from _all("participant", child(verb, "dobj"))
    elif is_passive(verb):
        yield from _all("object", surface_subject(verb))
        yield from _all("subject", agent_of(verb))
    else:
        yield from _all("object", child(verb, "dobj"))
        yield from _all("subject", surface_subject(verb))


def _all(role: str, token: Token | None) -> Iterator[Argument]:
    for each in with_members(token) if token is not None else ():
        yield Argument(role, each.i)


def _verbal(head: Token, phrase: Token, verb: Token) -> tuple[Token, Bearing] | None:
    bare = not any(c.dep_ in ("det", "poss") for c in head.children)
    word = phrase.lower_
    if bare and word == "on" and head.lemma_.lower() in ACTIVE_STATES and (verb.lemma_ in COPULAS or verb.lemma_ == "go"):
        return verb, "takes part"
    undergone = bare and (word == "under" or (word in ("in", "into", "on") and head.lemma_.lower() in PATIENT_STATES))
    if undergone:
        if verb.lemma_ in PUTTING_VERBS:
            return verb, "is put"
        return (verb, "undergoes") if (verb.lemma_ in COPULAS or verb.lemma_ in ("go", "come", "stay")) and not is_passive(verb) else None
    if word == "at" and verb.lemma_ in ATTENDING_VERBS and not is_passive(verb):
        # Who did not speak there may have been there.
        return (verb, "takes part") if child(verb, "neg") is None else None
    if word in ("in", "into") and verb.lemma_ in ENGAGING_VERBS and (bare or verb.lemma_ not in COPULAS):
        return verb, "takes part"
    return None


def _present(phrase: Token, word: Token) -> tuple[Token, Bearing] | None:
    """ "was present at the talks", "among those at the talks were …"."""
    if phrase.lower_ not in ("at", "in", "of"):
        return None
    if word.lower_ == "present" and phrase.lower_ != "of" and word.head.lemma_ == "be":
        return word.head, "takes part"
    if word.lemma_.lower() in PRESENT and word.dep_ == "pobj" and word.head.lower_ == "among" and word.head.head.lemma_ == "be":
        return word.head.head, "takes part"
    return None
