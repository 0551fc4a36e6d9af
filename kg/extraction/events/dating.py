"""Dates of events that no clause states: from the headline, the sentence before, or the day of publication.

Why so narrow: a newspaper dates its news once, in the lead, and tells the rest in the simple past; a careful editor dates the rest from there, and nobody could
date what stands in a subordinate clause, what "had" happened, what is planned, or what a passage about former years tells. What is inferred is not what the
text states: its rule begins with ``INFERRED``, its confidence says how often it is right, and it joins no events.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from kg.extraction.claims import make_claim
from kg.extraction.confidence import DOUBTFUL, INFERRED_DATE
from kg.extraction.events.clause_times import (
    has_date,
    is_after_date,
    is_at_once,
    is_later,
    is_passive,
    is_timed_clause,
    main_verb,
    tense_told,
    with_first,
)
from kg.extraction.events.finding import Occurrence
from kg.extraction.grammar.nouns import carrier
from kg.extraction.grammar.tables import OCCURRENCE_VERBS
from kg.extraction.grammar.walk import VERBAL, children
from kg.extraction.lookup import class_of
from kg.extraction.parse.parsed import Span, Token
from kg.extraction.reading import Reading, offsets
from kg.extraction.times import calendar
from kg.extraction.times.adverbials import CARRYING
from kg.model import INFERRED, Claim, Value

HEADLINE, LEAD, SPEECH, SCENE, CLAUSE = (f"{INFERRED}{name}" for name in ("headline", "publication", "speech", "scene", "clause"))
RECENT = 7
"""Days before publication within which what a report dates is its news."""
GAP, REACH = 3, 5
"""Sentences from one of a scene to the next, and to its last."""
OPENING = 4
"""Sentences among which a report dates its news."""
PERSONAL, OWN = frozenset(("i", "we", "you")), 8
"""Of a report whose quotations have lost a mark some stand outside of them."""
ADDRESSING = frozenset("address speak tell give deliver attend join host open close".split())
"""What is done at a gathering."""
SOME = frozenset("some many others he she they".split())
"""Subjects that mean people."""


class _Scene(Struct, frozen=True):
    """What was told last: its day, the first and the last of its sentences, who took part in it, the classes of what began it, and whether
    that was speech."""

    day: str
    first: int
    last: int
    who: frozenset[str]
    kinds: frozenset[str]
    speech: bool


class _Now(Struct, frozen=True):
    """Where a sentence stands: the document's day, the day that it names itself and whether for speech, the scene, whether that is the sentence before,
    whether it is the lead, and whether it tells of another time."""

    day: str
    written: str | None
    speech: bool
    scene: _Scene | None
    is_next: bool
    is_lead: bool
    aside: bool


class Told(Struct, frozen=True):
    """What is known of an event from its own clause: existence claim, date claim, the verb of its main clause (None if it stands elsewhere)."""

    occurrence: Occurrence
    id: str
    existence: Claim
    date: Claim | None
    verb: Token | None


def inferred_dates(reading: Reading, found: Sequence[Occurrence], ids: Mapping[int, str], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Date claims for events without one. Only of the day, and only where the document tells its own day and its news are of about that day."""
    today = calendar.parsed(reading.today)
    if today is None or not found:
        return
    known = {c.subject: c for c in claims if c.predicate == "type"}
    dated = {c.subject: c for c in claims if c.predicate == "date"}
    heading = next((s.start for s in reading.doc.sents if len(s)), 0)
    told = [Told(o, ids[o.head], known[ids[o.head]], dated.get(ids[o.head]), main_verb(reading.doc[o.head], heading)) for o in found]
    for one, day, rule in _dates(reading, told, today):
        sure = INFERRED_DATE[rule.rpartition("/")[2]]
        yield make_claim(
            reading, subject=one.id, predicate="date", object_=Value(day, "date"), status=one.existence.status, head=one.occurrence.head,
            trigger=offsets(reading.doc, *one.occurrence.trigger), ends=(None, None), rule=rule, confidence=sure if one.occurrence.sure else min(sure, DOUBTFUL),
        )  # fmt: skip


def _dates(reading: Reading, told: Sequence[Told], today: date) -> Iterator[tuple[Told, str, str]]:
    sentences = _sentences(reading)
    lead = next((n for n, s in enumerate(sentences) if _is_prose(s)), None)
    if lead is None or not _is_news(reading, sentences, today) or _is_of_experience(reading):
        return
    by_sentence: dict[int, list[Told]] = {}
    for one in told:
        by_sentence.setdefault(reading.doc[one.occurrence.head].sent.start, []).append(one)
    day, scene = today.isoformat(), None
    below = by_sentence.get(sentences[lead].start, [])
    first = _day_told(below, today)
    elsewhen = first is None and any(is_timed_clause(one.verb, reading.time_of_token) for one in below if one.verb is not None)
    if lead and not elsewhen and not _is_aside(reading, below, today):
        heading = (one for one in by_sentence.get(sentences[0].start, []) if _is_undated(reading, one) and _is_of_headline(one))
        yield from ((one, first or day, HEADLINE) for one in heading)
    for number in range(lead, len(sentences)):
        here = by_sentence.get(sentences[number].start, [])
        written, aside = _day_told(here, today), _is_aside(reading, here, today)
        if scene is not None and (aside or number - scene.last > GAP or number - scene.first > REACH):
            scene = None
        is_next = scene is not None and number == scene.last + 1
        said = _is_about_speech(reading, [one for one in here if one.verb is not None], written)
        now = _Now(day, written, said, scene, is_next, number == lead, aside)
        found = [(one, *meant) for one in here if (meant := _meant(reading, one, now)) is not None]
        yield from found
        yield from _at_once(reading, here, found)
        told_here = [one for one, _, rule in found if rule != SPEECH] + [one for one in here if written and _day_of(one) == written]
        if written:
            scene = _Scene(written, number, number, _who(told_here), _kinds(told_here), said)
        elif scene is not None and told_here:
            scene = _Scene(scene.day, scene.first, number, scene.who | _who(told_here), scene.kinds, scene.speech)


def _meant(reading: Reading, one: Told, now: "_Now") -> tuple[str, str] | None:
    """The day of an event of a main clause, and by which rule."""
    if not _is_undated(reading, one):
        return None
    if one.verb is None:
        return (now.day, SPEECH) if _says_beside(reading, one, now) else None
    tense, scene, times = tense_told(one.verb), now.scene, reading.time_of_token
    speaks = _speaks(reading, one) and one.verb.i == one.occurrence.head and not is_passive(one.verb)
    if speaks and tense in ("present", "perfect"):
        return now.day, SPEECH
    if tense not in ("past", "perfect") or not _takes_place(reading, one) or any(is_timed_clause(v, times) for v in with_first(one.verb)):
        return None
    if tense == "past" and now.written:
        return (now.written, SCENE) if now.written == now.day or _is_speech(reading, one) == now.speech else None
    if tense == "past" and scene is not None and _goes_on(reading, one, now, scene):
        return scene.day, SCENE
    if now.is_lead and tense == "perfect":
        return (now.day, LEAD) if not is_after_date(one.verb, times) else None
    return (now.day, SPEECH) if tense == "past" and speaks and not now.aside and (scene is None or scene.day == now.day) else None


def _is_about_speech(reading: Reading, here: Sequence[Told], written: str | None) -> bool:
    """Whether what a sentence dates is said: "she said on Monday", "she said at a meeting on Monday"."""
    dated = [one for one in here if _day_of(one) == written]
    if any(_is_speech(reading, one) for one in dated):
        return True
    return any(reading.ontology.is_a(one.occurrence.kind, "Meeting") for one in dated) and any(_is_speech(reading, one) for one in here)


def _says_beside(reading: Reading, one: Told, now: _Now) -> bool:
    """ "Although the firm says so", "as the firm told reporters"."""
    verb = reading.doc[one.occurrence.head]
    if verb.dep_ != "advcl" or is_later(verb) or not _speaks(reading, one):
        return False
    told_as = (
        any(mark.lower_ == "as" for mark in children(verb, "mark")) and not now.aside and (now.scene is None or now.scene.day == now.day)
    )
    return tense_told(verb) == "present" or (told_as and tense_told(verb) == "past" and not is_timed_clause(verb, reading.time_of_token))


def _goes_on(reading: Reading, one: Told, now: _Now, scene: _Scene) -> bool:
    """Whether an event belongs to the scene: it follows at once, has the same class, or somebody takes part in both.

    What is told between may be of another day: who speaks of a deed may do so days later, and what is done need not be when it is spoken of.
    """
    if _is_speech(reading, one) != scene.speech:
        return False
    if not scene.who.isdisjoint(_who([one])):
        return True
    return now.is_next or one.occurrence.kind in scene.kinds


def _is_speech(reading: Reading, one: Told) -> bool:
    """Whether it is a speech act."""
    kind = one.occurrence.kind
    return reading.ontology.is_a(kind, "Statement") and not reading.ontology.is_a(kind, "Opinion")


def _takes_place(reading: Reading, one: Told) -> bool:
    """Whether the main clause tells that an event noun takes place, and not what it does: "the statement caused a fall"."""
    noun = carrier(reading.doc[one.occurrence.head])
    return noun.pos_ in VERBAL or noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.lemma_ in OCCURRENCE_VERBS | CARRYING


def _who(those: Iterable[Told]) -> frozenset[str]:
    return frozenset(role.end.entity.id for one in those for role in one.occurrence.roles)


def _kinds(those: Iterable[Told]) -> frozenset[str]:
    return frozenset(one.occurrence.kind for one in those) - {"Event", "Statement"}


def _at_once(reading: Reading, here: Sequence[Told], found: Sequence[tuple[Told, str, str]]) -> Iterator[tuple[Told, str, str]]:
    """What a participle or "as" tells at one with the main clause: "Citing costs, she resigned", "as it was leaving"."""
    days = {one.verb.i: (day, rule) for one, day, rule in found if one.verb is not None}
    for one in here:
        if one.verb is not None and (day := _day_of(one)) is not None:
            days[one.verb.i] = day, CLAUSE
    known = {one.id for one, _, _ in found}
    for one in here:
        verb = reading.doc[one.occurrence.head]
        if one.id in known or not _is_undated(reading, one) or has_date(verb, reading.time_of_token):
            continue
        beside = one.verb is None and verb.dep_ == "advcl" and is_at_once(verb)
        above = verb.head if beside else _part_of(reading, one, verb)
        if above is not None and above.i in days:
            yield one, *days[above.i]


def _part_of(reading: Reading, one: Told, noun: Token) -> Token | None:
    """The verb of which an event noun is a part: "said in a statement", "spoke to a conference", "addressed a meeting"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ not in ("dobj", "pobj"):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        return verb
    gathering = any(reading.ontology.is_a(one.occurrence.kind, kind) for kind in ("Meeting", "Speech"))
    return verb if gathering and (noun.dep_ == "dobj" or noun.head.lower_ in ("to", "at")) and verb.lemma_ in ADDRESSING else None


def _sentences(reading: Reading) -> list[Span]:
    return [s for s in reading.doc.sents if any(t.is_alpha for t in s)]


def _is_news(reading: Reading, sentences: Sequence[Span], today: date) -> bool:
    """Whether the report dates something in its opening by a day of the week before it, or carries a dateline."""
    if reading.doc.filed:
        return True
    end = sentences[min(OPENING, len(sentences) - 1)].end_char
    return any(_is_recent(t.value, today) for t in reading.times if t.start < end)


def _is_of_experience(reading: Reading) -> bool:
    """Whether a text is told or asked by somebody who speaks of themselves, outside of quotation marks: an interview, a letter, a column."""
    quoted = {i for report in reading.reports if report.direct for i in range(report.start, report.end)}
    return sum(t.lower_ in PERSONAL and t.dep_ == "nsubj" and t.i not in quoted for t in reading.doc) > OWN


def _is_recent(value: str | None, today: date) -> bool:
    day = calendar.parsed((value or "")[:10]) if "/" not in (value or "") else None
    return day is not None and 0 <= (today - day).days <= RECENT


def _is_prose(sentence: Span) -> bool:
    last = next((t for t in reversed(list(sentence)) if not t.is_space and not t.is_quote), None)
    return last is not None and last.text in (".", "!", "?") and any(t.pos_ in VERBAL for t in sentence)


def _day_told(here: Sequence[Told], today: date) -> str | None:
    """The day of the main clause of a sentence, where it is told and the news are of it."""
    days = (day for one in here if one.verb is not None and (day := _day_of(one)) is not None)
    return next((day for day in days if _is_recent(day, today)), None)


def _day_of(one: Told) -> str | None:
    """The day that the clause of an event tells, if it took place."""
    value = one.date.object if one.date is not None and one.existence.status.modality == "Actual" else None
    return value.value if isinstance(value, Value) and value.datatype == "date" else None


def _is_aside(reading: Reading, here: Sequence[Told], today: date) -> bool:
    """Whether the main clause of a sentence tells of another time that is past."""
    others = [
        one
        for one in here
        if one.verb is not None and one.date is not None and _takes_place(reading, one) and one.existence.status.modality == "Actual"
    ]
    return bool(others) and _day_told(here, today) is None


def _is_undated(reading: Reading, one: Told) -> bool:
    """Whether the document itself tells it as something that took place, and does not say when."""
    status = one.existence.status
    return (
        one.date is None
        and reading.doc[one.occurrence.head].sent[-1].text != "?"
        and (status.polarity, status.modality, status.attributed_to) == ("Affirmed", "Actual", None)
        and status.tense != "future"
        and not reading.ontology.is_a(one.occurrence.kind, "Opinion")
        and not reading.ontology.is_a(one.occurrence.kind, "Situation")
    )


def _is_of_headline(one: Told) -> bool:
    return one.verb is not None and one.verb.tag_ in ("VBZ", "VBP", "VBN", "VBD")


def _speaks(reading: Reading, one: Told) -> bool:
    """Whether somebody says something, and not a book or a badge."""
    if not _is_speech(reading, one):
        return False
    agents = [role.end.entity.kind for role in one.occurrence.roles if role.predicate == "has_agent"]
    if not agents:
        subject = next(iter(children(reading.doc[one.occurrence.head], "nsubj")), None)
        return subject is not None and (subject.lower_ in SOME or _is_agent(reading, class_of(reading.ontology.lexicon.nominal, subject)))
    return any(_is_agent(reading, kind) for kind in agents)


def _is_agent(reading: Reading, kind: str | None) -> bool:
    return kind is not None and reading.ontology.is_a(kind, "Agent")
