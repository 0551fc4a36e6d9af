"""Reports in nouns and adjectives: "X's claim that …", "allegations of …", "in X's view", "X is convinced that …"."""

from collections.abc import Iterator

from kg.extraction.annotations import Report
from kg.extraction.attribution import words as w
from kg.extraction.attribution.sources import source_of_noun
from kg.extraction.attribution.spans import clause_around, edges, has_to, runs
from kg.extraction.grammar.walk import agent_of, antecedent, child, children, surface_subject
from kg.extraction.parse.parsed import Token
from kg.extraction.status.untrue import called_false


def nominal_reports(word: Token) -> Iterator[Report]:
    """The reports of one noun or adjective."""
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        if lemma in w.CONTENT_NOUNS or lemma in w.RECORDS:
            yield from _of_noun(word)
        if lemma in w.VIEWS:
            yield from _in_the_view(word)
    if word.lower_ in w.CONVICTIONS:
        yield from _of_conviction(word)


def _of_noun(noun: Token) -> Iterator[Report]:
    """ "X's claim that …", "allegations of …", "reports that …"."""
    speaker = source_of_noun(noun)
    lemma = noun.lemma_.lower()
    for one in noun.children:
        if lemma not in w.CONTENT_NOUNS and speaker is None:
            return
        told = one.dep_ in ("acl", "ccomp") and (
            any(c.lower_ == "that" and c.i < one.i for c in one.children) or (has_to(one) and speaker is not None)
        )
        if one.dep_ == "relcl" and _announced_in(noun):
            told = any(c.lower_ == "that" and c.i < one.i for c in one.children)
        told = told or (lemma in w.CONTENT_NOUNS and _is_bare_content(one))
        link = f"{lemma} {one.lower_}" if one.dep_ == "prep" else ""
        if told or link in _NOUN_LINKS or (link in _OWN_WORD and speaker is not None):
            yield from runs(edges(one), set(), _judge(noun) or speaker, noun)


def _is_bare_content(clause: Token) -> bool:
    """ "claims the polls will bring peace"; but "the claims he made", "the warning which she gave"."""
    if clause.dep_ not in ("acl", "relcl") or clause.tag_ == "VBG" or any(c.tag_ in ("WDT", "WP", "WRB") or c.lower_ == "that" for c in clause.children):
        return False
    if clause.lemma_.lower() in w.HANDING:
        return False  # "the statement she gave police"
    deps = {c.dep_ for c in clause.children}
    return "nsubjpass" in deps or ("nsubj" in deps and bool(deps & {"dobj", "attr", "acomp", "ccomp"}))


def _judge(noun: Token) -> Token | None:
    """Who says that a claim is wrong or right: what "Norway denied a report that …" tells of its content is Norway's word."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or child(verb, "neg") is not None or not (verb.lemma_ in w.VOUCHING or called_false(noun)):
        return None
    return agent_of(verb) if noun.dep_ == "nsubjpass" else surface_subject(verb)


def _announced_in(noun: Token) -> bool:
    """ "announced in a memo that he would leave": the parser takes the content for a relative clause of the memo."""
    verb = noun.head.head
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "in"
        and verb.lemma_ in w.SAY
        and not any(c.dep_ in ("dobj", "ccomp") for c in verb.children)
    )


_NOUN_LINKS = frozenset(
    "claim of,allegation of,accusation of,charge of,report of,rumour of,rumor of,suspicion of,demand for,call for,request for,plea for,appeal for,warning of,"
    "denial of,prediction of,forecast of,estimate of,speculation about,complaint about,complaint of,admission of,hint of,proposal for".split(
        ","
    )
)
_OWN_WORD = frozenset(("threat of", "declaration of", "revelation of", "disclosure of", "assertion of", "acknowledgement of", "acknowledgment of"))
"""Where it is told whose: "the firm's declaration of bankruptcy" (but a declaration of war may be anybody's, and a threat of rain is nobody's)."""


def _of_conviction(word: Token) -> Iterator[Report]:
    """ "Ada Reyes is convinced that …", "made clear that …": who is sure of it says so."""
    verb = word.head if word.dep_ in ("acomp", "ccomp", "oprd") else word
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or subject.lower_ in ("it", "this", "that") or child(verb, "neg") is not None or (word.lower_ == "clear") != (verb.lemma_ == "make"):
        return
    told = (c for c in word.children if c.dep_ in ("ccomp", "csubj", "advcl") and any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children))
    for one in told:
        yield from runs(edges(one), set(), antecedent(subject), word)


def _in_the_view(noun: Token) -> Iterator[Report]:
    """ "in X's view", "in the words of X"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "by"):
        return
    of = next((c for c in children(noun, "prep") if c.lower_ == "of"), None)
    speaker = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
    if speaker is not None and speaker.lower_ not in ("my", "our", "your", "other"):
        yield from runs(clause_around(noun.head.head, noun.head), set(range(*edges(noun.head))), speaker, noun)
