"""Home of pyvis: its bundled vis-network, and its own form of nodes, edges and options.

Why not pyvis's page: it names two CDNs even with ``in_line``, and its titles, headings and options let markup through (pyvis 0.3.2). Its lists
are filled directly, since ``add_edge`` looks through all nodes each time.
"""

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


def library() -> str:
    """The source of vis-network as pyvis bundles it, without line ends that would change its hash."""
    spec = find_spec("pyvis")
    assert spec is not None and spec.origin is not None
    source = (Path(spec.origin).parent / LIBRARY).read_text(encoding="utf-8")
    assert "</script" not in source
    return source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def network(nodes: Iterable[dict[str, Any]], edges: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` in the form in which pyvis hands them to vis-network, with physics off and straight edges."""
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    drawn = Network(directed=True, cdn_resources="in_line")
    drawn.nodes = [Node(n_id=node["id"], **{key: value for key, value in node.items() if key != "id"}).options for node in nodes]
    drawn.node_ids = [node["id"] for node in drawn.nodes]
    drawn.edges = [
        Edge(edge["from"], edge["to"], directed=False, **{key: value for key, value in edge.items() if key not in ("from", "to")}).options
        for edge in edges
    ]
    drawn.toggle_physics(False)
    drawn.set_edge_smooth("continuous")
    options = json.loads(drawn.options.to_json())
    options["edges"]["smooth"] = False
    options.pop("configure", None)
    return {"nodes": drawn.nodes, "edges": drawn.edges, "options": options}
