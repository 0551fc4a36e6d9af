"""What a governor makes of an event noun: "call for a ceasefire", "prevent an attack", "talks are scheduled", "a round of talks"."""

from collections.abc import Callable

from kg.extraction.grammar.walk import child
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.ahead import ahead_by_governor
from kg.extraction.status.idioms import is_ranked
from kg.extraction.status.own import VERBAL, clause_state, is_infinitive, modal, own_state
from kg.extraction.status.state import PLAIN, State, affirmed, negated, planned, possible, ruled_out, within
from kg.extraction.status.untrue import called_false

Walk = Callable[[Token], State]


def above_noun(noun: Token, head: Token, dep: str, state_of: Walk) -> State:
    """The state that a noun's governor gives it; ``state_of`` gives a governor's own state."""
    if cue := ahead_by_governor(noun, head):
        return planned(cue)
    if dep in ("dobj", "nsubjpass", "oprd"):
        return _object(noun, head, dep, state_of)
    if dep == "nsubj":
        return _subject(noun, head, state_of)
    if dep == "pobj":
        return _prepositional(noun, head, state_of)
    if dep == "attr":
        return affirmed(state_of(head)) if is_ranked(noun) else _twice(noun, state_of(head))
    if dep in ("compound", "nmod"):
        return noun_class(head, "compound")
    if dep in ("amod", "ccomp", "dep") and head.pos_ in ("NOUN", "PROPN"):
        return affirmed(own_state(head))
    return PLAIN


def noun_class(noun: Token, link: str) -> State:
    """What a noun does to the content after ``link`` (a preposition, "to", "that" or "compound")."""
    lemma = noun.lemma_.lower()
    if lemma in w.NEGATIVE_NOUNS or f"{lemma}_{link}" in w.NEGATIVE_NOUNS:
        return negated(noun.lower_)
    if lemma in w.POSSIBLE_NOUNS and link in ("of", "to", "that", "for", "compound", "over", "about", "at", "on", "against", "whether"):
        return PLAIN if link == "compound" and lemma in w.PLAIN_HEADS else possible(noun.lower_)
    if lemma in w.PLAN_NOUNS and link in ("for", "to", "compound", "on", "of", "that"):
        if link == "of" and lemma not in _PLANS_OF:
            return PLAIN
        if link == "compound" and lemma in w.PLAIN_HEADS:
            return PLAIN
        if link == "on" and lemma not in ("agreement", "decision"):
            return PLAIN
        return planned(noun.lower_)
    return PLAIN


_PLANS_OF = frozenset("intention plan promise goal aim prospect announcement offer proposal pledge".split())


# ---------------------------------------------------------------------------------------------- objects and subjects
def _object(noun: Token, verb: Token, dep: str, state_of: Walk) -> State:
    effect = verb_effect(verb, _particle(verb), noun)
    complement = _raised(verb)
    if dep == "nsubjpass" and complement is not None:
        return state_of(complement) if effect.modality != "Actual" or effect.denied else _inherited(noun, verb, state_of)
    if verb.lemma_ in _KEEPING and any(c.lower_ == "from" and child(c, "pcomp") is not None for c in verb.children):
        return PLAIN  # "prevented the strikers from leaving": of them nothing is denied
    if verb.lemma_ == "afford":
        return possible(verb.lower_)  # "cannot afford a collapse" fears it, "cannot afford a trip" goes without
    if not effect.plain:
        return within(state_of(verb), effect)
    return _inherited(noun, verb, state_of)


def verb_effect(verb: Token, particle: str, noun: Token) -> State:
    """What a verb does to the event noun that is its object (or passive subject)."""
    lemma = verb.lemma_.lower()
    joined = f"{lemma}_{particle}" if particle else lemma
    if lemma == "delay" and noun.dep_ == "nsubjpass":
        return planned(verb.lower_)
    content = noun.lemma_.lower() in w.CONTENT_NOUNS
    if joined in w.NEGATIVE_OBJECT or (lemma in w.NEGATIVE_OBJECT and not particle):
        return PLAIN if content or (lemma in w.STAYING_AWAY and is_definite(noun)) else ruled_out(verb.lower_, lemma)
    if (lemma == "fail" and particle == "in") or (lemma in w.ENDING_PLANS and noun.lemma_.lower() in w.UNDERTAKINGS):
        return negated(verb.lower_)
    if joined in w.PLAN_OBJECT or (lemma in w.PLAN_OBJECT and not particle):
        return PLAIN if content and lemma not in ("plan", "schedule", "expect", "want") else planned(verb.lower_)
    if joined in w.POSSIBLE_OBJECT or (lemma in w.POSSIBLE_OBJECT and not particle):
        return PLAIN if content else possible(verb.lower_)
    return PLAIN


def _inherited(noun: Token, verb: Token, state_of: Walk) -> State:
    """A plain verb's state, as far as it is also the noun's."""
    state = state_of(verb)
    lemma = verb.lemma_.lower()
    if state.plain or lemma in _ENDING or (lemma in _LEAVING_ALONE and is_definite(noun)):
        return PLAIN
    if state.denied and noun.dep_ == "nsubjpass" and is_definite(noun) and any(c.dep_ == "agent" for c in verb.children):
        return PLAIN  # "the fire was not caused by a lamp"
    if lemma in w.OCCURRENCE_VERBS and not (state.denied and is_definite(noun) and lemma in ("attend", "join", "participate", "lead", "see")):
        return _twice(noun, state)
    if lemma in ("confirm", "verify", "corroborate") and state.denied and not is_definite(noun):
        return possible(state.cue)
    if lemma in _LIKING and state.denied and not is_definite(noun):
        return possible(f"not {verb.lower_}")  # "do not like sanctions"
    if lemma in ("miss", "skip") and state.modality == "Planned":
        return affirmed(state)  # "will miss the trip"
    if lemma in w.COMMENT_VERBS or is_definite(noun):
        return PLAIN
    return _twice(noun, state) if not noun.tag_.startswith("NNP") else affirmed(state)


_KEEPING = frozenset("prevent stop keep block bar deter dissuade discourage ban prohibit".split())
_BEING_IN = frozenset("be remain stay go come enter put place take bring hold keep remand".split())
_LIKING = frozenset("like love enjoy hate fear mind regret welcome appreciate understand support oppose favour favor approve trust".split())
"""What is thought of a thing says nothing about whether there is one."""
_SENTENCES = frozenset("life sentence term imprisonment prison jail".split())
"""What is served "without parole" is a kind of sentence."""
_REWARDS = frozenset(("reward", "bounty"))
_LEAVING_ALONE = frozenset("join report announce reveal disclose".split())
"""What is known already is there, whether or not anybody joins or reports it: "the fault was not reported"."""


def _twice(noun: Token, state: State) -> State:
    """ "no deal was reached": the verb is denied because the noun is; count it once."""
    return affirmed(state) if state.denied and own_state(noun).denied else state


def _subject(noun: Token, verb: Token, state_of: Walk) -> State:
    complement = _raised(verb) or _finite_conjunct(verb)
    if complement is not None:
        return _subject_of(noun, complement, state_of)
    if verb.pos_ in VERBAL and verb.lemma_ in ("be", "become", "remain", "look", "seem"):
        for child in verb.children:
            if child.dep_ == "acomp" and not (effect := _predicated(child)).plain:
                return within(state_of(verb), effect)
            if child.dep_ == "attr" and child.lemma_.lower() in _MERE_IDEAS:
                return within(affirmed(state_of(verb)), possible(child.lower_))
        state = state_of(verb)
        predicated = any(c.dep_ in ("attr", "acomp") for c in verb.children)
        # "the attack could be a crime" leaves the attack as it is, "the talks will be in May" does not.
        return PLAIN if predicated and (is_definite(noun) or state.modality == "Possible") else affirmed(state)
    return _subject_of(noun, verb, state_of)


def _subject_of(noun: Token, verb: Token, state_of: Walk) -> State:
    if verb.lemma_ in ("collapse", "founder") and noun.lemma_.lower() in w.CLOSED_OR_NOT:
        return negated(verb.lower_)
    if verb.lemma_ == "fall" and any(c.lower_ == "through" for c in verb.children):
        return negated("fell through")
    state = state_of(verb)
    if state.plain or noun.lemma_.lower() in w.CONTENT_NOUNS:
        return PLAIN
    if verb.lemma_ == "go" and any(c.lower_ in ("anywhere", "nowhere", "far") for c in verb.children):
        return PLAIN  # "the inquiry never went anywhere"
    if verb.lemma_ in w.HAPPENING:
        return _twice(noun, state)
    return PLAIN if is_definite(noun) else affirmed(state)


_MERE_IDEAS = frozenset("possibility option goal aim plan prospect objective hope".split())
_ENDING = frozenset("end stop halt finish conclude close".split())
"""What they end was there: "to end the war"."""


_JUDGING = frozenset("difficult hard easy tough good better important useful apparent clear free".split())
"""What is said to be so is there all the same."""


def _predicated(adjective: Token) -> State:
    lower = adjective.lower_
    if lower in w.NEGATIVE_ADJECTIVES:
        return negated(lower)
    if lower in w.POSSIBLE_ADJECTIVES and lower not in _JUDGING:
        return possible(lower)
    if lower in w.PLAN_ADJECTIVES and lower not in ("sure", "ready"):
        return planned(lower)
    return PLAIN


_RAISING = w.PLAN_VERBS | w.POSSIBLE_VERBS | {"be", "begin", "continue", "fail"}


def _raised(verb: Token) -> Token | None:
    """The infinitive whose subject is this verb's: "is expected to begin", "are likely to last", "is to open"."""
    if verb.lemma_.lower() in _RAISING:
        for child in verb.children:
            if child.dep_ == "xcomp" and child.pos_ in VERBAL:
                return child
            if child.dep_ == "acomp" and child.i > verb.i:
                return next((c for c in child.children if c.dep_ == "xcomp" and c.pos_ in VERBAL), None)
    return None


def _finite_conjunct(verb: Token) -> Token | None:
    """The predicate of "talks to end the war took place", which the parser hangs on the infinitive."""
    if not is_infinitive(verb) or verb.dep_ != "ROOT":
        return None
    finite = (c for c in verb.children if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ", "VBP"))
    return next((c for c in finite if not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)), None)


def is_definite(noun: Token) -> bool:
    """Whether the reader is taken to know of it: "the", "this", a possessor."""
    return any((c.dep_ == "det" and c.lower_ in ("the", "this", "these", "those", "that")) or c.dep_ == "poss" for c in noun.children)


def _particle(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")


# ---------------------------------------------------------------------------------------------- prepositions
def _prepositional(noun: Token, preposition: Token, state_of: Walk) -> State:
    word, governor = preposition.lower_, preposition.head
    if word == "without" and preposition.i and preposition.nbor(-1).lower_ in _SENTENCES:
        return possible(word)
    if word in w.WITHOUT and preposition.dep_ in ("prep", "ROOT", "pcomp", "conj"):
        return possible(word) if word == "without" and governor.pos_ in VERBAL and leaves_without_open(governor) else negated(word)
    instead = (governor.lower_, *(c.lower_ for c in preposition.children))
    if word == "of" and ("instead" in instead or (governor.lower_ == "place" and governor.head.lower_ == "in" and not list(governor.lefts))):
        return negated(f"{governor.lower_} of")
    if word == "of" and governor.lower_ == "ahead":
        return planned("ahead of")  # when it is told, it has not been yet
    if governor.lower_ in ("case", "event") and word == "of" and governor.head.lower_ == "in":
        return possible(f"in {governor.lower_} of")
    if governor.dep_ == "prep" and governor.pos_ == "ADP":  # "out of", "because of"
        governor = governor.head
    if governor.pos_ in VERBAL:
        return _after_verb(noun, governor, word, state_of)
    if governor.lower_ == "guilty" and not is_definite(noun):
        return guilt(governor, state_of)
    if governor.pos_ == "ADJ":
        found = _after_adjective(governor, word)
        return possible("not") if found.plain and not is_definite(noun) and state_of(governor).denied else found  # "is not liable for damage"
    return _after_noun(noun, governor, word, state_of)


def leaves_without_open(verb: Token) -> bool:
    """ "cannot pay without help", "without the truce thousands would have died": whether there is one stays open."""
    state = clause_state(verb)
    return state.denied or state.cue.endswith("without") or modal(verb) in ("would", "could", "might")


def _after_verb(noun: Token, verb: Token, word: str, state_of: Walk) -> State:
    lemma = verb.lemma_.lower()
    joined = f"{lemma}_{word}"
    if joined in w.NEGATIVE_OBJECT or (lemma == "prevent" and word == "from"):
        return within(state_of(verb), negated(verb.lower_))
    if word == "for" and any(c.dep_ == "dobj" and c.lemma_ in _REWARDS for c in verb.children):
        return planned("reward for")  # "offered a reward for his arrest"
    if word == "for" and lemma in w.TRAVELLING and not is_definite(noun):
        return within(state_of(verb), planned("for"))  # "flew to Oslo for talks"
    if joined in w.CHARGING and joined != "hold_for" and not is_definite(noun):
        return possible(verb.lower_)  # "charged with fraud": there may have been none
    if joined in w.CLEARING and not is_definite(noun):
        return negated(verb.lower_)
    if joined in ("save_from", "spare_from") and not is_definite(noun):
        return possible(verb.lower_)  # "saved from a death sentence"
    if joined in w.PLAN_OBJECT:
        return within(state_of(verb), planned(f"{verb.lower_} {word}"))
    if joined in w.POSSIBLE_OBJECT and not joined.startswith("accuse"):
        return within(state_of(verb), possible(f"{verb.lower_} {word}"))
    if word == "before" and (verb.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("will", "shall") for c in verb.children)):
        return planned("before")  # "takes effect before the inauguration"
    if word in w.BACKWARD_PREPOSITIONS or (is_definite(noun) and word not in ("in", "at", "for")):
        return PLAIN
    state = state_of(verb)
    if lemma in _BEING_IN and word in ("in", "into", "on", "under") and not is_definite(noun):
        return state  # "is not in talks", "was not put on trial"
    if lemma in ("participate", "engage", "result", "end", "take"):
        return state
    if state.denied and (word in _OF_WHAT_IS_NOT or joined in w.CONVICTING) and not is_definite(noun):
        return possible(state.cue)
    return affirmed(state)


_OF_WHAT_IS_NOT = ("with", "for", "into", "to")
"""Behind a denied verb these leave it open whether there is such a thing: "did not come forward with requests", "do not qualify for loans"."""


def guilt(adjective: Token, state_of: Walk) -> State:
    """ "found guilty of", "pleaded not guilty to": what the court says stands, what the accused says leaves it open."""
    verb = adjective.head
    innocent = any(c.dep_ == "neg" for c in adjective.children)
    if verb.lemma_ == "plead":
        return possible("plead") if innocent else PLAIN
    return within(state_of(verb), negated("not guilty")) if innocent else state_of(verb)


def _after_adjective(adjective: Token, word: str) -> State:
    if adjective.lower_ in ("capable", "confident", "afraid", "hopeful", "fearful", "suspicious", "wary", "certain", "sure") and word in (
        "of",
        "for",
    ):
        return possible(adjective.lower_)
    if adjective.lower_ in ("ready", "prepared", "poised", "eager", "due") and word == "for":
        return planned(adjective.lower_)
    if adjective.lower_ in ("contingent", "conditional", "dependent") and word in ("on", "upon"):
        return possible(adjective.lower_)
    return negated("far from") if adjective.lower_ == "far" and word == "from" else PLAIN


def _after_noun(noun: Token, governor: Token, word: str, state_of: Walk) -> State:
    if word == "for" and governor.lemma_.lower() in _REWARDS:
        return planned("reward for")
    kind = noun_class(governor, word) if word != "to" else PLAIN
    own = own_state(governor)
    if word in ("of", "about") and (false := called_false(governor)):
        return negated(false)
    if governor.lower_ == "nothing" and not is_definite(noun):
        return possible("nothing")  # "said nothing about a merger"
    if not kind.plain:
        return within(own, kind)
    if own.denied and (governor.lemma_ in w.SOURCES_OF_DOUBT or (governor.lemma_ in w.KNOWING and not is_definite(noun))):
        return possible(own.cue)
    if governor.lower_ == "talk" and word == "of" and not is_definite(noun):
        return possible("talk")
    if word == "of" and governor.lemma_.lower() in w.CARRIERS:
        return state_of(governor)
    if word not in ("of", "to", "in", "on", "for") or is_definite(noun):
        return PLAIN
    return affirmed(state_of(governor))
