"""What stands above a clause: "refused to leave", "did not say that …", "without leaving", "the plan to leave", "if …", "unable to reach"."""

from kg.extraction.grammar.walk import is_own_clause
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.ahead import leaving_to
from kg.extraction.status.contents import above_noun_clause, is_bare_content, is_content_clause
from kg.extraction.status.nouns import Walk, above_noun, guilt, leaves_without_open, noun_class
from kg.extraction.status.own import VERBAL, clause_state, is_infinitive, modal
from kg.extraction.status.state import PLAIN, State, affirmed, negated, planned, possible, ruled_out, unsettled, within


def above_clause(token: Token, head: Token, dep: str, walk: Walk) -> State:
    if dep == "pcomp":
        return _above_gerund(token, head, walk)
    if dep == "relcl" and is_bare_content(token, head):
        return possible(head.lower_)
    if dep == "relcl" and not is_infinitive(token) and not is_content_clause(token):
        return _denied_focus(token, head.head, head) or PLAIN
    if dep in ("acl", "relcl"):
        return above_noun_clause(token, head, walk)
    if dep == "advcl":
        return _above_adverbial(token, head, walk)
    if dep in ("csubj", "csubjpass"):
        return affirmed(walk(head))
    if head.pos_ == "ADJ":
        return _above_adjective_clause(token, head, walk)
    if head.pos_ == "NOUN" and dep in ("ccomp", "xcomp"):
        return above_noun_clause(token, head, walk)
    if dep == "ccomp" and not is_infinitive(token) and token.tag_ != "VBG":
        return _above_that_clause(token, head, walk)
    if dep in ("xcomp", "ccomp"):
        return _above_infinitive(token, head, walk)
    if dep in ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "compound", "amod", "appos"):
        return above_noun(token, head, dep, walk)
    return PLAIN


def _above_infinitive(token: Token, verb: Token, walk: Walk) -> State:
    """ "refused to leave", "is expected to begin", "denied stealing", "managed to flee"."""
    lemma = verb.lemma_.lower()
    outer = walk(verb)
    cue = verb.lower_
    gerund = token.tag_ == "VBG" and not is_infinitive(token)
    if (
        particle := next((c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")), "")
    ) and f"{lemma}_{particle}" in w.NEGATIVE_VERBS:
        return within(outer, negated(f"{verb.lower_} {particle}"))
    if lemma in w.ASPECTUAL_VERBS:
        return affirmed(outer) if lemma in _ENDING and gerund else outer  # "never stopped fighting"
    if outer.denied and is_infinitive(token) and any(c.tag_ in ("WRB", "WP") and c.i < token.i for c in token.children):
        return within(affirmed(outer), possible(outer.cue))  # "does not know how to leave"
    if lemma == "help" and gerund and outer.denied:
        return affirmed(outer)  # "could not help laughing"
    if lemma == "wait" and outer.denied:
        outer = affirmed(outer)  # "cannot wait to"
    if is_infinitive(token) and lemma in w.NEGATIVE_VERBS and lemma not in w.NEGATIVE_TO:
        return within(affirmed(outer), planned("to"))  # "withheld it to protect her": what for
    if lemma == "be" and is_infinitive(token):
        inverted = verb.lower_ == "were" and any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)
        return possible("were") if inverted else within(outer, planned("is to"))
    if lemma == "go":
        return within(outer, planned("going to")) if verb.lower_ == "going" and is_infinitive(token) else outer
    if outer.denied and lemma in w.OBLIGATION_VERBS and is_infinitive(token) and not any(c.lower_ == "yet" for c in verb.children):
        return within(affirmed(outer), possible(f"not {lemma} to"))
    if lemma == "have":
        if any(c.lower_ == "yet" for c in verb.children) and is_infinitive(token):
            return within(outer, negated("yet to"))
        return (
            within(outer, planned("have to"))
            if (is_infinitive(token) and outer.modality != "Actual") or verb.tag_ in ("VBZ", "VBP")
            else outer
        )
    if is_infinitive(token) and leaving_to(verb):
        return within(outer, planned("to"))
    if lemma == "use" and verb.tag_ in ("VBD", "VBN", "VB") and not any(c.dep_ == "auxpass" for c in verb.children):
        return outer  # "used to live"
    if lemma in ("find", "say", "know", "report", "show", "see", "hear"):
        return outer if not gerund else affirmed(outer)
    if lemma in w.NEGATIVE_VERBS:
        return within(outer, ruled_out(cue, lemma))
    if lemma in w.ENABLING_VERBS:
        return within(outer, possible(cue, weak=True))
    if is_infinitive(token) and lemma in w.ENGAGING_VERBS:
        return within(affirmed(outer), planned("to"))  # "whom the firm hired to help"
    if lemma in w.POSSIBLE_VERBS:
        return within(outer, possible(cue))
    if lemma in w.PLAN_VERBS and not (gerund and lemma not in ("plan", "propose", "recommend", "want", "go", "intend")):
        return within(outer, planned(cue))
    if is_infinitive(token) and verb.lemma_ not in _IMPLICATIVE and any(c.dep_ == "dobj" for c in verb.children if c.i < token.i):
        return within(affirmed(outer), planned("to"))
    if gerund and outer.denied and lemma not in _IMPLICATIVE and lemma != "go":
        return within(affirmed(outer), possible(outer.cue))  # "never take winning for granted", "does not like swimming"
    return outer


_ENDING = frozenset("stop cease quit halt finish end".split())
_IMPLICATIVE = frozenset(
    (
        "manage succeed happen get come help force compel cause lead make turn prove remain bother remember condescend prompt drive "
        "oblige bring inspire"
    ).split()
)


def _above_that_clause(token: Token, verb: Token, walk: Walk) -> State:
    """ "denied that …", "did not say that …", "hopes that …", "doubts whether …"; a clause before its reporting verb counts the same."""
    lemma = verb.lemma_.lower()
    outer = walk(verb)
    cue = verb.lower_
    bare = token.tag_ == "VB" and not any(c.dep_ == "aux" for c in token.children)
    if is_own_clause(token, verb):
        return PLAIN
    if lemma in w.REPORT_NEGATIVE or (lemma == "rule" and any(c.lower_ == "out" for c in verb.children)):
        return within(outer, negated(cue))
    if lemma == "be":
        if (cleft := _denied_focus(token, verb, next((c for c in verb.children if c.dep_ == "attr" and c.i < token.i), None))) is not None:
            return cleft
        adjective = next((c for c in verb.children if c.dep_ in ("acomp", "attr") and c.i < token.i), None)
        return _adjective_effect(adjective, outer) if adjective is not None and adjective.dep_ == "acomp" else PLAIN
    if bare and lemma in w.MANDATE_VERBS:
        return within(outer, planned(cue))
    if bare and lemma in ("make", "let", "see", "hear", "watch", "help", "have", "feel"):
        return within(outer, possible(cue, weak=True)) if lemma == "let" else outer
    if lemma in w.DOUBT_VERBS and lemma not in (
        "ask",
        "decide",
        "determine",
        "check",
        "examine",
        "investigate",
        "assess",
        "consider",
        "predict",
        "anticipate",
    ):
        return possible(cue)
    if lemma in ("seem", "appear", "pretend", "mean") and lemma != "mean":
        return possible(cue)
    if verb.dep_ == "xcomp" and verb.head.lower_ in w.UNTRUE | {"wrong", "absurd"}:
        return negated(verb.head.lower_)  # "it would be wrong to say that …"
    if lemma in w.THINKING and any(c.dep_ == "nsubj" and c.lower_ in ("i", "we", "you") for c in verb.children):
        return possible(cue)  # "I thought she had left": of nobody whose word is kept
    if lemma in w.FACTIVE_VERBS or any(c.dep_ in ("advmod", "dobj", "pobj") and c.tag_ in ("WRB", "WP") for c in token.children):
        return PLAIN
    if lemma == "wait":
        return planned(cue)
    return unsettled(outer)


def _denied_focus(token: Token, copula: Token, focus: Token | None) -> State | None:
    """ "It was not Reyes who resigned", "it was not Norland that attacked": of the one named it is denied. "It was not until May that …" denies nothing.

    Likewise "was not the one that attacked".
    """
    if (
        focus is None
        or focus.dep_ != "attr"
        or copula.lemma_ != "be"
        or not (focus.lower_ in ("one", "ones") or any(c.lower_ == "it" and c.dep_ == "nsubj" for c in copula.children))
    ):
        return None
    if not any(c.tag_ in ("WP", "WDT") and c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in token.children):
        return None
    own = clause_state(copula)
    return negated(own.cue) if own.denied else None


def _above_gerund(token: Token, preposition: Token, walk: Walk) -> State:
    """ "without leaving", "no intention of occupying", "prevented from landing", "by selling"."""
    word, governor = preposition.lower_, preposition.head
    if word == "without" and governor.pos_ in VERBAL and leaves_without_open(governor):
        return possible(word)  # "cannot survive without selling"
    if (
        word in w.WITHOUT
        or (word == "of" and "instead" in (governor.lower_, *(c.lower_ for c in preposition.children)))
        or (word == "than" and governor.lower_ == "rather")
    ):
        return within(affirmed(walk(governor)), negated(word)) if word == "without" and governor.pos_ in VERBAL else negated(word)
    if word == "of" and governor.lower_ == "out" and governor.head.lemma_ in ("talk", "argue", "back", "opt"):
        return negated("out of")
    if word == "from" and preposition.i and preposition.nbor(-1).lower_ in ("apart", "aside"):
        return affirmed(walk(governor)) if governor.pos_ in VERBAL else PLAIN
    if word == "from" and (governor.lower_ == "far" or (preposition.i and preposition.nbor(-1).lower_ == "far")):
        return negated("far from")
    if governor.dep_ == "prep" and governor.head is not governor:
        governor = governor.head
    if governor.lower_ in ("close", "near") and word == "to":
        return within(walk(governor.head), possible(f"{governor.lower_} to"))
    if governor.lower_ == "short" and word == "of":
        return within(walk(governor.head), negated("short of"))
    if governor.dep_ == "dobj" and f"{governor.head.lemma_}_{word}" in w.CHARGING | w.CLEARING | w.BLAMING:
        governor = governor.head  # "blamed the party of lying", where the parser hangs it on the party
    if governor.pos_ in VERBAL:
        return _above_verb_gerund(governor, word, walk)
    if governor.lower_ == "guilty":
        return guilt(governor, walk)
    if governor.pos_ == "ADJ":
        return _adjective_effect(governor, walk(_predicate(governor))) if word in ("of", "about", "to", "for", "on") else PLAIN
    if (word == "of" and governor.lemma_.lower() in w.GENERAL_NOUNS) or f"{governor.lemma_.lower()}_{word}" in w.OPEN_NOUNS:
        return possible(governor.lower_)
    kind = noun_class(governor, word)
    if kind.plain and word not in ("of", "in", "at"):
        return PLAIN
    return within(walk(governor), kind)


def _above_verb_gerund(verb: Token, word: str, walk: Walk) -> State:
    outer = walk(verb)
    lemma = verb.lemma_.lower()
    joined = f"{lemma}_{word}"
    if word == "from" and (lemma in w.NEGATIVE_VERBS or lemma in ("stop", "keep", "hold")):
        return within(outer, ruled_out(verb.lower_, lemma))
    if joined in ("stop_of", "fall_of", "refrain_from", "abstain_from") or (word == "of" and lemma in ("stop", "fall")):
        return within(outer, negated(f"{verb.lower_} {word}"))
    if joined in w.CHARGING or joined in w.BLAMING:
        return possible(verb.lower_)
    if joined in w.CLEARING or joined in ("decide_against", "opt_against"):
        return negated(verb.lower_)
    if joined in w.PLAN_OBJECT or lemma in ("plan", "aim", "intend") or joined in ("look_to", "commit_to"):
        return within(outer, planned(verb.lower_))
    if joined in w.POSSIBLE_OBJECT and lemma != "accuse":
        return within(outer, possible(verb.lower_))
    if word in ("before", "after", "since", "despite", "for", "of", "while", "upon"):
        return affirmed(outer) if word in ("before", "after", "while", "upon") else PLAIN
    return outer if word in ("in", "with", "at", "on") and lemma == "succeed" else affirmed(outer)


_RESULTING = frozenset(
    ("fall rise gain drop climb grow slip plunge jump slide decline increase decrease surge soar live wake survive awake").split()
)
"""An infinitive after these is what came of it, no purpose: "rose to reach", "lived to see"."""


_OPEN_VERBS = w.POSSIBLE_VERBS | w.PLAN_VERBS | w.NEGATIVE_VERBS


def _above_adverbial(token: Token, head: Token, walk: Walk) -> State:
    mark = next(
        (c.lower_ for c in token.children if (c.dep_ in ("mark", "advmod") and c.i < token.i and c.pos_ != "ADV") or c.tag_ == "WRB"), ""
    )
    if is_infinitive(token):
        if head.pos_ not in VERBAL and any(c.dep_ == "advmod" and c.lower_ == "too" for c in head.children):
            return negated("too")
        if any(c.lower_ == "only" and c.dep_ == "advmod" for c in token.children):
            return affirmed(walk(head))
        if (
            head.pos_ in VERBAL
            and head.lemma_ in _OPEN_VERBS
            and not any(c.dep_ == "dobj" for c in head.children)
        ):
            return _above_infinitive(token, head, walk)
        if head.lemma_ in _RESULTING:
            return affirmed(walk(head))
        return within(affirmed(walk(head)), planned("to"))
    if token.tag_ == "VB" and not mark and not any(c.dep_ in ("aux", "nsubj", "nsubjpass", "mark") for c in token.children):
        return possible(token.lower_)  # a bare form tells of nothing by itself: "… did not shoot and, in the end, kill"
    if (mark == "so" and modal(token)) or (mark == "that" and any(c.lower_ == "so" and c.dep_ == "mark" for c in token.children)):
        return planned("so that")
    if mark == "instead" or (mark == "than" and any(c.lower_ == "rather" for c in (*token.children, *head.children))):
        return negated(mark)
    main = affirmed(walk(head))
    if mark in ("after", "once", "when") and token.tag_ == "VBD" and not modal(head):
        return PLAIN
    if mark in w.TEMPORAL_MARKS:
        return main if token.tag_ in ("VBZ", "VBP", "VBG", "VB", "VBN") or modal(token) else (main if main.modality == "Planned" else PLAIN)
    if not mark and token.tag_ == "VBG" and is_charge(token, head):
        return possible(head.lower_)
    if not mark and token.tag_ in ("VBG", "VBN"):
        if any(c.lower_ == "without" and c.i < token.i for c in token.children):
            return negated("without")
        return main
    return PLAIN


def is_charge(gerund: Token, verb: Token) -> bool:
    """ "charged with theft, fraud and leaving the scene": the last of the charges, which the parser hangs on the verb."""
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.i < gerund.i and f"{verb.lemma_}_{preposition.lower_}" in w.CHARGING:
            return gerund.dep_ == "conj" or any(o.dep_ == "pobj" and any(c.dep_ in ("conj", "appos") for c in o.children) for o in preposition.children)
    return False


# ---------------------------------------------------------------------------------------------- adjectives
def _predicate(adjective: Token) -> Token:
    return adjective.head if adjective.dep_ in ("acomp", "oprd", "attr", "xcomp") else adjective


def _above_adjective_clause(token: Token, adjective: Token, walk: Walk) -> State:
    outer = walk(_predicate(adjective)) if _predicate(adjective) is not adjective else PLAIN
    if is_infinitive(token) and any(c.lower_ == "too" and c.dep_ == "advmod" for c in adjective.children):
        alone = any(c.lower_ == "without" for c in token.children)
        return within(outer, possible("too") if alone else negated("too"))  # "too weak to attack", "too weak to attack without help"
    return _adjective_effect(adjective, outer)


def _adjective_effect(adjective: Token, outer: State) -> State:
    """ "is likely to", "was unable to", "not certain that"."""
    lower = adjective.lower_
    if lower in w.ABLE:
        return within(outer, possible("able", weak=True)) if adjective.head.tag_ in ("VBZ", "VBP", "VB", "VBG") else outer
    if lower in w.NEGATIVE_ADJECTIVES or lower in w.UNTRUE:
        return within(outer, negated(lower))
    if lower in w.TRUE:
        return outer
    if lower in w.FACTIVE_ADJECTIVES:
        return PLAIN
    if lower == "unlikely":
        return possible(lower)
    if lower in w.PLAN_ADJECTIVES or adjective.lemma_ in w.PLAN_VERBS:
        return within(outer, planned(lower)) if lower not in ("certain", "sure") or not outer.denied else possible(lower)
    if lower in w.POSSIBLE_ADJECTIVES:
        return within(affirmed(outer), possible(lower))
    return unsettled(outer)
