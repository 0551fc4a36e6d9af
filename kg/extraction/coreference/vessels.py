"""The wider words for a ship or an aircraft: "the vessel" is the ferry of the text, "the plane" its airliner."""

from kg.extraction.coreference.groups import Groups
from kg.extraction.parse.parsed import Token

_SHIPS = frozenset(
    "ferry frigate destroyer warship trawler tanker freighter submarine yacht corvette cruiser tugboat boat ship vessel liner barge steamer icebreaker".split()
)
_AIRCRAFT = frozenset("plane aircraft airplane aeroplane airliner jet jetliner helicopter fighter bomber glider biplane".split())
_WIDER = {"ship": _SHIPS, "vessel": _SHIPS, "boat": _SHIPS - {"ship"}, "plane": _AIRCRAFT - {"helicopter"}, "aircraft": _AIRCRAFT}
"""Such a word with those that it may stand for."""


def vessel(groups: Groups, i: int, token: Token) -> int | None:
    """The only ship (or aircraft) of the text so far, for a singular "the ship"; None where there are several, or several were spoken of."""
    kinds = _WIDER.get(token.lemma_.lower())
    if kinds is None or token.tag_ != "NN" or groups.families[i] != "Product":
        return None
    found: dict[int, int] = {}
    for j in range(i):
        other = groups.doc[groups.found[j].head]
        if groups.families[j] != "Product" or groups.found[j].form != "nominal" or other.lemma_.lower() not in _SHIPS | _AIRCRAFT:
            continue
        if other.tag_ != "NN":
            return None
        found[groups.root(j)] = j
    only = next(iter(found.values())) if len(found) == 1 else None
    named = only is not None and any(groups.doc[groups.found[k].head].lemma_.lower() in kinds for k in range(i) if groups.root(k) == groups.root(only))
    return only if named else None
