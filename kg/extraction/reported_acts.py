"""What somebody says that somebody does, where the verb names no class of events.

Why these and no other verbs: who says what of whom is kept for every word of the language, not only for those that the lexicon has ("Norland said that Ada
Reyes had outbid it"). They are events of no particular class, attributed to the speaker. A verb of no class in the document's own voice stays unread.
"""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from kg.extraction.annotations import Report
from kg.extraction.candidates import is_anchored
from kg.extraction.grammar.nouns import governor
from kg.extraction.grammar.tables import COPULAS
from kg.extraction.grammar.walk import child, dependents
from kg.extraction.lookup import senses_of
from kg.extraction.reading import Reading, end_at
from kg.extraction.status.words import ENDING_PLANS
from kg.ontology.terms import Sense

NO_ACTS = COPULAS | frozenset(
    """
    have do make get let come need want think know believe hope expect seem appear mean contain include consist cost belong possess stay lie stand sit keep
    like love hate see hear feel understand depend deserve lack matter require involve concern try manage fail begin start stop continue tend happen occur
    exist look remain prove turn wait live work mind care bear face owe fit hold take run show say tell ask talk call speak share enjoy prefer
    allow help enable cause lead count rely aim go hop specialise specialize realise realize forget treasure wear express
    """.split()
)
"""Verbs of being, knowing, wishing and so on, and those that mean nothing without their object: what they say is no deed."""


def reported_acts(reading: Reading, typed: Container[int], lending: Container[int]) -> Iterator[tuple[int, Sense]]:
    """(head, sense) of each main verb of a reported clause that has a named doer and no class; ``lending`` are verbs that only complete an event noun."""
    seen = set()
    for report in reading.reports:
        for verb in _main_verbs(reading, report):
            if verb.i in typed or verb.i in lending or verb.i in seen or not _is_act(reading, verb):
                continue
            seen.add(verb.i)
            yield verb.i, Sense("Event", "verb", verb.lemma_.lower(), rule="Event/reported clause")


def lending_verbs(reading: Reading, event_nouns: Container[int]) -> frozenset[int]:
    """The verbs that complete an event noun: "hold" of "hold talks"."""
    found = (governor(reading.doc[f.head]) for f in reading.frames if f.kind == "noun" and f.head in event_nouns)
    return frozenset(verb.i for verb in found if verb is not None)


def _main_verbs(reading: Reading, report: Report) -> Iterator[Token]:
    """The head of what is reported, and the verbs coordinated with it."""
    cue = reading.doc[report.cue] if 0 <= report.cue < len(reading.doc) else None
    if cue is None or cue.pos_ != "VERB":
        return
    heads = [c for c in dependents(cue) if c.dep_ == "ccomp"]
    if cue.dep_ in ("parataxis", "ccomp", "advcl") and cue.head.pos_ == "VERB":
        heads.append(cue.head)
    for head in heads:
        for verb in (head, *(c for c in dependents(head) if c.dep_ == "conj")):
            if report.start <= verb.i < report.end:
                yield verb


def _is_act(reading: Reading, verb: Token) -> bool:
    if verb.pos_ != "VERB" or verb.lemma_.lower() in NO_ACTS or child(verb, "prt") is not None or verb.i not in reading.frame_of:
        return False
    if verb.lemma_ not in ENDING_PLANS and senses_of(reading.ontology.lexicon.verbs, verb):
        return False  # the word has a meaning of its own in the lexicon, which did not fit here
    ends = {a.role: end for a in reading.frame_of[verb.i].arguments if (end := end_at(reading, a.head)) is not None}
    return "subject" in ends and any(is_anchored(reading, end) for end in ends.values())
