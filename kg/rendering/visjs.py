"""Home of pyvis: its bundled vis-network, and its own form of nodes, edges and options.

Why not pyvis's page: it names two CDNs even with ``in_line``, and its titles, headings and options let markup through (pyvis 0.3.2). Its lists
are filled directly, since ``add_edge`` looks through all nodes each time.
"""

import json
import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

ALONE = "pyvis_alone"
"""The name under which pyvis's modules are imported without pyvis itself."""
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"


def library() -> str:
    """The source of vis-network as pyvis bundles it, without line ends that would change its hash."""
    source = (_folder() / LIBRARY).read_text(encoding="utf-8")
    assert "</script" not in source
    return source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def network(nodes: Iterable[dict[str, Any]], edges: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` in the form in which pyvis hands them to vis-network, with physics off and straight edges."""
    node_type, edge_type = _module("node").Node, _module("edge").Edge
    options = _module("options").Options()
    options.physics.enabled = False
    options.edges.smooth.type = "continuous"
    settings = json.loads(options.to_json())
    settings["edges"]["smooth"] = False
    settings.pop("configure", None)
    return {
        "nodes": [node_type(n_id=node["id"], **{key: value for key, value in node.items() if key != "id"}).options for node in nodes],
        "edges": [
            edge_type(
                edge["from"], edge["to"], directed=False, **{key: value for key, value in edge.items() if key not in ("from", "to")}
            ).options
            for edge in edges
        ],
        "options": settings,
    }


def _folder() -> Path:
    spec = find_spec("pyvis")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


def _module(name: str) -> Any:
    """One of pyvis's modules by itself. ``import pyvis`` would bring IPython, jsonpickle and networkx with it, which takes longer than drawing."""
    if ALONE not in sys.modules:
        package = ModuleType(ALONE)
        package.__path__ = [str(_folder())]
        sys.modules[ALONE] = package
    return import_module(f"{ALONE}.{name}")
