"""Whether a negation denies: whether the text says of one event that it did not take place.

Why by what is a denial and not by what is none: "did not attack", "refused to attack" and "no attack took place" are of a few forms, while advice ("do not
attack"), rules ("cannot be attacked where …"), habits ("does not attack villages"), goals ("without delay") and negations of a part or of another word ("did
not come to attack", "not registered to lobby") are of many. What is in none of the forms is left open.

The forms: the event's own predicate, the verb that lends itself to an event noun ("hold no talks") or one that implies it ("managed to") is negated, in a
finite clause; or a verb, noun or preposition that denies by its meaning stands above ("refused to", "without", "was cancelled"). The clause tells of the past
or of what is going on, or in the present tense of a state of somebody in particular.
"""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from kg.extraction.grammar.tables import LIGHT_VERBS
from kg.extraction.grammar.walk import child
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.bearing import bears_on_something_else, is_of_anybody, is_partly, is_put_off
from kg.extraction.status.idioms import NO_EVENT
from kg.extraction.status.nouns import is_definite
from kg.extraction.status.own import VERBAL, is_infinitive, modal, own_state
from kg.extraction.status.state import State, possible
from kg.extraction.status.telling import DEEPEST, above, is_asked, is_headline, is_told, tense

IMPLYING = frozenset("manage succeed get come happen bother able cause make begin start go be have seem appear used".split())
"""Not to do these is not to do what their infinitive says."""
CREATING = w.OCCURRENCE_VERBS | w.HAPPENING | LIGHT_VERBS | frozenset("issue express ratify enter assess sign cast lodge release publish deliver".split())
"""With an event noun these say that there is such an event."""
ENTERING = frozenset("be take enter engage participate result end put bring come go hold keep".split())
"""Likewise with a noun behind their preposition: "was not taken into custody"."""
LEAVING_IT = frozenset(("oppose", "discourage", "resist"))
"""Whoever does so to a thing may yet see it done."""
STATES_OF_MIND = frozenset("intend worry know think want understand realise realize say mean fear care hope".split())
NAMED = ("PERSON", "ORG", "GPE", "NORP")
PEOPLE = frozenset("i we he she they who".split())


def settled(head: Token, state: State) -> State:
    """The state of a negated predicate: as it is where it denies, else open. What cannot be is possibly not so."""
    if denies(head):
        return state
    bound = next((node for node in _path(head) if own_state(node).denied), head)
    return replace(state, modality="Possible") if modal(bound) in w.CAN else possible(state.cue)


def denies(head: Token) -> bool:
    """Whether what is negated at or above the head of a predicate is that its event took place."""
    if is_asked(head):
        return False
    path = list(_path(head))
    if any(node.lower_ == "guilty" for node in path):
        return True
    at = next((n for n, node in enumerate(path) if own_state(node).denied), None)
    if at is None:
        return _by_meaning(head)
    if head.pos_ not in VERBAL:
        return _of_noun(head, path[at])
    if not all(_implied(below, over) for below, over in pairwise(path[: at + 1])):
        return False
    return _of_verb(path[at])


def _path(head: Token) -> Iterator[Token]:
    """The head and what governs it, up to the finite verb of its clause."""
    current = head
    for _ in range(DEEPEST):
        yield current
        if current.head.i == current.i or (current.pos_ in VERBAL and tense(current) != "none"):
            return
        current = current.head


# ---------------------------------------------------------------------------------------------- the verb itself
def _implied(below: Token, over: Token) -> bool:
    if below.dep_ == "conj":
        return True
    if below.dep_ in ("xcomp", "ccomp"):
        return over.lemma_.lower() in IMPLYING or over.lower_ in ("able", "going")
    return below.dep_ in ("acomp", "aux")


def _of_verb(verb: Token) -> bool:
    """Whether a negated clause tells of one event, and the negation bears on the event."""
    return is_told(verb) and not bears_on_something_else(verb) and not is_of_anybody(verb)


# ---------------------------------------------------------------------------------------------- an event noun
def _of_noun(noun: Token, negated: Token) -> bool:
    """Whether "no" on a noun, or a negated verb above it, says that there was no such event."""
    verb = next((n for n in above(noun) if n.pos_ in VERBAL), None)
    if verb is None:
        return is_headline(noun)
    if negated.i == noun.i or negated.pos_ not in VERBAL:
        return is_told(verb)
    link = noun
    while link.dep_ == "conj" and link.head.i != link.i:
        link = link.head
    if link.dep_ == "attr":
        return link.head.i == negated.i and noun.lemma_.lower() not in NO_EVENT and _is_one_of(noun, negated)  # "was no match for her"
    if link.dep_ in ("dobj", "nsubjpass", "nsubj"):
        happens = negated.lemma_ in w.HAPPENING and link.dep_ == "nsubj"
        return link.head.i == negated.i and negated.lemma_.lower() in CREATING and (happens or not is_definite(noun)) and _of_verb(negated)
    if link.dep_ == "pobj":
        return link.head.head.i == negated.i and negated.lemma_ in ENTERING and _of_verb(negated)
    return False


def _is_one_of(noun: Token, copula: Token) -> bool:
    """ "There was not any fighting", "she is not a member"; "it was not a reckless decision" only says what kind of decision it was."""
    subject = child(copula, "expl", "nsubj")
    if subject is None or tense(copula) in ("none", "modal"):
        return False
    plain = child(noun, "amod", "compound", "poss") is None and tense(copula) == "past"
    return subject.dep_ == "expl" or subject.ent_type_ in NAMED or subject.lower_ in PEOPLE or plain


# ---------------------------------------------------------------------------------------------- words that deny
def _by_meaning(head: Token) -> bool:
    """Whether a word over that denies by its meaning is told of one occasion: "refused to leave", "without a word", "was cancelled"."""
    over = list(above(head))
    first = over[0] if over else head
    if any(c.lower_ in w.TRUE | w.UNTRUE | {"wrong", "absurd"} for n in over[:3] if n.lemma_ == "be" for c in n.children if c.dep_ == "acomp"):
        return True
    if any(n.lemma_.lower() in LEAVING_IT for n in over[:2]) or any(c.lower_ == "impossible" for n in (head, first) for c in n.children):
        return False
    if any(is_partly(n) or is_put_off(n) for n in (head, *over[:2]) if n.pos_ in VERBAL):
        return False
    if any(n.tag_.startswith("NNP") and n.dep_ == "pobj" for n in (head, *over[:2])) and head.pos_ != "VERB":
        return False  # inside of a name
    if any(n.lemma_ == "accuse" for n in over[:4]):
        return False
    verb = next((n for n in over if n.pos_ in VERBAL and (tense(n) != "none" or n.head.i == n.i)), None)
    if head.dep_ in ("dobj", "nsubjpass") and not _denies_its_object(first) and (first.lemma_.lower() not in CREATING or is_definite(head)):
        return False  # "refused to read the report": there is one
    beside = next((n for n in over[:2] if _sets_aside(n)), None)
    if beside is not None:
        return verb is not None and _is_beside_a_deed(head, beside, verb)
    if head.dep_ == "conj" and any(t.lower_ == "than" and t.nbor(-1).lower_ == "rather" for t in head.doc[head.head.i + 1 : head.i]):
        return verb is not None and tense(verb) == "past" and not _is_aimed(head.head, verb)
    noun = next((n for n in over[:2] if n.lemma_.lower() in ("refusal", "failure", "inability")), None)
    if noun is not None and (not is_definite(noun) or (child(noun, "poss") is None and verb is not None and tense(verb) == "present")):
        return False
    return verb is None or is_told(verb)


def _sets_aside(preposition: Token) -> bool:
    """ "without", "rather than", "instead of", "in place of"."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ in ("without", "than") or (preposition.lower_ == "of" and bool({"instead", "place"} & {preposition.head.lower_, before}))


def _is_beside_a_deed(head: Token, preposition: Token, finite: Token) -> bool:
    """Whether what was done without it, or instead of it, was done: "left without a word", not "to proceed without delay" nor "a house without heating"."""
    done = next((n for n in above(preposition) if n.pos_ not in ("ADP", "ADV", "SCONJ", "CCONJ") and n.lower_ != "place"), None)
    if done is None or done.pos_ not in VERBAL or head.lemma_ in STATES_OF_MIND:
        return False
    return not _is_aimed(done, finite) and tense(finite) in ("past", "progressive") and not own_state(finite).denied


def _is_aimed(verb: Token, finite: Token) -> bool:
    """Whether what a verb says is only wanted or possible: "hopes to proceed"; what somebody managed or chose to do was done."""
    chain = [n for n in (verb, *above(verb)) if n.i != finite.i]
    return any(is_infinitive(n) and n.head.lower_ != "able" and n.head.lemma_ not in IMPLYING | {"choose", "decide", "opt"} for n in chain)


_NEGATIVE = frozenset(word.partition("_")[0] for word in w.NEGATIVE_OBJECT | w.NEGATIVE_VERBS | w.ENDING_PLANS)


def _denies_its_object(verb: Token) -> bool:
    """Whether a verb by its meaning denies the noun that is its object: "cancelled", "ruled out"."""
    lemma = verb.lemma_.lower()
    return verb.pos_ not in VERBAL or lemma in _NEGATIVE
