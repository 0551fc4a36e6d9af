"""Which part of the graph goes onto the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis import scores
from kg.errors import NotFound

if TYPE_CHECKING:
    import networkx as nx

READABLE = 1_500
"""More nodes than this are slow to draw and impossible to read; the most central ones are kept."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to show. ``focus`` is an IRI, with what lies within ``hops`` steps of it. ``top`` keeps the most central nodes (None: ``READABLE``).

    ``since`` (YYYY-MM-DD) leaves out events that ended before, or have no date. ``kinds`` keeps these classes and what is joined to them.
    ``about`` are lines for the foot of the page ("model", "en_core_web_md 3.7.1").
    """

    title: str = "Knowledge graph"
    focus: str | None = None
    hops: int = 2
    top: int | None = None
    since: str | None = None
    kinds: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()


def choose(graph: "nx.MultiDiGraph[str]", options: Options) -> "tuple[nx.MultiDiGraph[str], list[str]]":
    """The part of ``graph`` that ``options`` ask for, and what a reader must be told about what is missing.

    Raises NotFound if the focus is not in the graph, or nothing of a class that was asked for.
    """
    kept, notes = graph, []
    if options.kinds:
        kept = _of_kinds(kept, options.kinds)
        notes.append(f"Only {' and '.join(options.kinds)}, with what is directly connected.")
    if options.since:
        kept = _since(kept, options.since)
        notes.append(f"Without events before {options.since} and events without a date.")
    if options.focus is not None:
        kept = _around(kept, options.focus, options.hops)
        notes.append(f"Only what lies within {_steps(options.hops)} of {graph.nodes[options.focus]['label']}.")
    limit = READABLE if options.top is None else options.top
    if len(kept) > limit:
        notes.append(f"Only the {limit:,} most central of {len(kept):,} nodes. Show others with --top, --focus, --class or --since.")
        kept = _most_central(kept, limit, options.focus)
    return kept, notes


def _steps(hops: int) -> str:
    return "one step" if hops == 1 else f"{hops} steps"


def _part(graph: "nx.MultiDiGraph[str]", nodes: Iterable[str]) -> "nx.MultiDiGraph[str]":
    kept = graph.subgraph(nodes)
    part: nx.MultiDiGraph[str] = type(graph)()
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in kept)
    for a, b, key, data in graph.edges(keys=True, data=True):
        if a in kept and b in kept:
            part.add_edge(a, b, key=key, **data)
    return part


def _of_kinds(graph: "nx.MultiDiGraph[str]", kinds: tuple[str, ...]) -> "nx.MultiDiGraph[str]":
    wanted = {node for node, data in graph.nodes(data=True) if set(kinds) & set(data["classes"])}
    if not wanted:
        raise NotFound(f"nothing of class {', '.join(kinds)} in the graph")
    near = {other for node in wanted for other in (*graph.successors(node), *graph.predecessors(node))}
    return _part(graph, wanted | near)


def _since(graph: "nx.MultiDiGraph[str]", since: str) -> "nx.MultiDiGraph[str]":
    """Without the events that ended before, and what only they connected."""
    gone = {
        node for node, data in graph.nodes(data=True) if data["top"] == "Event" and (data.get("ends") or data.get("begins") or "") < since
    }
    kept = _part(graph, set(graph) - gone)
    left_alone = {node for node in kept if graph.degree(node) and not kept.degree(node)}
    return _part(kept, set(kept) - left_alone)


def _around(graph: "nx.MultiDiGraph[str]", focus: str, hops: int) -> "nx.MultiDiGraph[str]":
    if focus not in graph:
        raise NotFound(f"not in the part of the graph that was asked for: {focus}")
    found = edge = {focus}
    for _ in range(hops):
        edge = {other for node in edge for other in (*graph.successors(node), *graph.predecessors(node))} - found
        found = found | edge
    return _part(graph, found)


def _most_central(graph: "nx.MultiDiGraph[str]", limit: int, focus: str | None) -> "nx.MultiDiGraph[str]":
    central = scores(graph)
    ordered = sorted(graph, key=lambda node: (node != focus, -central[node], node))
    return _part(graph, ordered[:limit])
