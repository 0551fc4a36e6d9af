"""The layout computed ahead."""

import random
import time

import networkx as nx
import pytest

from kg.analysis.positions import HEIGHT, positions


def random_graph(nodes: int, edges: int) -> "nx.MultiDiGraph[str]":
    chance = random.Random(1)
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    built.add_nodes_from(f"n{i}" for i in range(nodes))
    built.add_edges_from((f"n{int(nodes * chance.random() ** 2)}", f"n{chance.randrange(nodes)}") for _ in range(edges))
    return built


def test_twice_the_same() -> None:
    assert positions(random_graph(900, 1500)) == positions(random_graph(900, 1500))


def test_no_two_boxes_of_a_small_graph_overlap() -> None:
    placed = list(positions(random_graph(40, 55), {}).values())
    for i, (x, y) in enumerate(placed):
        for a, b in placed[:i]:
            assert abs(x - a) >= 60 or abs(y - b) >= HEIGHT * 0.7


def test_unconnected_nodes_lie_below_the_others() -> None:
    built = random_graph(10, 12)
    built.add_node("zz-lonely")
    placed = positions(built)
    assert placed["zz-lonely"][1] >= max(y for name, (_, y) in placed.items() if built.degree(name))


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_tiny_graphs(nodes: int) -> None:
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    built.add_nodes_from(f"n{i}" for i in range(nodes))
    assert len(positions(built)) == nodes


def test_nodes_that_only_touch_themselves() -> None:
    built: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "a"), ("b", "c")])
    assert len(set(positions(built).values())) == 3


def test_five_thousand_nodes_take_seconds() -> None:
    """A wide margin: a quadratic layout would take minutes on the same graph."""
    start = time.process_time()
    positions(random_graph(5000, 15000))
    assert time.process_time() - start < 12
