"""Frames of nouns: possessives, compounds and prepositional adjuncts, with what light verbs and verbs of occurrence add."""

from collections.abc import Iterator

from kg.extraction.annotations import Argument, Frame
from kg.extraction.grammar.states import bearers, state
from kg.extraction.grammar.tables import (
    ACCUSED_OF,
    CARRIER_NOUNS,
    CHARGES,
    IMPACT_VERBS,
    INTENDING_VERBS,
    LIGHT_VERBS,
    OCCURRENCE_VERBS,
    PARTICIPATION_VERBS,
    RECIPIENT_SUBJECT,
    RESPONSIBILITY,
    SUFFERED,
)
from kg.extraction.grammar.walk import (
    VERBAL,
    agent_of,
    antecedent,
    child,
    children,
    is_passive,
    preposition_objects,
    surface_subject,
    with_conjuncts,
)
from kg.extraction.parse.parsed import Token

MODIFIERS = ("compound", "amod", "nmod")
_TAKING_PART = LIGHT_VERBS | PARTICIPATION_VERBS
_HAPPENING = LIGHT_VERBS | OCCURRENCE_VERBS
_OCCURRING = OCCURRENCE_VERBS | {"be"}
_BOUNDING = frozenset("end begin start open close conclude continue".split())
_HOLDING = LIGHT_VERBS | {"schedule", "plan"}


def carrier(noun: Token) -> Token:
    """ "rounds" of "three rounds of talks": the noun that stands for the event in its clause, or the noun itself."""
    return carriers(noun)[-1]


def carriers(noun: Token) -> tuple[Token, ...]:
    """The noun and those that carry it, inside out: "talks", "hours", "failure" of "the failure of five hours of talks"."""
    found = [noun]
    while (
        found[-1].dep_ == "pobj"
        and found[-1].head.lower_ == "of"
        and found[-1].head.head.lemma_.lower() in CARRIER_NOUNS
        and len(found) < 4
    ):
        found.append(found[-1].head.head)
    return tuple(found)


def governor(noun: Token) -> Token | None:
    """The light verb or verb of occurrence that the event noun (or its carrier) completes: "hold talks", "talks took place"."""
    head = _first(carrier(noun))
    verb = head.head
    if (found := state(head)) is not None:
        return found[0]
    if head.dep_ == "pobj" and verb.lower_ == "by" and verb.head.lemma_ in IMPACT_VERBS and is_passive(verb.head):
        return verb.head
    if verb.pos_ not in VERBAL:
        return None
    if head.dep_ == "dobj":
        return verb if verb.lemma_ in _TAKING_PART else None
    if head.dep_ == "nsubjpass":
        raised = child(verb, "xcomp")
        if raised is not None and (raised.lemma_ in _HAPPENING or raised.lemma_ == "be"):
            return raised
        return verb if verb.lemma_ in _TAKING_PART or verb.lemma_ in ("schedule", "plan", "expect", "postpone", "cancel") else None
    if head.dep_ == "nsubj":
        raised = child(verb, "xcomp")
        if raised is not None and raised.lemma_ in _OCCURRING:
            return raised
        ends_another = verb.lemma_ in _BOUNDING and child(verb, "dobj") is not None  # "his flight ended centuries of rule"
        return verb if (verb.lemma_ in _OCCURRING and not ends_another) or verb.lemma_ in IMPACT_VERBS else None
    return None


def noun_frame(noun: Token) -> Frame:
    """A common noun with its arguments. ``construction`` says whether a verb lent some of them."""
    verb = governor(noun)
    chain = carriers(noun)
    outermost, own = chain[-1], {c.i for c in chain}
    arguments = [a for each in chain for a in _own(each)]
    # A participle behind the noun places it as a verb would: "the talks, held in Lisbon".
    for participle in children(outermost, "acl"):
        if participle.tag_ == "VBN" and participle.lemma_ in _HOLDING:
            arguments += _lent(participle)
    for clause in children(outermost, "relcl"):
        if clause.lemma_ in _HAPPENING and child(clause, "nsubj", "nsubjpass") is not None:
            subject = surface_subject(clause)
            if subject is not None and subject is outermost:
                arguments += _lent(clause)
    if verb is not None:
        arguments += _lent(verb)
        arguments += _subject_of(noun, verb)
        arguments += _struck(noun, verb)
    arguments += _accused_of(noun)
    arguments += _answering(noun)
    arguments += _intending(noun, arguments)
    kept = (a for a in dict.fromkeys(arguments) if a.head not in own)
    name = "event noun" if verb is None else "light verb"
    return Frame(noun.i, "noun", noun.lemma_.lower(), tuple(kept), construction=name)


def _own(noun: Token) -> Iterator[Argument]:
    for possessor in children(noun, "poss"):
        for each in with_conjuncts(possessor):
            yield Argument("possessive", antecedent(each).i)
    for modifier in children(noun, *MODIFIERS):
        for each in with_conjuncts(modifier):
            yield Argument("compound", each.i)
    for word, found in preposition_objects(noun):
        yield Argument(word, found.i)


def _lent(verb: Token) -> Iterator[Argument]:
    for word, found in preposition_objects(verb):
        yield Argument(word, found.i)
    # "The attack was not carried out by rebels" leaves the attack as it is, and says of nobody that it was theirs.
    for agent in children(verb, "agent") if child(verb, "neg") is None else ():
        for inner in children(agent, "pobj"):
            for each in with_conjuncts(inner):
                # "a threat received by the bank" is no threat of the bank's.
                yield Argument("object" if verb.lemma_ in RECIPIENT_SUBJECT else "by", each.i)


def _struck(noun: Token, verb: Token) -> Iterator[Argument]:
    """The place that the event struck: "a storm hit the town", "the town was hit by a storm"."""
    if verb.lemma_ not in IMPACT_VERBS:
        return
    dep = carrier(noun).dep_
    for struck in children(verb, "dobj" if dep == "nsubj" else "nsubjpass" if dep == "pobj" else ""):
        for each in with_conjuncts(struck):
            yield Argument("in", each.i)


def _accused_of(noun: Token) -> Iterator[Argument]:
    """ "accused Norway of an attack", "charged with crimes of fraud and murder": whoever is accused would have done it."""
    noun = _first(noun)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in CHARGES:
        noun = _first(noun.head.head)
    verb = noun.head.head if noun.dep_ == "pobj" else None
    role = ACCUSED_OF.get((verb.lemma_, noun.head.lower_)) if verb is not None else None
    if verb is not None and role is not None:
        accused = surface_subject(verb) if is_passive(verb) else child(verb, "dobj")
        for each in with_conjuncts(accused) if accused is not None else ():
            yield Argument(role, antecedent(each).i)


def _first(noun: Token) -> Token:
    """The first of the nouns coordinated with it."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def _answering(noun: Token) -> Iterator[Argument]:
    """ "claimed responsibility for the attack": whoever claims it says so of themselves, and whoever denies it says the opposite."""
    word = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    if word is None or word.lemma_.lower() != "responsibility" or word.dep_ not in ("dobj", "nsubjpass"):
        return
    verb = word.head
    role = RESPONSIBILITY.get(verb.lemma_)
    if role is None or any(c.dep_ == "neg" or c.tag_ in ("MD", "TO") for c in children(verb, "neg", "aux")):
        return
    speaker = agent_of(verb) if word.dep_ == "nsubjpass" else surface_subject(verb)
    for each in with_conjuncts(speaker) if speaker is not None else ():
        yield Argument(role, antecedent(each).i)


def _intending(noun: Token, others: list[Argument]) -> Iterator[Argument]:
    """ "planned an attack", "offered help", "negotiated a purchase": whose plan it is would do it, where the noun has nobody of its own."""
    head = carrier(noun)
    verb = head.head
    if head.dep_ != "dobj" or verb.lemma_ not in INTENDING_VERBS or is_passive(verb):
        return
    if any(a.role in ("possessive", "by", "between", "among", "compound", "subject") for a in others):
        return
    subject = surface_subject(verb)
    for each in with_conjuncts(subject) if subject is not None and subject.i not in (noun.i, head.i) else ():
        yield Argument("subject", each.i)


def _subject_of(noun: Token, verb: Token) -> Iterator[Argument]:
    """The light verb's subject, where the noun is its object (or what it is in)."""
    head = carrier(noun)
    if (found := state(head)) is not None:
        yield from bearers(*found)
        return
    if head.dep_ not in ("dobj", "conj") or is_passive(verb):
        return
    subject = surface_subject(verb)
    if subject is None or subject.i in (noun.i, head.i):
        return
    undergone = verb.lemma_ in RECIPIENT_SUBJECT or (verb.lemma_ == "have" and noun.lemma_ in SUFFERED)
    role = "participant" if verb.lemma_ in PARTICIPATION_VERBS else "object" if undergone else "subject"
    for each in with_conjuncts(subject):
        yield Argument(role, each.i)
