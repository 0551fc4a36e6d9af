"""Which states were over when the text was written: "was the director of", "had worked for", a post of somebody who has died, one of another time.

Why: a relation in the graph reads as holding now. What a text tells of the past stays a claim of its document, with the day before which it ended; a post
becomes one that somebody has held.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from msgspec.structs import replace

from kg.extraction.candidates import Candidate
from kg.extraction.confidence import DOUBTFUL
from kg.extraction.grammar.tables import DYING, KILLING
from kg.extraction.grammar.walk import VERBAL, children, sentence_around
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, end_at
from kg.extraction.relations.bearers import is_leaving
from kg.extraction.times import time_of
from kg.extraction.times.validity import Span, validity
from kg.model import HELD, HOLDS

ENDING = frozenset(
    """
    holds_role leads works_for member_of official_of represents spokesperson_of adviser_to aide_to deputy_of lives_in owns controls partner_of ally_of
    candidate_for loyal_to
    """.split()
)
"""Properties (with those below them) that hold for a time and then no more."""
STATIVE = frozenset(
    """
    be remain work live reside dwell lead head run chair manage govern rule direct command captain oversee preside coach train teach lecture represent serve
    play sit belong own operate act advise employ grow write consult control back support
    """.split()
)
"""Verbs that tell how something is; what others tell ("was elected president", "joined the firm") holds from then on."""
ANOTHER_TIME = 2
"""Years between what a sentence dates and its text's own time from which a post in the sentence may be a past one."""
LONG_AGO = 10
"""Years from which it is one. Between the two the text does not say: news tells of today's holder too ("Ada Reyes, the minister, met Ivo Lund in 2019")."""
_FURTHEST = 8
_ALWAYS = "9999"


@dataclass(frozen=True, slots=True)
class _Past:
    """What a document tells of the past: who has died (entity ids), and the latest year that it names or was written in."""

    dead: frozenset[str]
    year: int | None


def with_endings(reading: Reading, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, those of a state that is over marked so; a post that is over is one that was held."""
    past: _Past | None = None
    for candidate in found:
        if candidate.refusal or ENDING.isdisjoint(reading.ontology.superproperties.get(candidate.predicate, ())):
            yield candidate
            continue
        past = past or _Past(frozenset(_dead(reading)), _latest(reading))
        over = candidate.past or _is_over(reading, candidate, past)
        yield _ended(reading, candidate) if over else _weighed(reading, candidate, past)


def _weighed(reading: Reading, candidate: Candidate, past: _Past) -> Candidate:
    """A candidate of a state that is not over; no fact alone where the text does not say whether it is of today or of some years before."""
    trigger = reading.doc[candidate.trigger[0]]
    open_ = candidate.presupposed and validity(trigger, reading.time_of_token) == (None, None) and _is_of_another_time(reading, trigger, past.year, ANOTHER_TIME)
    return replace(candidate, confidence=min(candidate.confidence, DOUBTFUL)) if open_ else candidate


def _ended(reading: Reading, candidate: Candidate) -> Candidate:
    """A candidate of a state that is over. An ontology that does not know what was held has no place for a post that is."""
    if candidate.predicate != HOLDS:
        return replace(candidate, past=True)
    known = HELD in reading.ontology.properties
    rule = candidate.rule.replace(HOLDS, HELD, 1)
    return replace(candidate, past=True, predicate=HELD if known else HOLDS, rule=rule, refusal="" if known else "a post that is over")


def when_held(reading: Reading, candidate: Candidate) -> Span:
    """From when until when a candidate's state held, as far as its text says. What is over and has no end in the text ended before the text was written."""
    begins, ends = validity(reading.doc[candidate.trigger[0]], reading.time_of_token)
    verb = reading.doc[candidate.mood]
    left = time_of(verb, reading.time_of_token, ("DATE",)) if not ends and is_leaving(verb) else None
    ends = left.ends if left is not None else ends
    written = reading.document.date
    if not candidate.past or not written or (ends and ends < written):
        return begins, ends
    return begins if begins and begins <= written else None, f"../{written}"


def _is_over(reading: Reading, candidate: Candidate, past: _Past) -> bool:
    trigger = reading.doc[candidate.trigger[0]]
    begins, ends = validity(trigger, reading.time_of_token)
    if ends and ends < (reading.document.date or _ALWAYS):
        return True
    if begins and not ends:
        return False  # the text says itself since when it holds
    if candidate.subject.entity.id in past.dead or "at the time" in _from(trigger, 9):
        return True
    if candidate.presupposed:
        root = trigger.sent.root
        left = is_leaving(root) or root.lemma_ in DYING
        return _is_of_another_time(reading, trigger, past.year, ANOTHER_TIME if left else LONG_AGO)
    if isinstance(candidate.object, End) and candidate.object.entity.kind == "Group" and not candidate.object.entity.named:
        return False  # "led the delegation": it is no longer than what it is there for
    verb = reading.doc[candidate.mood]
    return verb.lemma_ in STATIVE and _is_past(verb) and (verb.lemma_ == "grow" or not _is_shifted(reading, verb))


def _from(trigger: Token, length: int) -> str:
    """So many tokens of the sentence from ``trigger`` on, in lower case."""
    return trigger.doc.text_between(trigger.i, min(trigger.i + length, sentence_around(trigger)[1])).lower()


def _is_past(verb: Token) -> bool:
    """ "was", "worked", "had worked", "was headed"; not "has worked", "does", "is headed" or the bare participle of "headed by"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if helpers:
        return helpers[0].tag_ == "VBD"
    return verb.tag_ == "VBD" or (verb.tag_ == "VBG" and _belongs_to_past(verb))


def _belongs_to_past(participle: Token) -> bool:
    """ "After playing for", "served two terms, representing"; what somebody said representing a firm tells no end."""
    above = participle.head
    if participle.dep_ == "pcomp":
        return above.lower_ in ("after", "before")
    return participle.dep_ == "advcl" and above.lemma_ in STATIVE and above.tag_ == "VBD"


def _is_shifted(reading: Reading, verb: Token) -> bool:
    """Whether the past tense is only that of the report before it: "She said that Reyes was the director". In a quotation it is the speaker's own."""
    if any(r.direct and r.start <= verb.i < r.end for r in reading.reports):
        return False
    clause = verb
    for _ in range(_FURTHEST):
        above = clause.head
        if clause.dep_ == "ccomp" and above.tag_ in ("VBD", "VBN") and above.i < clause.i:
            return True
        if above is clause:
            break
        clause = above
    return False


def _is_of_another_time(reading: Reading, trigger: Token, latest: int | None, before: int) -> bool:
    """Whether the sentence tells in the past tense of a year so many years ``before`` the text's own time, or earlier."""
    root = trigger.sent.root
    if latest is None or not _is_past(root):
        return False
    years = [year for token in trigger.sent if (year := _year(reading, token.i)) is not None and _dates(token, root, trigger)]
    return bool(years) and max(years) <= latest - before


def _dates(time: Token, root: Token, trigger: Token) -> bool:
    """Whether a time dates the main clause, by itself or in a clause that tells when ("When Reyes left in 1974, …"), or what the post's holder belongs to
    ("the 1972 shooting of Ada Reyes, the mayor")."""
    verb = _verb_above(time)
    if verb == root:
        return True
    when = verb.head == root and verb.dep_ == "advcl" and any(c.lower_ in ("when", "after", "before") for c in verb.children)
    return (when and _is_past(verb)) or (time.head.pos_ == "NOUN" and trigger.head != time.head and time.head in islice(trigger.ancestors, _FURTHEST))


def _verb_above(token: Token) -> Token:
    """The verb of the clause in which a token stands."""
    current = token.head
    for _ in range(_FURTHEST):
        if current.pos_ in VERBAL or current.head is current:
            break
        current = current.head
    return current


def _latest(reading: Reading) -> int | None:
    """The year in which a text was written, or the latest one that it names."""
    if reading.document.date:
        return int(reading.document.date[:4])
    return max((year for i in reading.time_of_token if (year := _year(reading, i)) is not None), default=None)


def _year(reading: Reading, token: int) -> int | None:
    found = reading.time_of_token.get(token)
    known = found is not None and found.type == "DATE" and found.ends and found.ends[:4].isdigit()
    return int(found.ends[:4]) if found is not None and known and found.ends else None


def _dead(reading: Reading) -> Iterator[str]:
    """The people who die in the text or are called late, by plain words: a subject of "died", an object of "killed", "the late Ada Reyes"."""
    for token in reading.doc:
        if token.lemma_ in DYING and token.tag_ in ("VBD", "VBN") and not any(children(token, "neg")):
            yield from _people(reading, children(token, "nsubj"))
        elif token.lemma_ in KILLING and token.tag_ in ("VBD", "VBN") and not any(children(token, "neg")):
            yield from _people(reading, children(token, "nsubjpass", *(() if any(children(token, "nsubjpass")) else ("dobj",))))
        elif token.lower_ == "late" and token.dep_ == "amod" and token.head.ent_type_ == "PERSON":
            yield from _people(reading, (token.head,))


def _people(reading: Reading, tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        end = end_at(reading, token.i)
        if end is not None and end.entity.kind == "Person":
            yield end.entity.id
