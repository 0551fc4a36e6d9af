"""What the name of a place alone tells of where it may lie: whether every town has such a thing, whether no town contains it, and the towns that its words hold."""

from kg.gazetteer.words import FIRST_HEADS, LONG_HEADS, NAMED_AFTER_HEADS, TOWN_HEADS
from kg.resolution.places.linking import COMMON, DIRECTIONS, SHORT

_BEGINNINGS = COMMON | DIRECTIONS | TOWN_HEADS | frozenset(FIRST_HEADS) | {"of", "old", "downtown", "greater", "historic"}
"""Words before a town's name in that of another place"""
ALONE = frozenset(("fort", "camp"))
"""First words of names of what may stand far from any town"""


def is_of_a_town(name: str) -> bool:
    """Whether a name says that it is something that every town has of its own: a street, a hospital, a town hall."""
    words = words_of(name)
    first = words[0] not in ALONE and FIRST_HEADS.get(words[0]) == "Facility"
    return len(words) > 1 and (first or words[-1] in TOWN_HEADS or " ".join(words[-2:]) in TOWN_HEADS)


def beginnings(name: str) -> list[str]:
    """The first words of a name that may be a town's which has the place: "Karlsburg" of "Karlsburg Arena". Streets are called after any town."""
    words = name.split()
    return [] if words_of(name)[-1] in NAMED_AFTER_HEADS else [" ".join(words[:count]) for count in range(1, len(words))]


def parts(name: str) -> list[str]:
    """The words of a name, and pairs of them, that may be a town's: its first, or those behind words for a kind or a direction ("Old Town Karlsburg"); none of what
    is called after any town."""
    words, low = name.split(), words_of(name)
    if len(words) < 2 or low[-1] in NAMED_AFTER_HEADS:
        return []
    begins = [at for at in range(len(words)) if _BEGINNINGS.issuperset(low[:at]) and words[at][:1].isupper() and low[at] not in _BEGINNINGS]
    found = [" ".join(words[at : at + count]) for at in begins for count in (2, 1)]
    return [part for part in found if part != name]


def is_long(name: str) -> bool:
    """Whether a name may mean what no town contains; short capitals may mean anything. "River North" is a quarter."""
    words = words_of(name)
    first = words[0] in LONG_HEADS and not is_of_a_town(name) and not (len(words) > 1 and DIRECTIONS.issuperset(words[1:]))
    return first or words[-1] in LONG_HEADS or (name.isupper() and len(name) <= SHORT)


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, without an article and full stops; never empty."""
    return [word.strip(".,").lower() for word in name.removeprefix("the ").removeprefix("The ").split()] or [""]
