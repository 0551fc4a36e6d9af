"""What tells that a name is a firm's: its shares, its shareholders, a loss that it reports, "said that it would".

Why beside the other cues: a firm that news calls by its name alone ("Quartzvale") is a person, a town and an organisation to the parser, by turns.
"""

from kg.extraction.mentions.spans import Span
from kg.extraction.parse.parsed import Doc, Token

TOLD, HINTED = 8, 2
"""Weights of what only firms have and do, and of what a person's deputy may say of a firm too, in mentions that only the parser names."""
_SHARES = frozenset(("shares", "stock"))
_MOVES = frozenset(
    "fall drop rise jump slide gain climb tumble plunge surge close open trade lose soar sink slip slump rally edge rebound decline".split()
)
_HELD_OF = frozenset("shares stock shareholder stockholder shareholding bondholder takeover acquisition subsidiary headquarters ceo cfo coo".split())
"""What has its "of" before a firm."""
_HELD_IN = frozenset("shares stake stock shareholder stockholder shareholding".split())
_STAFF = frozenset("analyst economist strategist engineer executive".split())
"""Who is "at" a firm or a bank."""
_OWN = frozenset("shareholder stockholder bondholder subsidiary headquarters ceo cfo coo workforce".split())
"""What only firms have."""
_FIGURES = frozenset("loss profit earnings revenue turnover sales".split())
_REPORTING = frozenset({"report", "post", "book"})
_BUYING = frozenset({"buy", "acquire"})
_SAYING = frozenset({"say", "announce"})
_COMPANY = frozenset("company firm maker manufacturer airline retailer carmaker automaker chipmaker drugmaker brewer insurer".split())
_DEEDS = frozenset("cut close buy sell launch raise open lay recall suspend expand build hire invest acquire shut stop halt plan agree expect".split())
"""What firms say that they do."""


def told(doc: Doc, span: Span, known_place: bool) -> tuple[str, int]:
    """The label "ORG" with its weight where the phrase around a name says that it is a firm's; an empty label where it says nothing.

    A name with a title is a person's, and a known place stays one.
    """
    head = doc[span.end - 1]
    if span.label not in ("PERSON", "GPE", "LOC", "ORG") or span.title < span.start or known_place or any(c.dep_ == "det" for c in head.lefts):
        return "", 0
    above = head.head
    possessor = head.dep_ == "poss" and (above.lemma_.lower() in _OWN or _is_quoted(above))
    compound = head.dep_ in ("compound", "nmod") and above.i == span.end and (above.lower_ in _SHARES or above.lemma_.lower() in _OWN)
    if possessor or compound or _is_held(head) or _does(head) or _is_told_by_itself(head) or _is_based(doc, span, head):
        return "ORG", TOLD
    return ("ORG", HINTED) if _says_what_it_does(head) else ("", 0)


def _is_quoted(noun: Token) -> bool:
    """Shares that rise and fall: "Vale's shares fell" is no holding of Vale's."""
    return noun.lower_ in _SHARES and noun.dep_ == "nsubj" and noun.head.lemma_ in _MOVES


def _is_held(head: Token) -> bool:
    """ "shares of Vale", "a stake in Vale", "an analyst at Vale"."""
    if head.dep_ != "pobj" or head.head.dep_ != "prep":
        return False
    preposition, governor = head.head.lower_, head.head.head
    words = {governor.lower_, governor.lemma_.lower()}
    chief = "executive" in words and any(c.lower_ == "chief" for c in governor.lefts)
    held = (preposition == "of" and words & _HELD_OF) or (preposition == "in" and words & _HELD_IN) or (preposition == "at" and words & _STAFF)
    return bool(held) or (chief and preposition == "of")


def _is_based(doc: Doc, span: Span, head: Token) -> bool:
    """ "Vale, which is based in Oslo,", and "Vale, based in Oslo," of no person: towns are based nowhere."""
    if span.end + 1 >= len(doc) or doc[span.end].text != ",":
        return False
    after = doc[span.end + 1]
    verb = after.head if after.lower_ == "which" else after
    behind = verb.dep_ in ("relcl", "acl") and verb.head.i == head.i and verb.lemma_ in ("base", "headquarter")
    return behind and (after.lower_ == "which" or span.label != "PERSON")


def _does(head: Token) -> bool:
    """ "Vale employs 3,000 people", "Vale reported a loss", "Vale agreed to buy Northgate for $3 million"."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.pos_ != "VERB":
        return False
    if verb.lemma_ in ("agree", "offer", "plan", "want"):
        verb = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if verb.lemma_ == "employ":
        return any(c.like_num for noun in objects for c in (*noun.lefts, *(inner for left in noun.lefts for inner in left.children)))
    if verb.lemma_ in _REPORTING:
        return any(noun.lemma_.lower() in _FIGURES for noun in objects)
    price = any(c.dep_ == "prep" and c.lower_ == "for" and _is_money(c) for c in (*verb.children, *(c for noun in objects for c in noun.children)))
    return verb.lemma_ in _BUYING and price and any(noun.ent_type_ in ("ORG", "PERSON", "GPE") for noun in objects)


def _is_told_by_itself(head: Token) -> bool:
    """ "Vale will close its mill, the company said"."""
    verb = head.head.head
    if head.dep_ != "nsubj" or head.head.dep_ != "ccomp" or verb.lemma_ != "say" or verb.i < head.i:
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in _COMPANY and any(d.lower_ == "the" for d in c.lefts) for c in verb.children)


def _is_money(preposition: Token) -> bool:
    return any(t.ent_type_ == "MONEY" for t in preposition.subtree)


def _says_what_it_does(head: Token) -> bool:
    """ "Vale said on Monday that it would cut 300 jobs": nobody else is "it" there."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ not in _SAYING:
        return False
    contents = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and c.lemma_ in _DEEDS)
    return any(c.dep_ == "nsubj" and c.lower_ == "it" for content in contents for c in content.children)
