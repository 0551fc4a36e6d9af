"""The graph that users get."""

from kg.analysis import graph
from tests.analysis.story import Story, claim, entity, fact, iri, story


def test_facts_are_edges_with_their_claims() -> None:
    built = graph(story())
    data = built.get_edge_data(iri("person/ada-reyes"), iri("place/norland"))
    assert list(data) == ["represents"]
    assert [claim.iri for claim in data["represents"]["claims"]] == [iri("claim/1")]


def test_what_is_no_fact_is_not_there() -> None:
    built = graph(story())
    assert iri("event/attack") not in built
    assert iri("event/second") not in built
    assert not built.has_edge(iri("place/norland"), iri("place/sudland"))
    assert {status for _, _, status in built.edges(data="status")} == {"fact"}


def test_what_is_no_fact_is_marked_when_asked_for() -> None:
    built = graph(story(), claimed=True)
    assert built.nodes[iri("event/attack")]["status"] == "denied"
    assert built.nodes[iri("event/second")]["status"] == "planned"
    assert built.nodes[iri("event/talks")]["status"] == "fact"
    assert list(built.get_edge_data(iri("place/norland"), iri("place/sudland"))) == ["opponent_of (possible)"]
    assert list(built.get_edge_data(iri("person/una-berg"), iri("place/sudland"))) == ["works_for (claimed)"]


def test_an_implied_fact_gives_way_to_what_implies_it() -> None:
    data = graph(story()).get_edge_data(iri("person/ada-reyes"), iri("person/ivo-lund"))
    assert list(data) == ["aide_to"]


def test_an_implied_fact_stays_where_it_is_the_only_one() -> None:
    people = [entity("person/ada-reyes", "Person", "Ada Reyes"), entity("person/ivo-lund", "Person", "Ivo Lund")]
    built = graph(Story(people, [fact("person/ada-reyes", "adviser_to", "person/ivo-lund", implied=True)]))
    assert built.has_edge(iri("person/ada-reyes"), iri("person/ivo-lund"), key="adviser_to")


def test_a_post_is_a_line_and_joins_only_what_nothing_else_joins() -> None:
    built = graph(story())
    assert iri("role/president") not in built
    assert built.nodes[iri("person/ivo-lund")]["roles"] == ("President of Norland",)
    assert list(built.get_edge_data(iri("person/ivo-lund"), iri("place/norland"))) == ["head_of_state_of"]
    assert list(built.get_edge_data(iri("person/nils-orre"), iri("place/sudland"))) == ["holds_role"]


def test_a_post_that_is_over_says_so() -> None:
    told = story()
    told.known.append(fact("person/una-berg", "held_role", "role/president", 90))
    told.said.append(claim(90, "person/una-berg", "held_role", "role/president", "Ex-president Una Berg left.", ends="../2024-05-01"))
    built = graph(told)
    assert built.nodes[iri("person/una-berg")]["roles"] == ("formerly President of Norland, until some time before 2024-05-01",)
    assert list(built.get_edge_data(iri("person/una-berg"), iri("place/norland"))) == ["held_role"]


def test_nodes_know_their_class_dates_and_coordinates() -> None:
    nodes = graph(story()).nodes
    assert nodes[iri("event/talks")]["top"] == "Event"
    assert nodes[iri("event/talks")]["begins"] == "2024-05-01"
    assert nodes[iri("place/port-vale")]["latitude"] == 1.5
    assert [value.property for value in nodes[iri("event/talks")]["values"]] == ["date"]


def test_rows_in_another_order_give_the_same_graph() -> None:
    first, second = story(), story()
    second.people.reverse()
    second.known.reverse()
    second.said.reverse()
    one, two = graph(first, claimed=True), graph(second, claimed=True)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def test_nothing_gives_an_empty_graph() -> None:
    assert len(graph(Story())) == 0
