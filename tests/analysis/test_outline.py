"""Choosing without evidence, and a part that is what the whole graph holds."""

import math
from itertools import combinations, pairwise, product
from pathlib import Path

import networkx as nx
import pytest

from kg.analysis import Measure, Ranked, Whole, bare, central, communities, connections, fold, graph, islands, nearest, rank, scores
from kg.analysis.connections import chains, simplified
from kg.store import Dataset, graphs, save
from kg.store.notation.paragraphs import prefix_lines
from kg.store.vocabulary import BASE
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


@pytest.mark.parametrize("count", [1, 2, 8])
def test_the_nearest_chains_are_those_of_the_whole_graph(dataset: Dataset, count: int) -> None:
    """Of chains that are equally long and lead past nodes of equally many neighbours, either may come first."""
    whole = bare(dataset)
    degrees = {node: len({*whole.predecessors(node), *whole.successors(node)} - {node}) for node in whole}

    simple = simplified(whole, whole.edges())

    def lengths(found: list[list[str]]) -> list[tuple[int, float]]:
        return [(len(chain), round(sum(math.log(degrees[node]) for node in (*chain, *chain[1:-1])), 6)) for chain in found]

    for first, last in product(sorted(whole), repeat=2):
        expected = chains(simple, degrees, first, last, count)
        found = nearest(dataset, first, last, count)
        assert lengths(found) == lengths(expected) and len(set(map(tuple, found))) == len(found)
        assert all(whole.has_edge(a, b) or whole.has_edge(b, a) for chain in found for a, b in pairwise(chain))


def test_neighbours_are_those_of_the_whole_graph(dataset: Dataset) -> None:
    whole = bare(dataset)
    assert dataset.neighbours([]) == {} and dataset.neighbours(["https://example.org/nobody"]) == {"https://example.org/nobody": set()}
    assert dataset.neighbours(list(whole)) == {node: {*whole.predecessors(node), *whole.successors(node)} - {node} for node in whole}


def ranked(network: "nx.MultiDiGraph[str]", by: Measure, kind: str | None, top: int | None) -> list[Ranked]:
    """What ``rank`` says, of a graph that is read as a whole."""
    values, degrees = scores(network, by), scores(network, "degree")
    rows = [
        Ranked(node, data["label"], data["kind"], values[node], int(degrees[node]))
        for node, data in network.nodes(data=True)
        if kind is None or kind in data["classes"]
    ]
    return sorted(rows, key=lambda row: (-row.score, -row.degree, row.label, row.node))[:top]


@pytest.mark.parametrize("by", ["pagerank", "betweenness", "degree"])
@pytest.mark.parametrize("kind", [None, "Person", "Place", "Weapon"])
@pytest.mark.parametrize("source", ["sample", "story"])
def test_ranks_are_those_of_the_whole_graph(dataset: Dataset, source: str, kind: str | None, by: Measure) -> None:
    whole: Whole = dataset if source == "sample" else story()
    for top in (None, *range(1, 12)):
        assert rank(whole, by, kind, top) == ranked(bare(whole), by, kind, top)


def test_who_is_level_is_in_the_order_of_names(tmp_path: Path) -> None:
    names = ["Zoe", "Ada", "Mia", "Bo"]
    people = "".join(f'<urn:{n}> a kg:Person ; rdfs:label "{name}" . ' for n, name in enumerate(names))
    (tmp_path / "x.ttl").write_text(f"{''.join(prefix_lines(BASE))} {people} <urn:0> kg:ally_of <urn:1> . <urn:2> kg:ally_of <urn:3> , <urn:9> .")
    found = rank(Dataset.open(tmp_path / "x.ttl"), top=3)
    assert [row.label for row in found] == ["Ada", "Bo", "Mia"]
    assert {row.degree for row in found} == {1}


def test_a_class_of_another_vocabulary_is_asked_for_by_its_iri(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text(f'{"".join(prefix_lines(BASE))} <urn:a> a schema:Person ; rdfs:label "A" . _:b a schema:Place ; rdfs:label "B" .')
    dataset = Dataset.open(tmp_path / "x.ttl")
    assert [row.label for row in rank(dataset, kind="https://schema.org/Person")] == ["A"]
    assert [row.label for row in rank(dataset)] == ["A", "B"]


def test_nobody_is_central_in_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("")
    assert rank(Dataset.open(tmp_path / "x.ttl")) == []


PLACED = """
place:hall a kg:Facility ; rdfs:label "Hall" ; kg:approximately_at place:quay .
place:mill a kg:Facility ; rdfs:label "Mill" ; kg:approximately_at place:quay ; kg:located_in place:quay .
place:quay a kg:City ; rdfs:label "Quay" .
person:ada a kg:Person ; rdfs:label "Ada" ; kg:works_for place:hall .
"""


@pytest.fixture
def placed(tmp_path: Path) -> Dataset:
    """A hall of which only the position is known to be about that of a town, and a mill that lies in it."""
    file = tmp_path / "placed.ttl"
    file.write_text("".join(prefix_lines(BASE)) + PLACED, encoding="utf-8")
    return Dataset.open(file)


def test_a_mere_position_makes_no_town_central(placed: Dataset) -> None:
    hall, mill, quay, ada = (f"{BASE}{path}" for path in ("place/hall", "place/mill", "place/quay", "person/ada"))
    whole = bare(placed)
    assert set(whole[hall]) == {quay} and {quay} == set(whole[mill])
    assert {row.node: row.degree for row in rank(placed)} == {hall: 1, mill: 1, quay: 1, ada: 1}
    assert scores(whole, "degree") == dict.fromkeys((hall, mill, quay, ada), 1.0)
    assert placed.neighbours([quay, hall]) == {quay: {mill}, hall: {ada}}
    assert nearest(placed, hall, quay) == [] == connections(whole, ada, quay) and nearest(placed, mill, quay) == [[mill, quay]]
    assert [set(group.members) for group in communities(whole)] == [{hall, ada}, {mill, quay}]
    assert fold(placed.links(), placed.nodes()) == {(mill, quay), (ada, hall)}
    assert fold(placed.links(claimed=True), placed.nodes()) == {(mill, quay), (hall, quay), (ada, hall)}
