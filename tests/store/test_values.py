"""Terms come from a store exactly as they stand in it, however odd they are: they are read as text on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.store.reading import links, values
from kg.store.vocabulary import KG, LABEL, XSD, kg

GRAPH, ABOUT, SAYS = NamedNode("https://e.test/graph"), NamedNode("https://e.test/about"), NamedNode("https://e.test/says")
TYPES = [NamedNode(XSD + name) for name in ("integer", "decimal", "double", "float", "boolean", "date", "dateTime", "string")]
ODD = [
    *(
        Literal(text)
        for text in (
            "",
            " ",
            "a\tb",
            "a\nb",
            "a\r\nb",
            'say "no"',
            "back\\slash",
            "\\t",
            "\x00\x07\x7f",
            "\u2028\u0085\ufeff",
            "<i>",
            "_:b",
            "?s\t?o",
            "'",
        )
    ),
    *(
        Literal(text, datatype=kind)
        for text in ("", "7", "007", "-0", "1.50", "1e5", "1E400", "INF", "true", "1", "2024-02-30", "x\ty")
        for kind in TYPES
    ),
    Literal("line\nbreak", language="en"),
    Literal("7", datatype=NamedNode("https://e.test/own#type")),
    NamedNode("https://e.test/ä?q=%20#(x)'y',*"),
    NamedNode("urn:x"),
]


def held(terms: list[NamedNode | Literal]) -> Store:
    store = Store()
    store.extend(Quad(ABOUT, SAYS, term, GRAPH) for term in terms)
    return store


@pytest.mark.parametrize("term", ODD, ids=repr)
def test_an_odd_term_is_read_as_it_stands(term: NamedNode | Literal) -> None:
    store = held([term])
    (stored,) = (quad.object for quad in store)
    assert values.of_all(store, [ABOUT.value], [SAYS.value]) == {ABOUT.value: {SAYS.value: [stored]}}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True))
def test_any_text_is_read_as_it_stands(texts: list[str]) -> None:
    found = values.of_all(held([Literal(text) for text in texts]), [ABOUT.value], [SAYS.value])
    assert {term.value for of_one in found.values() for term in of_one[SAYS.value]} == set(texts)


def test_two_values_come_in_the_order_of_the_store() -> None:
    store = held(ODD)
    stored = [quad.object for quad in store.quads_for_pattern(ABOUT, None, None, None)]
    assert values.of_all(store, [ABOUT.value], ["https://e.test/other", SAYS.value])[ABOUT.value][SAYS.value] == stored


def test_blank_nodes_and_quoted_triples_are_no_values() -> None:
    store = held([Literal("kept")])
    for term in (BlankNode("b"), Triple(ABOUT, SAYS, Literal("a\tb\n"))):
        store.add(Quad(ABOUT, SAYS, term, GRAPH))
    assert values.of_all(store, [ABOUT.value], [SAYS.value]) == {ABOUT.value: {SAYS.value: [Literal("kept")]}}


def test_only_what_the_named_graphs_say_of_the_properties_asked_for() -> None:
    store = held([Literal("kept")])
    store.add(Quad(ABOUT, SAYS, Literal("a fact"), DefaultGraph()))
    store.add(Quad(ABOUT, LABEL, Literal("another"), GRAPH))
    assert values.of_all(store, [ABOUT.value, "https://e.test/unknown"], [SAYS.value]) == {ABOUT.value: {SAYS.value: [Literal("kept")]}}


def test_each_of_many_resources_has_its_own_values() -> None:
    iris = [f"https://e.test/{number}" for number in range(2 * values.AT_ONCE + 1)]
    store = Store()
    store.extend(Quad(NamedNode(iri), SAYS, Literal(iri), GRAPH) for iri in iris)
    assert values.of_all(store, reversed(iris), [SAYS.value]) == {iri: {SAYS.value: [Literal(iri)]} for iri in iris}


def test_links_join_resources_alone() -> None:
    store = Store()
    other = NamedNode("https://e.test/other")
    for subject, predicate, object_ in (
        (ABOUT, kg("leads"), other),
        (ABOUT, kg("represents"), other),
        (ABOUT, kg("leads"), Literal("x\ty\n<z>")),
        (ABOUT, kg("leads"), BlankNode("b")),
        (BlankNode("b"), kg("leads"), other),
        (ABOUT, kg("leads"), Triple(ABOUT, SAYS, other)),
        (other, kg("approximately_at"), ABOUT),
        (other, NamedNode(KG[:-1] + "/leads"), ABOUT),
    ):
        store.add(Quad(subject, predicate, object_, DefaultGraph()))
    assert links.read(store, claimed=False) == [(ABOUT.value, other.value)]
    assert links.read(store, claimed=True) == [(ABOUT.value, other.value), (other.value, ABOUT.value)]
