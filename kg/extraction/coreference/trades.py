"""Nouns that stand for a firm, and which organisations each can mean: "the airline" is no carmaker, and "the company" no ministry."""

from kg.extraction.coreference.groups import Groups
from kg.gazetteer.names import plain
from kg.gazetteer.words import AMBIGUOUS_HEADS, ORGANIZATION_HEADS

_KINDS = (
    "airline carrier",
    "manufacturer maker producer automaker carmaker chipmaker drugmaker planemaker shipbuilder",
    "retailer supermarket",
    "insurer",
    "brewer brewery",
    "publisher",
    "broadcaster",
    "developer builder",
    "miner",
)
_KIND_OF = {noun: kind for kind, nouns in enumerate(_KINDS) for noun in nouns.split()}
FIRMS = frozenset("company firm corporation giant conglomerate multinational".split()) | _KIND_OF.keys()
"""What no public body is called."""
ORGANIZATION_NOUNS = FIRMS | frozenset("organization organisation group agency".split())
_PUBLIC = (ORGANIZATION_HEADS - AMBIGUOUS_HEADS) & frozenset(
    """
    army assembly association authority brigade cabinet church coalition college commission committee confederation congress council court delegation
    department directorate duma embassy faction federation government hospital league legislature mafia militia ministry mosque movement museum navy
    fleet squad squadron parliament party police senate treasury tribunal union university
    """.split()
)
"""What a body is that is no firm."""


_WARES = frozenset("browser software app game phone smartphone tablet program programme version bug flaw vulnerability exploit edition model".split())
"""What has a name before it is a thing that somebody makes: "the Vale browser", "a Vale flaw"."""


_YEAR = 4
"""Digits of a year, which numbers no thing."""


def is_ware(groups: Groups, j: int) -> bool:
    """Whether the text tells that what the parser takes for an organisation is something made: "versions of Vale", "Vale 7", "the browser Vale"."""
    root = groups.root(j)
    return any(_is_made(groups, k) for k, f in enumerate(groups.found) if f.form == "name" and groups.root(k) == root and f.name == groups.found[j].name)


def _is_made(groups: Groups, k: int) -> bool:
    found, doc = groups.found[k], groups.doc
    head = doc[found.head]
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("of", "in") else head.head
    after = doc[found.end] if found.end < len(doc) and not doc[found.end].is_sent_start else None
    numbered = after is not None and after.like_num and after.head in (head, head.head) and after.text.isdigit() and len(after.text) < _YEAR
    beside = head.dep_ in ("compound", "appos", "nmod", "pobj") and above.lemma_.lower() in _WARES
    called = any(c.lower_ in _WARES for c in head.children if c.dep_ in ("compound", "appos"))
    return numbered or beside or called



def can_mean(groups: Groups, noun: str, j: int) -> bool:
    """Whether ``noun`` may stand for the organisation of mention ``j``: it is not called otherwise, and no firm is a ministry."""
    words = plain(groups.found[j].name).split()
    if noun in FIRMS and words and (words[-1] in _PUBLIC or (len(words) > 2 and words[0] in _PUBLIC and words[1] in ("of", "for"))):
        return False
    kind = _KIND_OF.get(noun)
    root = groups.root(j)
    called = (groups.doc[f.head].lemma_.lower() for k, f in enumerate(groups.found) if f.form == "nominal" and groups.root(k) == root) if kind is not None else ()
    kinds = {_KIND_OF[other] for other in called if other in _KIND_OF}
    return not kinds or kind in kinds
