"""What keeps a relational noun from relating its bearer to what stands beside it: half a title, a post in a part, a word that tells an origin."""

from kg.extraction.grammar.walk import children, preposition_objects, sentence_around
from kg.extraction.lookup import class_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, displaced, end_at
from kg.extraction.relations.peoples import CITIZEN, OF_LANGUAGES, is_people
from kg.extraction.relations.posts import ASSISTING, OF_PLACES, SETTLED, end_of_title
from kg.ontology.terms import Sense

LOWER_RANKS = frozenset(("deputy", "assistant", "associate", "vice"))
"""Nouns that most often only tell the rank of the title behind them: "deputy medical examiner"."""
NOT_ACTING = frozenset("free secret double undercover estate travel insurance chemical".split())
"""Before "agent": who acts for nobody in particular."""
_COMMANDS = frozenset(("leader", "governor", "commander", "chief"))
_PARTS = frozenset(
    "military religious spiritual opposition rebel tribal union business community student labour labor political gang militia local regional".split()
)
"""Whose leader leads no country: "a Norwegian opposition leader"."""
OF_FIRMS = frozenset(
    "ceo cfo coo cto chairman chairwoman chairperson executive director manager owner founder co-founder cofounder editor".split()
)
"""Posts that no country has: "an American chairman" leads no America."""
FOR_HIRE = frozenset(("lawyer", "attorney", "counsel", "lobbyist"))
"""Who acts for whoever hires them, whatever people they are of."""
PUBLIC = frozenset("district state county city u.s. us federal prosecuting general".split())
"""Before "attorney": who acts for the place."""
ANYBODY = frozenset("man woman boy girl teenager".split())
"""With these a country's people have its adjective: "a Lebanese woman", but for "a US man" and "a New Zealand man"."""
QUOTES = frozenset(("``", '"', "'", "“", "‘"))
FIRMS = frozenset(("president", "chairman"))
"""Whose deputies hold a public office only in a country or a town."""
PARLIAMENTS = frozenset("parliament senate congress assembly legislature duma knesset bundestag diet council".split())
"""Last words of the names of bodies whose officers are members, and nobody's employees."""
_TOWNS = frozenset("city town village hamlet suburb township borough".split())


def is_half(reading: Reading, noun: Token) -> bool:
    """Whether the noun is no word of its own: "Deputy" before "District Attorney Ada Reyes", "son" in "son-in-law"."""
    after = "".join(t.text for t in noun.doc[noun.i + 1 : noun.i + 5]).lower()
    if after.startswith(("-in-law", "in-law")):
        return True
    if noun.dep_ not in ("compound", "amod", "nmod") or noun.i + 2 >= sentence_around(noun)[1]:
        return False
    if noun.lemma_.lower() in LOWER_RANKS and noun.nbor(1).pos_ in ("NOUN", "ADJ"):
        return True
    following = noun.doc[noun.i + 1 : min(noun.i + 3, noun.head.i + 1)]
    if any(t.pos_ not in ("NOUN", "PROPN", "ADJ") for t in following):
        return False
    return any(class_of(reading.ontology.lexicon.nominal, t) == "Person" and t.i not in reading.annotations.of_token for t in following)


def unlike(noun: Token, place: End) -> str:
    """Why a noun for a kind of place is not said of a place: it is a part of its name, or of another kind ("Oldham, N.J., a town in Vale County")."""
    if place.token == noun.i:
        return "the noun is a part of the place's name"
    wider = place.entity.kind in ("Region", "Country") and noun.lemma_.lower() in _TOWNS
    return "the place is of another kind" if wider else ""


def unfit(reading: Reading, noun: Token, sense: Sense, object_: End, source: str) -> str:
    """Why the noun does not stand in this relation to what it has as its preposition's object, possessor or modifier; empty where it does."""
    if _is_partial(reading, noun, sense, source, object_):
        return "the noun's own modifier limits it to a part"
    if _is_officer(reading, sense, object_):
        return "a deputy of a force is an officer"
    if noun.lemma_.lower() == "expert" and source == "compound":
        return "what somebody is an expert on"
    if why := _by_title(noun, sense, object_, source):
        return why
    origin_or_place = _of_origin(reading, noun, sense, object_) or _of_place(noun, sense, object_, reading)
    return origin_or_place or _of_person(reading, noun, sense, object_) or _at_person(sense, object_, source) or _of_field(reading, noun, sense)


def _is_partial(reading: Reading, noun: Token, sense: Sense, source: str, object_: End) -> bool:
    """ "White House budget chief", "Brightwell's director of engineering" lead no White House and no Brightwell: something between the head and the
    whole, that belongs neither to the sense nor to a name."""
    at = noun.i - len(sense.modifiers) - 1
    if at < sentence_around(noun)[0] or "leads" not in reading.ontology.superproperties.get(sense.target, ()):
        return False
    if source != "preposition" and end_of_title(noun, reading) > noun.i + 1:
        return True
    before = reading.doc[at]
    whole = reading.annotations.span_of.get(object_.token, (at, at))
    inside = at in reading.annotations.of_token and (at in range(*whole) or before.pos_ == "PROPN")
    return before.dep_ in ("compound", "nmod") and before.pos_ in ("NOUN", "PROPN") and not inside


def _is_one_of_several(noun: Token) -> bool:
    """ "a Harvest Party leader", "local Harvest Party leaders"."""
    words = {c.lower_ for c in noun.children}
    return noun.tag_ in ("NNS", "NNPS") or bool(words & {"a", "an", "another", "local", "regional", "one", "senior"})


def _is_officer(reading: Reading, sense: Sense, object_: End) -> bool:
    """ "A sheriff's deputy", "a Vale County deputy": a rank in a force, and nobody's second."""
    if sense.target != "deputy_of":
        return False
    unnamed_sheriff = not object_.entity.named and "sheriff" in reading.doc[object_.token].lower_
    return unnamed_sheriff or object_.entity.kind != "Person"


def _by_title(noun: Token, sense: Sense, object_: End, source: str) -> str:
    """What the noun means with this kind of whole, where that is less than the relation."""
    lemma, kind = noun.lemma_.lower(), object_.entity.kind
    if sense.target == "represents" and source == "compound":
        if lemma == "agent" and kind == "Organization":  # "Customs agent Ada Reyes"
            return "an agency's agent is one of its officers"
        if lemma in FOR_HIRE and kind in SETTLED and noun.nbor(-1).lower_ not in PUBLIC:  # "Lisbon attorney Ada Reyes"
            return "where a lawyer works"
    if sense.target == CITIZEN and source == "compound" and lemma in ANYBODY and _is_plain_name(noun.doc[object_.token]):
        return "somebody from a town of that name"  # "a Lebanon woman was charged"
    if sense.target != "leads":
        return ""
    if lemma == "commissioner" and object_.entity.name.lower().endswith(("eu", "union")):
        return "one commissioner of several"
    if lemma == "leader" and any(t.tag_ in ("JJS", "RBS") for t in noun.doc[noun.left_edge.i : noun.i]):
        return "one leader compared with others"
    quoted = noun.i + 2 < len(noun.doc) and noun.nbor(2).text in QUOTES
    return "who directs a film" if lemma == "director" and quoted else ""


def _is_plain_name(word: Token) -> bool:
    """Whether a country stands by its name of one word, neither as an adjective nor in capitals."""
    alone = not any(c.pos_ == "PROPN" for c in children(word, "compound", "nmod"))
    return alone and word.ent_type_ != "NORP" and word.text.istitle() and "." not in word.text


def _of_origin(reading: Reading, noun: Token, sense: Sense, object_: End) -> str:
    """ "A Norwegian composer" made no Norway: with what somebody makes or owns, or whose rival a club is, the word for a people says where from."""
    if not is_people(reading, object_):
        return ""
    if sense.target == CITIZEN and noun.lemma_.lower() in OF_LANGUAGES:
        return "the word may mean a language"
    if noun.lemma_.lower() in OF_FIRMS:
        return "the people's name tells the origin"
    found = reading.ontology.properties[sense.target]
    makes = "Agent" in found.domain and "Place" in found.range and "Agent" not in found.range
    peers = found.symmetric and noun.lemma_.lower() != "ally"
    hired = noun.lemma_.lower() in FOR_HIRE and sense.target != CITIZEN
    return "the people's name tells the origin" if makes or peers or hired else ""


def _of_place(noun: Token, sense: Sense, object_: End, reading: Reading) -> str:
    """A team's captain leads no town, and a firm's vice president holds no public office."""
    lemma = noun.lemma_.lower()
    in_place = object_.entity.kind in SETTLED
    if sense.target == "leads" and in_place and lemma not in OF_PLACES:
        return "no post that a place has"
    if lemma in _COMMANDS and is_people(reading, object_) and any(c.lower_ in _PARTS for c in children(noun, "amod", "compound", "nmod")):
        return "the head of a part"
    if sense.target == "represents" and sense.preposition == "for" and object_.entity.kind == "Country" and _is_sent(reading, noun):
        return "an envoy for a country is another's"
    if sense.target == "leads" and lemma == "leader" and object_.entity.kind == "Organization" and _is_one_of_several(noun):
        return "one leader of several"
    if sense.target == "leads" and object_.entity.kind == "Person":
        return "nobody is at the head of a person"
    if sense.target == "official_of" and lemma in FIRMS and not in_place:
        return "a post in a firm is no public office"
    if sense.target == "works_for" and (why := of_members(noun, object_)):
        return why
    if lemma == "agent" and noun.i > noun.sent.start and noun.nbor(-1).lower_ in NOT_ACTING:
        return "the agent acts for nobody in particular"
    return ""


def of_members(noun: Token, object_: End) -> str:
    """Why who presides over a parliament is not employed by it; empty for others."""
    presides = noun.lemma_.lower() in FIRMS and object_.entity.name.lower().rpartition(" ")[2] in PARLIAMENTS
    return "an officer of a parliament is one of its members" if presides else ""


def _is_sent(reading: Reading, noun: Token) -> bool:
    """Whether a representative is a special one, or another country's or body's: "the UN envoy for Norway"."""
    before = [c for c in children(noun, "amod", "compound", "nmod", "poss") if c.i < noun.i]
    return any(c.lower_ == "special" or end_at(reading, c.i) is not None for c in before)


def _of_person(reading: Reading, noun: Token, sense: Sense, object_: End) -> str:
    """Of those who work for a person, there are assistants; a director or a partner beside one works for a firm, a Secretary of State for a state."""
    if sense.target != "works_for" or object_.entity.kind != "Person":
        return ""
    minister = noun.pos_ == "PROPN" or end_of_title(noun, reading) > noun.i + 1
    assists = noun.lemma_.lower() in ASSISTING and not (minister and noun.lemma_.lower() == "secretary")
    return "" if assists else "nobody has such a post with a person"


def _at_person(sense: Sense, object_: End, source: str) -> str:
    """Nobody works "at" a person who is only named before the noun."""
    if object_.entity.kind != "Person" or source == "preposition":
        return ""
    if sense.target == "works_for" and source == "compound" and object_.entity.named:
        return "the name of a chair"  # "the Ada Reyes Professor of Music"
    return "nobody works at a person" if sense.preposition in ("at", "with") else ""


def _of_field(reading: Reading, noun: Token, sense: Sense) -> str:
    """ "Professor of Social Policy at Norland University" belongs to the university; what follows "of" is the field, whatever its capitals."""
    if sense.preposition != "of" or sense.target != "works_for":
        return ""
    at = [*(o.i for word, o in preposition_objects(noun) if word == "at"), *displaced(reading, noun, "at")]
    ends = (end_at(reading, i) for i in at if i > noun.i)
    return "the field and not the employer" if any(e is not None and e.entity.kind == "Organization" for e in ends) else ""
