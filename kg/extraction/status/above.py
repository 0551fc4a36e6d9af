"""What stands above a predicate and decides how real it is: governing verbs, nouns, adjectives, prepositions, conjuncts."""

from kg.extraction.parse.parsed import Token
from kg.extraction.status.clauses import above_clause, is_charge
from kg.extraction.status.nouns import above_noun
from kg.extraction.status.own import VERBAL, clause_state, doubtful_adverb, is_infinitive, own_state
from kg.extraction.status.state import PLAIN, State, affirmed, negated, planned, possible, within

HELD = frozenset("believe think know say report fear suspect understand".split())
"""What is done by others than the subject of its passive."""
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
DEEPEST = 24
"""Steps upwards; a longer chain is a parser's mistake."""


def state_of(token: Token, depth: int = 0) -> State:
    """A predicate's state in its whole context."""
    if depth > DEEPEST:
        return PLAIN
    if token.head is not token and (token.dep_ == "conj" or _is_loose_conjunct(token)):
        return _conjunct(token, depth)
    state = within(context(token, depth), own_state(token))
    if not depth and state.denied and _is_held_of_nobody(token):
        return affirmed(state)
    if state.plain and token.pos_ == "NOUN" and any(c.lower_ == "any" and c.dep_ == "det" for c in token.children):
        return possible("any")  # "was not named in any interviews": whether there were any stays open
    return state


def _is_held_of_nobody(verb: Token) -> bool:
    """ "Nobody is believed to have died" denies the deaths, and not that it is believed."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    denied_by_subject = subject is not None and not any(c.dep_ == "neg" for c in verb.children)
    return denied_by_subject and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children) and verb.lemma_ in HELD


def context(token: Token, depth: int) -> State:
    """What the governor makes of it."""
    if depth > DEEPEST:
        return PLAIN
    head, dep = token.head, token.dep_
    if head is token or dep == "ROOT":
        # "Firm to buy rival": a headline's infinitive.
        return planned("to") if is_infinitive(token) else PLAIN
    if dep == "acomp":
        return state_of(head, depth + 1)  # "is not married"
    if token.pos_ in VERBAL or dep in ("xcomp", "ccomp", "pcomp", "advcl", "acl", "relcl", "csubj", "csubjpass"):
        return above_clause(token, head, dep, lambda t: state_of(t, depth + 1))
    return above_noun(token, head, dep, lambda t: state_of(t, depth + 1))


# ---------------------------------------------------------------------------------------------- coordination
def _conjunct(token: Token, depth: int) -> State:
    """Coordinated predicates share what stands above them; negation and modal only where the second has no finite form of its own."""
    chain = _before(token)
    first = chain[-1]
    own = own_state(token)
    if (infinitive := _misread(token, chain)) is not None:
        return within(context(infinitive, depth + 1), own)
    if token.tag_ == "VBG" and first.tag_ != "VBG" and is_charge(token, first):
        return possible(first.lower_)  # "was charged with theft, fraud and leaving the scene"
    if _rather_than(token):
        return negated("rather than")
    if any(_is_too_high(verb) for verb in (token, *chain)):
        return possible(token.lower_)  # hung too high: "has to prove that she did not shoot and, in the end, kill"
    if _after_nor(token):
        own = within(own, negated("nor"))
    if first.pos_ not in VERBAL or token.pos_ not in VERBAL:
        return within(_shared_noun(token, first, depth), own)
    above = context(first, depth + 1)
    if _stands_alone(token):
        if not _has_subject(token) and (doubt := doubtful_adverb(first)):
            own = within(possible(doubt), own)  # "allegedly drew a gun and fired"
        return within(above if not is_infinitive(first) or is_infinitive(token) else PLAIN, own)
    if is_infinitive(token) and not any(is_infinitive(verb) or verb.tag_ == "VB" for verb in chain):
        return within(within(above, planned("to")), own)  # "is seeking bids to refurbish the hall, and to replace the lights"
    nearest = next((verb for verb in chain if _stands_alone(verb)), first)
    shared = clause_state(nearest)
    if token.tag_ == "VBG" and nearest.tag_ != "VBG":
        shared = affirmed(shared)  # "was not told, asking why": a clause beside it
    if _joined_by_but(token):
        above, shared = affirmed(above), affirmed(shared)  # "is not to fight them, but to help"
    return within(within(above, shared), own)


def _is_too_high(verb: Token) -> bool:
    bare = verb.tag_ == "VB" and verb.dep_ == "conj" and verb.head.tag_ in ("VBZ", "VBD")
    return bare and not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children)


def _misread(token: Token, chain: list[Token]) -> Token | None:
    """The infinitive beside which "pay" and "make" stand in "promises to lower taxes, pay farmers and make …": no present tense after "he promises" is bare."""
    for verb in (token, *chain):
        if verb.tag_ == "VBP" and verb.dep_ == "conj" and verb.head.tag_ == "VBZ" and not any(c.dep_ in ("aux", "auxpass", *_SUBJECTS) for c in verb.children):
            return next((c for c in verb.head.children if c.dep_ == "xcomp" and is_infinitive(c) and c.i < verb.i), None)
    return None


def _is_loose_conjunct(token: Token) -> bool:
    """ "will work out the details, then set up a panel": a bare form that the parser hangs on a bare form before it, and says no more."""
    bare = token.tag_ == token.head.tag_ == "VB" and token.dep_ == "dep" and token.head.i < token.i
    return bare and not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in token.children)


def _before(token: Token) -> list[Token]:
    """Those that a conjunct is coordinated with, the nearest first."""
    chain = [token.head]
    while len(chain) < DEEPEST and chain[-1].dep_ == "conj" and chain[-1].head is not chain[-1]:
        chain.append(chain[-1].head)
    return chain


def _stands_alone(verb: Token) -> bool:
    """Whether a coordinated verb has its own subject or a finite form, and so its own negation."""
    return verb.pos_ in VERBAL and (_has_subject(verb) or (_finite(verb) and not _shares_auxiliary(verb)))


def _shares_auxiliary(verb: Token) -> bool:
    """ "has not attacked Sudland or threatened it", where the parser takes the participle for a past tense."""
    if verb.tag_ != "VBD" or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    first = verb.head
    joined = any(c.dep_ == "cc" and c.lower_ == "or" and c.i < verb.i for c in first.children)
    return verb.dep_ == "conj" and joined and any(c.dep_ == "aux" and c.lemma_ == "have" for c in first.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children
    )


def _rather_than(token: Token) -> bool:
    return any(c.lower_ == "than" and token.head.i < c.i < token.i and c.nbor(-1).lower_ == "rather" for c in token.head.children)


def _after_nor(token: Token) -> bool:
    return token.pos_ in VERBAL and any(c.dep_ == "cc" and c.lower_ == "nor" and c.i < token.i for c in token.head.children)


def _joined_by_but(token: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ == "but" for c in token.head.children) or any(
        c.dep_ == "cc" and c.lower_ == "but" for c in token.children
    )


def _shared_noun(token: Token, first: Token, depth: int) -> State:
    whole = state_of(first, depth + 1)
    if _joined_by_but(token):
        return affirmed(whole)
    if any(c.dep_ == "det" for c in token.children) or first.pos_ in VERBAL:
        return context(first, depth + 1)
    return whole
