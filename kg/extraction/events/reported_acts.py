"""What somebody says that somebody does, or that is so, where the verb names no class of events.

Why these and no other verbs: who says what is kept for every word of the language, not only for those that the lexicon has ("Norland said that Ada Reyes
had outbid it"). They are events of no particular class, or situations ("said that it lacked engineers"), attributed to the speaker: facts only
where an outlet passes them on. What the document says in its own voice is read in ``plain_acts``.
"""

from collections.abc import Container, Iterator, Mapping

from kg.extraction.annotations import Report
from kg.extraction.attribution.words import CONTENT_NOUNS
from kg.extraction.candidates import is_anchored, refusal
from kg.extraction.grammar.nouns import governor
from kg.extraction.grammar.tables import COPULAS
from kg.extraction.grammar.walk import VERBAL, child
from kg.extraction.lookup import senses_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, end_at
from kg.extraction.status.words import ASPECTUAL_VERBS, ENDING_PLANS
from kg.ontology.terms import Sense

HAPPENS, IS_SO = UNCLASSED = ("Event/reported clause", "Situation/reported clause")
"""The rules under which they stand."""
SITUATIONS = frozenset(
    """
    have own possess contain include represent lack owe cost belong deserve require need involve concern stem depend rely matter exist live fit like love hate
    enjoy treasure prefer care
    """.split()
)
"""Verbs of what is so, not of what happens."""
NO_ACTS = COPULAS | ASPECTUAL_VERBS | frozenset(
    """
    do make get let come want know understand realise realize forget think believe imagine mind hope expect seem appear mean consist stay lie stand sit keep
    see hear feel try manage fail tend happen occur look remain prove turn wait work bear face hold take run show say tell ask talk call speak share allow
    help enable cause lead count aim go hop specialise specialize wear express base
    """.split()
)
"""Verbs of being, wishing, saying and so on, and those that mean nothing without their object: what they say is no deed."""
PASSING_ON = ASPECTUAL_VERBS | frozenset("seem appear tend happen prove manage fail try turn come have need like attempt".split())
"""What is told is their infinitive or gerund: "is starting to recover", "had to admit"."""
EMPTY_SUBJECTS = frozenset(("it", "there", "this", "that", "you", "one"))
TOLD = ("ROOT", "ccomp", "xcomp", "parataxis")


def reported_acts(reading: Reading, typed: Container[int], lending: Container[int]) -> Iterator[tuple[int, Sense]]:
    """(head, sense) of each main verb of a report that has no class; ``lending`` are verbs that only complete an event noun."""
    seen = set()
    for report in reading.reports:
        for verb in _main_verbs(reading, report):
            if verb.i in typed or verb.i in lending or verb.i in seen or not _is_told(reading, verb, report):
                continue
            seen.add(verb.i)
            rule = IS_SO if verb.lemma_.lower() in SITUATIONS and child(verb, "prt") is None else HAPPENS
            yield verb.i, Sense(rule.partition("/")[0], "verb", verb.lemma_.lower(), rule=rule)


def lending_verbs(reading: Reading, event_nouns: Container[int]) -> frozenset[int]:
    """The verbs that complete an event noun: "hold" of "hold talks"."""
    found = (governor(reading.doc[f.head]) for f in reading.frames if f.kind == "noun" and f.head in event_nouns)
    return frozenset(verb.i for verb in found if verb is not None)


def _main_verbs(reading: Reading, report: Report) -> Iterator[Token]:
    """The verbs at the top of what is reported, of each sentence of a quotation, and those coordinated with them; for "starts to recover" what starts."""
    for token in reading.doc[report.start : report.end]:
        if token.pos_ not in VERBAL or not _is_top(reading, token, report):
            continue
        for verb in (token, *(c for c in token.children if c.dep_ == "conj")):
            inner = child(verb, "xcomp") if verb.lemma_.lower() in PASSING_ON else None
            if report.start <= verb.i < report.end:
                yield verb if inner is None else inner


def _is_top(reading: Reading, verb: Token, report: Report) -> bool:
    head = verb.head
    if head.i != verb.i and report.start <= head.i < report.end:
        return False
    if verb.dep_ in TOLD or (verb.dep_ == "conj" and head.i == report.cue):
        return True
    cue = report.cue if verb.dep_ in ("acl", "relcl") else None
    return (head.i == cue and head.lemma_.lower() in CONTENT_NOUNS) or (head.dep_ == "dobj" and head.head.i == cue)


def _is_told(reading: Reading, verb: Token, report: Report) -> bool:
    """Whether a verb with its arguments says enough: who does it stands there, and it or the speaker is known by name."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or len(verb) < 2 or (lemma in NO_ACTS and child(verb, "prt") is None) or verb.i not in reading.frame_of:
        return False
    arguments = reading.frame_of[verb.i].arguments
    doers = [a.head for a in arguments if a.role in ("subject", "object")]
    ends = {a.role: end for a in arguments if (end := end_at(reading, a.head)) is not None}
    if not doers or all(reading.doc[i].lower_ in EMPTY_SUBJECTS and end_at(reading, i) is None for i in doers):
        return False
    if lemma not in ENDING_PLANS and is_relation(reading, verb, ends):
        return False
    speaker = end_at(reading, report.speaker) if report.speaker is not None else None
    return any(is_anchored(reading, end) for end in (*ends.values(), *([speaker] if speaker is not None else [])))


def is_relation(reading: Reading, verb: Token, ends: Mapping[str, End]) -> bool:
    """Whether the lexicon reads the verb as a relation of two of its ends."""
    subject, others = ends.get("subject"), [end for role, end in ends.items() if role != "subject"]
    found = [s.target for s in senses_of(reading.ontology.lexicon.verbs, verb) if s.target in reading.ontology.properties]
    return subject is not None and any(not refusal(reading, target, subject, other) for target in found for other in others)
