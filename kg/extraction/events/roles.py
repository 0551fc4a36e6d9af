"""The roles of an event: which property each argument of its word fills, and which arguments fill none."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kg.extraction.annotations import Argument, Frame
from kg.extraction.candidates import is_anchored
from kg.extraction.confidence import ANY_ROLE, DOUBTFUL, ON_BEHALF, ROLE
from kg.extraction.events.fitness import ADDRESSEE_VERBS, REFLEXIVES, is_beyond_things, is_no_venue, is_refused, may_be_another
from kg.extraction.events.places import PLACE_PREPOSITIONS, places_of
from kg.extraction.grammar.datelines import behind_dateline
from kg.extraction.grammar.nouns import governor
from kg.extraction.grammar.tables import ACTING_GROUPS, GETTING_VERBS, UNDERGONE
from kg.extraction.grammar.walk import child, children, is_passive
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, end_at
from kg.ontology.terms import Lexicon, Sense

ACCUSED = frozenset(("accused", "acquitted", "claimed", "denied"))
"""Slots of those who are said, or were found not, to have done it, and who say so or deny it themselves."""
DOERS = frozenset(("has_agent", "has_participant"))
JUDGING = frozenset("jury court judge panel tribunal magistrate justice jurors juror".split())
"""Whose verdict it is; anybody else's is the one on them."""
UNDERGONE_NOUNS = frozenset(("impeachment", "indictment", "arraignment", "autopsy", "inauguration"))
"""Whose possessor it is done to: "her impeachment"."""
AIMING = frozenset("fire throw hurl shoot aim lob launch direct point toss fling pelt swing drive charge open look shout".split())
"""What these send somewhere is sent at it; other things are done there: "stabbed at a school"."""
SPEAKING_FOR = frozenset("delegation government negotiator envoy representative side".split())
"""Groups whose word is their country's; officials and soldiers act for it, but what they say is theirs."""


class Role(Struct, frozen=True):
    """An argument of an event: the property that it fills, and how surely."""

    predicate: str
    end: End
    confidence: float
    rule: str


def roles_of(reading: Reading, frame: Frame, sense: Sense) -> tuple[Role, ...]:
    """One role an entity, the first found, besides being the place or what it does to itself."""
    seen = set()
    kept = []
    elsewhere = frame.passive and frame.lemma == "report"  # "fighting was reported near Lisbon": that is where they fight
    for role in (*_roles(reading, frame, sense), *_places(reading, frame, sense)):
        if elsewhere and role.predicate == "held_in":
            continue
        key = (role.predicate == "held_in", role.end.entity.id, reading.doc[role.end.token].lower_ in REFLEXIVES)
        if key not in seen:
            seen.add(key)
            kept.append(role)
    return tuple(kept)


def slot_property(reading: Reading, sense: Sense, slot: str, intransitive: bool = False) -> str | None:
    """The property that a grammatical slot of this sense fills."""
    slots = reading.ontology.lexicon.arguments.get(sense.target, {})
    if slot == "subject" and intransitive:
        return slots.get("intransitive", slots.get("subject"))
    # "awarded her a medal" says the same as "awarded a medal to her".
    return slots.get(slot, slots.get("to")) if slot == "indirect_object" else slots.get(slot)


def _roles(reading: Reading, frame: Frame, sense: Sense) -> Iterator[Role]:
    intransitive = frame.kind == "verb" and not any(a.role in ("object", "complement") for a in frame.arguments)
    for argument in _arguments(reading, frame):
        slot = "has_participant" if argument.role == "participant" else None
        predicate = slot or slot_property(reading, sense, "subject" if argument.role in ACCUSED else argument.role, intransitive)
        end = end_at(reading, argument.head)
        if predicate is None or end is None or is_refused(reading, frame, sense, argument, predicate, end):
            continue
        if frame.kind == "verb" and predicate in DOERS and argument.role in ("from", "of") and frame.lemma not in GETTING_VERBS:
            continue  # a request from somebody is theirs; whoever is "urged from" somewhere does not urge
        predicate = _by_kind(reading, frame, sense, argument, predicate, end)
        if reading.ontology.is_a(end.entity.kind, "Product") and predicate in DOERS:
            if is_beyond_things(reading, sense, argument, predicate, intransitive):
                continue
            predicate = "has_participant"
        if not _admits(reading, predicate, sense.target, end):
            continue
        sure = DOUBTFUL if may_be_another(reading, sense, predicate, end) else ROLE.get(argument.role, ANY_ROLE)
        yield Role(predicate, end, sure, f"{sense.target}/{argument.role}")
        if predicate in DOERS and end.entity.kind == "Group" and not end.entity.named:
            for principal in _principals(reading, argument.head, sense):
                if _admits(reading, predicate, sense.target, principal):
                    yield Role(predicate, principal, ON_BEHALF, f"{sense.target}/on behalf of")


def _arguments(reading: Reading, frame: Frame) -> Iterator[Argument]:
    """The arguments of the grammar, but of a verb that quotes somebody the speaker for its subject: the parser takes what is quoted for it
    ("“Norway,” said Ada Reyes"), or hangs the speaker on another verb; of what is reported nobody who only stands in the reporting clause behind it
    ("attacked Norway, Ada Reyes and Ivo Lund said", taken for a list); and of a participle misread for a past tense the subject as its object.
    """
    said = [r for r in reading.reports if r.start <= frame.head < r.end <= r.cue]
    frame = replace(frame, arguments=tuple(a for a in frame.arguments if not any(r.end <= a.head < r.cue for r in said))) if said else frame
    told = next((r for r in reading.reports if r.cue == frame.head and r.speaker is not None and not r.direct and r.end <= r.speaker < r.cue), None)
    if told is not None and told.speaker is not None:  # "Norland attacked, a source told the agency": no part of what is told tells it
        own = tuple(a for a in frame.arguments if not (a.role == "subject" and told.start <= a.head < told.end))
        teller = () if any(a.role == "subject" for a in own) else (Argument("subject", told.speaker),)
        frame = replace(frame, arguments=(*teller, *own))
    quote = reading.quoted_by.get(frame.head) if frame.kind == "verb" and not frame.passive else None
    if quote is None or quote.speaker is None:
        undergoes = frame.kind == "verb" and _undergoes(reading.doc[frame.head], frame)
        for argument in frame.arguments:
            head = behind_dateline(reading.doc[argument.head]).i
            role = "object" if undergoes and argument.role == "subject" else argument.role
            yield argument if (role, head) == (argument.role, argument.head) else Argument(role, head)
        return
    spoken = [a for a in frame.arguments if not quote.start <= a.head < quote.end or a.role not in ("subject", "object")]
    if not any(a.role == "subject" for a in spoken):
        yield Argument("subject", quote.speaker)
    yield from (a for a in spoken if a.head != quote.speaker or a.role == "subject")


def _undergoes(verb: Token, frame: Frame) -> bool:
    """Whether the subject of what looks like a past tense has it done to it: "was sentenced to jail and fined 3 million", "Nominee praised for her skill"."""
    if frame.passive or verb.lemma_ not in UNDERGONE or verb.tag_ not in ("VBD", "VBN") or child(verb, "aux") is not None:
        return False
    if verb.dep_ == "conj" and is_passive(verb.head) and child(verb, "nsubj") is None:
        return not any(a.role == "object" and verb.doc[a.head].pos_ in ("PROPN", "PRON") for a in frame.arguments)
    shared = any(child(c, "dobj") is not None for c in children(verb, "conj"))  # "praised and thanked her staff"
    fined = verb.lower_ == "fined"  # "Vale fined 80 million euros"
    given = [a for a in frame.arguments if a.role in ("object", "complement") and not (fined and verb.doc[a.head].ent_type_ == "MONEY")]
    return not shared and not given


# ---------------------------------------------------------------------------------------------- what kind of thing the argument is
def _by_kind(reading: Reading, frame: Frame, sense: Sense, argument: Argument, predicate: str, end: End) -> str:
    """The property, where the kind of thing in the slot tells more than the slot: places are where something is, hearers are no topics."""
    if argument.role == "object" and reading.doc[frame.head].lemma_ in ADDRESSEE_VERBS:
        return "has_target"
    if argument.role == "possessive":
        judges = end.entity.name.lower().rpartition(" ")[2] in JUDGING
        if judges and predicate == "has_target":
            return "has_agent"
        if not judges and predicate == "has_agent" and reading.doc[frame.head].lemma_.lower() in UNDERGONE_NOUNS:
            return "has_target"
    if argument.role == "object" and frame.kind == "noun" and predicate == "has_topic":  # "the agency received comments"
        return slot_property(reading, sense, "to") or predicate
    for kind, role in reading.ontology.lexicon.arguments_of_kind.get(sense.target, {}).get(argument.role, ()):
        if reading.ontology.is_a(end.entity.kind, kind) and not _has_other_side(reading, frame, sense, argument):
            return role
    if (
        predicate != "held_in"
        and reading.ontology.is_a(end.entity.kind, "Place")
        and _is_where(reading, frame, sense, argument, predicate, end)
    ):
        return "held_in"
    return predicate


def _has_other_side(reading: Reading, frame: Frame, sense: Sense, argument: Argument) -> bool:
    """Whether another argument is who it is with or against, or where to: "Norland's war with Kenya" is not held in Norland."""
    others = [a for a in frame.arguments if a.head != argument.head and end_at(reading, a.head) is not None]
    if reading.ontology.is_a(sense.target, "Movement"):  # "fled Lisbon with her parents"
        return any(a.role == "to" for a in others)
    return any(a.role == "to" or slot_property(reading, sense, a.role) in ("has_participant", "has_target") for a in others)


def _is_where(reading: Reading, frame: Frame, sense: Sense, argument: Argument, predicate: str, end: End) -> bool:
    kind, role = end.entity.kind, argument.role
    if predicate == "has_topic":
        return role in ("on", "at") and _is_site(reading, argument.head, end, frame)
    if role == "compound":  # "the Lisbon bombing", but "the Norwegian attack"
        return kind != "Country" and kind != "Place" and reading.doc[argument.head].pos_ == "PROPN"
    if predicate in DOERS:  # "a tour of the islands", but "the arrival of Norway's minister"
        return role == "of" and kind in ("Region", "NaturalFeature", "Facility")
    # "an explosion at the station", "crashed into the sea"; what something is thrown or fired at is the target.
    aimed = sense.preposition == "at" or (frame.kind == "verb" and frame.lemma in AIMING and any(a.role == "object" for a in frame.arguments))
    return (role == "at" and not aimed) or (role == "into" and kind == "NaturalFeature")


def _is_site(reading: Reading, head: int, end: End, frame: Frame) -> bool:
    """ "on": a meeting on the border, or one that takes place on an island, is held there; talks on an island may be about it."""
    lent = governor(reading.doc[frame.head])
    phrase = reading.doc[head].head
    return end.entity.kind in ("NaturalFeature", "Facility") or (lent is not None and phrase.head.i == lent.i)


def _principals(reading: Reading, head: int, sense: Sense) -> Iterator[End]:
    """The countries that a delegation or force acts for: "delegations from Norway and Kenya", "Norwegian troops"."""
    frame = reading.frame_of.get(head)
    acting = SPEAKING_FOR if reading.ontology.is_a(sense.target, "Statement") else ACTING_GROUPS
    if frame is None or reading.doc[head].lemma_.lower() not in acting:
        return
    for argument in frame.arguments:
        end = end_at(reading, argument.head)
        if (
            argument.role in ("from", "of", "possessive", "compound")
            and end is not None
            and end.entity.kind == "Country"
            and end.entity.named
        ):
            yield end


def _admits(reading: Reading, predicate: str, kind: str, end: End) -> bool:
    if predicate == "held_in" and not is_anchored(reading, end):
        return False
    return predicate in reading.ontology.properties and reading.ontology.admits(predicate, kind, end.entity.kind)


# ---------------------------------------------------------------------------------------------- places
@lru_cache(maxsize=1024)
def _placing(lexicon: Lexicon, kind: str) -> frozenset[str]:
    """The prepositions that say where an event of a class is."""
    slots = lexicon.arguments.get(kind, {})
    return frozenset(p for p in PLACE_PREPOSITIONS if slots.get(p) in (None, "held_in"))


def _places(reading: Reading, frame: Frame, sense: Sense) -> Iterator[Role]:
    placing = _placing(reading.ontology.lexicon, sense.target)
    said = reading.ontology.is_a(sense.target, "Statement")
    speakers = {"subject"} if said else set()
    topics = {a.role for a in frame.arguments if slot_property(reading, sense, a.role) == "has_topic"}
    for place, confidence, rule in places_of(reading, frame, placing, frozenset(speakers | topics)):
        if not (said and is_no_venue(reading, frame, place)):
            yield Role("held_in", place, confidence, rule)
