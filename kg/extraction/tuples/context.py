"""What a clause has from the clauses above it: when, where the sentence opens with that, and who says so."""

from kg.extraction.attribution.words import REPORTING
from kg.extraction.grammar.walk import VERBAL, child, children, preposition_objects
from kg.extraction.parse.parsed import Token
from kg.extraction.tuples.phrases import Write, phrase
from kg.extraction.tuples.predicates import group
from kg.extraction.tuples.slots import Slot, is_temporal

_SHARES_TIME = frozenset(("conj", "xcomp", "advcl"))
_INSIDE_CONTENT = _SHARES_TIME | {"relcl", "acl"}
_DEPTH = 6


def fronted(verb: Token) -> list[Slot]:
    """The times that open a sentence, which hold of all its coordinated clauses: "In 1990 she left and sold the ship"."""
    found: list[Slot] = []
    current = verb
    for _ in range(_DEPTH):
        if current.dep_ not in _SHARES_TIME or current.head.pos_ not in VERBAL or current.head is current:
            break
        current = current.head
        phrases = [Slot("phrase", _as_written(word, head), (head,)) for word, head in preposition_objects(current)]
        phrases += [Slot("adverbial", "", (each,)) for each in children(current, "npadvmod")]
        found += [slot for slot in phrases if slot.heads[0].i < min(verb.i, current.i) and is_temporal(slot)]
    return found


def _as_written(word: str, head: Token) -> str:
    return head.head.text if head.head.lower_ == word else word


def source(verb: Token, write: Write) -> list[str]:
    """Who says what the clause says, as an argument of it: "she said"."""
    current = verb
    for _ in range(_DEPTH):
        if current.dep_ not in _INSIDE_CONTENT or current.head is current:
            break
        current = current.head
    teller = current.head
    speaker = child(teller, "nsubj")
    if current.dep_ != "ccomp" or teller.lemma_ not in REPORTING or speaker is None:
        return []
    return [f"{write(phrase(speaker))} {write(group(teller))}"]
