"""Events: verbs and nouns that the lexicon gives to an event class, with their arguments, place and time."""

from collections.abc import Iterator

from msgspec import Struct

from kg.extraction.annotations import Frame
from kg.extraction.confidence import BARE, EVENT_NOUN, EVENT_VERB
from kg.extraction.events.fitness import ADDRESSEE_VERBS
from kg.extraction.events.generality import is_general
from kg.extraction.events.other_senses import means_otherwise
from kg.extraction.events.plain_acts import PLAIN_ACT, plain_acts
from kg.extraction.events.reported_acts import UNCLASSED, lending_verbs, reported_acts
from kg.extraction.events.roles import Role, roles_of, slot_property
from kg.extraction.events.stories import is_told
from kg.extraction.events.sureness import as_settled, is_sure
from kg.extraction.grammar.nouns import carrier, governor
from kg.extraction.grammar.tables import EMPTY_VERBS, IMPACT_VERBS, LIGHT_VERBS, OCCURRENCE_VERBS
from kg.extraction.grammar.walk import children, sentence_around
from kg.extraction.lookup import modified, senses_of, words_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import Reading, end_at, offsets
from kg.extraction.status import status_of
from kg.ontology.terms import Sense

LABEL_TOKENS = 14
MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
LONG = 3
"""Words of more letters have a capital in a headline."""
PREFIXES = frozenset(("out", "over", "under", "mis", "pre"))
LENDING = LIGHT_VERBS | IMPACT_VERBS | OCCURRENCE_VERBS
NAMING = LIGHT_VERBS - EMPTY_VERBS
MOTION = frozenset(("toward", "towards", "to", "into", "through"))


class Occurrence(Struct, frozen=True):
    """One event mention: its head token (the trigger's), its class, the sense that fired, and its roles. ``mood`` is where status is read."""

    head: int
    kind: str
    rule: str
    construction: str
    confidence: float
    trigger: tuple[int, int]
    mood: int
    roles: tuple[Role, ...]
    governor: int | None
    topics: tuple[int, ...] = ()
    sure: bool = True


def occurrences(reading: Reading) -> tuple[Occurrence, ...]:
    """All event mentions, in the order of the text."""
    typed = {f.head: s for f in reading.frames if (s := _sense(reading, f)) is not None}
    fixed = {a.head for head, s in typed.items() if s.object for a in reading.frame_of[head].arguments if a.role == "object"}
    kept = {h: s for h, s in typed.items() if h not in fixed and (s.object or not _lends_itself(reading, h, typed))}
    lending = lending_verbs(reading, kept)
    kept |= dict(reported_acts(reading, typed, lending))
    kept |= plain_acts(reading, {*typed, *kept}, lending)
    return tuple(_occurrence(reading, reading.frame_of[head], kept[head], kept) for head in sorted(kept))


def _sense(reading: Reading, frame: Frame) -> Sense | None:
    """The most specific event sense of the frame's word."""
    lexicon, token = reading.ontology.lexicon, reading.doc[frame.head]
    if frame.kind == "verb" and token.dep_ not in ("amod", "compound") and not _is_title(token) and not _is_prefixed(token):
        roles = {a.role for a in frame.arguments if reading.doc[a.head].ent_type_ not in ("DATE", "TIME")}  # not "fired on Friday"
        objects = {w for a in frame.arguments if a.role == "object" for w in _words_for(reading, a.head)}
        if means_otherwise(token, objects):
            return None
        found = [s for s in senses_of(lexicon.verbs, token) if not s.preposition or s.preposition in roles]
        found += [s for s in senses_of(lexicon.phrases, token) if s.object in objects and (not s.preposition or s.preposition in roles)]
        found = [s for s in found if s.particle == frame.particle]
        found += [s for s in lexicon.participles.get(token.lower_, ()) if frame.passive and (not s.preposition or s.preposition in roles)]
    elif frame.kind == "noun" and _is_event_noun(reading, token):
        roles = {a.role for a in frame.arguments}
        found = modified((s for s in _noun_senses(reading, token) if not s.preposition or s.preposition in roles), token)
    else:
        found = []
    found = [s for s in found if s.target in reading.ontology.classes and reading.ontology.is_a(s.target, "Event")]
    best = max(found, key=lambda s: (_specificity(s), s.lemma == token.lower_, s.rule), default=None)
    return as_settled(reading, frame, best) if best is not None else None


def _is_title(verb: Token) -> bool:
    """Whether a verb is capitalised inside of a sentence that is not: the name of a work ("will direct Chasing Storms")."""
    if not verb.is_title or verb.i == (sentence := verb.sent).start or verb.nbor(-1).is_quote or verb.nbor(-1).is_punct:
        return False
    return verb.nbor(-1).is_lower and sum(t.is_lower and len(t) > LONG for t in sentence) > LONG


def _is_prefixed(verb: Token) -> bool:
    """ "Out-sold its rival": another verb. "A committee to re-elect her": an infinitive that the parser does not see."""
    if verb.i < verb.sent.start + 3 or verb.nbor(-1).text != "-":
        return False
    lost = verb.tag_ == "VB" and verb.nbor(-2).lower_ == "re" and verb.nbor(-3).lower_ == "to"
    return verb.nbor(-2).lower_ in PREFIXES or lost


def _words_for(reading: Reading, token: int) -> tuple[str, ...]:
    """The words under which an object may stand in an entry: its own, and its class ("release person": whoever is released)."""
    end = end_at(reading, token)
    return (*words_of(reading.doc[token]), *((end.entity.kind.lower(),) if end is not None else ()))


def _noun_senses(reading: Reading, token: Token) -> list[Sense]:
    """The senses of a noun; of "cease-fire" those of the whole word, not of "fire"."""
    nouns = reading.ontology.lexicon.nouns
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-2).whitespace_:
        return list(nouns.get(f"{token.nbor(-2).lower_}-{token.lemma_.lower()}", ()))
    return senses_of(nouns, token)


def _specificity(sense: Sense) -> tuple[int, bool, bool, bool]:
    return len(sense.modifiers), sense.object is not None, sense.particle is not None, sense.preposition is not None


def _is_event_noun(reading: Reading, token: Token) -> bool:
    """Nouns inside names ("Peace Talks Foundation"), modifiers of other nouns ("attack helicopter") and descriptions of people name no event."""
    if token.i in reading.annotations.of_token and reading.annotations.entities[reading.annotations.of_token[token.i]].named:
        return False
    if means_otherwise(token):
        return False
    if token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN") and token.head.i > token.i:
        return False
    if token.i in reading.annotations.of_head:
        # "their convoy toward Oslo" moves; "the convoy" is only a group.
        return any(a.role in MOTION for a in reading.frame_of[token.i].arguments)
    return True


def _lends_itself(reading: Reading, head: int, typed: dict[int, Sense]) -> bool:
    """Whether a verb only lends itself to an event noun: "sign an agreement", "the earthquake struck", "the talks collapsed"."""
    token = reading.doc[head]
    if token.lemma_ not in LENDING or reading.frame_of[head].kind != "verb":
        return False
    return any(
        other != head and (g := governor(reading.doc[other])) is not None and g.i == head and reading.doc[other].pos_ == "NOUN"
        for other in typed
    )


def _occurrence(reading: Reading, frame: Frame, sense: Sense, typed: dict[int, Sense]) -> Occurrence:
    token = reading.doc[frame.head]
    noun = frame.kind == "noun"
    lent = governor(token) if noun else None
    roles = roles_of(reading, frame, sense)
    hears = token.lemma_ in ADDRESSEE_VERBS  # "told a news conference"
    topics = tuple(
        a.head
        for a in frame.arguments
        if a.head in typed and slot_property(reading, sense, a.role) == "has_topic" and not (hears and a.role == "object")
    )
    confidence = BARE if not (roles or topics) else EVENT_VERB if frame.kind == "verb" else EVENT_NOUN
    return Occurrence(frame.head, sense.target, sense.rule, frame.construction, confidence, _trigger(token, sense), carrier(token).i if noun else token.i, roles,
                      lent.i if lent is not None else None, topics,
                      sense.rule != PLAIN_ACT and is_sure(reading, frame, sense) and not is_general(reading, _told_by(token, lent), sense)
                      and not is_told(reading, token, sense) and not _is_of_nobody_named(reading, frame))  # fmt: skip


def _is_of_nobody_named(reading: Reading, frame: Frame) -> bool:
    """ "I believe in this team", where nobody is told to say it: somebody's words, whose quotation began sentences before."""
    spoken = any(a.role == "subject" and reading.doc[a.head].lower_ in ("i", "we") for a in frame.arguments)
    return spoken and not any(r.start <= frame.head < r.end for r in reading.reports)


def _told_by(token: Token, lent: Token | None) -> Token:
    """The verb that says that the event takes place: its own, or that of which an event noun is the object ("holds talks"), else the noun."""
    return lent if lent is not None and carrier(token).dep_ in ("dobj", "conj", "nsubjpass") else token


def _trigger(token: Token, sense: Sense) -> tuple[int, int]:
    """The tokens of the trigger: the head with its particle, or with the modifiers that the sense asks for."""
    last = max([token.i, *(c.i for c in children(token, "prt") if c.i == token.i + 1)])
    return token.i - len(sense.modifiers), last + 1


def lending_verb(reading: Reading, occurrence: Occurrence) -> int | None:
    """The verb that names the event together with its noun: "filed" of "filed a lawsuit", "struck" of "the storm struck the town"."""
    if occurrence.governor is None:
        return None
    verb, noun = reading.doc[occurrence.governor], carrier(reading.doc[occurrence.head])
    completes = verb.lemma_ in NAMING and noun.dep_ in ("dobj", "nsubjpass", "conj")
    strikes = verb.lemma_ in IMPACT_VERBS and noun.dep_ in ("nsubj", "pobj")
    return verb.i if completes or strikes else None


def stands_alone(reading: Reading, occurrence: Occurrence) -> bool:
    """Whether the event is real but what the verb over it says is not: the talks of "Reyes did not attend the talks"."""
    if occurrence.governor is None:
        return False
    own, above = status_of(reading.doc[occurrence.mood]), status_of(reading.doc[occurrence.governor])
    return (own.polarity, own.modality) == ("Affirmed", "Actual") != (above.polarity, above.modality)


def event_label(reading: Reading, occurrence: Occurrence) -> str:
    """The trigger with its nearest arguments, as in the text: one stretch of at most ``LABEL_TOKENS`` tokens."""
    first, last = occurrence.trigger
    head = carrier(reading.doc[occurrence.head])
    top = head if occurrence.governor is None or stands_alone(reading, occurrence) else reading.doc[occurrence.governor]
    first = min(first, head.i)
    noun = reading.doc[occurrence.head].pos_ in ("NOUN", "PROPN")
    modifiers = [c.i for c in head.children if noun and c.i < head.i and c.dep_ in MODIFIERS]
    for head_, other in ((m, m + 1) for m in modifiers):
        first, last = min(first, head_), max(last, other)
    for token, span in _label_parts(reading, occurrence):
        start, end = min(first, span[0]), max(last, span[1])
        # What only control or conjunction shares stands outside the event's own words.
        whole = sentence_around(reading.doc[start]) == sentence_around(reading.doc[end - 1])
        if whole and end - start <= LABEL_TOKENS and top.is_ancestor(reading.doc[token]):
            first, last = start, end
    while first > top.sent.start and not reading.doc[first - 1].has_blank and {"-", "–"} & {t.text for t in reading.doc[first - 1 : first + 1]}:
        first -= 1  # "24-hour strike"
    start_char, end_char = offsets(reading.doc, first, last)
    return " ".join(reading.document.text[start_char:end_char].split())


def _label_parts(reading: Reading, occurrence: Occurrence) -> Iterator[tuple[int, tuple[int, int]]]:
    """(head, tokens) of what fills a role; of an event without a class also of a subject or object that is nobody: its verb alone tells too little."""
    for role in occurrence.roles:
        yield role.end.token, reading.annotations.span_of.get(role.end.token, (role.end.token, role.end.token + 1))
    if occurrence.rule in (*UNCLASSED, PLAIN_ACT):
        for argument in reading.frame_of[occurrence.head].arguments:
            if argument.role in ("subject", "object"):
                noun = reading.doc[argument.head]
                yield noun.i, (min([noun.i, *(c.i for c in noun.children if c.i < noun.i and c.dep_ in MODIFIERS)]), noun.i + 1)
