"""Which form a client is given."""

import pytest

from kg.serving import media
from kg.serving.protocol import Refused, with_using


@pytest.mark.parametrize(
    ("accept", "offered", "expected"),
    [
        (None, media.RESOURCE, media.HTML),
        ("", media.RESOURCE, media.HTML),
        ("text/turtle", media.RESOURCE, media.TURTLE),
        ("TEXT/Turtle; Q=0.5, application/ld+json;q=0.4", media.RESOURCE, media.TURTLE),
        ("text/html;q=0, text/*;q=0.5", media.RESOURCE, media.TURTLE),
        ("text/*;q=0.1, text/html;q=0.9, */*;q=0.5", media.RESOURCE, media.HTML),
        ("application/xml", media.SOLUTIONS, media.XML),
        ("application/xml", media.GRAPH, media.RDFXML),
        ("image/png", media.RESOURCE, None),
        ("text/turtle;q=0", media.RESOURCE, None),
        ("text/turtle;q=x", media.RESOURCE, None),
        (";;,,q=1," * 5000, media.RESOURCE, None),
    ],
)
def test_choosing(accept: str | None, offered: tuple[str, ...], expected: str | None) -> None:
    assert media.choose(accept, offered) == expected


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT {?s ?p ?o} WHERE {?s ?p ?o}", "INSERT {?s ?p ?o}  USING <a:g> WHERE {?s ?p ?o}"),
        ("DELETE {?s ?p ?o}#}WHERE\nINSERT {?s ?p '} WHERE {'}where{?s ?p ?o}", None),
        ("DELETE WHERE {?s ?p ?o}", "DELETE WHERE {?s ?p ?o}"),
        ("INSERT DATA {<a:WHERE> <a:b> '}WHERE'}", "INSERT DATA {<a:WHERE> <a:b> '}WHERE'}"),
        ("PREFIX where: <a:> INSERT {where:x ?p ?o} WHERE {?s ?p ?where}", None),
    ],
)
def test_graphs_of_an_update_stand_where_they_belong(update: str, expected: str | None) -> None:
    found = with_using(update, ("a:g",), ())
    if expected is not None:
        assert found == expected
    else:
        assert found.count(" USING <a:g> ") == 1
        before, _, after = found.partition(" USING <a:g> ")
        assert before + after == update and after.lower().startswith("where")


@pytest.mark.parametrize("iri", ["a> USING <b:c", "no iri", "<x>", "a\n"])
def test_a_graph_cannot_smuggle_words_in(iri: str) -> None:
    with pytest.raises(Refused, match="must be an IRI"):
        with_using("INSERT {?s ?p ?o} WHERE {?s ?p ?o}", (iri,), ())
