"""Where the subject of the sentence before has a rival for a pronoun: the one person of the pronoun's gender, whom a verb brings in ("appointed Ada"), or
who is alive."""

from collections.abc import Collection, Sequence

from kg.extraction.coreference.groups import Groups
from kg.extraction.grammar.tables import DYING, KILLING
from kg.extraction.grammar.walk import child, children, is_passive
from kg.extraction.parse.parsed import Token

_BRINGING_IN = frozenset(
    "appoint name nominate elect hire recruit promote pick choose select sack fire dismiss oust succeed replace accuse blame suspect sue".split()
)
"""Verbs behind which the text goes on about their object as readily as about their subject."""
_OF_THE_LIVING = frozenset("release arrest detain charge jail imprison question bail remand sentence convict acquit".split())
_SAYING = frozenset("say tell add".split())


def subject_or_rival(groups: Groups, subject: int, reach: Sequence[int], known: Collection[int]) -> int | None:
    """Whom a pronoun means, of the mentions in ``reach`` of which ``subject`` alone is a subject: the one whose gender is ``known`` (roots) to be the
    pronoun's, or else the subject; None where the subject's verb brings in another person and nobody's gender is known."""
    if groups.root(subject) in known:
        return subject
    plain = [j for j in reach if groups.root(j) in known]
    if len({groups.root(j) for j in plain}) == 1:
        return plain[-1]
    head = groups.doc[groups.found[subject].head]
    brought = child(head.head, "dobj") if head.head.lemma_ in _BRINGING_IN and head.dep_ == "nsubj" else None
    return None if brought is not None and any(groups.found[j].head == brought.i for j in reach) else subject


def alive(groups: Groups, token: Token, people: list[int]) -> list[int]:
    """The people whom a pronoun can mean that is arrested, released or says something: behind "Ada Reyes died. Police arrested a man" not Ada.

    Where nobody comes behind who died, all of them: a life may be told from its end.
    """
    verb = token.head
    undergoes = verb.lemma_ in _OF_THE_LIVING and (token.dep_ == "nsubjpass" or (token.dep_ == "dobj" and not is_passive(verb)))
    if not undergoes and not (verb.lemma_ in _SAYING and token.dep_ == "nsubj"):
        return people
    dead = {groups.root(j) for j in people if groups.found[j].end <= token.sent.start and _dies(groups.doc[groups.found[j].head])}
    last = max((j for j in people if groups.root(j) in dead), default=-1)
    return [j for j in people if j > last] or people if dead else people


def _dies(token: Token) -> bool:
    """Whether the clause of this mention, or of the noun that it stands beside, tells of the death of whom it means."""
    while token.dep_ == "appos":
        token = token.head
    verb = token.head
    if verb.tag_ not in ("VBD", "VBN") or any(children(verb, "neg")):
        return False
    return (verb.lemma_ in DYING and token.dep_ == "nsubj") or (verb.lemma_ in KILLING and token.dep_ == ("nsubjpass" if is_passive(verb) else "dobj"))


def is_acted_on(groups: Groups, i: int, j: int) -> bool:
    """ "Reyes is to meet with the president": not Reyes. Of people only; a firm is often called so in what it says of itself."""
    if groups.families[i] != "Person":
        return False
    top = groups.doc[groups.found[i].head]
    if top.dep_ not in ("dobj", "iobj", "dative") and not (top.dep_ == "pobj" and top.head.lower_ in ("with", "against")):
        return False
    verb = top.head.head if top.dep_ == "pobj" else top.head
    while verb.dep_ == "xcomp" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        verb = verb.head
    subjects = (groups.at_head.get(c.i) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    return any(k is not None and groups.root(k) == groups.root(j) for k in subjects)
