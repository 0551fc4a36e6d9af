"""What somebody does in the document's own voice, where the verb names no class of events.

Why: no lexicon has all words, and the grammar alone tells who does what to whom ("Norland outbid Ada Reyes"). A deed of no class tells a reader of the
facts too little, so that it stays a claim; what somebody says in such words is read in ``reported_acts``.
"""

from collections.abc import Container, Mapping

from kg.extraction.annotations import Frame
from kg.extraction.candidates import is_anchored
from kg.extraction.events.reported_acts import NO_ACTS, SITUATIONS, is_relation
from kg.extraction.reading import Reading, end_at
from kg.ontology.terms import Sense

PLAIN_ACT = "Event/plain act"
"""The rule under which they stand."""
STATES = SITUATIONS | frozenset("locate situate station total account clad resemble equal exceed weigh await".split())
"""Verbs of what is so."""


def plain_acts(reading: Reading, typed: Container[int], lending: Container[int]) -> Mapping[int, Sense]:
    """By head: each verb without a class that somebody or some place named does or undergoes, with one more argument at least.

    ``typed`` are the verbs that have a class, ``lending`` those that only complete an event noun.
    """
    return {
        frame.head: Sense("Event", "verb", frame.lemma, rule=PLAIN_ACT)
        for frame in reading.frames
        if frame.kind == "verb" and frame.head not in typed and frame.head not in lending and _is_deed(reading, frame)
    }


def _is_deed(reading: Reading, frame: Frame) -> bool:
    verb = reading.doc[frame.head]
    if verb.pos_ != "VERB" or verb.dep_ == "amod" or not verb.is_alpha or frame.lemma in NO_ACTS or frame.lemma in STATES:
        return False
    if len({a.role for a in frame.arguments} - {"adverbial"}) < 2:
        return False
    ends = {a.role: end for a in frame.arguments if (end := end_at(reading, a.head)) is not None}
    return any(is_anchored(reading, ends[role]) for role in ("subject", "object") if role in ends) and not is_relation(reading, verb, ends)
