"""How many of the shortest connections lead through each node, between all pairs of nodes or estimated.

Why numpy for the estimate: rustworkx counts from all nodes or none, networkx and our own loops take a minute for what arrays do in two seconds, and NetworKit's
estimate was slower than these on the same graph.
"""

import numpy as np
import numpy.typing as npt

from kg.analysis.compiled import Plain

EXACT = 6_000
"""Above so many nodes it is estimated from ``SAMPLES`` evenly spread sources (Brandes & Pich 2007): exact is quadratic."""
SAMPLES = 400

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


def betweenness(arrays: Plain) -> list[float]:
    """The betweenness of each node, normalised to 0..1."""
    return exact(arrays) if len(arrays.names) <= EXACT else sampled(arrays)


def exact(arrays: Plain) -> list[float]:
    """From all nodes."""
    import rustworkx as rx

    size = len(arrays.names)
    undirected: rx.PyGraph[int, None] = rx.PyGraph()
    undirected.add_nodes_from(range(size))
    undirected.add_edges_from_no_data(list(arrays.pairs))
    # One thread: sums in another order would differ in the last digits.
    found = rx.betweenness_centrality(undirected, normalized=True, parallel_threshold=size + 1)
    return [found[i] for i in range(size)]


def sampled(arrays: Plain) -> list[float]:
    """From evenly spread sources, scaled to all sources."""
    size = len(arrays.names)
    near = _Near.of(size, arrays.pairs)
    total = np.zeros(size)
    for index in range(SAMPLES):
        total += near.owed(index * size // SAMPLES)
    scale = size / SAMPLES / max(1, (size - 1) * (size - 2))
    return [float(value) for value in total * scale]


class _Near:
    """Who is whose neighbour: those of a node lie side by side in ``others``, ``count`` of them from ``first`` on."""

    def __init__(self, first: Whole, count: Whole, others: Whole) -> None:
        self.first, self.count, self.others = first, count, others

    @classmethod
    def of(cls, size: int, pairs: tuple[tuple[int, int], ...]) -> "_Near":
        ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        from_, to = np.concatenate((ends[:, 0], ends[:, 1])), np.concatenate((ends[:, 1], ends[:, 0]))
        count = np.bincount(from_, minlength=size)
        return cls(np.cumsum(count) - count, count, to[np.argsort(from_, kind="stable")])

    def steps(self, nodes: Whole) -> tuple[Whole, Whole]:
        """All steps that lead from ``nodes`` to a neighbour: where from, where to."""
        count = self.count[nodes]
        shift = self.first[nodes] - (np.cumsum(count) - count)
        return np.repeat(nodes, count), self.others[np.repeat(shift, count) + np.arange(count.sum())]

    def owed(self, source: int) -> Real:
        """What shortest connections from ``source`` owe to each node between their ends (Brandes 2001, unweighted), a whole level of nodes at a time."""
        size = len(self.count)
        seen, ways, place = np.zeros(size, dtype=bool), np.zeros(size), np.empty(size, dtype=np.int64)
        level = np.array([source])
        seen[source], ways[source] = True, 1.0
        levels: list[tuple[Whole, Whole]] = []
        while level.size:
            from_, to = self.steps(level)
            further = ~seen[to]
            from_, to = from_[further], to[further]
            np.add.at(ways, to, ways[from_])
            seen[to] = True
            number = np.arange(to.size)
            place[to] = number
            level = to[place[to] == number]  # each once
            levels.append((from_, to))
        owed = np.zeros(size)
        for from_, to in reversed(levels):
            np.add.at(owed, from_, ways[from_] / ways[to] * (1.0 + owed[to]))
        owed[source] = 0.0
        return owed
