"""Events in the order of their dates, each with the precision that the text gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from kg.store.dates import bounds

if TYPE_CHECKING:
    import networkx as nx

Precision = OneOf["day", "month", "year", "interval", "none"]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on the time axis. ``date`` is as the text has it (ISO 8601 or EDTF, empty if undated), the bounds are YYYY-MM-DD. ``inferred``: no text states it."""

    node: str
    label: str
    kind: str
    date: str
    begins: str | None
    ends: str | None
    precision: Precision
    places: tuple[str, ...]
    participants: tuple[str, ...]
    inferred: bool = False


def timeline(
    graph: "nx.MultiDiGraph[str]",
    since: str | None = None,
    until: str | None = None,
    about: str | None = None,
    undated: bool = False,
    inferred: Mapping[str, str] | None = None,
) -> list[Happening]:
    """Events that stand as facts, earliest first; with ``undated``, those without a date follow.

    ``since`` and ``until`` (YYYY-MM-DD, inclusive) keep what overlaps them; ``about`` keeps events with a fact that touches that node. ``inferred`` gives dates
    (EDTF) to events for which none is stated.
    """
    assumed = inferred or {}
    events = [_happening(graph, node, assumed.get(node, "")) for node, data in graph.nodes(data=True) if data["top"] == "Event" and data["status"] == "fact"]
    if about is not None:
        near = {about, *graph.predecessors(about), *graph.successors(about)}
        events = [event for event in events if event.node in near and _touches(graph, event.node, about)]
    dated = [event for event in events if event.begins and _overlaps(event, since, until)]
    dated.sort(key=lambda event: (event.begins or "", event.ends or "", event.label, event.node))
    if not undated:
        return dated
    return dated + sorted((event for event in events if not event.begins), key=lambda event: (event.label, event.node))


def precision(date: str, begins: str | None, ends: str | None) -> Precision:
    """How exact a date is, by its form."""
    if not (begins or date):
        return "none"
    if "/" in date or ".." in date or not date:
        return "day" if begins == ends else "interval"
    plain = date.rstrip("~?%")
    return {4: "year", 7: "month", 10: "day"}.get(len(plain), "interval")  # type: ignore[return-value]


def _touches(graph: "nx.MultiDiGraph[str]", event: str, other: str) -> bool:
    between = [*graph.get_edge_data(event, other, default={}).values(), *graph.get_edge_data(other, event, default={}).values()]
    return event == other or any(data["status"] == "fact" for data in between)


def _overlaps(event: Happening, since: str | None, until: str | None) -> bool:
    begins, ends = event.begins or "", event.ends or event.begins or ""
    return (since is None or ends >= since) and (until is None or begins <= until)


def _happening(graph: "nx.MultiDiGraph[str]", node: str, assumed: str) -> Happening:
    data = graph.nodes[node]
    around = [(graph.nodes[target], edge) for _, target, edge in graph.out_edges(node, data=True) if edge["status"] == "fact"]
    places = {str(other["label"]) for other, edge in around if edge["property"] == "held_in"}
    people = {str(other["label"]) for other, edge in around if edge["property"] != "held_in" and other["top"] != "Event"}
    begins, ends = data.get("begins"), data.get("ends")
    date = data.get("date") or ""
    days = bounds(assumed) if not (begins or date) else None
    if days is not None:
        date, (begins, ends) = assumed, days
    return Happening(
        node,
        data["label"],
        data["kind"],
        date or (begins or ""),
        begins,
        ends,
        precision(date, begins, ends),
        tuple(sorted(places)),
        tuple(sorted(people)),
        days is not None,
    )
