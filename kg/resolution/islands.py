"""Islands: documents that tell one story, in any number of steps, or whose events were taken for one. Nothing that another document says of its events can change
how those of an island are joined as retellings: so each island is a slice (see ``kept``), and a document that comes or goes costs those that it touches.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from kg.model import Ref
from kg.resolution.joining import Joining
from kg.resolution.kept import Kept
from kg.resolution.profiles import Keys, Profile, Spot
from kg.resolution.stories import Near

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
"""Sets of texts are sorted; those of sets would not be."""
_NONE: frozenset[Any] = frozenset()


@dataclass(frozen=True)
class Island:
    """The ``events`` of each document, by the keys of these in order, and the ``sets`` of more than one that they were joined in: (smallest, ..., largest). The
    latter may hold events of documents that are in no story."""

    events: Mapping[str, Sequence[Ref]]
    sets: Sequence[tuple[Ref, ...]]


def islands(joining: Joining, near: Near) -> Iterator[Island]:
    """All of them, by their first documents; ``near`` gives the other documents of a story."""
    first = {key: key for key in sorted(near)}

    def top(key: str) -> str:
        while (above := first[key]) != key:
            first[key] = key = first[above]
        return key

    def unite(one: str, other: str) -> None:
        one, other = top(one), top(other)
        first[max(one, other)] = min(one, other)

    sets = list(joining.several()) if first else []
    telling = [(refs, [key for key in {ref[0] for ref in refs} if key in first]) for refs in sets]
    for key, others in near.items():
        for other in others:
            unite(key, other)
    for _, keys in telling:
        for key in keys[1:]:
            unite(keys[0], key)
    events: dict[str, dict[str, Sequence[Ref]]] = defaultdict(dict)
    for key in first:
        events[top(key)][key] = joining.known.of_document(key)
    joined: dict[str, list[tuple[Ref, ...]]] = defaultdict(list)
    for refs, keys in telling:
        if keys:
            joined[top(keys[0])].append(refs)
    for key, told in events.items():
        yield Island(told, sorted(joined[key]))


def basis(island: Island, joining: Joining, near: Near, called: Mapping[str, frozenset[str]], kept: Kept) -> bytes:
    """All that tells how the events of an island are joined as retellings: what its documents say, with whom they share a story, who takes part in their events
    and is called how, and what was joined before or must stay apart.

    Who takes part is numbered here, for the key that stands for somebody changes when a document is the first to know him; what matters is who is who.
    """
    known = joining.known
    numbers: dict[str, str] = {}

    def who(keys: Keys) -> list[str]:
        return sorted(numbers.setdefault(key, key if key.startswith("country:") else f"{len(numbers)}") for key in sorted(keys))

    def spot(place: Spot) -> tuple[list[str], list[str]]:
        return who(frozenset((place[0],))), who(place[1])

    def whole(profile: Profile) -> tuple[object, ...]:
        taking = [
            sorted(who(keys) for keys in sorted(those, key=sorted))
            for those in (profile.agents, profile.targets, profile.actors, profile.topics)
        ]
        where = sorted(spot(place) for place in sorted(profile.places, key=lambda p: (p[0], sorted(p[1]))))
        return replace(profile, agents=_NONE, targets=_NONE, actors=_NONE, topics=_NONE, places=_NONE), taking, where

    told = []
    for key, refs in island.events.items():
        beside = known.beside(refs)
        told.append(
            (key, kept.state(key), near[key], beside.stems, [who(keys) for keys in beside.who], [spot(place) for place in beside.spots])
        )
    sets = [(refs, whole(joining.of(refs[0]))) for refs in island.sets]
    heads = {refs[0] for refs in island.sets}
    apart = sorted((root, foreign) for root, foreign in joining.clusters.apart().items() if root in heads or root[0] in island.events)
    names = {number: called.get(key) for key, number in numbers.items()}
    return _encode((told, sets, apart, names))
