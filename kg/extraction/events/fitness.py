"""What fills the slot of an event's argument by grammar alone, or by a mistake of the parse."""

from kg.extraction.annotations import Argument, Frame
from kg.extraction.attribution.words import HEARSAY
from kg.extraction.events.fields import field_at
from kg.extraction.grammar.datelines import in_dateline
from kg.extraction.grammar.nouns import governor
from kg.extraction.grammar.tables import KINDS_OF_PLACES
from kg.extraction.grammar.walk import child, children, is_passive, leading, preposition_objects, with_conjuncts
from kg.extraction.lookup import senses_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading
from kg.ontology.terms import Sense

FINITE = frozenset(("VBD", "VBZ", "VBP"))
RAISING = HEARSAY | {"expect", "announce", "schedule", "set", "slate", "predict", "forecast"}
"""In the passive with an infinitive these take their subject from it: who "is expected to leave" is not what is expected."""
REFLEXIVES = frozenset("himself herself itself themselves myself yourself ourselves yourselves".split())
OPINED = frozenset("believe know think consider report say rumor rumour".split())
SETTINGS = frozenset(("in", "at", "near", "on", "outside", "inside", "around"))
AIRED = frozenset("say tell add announce announcement declare reveal write tweet post".split())
"""What follows their "on" is where it was said ("said on the radio"); what it is about has "about" or "of" before it."""
OTHERS = frozenset(("him", "her", "them", "it"))
ADDRESSEE_VERBS = frozenset(("tell", "inform", "assure", "notify", "remind", "brief", "update", "advise"))
"""Verbs of saying whose object is who hears it, not what is said."""
TOWNS = frozenset(("City", "Region", "Facility", "NaturalFeature"))
"""Places after which teams are called; only countries compete themselves."""
SITES = frozenset(("City", "Facility", "NaturalFeature", "Place"))
"""Places without a government of a country's or state's."""
PLAYED = frozenset(("has_agent", "has_participant", "has_target"))
"""What a town called in a report of sport fills only as its team."""
SERIES = frozenset("playoff tournament championship championships cup league olympics marathon regatta quarterfinal semifinal festival ceremony exhibition".split())
"""What a name before them organises or is given to, but does not play in: "the Northgate League playoffs", "the Vale Academy ceremony"."""
PASSED = frozenset("leave flee exit enter reach depart escape abandon quit cross".split())
"""Verbs of motion whose object is where from or where to."""
GETTING = frozenset("take get receive win gain have poll".split())
ACCOMPANYING = frozenset("pursuit tow attendance hand charge command".split())
"""With "in" these tell how something else stands meanwhile: "with police in pursuit"."""
SAYINGS = frozenset("claim statement testimony remark assertion comment allegation".split())
"""What has its speaker behind "of" as well as before an apostrophe."""
SEXES = frozenset("man woman boy girl".split())
"""Whose tournament it is by its kind: "the women's cup"."""
POSTED = ("Appointment", "Resignation", "Dismissal", "Election")
"""Events of a post: what somebody is named to or resigns as is that, and nobody."""
COMPANY = frozenset(("with", "alongside", "between", "among", "against"))
"""Behind these stands who does something together: who walks alongside a car does not walk with it."""
WHAT_THINGS_DO = ("Movement", "Accident")
"""Classes of what ships and cars do themselves, whatever else the clause says ("the ferry left Oslo")."""


def is_refused(reading: Reading, frame: Frame, sense: Sense, argument: Argument, predicate: str, end: End) -> bool:
    """Whether the slot is filled by a mistake of the parse, or by grammar alone."""
    verb, word = reading.doc[frame.head], reading.doc[argument.head]
    if in_dateline(word) or _is_beside_it(verb, word, argument, predicate) or _is_of_wrong_kind(reading, frame, sense, argument, predicate, end):
        return True
    if argument.role == "with" and (_is_absolute(word) or (predicate == "has_topic" and reading.ontology.is_a(end.entity.kind, "Agent"))):
        return True  # "charged with Vehicular Manslaughter": nobody is a charge
    if predicate == "held_in" and reading.ontology.is_a(sense.target, "Statement") and is_no_venue(reading, frame, end):
        return True
    if frame.kind != "verb":
        return argument.role == "of" and _is_whole(reading, word, sense)
    if argument.role == "of" and predicate != "has_topic" and sense.preposition != "of":
        return _is_of_object(word)
    if argument.role == "by" and not frame.passive and argument.head < frame.head:
        return True  # "By Ada Reyes, Northgate Press: Norland vowed": who wrote it
    if argument.role == "as":  # "named her as its chief": a post, not somebody else
        return reading.ontology.is_a(end.entity.kind, "Person")
    if argument.role == "object":
        if verb.lemma_ == "say" and reading.ontology.is_a(end.entity.kind, "Agent"):
            return True  # "said two men choked": whom the parser takes for what is said does what is said
        if word.dep_ == "dobj" and word.right_edge.i + 1 < verb.sent.end and word.right_edge.nbor(1).tag_ == "MD":
            return True  # "urges the town should pay", parsed as if it urged the town
        if frame.passive and word.dep_ == "dobj" and word.head.i == verb.i:
            return True  # "was awarded a medal": who gets it is told, and this is what
        return frame.passive and verb.lemma_ in RAISING and _has_infinitive(verb)
    if argument.role != "subject":
        return False
    if verb.lemma_ in OPINED and verb.tag_ in ("VBD", "VBN") and child(verb, "aux") is None and _has_infinitive(verb):
        return True  # "an offer for her, believed to be the longest": nobody believes to be anything
    if _is_addressee(verb, word) or _is_quoting(verb):
        return True
    is_place = reading.ontology.is_a(end.entity.kind, "Place")
    first = leading(verb)
    beside = first.dep_ == "relcl" or (first.dep_ == "acl" and first.tag_ == "VBG")  # "was in the town visiting somebody"
    return (is_place and _is_setting(word) and beside) or _is_loose_result(first, is_place)


def is_no_venue(reading: Reading, frame: Frame, place: End) -> bool:
    """Whether a place by a verb of saying is not where it is said. "In Norland, the rules are strict, Reyes said": it is so there, and said anywhere.
    "Tweeted at Vale": to somebody called so."""
    subject = child(reading.doc[frame.head], "nsubj")
    inverted = subject is not None and subject.i > frame.head  # "In Norland, the rules, said Ada Reyes, are strict"
    tells = frame.kind == "verb" and (inverted or any(report.cue == frame.head for report in reading.reports))
    word = reading.doc[place.token]
    called = word.dep_ == "pobj" and word.head.lower_ == "at" and place.entity.kind in ("City", "Region", "Country")
    return called or (tells and place.token < frame.head)


def _is_of_wrong_kind(reading: Reading, frame: Frame, sense: Sense, argument: Argument, predicate: str, end: End) -> bool:
    """What the slot admits but this kind of thing does not mean there."""
    is_a, lemma, role = reading.ontology.is_a, reading.doc[frame.head].lemma_.lower(), argument.role
    if is_a(sense.target, "Competition") and predicate != "held_in" and end.entity.kind in TOWNS:
        return True  # "Lisbon won": a team
    if predicate in PLAYED and end.entity.kind in TOWNS and _is_team(reading, frame, end):
        return True  # "Lisbon raised its score"
    if role == "possessive" and is_a(sense.target, "Competition") and reading.doc[argument.head].lemma_.lower() in SEXES:
        return True
    if predicate == "has_topic" and not end.entity.named and end.entity.kind == "Person" and any(is_a(sense.target, kind) for kind in POSTED):
        return True  # "was promoted to vice president"
    if role == "for" and is_a(sense.target, "Request") and _is_to_act(reading.doc[argument.head]):
        return True
    if role == "of" and is_a(sense.target, "Agreement") and end.entity.kind in TOWNS:
        return True  # "the Treaty of Lisbon": where it was signed
    if role == "to" and any(a.role == "object" for a in frame.arguments):
        # "told a debate on loans to Norway" and "called police to her house": who is told or asked is named already.
        return lemma in ADDRESSEE_VERBS or (is_a(sense.target, "Request") and is_a(end.entity.kind, "Place"))
    if role == "compound":
        # "the Rolf bombing", "the Reyes announcement": by him, or about her.
        bomber = predicate == "has_agent" and end.entity.kind == "Person" and (is_a(sense.target, "Attack") or is_a(sense.target, "Statement"))
        return bomber or (lemma in SERIES and end.entity.kind in ("Organization", "Person"))
    if role == "object" and predicate == "has_target" and lemma in PASSED and is_a(sense.target, "Movement") and not is_a(end.entity.kind, "Place"):
        return True  # "left the court": nobody moves it
    lent = governor(reading.doc[frame.head]) if role == "subject" and lemma == "vote" and frame.kind == "noun" else None
    if lent is not None and lent.lemma_ in GETTING:
        return True  # "took 400 votes": others' votes
    if predicate == "has_topic" and role == "in" and is_a(end.entity.kind, "Place") and argument.head < frame.head:
        return True  # "In Kenya, observers hoped": where they are
    if predicate != "has_topic" or not is_a(end.entity.kind, "Agent"):
        return False
    return (role == "of" and lemma in SAYINGS) or (role == "object" and lemma == "schedule")  # "elections for governors, scheduled for May"


def _is_to_act(word: Token) -> bool:
    """ "Called for the mayor to resign": it is about what is to be done."""
    last = word.right_edge
    return last.i + 1 < word.sent.end and last.nbor(1).tag_ == "TO"


def may_be_another(reading: Reading, sense: Sense, predicate: str, end: End) -> bool:
    """Whether who acts is called by a name that the reading of the text leaves open.

    A town that acts is its country's government, somebody of that name, a firm or a team as often as itself ("Lisbon said", but "the city of Lisbon said"),
    no hall says anything, and a single name that wins a match is that of a team as often as somebody's.
    """
    entity, phrase = end.entity, reading.doc[end.token].head
    if reading.ontology.is_a(sense.target, "Competition") and predicate in PLAYED:
        return entity.kind == "Person" and entity.named and " " not in entity.name
    if predicate != "has_agent" or entity.kind not in SITES:
        return False
    if not entity.named:
        return entity.kind != "City" and reading.ontology.is_a(sense.target, "Statement")
    return not (phrase.lower_ == "of" and phrase.head.lemma_.lower() in KINDS_OF_PLACES)


def _is_team(reading: Reading, frame: Frame, end: End) -> bool:
    """Whether a town's name stands for its team: in a passage of sport, without "the city of" before it."""
    phrase = reading.doc[end.token].head
    return field_at(reading, reading.doc[frame.head]) == "sport" and not (phrase.lower_ == "of" and phrase.head.lemma_.lower() in KINDS_OF_PLACES)


def is_beyond_things(reading: Reading, sense: Sense, argument: Argument, predicate: str, intransitive: bool) -> bool:
    """Whether only somebody can do it: a ferry sails and sinks and its engine stops, but no ferry kills, signs or announces anything."""
    if any(reading.ontology.is_a(sense.target, kind) for kind in WHAT_THINGS_DO):
        return False
    if argument.role == "subject" and intransitive:
        return reading.ontology.is_a(sense.target, "Statement")
    if argument.role in COMPANY:
        return True
    return predicate == "has_agent" or argument.role in ("subject", "by")


def _is_beside_it(head: Token, word: Token, argument: Argument, predicate: str) -> bool:
    """What a preposition adds that is not what the event is about or aimed at: "announced on Radio Norland", "invited to Lisbon", "in a street home to shops"."""
    before = word.head.nbor(-1).lower_ if word.dep_ == "pobj" and word.head.i else ""
    if argument.role == "to":
        return head.lemma_ in ("invite", "summon") or before in ("home", "host")
    if argument.role == "on" and word.left_edge.i and word.left_edge.nbor(-1).lower_ == "board":
        return predicate != "held_in"  # "an attack on board a ship" is none on it
    return argument.role == "on" and predicate == "has_topic" and head.lemma_.lower() in AIRED


def _is_addressee(verb: Token, word: Token) -> bool:
    """ "A letter to the minister asking him to resign": the minister does not ask."""
    told = child(verb, "dobj")
    asked = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.i == word.i and told is not None and told.lower_ in OTHERS
    return asked and word.dep_ == "pobj" and word.head.lower_ == "to"


def _is_quoting(verb: Token) -> bool:
    """ "The agency quoted the governor as saying": the agency does not say it."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite")


def _has_infinitive(verb: Token) -> bool:
    return any(aux.tag_ == "TO" for c in children(verb, "xcomp") for aux in children(c, "aux"))


def _is_whole(reading: Reading, noun: Token, sense: Sense) -> bool:
    """Whether the noun names an event of the same class, and not who took part: "the final of the Norland Tournament"."""
    return any(s.target == sense.target for s in senses_of(reading.ontology.lexicon.nouns, noun))


def _is_of_object(noun: Token) -> bool:
    """Whether an "of" that the parser gives to the verb belongs to its object: "convicted a friend of Ola" (but "rid itself of the firm")."""
    before = noun.head.nbor(-1) if noun.dep_ == "pobj" and noun.head.i else None
    return before is not None and before.dep_ == "dobj" and before.pos_ in ("NOUN", "PROPN") and before.lower_ not in REFLEXIVES


def _is_absolute(noun: Token) -> bool:
    """Whether a with-phrase tells a circumstance: "a strike paralysed the country, with banks and shops closed"."""
    first = noun
    while first.dep_ == "conj" and first.head is not first:
        first = first.head
    behind = first.doc[noun.i + 1 : noun.i + 3]
    if len(behind) == 2 and behind[0].lower_ == "in" and behind[1].lower_ in ACCOMPANYING:
        return True  # "fled with a car in pursuit"
    if first.dep_ not in ("pobj", "nsubj") or first.head.i == 0 or first.doc[first.left_edge.i - 2 if first.left_edge.i > 1 else 0].text != ",":
        return False
    if any(word in ("in", "on", "at") and inner.pos_ == "NOUN" and inner.ent_type_ == "" for word, inner in preposition_objects(first)):
        return True  # "the trial was short, with Ola in a wheelchair"
    return any(c.tag_ in ("VBN", "VBG", "VBD", "JJ") and c.dep_ in ("acl", "amod") and c.i > n.i for n in with_conjuncts(first) for c in n.children)


def _is_setting(place: Token) -> bool:
    """Whether a place only says where: "the attack in Lisbon, which killed four" tells what the attack did, not what Lisbon did."""
    current = place
    while current.dep_ in ("appos", "conj", "npadvmod") and current.head is not current:
        current = current.head
    return current.dep_ == "pobj" and current.head.lower_ in SETTINGS


def _is_loose_result(verb: Token, is_place: bool) -> bool:
    """Whether a participle at the end tells what came of it all, and not what the subject did.

    "The tower was hit by a missile, killing four": no tower kills. "Police hunt a man who left a bag that exploded, wounding four": with other clauses
    in between nobody can tell whose doing it is.
    """
    clause = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < clause.i or not any(True for _ in children(verb, "dobj")):
        return False
    if is_place and is_passive(clause):
        return True
    between = verb.doc[clause.i + 1 : verb.i]
    return any(t.tag_ in FINITE and t.dep_ in ("relcl", "ccomp", "acl", "advcl") and t.i < verb.left_edge.i for t in between)
