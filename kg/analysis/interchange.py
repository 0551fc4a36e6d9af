"""The graph as a file for other graph programs (Gephi, yEd, Cytoscape)."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.store.reading.saying import held

if TYPE_CHECKING:
    import networkx as nx

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATOR = " | "


def write(graph: "nx.MultiDiGraph[str]", path: Path) -> None:
    """Write ``graph`` to ``path``, whose ending is ``.graphml`` or ``.gexf``; what is no number or text is written as text."""
    import networkx as nx

    simple = _simple(graph)
    if path.suffix.lower() == ".graphml":
        nx.write_graphml(simple, path)
    else:
        text = "\n".join(nx.generate_gexf(simple))
        path.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n", encoding="utf-8")


def _simple(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """The graph with plain attributes: these formats hold numbers and text only, and no gaps."""
    import networkx as nx

    simple: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(graph):
        simple.add_node(_fit(node), **_attributes(graph.nodes[node]))
    for number, (source, target, key) in enumerate(sorted(graph.edges(keys=True))):
        data = graph.edges[source, target, key]
        when = held(data.get("claims", ())) or None
        evidence = [claim.sentence for claim in data.get("claims", ())]
        simple.add_edge(_fit(source), _fit(target), key=f"e{number}", label=_fit(str(key)), **_attributes(data | {"claims": evidence, "when": when}))
    return simple


def _attributes(data: dict[str, Any]) -> dict[str, str | int | float]:
    skipped = ("existence", "labels", "label") if "property" in data else ("existence",)
    return {name: _plain(value) for name, value in sorted(data.items()) if name not in skipped and value is not None}


def _plain(value: object) -> str | int | float:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, tuple | list):
        return _SEPARATOR.join(_fit(_words(part)) for part in value)
    return _fit(str(value))


def _words(part: object) -> str:
    name, value = getattr(part, "property", None), getattr(part, "value", None)
    return str(part) if name is None else f"{name}: {value}"


def _fit(text: str) -> str:
    """XML cannot hold control characters, not even escaped."""
    return _NOT_XML.sub("\ufffd", text)
