"""Sorted lines are those that sorted statements give."""

from itertools import product

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, serialize

from kg.store.notation import lines
from kg.store.notation.turtle import canonical, ordered
from kg.store.vocabulary import LABEL, RDF_TYPE
from tests.store import sample

SUBJECTS = (NamedNode("urn:a"), NamedNode("urn:a/b"), NamedNode("urn:a-b"), NamedNode("URN:a"), NamedNode("urn:é"), BlankNode("n"))
PREDICATES = (RDF_TYPE, LABEL, NamedNode("urn:p"), NamedNode("urn:p/q"), NamedNode("http://a.example/p"))
OBJECTS = (
    *SUBJECTS,
    *map(Literal, ("", "a", "a> <b", 'a "b"', "a\nb\r\t\\", "a .", "\x00\x1f\x7f\u2028", "𝕏", "<urn:a>", "01")),
    Literal("a", language="en"),
    Literal("01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
)
GRAPHS = (DefaultGraph(), NamedNode("urn:g"), NamedNode("urn:g/h"), NamedNode("urn:g-h"), BlankNode("g"))


@pytest.fixture(params=["hostile", "sample", "empty"])
def store(request: pytest.FixtureRequest) -> Store:
    found = Store()
    if request.param == "hostile":
        found.extend(Quad(*terms) for terms in product(SUBJECTS, PREDICATES, OBJECTS, GRAPHS))
    elif request.param == "sample":
        found.bulk_load(path=str(sample.TRIG), format=RdfFormat.TRIG)
    return found


def test_quads_are_those_of_the_sorted_statements(store: Store) -> None:
    assert b"".join(lines.quads(store)) == serialize(canonical(store), format=RdfFormat.N_QUADS)


@pytest.mark.parametrize("everywhere", [False, True])
def test_triples_are_those_of_the_sorted_statements(store: Store, everywhere: bool) -> None:
    chosen = {quad.triple for quad in store if everywhere or isinstance(quad.graph_name, DefaultGraph)}
    assert lines.triples(store, everywhere) == serialize(ordered(chosen), format=RdfFormat.N_TRIPLES)


def test_a_statement_about_a_statement_is_written_too() -> None:
    store = Store()
    text = "<urn:a> <urn:p> <<( <urn:a> <urn:p> \"a b\" )>> <urn:g> .\n"
    store.load(text, format=RdfFormat.N_QUADS)
    assert b"".join(lines.quads(store)) == text.encode()
