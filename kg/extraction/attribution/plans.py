"""Whose plan it is: "Norway intends to leave", "the firm's bid to buy it", "is considering a sale".

Why apart from reports: who intends something need not say so. What they intend is theirs, though: nobody else decides whether it will be.
"""

from kg.extraction.attribution.sources import source_of_noun
from kg.extraction.attribution.spans import has_to
from kg.extraction.grammar.nouns import carrier
from kg.extraction.grammar.tables import LIGHT_VERBS, PURSUING_VERBS
from kg.extraction.grammar.walk import agent_of, antecedent, child, children, is_passive, surface_subject
from kg.extraction.parse.parsed import Token
from kg.extraction.status import status_of
from kg.extraction.status.own import VERBAL, own_state
from kg.extraction.status.words import ASPECTUAL_VERBS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INTEND = _words("plan intend decide want wish seek aim opt choose elect resolve determine plot conspire prepare mean look")
"""With an infinitive these tell what their subject is about to do."""
INFLECTED = {"look": _words("looking"), "mean": _words("means meant"), "prepare": _words("preparing prepares")}
"""Of which only these forms do: "is looking to expand"; "stopped to look" and "prepared to leave" may tell anything."""
WEIGH = _words("consider contemplate mull ponder weigh plan envisage intend propose")
"""With a gerund."""
INTEND_OBJECT = _words("plan intend negotiate consider contemplate mull ponder weigh envisage plot")
"""With an event noun: "plans a strike", "is negotiating the sale of its ships". Who seeks help or an arrest wants others to act."""
MINDED = _words("determined keen eager intent")
"""With an infinitive, of whoever is so."""
INTENTIONS = _words("plan intention intent decision bid proposal aim goal ambition desire wish resolve determination scheme plot objective")
"""Nouns with an infinitive that says what somebody is about to do."""
NAMING_WHAT_FOR = {"plan": _words("for"), "bid": _words("for"), "proposal": _words("for"), "scheme": _words("for")}
PLANNED = _words("planned intended proposed contemplated")
"""Before a noun with a possessor: "Norway's planned withdrawal"."""
_DEEPEST = 6


def planner_of(word: Token, depth: int = 0) -> Token | None:
    """The head token of who intends or weighs what a verb or an event noun tells; None where nobody is told to, or where the intention itself is
    denied, planned or only possible ("does not intend to", "if Norway decides to")."""
    if depth > _DEEPEST:
        return None
    if word.pos_ in VERBAL:
        return _of_verb(word, depth)
    return _of_noun(carrier(word), depth) or (_of_noun(word, depth) if carrier(word) is not word else None)


def _of_verb(verb: Token, depth: int) -> Token | None:
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in VERBAL and child(verb, "nsubj", "nsubjpass") is None and verb.tag_ == head.tag_:
        return planner_of(head, depth + 1)
    if child(verb, "nsubj", "nsubjpass") is not None or head is verb:
        return None  # "wants Norway to leave": what others are to do
    to = has_to(verb)
    if dep in ("acl", "relcl") and to and head.lemma_.lower() in INTENTIONS:
        return _owner(head)
    if dep not in ("xcomp", "ccomp"):
        return None
    if head.lemma_ == "be" and to:
        aim = child(head, "nsubj")
        return _owner(aim) if aim is not None and aim.lemma_.lower() in INTENTIONS and _stands(head) else None
    if head.pos_ == "ADJ" and to:
        return surface_subject(head.head) if head.lower_ in MINDED and head.dep_ == "acomp" and _stands(head.head) else None
    lemma = head.lemma_.lower()
    if to and lemma in ASPECTUAL_VERBS:
        return planner_of(head, depth + 1)  # "plans to begin to withdraw"
    if (to and lemma in INTEND and head.lower_ in INFLECTED.get(lemma, (head.lower_,))) or (verb.tag_ == "VBG" and lemma in WEIGH):
        return _doer(head) if child(head, "dobj") is None else None
    return None


def _of_noun(noun: Token, depth: int) -> Token | None:
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return _of_noun(noun.head, depth + 1) if depth < _DEEPEST else None
    if any(c.dep_ == "amod" and c.lower_ in PLANNED for c in noun.children) and (possessor := child(noun, "poss")) is not None:
        return possessor
    verb = noun.head
    if noun.dep_ == "pobj" and verb.head.pos_ == "NOUN" and verb.lower_ in NAMING_WHAT_FOR.get(verb.head.lemma_.lower(), ()):
        return _owner(verb.head)
    if verb.pos_ not in VERBAL or noun.dep_ not in ("dobj", "nsubjpass"):
        return None
    if verb.lemma_.lower() in INTEND_OBJECT:
        return _doer(verb)
    return planner_of(verb, depth + 1) if verb.lemma_ in LIGHT_VERBS and noun.dep_ == "dobj" else None


def _doer(verb: Token) -> Token | None:
    """Who intends, where the intention is told as one that there is."""
    if not _stands(verb):
        return None
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj":
        return None  # "set up a fund aiming to": the fund, or who set it up
    joined = verb.dep_ == "conj" and verb.lemma_ == "intend" and child(verb, "nsubj", "aux") is None  # tagged as a past tense more often than not
    if is_passive(verb) or joined or (verb.tag_ == "VBN" and child(verb, "aux") is None):
        return agent_of(verb)  # "a law passed and intended to": of the law
    doer = surface_subject(verb)
    thing = any(c.lower_ == "which" and c.dep_ == "nsubj" for c in verb.children)
    return None if thing and doer is not None and doer.ent_type_ == "PERSON" else doer


def _owner(noun: Token) -> Token | None:
    """Whose intention a noun tells of; whoever rejects or approves a plan need not have it."""
    if own_state(noun).denied or any(c.dep_ == "det" and c.lower_ in ("no", "any") for c in noun.children):
        return None
    verb = noun.head
    if (possessor := child(noun, "poss")) is not None:
        return antecedent(possessor)
    if noun.dep_ == "dobj" and verb.lemma_ in PURSUING_VERBS and verb.pos_ == "VERB" and not is_passive(verb):
        return surface_subject(verb) if _stands(verb) else None
    of = next((c for c in children(noun, "prep") if c.lower_ == "of"), None)
    return source_of_noun(noun) or (child(of, "pobj") if of is not None else None)


def _stands(verb: Token) -> bool:
    """Whether the intention itself is told as a plain matter of fact."""
    mood = status_of(verb)
    return (mood.polarity, mood.modality) == ("Affirmed", "Actual")
