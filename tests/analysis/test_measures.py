"""Centrality, communities, connections, time."""

import random

import networkx as nx
import pytest

from kg.analysis import communities, connections, graph, scores, timeline
from kg.analysis.betweenness import SAMPLES, exact, sampled
from kg.analysis.chronology import precision
from kg.analysis.compiled import Plain, plain
from kg.analysis.grouping import partition
from kg.errors import NotFound
from tests.analysis.story import Story, entity, fact, iri, story


def two_cliques(size: int = 5) -> "nx.MultiDiGraph[str]":
    """Two groups in which all know all, joined by one edge."""
    people = [entity(f"person/{side}{i}", "Person", f"{side}{i}") for side in "ab" for i in range(size)]
    facts = [fact(f"person/{side}{i}", "ally_of", f"person/{side}{j}") for side in "ab" for i in range(size) for j in range(i)]
    return graph(Story(people, [*facts, fact("person/a0", "ally_of", "person/b0")]))


def test_pagerank_sums_to_one_and_prefers_the_middle() -> None:
    found = scores(graph(story()))
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-4)
    assert max(found, key=lambda node: found[node]) in {iri("place/norland"), iri("event/talks"), iri("place/sudland")}


def test_degree_counts_neighbours_not_facts() -> None:
    people = [entity("person/a", "Person", "A"), entity("person/b", "Person", "B")]
    facts = [fact("person/a", "ally_of", "person/b"), fact("person/b", "ally_of", "person/a"), fact("person/a", "aide_to", "person/b")]
    assert scores(graph(Story(people, facts)), "degree") == {iri("person/a"): 1.0, iri("person/b"): 1.0}


def test_betweenness_agrees_with_networkx() -> None:
    built = two_cliques()
    expected = nx.betweenness_centrality(nx.Graph(built))
    assert scores(built, "betweenness") == pytest.approx(expected, abs=1e-5)


def test_sampled_betweenness_is_near_the_exact_one() -> None:
    chance = random.Random(3)
    people = [entity(f"person/{i:03}", "Person", f"p{i}") for i in range(300)]
    facts = [fact(f"person/{chance.randrange(i):03}", "ally_of", f"person/{i:03}") for i in range(1, 300)]
    arrays = plain(graph(Story(people, facts)))
    whole, estimate = exact(arrays), sampled(arrays)
    assert estimate.index(max(estimate)) == whole.index(max(whole))
    assert max(abs(a - b) for a, b in zip(whole, estimate, strict=True)) < 0.15


def test_betweenness_sampled_from_all_nodes_is_the_exact_one() -> None:
    arrays = plain(two_cliques())
    assert SAMPLES % len(arrays.names) == 0
    assert sampled(arrays) == pytest.approx(exact(arrays))


def test_only_facts_count() -> None:
    assert scores(graph(story(), claimed=True), "degree")[iri("person/una-berg")] == 0


def test_communities_are_the_cliques_and_named_by_their_members() -> None:
    found = communities(two_cliques())
    assert [len(group.members) for group in found] == [5, 5]
    assert {group.name for group in found} == {"a0, a1, a2 …", "b0, b1, b2 …"}
    assert [(group.inside, group.outside) for group in found] == [(10, 1), (10, 1)]


def test_everybody_is_in_one_group_and_the_groups_are_as_good_as_those_of_networkx() -> None:
    chance = random.Random(5)
    pairs = {(a, b) for a in range(200) for b in range(a // 20 * 20, a) if chance.random() < 0.4} | {(20 * k, 20 * k + 20) for k in range(9)}
    arrays = Plain(tuple(f"n{i:03}" for i in range(202)), tuple(sorted(pairs)))
    found = partition(arrays)
    assert sorted(node for group in found for node in group) == list(range(202))
    assert found == partition(arrays)
    assert [200] in found
    whole = nx.Graph(arrays.pairs)
    grouped = [set(group) & set(whole) for group in found if set(group) & set(whole)]
    louvain = nx.community.louvain_communities(whole, seed=1)
    assert nx.community.modularity(whole, grouped) >= nx.community.modularity(whole, louvain) - 1e-9


def test_a_lonely_node_is_no_community() -> None:
    assert iri("person/una-berg") not in {node for group in communities(graph(story())) for node in group.members}


def test_a_path_leads_over_facts_in_both_directions() -> None:
    built = graph(story())
    (path,) = connections(built, iri("person/ada-reyes"), iri("place/port-vale"))
    assert [step.target for step in path] == [iri("place/norland"), iri("event/talks"), iri("place/port-vale")]
    assert [(forward, data["property"]) for step in path for forward, data in step.facts] == [
        (True, "represents"),
        (False, "has_participant"),
        (True, "held_in"),
    ]


def test_a_path_never_uses_what_is_no_fact() -> None:
    assert connections(graph(story(), claimed=True), iri("person/una-berg"), iri("place/sudland")) == []


def test_of_two_equal_paths_the_one_past_the_hub_comes_last() -> None:
    people = [entity(f"person/{name}", "Person", name) for name in ("from", "hub", "quiet", "to", *(f"x{i}" for i in range(9)))]
    facts = [fact(f"person/{a}", "ally_of", f"person/{b}") for a, b in (("from", "hub"), ("hub", "to"), ("from", "quiet"), ("quiet", "to"))]
    facts += [fact("person/hub", "ally_of", f"person/x{i}") for i in range(9)]
    found = connections(graph(Story(people, facts)), iri("person/from"), iri("person/to"), 3)
    assert [path[0].target for path in found] == [iri("person/quiet"), iri("person/hub")]


def test_a_path_needs_both_ends() -> None:
    with pytest.raises(NotFound):
        connections(graph(story()), iri("person/ada-reyes"), iri("person/nobody"))
    assert connections(graph(story()), iri("person/ada-reyes"), iri("person/ada-reyes")) == []


def test_the_timeline_holds_what_happened() -> None:
    (talks,) = timeline(graph(story()))
    assert (talks.date, talks.precision, talks.places, talks.participants) == ("2024-05-01", "day", ("Port Vale",), ("Norland", "Sudland"))


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [(None, None, 1), ("2024-05-01", "2024-05-01", 1), ("2024-05-02", None, 0), (None, "2024-04-30", 0)],
)
def test_the_timeline_keeps_what_overlaps(since: str | None, until: str | None, count: int) -> None:
    assert len(timeline(graph(story()), since, until)) == count


def test_the_timeline_of_one_entity() -> None:
    built = graph(story())
    assert len(timeline(built, about=iri("place/norland"))) == 1
    assert timeline(built, about=iri("person/ada-reyes")) == []


def test_an_inferred_date_gives_way_to_a_stated_one() -> None:
    built = graph(story())
    (talks,) = timeline(built, inferred={timeline(built)[0].node: "2023"})
    assert (talks.date, talks.inferred) == ("2024-05-01", False)
    for node in built.nodes:
        built.nodes[node].update(date=None, begins=None, ends=None)
    assert timeline(built) == [] and timeline(built, inferred={talks.node: "some day"}) == []
    (talks,) = timeline(built, inferred={talks.node: "2023-05"})
    assert (talks.date, talks.begins, talks.ends, talks.precision, talks.inferred) == ("2023-05", "2023-05-01", "2023-05-31", "month", True)


def test_planned_and_denied_events_are_not_on_the_timeline() -> None:
    assert [event.label for event in timeline(graph(story(), claimed=True), undated=True)] == ["Talks in Port Vale"]


@pytest.mark.parametrize(
    ("date", "begins", "ends", "expected"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-05", "2024-05-01", "2024-05-31", "month"),
        ("2024-05-01", "2024-05-01", "2024-05-01", "day"),
        ("2024-05-01/2024-05-03", "2024-05-01", "2024-05-03", "interval"),
        ("2024-05~", "2024-05-01", "2024-05-31", "month"),
        ("", "2024-05-01", "2024-05-03", "interval"),
        ("", None, None, "none"),
    ],
)
def test_precision(date: str, begins: str | None, ends: str | None, expected: str) -> None:
    assert precision(date, begins, ends) == expected


def test_an_empty_graph_has_no_measures() -> None:
    empty = graph(Story())
    assert scores(empty) == {}
    assert communities(empty) == []
    assert timeline(empty) == []
