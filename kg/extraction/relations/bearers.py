"""Who bears a relational noun: "president" in a title, an apposition, a copular clause, a nomination, or a coreferent description."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.grammar.tables import AS_VERBS, COPULAS, NOMINATION_VERBS
from kg.extraction.grammar.walk import children, dependents, surface_subject, with_conjuncts
from kg.extraction.lookup import class_of
from kg.extraction.reading import Reading


@dataclass(frozen=True, slots=True)
class Bearer:
    """``token`` heads the bearer's mention. ``mood`` is the token whose status holds. ``site`` is the name that a title stands before, where it does."""

    token: int
    construction: str
    mood: int
    presupposed: bool
    confidence: float
    site: int | None = None


def bearers(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """All who bear ``noun`` by one of the constructions; nothing where the noun stands alone."""
    yield from _title(reading, noun)
    top = _first_conjunct(noun)
    yield from _apposition(reading, noun, top)
    yield from _copula(reading, noun, top)
    yield from _reversed_copula(reading, top)
    yield from _nomination(reading, noun, top)
    yield from _coreferent(reading, noun)
    yield from _group(reading, noun)


def _first_conjunct(noun: Token) -> Token:
    """ "mayor" for "lawyer" in "a mayor and lawyer": coordinated nouns without an article of their own share their bearer."""
    current = noun
    while current.dep_ == "conj" and current.head.pos_ in ("NOUN", "PROPN") and current.head.i < current.i:
        current = current.head
    return current


def _is_name(reading: Reading, token: Token) -> bool:
    id_ = reading.annotations.of_head.get(token.i)
    span = reading.annotations.span_of.get(token.i)
    return id_ is not None and span is not None and reading.annotations.entities[id_].named and token.pos_ in ("PROPN", "NOUN", "X")


def _title(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """ "Norwegian President Ola Berg": the noun modifies a name to its right."""
    head = noun.head
    steps = 0
    while head.dep_ in ("compound", "nmod") and not _is_name(reading, head) and steps < 4:
        head, steps = head.head, steps + 1
    if noun.dep_ in ("compound", "nmod", "amod") and head.i > noun.i and head.ent_type_ == "PERSON" and _is_name(reading, head):
        for each in _same_title(reading, head):
            yield Bearer(each.i, "title", noun.i, True, 0.9, site=head.i)


def _same_title(reading: Reading, head: Token) -> Iterator[Token]:
    """ "Ministers A and B" shares a plural title; "Minister A and B" does not."""
    yield head
    plural = any(c.tag_ in ("NNS", "NNPS") for c in dependents(head) if c.dep_ in ("compound", "nmod"))
    if plural:
        yield from (c for c in with_conjuncts(head)[1:] if c.ent_type_ == "PERSON" and _is_name(reading, c))


def _apposition(reading: Reading, noun: Token, top: Token) -> Iterator[Bearer]:
    if top.dep_ == "appos":
        yield Bearer(top.head.i, "apposition", noun.i, True, 0.85)
    for renamed in children(top, "appos"):
        # "her daughter, the journalist Ada Moe": the name may rename a second description.
        for name in (renamed, *children(renamed, "appos")):
            if _is_name(reading, name):
                yield Bearer(name.i, "apposition", noun.i, True, 0.85)


def _copula(reading: Reading, noun: Token, top: Token) -> Iterator[Bearer]:
    verb = top.head
    if top.dep_ == "attr" and verb.lemma_ in COPULAS and not any(c.dep_ == "expl" for c in dependents(verb)):
        subject = surface_subject(verb)
        for each in with_conjuncts(subject) if subject is not None else ():
            yield Bearer(each.i, "copula", verb.i, False, 0.85)


def _reversed_copula(reading: Reading, top: Token) -> Iterator[Bearer]:
    """ "The owner is Ola Berg"."""
    verb = top.head
    if top.dep_ == "nsubj" and verb.lemma_ in COPULAS:
        for attribute in children(verb, "attr"):
            if _is_name(reading, attribute) and attribute.ent_type_ == "PERSON":
                yield Bearer(attribute.i, "copula", verb.i, False, 0.85)


def _nomination(reading: Reading, noun: Token, top: Token) -> Iterator[Bearer]:
    """ "was elected president", "served as adviser to"."""
    verb = top.head
    if top.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in AS_VERBS:
        verb = verb.head
    elif not (top.dep_ in ("oprd", "attr", "dobj") and verb.lemma_ in NOMINATION_VERBS):
        return
    frame = reading.frame_of.get(verb.i)
    if frame is None:
        return
    role = "object" if frame.passive or verb.lemma_ in NOMINATION_VERBS else "subject"
    if verb.lemma_ in ("resign", "retire", "quit"):
        return
    for argument in frame.arguments:
        if argument.role == role and argument.head != noun.i and argument.head != top.i:
            yield Bearer(argument.head, "nomination", verb.i, False, 0.85)


def _coreferent(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """A description that coreference has joined to a name: "the adviser to the minister" = Ola Berg."""
    id_ = reading.annotations.of_head.get(noun.i)
    if id_ is None or noun.dep_ in ("appos", "attr", "oprd"):
        return
    entity = reading.annotations.entities[id_]
    if entity.named and reading.doc[noun.i].pos_ == "NOUN":
        yield Bearer(noun.i, "description", noun.i, True, 0.7)


def _group(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """A noun for a group bears itself: "the Norwegian delegation" represents Norway."""
    id_ = reading.annotations.of_head.get(noun.i)
    if id_ is None or noun.pos_ != "NOUN" or reading.annotations.entities[id_].named:
        return
    if class_of(reading.ontology.lexicon.nominal, noun) == "Group":
        yield Bearer(noun.i, "group", noun.i, True, 0.8)
