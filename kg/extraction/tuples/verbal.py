"""Tuples of verbs, copulas and predicative adjectives.

The relation is the verb group with all that governs it ("is expected to leave"); where there is no object it takes the first preposition
("arrived in"). Each further preposition that is more than place or time makes a tuple of its own: "gave the prize | to | the winner".
"""

from collections.abc import Iterator

from kg.extraction.annotations import Frame
from kg.extraction.grammar.walk import child, children
from kg.extraction.parse.parsed import Doc, Token
from kg.extraction.tuples.context import fronted, source
from kg.extraction.tuples.phrases import OpenTuple, Write, below, clause, phrase
from kg.extraction.tuples.predicates import predicate
from kg.extraction.tuples.pronouns import stands_for
from kg.extraction.tuples.slots import Slot, is_temporal, slots, surface_subjects

PLACING = frozenset("from in at during after before since until by within throughout near inside outside around".split())
"""Prepositions that say where or when of anything that happens."""
_RELATIVE = frozenset(("WDT", "WP"))


def verbal_tuples(parsed: Doc, frame: Frame, write: Write) -> Iterator[OpenTuple]:
    """The tuples of one frame; none of a noun's, of an attribute's ("a growing town") or of a verb that only governs an infinitive."""
    head = parsed[frame.head]
    if frame.kind == "adjective":
        if head.dep_ == "acomp" and child(head, "xcomp") is None:
            yield from _adjective_tuples(parsed, frame, write)
    elif frame.kind in ("verb", "copula") and head.dep_ != "amod" and not _is_governor(head):
        yield from _verb_tuples(parsed, frame, write)


def _is_governor(verb: Token) -> bool:
    """Whether the verb's relation is part of its infinitive's, or its adjective says what it says."""
    infinitive = child(verb, "xcomp") is not None and child(verb, "dobj") is None
    return infinitive or any(c.pos_ == "ADJ" for c in children(verb, "acomp"))


def _verb_tuples(parsed: Doc, frame: Frame, write: Write) -> Iterator[OpenTuple]:
    verb = parsed[frame.head]
    subjects = surface_subjects(parsed, frame)
    relation = predicate(verb)
    arguments = [s for s in slots(parsed, frame, subjects) if not (s.kind == "adverbial" and s.heads[0].i in relation)]
    if not arguments:
        return
    first, *rest = arguments
    own = below(verb) if verb.dep_ in ("relcl", "acl", "conj") else frozenset()
    further = [_with_marker(s, own, write) for s in (*rest, *fronted(verb))]
    said = source(verb, write)
    words = write(relation)
    for subject in _named(verb, subjects, write):
        for head in first.heads:
            yield (subject, _joined(words, _marker(first, head)), _bare(first, head, own, write), *further, *said)
        yield from _by_preposition(subject, words, first, rest, own, write)


def _by_preposition(subject: str, words: str, first: Slot, rest: list[Slot], own: frozenset[int], write: Write) -> Iterator[OpenTuple]:
    """A tuple for each further phrase. Where there is an object, the relation names it; else the first phrase becomes an argument."""
    has_object = first.kind == "object"
    for slot in rest:
        if slot.kind != "phrase" or is_temporal(slot) or (first.kind != "phrase" and slot.marker.lower() in PLACING):
            continue
        others = [_with_marker(s, own, write) for s in rest if s is not slot]
        if has_object:
            relation = _joined(words, _bare(first, first.heads[0], own, write), slot.marker.lower())
        else:
            relation, others = _joined(words, slot.marker.lower()), [_with_marker(first, own, write), *others]
        yield (subject, relation, _bare(slot, slot.heads[0], own, write), *others)


def _adjective_tuples(parsed: Doc, frame: Frame, write: Write) -> Iterator[OpenTuple]:
    """ "is loyal to | Norway", or "is | late"."""
    adjective = parsed[frame.head]
    quality = [adjective.i, *(c.i for c in children(adjective, "advmod", "neg"))]
    subjects = surface_subjects(parsed, frame)
    arguments = slots(parsed, frame, subjects)
    verb, said = predicate(adjective.head), source(adjective.head, write)
    for subject in _named(adjective.head, subjects, write):
        if not arguments:
            yield (subject, write(verb), write(quality), *said)
        for first in arguments[:1]:
            relation = _joined(write([*verb, *quality]), first.marker.lower())
            further = (_with_marker(s, frozenset(), write) for s in arguments[1:])
            yield (subject, relation, _bare(first, first.heads[0], frozenset(), write), *further, *said)


def _named(verb: Token, subjects: tuple[Token, ...], write: Write) -> Iterator[str]:
    """The subjects in words, without the clause that they are the subject of; relative pronouns of a whole clause name nothing."""
    for subject in subjects:
        for each in stands_for(subject) if verb.dep_ != "ROOT" else (subject,):
            own = below(verb) if each.is_ancestor(verb) else frozenset()
            if each.tag_ not in _RELATIVE:
                yield write(phrase(each, own))


def _marker(slot: Slot, head: Token) -> str:
    """What joins an argument to its relation: a preposition, or the "that" of a clause."""
    that = slot.kind == "clause" and any(c.dep_ == "mark" and c.lower_ == "that" for c in head.children)
    return "that" if that else slot.marker.lower()


def _bare(slot: Slot, head: Token, own: frozenset[int], write: Write) -> str:
    if slot.kind == "clause":
        return write(clause(head))
    # "the ship that she sold": the object of a relative clause is written without the clause.
    return write(phrase(head, own if head.i not in own else ()))


def _with_marker(slot: Slot, own: frozenset[int], write: Write) -> str:
    return _joined(slot.marker, _bare(slot, slot.heads[0], own, write))


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)
