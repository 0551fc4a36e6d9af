"""Where an event takes place: its own place phrases, and those that the parser hung on one of its arguments."""

from collections.abc import Iterator

from kg.extraction.annotations import Frame
from kg.extraction.candidates import is_anchored
from kg.extraction.confidence import AROUND_SITE, SITE
from kg.extraction.grammar.walk import child, children, leading, preposition_objects
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, end_at

PLACE_PREPOSITIONS = frozenset(("in", "at", "near", "on", "outside", "inside", "around", "across", "throughout"))
BORROWED = PLACE_PREPOSITIONS - {"on"}
HOLDING_SLOTS = frozenset(("subject", "object", "with", "by", "of", "between", "at", "on", "from", "against"))
"""Arguments that often hold the event's place phrase in the parse: "met Ola Berg in Bergen", "talks at noon in Bergen"."""
TIMES_OF_DAY = frozenset(("noon", "midday", "midnight", "dawn", "dusk", "night", "sunrise", "sunset"))
SITUATIONS = frozenset("situation crisis unrest violence issue development future progress instability".split())
"""What is discussed anywhere: "the situation in Kenya"."""
ACTED_ON = frozenset(("subject", "object", "by"))
"""Slots of who acts, and of what is acted on, where it is."""
DEPTH = 3
RULING = frozenset("government regime junta leadership administration authority".split())
"""Bodies that are called by the place where they sit, "the government in Lima": whatever is said of them, it need not happen there."""
SEATED = RULING | frozenset("parliament congress senate ministry embassy consulate mission court tribunal council university headquarters".split())
"""The same where somebody only has to do with them: "talks with the embassy in Lima", but "attacked the embassy in Lima", "a court in Lima convicted her"."""


def places_of(reading: Reading, frame: Frame, placing: frozenset[str], foreign: frozenset[str] = frozenset()) -> Iterator[tuple[End, float, str]]:
    """(place, confidence, rule) for each place phrase; ``placing`` are the prepositions that the event's class reads as a place.

    ``foreign`` are the arguments whose own places say nothing of the event: doctors at a hospital are those who work there, wherever they say something,
    and what is said of the troops in a country is said anywhere.
    """
    own = [a.head for a in frame.arguments if a.role in placing and place_at(reading, a.head) is not None]
    own += [inner for inner in _opening(reading.doc[frame.head], placing) if place_at(reading, inner) is not None]
    borrowed = [
        found
        for a in frame.arguments
        if a.role in HOLDING_SLOTS and a.role not in foreign and not _is_afar(reading.doc[frame.head], a.head)
        for found in _borrowed(reading, a.head, DEPTH, a.role)
    ]
    # "in the coming days on the border": the parser hangs the place on the time.
    borrowed += [
        o.i
        for a in frame.arguments
        if a.head in reading.time_of_token
        for w, o in preposition_objects(reading.doc[a.head])
        if w in PLACE_PREPOSITIONS
    ]
    for head in (*own, *borrowed):
        if (place := place_at(reading, head)) is not None:
            yield place, SITE, "held_in/adjunct"
        for word, outer in preposition_objects(reading.doc[head]):
            if word in ("in", "of") and (place := place_at(reading, outer.i)) is not None:
                yield place, AROUND_SITE, "held_in/place around the place"


def _is_afar(verb: Token, argument: int) -> bool:
    """ "Ada Reyes (from Bergen) is a lawyer who sued": what stands beside the name says nothing of the relative clause."""
    return verb.dep_ == "relcl" and argument < verb.head.i


def _opening(verb: Token, placing: frozenset[str]) -> Iterator[int]:
    """ "In Kenya, ships are built and sold": a place that opens the sentence holds for verbs coordinated without a subject of their own."""
    first = leading(verb)
    subject = child(first, "nsubj", "nsubjpass") if first is not verb else None
    if subject is not None:
        yield from (inner.i for word, inner in preposition_objects(first) if word in placing and inner.i < subject.i)


def place_at(reading: Reading, head: int) -> End | None:
    """The place whose mention has this head, if it is named or described by a name."""
    end = end_at(reading, head)
    return end if end is not None and is_anchored(reading, end) and reading.ontology.is_a(end.entity.kind, "Place") else None


def _borrowed(reading: Reading, head: int, depth: int, role: str = "") -> Iterator[int]:
    """Place phrases below an argument that is the verb's object, somebody, a country, or a time of day.

    A town or region keeps its own ("Bergen in Norway" is where Bergen lies); a country lies in none. Below anything else ("criticism of the
    unrest in Norway") the place is another thing's.
    """
    end = end_at(reading, head)
    if depth == 0 or (end is None and role != "object" and head not in reading.time_of_token and reading.doc[head].lower_ not in TIMES_OF_DAY):
        return
    if end is not None and reading.ontology.is_a(end.entity.kind, "Place") and end.entity.kind != "Country":
        return
    token = reading.doc[head]
    if end is None and role == "object" and token.lemma_.lower() in SITUATIONS:
        return
    seated = RULING if role in ACTED_ON else SEATED
    if (end is None and token.pos_ == "PRON") or (token.lemma_.lower() in seated and token.pos_ == "NOUN"):
        return  # "urged everyone in Lisbon to help"
    for word, inner in preposition_objects(token):
        if word in BORROWED and place_at(reading, inner.i) is not None:
            yield inner.i
        elif word not in BORROWED and end is not None:
            yield from _borrowed(reading, inner.i, depth - 1)
    for each in children(token, "conj"):
        yield from _borrowed(reading, each.i, depth - 1)
