"""Whether a clause tells of something that took place once, or of what is so as a rule, is asked, or is told of nobody in particular.

Why: "the firm delivers parcels", "she often complained", "when he arrives", "did Norland attack?" and "anybody who stole a car" have the words of an event,
and their status is that of a plain statement, but nothing is said to have happened. What they say is kept as a claim and is no fact.
"""

from kg.extraction.grammar.walk import VERBAL, child, children, preposition_objects, sentence_around
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import Reading
from kg.extraction.status import status_of
from kg.extraction.times import time_of
from kg.ontology.terms import Sense

HABIT = frozenset(
    """
    often usually always sometimes regularly frequently routinely typically generally normally occasionally rarely seldom commonly traditionally
    customarily habitually
    """.split()
)
LATER = frozenset("when whenever once until till before after while wherever".split())
"""With the present tense these tell of what is still to come or happens each time."""
ANYBODY = frozenset("anyone anybody whoever everyone everybody someone somebody those person people".split())
INSTITUTIONS = frozenset("police authorities prosecutors officials investigators".split())
"""Bare plurals that nonetheless name those of the place: "police believe"."""
UNKNOWN = frozenset("a an another any some every each no whichever".split())
PRESENT = frozenset(("VBZ", "VBP"))
COMMON = frozenset("common commonplace rare frequent infrequent unusual uncommon widespread routine rife typical inevitable seldom".split())
"""What such things are and no one of them: "accidents are common"."""
WORTH = frozenset(
    "advantage disadvantage benefit merit drawback risk danger pitfall difficulty importance possibility idea way means method habit practice art".split()
)
"""What doing something has, whoever does it: "the advantages of buying houses"."""
FAMED = frozenset("known famous famed renowned noted notorious infamous celebrated".split())
DEEPEST = 8


def is_general(reading: Reading, verb: Token, sense: Sense) -> bool:
    """Whether the verb (of an event noun: the one that lends itself to it) tells of no one event."""
    return (
        _is_asked(reading, verb)
        or _is_habit(reading, verb)
        or (_in_present(verb) and not _holds_now(reading, verb, sense) and not _is_headline(verb))
        or _is_of_nobody(verb)
        or _is_such(verb)
        or _is_weighed(verb)
        or _is_known_for(verb)
        or _is_feat(verb)
        or _is_conditional(verb)
    )


# ---------------------------------------------------------------------------------------------- questions
def _is_asked(reading: Reading, verb: Token) -> bool:
    """Whether it stands in a question; who asks one in quotation marks does ask it."""
    mark = _question_mark(verb)
    if mark is None:
        return False
    quoted = next((r for r in reading.reports if r.direct and r.start <= mark.i < r.end), None)
    return quoted is None or quoted.start <= verb.i < quoted.end


def _question_mark(verb: Token) -> Token | None:
    start, end = sentence_around(verb)
    for at in range(end - 1, max(start, end - 4, verb.i), -1):
        token = verb.doc[at]
        if token.text == "?":
            return token
        if not (token.is_space or token.is_quote or token.is_punct):
            return None
    return None


# ---------------------------------------------------------------------------------------------- habits
def _is_habit(reading: Reading, verb: Token) -> bool:
    """ "often complained", "meets every week", "used to visit"."""
    clause = _clause(verb)
    perfect = any(c.lemma_ == "have" for c in children(clause, "aux"))  # who "has always denied" it did deny it
    often = HABIT - {"always"} if perfect else HABIT
    if any(c.lower_ in often for v in (verb, clause) for c in children(v, "advmod")) or time_of(verb, reading.time_of_token, ("SET",)):
        return True
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used"


def _clause(verb: Token) -> Token:
    """The verb that has the tense: its own, or that of the clause that it is a part of."""
    current = verb
    for _ in range(DEEPEST):
        if (
            current.dep_ not in ("xcomp", "conj", "pcomp")
            or current.head is current
            or _has_tense(current)
            or child(current, "nsubj", "nsubjpass") is not None
        ):
            break
        current = current.head if current.dep_ != "pcomp" else current.head.head
    return current if current.pos_ in VERBAL else verb


def _has_tense(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in children(verb, "aux", "auxpass"))


# ---------------------------------------------------------------------------------------------- the present tense
def _in_present(verb: Token) -> bool:
    """The simple present, and the perfect where it speaks of what is to come ("once they have signed")."""
    clause = _clause(verb)
    helpers = [c for c in children(clause, "aux", "auxpass") if c.tag_ != "TO"]
    if any(c.tag_ == "MD" for c in helpers):
        return False
    if any(c.lemma_ == "have" for c in helpers):
        return _is_later(clause) and helpers[0].tag_ in PRESENT
    if clause.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in helpers):
        return len(helpers) == 1 and helpers[0].tag_ in PRESENT
    if helpers and helpers[0].lemma_ == "do":
        return helpers[0].tag_ in PRESENT  # "does not just hurt them"
    return clause.tag_ in PRESENT and not helpers


def _is_later(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.lower_ in LATER for c in children(clause, "mark", "advmod") if c.i < clause.i)


def _holds_now(reading: Reading, verb: Token, sense: Sense) -> bool:
    """Whether the present tense tells what somebody says, means or wants at the time, and not what such people do."""
    clause = _clause(verb)
    if _is_later(clause) or (verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "get", "need")):
        return False  # "has to worry": whoever ought to
    if any(report.cue in (verb.i, clause.i) for report in reading.reports):
        return True
    if not any(reading.ontology.is_a(sense.target, kind) for kind in reading.ontology.lexicon.lasting):
        return False
    subject = child(clause, "nsubj", "nsubjpass")
    return subject is None or not _is_indefinite(subject)


def _is_headline(verb: Token) -> bool:
    """A line without a full stop, or the one with which a text begins."""
    sentence = verb.sent
    if not sentence.start:
        return True
    last = next((t for t in reversed(sentence) if not (t.is_space or t.is_quote)), verb)
    return last.text not in (".", "!", "?", ";")


# ---------------------------------------------------------------------------------------------- nobody in particular
def _is_such(noun: Token) -> bool:
    """ "Ferry accidents are common": events of a kind."""
    many = noun.tag_ in ("NNS", "NNPS") and noun.dep_ == "nsubj" and noun.head.lemma_ == "be"
    return many and child(noun, "det", "poss") is None and any(c.lower_ in COMMON for c in children(noun.head, "acomp"))


def _is_weighed(verb: Token) -> bool:
    """ "The advantages of buying houses": what it is worth to do such a thing, without a word on who does it and to which one."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.head.lemma_ not in WORTH or child(verb, "nsubj", "poss") is not None:
        return False
    thing = child(verb, "dobj")
    return thing is None or (thing.tag_ == "NNS" and child(thing, "det", "poss", "nummod") is None)


def _is_known_for(verb: Token) -> bool:
    """ "Was known for helping strangers": what somebody did again and again."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "for" and verb.head.head.lower_ in FAMED


def _is_feat(verb: Token) -> bool:
    """ "The only teams to win ten games", "joined the 2008 team as the only ones to do so": what several have done, each at its time."""
    whom = verb.head if verb.dep_ in ("acl", "relcl") and any(c.tag_ == "TO" for c in children(verb, "aux")) else None
    if verb.lemma_ == "join":
        whom = next((noun for word, noun in preposition_objects(verb) if word == "as"), None)
    return whom is not None and whom.tag_ in ("NNS", "NNPS") and any(c.lower_ == "only" for c in whom.children)


def _is_conditional(verb: Token) -> bool:
    """ "With many refusing to come unless they are paid": what they do each time."""
    bases = (verb, *children(verb, "xcomp")) if verb.tag_ == "VBG" else ()
    clauses = (c for base in bases for c in children(base, "advcl") if any(m.lower_ == "unless" for m in children(c, "mark")))
    return any(_in_present(c) for c in clauses)


def _is_of_nobody(verb: Token) -> bool:
    """ "anybody who stole", "will choose a director who demands less": of whom is told is as open as the clause in which they are."""
    current = verb
    for _ in range(DEEPEST):
        if (current.dep_ == "relcl" or _is_participle(current)) and _is_indefinite(current.head) and _is_open(current, current.head):
            return True
        if current.head.i == current.i:
            return False
        current = current.head
    return False


def _is_participle(verb: Token) -> bool:
    """ "Persons wanting more are asked to call": those who do, whoever they are."""
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.tag_ == "NNS"


def _is_open(clause: Token, whom: Token) -> bool:
    """Whether a clause by which somebody is told is about whoever it may be: what is told of them is open, or so as a rule."""
    if whom.lower_ in ("anyone", "anybody", "whoever"):
        return True
    status = status_of(whom)
    bare = clause.dep_ == "acl"
    if bare and any(c.lower_ == "could" for c in whom.head.children):
        return False  # "firefighters arriving there could see the smoke"
    if status_of(clause).tense != "past" and (status.polarity, status.modality) != ("Affirmed", "Actual"):
        return True
    return bare and whom.dep_ in ("nsubj", "nsubjpass") and _in_present(whom.head) and not _is_headline(clause)


def _is_indefinite(noun: Token) -> bool:
    """Whether a noun phrase names nobody that the reader is taken to know: "callers", "another director", "anyone"."""
    if noun.lower_ in ANYBODY:
        return not any(c.dep_ == "det" and c.lower_ in ("the", "these") for c in noun.children)
    if noun.pos_ != "NOUN" or noun.lower_ in INSTITUTIONS or any(c.pos_ == "PROPN" for c in children(noun, "compound", "nmod", "amod")):
        return False
    marks = [c for c in noun.children if c.dep_ in ("det", "poss", "nummod")]
    return all(c.lower_ in UNKNOWN for c in marks) and (bool(marks) or noun.tag_ == "NNS")
