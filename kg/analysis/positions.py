"""Where each node stands on the page, computed ahead so that the page is calm from the first moment.

How: every connected component is laid out by itself (spring forces; a large component community by community, the communities
around one another), boxes as wide as their labels are pushed apart, and the components are packed side by side, nodes
without any edge last in rows. Seeded and rounded to whole pixels: the same graph gives the same picture.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kg.analysis.packing import HEIGHT, Points, pack, rows

if TYPE_CHECKING:
    import networkx as nx
    import rustworkx as rx

SEED = 20240501
ROOMY, TIGHT = 130.0, 46.0
"""Wanted distance from a node to its nearest neighbour, in pixels at zoom 1: in a graph of up to 60 nodes, and at least."""
ONE_PIECE = 700
"""A component of more nodes is laid out community by community: spring forces are quadratic."""
SURVEYED = 40
"""The same for a graph that is drawn as an overview: there, communities have to lie side by side."""
PUSH_EXACT = 1_200
"""Up to so many nodes every pair of boxes is kept apart; beyond it labels are sparse anyway."""
LOOK_AGAIN = 3
"""Rounds of pushing after which it is looked up anew which boxes are near one another."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """``home`` is each node's community (-1: none known); components of more than ``one_piece`` nodes are laid out by community."""

    home: Sequence[int]
    one_piece: int


def positions(
    graph: "nx.MultiDiGraph[str]",
    width: Mapping[str, float] | None = None,
    groups: Sequence[Sequence[str]] = (),
    apart: bool = False,
) -> dict[str, tuple[int, int]]:
    """x and y in pixels, y downwards, for every node. ``width`` gives the room that a node's label needs (pixels, default 80).

    ``groups`` are communities, found anew where none are given; with ``apart`` they lie side by side even where the graph is small.
    Facts alone decide where things stand; what only other edges join (denied, planned, …) is put beside what it is joined to.
    """
    names = sorted(graph)
    number = {name: index for index, name in enumerate(names)}
    pairs, others = _pairs(graph, number)
    dense = min(1.0, 60 / max(1, len(names))) ** 0.3
    unit = max(TIGHT, ROOMY * dense)
    widths = np.array([(width or {}).get(name, 80.0) for name in names]) * max(0.45, dense)
    home = {member: group for group, members in enumerate(groups) for member in members}
    plan = _Plan([home.get(name, -1) for name in names], SURVEYED if apart else ONE_PIECE)
    points = np.zeros((len(names), 2))
    placed = _place(points, _components(len(names), pairs), pairs, widths, unit, plan)
    _attach(points, placed, others, unit)
    rest = _components(len(names), [pair for pair in others if not placed & set(pair)])
    _below(points, placed, [[node for node in group if node not in placed] for group in rest], others, widths, unit, plan)
    return {name: (round(float(points[i, 0])), round(float(points[i, 1]))) for i, name in enumerate(names)}


def _pairs(graph: "nx.MultiDiGraph[str]", number: Mapping[str, int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs that facts join, and pairs that only other edges join; both sorted."""
    found: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    for a, b, data in graph.edges(data=True):
        if a != b:
            found[data.get("status", "fact") == "fact"].add(_pair(number[a], number[b]))
    return sorted(found[True]), sorted(found[False] - found[True])


def _place(
    points: Points, groups: list[list[int]], pairs: Sequence[tuple[int, int]], widths: npt.NDArray[np.float64], unit: float, plan: _Plan
) -> set[int]:
    """Lay out and pack the components of more than one node, in place; their nodes."""
    local = _local_pairs(groups, pairs)
    connected = [group for group in groups if len(group) > 1]
    for group in connected:
        points[group] = _push_apart(_lay_out(group, local[group[0]], plan) * unit, widths[group])
    pack(points, connected, widths, unit)
    return {node for group in connected for node in group}


def _attach(points: Points, placed: set[int], pairs: Sequence[tuple[int, int]], unit: float) -> None:
    """Put nodes that no fact joins beside a placed neighbour, where most room is; in place, ``placed`` grows."""
    near: dict[int, list[int]] = {}
    for a, b in pairs:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    waiting = [node for node in sorted(near) if node not in placed]
    while ready := [node for node in waiting if placed.intersection(near[node])]:
        for node in ready:
            anchors = sorted(placed.intersection(near[node]))
            points[node] = _roomiest(points[anchors].mean(axis=0), points[sorted(placed)], unit)
            placed.add(node)
        waiting = [node for node in waiting if node not in placed]


def _roomiest(centre: Points, others: Points, unit: float) -> Points:
    """Of some spots around ``centre``, the one that is farthest from everything else, near ones preferred."""
    angles = np.linspace(0, 2 * math.pi, 12, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    spots = np.concatenate([centre + circle * radius * unit for radius in (1.2, 2.0, 3.2)])
    gaps = np.hypot(*(spots[:, None, :] - others[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    return np.asarray(spots[int(np.argmax(np.round(np.minimum(gaps, unit), 3)))])


def _below(
    points: Points,
    placed: set[int],
    groups: list[list[int]],
    pairs: Sequence[tuple[int, int]],
    widths: npt.NDArray[np.float64],
    unit: float,
    plan: _Plan,
) -> None:
    """What no fact reaches: components of other edges below the rest, then nodes without any edge in rows; in place."""
    before = sorted(placed)
    bottom = float(points[before, 1].max()) + 2 * unit if before else 0.0
    waiting = [group for group in groups if group]
    together = [group for group in waiting if len(group) > 1]
    inside = {node for group in together for node in group}
    added = sorted(_place(points, together, [pair for pair in pairs if pair[0] in inside and pair[1] in inside], widths, unit, plan))
    points[added] += np.array([0.0, bottom])
    rows(points, [before, added], [group[0] for group in waiting if len(group) == 1], widths)


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _components(size: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Connected components, largest first, ties by their first member; members ascending."""
    import rustworkx as rx

    found = rx.connected_components(_compiled(size, pairs))
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


def _compiled(size: int, pairs: Sequence[tuple[int, int]]) -> "rx.PyGraph[int, float]":
    import rustworkx as rx

    graph: rx.PyGraph[int, float] = rx.PyGraph()
    graph.add_nodes_from(list(range(size)))
    graph.add_edges_from([(a, b, 1.0) for a, b in pairs])
    return graph


def _local_pairs(groups: list[list[int]], pairs: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """For each group, by its first member, its pairs in numbers within the group."""
    home = {node: (group[0], index) for group in groups for index, node in enumerate(group)}
    local: dict[int, list[tuple[int, int]]] = {group[0]: [] for group in groups}
    for a, b in pairs:
        local[home[a][0]].append((home[a][1], home[b][1]))
    return local


def _lay_out(group: list[int], pairs: list[tuple[int, int]], plan: _Plan) -> Points:
    if len(group) <= plan.one_piece:
        return _spring(len(group), pairs)
    return _by_community(len(group), pairs, _communities(len(group), pairs, [plan.home[node] for node in group]))


def _communities(size: int, pairs: list[tuple[int, int]], home: list[int]) -> list[list[int]]:
    """Who lies together: by ``home``, where it says anything. A node of no community lies by itself."""
    from kg.analysis.compiled import Plain
    from kg.analysis.grouping import partition

    if max(home) < 0:
        return partition(Plain(tuple(map(str, range(size))), tuple(pairs)))
    found: dict[int, list[int]] = {}
    for node, group in enumerate(home):
        found.setdefault(group if group >= 0 else -1 - node, []).append(node)
    return sorted(found.values())


def _spring(size: int, pairs: Sequence[tuple[int, int]]) -> Points:
    """Fruchterman-Reingold, scaled so that the median distance to the nearest node is 1."""
    import rustworkx as rx

    rounds = 400 if size <= 60 else 200 if size <= 250 else 70
    found = rx.spring_layout(_compiled(size, pairs), k=1.4 / math.sqrt(size), num_iter=rounds, seed=SEED)
    points = np.array([found[i] for i in range(size)])
    return np.asarray(points / max(1e-9, _spacing(points)))


def _spacing(points: Points) -> float:
    """The median distance to the nearest other point; of up to 500 evenly chosen ones."""
    if len(points) < 2:
        return 1.0
    chosen = points[:: max(1, len(points) // 500)]
    gaps = chosen[:, None, :] - points[None, :, :]
    return float(np.median(np.partition(np.hypot(gaps[..., 0], gaps[..., 1]), 1, axis=1)[:, 1]))


def _by_community(size: int, pairs: list[tuple[int, int]], groups: list[list[int]]) -> Points:
    """Each of ``groups`` by itself, then the groups as discs around one another."""
    local = _inner(groups, pairs)
    inside = [_spring(len(group), local[number]) for number, group in enumerate(groups)]
    inside = [points - points.mean(axis=0) for points in inside]
    radii = np.array([float(np.hypot(*points.T).max()) + 1.0 for points in inside])
    home = {node: number for number, group in enumerate(groups) for node in group}
    between = sorted({_pair(home[a], home[b]) for a, b in pairs if home[a] != home[b]})
    centres = _spring(len(groups), between)
    centres = _discs_apart(centres * (2 * float(np.median(radii))), radii)
    placed = np.zeros((size, 2))
    for number, group in enumerate(groups):
        placed[group] = inside[number] + centres[number]
    return placed


def _inner(groups: list[list[int]], pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    home = {node: (number, index) for number, group in enumerate(groups) for index, node in enumerate(group)}
    inner: list[list[tuple[int, int]]] = [[] for _ in groups]
    for a, b in pairs:
        if home[a][0] == home[b][0]:
            inner[home[a][0]].append((home[a][1], home[b][1]))
    return inner


def _discs_apart(centres: Points, radii: npt.NDArray[np.float64], rounds: int = 80) -> Points:
    """Move discs until they hardly overlap, pulling all of them gently towards the middle."""
    moved = centres - centres.mean(axis=0)
    needed = radii[:, None] + radii[None, :]
    for step in range(rounds):
        gap = moved[:, None, :] - moved[None, :, :]
        distance = np.hypot(gap[..., 0], gap[..., 1]) + 1e-6
        overlap = np.clip(needed - distance, 0.0, None)
        np.fill_diagonal(overlap, 0.0)
        moved = moved + (gap / distance[..., None] * overlap[..., None]).sum(axis=1) * 0.35
        moved = moved * (0.97 if step < rounds - 25 else 1.0)
    return np.asarray(moved)


def _push_apart(points: Points, widths: npt.NDArray[np.float64], rounds: int = 60) -> Points:
    """Move nodes until the boxes of their labels hardly overlap (each pair along the axis that needs the smaller step)."""
    if len(points) > PUSH_EXACT:
        return points
    moved = points.copy()
    for step in range(rounds if len(points) <= 600 else 15):
        if step % LOOK_AGAIN == 0:
            first, second = _close(moved, widths)
            room = (widths[first] + widths[second]) / 2
        gap_x, gap_y = (moved[first] - moved[second]).T
        over_x, over_y = room - np.abs(gap_x), HEIGHT - np.abs(gap_y)
        hit = (over_x > 0) & (over_y > 0)
        if not hit.any():
            break
        sideways = hit & (over_x / room < over_y / HEIGHT)
        upright = hit & ~sideways
        push_x = np.where(sideways, over_x, 0) * np.where(gap_x < 0, -0.3, 0.3)
        push_y = np.where(upright, over_y, 0) * np.where(gap_y < 0, -0.3, 0.3)
        for axis, push in ((0, push_x), (1, push_y)):
            moved[:, axis] += np.bincount(first, push, len(moved)) - np.bincount(second, push, len(moved))
    return moved


def _close(points: Points, widths: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The pairs of boxes that overlap, or may after a few rounds: the larger number first, so that of two in one place the later moves ahead."""
    near = np.abs(points[:, None, 1] - points[None, :, 1]) < 2 * HEIGHT
    first, second = np.nonzero(np.tril(near, -1))
    fits = np.abs(points[first, 0] - points[second, 0]) < (widths[first] + widths[second]) / 2 + HEIGHT
    return first[fits], second[fits]
