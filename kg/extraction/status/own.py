"""What a predicate's own words say: auxiliaries, adverbs, subordinators, determiners, modifiers."""

from collections.abc import Sequence

from kg.extraction.grammar.walk import sentence_around
from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w
from kg.extraction.status.ahead import ahead_by_modifier
from kg.extraction.status.idioms import denies_nothing, leaves_open
from kg.extraction.status.negation import all_but, negation
from kg.extraction.status.state import PLAIN, State, affirmed, negated, planned, possible, within

VERBAL = frozenset(("VERB", "AUX"))
_TABLE = "kg.own_states"


def own_state(token: Token) -> State:
    """The state that the predicate has by itself, whatever stands above it. Found once for each token: many predicates stand below one."""
    table: dict[int, State] = token.doc.user_data.setdefault(_TABLE, {})
    if token.i not in table:
        table[token.i] = _own_state(token)
    return table[token.i]


def _own_state(token: Token) -> State:
    children = token.children
    if token.pos_ in VERBAL or any(c.dep_ in ("aux", "auxpass") for c in children):
        return _clause(token, children)
    return _noun(token, children)


def clause_state(verb: Token) -> State:
    """Negation, modal and mark of a clause, borrowed from the first conjunct where coordinated verbs share them."""
    return _clause(verb, verb.children)


def _clause(verb: Token, children: Sequence[Token]) -> State:
    word = _modal(children)
    nearly = all_but(verb)
    denial = negated(nearly) if nearly else negation(children)
    if denial.denied and denies_nothing(verb, children, word):
        denial, word = PLAIN, "" if word in w.CAN or word == "could" else word
    elif denial.denied and (cue := leaves_open(verb, children, word)):
        return within(_mark(verb, children), possible(cue))
    state = within(_mark(verb, children), within(_mode(verb, children, word), denial))
    # "cannot" and "could not" deny; a bare "might not" stays possible.
    if state.denied and state.modality == "Possible" and (word in w.CAN or word == "could") and not _conditional(verb) and _mark(verb, children).plain:
        return negated(state.cue)
    if state.denied and state.modality == "Actual" and _has_condition(verb):  # "if you do not vote, you do not win"
        return within(possible("if"), state)
    if state.denied and any(c.dep_ == "aux" and c.lower_ == "need" for c in children):  # "need not resign": free to, that is all
        return within(affirmed(state), possible("need not"))
    return state


def doubtful_adverb(verb: Token) -> str:
    """The adverb before a verb that leaves what it says open ("allegedly"), or ""."""
    return next((c.lower_ for c in verb.children if c.dep_ == "advmod" and c.i < verb.i and c.lower_ in w.DOUBTFUL_ADVERBS), "")


def modal(verb: Token) -> str:
    """The lower-cased modal of a clause, or ""."""
    return _modal(verb.children)


def _modal(children: Sequence[Token]) -> str:
    return next((c.lower_ for c in children if c.dep_ == "aux" and c.tag_ == "MD"), "")


def is_infinitive(verb: Token) -> bool:
    """Whether "to" introduces the verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _mode(verb: Token, children: Sequence[Token], word: str) -> State:
    if word in w.FUTURE_AUXILIARIES:
        mode = planned("will" if word in ("wo", "'ll") else word)
    elif inverted := _inverted(verb, children):
        mode = possible(inverted)
    elif word in w.CAN:
        mode = possible("can", weak=True)
    elif word in ("would", "'d") and _future_in_past(verb):
        mode = planned("would")
    elif word in w.POSSIBLE_AUXILIARIES:
        mode = possible(word)
    else:
        mode = PLAIN
    for child in children:
        if child.dep_ == "advmod" and child.lower_ in w.DOUBTFUL_ADVERBS:
            return within(possible(child.lower_), mode)
        if mode.plain and child.dep_ == "npadvmod" and _ahead(child) and verb.tag_ in ("VBG", "VBZ", "VBP"):
            mode = planned(child.text)
    if mode.plain and (_is_question(verb) or _is_imperative(verb)):
        return possible("?" if _is_question(verb) else verb.lower_)
    return possible("either") if mode.plain and _is_alternative(verb) else mode


def _is_alternative(verb: Token) -> bool:
    """ "Either signed the letter or left": which of the two is not told."""
    first = verb.head if verb.dep_ == "conj" else verb
    words = {c.lower_ for c in first.children if c.dep_ in ("preconj", "cc")}
    return {"either", "or"} <= words


def _inverted(verb: Token, children: Sequence[Token]) -> str:
    """The auxiliary of "had they left" or "should they leave", or "": a condition, and no question."""
    auxiliary = next((c for c in children if c.dep_ == "aux" and c.lower_ in ("had", "should")), None)
    subject = next((c for c in children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if auxiliary is None or subject is None or not auxiliary.i < subject.i < verb.i or _is_question(verb):
        return ""
    before = [c for c in children if c.i < auxiliary.i]
    return auxiliary.lower_ if all(c.dep_ in ("punct", "ccomp", "advcl") for c in before) else ""


def _ahead(adverbial: Token) -> bool:
    return adverbial.lower_ in w.AHEAD or any(c.lower_ in w.AHEAD for c in adverbial.children)


def _conditional(verb: Token) -> bool:
    """Whether an if-clause depends on the verb, or it is counterfactual ("would have gone")."""
    if modal(verb) in ("would", "could", "might", "'d") and any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return modal(verb) != "could" or _has_condition(verb)
    return _has_condition(verb)


def _has_condition(verb: Token) -> bool:
    return any(c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in c.children) for c in verb.children)


def _future_in_past(verb: Token) -> bool:
    """ "said that it would leave": what was future for a past speaker. A bare "would" is a hypothesis."""
    if _conditional(verb):
        return False
    current = verb
    while current.dep_ in ("conj", "xcomp") and current.head is not current and current.head.i < current.i:
        current = current.head
    if current.dep_ in ("ccomp", "acl", "relcl", "parataxis", "attr"):
        return current.head.tag_ not in ("VB",) and not _has_condition(current)
    # A report that follows: "The plant would close, the firm said."
    return any(c.dep_ in ("ccomp", "parataxis") and c.tag_ == "VBD" for c in verb.children)


def _mark(verb: Token, children: Sequence[Token]) -> State:
    for child in children:
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.lower_ in ("whether", "if")):
            if child.lower_ in w.UNSURE_MARKS and (verb.dep_ != "ROOT" or child.lower_ == "if"):
                return possible(child.lower_)
            if child.lower_ in ("as", "though") and _as_if(child):
                return possible("as if")
    return PLAIN


def _as_if(mark: Token) -> bool:
    return mark.i + 1 < len(mark.doc) and mark.lower_ == "as" and mark.nbor(1).lower_ in ("if", "though")


def _is_question(verb: Token) -> bool:
    if verb.dep_ != "ROOT":
        return False
    end = sentence_around(verb)[1] - 1
    for at in range(end, max(end - 3, verb.i), -1):
        if verb.doc[at].text == "?":
            return True
        if not (verb.doc[at].is_space or verb.doc[at].is_quote):
            return False
    return False


def _is_imperative(verb: Token) -> bool:
    if verb.tag_ != "VB" or verb.dep_ != "ROOT":
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") or (c.dep_ == "aux" and c.lower_ != "do") for c in verb.children):
        return False
    start = sentence_around(verb)[0]
    return verb.i - start <= 2 and not any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in verb.doc[start : verb.i])


def _noun(noun: Token, children: Sequence[Token]) -> State:
    """Determiners and modifiers: "no agreement", "a planned meeting", "an alleged attack", "talks scheduled for Monday"."""
    state = planned(cue) if (cue := ahead_by_modifier(noun)) else PLAIN
    for child in children:
        found = _modifier(noun, child)
        state = state if found is PLAIN else within(found, state)
    first = noun.left_edge.i
    if noun.dep_ == "appos" and first > noun.head.i + 1 and noun.doc[first - 1].lower_ == "not":
        return within(negated("not"), state)  # "an accident, not an attack"
    return state


def _modifier(noun: Token, child: Token) -> State:
    lower = child.lower_
    if child.dep_ in ("det", "neg") and lower in ("no", "neither"):
        return negated(lower)
    if child.dep_ == "neg" and lower == "not" and noun.dep_ not in ("attr", "ROOT") and child.i < noun.i:
        return negated(lower)
    if child.dep_ in ("amod", "compound", "advmod", "nmod", "punct") or (child.dep_ == "acl" and child.tag_ == "JJ"):
        return _adjective(child)
    if child.dep_ == "acl" and child.tag_ == "VBN":
        return _participle(child)
    if child.dep_ == "relcl" and any(c.dep_ == "nsubjpass" and c.lower_ in ("which", "that") for c in child.children):
        return within(clause_state(child), _participle(child)) if child.lemma_ in w.PLAN_OBJECT or child.lemma_ in w.NEGATIVE_OBJECT else PLAIN
    return PLAIN


def _adjective(word: Token) -> State:
    lower = word.lower_.removeprefix("now-")
    if lower in w.PLAN_ADJECTIVES and lower not in w.PREDICATIVE:
        if lower in ("next", "coming") and word.head.ent_type_ in ("DATE", "TIME"):
            return PLAIN
        return planned(lower)
    if lower in w.POSSIBLE_ADJECTIVES and word.dep_ == "amod":
        return PLAIN if lower in _PRAISE else possible(lower)
    if lower in w.NEGATIVE_ADJECTIVES:
        return negated(lower)
    return PLAIN


_PRAISE = frozenset(
    (
        "free difficult hard easy necessary important vital essential crucial tough better good useful worth capable reported apparent "
        "afraid"
    ).split()
)
"""Before a noun these judge it and leave it real ("difficult talks")."""


_AGREED = frozenset("agree order negotiate need offer target set seek request demand".split())
"""As participles these tell of what there is: "the agreed price"."""


def _participle(word: Token) -> State:
    lemma = word.lemma_.lower()
    if lemma in w.NEGATIVE_OBJECT and word.head.lemma_.lower() in w.CONTENT_NOUNS:
        return PLAIN  # "an accusation long denied"
    if (lemma in w.PLAN_OBJECT and lemma not in _AGREED) or lemma == "expect":
        return planned(word.lower_)
    if lemma in w.NEGATIVE_OBJECT:
        return negated(word.lower_)
    if lemma in ("fear", "allege", "suspect", "suggest", "consider", "predict"):
        return possible(word.lower_)
    return PLAIN
