"""Whether a clause tells of one occasion: of the past, of what is going on, or of a state of somebody in particular; not what is so as a rule, told or asked."""

from collections.abc import Iterator

from kg.extraction.grammar.walk import child, children, sentence_around
from kg.extraction.parse.parsed import Token
from kg.extraction.status.nouns import is_definite
from kg.extraction.status.own import VERBAL, is_infinitive

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
DEEPEST = 12
STATES = frozenset(
    """
    have own possess want wish believe think know doubt support favor favour deny say claim see recall remember trust agree accept recognize recognise regret
    suggest show indicate mention state cite mean confirm prove respect belong remain include contain lack refuse decline reject fail oppose plan intend
    expect command like love care understand
    """.split()
)
"""Verbs whose present tense tells how things are with somebody, and not what he does as a rule."""
DEONTIC = frozenset("intend require allow suppose guarantee protect permit authorize authorise oblige expect mean design focus forbid prohibit use".split())
"""Whose present passive tells a rule or what something is for."""
ANYBODY = frozenset("you one anyone anybody everyone everybody people those it nothing nobody none no-one noone neither".split())


def is_told(verb: Token) -> bool:
    """Whether a clause tells of one occasion."""
    when = tense(verb)
    if when == "none":
        return _is_bare_but_told(verb)
    if when != "present":
        return when != "modal" and not _is_of_each_time(verb)
    subject = child(verb, *SUBJECTS)
    if subject is None:
        return False
    if is_headline(verb) and subject.pos_ != "PRON":
        return True
    if not is_particular(subject) or (is_plainly_passive(verb) and verb.lemma_ in DEONTIC):
        return False
    by_now = any(c.lower_ in ("longer", "anymore", "yet") for c in verb.children)
    if is_plainly_passive(verb):
        return by_now or bool(subject.ent_type_) or subject.pos_ in ("PRON", "PROPN")
    return by_now or verb.lemma_ == "be" or verb.lemma_.lower() in STATES


def _is_of_each_time(verb: Token) -> bool:
    """ "When guests couldn't pay, she did not charge them": whenever that was so."""
    return any(
        c.lower_ == "whenever" or (c.lower_ == "when" and tense(clause) == "past" and any(m.lower_ in ("could", "would") for m in children(clause, "aux")))
        for clause in children(verb, "advcl")
        for c in children(clause, "advmod")
    )


def _is_bare_but_told(verb: Token) -> bool:
    """ "Not knowing", "Reyes not injured", "regretted not leaving", "chose not to leave"; no bare form ("not weaken it"), no gerund behind a noun ("a policy of
    not commenting")."""
    if is_infinitive(verb):
        return verb.dep_ == "xcomp" and verb.head.lemma_ == "choose" and tense(verb.head) == "past"
    if verb.tag_ == "VB":
        return False
    if verb.dep_ == "ROOT":
        return child(verb, *SUBJECTS) is not None
    governor = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ not in ("pcomp", "xcomp", "advcl", "conj") or governor.pos_ not in VERBAL:
        return False
    return tense(governor) == "past"


def above(token: Token) -> Iterator[Token]:
    """What governs a token, the nearest first."""
    current = token
    for _ in range(DEEPEST):
        if current.head.i == current.i:
            return
        current = current.head
        yield current


def tense(verb: Token) -> str:
    """past (perfects included), progressive, present or modal; none of what is not finite."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ != "TO"]
    if any(c.tag_ == "MD" for c in helpers):
        return "past" if any(c.lower_ == "could" for c in helpers) else "modal"
    if any(c.tag_ == "VBD" or c.lemma_ == "have" for c in helpers):
        return "none" if helpers[0].tag_ in ("VBG", "VB") else "past"
    if helpers and helpers[0].tag_ in ("VBZ", "VBP"):
        return "progressive" if verb.tag_ == "VBG" and not any(c.dep_ == "auxpass" for c in helpers) else "present"
    if helpers or any(c.tag_ == "TO" for c in verb.children):
        return "none"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_, "none")


def is_plainly_passive(verb: Token) -> bool:
    """Whether a clause is passive; "got hurt" and bare participles are not asked for."""
    return child(verb, "auxpass", "nsubjpass") is not None


def is_particular(subject: Token) -> bool:
    """Whether a subject is somebody or something in particular."""
    if subject.dep_ == "expl" and subject.lower_ == "there":
        return True
    if subject.pos_ == "PRON" or subject.lower_ in ANYBODY:
        return subject.lower_ not in ANYBODY
    if subject.pos_ == "PROPN" or subject.ent_type_:
        return True
    inside = subject.children
    if any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in inside):
        return False
    return is_definite(subject) or any(c.dep_ == "nummod" or c.pos_ == "PROPN" for c in inside)


def is_headline(token: Token) -> bool:
    """Whether a token stands in a line without a full stop."""
    return _last(token).text not in (".", "!", "?", ";", ",", ":")


def is_asked(token: Token) -> bool:
    """Whether a token stands in a question."""
    return _last(token).text == "?"


def _last(token: Token) -> Token:
    start, end = sentence_around(token)
    return next((t for t in reversed(token.doc[start:end]) if not (t.is_space or t.is_quote)), token)
