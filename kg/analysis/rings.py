"""Where each node stands if everything is drawn in rings around one of them: a ring for each step from it."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

STEP = 210
"""Pixels from one ring to the next, at least."""
ROOM = 56.0
"""Pixels along a ring that a node takes, at least."""


def rings(graph: "nx.MultiDiGraph[str]", centre: str, width: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """x and y in pixels of every node. ``width`` is the room of a node's label. What cannot be reached from ``centre`` forms the last ring.

    Within a ring, nodes stand in the order of the neighbours through which they were reached, so that lines seldom cross.
    """
    placed = {centre: (0, 0)}
    radius = 0.0
    for ring in _ringed(graph, centre):
        needed = [max(ROOM, width[node] / 2) for node in ring]
        radius = max(radius + STEP, sum(needed) / (2 * math.pi))
        share = 2 * math.pi / sum(needed)
        angle = -math.pi / 2
        for node, room in zip(ring, needed, strict=True):
            placed[node] = (round(radius * math.cos(angle)), round(radius * math.sin(angle)))
            angle += room * share
    return placed


def _ringed(graph: "nx.MultiDiGraph[str]", centre: str) -> list[list[str]]:
    found: list[list[str]] = []
    seen = {centre}
    ring = [centre]
    while ring:
        outer: list[str] = []
        for node in ring:
            new = sorted({*graph.predecessors(node), *graph.successors(node)} - seen)
            seen.update(new)
            outer.extend(new)
        if outer:
            found.append(outer)
        ring = outer
    rest = sorted(set(graph) - seen)
    return [*found, rest] if rest else found
