"""Analyse: the graph as networkx sees it, and what can be computed on it.

    network      graph          entities and events as nodes, facts as edges with their claims
    outline      bare, rank     the same without evidence: quicker, and enough to choose a part of it
    ranking      scores         PageRank, betweenness, degree
    grouping     communities    groups that are closely connected
    connections  along, chains  short chains of facts between two entities
    nearby       connections    the same, of which it reads what lies around the two; in a stored graph: nearest
    chronology   timeline       events by date
    positions    positions      a ready layout for the page
    rings        rings          the same, in rings around one node
    betweenness  betweenness    how many shortest connections lead through a node
    compiled     plain          the graph as arrays for the compiled engines (home of networkx, rustworkx and graspologic-native is this folder)

All of it is deterministic: nodes are sorted, seeds fixed, scores rounded.
"""

from kg.analysis.chronology import Happening, timeline
from kg.analysis.connections import Step, along
from kg.analysis.grouping import Community, communities
from kg.analysis.nearby import connections, nearest
from kg.analysis.network import Attribute, Source, graph, status_of
from kg.analysis.outline import Whole, bare, central, fold, islands, rank
from kg.analysis.ranking import MEASURES, Measure, Ranked, scores

__all__ = [
    "MEASURES",
    "Attribute",
    "Community",
    "Happening",
    "Measure",
    "Ranked",
    "Source",
    "Step",
    "Whole",
    "along",
    "bare",
    "central",
    "communities",
    "connections",
    "fold",
    "graph",
    "islands",
    "nearest",
    "rank",
    "scores",
    "status_of",
    "timeline",
]
