"""Set phrases and constructions in which a word has another sense than its own: "left the town in ruins" is no departure.

What a word's arguments or the field of the passage tell is the lexicon's business (see ``sureness``); here is what only grammar or a phrase shows.
"""

from collections.abc import Set

from kg.extraction.grammar.walk import child, children, is_passive, preposition_objects
from kg.extraction.parse.parsed import Token
from kg.extraction.status.idioms import means_nothing
from kg.extraction.status.words import ENDING_PLANS, UNDERTAKINGS

LEFT_IN = frozenset("ruins tatters shambles chaos darkness disarray flames rubble limbo coma tears doubt shock debt".split())
"""What is left in these goes on being there: "left the town in ruins"."""
REMAINING = frozenset("second minute hour day week month year yard lap inning over game round mile hole play seat ticket dollar".split())
BUYING = frozenset("buy acquire purchase take host".split())
"""What somebody makes a bid to do that offers to; to do anything else is to try."""
SPOUSES = frozenset("husband wife spouse girlfriend boyfriend fiancé fiancée fiance fiancee".split())
"""Who meets hers came to know him: no meeting to talk."""
SERVED = frozenset(("serve", "complete", "finish"))
CLOCK = 5
"""Words before "left" among which "with" makes a circumstance of what remains: "with only four minutes left", "with 7:42 left"."""


def means_otherwise(word: Token, objects: Set[str] = frozenset()) -> bool:
    """Whether a verb or noun says something else: "killed the deal" kills nobody (what became of the deal is its status), "in order for" orders nothing.

    ``objects`` are the words under which a verb's objects may stand in an entry.
    """
    if means_nothing(word):
        return True
    if word.lower_ == "born":
        return any(c.lower_ == "again" for c in children(word, "advmod"))
    if word.lemma_ == "leave":
        return _leaves_nothing(word)
    if word.lower_ == "shooting":
        return word.i + 1 < word.sent.end and word.nbor(1).lower_ == "guard"  # a player
    if word.lemma_ == "crash":
        return any(c.lower_ == "out" for c in children(word, "prt", "advmod", "prep"))
    if word.lemma_ == "consider":
        return _takes_for(word)
    if word.lemma_ == "meet":
        return is_passive(word) or _comes_to_know(word)  # "was met by guards": received
    if word.lemma_ == "conviction":
        return word.dep_ == "pobj" and word.head.lower_ == "with" and child(word, "det", "poss") is None
    if word.lemma_ == "sentence":
        return word.dep_ == "dobj" and word.head.lemma_ in SERVED  # "is serving a life sentence": no court passes it now
    if word.lemma_ == "order" and word.pos_ == "NOUN":
        return word.dep_ == "pobj" and word.head.lower_ in ("in", "under") and child(word, "det", "poss", "amod") is None
    if word.lemma_ == "bid" and word.pos_ == "NOUN":
        return any(c.lemma_ not in BUYING and child(c, "aux") is not None for c in children(word, "acl"))  # "her bid to stop the sale"
    return word.lemma_ in ENDING_PLANS and not objects.isdisjoint(UNDERTAKINGS)


def _comes_to_know(verb: Token) -> bool:
    """ "Met her future husband in Lisbon"."""
    known = child(verb, "dobj")
    return known is not None and known.lemma_ in SPOUSES and child(known, "poss") is not None


def _takes_for(verb: Token) -> bool:
    """ "Considers herself a victim", "considered the issue serious enough": what it is to somebody, and nothing that they may do."""
    if child(verb, "oprd", "acomp") is not None:
        return True
    return any(c.pos_ in ("NOUN", "PROPN", "ADJ", "PRON") and child(c, "nsubj") is not None and child(c, "aux", "cop") is None for c in children(verb, "ccomp"))


def _leaves_nothing(verb: Token) -> bool:
    """ "Left ten people dead", "a storm hit, leaving the town cut off", "with a minute left": nobody goes away."""
    if any(word == "in" and noun.lower_ in LEFT_IN for word, noun in preposition_objects(verb)) or child(verb, "oprd", "acomp") is not None:
        return True
    if verb.lower_ == "leaving" and verb.i and verb.nbor(-1).text == "," and _is_left_so(verb):
        return True
    before = verb.nbor(-1) if verb.i else verb
    remains = before.lemma_ in REMAINING or before.like_num or ":" in before.text
    return verb.lower_ == "left" and remains and any(t.lower_ == "with" for t in verb.doc[max(0, verb.i - CLOCK) : verb.i])


def _is_left_so(verb: Token) -> bool:
    """Whether the word behind what is left tells its state ("leaving the town largely cut off"); the parser makes a new clause of it as often as not."""
    left = child(verb, "dobj")
    after = next((t for t in verb.doc[left.i + 1 : verb.sent.end] if t.pos_ != "ADV"), None) if left is not None else None
    return after is not None and after.tag_ in ("VBN", "VBD", "JJ")
