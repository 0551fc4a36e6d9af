"""A frame's arguments in the order in which they are written: objects, clauses, prepositional phrases, adverbials."""

from dataclasses import dataclass
from typing import Literal as OneOf

from kg.extraction.annotations import Frame
from kg.extraction.grammar.walk import surface_subject, with_conjuncts
from kg.extraction.parse.parsed import Doc, Token

_OBJECTS = frozenset(("object", "attribute", "indirect_object"))
_PERIODS = frozenset(
    "time year month week weekend day night morning evening hour minute second decade century period season moment".split()
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument with what is coordinated with it. ``marker`` is its preposition as written, or empty."""

    kind: OneOf["object", "clause", "phrase", "adverbial"]
    marker: str
    heads: tuple[Token, ...]


def surface_subjects(parsed: Doc, frame: Frame) -> tuple[Token, ...]:
    """Whoever a clause is about: the subject, or in the passive the object that stands in its place."""
    if not frame.passive:
        return tuple(parsed[a.head] for a in frame.arguments if a.role == "subject")
    surface = surface_subject(parsed[frame.head])
    places = {t.i for t in with_conjuncts(surface)} if surface is not None else set()
    return tuple(parsed[a.head] for a in frame.arguments if a.role == "object" and a.head in places)


def slots(parsed: Doc, frame: Frame, subjects: tuple[Token, ...]) -> list[Slot]:
    """All other arguments: objects first, then clauses, then phrases; what stands before the predicate ("In May …") comes last of these."""
    taken = {s.i for s in subjects}
    found: dict[tuple[str, int], list[Token]] = {}
    for argument in frame.arguments:
        if not (argument.role in ("subject", "object") and argument.head in taken):
            token = parsed[argument.head]
            found.setdefault((argument.role, _first(token).i), []).append(token)
    made = [_slot(role, tuple(heads)) for (role, _), heads in found.items()]
    return sorted(made, key=lambda slot: (*_rank(slot, frame.head), slot.heads[0].i))


def is_temporal(slot: Slot) -> bool:
    """Whether a phrase says when."""
    return slot.heads[0].ent_type_ in ("DATE", "TIME") or slot.heads[0].lemma_.lower() in _PERIODS


def _slot(role: str, heads: tuple[Token, ...]) -> Slot:
    if role in _OBJECTS:
        return Slot("object", "", heads)
    if role == "complement":
        return Slot("clause", "", heads)
    if role == "adverbial":
        return Slot("adverbial", "", heads)
    return Slot("phrase", _preposition("by" if role == "subject" else role, _first(heads[0]).head), heads)


def _preposition(word: str, token: Token) -> str:
    """The preposition as written, with those that it completes: "because of". ``word`` where an argument comes from elsewhere (a relative pronoun)."""
    if token.lower_ != word:
        return word
    written = token.text
    while token.head.i == token.i - 1 and token.dep_ in ("prep", "pcomp") and token.head.dep_ in ("prep", "agent"):
        token = token.head
        written = f"{token.text} {written}"
    return written


def _rank(slot: Slot, predicate: int) -> tuple[int, bool]:
    return ("object", "clause", "phrase", "adverbial").index(slot.kind), slot.kind == "phrase" and slot.heads[0].i < predicate


def _first(token: Token) -> Token:
    """The first of what a token is coordinated with."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token
