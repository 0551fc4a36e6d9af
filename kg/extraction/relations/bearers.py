"""Who bears a relational noun: "president" in a title, an apposition, a copular clause, a nomination, or a coreferent description."""

from collections.abc import Iterator

from msgspec import Struct

from kg.extraction.confidence import GROUP, NOMINAL
from kg.extraction.grammar.descriptions import fronted_subject, is_attribute
from kg.extraction.grammar.tables import AS_VERBS, COPULAS, NOMINATION_VERBS
from kg.extraction.grammar.walk import VERBAL, children, is_no_longer, particle, surface_subject, with_conjuncts
from kg.extraction.lookup import class_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import Reading
from kg.extraction.relations.lists import listed

POST_PREPOSITIONS = frozenset(("as", verb) for verb in AS_VERBS) | {("to", "promote"), ("to", "elevate"), ("to", "rise")}
"""What leads from a verb to a post: "served as adviser", "was promoted to director"."""
LEAVING = frozenset((("resign", None), ("retire", None), ("quit", None), ("step", "down"), ("step", "aside"), ("stand", "down"), ("stand", "aside")))
"""Verbs, with their particle, by which somebody leaves a post: "resigned as president", "stepped down as mayor"."""
REMOVING = frozenset("fire sack dismiss oust remove replace depose".split())
"""Verbs whose object loses a post: "was fired as director", "replaced her as director"."""


class Bearer(Struct, frozen=True):
    """``token`` heads the bearer's mention. ``mood`` is the token whose status holds. ``site`` is the name that a title stands before, where it does.
    ``left`` marks what the bearer is no longer ("resigned as president")."""

    token: int
    construction: str
    mood: int
    presupposed: bool
    confidence: float
    site: int | None = None
    left: bool = False


def bearers(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """All who bear ``noun`` by one of the constructions; nothing where the noun stands alone."""
    for bearer in _bearers(reading, noun):
        # "her daughters Ada and Ola; her brother, Tom": each part of a list speaks of its own.
        if not any(token.text == ";" for token in reading.doc[min(noun.i, bearer.token) : max(noun.i, bearer.token)]):
            yield bearer


def _bearers(reading: Reading, noun: Token) -> Iterator[Bearer]:
    yield from _title(reading, noun)
    top = _first_conjunct(noun)
    yield from _apposition(reading, noun, top)
    yield from _copula(reading, noun, top)
    yield from _reversed_copula(reading, top)
    yield from _nomination(reading, noun, top)
    yield from _fronted(noun, top)
    yield from _coreferent(reading, noun)
    yield from _group(reading, noun)


def _first_conjunct(noun: Token) -> Token:
    """ "mayor" for "lawyer" in "a mayor and lawyer": coordinated nouns without an article of their own share their bearer."""
    current = noun
    while current.dep_ == "conj" and current.head.pos_ in ("NOUN", "PROPN") and current.head.i < current.i:
        if current.head.ent_type_ == "PERSON":  # "Tom Moe and his wife": no second description
            break
        current = current.head
    return current


def _is_name(reading: Reading, token: Token) -> bool:
    id_ = reading.annotations.of_head.get(token.i)
    span = reading.annotations.span_of.get(token.i)
    return id_ is not None and span is not None and reading.annotations.entities[id_].named and token.pos_ in ("PROPN", "NOUN", "X")


def _is_person(reading: Reading, token: Token) -> bool:
    """Whether a token heads the name of a person."""
    return _is_name(reading, token) and reading.annotations.entities[reading.annotations.of_head[token.i]].kind == "Person"


def _title(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """ "Norwegian President Ola Berg": the noun modifies a name to its right."""
    head = noun.head
    steps = 0
    while head.dep_ in ("compound", "nmod") and not _is_name(reading, head) and steps < 4:
        head, steps = head.head, steps + 1
    if noun.dep_ in ("compound", "nmod", "amod") and head.i > noun.i and _is_person(reading, head):
        for each in _same_title(reading, head):
            yield Bearer(each.i, "title", noun.i, True, NOMINAL, site=head.i)


def _same_title(reading: Reading, head: Token) -> Iterator[Token]:
    """ "Ministers A and B" shares a plural title; "Minister A and B" does not."""
    yield head
    plural = any(c.tag_ in ("NNS", "NNPS") for c in head.children if c.dep_ in ("compound", "nmod"))
    if plural:
        yield from (c for c in with_conjuncts(head)[1:] if c.ent_type_ == "PERSON" and _is_name(reading, c))


def _apposition(reading: Reading, noun: Token, top: Token) -> Iterator[Bearer]:
    if top.dep_ == "appos":
        born = _behind_place(reading, noun, top)
        yield from [Bearer(each.i, "apposition", noun.i, True, NOMINAL) for each in born or _renaming(noun, top)]
    for head in listed(reading, noun):
        yield Bearer(head, "apposition", noun.i, True, NOMINAL)
    for renamed in _renamed(noun) if noun is top else (*_renamed(noun), *_renamed(top)):
        # "her daughter, the journalist Ada Moe": the name may rename a second description.
        for name in (renamed, *children(renamed, "appos")):
            if _is_name(reading, name):
                yield Bearer(name.i, "apposition", noun.i, True, NOMINAL)


def _renaming(noun: Token, top: Token) -> tuple[Token, ...]:
    """What a noun renames: "Ada, an architect"; for a plural each of two that stand before it ("Ada Moe and Ola Berg, both architects")."""
    several = with_conjuncts(top.head) if noun.tag_ == "NNS" else ()
    return several if len(several) > 1 and several[-1].i < noun.i else (top.head,)


def _behind_place(reading: Reading, noun: Token, top: Token) -> list[Token]:
    """Who is meant by a noun for a person behind a place: "He was born in Bergen, Norway, the son of Ola Berg"."""
    if class_of(reading.ontology.lexicon.nominal, noun) != "Person":
        return []
    place = top.head
    while place.dep_ in ("appos", "npadvmod", "conj") and place.head.i < place.i:
        place = place.head
    verb = place.head.head
    if place.dep_ != "pobj" or place.head.lower_ not in ("in", "at", "near") or verb.pos_ not in VERBAL:
        return []
    subject = surface_subject(verb)
    return list(with_conjuncts(subject)) if subject is not None else []


def _renamed(noun: Token) -> Iterator[Token]:
    """What a noun is renamed by: one name, or for a plural each of a list ("their sons Tom and Ola"); "a subsidiary called Brightwell"."""
    plural = noun.tag_ in ("NNS", "NNPS")
    for renamed in children(noun, "appos"):
        yield from with_conjuncts(renamed) if plural else (renamed,)
    for item in children(noun, "conj") if plural else ():
        # The parser takes a list of names for more items: "their sons, Tom and Ola".
        between = noun.doc[noun.i + 1 : item.left_edge.i]
        if item.ent_type_ == "PERSON" and (not len(between) or (len(between) == 1 and between[0].text in (",", ":", "-", "–"))):
            yield from (name for name in with_conjuncts(item) if name.ent_type_ == "PERSON")
    for clause in children(noun, "acl"):
        if clause.lemma_ in ("call", "name") and clause.tag_ == "VBN":
            yield from children(clause, "oprd", "attr", "dobj")


def _copula(reading: Reading, noun: Token, top: Token) -> Iterator[Bearer]:
    verb = top.head
    if is_attribute(top) and verb.lemma_ in COPULAS and not any(c.dep_ == "expl" for c in verb.children):
        subject = surface_subject(verb)
        ended = is_no_longer(verb)
        for each in with_conjuncts(subject) if subject is not None else ():
            yield Bearer(each.i, "copula", verb.i, ended, NOMINAL, left=ended)


def _reversed_copula(reading: Reading, top: Token) -> Iterator[Bearer]:
    """ "The owner is Ola Berg"."""
    verb = top.head
    if top.dep_ == "nsubj" and verb.lemma_ in COPULAS:
        for attribute in children(verb, "attr"):
            if _is_name(reading, attribute) and attribute.ent_type_ == "PERSON":
                yield Bearer(attribute.i, "copula", verb.i, False, NOMINAL)


def _nomination(reading: Reading, noun: Token, top: Token) -> Iterator[Bearer]:
    """ "was elected president", "served as adviser to"."""
    verb = top.head
    if top.dep_ == "pobj" and verb.dep_ == "prep" and (verb.lower_, verb.head.lemma_) in POST_PREPOSITIONS:
        verb = verb.head
    elif not (top.dep_ in ("oprd", "attr", "dobj") and verb.lemma_ in NOMINATION_VERBS):
        return
    frame = reading.frame_of.get(verb.i)
    if frame is None:
        return
    role = "object" if frame.passive or verb.lemma_ in NOMINATION_VERBS | REMOVING else "subject"
    left = is_leaving(verb)
    if (left and not _is_done(verb)) or (verb.lemma_ == "stand" and not left):
        return
    for argument in frame.arguments:
        if argument.role == role and argument.head != noun.i and argument.head != top.i:
            yield Bearer(argument.head, "nomination", verb.i, False, NOMINAL, left=left)


def is_leaving(verb: Token) -> bool:
    """Whether somebody leaves or loses a post by what a verb says."""
    if verb.lemma_ in REMOVING:
        return True
    beside = {None, particle(verb), *(c.lower_ for c in children(verb, "advmod"))}
    return any((verb.lemma_, word) in LEAVING for word in beside)


def _is_done(verb: Token) -> bool:
    """ "Resigned", "has resigned", "was fired"; not "will resign", "offered to resign", "did not resign", "is being fired"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    if verb.tag_ not in ("VBD", "VBN") or any(c.dep_ == "neg" or c.lower_ == "being" for c in helpers):
        return False
    return not helpers or helpers[0].tag_ == "VBD" or (helpers[0].lemma_ == "have" and helpers[0].tag_ in ("VBZ", "VBP", "VBG"))


def _fronted(noun: Token, top: Token) -> Iterator[Bearer]:
    """ "A graduate of Norland University, Reyes founded …", "As head of the firm, Reyes founded …"."""
    subject = fronted_subject(top)
    for each in with_conjuncts(subject) if subject is not None else ():
        yield Bearer(each.i, "fronted", noun.i, True, NOMINAL)


def _coreferent(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """A description that coreference has joined to a name: "the adviser to the minister" = Ola Berg."""
    id_ = reading.annotations.of_head.get(noun.i)
    if id_ is None or noun.dep_ in ("appos", "attr", "oprd"):
        return
    entity = reading.annotations.entities[id_]
    if entity.named and reading.doc[noun.i].pos_ == "NOUN":
        yield Bearer(noun.i, "description", noun.i, True, NOMINAL)


def _group(reading: Reading, noun: Token) -> Iterator[Bearer]:
    """A noun for a group bears itself: "the Norwegian delegation" represents Norway."""
    id_ = reading.annotations.of_head.get(noun.i)
    if id_ is None or noun.pos_ != "NOUN" or reading.annotations.entities[id_].named:
        return
    if class_of(reading.ontology.lexicon.nominal, noun) == "Group":
        yield Bearer(noun.i, "group", noun.i, True, GROUP)
