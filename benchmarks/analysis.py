"""Measures of a graph of 100,000 facts as ``kg rank``, ``kg communities`` and ``kg path`` compute them, against plain networkx and the bare engines.

    python benchmarks/analysis.py [--nodes 33000] [--edges 100000] [--repeats 3] [--output benchmarks/results.md]

All sides get the networkx graph that ``kg.analysis.graph`` gives to everybody, and have to convert it to what they need. The bare engines are what kg stands on
(rustworkx for PageRank, graspologic-native for communities), called in the shortest way there is; for the rest there is none that kg could stand on.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.page import generated
from benchmarks.sections import called, give, measured_with, parser
from benchmarks.turns import Work, ratio, turns
from kg.analysis import communities, connections, graph, scores
from kg.analysis.betweenness import SAMPLES
from kg.analysis.compiled import plain
from kg.analysis.grouping import ROUNDS, SEED, partition

PATHS = 5
FEW = 20
"""Sources from which networkx estimates betweenness here: ``SAMPLES`` of them would take it minutes."""


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds of processor time. ``networkx`` is None where nobody waits for it, ``bare`` where there is no engine."""

    what: str
    ours: float
    networkx: float
    bare: float | None


def bare_pagerank(multigraph: "nx.MultiDiGraph[str]") -> object:
    import rustworkx as rx

    number = {node: index for index, node in enumerate(multigraph)}
    pairs = {(number[a], number[b]) for a, b in multigraph.edges()}
    directed: Any = rx.PyDiGraph()
    directed.add_nodes_from(list(number))
    directed.add_edges_from_no_data(list(pairs | {(j, i) for i, j in pairs}))
    return rx.pagerank(directed, tol=1e-10, max_iter=500)


def bare_communities(multigraph: "nx.MultiDiGraph[str]") -> object:
    from graspologic_native import leiden

    pairs = {(a, b) if a < b else (b, a) for a, b in multigraph.edges()}
    return leiden([(a, b, 1.0) for a, b in sorted(pairs)], None, 1.0, 0.001, ROUNDS, True, SEED, 1)


def networkx_pagerank(multigraph: "nx.MultiDiGraph[str]") -> object:
    """networkx' own, which takes no part of scipy."""
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

    return _pagerank_python(nx.Graph(multigraph), tol=1e-10, max_iter=500)


def measure(nodes: int, edges: int, repeats: int) -> list[Row]:
    multigraph = graph(generated(nodes, edges))
    ends = sorted(multigraph)[:: max(1, nodes // 7)][1:3]
    ours: dict[str, Work] = {
        "PageRank": lambda: scores(multigraph),
        f"betweenness from {SAMPLES} nodes": lambda: scores(multigraph, "betweenness"),
        "groups": lambda: partition(plain(multigraph)),
        f"{PATHS} shortest paths": lambda: connections(multigraph, *ends, PATHS),
    }
    bare: dict[str, Work] = {"PageRank": lambda: bare_pagerank(multigraph), "groups": lambda: bare_communities(multigraph)}
    theirs: dict[str, Work] = {
        "PageRank": lambda: networkx_pagerank(multigraph),
        f"betweenness from {SAMPLES} nodes": lambda: nx.betweenness_centrality(nx.Graph(multigraph), k=FEW, seed=1),
        "groups": lambda: nx.community.louvain_communities(nx.Graph(multigraph), seed=1),
        f"{PATHS} shortest paths": lambda: list(islice(nx.shortest_simple_paths(nx.Graph(multigraph), *ends), PATHS)),
    }
    rows = []
    for what, work in ours.items():
        found = turns({"ours": work} | ({"bare": bare[what]} if what in bare else {}), repeats)
        once = turns({"networkx": theirs[what]}, 1)["networkx"] * (SAMPLES / FEW if "betweenness" in what else 1)
        rows.append(Row(what, found["ours"], once, found.get("bare")))
        print(rows[-1], file=sys.stderr)
    rows.append(Row("`kg communities`: groups, named", turns({"ours": lambda: communities(multigraph)}, repeats)["ours"], rows[2].networkx, None))
    return rows


def report(rows: Sequence[Row], nodes: int, edges: int, command: str) -> str:
    lines = [
        f"| {r.what} | {r.ours:.2f} | {r.networkx:.2f} | {ratio(r.networkx, r.ours)} | "
        + ("– | – |" if r.bare is None else f"{r.bare:.2f} | {ratio(r.ours, r.bare)} |")
        for r in rows
    ]
    return (
        "# Analysis\n\n"
        f"What `kg rank`, `kg communities` and `kg path` compute, on a made-up graph of {nodes:,} nodes and {edges:,} facts, against plain networkx and against "
        "the bare engine beneath (rustworkx, graspologic-native), in the same run. Each side starts from the same networkx graph and converts it itself. "
        "Seconds of processor time, which other load on the machine touches least: the least of several turns, networkx once (its betweenness from "
        f"{FEW} sources, times {SAMPLES // FEW}).\n\n"
        f"{measured_with(command)}\n\n"
        "| | kg, s | networkx, s | times faster | bare engine, s | kg to bare |\n| --- | --: | --: | --: | --: | --: |\n" + "\n".join(lines) + "\n"
    )


def main() -> None:
    arguments = parser(__doc__, repeats=5)
    arguments.add_argument("--nodes", type=int, default=33_000)
    arguments.add_argument("--edges", type=int, default=100_000)
    options = arguments.parse_args()
    rows = measure(options.nodes, options.edges, options.repeats)
    text = report(rows, options.nodes, options.edges, called())
    give(text, options.output)


if __name__ == "__main__":
    main()
