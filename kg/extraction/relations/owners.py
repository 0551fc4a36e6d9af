"""Whose a relational noun is, beyond the possessor in the text: both of two people ("their son"), and who has it ("they had a son, Ola")."""

from kg.extraction.grammar.walk import VERBAL, children, surface_subject, with_conjuncts
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import Reading, end_at

HAVING = frozenset(("have", "raise", "adopt"))
"""Verbs whose subject is the owner of the noun that is their object."""


_ONE = frozenset(("he", "she", "i"))


def owners(reading: Reading, possessor: Token) -> list[int]:
    """The possessor; for "their", the people of the list that it stands in or that is the subject of its clause."""
    if possessor.lower_ != "their" or end_at(reading, possessor.i) is not None:
        return [possessor.i]
    noun = possessor.head
    first = noun
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    if first is not noun:  # "Ada and Tom Moe and their son"
        return _people(reading, [t for t in with_conjuncts(first) if t.i < possessor.i]) or couple_before(reading, possessor)
    verb = noun.head
    for _ in range(6):
        if verb.pos_ in VERBAL or verb.head is verb:
            break
        verb = verb.head
    subject = surface_subject(verb) if verb.pos_ in VERBAL else None
    told = [t for t in with_conjuncts(subject) if t.i < possessor.i] if subject is not None else []
    return _people(reading, told) or couple_before(reading, possessor)


def couple_before(reading: Reading, pronoun: Token) -> list[int]:
    """The two people that "they" or "their" means: those of the clause before, as its subject or as husband and wife ("Ola married Ada; they have …")."""
    verb = pronoun
    while verb.pos_ not in VERBAL and verb.head.i != verb.i:
        verb = verb.head
    before = [verb.head] if verb.dep_ in ("conj", "ccomp") else []
    before += [c for c in children(verb, "ccomp") if c.i < pronoun.i]
    if verb.sent.start:
        before.append(reading.doc[verb.sent.start - 1].sent.root)
    for clause in before:
        subject = surface_subject(clause) if clause.pos_ in VERBAL else None
        if subject is not None and subject.lower_ != "they":
            pair = _people(reading, list(with_conjuncts(subject))) or _people(reading, [subject, *_spouse(clause)])
            return pair if len(pair) == 2 else []
    return []


def _spouse(clause: Token) -> list[Token]:
    """Whom the subject of a clause is married to by it: "married Ada", "is married to Ada"."""
    if clause.lemma_ == "marry":
        return list(children(clause, "dobj"))
    states = (c for c in children(clause, "acomp", "attr", "oprd") if c.lower_ == "married")
    return [inner for state in states for to in children(state, "prep") if to.lower_ == "to" for inner in children(to, "pobj")]


def shared_owner(noun: Token, site: Token | None) -> Token | None:
    """ "their" for "daughter" in "their son Tom and daughter Ada": a possessor that stands before the first of two descriptions only."""
    if site is None or site.dep_ != "conj" or site.head.i > site.i:
        return None
    first = site.head
    described = [*children(first, "compound", "nmod"), *([first.head] if first.dep_ == "appos" else []), first]
    return next((p for other in described if other.i < noun.i for p in children(other, "poss")), None)


def havers(reading: Reading, noun: Token) -> list[int]:
    """Who has it: the subjects of "have" in "they had a son, Ola"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in HAVING or verb.pos_ not in VERBAL:
        return []
    subject = surface_subject(verb)
    if subject is not None and subject.lower_ == "they" and end_at(reading, subject.i) is None:
        return couple_before(reading, subject)
    return [t.i for t in with_conjuncts(subject)] if subject is not None else []


def _people(reading: Reading, tokens: list[Token]) -> list[int]:
    """The tokens if they are two or more people; "he", "she" or "I" may be one of them, whoever that is."""
    several = len(tokens) > 1 and all(
        t.lower_ in _ONE or ((end := end_at(reading, t.i)) is not None and end.entity.kind == "Person") for t in tokens
    )
    return [t.i for t in tokens] if several else []
