"""What a clause tells of its time without a date: its tense, whether it is the main clause, and whether words of it point to another time."""

from collections.abc import Iterator

from kg.extraction.grammar.walk import VERBAL, children
from kg.extraction.parse.parsed import Token
from kg.extraction.times.adverbials import Times, predicates

ELSEWHERE = frozenset(
    """
    earlier previously formerly once ago later then afterwards afterward subsequently already ever never before since first originally initially recently always
    often usually historically eventually finally annually still long
    """.split()
)
"""Adverbs of a verb after which it is not told when it was, or at another time than what stands before it."""
BOUNDING = frozenset("since until till during between throughout before after following within prior".split())
"""Prepositions and conjunctions behind which another time may stand."""
LATER = frozenset("when whenever before after since until once if unless".split())
WHEN = frozenset("in on at during by within around from with under".split())
"""What stands behind these beside a verb may tell when it was: "in the war of 1998"."""
DEEPEST = 12


def main_verb(head: Token, heading: int) -> Token | None:
    """The verb of a main clause that tells of an event: its own, or that of which an event noun is a part ("gave a speech")."""
    verb = next((t for t in predicates(head) if t.pos_ in VERBAL), None)
    if verb is head and verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.dep_ == "ROOT" and verb.sent.start == heading:
        return verb  # "Ferry delayed by fog"
    return verb if verb is not None and _is_main(verb) else None


def _is_main(verb: Token) -> bool:
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.dep_ in ("ROOT", "parataxis")


def tense_told(verb: Token) -> str:
    """present, past, perfect; "" for others, "had" among them."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(h.tag_ == "MD" or h.lower_ in ("had", "to", "'d") for h in helpers):
        return ""
    if any(h.lemma_ == "have" for h in helpers):
        return "perfect"
    first = helpers[0] if helpers else verb
    if first is verb and verb.dep_ == "conj" and verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return tense_told(verb.head)
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(first.tag_, "")


def is_passive(verb: Token) -> bool:
    """Whether it is told what was done to the subject."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def is_timed_clause(verb: Token, times: Times) -> bool:
    """Whether the clause has a word of time of its own, known or vague; what is said in it is another clause."""
    for child in verb.children:
        if child.dep_ in ("ccomp", "conj", "punct", "parataxis"):
            continue
        if child.lower_ in ELSEWHERE or child.dep_ == "expl" or (child.lower_ in BOUNDING and not _is_of_occasion(child)):
            return True
        if child.dep_ == "advcl":
            if is_later(child) or (child.i < verb.i and any(m.lower_ == "while" for m in children(child, "mark", "advmod"))):
                return True
        elif any(t.i in times and not _is_of_noun(t, verb, times) for t in child.subtree):
            return True
    return False


def is_later(clause: Token) -> bool:
    """Whether a clause stands behind "when", "after" and the like, or is a condition."""
    return any(m.lower_ in LATER for m in children(clause, "mark", "advmod"))


def _is_of_occasion(preposition: Token) -> bool:
    """ "During a visit": what is told takes place at one with it."""
    noun = next(iter(children(preposition, "pobj")), None)
    return preposition.lower_ == "during" and noun is not None and all(c.lower_ in ("a", "an") for c in children(noun, "det", "poss"))


def _is_of_noun(time: Token, verb: Token, times: Times) -> bool:
    """Whether a time only tells which thing is meant, and the thing does not tell when: "lost its 1991 title", "fell to the lowest level since June"."""
    above, modified = time.head, False
    for _ in range(DEEPEST):
        if above is verb:
            return modified
        if above.dep_ in ("relcl", "acl", "ccomp", "advcl"):
            return True
        if above.pos_ in ("NOUN", "PROPN") and above.i not in times:
            modified = True
        if above.dep_ == "prep" and above.head.i == verb.i and above.lower_ in WHEN:
            return False
        above = above.head
    return modified


def with_first(verb: Token) -> Iterator[Token]:
    """A verb and those before it that may tell the time for it: "today she sang and danced"."""
    yield verb
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
        yield verb


def is_after_date(verb: Token, times: Times) -> bool:
    """Whether a date stands before the verb in its sentence: it may be its own, wherever the parser put it."""
    return any(times[i].value for i in range(verb.sent.start, verb.i) if i in times)


def is_at_once(verb: Token) -> bool:
    """ "Citing costs", "as it was leaving", "as it was being towed", and behind the main clause "while others stayed"."""
    marks = {c.lower_ for c in children(verb, "mark", "advmod")}
    helpers = [c.lower_ for c in children(verb, "aux", "auxpass")]
    if not marks and not helpers:
        return verb.tag_ == "VBG" and not any(c.dep_ == "prep" and c.i < verb.i for c in verb.children)
    if marks and marks <= {"as", "while"}:
        others = marks == {"while"} and verb.tag_ == "VBD" and verb.i > verb.head.i
        return others or (helpers in (["was"], ["were"], ["was", "being"], ["were", "being"]))
    return False


def has_date(verb: Token, times: Times) -> bool:
    """Whether a date stands in the clause of a verb or in the phrase of a noun."""
    return any(t.i in times and times[t.i].value for t in verb.subtree)
