"""The places that public bodies are called after: the "Karlsburg Police Department" is one of Karlsburg, the "University of Nova Scotia" of Nova Scotia.

Why: local news names its town in the names of its offices as often as by itself, so these tell which Karlsburg is meant. They are linked like names of places, and
speak for other names, but yield no place themselves: the text names an office there.
"""

from collections.abc import Callable, Iterator, Sequence

from kg.gazetteer.names import plain
from kg.gazetteer.words import FEMALE_NAMES, MALE_NAMES
from kg.model import Entity, Mention, Place
from kg.resolution.places.linking import COMMON, DIRECTIONS, KNOWN, SHORT

_OFFICES = frozenset(
    "police sheriff fire rescue jail prison court courts county parish council commission commissioners department board ministry army navy guard senate "
    "assembly parliament legislature government authority agency bureau chamber district school schools hospital airport transit municipal coroner attorney "
    "auditor patrol".split()
)
"""Words of a public body's name of which one stands behind the place that it is called after"""
_HOUSES = frozenset("university college library academy institute museum".split())
"""The same for bodies that are called after people as often; then it must be a larger place"""
_OF = frozenset("university college bank city town court port bishop archdiocese diocese borough village township".split())
"""Words before "of" and that place"""
_RANKS = frozenset(("city", "state", "district"))
"""Last words that belong to a place's name only where it is a town's ("Salt Lake City")"""
_GENERAL = frozenset(
    "federal supreme national general royal human law public commerce regional metro metropolitan first united international joint chief special "
    "northeast northwest southeast southwest northeastern northwestern southeastern southwestern research story grand new old great".split()
)
"""Words that say of what sort a body is, and are towns somewhere"""
_SORTS = _GENERAL | _RANKS | frozenset("trial circuit superior magistrates civil criminal county crown high appeal appeals health water public city town".split())
"""Words between a town's name and the office that is there"""
_AFAR = frozenset("school schools university college bank ministry embassy".split())
"""Words of bodies that are called after anything in their area, or that speak in reports from anywhere"""
_NO_PLACE = _GENERAL | DIRECTIONS | COMMON
_GIVEN = MALE_NAMES | FEMALE_NAMES
LONGEST = 3
"""Words of a place's name"""

Places = Callable[[str], Sequence[Place]]
"""The places of a name"""


def named_after(body: Entity, places: Places) -> Entity | None:
    """The place in the name of an organisation, as an entity of its own at the organisation's mentions; None where the name holds none that is known."""
    found = next((name for name, least in _names(body.name) if _is_known(name, least, places)), None)
    at = [(m.start + m.text.find(found), m.form) for m in body.mentions if found in m.text] if found else []
    if found is None or not at:
        return None
    region = any(place.feature == "region" and plain(place.name) == plain(found) for place in places(found))
    mentions = tuple(Mention(start, start + len(found), found, form) for start, form in at)
    return Entity(f"{body.id} in its name", "Region" if region else "Place", found, mentions)


def is_seated(body: str, town: str) -> bool:
    """Whether a body called after a town tells where a report plays: its name says nothing but the town and the office that is there. Schools are called after
    rivers, and professors speak in reports from anywhere."""
    before, _, behind = (part.lower().replace("'s", "").replace("’s", "").split() for part in body.partition(town))
    head = next((word for word in behind if word not in _SORTS), "")
    return _AFAR.isdisjoint((*before, *behind)) and (head in _OFFICES or (not behind and before[-1:] == ["of"]))


def _is_known(name: str, least: int, places: Places) -> bool:
    """Whether a place has that name; a town of at least so many people, and a larger one if somebody may be called so."""
    *_, last = parts = plain(name).split()
    least = KNOWN if _GIVEN.issuperset(parts) else least
    same = (p for p in places(name) if last not in _RANKS or (p.feature == "city" and plain(p.name) == plain(name)))
    return any(place.population >= least or place.feature not in ("city", "county") for place in same)


def _names(name: str) -> Iterator[tuple[str, int]]:
    """What of a name may be a place's, the longest first, and how many people it must have."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.removeprefix("the ").removeprefix("The ").split()]
    low = [word.lower().strip(".,") for word in words]
    of = low.index("of", 1) if "of" in low[1:-1] else 0
    if of and low[of - 1] in _OF:
        yield from ((fit, 0) for fit in _fit(words[of + 1 :]))
    head = next((word for word in low[1:of or None] if word in _OFFICES or word in _HOUSES), "")
    if head:
        yield from ((fit, KNOWN if head in _HOUSES else 0) for fit in _fit(words[: low.index(head, 1) + 1]))


def _fit(words: Sequence[str]) -> Iterator[str]:
    """The first words that are no word for a kind, no direction and no initials."""
    for count in range(min(LONGEST, len(words)), 0, -1):
        name = " ".join(words[:count])
        parts = plain(name).split()
        short = name.isupper() and len(name) <= SHORT
        if name[:1].isupper() and not short and not _NO_PLACE.issuperset(parts):
            yield name
