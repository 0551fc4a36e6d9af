"""The words of a relation: auxiliaries, negation and adverbs of a verb, the verbs that govern it, gerunds behind a preposition."""

from kg.extraction.grammar.walk import SUBJECTS, VERBAL, child, children
from kg.extraction.parse.parsed import Token
from kg.extraction.tuples.phrases import phrase

_PARTS = frozenset(("aux", "auxpass", "neg", "prt"))
_NEAR = 3
"""Tokens between a verb and an adverb that still counts as a part of its group."""
_LONGEST = 5


def predicate(verb: Token) -> list[int]:
    """The words of a verb's relation: "is expected to leave", "has been able to see", "won the race by cheating"."""
    found, top = _governed(verb)
    if top.dep_ == "pcomp" and top.head.head.pos_ in VERBAL and top.i > top.head.head.i:
        governor = top.head.head
        found += [top.head.i, *_governed(governor)[0]]
        for object_ in children(governor, "dobj"):
            found += phrase(object_)
    return found


def group(verb: Token) -> list[int]:
    """A verb with its auxiliaries, negation, particle and the adverbs between them."""
    first = min((c.i for c in children(verb, "aux", "auxpass")), default=verb.i - 1)
    found = [verb.i]
    for part in verb.children:
        inside = part.dep_ == "advmod" and first <= part.i < verb.i and verb.i - part.i <= _NEAR and not part.children
        if part.dep_ in _PARTS or inside:
            found.append(part.i)
    return found


def _governed(verb: Token) -> tuple[list[int], Token]:
    """The groups of a verb and of those whose infinitive it is, and the outermost of them."""
    found, current = group(verb), verb
    for _ in range(_LONGEST):
        if not _is_infinitive_of(current):
            break
        head = current.head
        if head.pos_ in VERBAL and child(head, "dobj") is None:
            found += group(head)
        elif head.dep_ == "acomp" and head.head.pos_ in VERBAL:
            found += [head.i, *(c.i for c in children(head, "advmod", "neg"))]
            head = head.head
            found += group(head)
        else:
            break
        current = head
    return found + _shared_auxiliaries(current), current


def _is_infinitive_of(verb: Token) -> bool:
    """An infinitive that its governor needs ("wants to leave"), or a purpose right behind it ("was opened to carry")."""
    purpose = verb.dep_ == "advcl" and verb.i > verb.head.i and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return verb.dep_ == "xcomp" or (purpose and child(verb.head, "dobj", "attr", "acomp") is None)


def _shared_auxiliaries(verb: Token) -> list[int]:
    """ "was arrested and charged": coordinated verbs without auxiliaries of their own share those of the first."""
    if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL or verb.tag_ != verb.head.tag_:
        return []
    if any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass") for c in verb.children):
        return []
    return [c.i for c in children(verb.head, "aux", "auxpass") if c.i < verb.head.i]
