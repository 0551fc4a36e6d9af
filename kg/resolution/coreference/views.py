"""What a document of a story tells of its events, with the keys of those who take part left out: such a key changes when a document comes that is the first to know
somebody. What matters is who is who. So two documents are compared to the same end as long as both tell the same and have the same in common.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import msgspec

from kg.model import Ref
from kg.resolution.coreference.islands import Island
from kg.resolution.coreference.joining import Joining
from kg.resolution.coreference.stories import Near
from kg.resolution.events.profiles import Keys, Profile, Spot
from kg.resolution.kept import Kept

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
"""Sets of texts are sorted; those of sets would not be."""


@dataclass(frozen=True)
class View:
    """A digest of what a document tells, and which number in it stands for which key of somebody or some place, or for which set of events by its representative."""

    digest: bytes
    who: Mapping[str, int]
    sets: Mapping[Ref, int]


def views_of(island: Island, joining: Joining, called: Mapping[str, frozenset[str]], kept: Kept) -> Mapping[str, View]:
    """What each document of an island tells, and what is known of all that its events were joined with before."""
    sets: dict[str, list[tuple[Ref, ...]]] = defaultdict(list)
    for refs in island.sets:
        for key in {ref[0] for ref in refs}:
            sets[key].append(refs)
    return {key: _view(key, refs, sets[key], joining, called, kept) for key, refs in island.events.items()}


def _view(
    key: str, refs: Sequence[Ref], sets: Iterable[tuple[Ref, ...]], joining: Joining, called: Mapping[str, frozenset[str]], kept: Kept
) -> View:
    numbers: dict[str, int] = {}

    def who(keys: Keys) -> list[int]:
        return sorted([numbers.setdefault(key, len(numbers)) for key in sorted(keys)])

    def where(place: Spot) -> tuple[list[int], list[int]]:
        return who(frozenset((place[0],))), who(place[1])

    def whole(told: Profile) -> tuple[object, ...]:
        """What of several that are one says whether another is, and how surely."""
        taking = [sorted([who(keys) for keys in sorted(those, key=sorted)]) for those in (told.agents, told.targets, told.actors, told.topics)]
        places = sorted([where(place) for place in sorted(told.places, key=lambda place: (place[0], sorted(place[1])))])
        return told.kind, told.order, told.count, told.span, told.ahead, told.particles, taking, places

    beside = joining.known.beside(refs)
    told = (
        (key, kept.state(key), beside.stems, [who(keys) for keys in beside.who], [where(place) for place in beside.spots]),
        [([local for document, local in one if document == key], whole(joining.of(one[0]))) for one in sets],
        [called.get(key) for key in numbers],
    )
    return View(_digest(told), numbers, {one[0]: number for number, one in enumerate(sets)})


def digest_of_two(one: View, other: View) -> bytes:
    """A digest of all that tells how surely the events of two documents are one, but for how many others of the story tell of such."""
    return _digest((one.digest, other.digest, _in_common(one.who, other.who), _in_common(one.sets, other.sets)))


def _in_common(ours: Mapping[Any, int], theirs: Mapping[Any, int]) -> list[tuple[int, int]]:
    return sorted([(ours[key], theirs[key]) for key in ours.keys() & theirs.keys()])


def digest_of_all(island: Island, views: Mapping[str, View], near: Near, joining: Joining) -> bytes:
    """A digest of all that tells how the events of an island are joined as retellings: what its documents tell, which of them share a story, who of each is who, and
    what was joined before or must stay apart."""
    numbers: dict[str, int] = {}
    told = [(key, near[key], view.digest, [numbers.setdefault(key, len(numbers)) for key in view.who]) for key, view in views.items()]
    heads = {refs[0] for refs in island.sets}
    apart = sorted((root, foreign) for root, foreign in joining.clusters.apart().items() if root in heads or root[0] in island.events)
    return _digest((told, island.sets, apart))


def _digest(told: object) -> bytes:
    return blake2b(_encode(told), digest_size=16).digest()
