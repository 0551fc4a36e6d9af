"""How the graph is drawn: where each node stands, how large it is by each measure, and to which community it belongs."""

import math
from typing import TYPE_CHECKING, Any
from typing import Literal as OneOf

from kg.analysis import Community, communities, scores
from kg.analysis.positions import positions
from kg.analysis.rings import rings

if TYPE_CHECKING:
    import networkx as nx

Layout = OneOf["spring", "rings", "overview"]
SMALLEST, LARGEST = 8.0, 25.0
"""Radius of a node in pixels at zoom 1."""
BETWEENNESS = 2_000
"""Of a graph with more nodes than this, the page offers no betweenness: it would take longer than everything else together."""
COMMUNITY = 3
"""Fewer members are no community."""


def draw(
    graph: "nx.MultiDiGraph[str]", order: list[str], nodes: list[dict[str, Any]], layout: Layout, focus: str | None
) -> list[dict[str, Any]]:
    """Give ``nodes`` (of ``order``, in place) a position, sizes and a community. The communities, by number from 0: name and number of members."""
    found = communities(graph, COMMUNITY)
    home = {member: community.number - 1 for community in found for member in community.members}
    _size(graph, order, nodes)
    _place(graph, order, nodes, layout, found, focus)
    for node, data in zip(order, nodes, strict=True):
        data["group"] = home.get(node, -1)
    return [{"name": community.name, "members": len(community.members)} for community in found]


def _size(graph: "nx.MultiDiGraph[str]", order: list[str], nodes: list[dict[str, Any]]) -> None:
    """``size`` by PageRank; ``sizes`` by degree and, where it is not too much, betweenness."""
    measures = [_radii(scores(graph, "pagerank"), order), _radii(scores(graph, "degree"), order)]
    if len(order) <= BETWEENNESS:
        measures.append(_radii(scores(graph, "betweenness"), order))
    for data, (size, *others) in zip(nodes, zip(*measures, strict=True), strict=True):
        data |= {"size": size, "sizes": others}


def _radii(central: dict[str, float], order: list[str]) -> list[float]:
    largest = max(central.values(), default=0.0) or 1.0
    return [round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(central[node] / largest), 1) for node in order]


def _place(
    graph: "nx.MultiDiGraph[str]",
    order: list[str],
    nodes: list[dict[str, Any]],
    layout: Layout,
    found: list[Community],
    focus: str | None,
) -> None:
    room = {node: min(190.0, 34.0 + 6.8 * len(data["label"])) for node, data in zip(order, nodes, strict=True)}
    if layout == "rings":
        placed = rings(graph, focus or order[0], room) if order else {}
    else:
        placed = positions(graph, room, [community.members for community in found], apart=layout == "overview")
    for node, data in zip(order, nodes, strict=True):
        data["x"], data["y"] = placed[node]
