"""What the words around a name tell of its class, where the parser's label and the name itself may both be wrong.

Why so few: each cue holds whatever stands there ("the son of X", "the village of X", "X was born"), so that a name which nobody has seen before
is read as a reader would read it.
"""

from kg.extraction.grammar.tables import COPULAS, KINDS_OF_PLACES
from kg.extraction.mentions.spans import PARTIES, Span, is_known_place
from kg.extraction.mentions.teams import as_team
from kg.extraction.parse.parsed import Doc, Token
from kg.gazetteer import Gazetteer
from kg.gazetteer.words import AMBIGUOUS_HEADS, BUILDING_HEADS, FEMALE_NAMES, KIN_WORDS, MALE_NAMES, ORGANIZATION_HEADS, TITLES
from kg.ontology.terms import Ontology

PLACES = frozenset({"GPE", "LOC", "FAC"})
VEHICLE = "VEHICLE"
"""A label of our own, which only the noun for a name gives: "the frigate Vale"."""
_CLASS_LABELS = (("Person", "PERSON"), ("Organization", "ORG"), ("Facility", "FAC"), ("NaturalFeature", "LOC"), ("Place", "GPE"),
                 ("Vehicle", VEHICLE))  # fmt: skip
_SETTLED = frozenset({"bear", "live", "reside", "die", "settle", "bury", "locate", "situate", "base", "headquarter"})
"""Verbs whose "in" or "at" is followed by a place."""
_LIVES = frozenset({"bear", "marry", "die", "divorce", "wed", "betroth", "canonize", "behead"})
"""What only people do or suffer."""
_DOES = {
    "live": ("in", "with"),
    "reside": ("in", "at"),
    "grow": ("in",),
    "graduate": ("from",),
    "study": ("at", "under"),
    "teach": ("at",),
    "move": ("with",),
}
"""What only people do with one of these prepositions behind it: "lives in", "graduated from"."""
_AGES = (5, 109)
_POST_GIVERS = frozenset({"appoint", "elect", "name", "promote", "nominate"})
_ROLES_OF_FIRMS = frozenset(
    {"adviser", "advisor", "agent", "sponsor", "host", "partner", "consultant", "member", "leader", "champion", "winner", "contractor"}
)
"""Nouns for people that firms and countries are called too."""
_PARTIES = frozenset("owner operator maker rival competitor supplier buyer bidder creditor lender insurer shareholder".split())
"""The same beside a name: "the ferry's owner, Vale Lines"."""
_ENACTED = frozenset({"portray", "voice", "direct", "paint", "compose", "choreograph", "sculpt"})
"""Verbs whose agent ("by") is a person."""
_PEOPLED = frozenset({"population", "inhabitant", "resident", "outskirt", "outskirts", "mayor", "suburb"})
"""What only places have."""
_STANDING = frozenset({"in", "at", "near", "inside", "outside", "opposite", "behind", "around"})
_BELONGING = frozenset(
    """
    work teach study serve train employ enrol enroll graduate educate position post job career professor lecturer curator director doctor nurse
    surgeon head student researcher fellow intern volunteer staff specialist interest share stake
    """.split()
)
"""What has its "at" before an employer or school rather than a building."""
_TOWNSFOLK = frozenset("man woman men women couple teen teenager teenagers resident residents native natives boy girl motorist mother".split())
"""Who is called by a town: "a Harlow man"."""
_COMPASS = frozenset("north south east west northeast northwest southeast southwest northwards southwards upstream downstream".split())
_TRUSTING = frozenset(
    {"believe", "trust", "confide", "confidence", "faith", "belief", "interest", "interested", "see", "find", "star", "role", "invest"}
)
"""What has its "in" before people as well as places."""
_NO_SURNAMES = TITLES | (ORGANIZATION_HEADS - AMBIGUOUS_HEADS)


def called(doc: Doc, span: Span, ontology: Ontology) -> str:
    """The label that an apposition or "X is a N" gives; empty without one, or where it only narrows what the parser says."""
    head = doc[span.end - 1]
    # "born in Zelt, the son of": behind a place the parser hangs on it what is said of who was born there.
    placed = (head.dep_ == "pobj" and head.head.lower_ in _STANDING) or (span.start > 1 and doc[span.start - 2].text in PARTIES)
    several = span.label == "PERSON"  # "according to Ada Reyes, the offices": nobody is several
    nouns = [] if placed else [c for c in head.children if c.dep_ == "appos" and c.pos_ == "NOUN" and not (several and c.tag_ == "NNS")]
    if head.dep_ == "nsubj" and head.head.lemma_ in COPULAS:
        nouns += [c for c in head.head.children if c.dep_ == "attr" and (c.pos_ == "NOUN" or c.lower_ in TITLES)]
    before = doc[span.start - 1] if span.start else head
    if before.pos_ == "NOUN" and before.tag_ == "NN" and before.dep_ in ("compound", "nmod") and before.head.i == head.i:
        nouns.append(before)  # "the airline Vale Air"
    for noun in nouns:
        label = "ORG" if span.label == "GPE" and _is_firm(noun) else _label_of_noun(noun, ontology)
        if label == "PERSON" and noun.tag_ == "NN" and noun.lemma_.lower() in _PARTIES:
            continue
        if label == VEHICLE and _is_somebodys(span):
            continue
        if label and not (
            label == "FAC" and span.label in ("ORG", "GPE")
        ):  # schools and stations are organisations too, and towns have theirs
            return span.label if label in PLACES and span.label in PLACES else label
    return ""


def _is_firm(noun: Token) -> bool:
    """ "Zelt, a Danish group": neither people nor "a group of islands"."""
    return noun.lower_ == "group" and noun.dep_ == "appos" and not any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)


def apposed(doc: Doc, span: Span, ontology: Ontology, gazetteer: Gazetteer) -> str:
    """The label that the noun gives to which a name is added ("the capital, Vale"), where the name itself does not speak against it."""
    head = doc[span.end - 1]
    label = _label_of_noun(head.head, ontology) if head.dep_ == "appos" and _stands_before(head.head, span, doc) else ""
    if label == "PERSON" and head.head.lemma_.lower() in _PARTIES:
        return ""
    if label == VEHICLE:
        return "" if _is_somebodys(span) or is_known_place(span, gazetteer) else label
    organization = span.label == "ORG" and (span.end - span.start > 1 or head.lower_ in ORGANIZATION_HEADS)
    place = span.label in PLACES and (label in PLACES or is_known_place(span, gazetteer))
    return "" if place or (organization and label != "ORG") else label


def _is_somebodys(span: Span) -> bool:
    """ "the car Ada Reyes drove": a name that begins with a given name is read as a ship's or a car's nowhere."""
    first = span.name.split()[0].lower()
    return span.label == "PERSON" and (first in FEMALE_NAMES or first in MALE_NAMES)


def _stands_before(noun: Token, span: Span, doc: Doc) -> bool:
    """Whether a noun of one thing stands right before a name, with a comma between or none."""
    between = doc.text_between(noun.i + 1, span.start) if noun.i < span.start else ";"
    return noun.pos_ == "NOUN" and noun.tag_ == "NN" and between in ("", ",")


def _label_of_noun(noun: Token, ontology: Ontology) -> str:
    kind = ontology.lexicon.nominal.get(noun.lemma_.lower())
    return next((label for top, label in _CLASS_LABELS if kind and ontology.is_a(kind, top)), "")


def told(doc: Doc, span: Span, ontology: Ontology, gazetteer: Gazetteer) -> str:
    """The label that the phrase around a name gives it; empty where it gives none or a place's that the parser has narrowed already."""
    label = (
        as_team(doc, span, gazetteer)
        or _as_acronym(doc, span, gazetteer)
        or _as_person(doc, span, gazetteer)
        or _as_place(doc, span, ontology, gazetteer)
    )
    return span.label if label == "GPE" and span.label in PLACES else label


def _as_person(doc: Doc, span: Span, gazetteer: Gazetteer) -> str:
    head = doc[span.end - 1]
    if (
        span.label == "PERSON"
        or head.lower_ in _NO_SURNAMES
        or any(c.dep_ == "det" for c in head.lefts)
        or is_known_place(span, gazetteer)
    ):
        return ""
    if _has_age(doc, span) or _is_among_people(head):
        return "PERSON"
    if any(c.lemma_.lower() in KIN_WORDS and _is_beside(c, doc[span.end]) for c in head.rights):
        return "PERSON"
    if span.label == "ORG" and head.dep_ == "pobj" and head.head.dep_ == "agent" and head.head.head.lemma_ in _ENACTED:
        return "PERSON"
    kin = head.head if head.dep_ == "poss" else head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    if kin is not None and kin.tag_ == "NN" and kin.lemma_.lower() in KIN_WORDS:
        return "PERSON"
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB":
        return ""
    lives = verb.lemma_ in _LIVES and not (verb.lemma_ == "die" and span.label == "ORG")
    alone = span.end - span.start == 1
    return "PERSON" if lives or (alone and (_does(verb) or _has_post(verb, head.dep_ == "nsubjpass"))) else ""


def _has_age(doc: Doc, span: Span) -> bool:
    """ "Zelt, 34, said": a number of years between commas behind a name."""
    after = [t.text for t in doc[span.end : span.end + 3]]
    return len(after) == 3 and after[0] == "," and after[2] == "," and after[1].isdecimal() and _AGES[0] <= int(after[1]) <= _AGES[1]


def _is_among_people(head: Token) -> bool:
    """Whether a name stands in a list between two people ("Ada Reyes, Zelt and Ola Berg")."""
    before = head.head if head.dep_ == "conj" else None
    after = next((c for c in head.children if c.dep_ == "conj"), None)
    return before is not None and after is not None and before.ent_type_ == "PERSON" and after.ent_type_ == "PERSON"


def _does(verb: Token) -> bool:
    """Whether a verb with its preposition is what only people do; "grow" only with "up"."""
    wanted = _DOES.get(verb.lemma_, ())
    told = any(c.dep_ == "prep" and c.lower_ in wanted for c in verb.children)
    return told and (verb.lemma_ != "grow" or any(c.dep_ == "prt" and c.lower_ == "up" for c in verb.children))


def _has_post(verb: Token, passive: bool) -> bool:
    """Whether the subject of a verb gets or has a post by it: "was appointed director", "served as minister"."""
    if passive and verb.lemma_ in _POST_GIVERS:
        nouns = [c for c in verb.children if c.dep_ in ("oprd", "attr", "dobj")]
    elif not passive and verb.lemma_ == "serve":
        nouns = []
    else:
        return False
    nouns += [inner for c in verb.children if c.dep_ == "prep" and c.lower_ in ("as", "to") for inner in c.children if inner.dep_ == "pobj"]
    return any(n.lower_ in TITLES and n.lower_ not in _ROLES_OF_FIRMS for n in nouns)


def _is_beside(kin: Token, after: Token) -> bool:
    """ "X, his widow", "X and his widow"."""
    joined = kin.dep_ == "conj" and any(c.dep_ == "poss" and c.lower_ in ("his", "her") for c in kin.lefts)
    return joined or (kin.dep_ == "appos" and after.text == ",")


def _as_acronym(doc: Doc, span: Span, gazetteer: Gazetteer) -> str:
    """ "KQNA said": capitals among words that are none are an organisation's, not a person's or an unknown town's."""
    name = span.name
    shape = span.end - span.start == 1 and name.isupper() and name.isalpha() and len(name) < 7
    if not shape or len(name) < (3 if span.label == "PERSON" else 4) or span.label not in ("PERSON", "GPE") or span.title < span.start:
        return ""
    around = (t for t in doc[max(0, span.start - 2) : span.end + 2] if t.i != span.start and t.is_alpha and len(t) > 1)
    plain = [t.text.isupper() for t in around]
    return "ORG" if plain and not any(plain) and not gazetteer.is_country(name) and not gazetteer.candidates(name) else ""


def _as_building(doc: Doc, span: Span) -> str:
    """ "at the Vale Museum": what things happen in is a building; what acts, and where people work and study, is an organisation."""
    head = doc[span.end - 1]
    if (
        span.label != "ORG"
        or span.end - span.start < 2
        or head.lower_ not in BUILDING_HEADS
        or head.dep_ != "pobj"
        or head.head.lower_ not in _STANDING
    ):
        return ""
    return "FAC" if head.head.head.lemma_.lower() not in _BELONGING else ""


def _as_place(doc: Doc, span: Span, ontology: Ontology, gazetteer: Gazetteer) -> str:
    if span.label in ("PERSON", "ORG") and _is_home_of(doc, span, gazetteer):
        return "GPE"
    if span.label in PLACES or not span.start:
        return ""
    if building := _as_building(doc, span):
        return building
    before = doc[span.start - 1]
    if _is_included(doc[span.end - 1], ontology) or _is_home_after(doc, span, gazetteer):
        return "GPE"
    if before.dep_ != "prep" or doc[span.end - 1].head.i != before.i:
        return ""
    governor = before.head
    lemma = governor.lemma_.lower()
    if before.lower_ == "of":
        kind = lemma in KINDS_OF_PLACES and governor.pos_ == "NOUN"
        return "GPE" if kind or lemma in _COMPASS or lemma in _PEOPLED else ""
    if before.lower_ not in ("in", "at", "near"):
        return ""
    if before.lower_ != "at" and governor.pos_ == "VERB" and lemma in _SETTLED:
        return "GPE"
    if before.lower_ != "at" and span.label == "ORG" and gazetteer.is_city(span.name) and lemma not in _TRUSTING | _BELONGING:
        return "GPE"
    lone = before.lower_ == "in" and span.label == "PERSON" and span.end - span.start == 1 and lemma not in _TRUSTING
    return "GPE" if lone else ""


def _is_home_of(doc: Doc, span: Span, gazetteer: Gazetteer) -> bool:
    """ "A Harlow man died": nobody is called by a person's name, unless the text tells of one who bears it ("a Reyes man" beside "Ada Reyes"), nor by a
    firm's that is also a town's."""
    head = doc[span.end - 1]
    noun = doc[span.end] if span.end < len(doc) else head
    if noun.lower_ not in _TOWNSFOLK or head.dep_ not in ("compound", "nmod") or head.head.i != noun.i or span.title < span.start:
        return False
    if span.label == "ORG":
        return gazetteer.is_city(span.name)
    return not any(t.text == head.text and t.i and t.ent_type_ == "PERSON" == doc[t.i - 1].ent_type_ and doc[t.i - 1].head.i == t.i for t in doc)


def _is_home_after(doc: Doc, span: Span, gazetteer: Gazetteer) -> bool:
    """ "Ada Reyes, 87, of Harlow": what stands behind somebody's age is where they are from; so is a town that somebody is "of"."""
    before = doc[max(0, span.start - 4) : span.start]
    words = [t.text for t in before]
    years = words[1] if len(words) == 4 and words[0] == words[2] == "," and words[3] in ("of", "from") else ""
    if years.isdecimal() and _AGES[0] <= int(years) <= _AGES[1]:
        return True
    somebody = [t.ent_type_ for t in before if t.text not in (",", "of")]
    return span.label == "PERSON" and words[-1:] == ["of"] and somebody[-1:] == ["PERSON"] and gazetteer.is_city(span.name)


def _is_included(head: Token, ontology: Ontology) -> bool:
    """ "Other villages include X and Y": the first of the list tells for all."""
    while head.dep_ == "conj" and head.head.pos_ == "PROPN":
        head = head.head
    if head.dep_ != "dobj" or head.head.lemma_ != "include":
        return False
    listed = (c for c in head.head.children if c.dep_ == "nsubj" and c.tag_ == "NNS")
    return any(ontology.is_a(ontology.lexicon.nominal.get(c.lemma_.lower(), "Event"), "Place") for c in listed)
