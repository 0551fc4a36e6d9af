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
    parliament party police senate treasury tribunal union university
    """.split()
)
"""What a body is that is no firm."""


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
