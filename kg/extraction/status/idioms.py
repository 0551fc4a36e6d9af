"""Negations that deny nothing: set phrases, and those that bear on one word of the clause only."""

from collections.abc import Sequence

from kg.extraction.parse.parsed import Token
from kg.extraction.status import words as w


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMPHATIC = _words(
    "emphasise emphasize stress underline underscore highlight say thank praise recommend repeat condemn warn urge commend applaud apologise apologize"
)
"""With "cannot … enough" they say that it is done, and with force."""
FOCUS = _words("only solely alone")
RANKING = _words("first second third fourth fifth last only latest isolated sole")
"""Before a noun that something is not: there have been others, so it is one."""
NO_EVENT = _words("doubt contest match")
"""What "no" with these says is no event that did not take place: "there is no doubt", "was no match for"."""
IT_IS_NO = _words("accident wonder surprise joke secret mistake")
"""Likewise where something is said to be none: "it is no accident that"."""
_IN_PHRASES = NO_EVENT | IT_IS_NO | {"deny", "dispute", "help", "say", "believe", "leave"}
PARTLY = _words("always universally entirely fully completely wholly totally altogether exactly necessarily quite solely")
"""Denied of these, a thing may still be so now and then, or in part."""
MANNER = _words(
    "heavily seriously badly severely gravely critically significantly substantially materially greatly strongly widely properly adequately sufficiently "
    "regularly often frequently usually normally generally typically routinely long much particularly especially intentionally deliberately knowingly "
    "wilfully willfully purposely personally directly unanimously permanently evenly equally well poorly easily lightly quickly slowly fast smoothly closely "
    "voluntarily accidentally randomly automatically mainly primarily chiefly merely"
)
"""Likewise, also behind the predicate: "not seriously injured", "not married very long", "was not done regularly"."""
LASTING = _words("stay wait last remain live survive continue keep hold run work sleep sit stand persist endure suffice")
"""Whoever did not do so until a time did not reach it."""
_CANNOT = w.CAN | {"could"}
_ARGUMENTS = ("prep", "agent", "dobj", "dative")


def denies_nothing(verb: Token, children: Sequence[Token], word: str) -> bool:
    """Whether a negated clause tells what is so: "cannot stress it enough", "not by Norland alone". ``word`` is its modal.

    "Did not meet only in Oslo", "was not run by Norland alone": there, and by Norland, but elsewhere or by others too.
    """
    if word in _CANNOT and verb.lemma_.lower() in EMPHATIC and any(c.lower_ == "enough" and c.i > verb.i for c in children):
        return True
    if _until(verb, children) and _is_past(verb, children) and not any(c.dep_ in ("ccomp", "xcomp") for c in children):
        return True
    return any(c.lower_ in FOCUS and c.dep_ == "advmod" and c.i > verb.i for c in (*children, *_beside(verb, children)))


def leaves_open(verb: Token, children: Sequence[Token], word: str) -> str:
    """The words that make a negation one of a part ("does not always pay"), of a condition ("cannot pay without selling") or of a degree ("could not be
    happier", "can never be too careful"), or "": what is said may be so."""
    partly = next((c for c in children if c.dep_ == "advmod" and (c.lower_ in MANNER or (c.lower_ in PARTLY and c.i < verb.i))), None)
    if partly is not None and not any(c.dep_ == "neg" and c.i > partly.i for c in children):
        return f"not {partly.lower_}"
    if verb.dep_ == "advcl" and (verb.tag_ == "VBG" or not _is_past(verb, children)) and any(c.lower_ in ("when", "whenever") for c in children):
        return "when not"  # "when she was not touring the country", "when it does not want to"
    anybody = any(c.dep_ == "nsubj" and c.lower_ == "you" for c in children) and not any(c.tag_ == "MD" or c.dep_ == "advcl" for c in children)
    if anybody and not _is_past(verb, children):
        return "you not"  # "you don't want to lose": anybody
    if any(_is_as_much(d) for c in children if c.i > verb.i and c.dep_ in ("dobj", "advmod", "attr", "npadvmod") for d in (c, *c.children)):
        return "not as"  # "did not have as much going on"
    if any(c.lower_ == "barely" and c.dep_ in ("advmod", "neg") for c in children):
        return "barely"
    if _until(verb, children):
        return "not until"
    if (amount := _amount(verb, children)) is not None:
        return f"not {amount.lower_}"
    if any(c.dep_ in ("dobj", "attr") and any(r.dep_ == "relcl" and _is_negated(r) for r in c.children) for c in children):
        return "no one who not"  # "never met a soldier who was not wounded"
    if word not in _CANNOT:
        return ""
    if any(c.dep_ == "prep" and c.lower_ == "without" and (word in w.CAN or any(g.dep_ == "pcomp" for g in c.children)) for c in children):
        return f"{word} not without"
    inner = [d for c in children if c.dep_ in ("acomp", "dobj", "advmod", "prep", "attr") and c.i > verb.i for d in c.subtree]
    compared = any(d.lower_ == "than" for d in inner)
    degree = next((d for d in inner if d.lower_ == "too" or (d.tag_ in ("JJR", "RBR") and _is_utmost(d, verb))), None)
    return f"{word} not {degree.lower_}" if degree is not None and not compared else ""


def _is_as_much(word: Token) -> bool:
    return word.lower_ in ("much", "many", "often", "well", "long", "far") and any(c.lower_ in ("as", "so") and c.i == word.i - 1 for c in word.children)


def _amount(verb: Token, children: Sequence[Token]) -> Token | None:
    """ "Does not sell many houses", "did not arrest everyone", "never tied it too tight", "did not grow like it should": a part, a degree, a way."""
    for one in (c for c in children if c.i > verb.i):
        if one.dep_ == "dobj" and one.lower_ in _ALL:
            return one
        if one.dep_ == "dobj" and (found := next((c for c in one.children if c.dep_ in ("det", "amod", "predet") and c.lower_ in _MANY), None)):
            return found
        if one.dep_ == "advmod" and (found := next((c for c in one.children if c.lower_ == "too"), None)):
            return found
        if one.dep_ == "prep" and one.lower_ == "for" and (found := next((c for c in one.children if c.lower_ in ("much", "most", "long")), None)):
            return found
        if one.dep_ == "advcl" and (found := next((c for c in one.children if c.dep_ == "mark" and c.lower_ == "like"), None)):
            return found
    return None


_ALL = ("everyone", "everybody", "everything", "all")
_MANY = ("many", "much", "enough", "all", "every", "each", "both")


def _until(verb: Token, children: Sequence[Token]) -> bool:
    """ "did not meet until May", "… until the army left": it happened then."""
    if verb.lemma_.lower() in LASTING:
        return False
    return any(
        c.i > verb.i
        and ((c.dep_ == "prep" and c.lower_ in _UNTIL) or (c.dep_ == "advcl" and any(m.dep_ in ("mark", "prep") and m.lower_ in _UNTIL for m in c.children)))
        for c in children
    )


_UNTIL = ("until", "till")


def _is_past(verb: Token, children: Sequence[Token]) -> bool:
    """Whether a finite clause tells of the past: "did not meet", "was not met", "nobody met"."""
    auxiliaries = [c for c in children if c.dep_ in ("aux", "auxpass")]
    return all(c.tag_ == "VBD" for c in auxiliaries) if auxiliaries else verb.tag_ == "VBD"


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" and c.lower_ in ("not", "n't", "n’t") for c in verb.children)


def _is_utmost(degree: Token, verb: Token) -> bool:
    """Whether it compares with all there could be; "cannot take any more", "could not go any further", "cannot find a better way" are plain negations."""
    bare = degree.head == verb or degree.head.lower_ in ("anything", "anyone", "nothing")
    return bare and degree.nbor(-1).lower_ not in ("any", "no", "much")


def _beside(verb: Token, children: Sequence[Token]) -> list[Token]:
    """The words that stand at the arguments behind a verb, and at what their prepositions govern."""
    behind = [c for c in children if c.dep_ in _ARGUMENTS and c.i > verb.i]
    inner = [g for c in behind for g in c.children if g.dep_ in ("pobj", "nummod")]
    return [a for c in (*behind, *inner) for a in c.children]


def is_or_not(negation: Token) -> bool:
    """ "whether or not to go": an open choice."""
    return negation.i > 0 and negation.nbor(-1).lower_ == "or"


def is_ranked(noun: Token) -> bool:
    """ "not the first attack", "not an isolated attack": an attack all the same."""
    return any(c.dep_ == "amod" and c.lower_ in RANKING for c in noun.children)


def means_nothing(word: Token) -> bool:
    """Whether a negated word stands in a set phrase and so names no event: "cannot deny", "could not help laughing", "I can't believe it", "leave no doubt"."""
    if word.lemma_.lower() not in _IN_PHRASES:
        return False
    children = tuple(word.children)
    if word.pos_ == "NOUN":
        return _is_no_noun(word, children)
    modal = next((c.lower_ for c in children if c.dep_ == "aux" and c.tag_ == "MD"), "")
    negated = any(c.dep_ == "neg" for c in children)
    if word.lemma_ in ("deny", "dispute"):
        nobody = any(c.dep_ == "nsubj" and c.lower_ in w.NEGATIVE_PRONOUNS | {"one"} for c in children)
        return modal in _CANNOT and (negated or nobody)
    if word.lemma_ == "leave":
        left = next((c for c in children if c.dep_ == "dobj"), None)
        return left is not None and left.lemma_ in ("doubt", "stone") and any(c.lower_ == "no" for c in left.children)
    if word.lemma_ == "believe":
        astonished = any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and c.lower_ == "it") for c in children)
        return modal in _CANNOT and negated and astonished and any(c.dep_ == "nsubj" and c.lower_ in ("i", "we", "you") for c in children)
    if word.lemma_ == "help":
        followed = any((c.dep_ == "xcomp" and c.tag_ == "VBG") or c.lower_ == "but" for c in children)
        return modal in _CANNOT and negated and followed and not any(c.dep_ == "dobj" for c in children)
    if word.lemma_ == "say":
        return negated and word.dep_ == "xcomp" and word.head.lemma_ == "be" and any(c.tag_ == "TO" for c in children)
    return False


def _is_no_noun(noun: Token, children: Sequence[Token]) -> bool:
    lemma = noun.lemma_.lower()
    if lemma == "doubt" and noun.dep_ == "pobj" and noun.head.lower_ in w.WITHOUT:
        return True
    if not any(c.dep_ in ("det", "neg") and c.lower_ == "no" for c in children):
        return False
    there = any(c.dep_ == "expl" or c.lower_ == "there" for c in noun.head.children)
    if lemma in IT_IS_NO:
        return noun.dep_ == "attr" and not there
    return lemma in NO_EVENT and noun.dep_ != "nsubjpass" and not (lemma != "doubt" and there)
