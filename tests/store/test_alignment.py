"""Facts in the terms of schema.org."""

from pyoxigraph import NamedNode, Triple

from kg.store.exports.alignment import schema_org
from kg.store.vocabulary import kg

ADA, POST = NamedNode("https://e.example/ada"), NamedNode("https://e.example/post")


def test_a_post_is_an_occupation_and_one_that_is_over_is_none() -> None:
    (held,) = schema_org([Triple(ADA, kg("holds_role"), POST)])
    assert held == Triple(ADA, NamedNode("https://schema.org/hasOccupation"), POST)
    assert list(schema_org([Triple(ADA, kg("held_role"), POST)])) == []
