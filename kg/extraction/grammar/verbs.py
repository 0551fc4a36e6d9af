"""Frames of verbs, copulas and adjectives."""

from collections.abc import Iterator

from kg.extraction.annotations import Argument, Frame
from kg.extraction.grammar.members import included, with_members
from kg.extraction.grammar.tables import ADVERBIAL_NOUNS, COPULAS
from kg.extraction.grammar.walk import (
    antecedent,
    child,
    children,
    is_passive,
    particle,
    preposition_objects,
    surface_subject,
    with_conjuncts,
)
from kg.extraction.parse.parsed import Token

_FILLS_GAP = frozenset(("dobj", "ccomp", "xcomp", "acomp", "attr"))


def verb_frame(verb: Token) -> Frame:
    """A verb with its logical subject and object: passives are turned, control, raising, relatives and conjunction resolved."""
    passive = is_passive(verb)
    arguments = [*_subjects(verb, passive), *_objects(verb, passive), *_included(verb, passive), *_prepositional(verb)]
    arguments += [*_shared_adjuncts(verb), *_relative_place(verb), *_adverbials(verb)]
    name = "passive" if passive else "active"
    return Frame(verb.i, "verb", verb.lemma_.lower(), tuple(dict.fromkeys(arguments)), particle(verb), passive, _construction(verb, name))


def copula_frame(verb: Token) -> Frame | None:
    """ "X is/became/remains N": the head is the verb, the attribute an argument; None for other verbs."""
    if verb.lemma_ not in COPULAS or (attribute := child(verb, "attr")) is None:
        return None
    subject = surface_subject(verb)
    if subject is None:
        return None
    if subject.lower_ == "there":
        return None
    arguments = [Argument("subject", s.i) for s in with_conjuncts(subject)]
    arguments += [Argument("attribute", a.i) for a in with_conjuncts(attribute)]
    return Frame(verb.i, "copula", verb.lemma_, (*arguments, *_prepositional(verb), *_adverbials(verb)), construction="copula")


def adjective_frame(adjective: Token) -> Frame | None:
    """A predicative or post-nominal adjective with its prepositional objects ("is loyal to", "a party loyal to"); before a noun it needs one."""
    objects = list(_prepositional(adjective))
    if not objects and adjective.dep_ != "acomp":
        return None
    bearer = (
        surface_subject(adjective.head)
        if adjective.dep_ == "acomp"
        else adjective.head
        if adjective.dep_ in ("amod", "acl", "appos")
        else None
    )
    if bearer is None:
        return None
    subjects = [Argument("subject", s.i) for s in with_conjuncts(bearer)]
    if adjective.dep_ == "acomp":
        objects += [*_prepositional(adjective.head), *_adverbials(adjective.head)]
    return Frame(adjective.i, "adjective", adjective.lower_, (*subjects, *objects), construction="adjective")


def _subjects(verb: Token, passive: bool) -> Iterator[Argument]:
    surface = surface_subject(verb)
    if surface is not None and surface.i != verb.i:
        for each in with_members(surface):
            yield Argument("object" if passive else "subject", each.i)
    if passive:
        for agent in children(_with_agent(verb), "agent"):
            for inner in children(agent, "pobj"):
                for each in with_conjuncts(inner):
                    yield Argument("subject", antecedent(each).i)


def _with_agent(verb: Token) -> Token:
    """The passive whose by-phrase names the doer: "were chosen and bought by the state" (but in "was held and later shot by a guard" he only shot)."""
    found = verb
    while child(found, "agent") is None:
        found_next = child(found, "conj")
        if found_next is None or found_next.i != found.i + 2 or not is_passive(found_next):
            return verb
        found = found_next
    return found


def _objects(verb: Token, passive: bool) -> Iterator[Argument]:
    found = list(children(verb, "dobj", "oprd"))
    for one in found:
        for each in with_members(antecedent(one)):
            yield Argument("attribute" if one.dep_ == "oprd" else "object", each.i)
    for one in children(verb, "dative"):
        if one.pos_ != "ADP":
            yield Argument("indirect_object", one.i)
    if not passive and not found and (clause := _relative(verb)) is not None and child(clause, "nsubj") is not None and _gap(clause, verb):
        yield Argument("object", clause.head.i)
    if verb.dep_ == "conj" and not found and not passive and _shares_object(verb):
        for one in children(verb.head, "dobj"):
            yield Argument("object", one.i)
    for one in children(verb, "ccomp", "xcomp"):
        # A clause before a verb that has its object is a sentence of its own: "The bridge fell, she sold the ferry".
        if not (found and one.dep_ == "ccomp" and one.i < verb.i):
            yield Argument("complement", one.i)


def _included(verb: Token, passive: bool) -> Iterator[Argument]:
    """ "Six were arrested, including Ada Reyes": the parser hangs "including" on the verb; it is about what stands nearest before it."""
    role = "object" if passive or child(verb, "dobj") is not None else "subject"
    for each in included(verb):
        if each.i > verb.i:
            yield Argument(role, each.i)


def _relative(verb: Token) -> Token | None:
    """The relative clause that a verb closes, itself or as what somebody wants or plans to do: "the ship (that) they intend to sell"."""
    infinitive = verb.dep_ == "xcomp" and verb.tag_ == "VB" and any(c.tag_ == "TO" for c in children(verb, "aux"))
    clause = verb.head if infinitive else verb
    return clause if clause.dep_ == "relcl" else None


def _gap(clause: Token, verb: Token) -> bool:
    """Whether an object relative clause lacks its object: "the man (whom) she met", "the post he held for a year".

    A relative subject leaves no gap; nor is there one behind a preposition ("the house she lived in", "of which she sold two"), or in "the day she left".
    """
    subject = child(clause, "nsubj")
    if subject is None or antecedent(subject).i != subject.i or any(c.tag_ == "WP$" for c in subject.children) or clause.head.lemma_.lower() in ADVERBIAL_NOUNS:
        return False
    within = (clause,) if clause.i == verb.i else (clause, verb)
    return not any(
        (c.dep_ in _FILLS_GAP and c.i != verb.i) or c.tag_ == "WRB" or (c.dep_ == "prep" and _holds_gap(c)) for one in within for c in one.children
    )


def _holds_gap(preposition: Token) -> bool:
    if child(preposition, "pobj", "pcomp", "prep") is None:
        return True
    return any(t.tag_ in ("WDT", "WP", "WP$") for t in preposition.subtree)


def _relative_place(verb: Token) -> Iterator[Argument]:
    """ "Lisbon, where she was born": the antecedent is where; in "where she said that she lived" it is where she lived."""
    if verb.dep_ == "relcl" and child(verb, "ccomp") is None and any(c.lower_ == "where" and c.dep_ == "advmod" for c in verb.children):
        yield Argument("in", verb.head.i)


def _adverbials(verb: Token) -> Iterator[Argument]:
    """Adverbs and noun phrases that say when or how: "last week", "yesterday"."""
    for one in children(verb, "npadvmod", "advmod"):
        if one.tag_ != "WRB":
            yield Argument("adverbial", one.i)


def _shares_object(verb: Token) -> bool:
    """ "bombed and shelled the town": the parser hangs a shared object on either verb; only the one right of both is shared."""
    return any(o.i > verb.i for o in children(verb.head, "dobj"))


def _prepositional(head: Token) -> Iterator[Argument]:
    for word, found in preposition_objects(head):
        yield Argument(word, found.i)


def _shared_adjuncts(verb: Token) -> Iterator[Argument]:
    """ "lives and works in Oslo": what follows two verbs of one form that share all else belongs to both, whichever the parser hangs it on."""
    others = [*children(verb, "conj"), *([verb.head] if verb.dep_ == "conj" else [])]
    for other in others:
        first, second = sorted((verb, other), key=lambda t: t.i)
        near = second.i - first.i == 2 and verb.doc[first.i + 1].lower_ in ("and", "or")
        if near and verb.tag_ == other.tag_ and not any(c.i > verb.i for c in children(verb, "prep", "dobj")):
            yield from (a for a in _prepositional(other) if a.head > second.i)


def _construction(verb: Token, voice: str) -> str:
    if verb.dep_ == "relcl":
        return f"relative {voice}"
    if verb.dep_ == "acl":
        return f"participle {voice}"
    if verb.dep_ == "xcomp":
        return f"control {voice}"
    if verb.dep_ == "conj":
        return f"conjunction {voice}"
    return voice
