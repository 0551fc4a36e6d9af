"""Choosing without evidence, and a part that is what the whole graph holds."""

from itertools import combinations
from pathlib import Path

import pytest

from kg.analysis import Whole, central, fold, graph, islands, scores
from kg.store import Dataset, graphs, save
from tests.analysis.story import iri, story
from tests.store import sample


@pytest.fixture(scope="module", params=["file", "store"])
def dataset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    if request.param == "file":
        return Dataset.open(sample.TRIG)
    folder: Path = tmp_path_factory.mktemp("output")
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), folder)
    return Dataset.open(folder)


def test_the_nodes_are_those_of_the_graph(dataset: Dataset) -> None:
    assert set(dataset.nodes()) == set(graph(dataset, claimed=True))


@pytest.mark.parametrize("claimed", [False, True])
def test_links_join_what_the_graph_joins(dataset: Dataset, claimed: bool) -> None:
    built = graph(dataset, claimed)
    pairs = fold(dataset.links(claimed), set(built))
    assert pairs == {(min(a, b), max(a, b)) for a, b in built.edges() if a != b}


@pytest.mark.parametrize("size", [0, 1, 3, 100])
def test_a_part_holds_what_the_whole_holds_of_its_nodes(dataset: Dataset, size: int) -> None:
    whole = graph(dataset, claimed=True)
    for nodes in list(combinations(sorted(whole), size))[:40] or [tuple(whole)]:
        kept, part = whole.subgraph(nodes), graph(dataset.part(nodes), claimed=True)
        assert {node: part.nodes[node] for node in part} == {node: kept.nodes[node] for node in kept}
        assert {(a, b, key): data for a, b, key, data in part.edges(keys=True, data=True)} == {
            (a, b, key): data for a, b, key, data in kept.edges(keys=True, data=True)
        }


@pytest.mark.parametrize("source", ["sample", "story"])
def test_centrality_is_that_of_the_graph(dataset: Dataset, source: str) -> None:
    whole: Whole = dataset if source == "sample" else story()
    assert central(whole.nodes(), fold(whole.links(), whole.nodes())) == scores(graph(whole, claimed=True))


def test_a_post_joins_its_holder_to_what_it_belongs_to() -> None:
    pairs = fold([("b", "post"), ("post", "a"), ("post", "b"), ("c", "other"), ("x", "y")], {"a", "b", "c"})
    assert pairs == {("a", "b")}
    assert (iri("person/nils-orre"), iri("place/sudland")) in fold(story().links(), story().nodes())


def test_islands_are_what_reaches_few() -> None:
    pairs = [("a", "b"), ("b", "c"), ("d", "e")]
    assert islands("abcdef", pairs, 3) == {"d", "e", "f"}
    assert islands("abcdef", pairs, 1) == set()
    assert islands("abcdef", pairs, 4) == set("abcdef")


def test_nobody_knows_an_unknown_node(dataset: Dataset) -> None:
    part = dataset.part([iri("person/nobody")])
    assert (part.entities(), part.facts(), part.claims()) == ([], [], [])
    assert part.documents() == dataset.documents()
