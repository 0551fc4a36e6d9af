"""The graph as a file for other graph programs."""

from pathlib import Path

import networkx as nx
import pytest

from kg.analysis import graph, interchange
from tests.analysis.story import claim, fact, iri, story


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_an_edge_says_when_it_held(tmp_path: Path, ending: str) -> None:
    told = story()
    told.known.append(fact("person/una-berg", "held_role", "role/president", 90))
    told.said.append(claim(90, "person/una-berg", "held_role", "role/president", "Ex-president Una Berg left.", ends="../2024-05-01"))
    interchange.write(graph(told), tmp_path / f"x.{ending}")
    read = nx.read_graphml(tmp_path / "x.graphml") if ending == "graphml" else nx.read_gexf(tmp_path / "x.gexf")
    edges = list(read.edges(data=True))
    assert [data["when"] for source, target, data in edges if source == iri("person/una-berg")] == ["until some time before 2024-05-01"]
    assert sum("when" in data for *_, data in edges) == 1, "of what holds nothing is said"
