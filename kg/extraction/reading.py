"""All that has been found in a document before claims are made, and small look-ups over it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from kg.extraction.annotations import Annotations, Frame, Report
from kg.extraction.grammar.tables import KINDS_OF_PLACES, TRANSPARENT_NOUNS
from kg.extraction.grammar.walk import children, sentence_around, with_conjuncts
from kg.extraction.parse.parsed import Doc, Token
from kg.model import Document, Entity, Offsets, TimeExpression
from kg.ontology.terms import Ontology


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed document with its mentions, times, reports and frames.

    ``frame_of`` is by head token, ``time_of_token`` by any token inside, ``quoted_by`` gives what a reporting verb quotes, ``today`` is the day from which
    it tells the time: that of its dateline or its publication.
    """

    document: Document
    doc: Doc
    ontology: Ontology
    annotations: Annotations
    times: tuple[TimeExpression, ...]
    time_of_token: Mapping[int, TimeExpression]
    reports: tuple[Report, ...]
    frames: tuple[Frame, ...]
    frame_of: Mapping[int, Frame]
    quoted_by: Mapping[int, Report] = field(default_factory=dict)
    today: str | None = None


class End(Struct, frozen=True):
    """One end of a claim: the entity and the token that stands for it (its mention gives the evidence)."""

    entity: Entity
    token: int


def is_somebody(entity: Entity) -> bool:
    """Whether an entity has a name, or nothing but pronouns (see ``coreference.unnamed``); a mere description says too little for most relations."""
    return entity.named or all(mention.form == "pronoun" for mention in entity.mentions)


def end_at(reading: Reading, token: int) -> End | None:
    """The entity whose mention has ``token`` as its head, or that the noun there stands for.

    A noun stands for what it is renamed by ("the architect Maria Jensen"), for the place it is the kind of ("the city of Bergen"), and a transparent
    noun for its owner ("Norwegian interests" → Norway).
    """
    found = _direct(reading, token)
    if found is not None and found.entity.named:
        return found
    word = reading.doc[token]
    if word.pos_ == "NOUN":
        for other in _stand_ins(word):
            passed = _direct(reading, other.i)
            if passed is not None and passed.entity.named and _agrees(reading, found, passed, word):
                return passed
    return found


def bearer_at(reading: Reading, token: int) -> End | None:
    """As ``end_at``; and for a noun that only says what somebody is, who that is: "Brightwell is (or: Brightwell, an) organiser based in Oslo"."""
    found = end_at(reading, token)
    word = reading.doc[token]
    for _ in range(3):
        above = _said_of(word)
        if (found is not None and found.entity.named) or above is None:
            break
        word = above
        other = end_at(reading, word.i)
        if other is not None and other.entity.named and (found is None or _agrees(reading, found, other, word)):
            return other
    return found


def displaced(reading: Reading, word: Token, preposition: str) -> Iterator[int]:
    """The objects of a preposition inside other prepositional phrases of a word, as long as these name no place or organisation."""
    pending = [(inner, 0) for c in children(word, "prep") for inner in children(c, "pobj")]
    for noun, depth in pending:
        end = end_at(reading, noun.i)
        if depth > 3 or (end is not None and end.entity.named and end.entity.kind != "Person"):
            continue
        for below in children(noun, "prep"):
            for inner in children(below, "pobj"):
                if below.lower_ == preposition:
                    yield from (each.i for each in with_conjuncts(inner))
                else:
                    pending.append((inner, depth + 1))


def _said_of(word: Token) -> Token | None:
    """What a noun is said of: the subject of "is" (unless denied, asked or supposed), or the noun that it renames; None for others."""
    if word.pos_ not in ("NOUN", "PROPN"):
        return None
    if word.dep_ == "appos":
        return word.head
    first = word
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    verb = first.head
    if first.dep_ != "attr" or verb.lemma_ != "be" or any(children(verb, "neg", "mark", "expl")):
        return first if first is not word and first.dep_ == "appos" else None
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in children(verb, "aux")):
        return None
    return next((c for c in children(verb, "nsubj") if c.i < verb.i and not any(children(c, "conj"))), None)


def _stand_ins(word: Token) -> list[Token]:
    """What a noun may stand for, the surest first."""
    lemma = word.lemma_.lower()
    renamed = list(children(word, "appos"))
    others = renamed + [again for other in renamed for again in children(other, "appos")]
    if lemma in KINDS_OF_PLACES:
        others += [inner for prep in children(word, "prep") if prep.lower_ == "of" for inner in children(prep, "pobj")]
    # "the town's transit authority" is a body of its own.
    bodily = any(c.pos_ == "NOUN" for c in children(word, "compound", "nmod"))
    return others + (_owners(word) if lemma in TRANSPARENT_NOUNS and not bodily else [])


def _agrees(reading: Reading, described: End | None, named: End, word: Token) -> bool:
    """Whether a description and a name can be one: classes that exclude each other cannot; transparent nouns pass on anything."""
    if described is None or word.lemma_.lower() in TRANSPARENT_NOUNS:
        return True
    kinds = described.entity.kind, named.entity.kind
    return any(
        reading.ontology.is_a(a, top) and reading.ontology.is_a(b, top)
        for a, b in (kinds, kinds[::-1])
        for top in ("Person", "Organization", "Place")
    )


def _direct(reading: Reading, token: int) -> End | None:
    id_ = reading.annotations.of_head.get(token)
    return End(reading.annotations.entities[id_], token) if id_ is not None else None


def _owners(word: Token) -> list[Token]:
    """What a noun belongs to: its possessor, its modifiers, or the object of its "of"."""
    of = [inner for prep in children(word, "prep") if prep.lower_ == "of" for inner in children(prep, "pobj")]
    return [*children(word, "poss"), *children(word, "amod", "compound", "nmod"), *of]


def mention_offsets(reading: Reading, token: int) -> Offsets | None:
    """The characters of the mention headed by ``token``, or of the token itself."""
    span = reading.annotations.span_of.get(token)
    return offsets(reading.doc, *span) if span else offsets(reading.doc, token, token + 1)


def offsets(doc: Doc, start: int, end: int) -> Offsets:
    """Character offsets of tokens ``start`` to ``end`` (exclusive)."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def sentence_offsets(reading: Reading, token: int) -> Offsets:
    """The characters of the sentence around a token, without blanks at its ends."""
    start, end = offsets(reading.doc, *sentence_around(reading.doc[token]))
    text = reading.document.text[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
