"""Verbs, participles and adjectives whose word the lexicon gives to a property: "X represents Y", "X, based in Y", "X is loyal to Y"."""

from collections.abc import Iterator

from msgspec.structs import replace

from kg.extraction.annotations import Frame
from kg.extraction.candidates import Candidate, is_anchored, refusal
from kg.extraction.confidence import RELATION
from kg.extraction.grammar.descriptions import fronted_subject
from kg.extraction.grammar.tables import NOMINATION_VERBS, OBJECT_CONTROL
from kg.extraction.grammar.walk import VERBAL, child, children, is_over, preposition_objects, with_conjuncts
from kg.extraction.lookup import class_of, senses_of, words_of
from kg.extraction.reading import End, Reading, bearer_at, displaced, end_at
from kg.ontology.terms import Sense

LABILE = frozenset(("move", "relocate", "return", "transfer"))
"""Verbs of motion whose object, where there is one, is what moves."""
NO_DEGREE = frozenset(("no", "not", "honorary", "any", "without"))
"""Words with which the object of a phrase is not really had."""
MEMBERS = frozenset("member player volunteer rookie agent striker defender midfielder goalkeeper forward guitarist drummer singer bassist politician".split())
"""As these one joins a body, a club or a band, and no employer."""
CROWDS = frozenset(("crowd", "audience", "pack", "field"))
DISPLACED = frozenset(("in", "at", "from", "to", "near"))
"""Prepositions that the parser often hangs one phrase too low: "lived with his family in Oslo"."""


def verbal_candidates(reading: Reading) -> Iterator[Candidate]:
    """A candidate for each pair of arguments that a sense of the frame's word connects."""
    for frame in reading.frames:
        for sense in _senses(reading, frame):
            yield from _pairs(reading, frame, sense)
        for sense in _phrases(reading, frame):
            yield from _phrase_pairs(reading, frame, sense)
        yield from _hyphenated(reading, frame)
        yield from _opening(reading, frame)


def _opening(reading: Reading, frame: Frame) -> Iterator[Candidate]:
    """ "Headquartered in Oslo, Brightwell …": a participle that opens a sentence, its capital taken for a name's."""
    token = reading.doc[frame.head]
    if frame.kind != "noun" or token.pos_ != "PROPN" or token.dep_ != "advcl" or token.i in reading.annotations.of_token:
        return
    subject = fronted_subject(token)
    for sense in reading.ontology.lexicon.participles.get(token.lower_, ()) if subject is not None else ():
        if sense.target in reading.ontology.properties and subject is not None:
            opening = replace(frame, construction="participle passive")
            for word, inner in preposition_objects(token):
                if word == sense.preposition:
                    yield from _pair(reading, opening, sense, subject.i, inner.i)


def _hyphenated(reading: Reading, frame: Frame) -> Iterator[Candidate]:
    """ "Oslo-based Brightwell": a participle before its subject, its object joined to it by a hyphen."""
    token = reading.doc[frame.head]
    if token.dep_ not in ("amod", "compound") or token.i < 2 or token.nbor(-1).text != "-":
        return
    for sense in reading.ontology.lexicon.participles.get(token.lower_, ()):
        if sense.target in reading.ontology.properties:
            hyphenated = replace(frame, construction="participle passive")
            yield from _pair(reading, hyphenated, sense, token.head.i, token.i - 2)


def _senses(reading: Reading, frame: Frame) -> list[Sense]:
    lexicon, token = reading.ontology.lexicon, reading.doc[frame.head]
    if frame.kind == "adjective":
        found = [*senses_of(lexicon.adjectives, token), *lexicon.participles.get(token.lower_, ())]
    elif frame.kind == "verb":
        found = [s for s in senses_of(lexicon.verbs, token) if s.particle == frame.particle]
        found += lexicon.participles.get(token.lower_, ()) if frame.passive else ()
    else:
        found = []
    return [s for s in found if s.target in reading.ontology.properties]


def _phrases(reading: Reading, frame: Frame) -> list[Sense]:
    """Senses of a verb with a noun as its object: "receive degree from"."""
    if frame.kind != "verb" or frame.passive:
        return []
    found = senses_of(reading.ontology.lexicon.phrases, reading.doc[frame.head])
    return [s for s in found if s.target in reading.ontology.properties and s.particle == frame.particle]


def _phrase_pairs(reading: Reading, frame: Frame, sense: Sense) -> Iterator[Candidate]:
    nouns = [a.head for a in frame.arguments if a.role == "object"]
    subjects = [a.head for a in frame.arguments if a.role == "subject"]
    for noun in nouns:
        if sense.object in words_of(reading.doc[noun]) and not any(c.lower_ in NO_DEGREE for c in reading.doc[noun].children):
            for object_ in _behind(reading, frame.head, nouns, noun, sense.preposition):
                for subject in subjects:
                    yield from _pair(reading, frame, sense, subject, object_)


def _behind(reading: Reading, verb: int, nouns: list[int], noun: int, preposition: str | None) -> Iterator[int]:
    """The objects of a preposition behind a verb's object, wherever the parser hung it: "a degree in engineering from Norland University"."""
    last = max(n for n in (noun, *nouns) if n == noun or n > noun)
    for token in reading.doc[noun + 1 : reading.doc[verb].right_edge.i + 1]:
        if token.lower_ == preposition and token.dep_ == "prep":
            above = token.head
            for _ in range(6):
                if above.i in nouns or above.i == verb or above.pos_ in VERBAL:
                    break
                above = above.head
            if above.i == noun or (above.i == verb and noun == last):
                yield from (each.i for inner in children(token, "pobj") for each in with_conjuncts(inner))


def _pairs(reading: Reading, frame: Frame, sense: Sense) -> Iterator[Candidate]:
    # A participle sense speaks of the surface subject, which in a passive frame is the logical object.
    subject_role = "object" if sense.form == "participle" and frame.kind == "verb" else "subject"
    object_role = sense.preposition or "object"
    if subject_role == object_role:
        return
    subjects = [a.head for a in frame.arguments if a.role == subject_role]
    if _causes_motion(frame, sense):
        # "moved the firm to Oslo": what goes is the object.
        subjects = [a.head for a in frame.arguments if a.role == "object"]
    objects = [a.head for a in frame.arguments if a.role == object_role] or [
        *_displaced(reading, frame, sense),
        *_where(reading, frame, sense),
    ]
    if sense.form == "verb" and sense.preposition and frame.passive:
        # "was sent to": the one sent is the logical object; without an object of its own the verb is intransitive and has no passive.
        return
    if reading.ontology.properties[sense.target].holds_together:
        subjects += _companions(reading, frame, objects)
    if not objects and len(subjects) == 2 and reading.ontology.properties[sense.target].symmetric and _is_reciprocal(frame, sense):
        # "Ada and Ola married", "Ada and Ola are married"
        subjects, objects = subjects[:1], subjects[1:2]
    for subject in subjects:
        for object_ in objects:
            yield from _pair(reading, frame, sense, subject, object_)


def _causes_motion(frame: Frame, sense: Sense) -> bool:
    return sense.form == "verb" and frame.lemma in LABILE and sense.preposition == "to" and any(a.role == "object" for a in frame.arguments)


def _companions(reading: Reading, frame: Frame, objects: list[int]) -> list[int]:
    """Who does it too: "founded the firm with Ola Berg", "lives there with her husband, Ola Berg"."""
    found = [a.head for a in frame.arguments if a.role in ("with", "alongside") and a.head not in objects]
    ends = [(head, end_at(reading, head)) for head in found]
    return [head for head, end in ends if end is not None and end.entity.named and end.entity.kind == "Person"]


def _is_reciprocal(frame: Frame, sense: Sense) -> bool:
    """Whether a verb or participle stands without its second person, as it may where the two are its subject."""
    alone = not any(a.role in ("object", "attribute", "complement") for a in frame.arguments)
    return (sense.form == "verb" and not frame.passive and sense.preposition is None and alone) or sense.form == "participle"


def _displaced(reading: Reading, frame: Frame, sense: Sense) -> Iterator[int]:
    """The objects of a sense's preposition that the parser hung a phrase too low: "graduated with honours from Norland University"."""
    if sense.preposition in DISPLACED and frame.kind == "verb":
        yield from displaced(reading, reading.doc[frame.head], sense.preposition)


def _where(reading: Reading, frame: Frame, sense: Sense) -> Iterator[int]:
    """ "the school where she teaches": what "where" stands for, with a verb whose employer or school has "at" before it."""
    if sense.preposition == "at" and frame.kind == "verb":
        yield from (c.i for c in children(reading.doc[frame.head], "advmod") if c.lower_ == "where" and end_at(reading, c.i) is not None)


def _pair(reading: Reading, frame: Frame, sense: Sense, subject: int, object_: int) -> Iterator[Candidate]:
    left, right = bearer_at(reading, subject), end_at(reading, object_)
    if left is None or right is None:
        return
    if sense.target == "member_of" and frame.lemma == "join" and _is_hired(reading, frame):
        sense = replace(sense, target="works_for", rule="works_for/verb/join as")
    if sense.inverse:
        left, right = right, left
    kind = frame.construction.split()[0]
    confidence = RELATION.get(kind, 0.8)
    why = refusal(reading, sense.target, left, right) or _quantified(reading, subject) or _with_content(reading, frame, sense)
    why = why or _for_another(reading, frame, sense, right) or _with_another(reading, frame) or _with_others(reading, sense, right)
    why = why or ("a state that is over" if is_over(reading.doc[frame.head]) else "")
    end = max([frame.head, *(c.i for c in children(reading.doc[frame.head], "prt"))]) + 1
    yield Candidate(sense.target, left, right, frame.head, (frame.head, end), sense.rule, frame.construction, confidence, refusal=why)


def _is_hired(reading: Reading, frame: Frame) -> bool:
    """ "She joined the bank as its chief economist": who comes as the holder of a post is employed, and no member."""
    posts = [reading.doc[a.head] for a in frame.arguments if a.role == "as"]
    nominal = reading.ontology.lexicon.nominal
    return any(class_of(nominal, p) == "Person" and p.lemma_.lower() not in MEMBERS and p.tag_ in ("NN", "NNP") for p in posts)


def _with_content(reading: Reading, frame: Frame, sense: Sense) -> str:
    """ "advised her to leave" is something said, not a relation; "enrolled there to study law" tells what for."""
    verb = reading.doc[frame.head]
    clauses = [reading.doc[a.head] for a in frame.arguments if a.role == "complement" and a.head > frame.head]
    content = any(c.dep_ == "ccomp" or verb.lemma_ in OBJECT_CONTROL for c in clauses)
    return "the verb has a clause as its content" if sense.form == "verb" and content else ""


def _for_another(reading: Reading, frame: Frame, sense: Sense, employer: End) -> str:
    """ "She hired him": a person who gives somebody a post most often does it for a firm."""
    gives = sense.form == "verb" and sense.inverse and reading.doc[frame.head].lemma_ in NOMINATION_VERBS
    return "who hires somebody acts for somebody else" if gives and employer.entity.kind == "Person" else ""


def _with_another(reading: Reading, frame: Frame) -> str:
    """ "replaced him with Ada" tells of Ada; "signed a lease with" the firm makes nobody its player."""
    roles = {a.role for a in frame.arguments}
    if frame.lemma == "replace" and "with" in roles and not frame.passive:
        return "who replaces one with another is not the other"
    if frame.lemma == "join" and any(c.lower_ == "in" and child(c, "pcomp") is not None for c in children(reading.doc[frame.head], "prep")):
        return "who joins others in doing something joins no body"
    signed = [reading.doc[a.head].lemma_ for a in frame.arguments if a.role == "object"] if frame.lemma == "sign" else []
    return "what is signed is no contract of service" if signed and not {"contract", "deal", "extension"} & set(signed) else ""


def _with_others(reading: Reading, sense: Sense, whole: End) -> str:
    """ "She joined other ministers for talks": nobody is a member of people whom nothing but a plural tells, nor is "led all players with nine points" a post."""
    people = whole.entity.kind == "Group" and not is_anchored(reading, whole)
    if sense.target == "leads":
        word = reading.doc[whole.token]
        many = people and (word.tag_ == "NNS" or word.lemma_ in CROWDS)
        return "nobody is at the head of a person or a crowd" if many or whole.entity.kind == "Person" else ""
    return "no body that has members" if people and sense.target == "member_of" else ""


def _quantified(reading: Reading, token: int) -> str:
    """ "No official represents Norway" says it of nobody."""
    negative = any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in reading.doc[token].children)
    return "the subject is negated" if negative else ""
