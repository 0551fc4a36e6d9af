"""The cases of the W3C's tests of the SPARQL 1.1 Protocol (https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/), each under its name there.

Only what is told here differs from theirs: the addresses, and that updates go to one of their own. ``test_protocol.py`` goes through the recommendation itself.
"""

from typing import Any

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from kg.serving import media

A, B = "http://suite.example/1", "http://suite.example/2"
FORM, QUERY, UPDATE = ({"Content-Type": kind} for kind in (media.FORM, media.QUERY, media.UPDATE))
ASK = "ASK {}"
Request = tuple[str, str, dict[str, Any]]


def parameters(*pairs: tuple[str, str]) -> str:
    return str(httpx.QueryParams(list(pairs)))


BAD: dict[str, Request] = {
    "bad_query_method": ("PUT", "/sparql", {"params": {"query": ASK}}),
    "bad_multiple_queries": ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", {}),
    "bad_query_wrong_media_type": ("POST", "/sparql", {"content": ASK, "headers": {"Content-Type": "text/plain"}}),
    "bad_query_missing_form_type": ("POST", "/sparql", {"content": "query=ASK%20%7B%7D"}),
    "bad_query_missing_direct_type": ("POST", "/sparql", {"content": ASK}),
    "bad_query_non_utf8": ("POST", "/sparql", {"content": ASK.encode("utf-16"), "headers": {"Content-Type": f"{media.QUERY}; charset=UTF-16"}}),
    "bad_query_syntax": ("GET", "/sparql", {"params": {"query": "ASK { ?s }"}}),
    "bad_update_get": ("GET", "/update", {"params": {"update": "CLEAR NAMED"}}),
    "bad_multiple_updates": ("POST", "/update", {"content": "update=CLEAR+NAMED&update=CLEAR+DEFAULT", "headers": FORM}),
    "bad_update_wrong_media_type": ("POST", "/update", {"content": "CLEAR NAMED", "headers": {"Content-Type": "text/plain"}}),
    "bad_update_missing_form_type": ("POST", "/update", {"content": "update=CLEAR%20NAMED"}),
    "bad_update_missing_direct_type": ("POST", "/update", {"content": "CLEAR NAMED"}),
    "bad_update_non_utf8": ("POST", "/update", {"content": "CLEAR NAMED".encode("utf-16"), "headers": {"Content-Type": f"{media.UPDATE}; charset=UTF-16"}}),
    "bad_update_syntax": ("POST", "/update", {"data": {"update": "CLEAR XYZ"}}),
    "bad_update_dataset_conflict": (
        "POST",
        "/update",
        {"data": {"using-named-graph-uri": A, "update": f"WITH <{A}> INSERT {{ <a:b> a <a:c> }} WHERE {{ }}"}},
    ),
}  # fmt: skip
"""Name -> method, address, and what is sent. All have to fail with a status of 4xx, which says whose mistake it was, and change nothing."""


@pytest.fixture(scope="module")
def suite(updated: httpx.Client) -> httpx.Client:
    """A server with two graphs that the cases are about."""
    data = f"INSERT DATA {{ GRAPH <{A}> {{ <{A}> a <a:Graph> }} GRAPH <{B}> {{ <{B}> a <a:Graph> }} }}"
    assert updated.post("/update", data={"update": data}).is_success
    return updated


def asks(client: httpx.Client, query: str, **words: Any) -> bool:
    response = client.post("/sparql", content=query, headers=QUERY, **words)
    assert response.status_code == 200, response.text
    return bool(response.json()["boolean"])


@pytest.mark.parametrize("name", BAD)
def test_bad(suite: httpx.Client, name: str) -> None:
    method, path, sent = BAD[name]
    response = suite.request(method, path, **sent)
    assert 400 <= response.status_code < 500 and len(response.text.splitlines()) == 1
    assert asks(suite, f"ASK {{ GRAPH <{A}> {{ <{A}> a <a:Graph> }} GRAPH <{B}> {{ <{B}> a <a:Graph> }} }}")


@pytest.mark.parametrize("how", ["query_get", "query_post_form", "query_post_direct"])
def test_query(suite: httpx.Client, how: str) -> None:
    sent = {
        "query_get": lambda: suite.get("/sparql", params={"query": ASK}),
        "query_post_form": lambda: suite.post("/sparql", data={"query": ASK}),
        "query_post_direct": lambda: suite.post("/sparql", content=ASK, headers=QUERY),
    }
    response = sent[how]()
    assert response.status_code == 200 and response.headers["Content-Type"].partition(";")[0] in media.BOOLEAN and response.json()["boolean"] is True


@pytest.mark.parametrize("post", [False, True])
@pytest.mark.parametrize(
    ("case", "graphs", "query", "answer"),
    [
        ("query_dataset_default_graph", [("default-graph-uri", A)], f"ASK {{ <{A}> a ?t }}", True),
        ("query_dataset_default_graph", [("default-graph-uri", A)], f"ASK {{ <{B}> a ?t }}", False),
        ("query_dataset_default_graphs", [("default-graph-uri", A), ("default-graph-uri", B)], f"ASK {{ <{A}> a ?t . <{B}> a ?t }}", True),
        ("query_dataset_named_graphs", [("named-graph-uri", A), ("named-graph-uri", B)], f"ASK {{ GRAPH ?g {{ <{A}> a ?t }} GRAPH ?h {{ <{B}> a ?t }} }}", True),
        ("query_dataset_named_graphs", [("named-graph-uri", A)], f"ASK {{ GRAPH <{B}> {{ ?s ?p ?o }} }}", False),
        ("query_dataset_full", [("default-graph-uri", A), ("named-graph-uri", B)], f"ASK {{ <{A}> a ?t GRAPH ?g {{ <{B}> a ?t }} }}", True),
        ("query_dataset_full", [("default-graph-uri", A), ("named-graph-uri", B)], f"ASK {{ <{B}> a ?t }}", False),
        ("query_multiple_dataset", [("default-graph-uri", B)], f"ASK FROM <{A}> {{ <{B}> a ?t }}", True),
        ("query_multiple_dataset", [("default-graph-uri", B)], f"ASK FROM <{A}> {{ <{A}> a ?t }}", False),
    ],
)  # fmt: skip
def test_query_dataset(suite: httpx.Client, case: str, graphs: list[tuple[str, str]], query: str, answer: bool, post: bool) -> None:
    if post:
        assert asks(suite, query, params=httpx.QueryParams(graphs)) is answer
    response = suite.get(f"/sparql?{parameters(('query', query), *graphs)}") if not post else suite.post(
        "/sparql", content=parameters(("query", query), *graphs), headers=FORM
    )
    assert response.status_code == 200 and response.json()["boolean"] is answer


@pytest.mark.parametrize(
    ("case", "query", "kinds"),
    [
        ("query_content_type_select", "SELECT (1 AS ?x) {}", media.SOLUTIONS),
        ("query_content_type_ask", ASK, media.BOOLEAN),
        ("query_content_type_describe", f"DESCRIBE <{A}>", media.GRAPH),
        ("query_content_type_construct", "CONSTRUCT { <a:b> <a:c> 1 } WHERE {}", media.GRAPH),
    ],
)
def test_query_content_type(suite: httpx.Client, case: str, query: str, kinds: tuple[str, ...]) -> None:
    response = suite.get("/sparql", params={"query": query})
    kind = response.headers["Content-Type"].partition(";")[0]
    assert response.status_code == 200 and kind in kinds
    if kind == media.TURTLE:
        assert list(parse(response.content, format=RdfFormat.TURTLE)) or "DESCRIBE" in query


@pytest.mark.parametrize("how", ["update_post_form", "update_post_direct"])
def test_update(suite: httpx.Client, how: str) -> None:
    update = f"INSERT DATA {{ GRAPH <http://suite.example/{how}> {{ <a:b> <a:c> 1 }} }}"
    sent = {"data": {"update": update}} if how == "update_post_form" else {"content": update, "headers": UPDATE}
    assert suite.post("/update", **sent).is_success  # type: ignore[arg-type]
    assert asks(suite, f"ASK {{ GRAPH <http://suite.example/{how}> {{ <a:b> <a:c> 1 }} }}")


@pytest.mark.parametrize(
    ("case", "graphs", "where", "found"),
    [
        ("update_dataset_default_graph", [("using-graph-uri", A)], "?s a <a:Graph>", {A}),
        ("update_dataset_default_graphs", [("using-graph-uri", A), ("using-graph-uri", B)], "?s a <a:Graph>", {A, B}),
        ("update_dataset_named_graphs", [("using-named-graph-uri", A), ("using-named-graph-uri", B)], "GRAPH ?g { ?s a <a:Graph> }", {A, B}),
        ("update_dataset_full", [("using-graph-uri", A), ("using-named-graph-uri", B)], "?x a <a:Graph> GRAPH ?g { ?s a <a:Graph> }", {B}),
    ],
)
@pytest.mark.parametrize("direct", [False, True])
def test_update_dataset(suite: httpx.Client, case: str, graphs: list[tuple[str, str]], where: str, found: set[str], direct: bool) -> None:
    into = f"http://suite.example/{case}{int(direct)}"
    update = f"INSERT {{ GRAPH <{into}> {{ ?s <a:found> 1 }} }} WHERE {{ {where} }}"
    if direct:
        response = suite.post("/update", params=httpx.QueryParams(graphs), content=update, headers=UPDATE)
    else:
        response = suite.post("/update", content=parameters(("update", update), *graphs), headers=FORM)
    assert response.is_success, response.text
    rows = suite.get("/sparql", params={"query": f"SELECT ?s {{ GRAPH <{into}> {{ ?s <a:found> 1 }} }}"}).json()["results"]["bindings"]
    assert {row["s"]["value"] for row in rows} == found


def test_update_base_uri(suite: httpx.Client) -> None:
    """A relative IRI stands for an absolute one; here below the base of the graph, in updates as in queries."""
    assert suite.post("/update", data={"update": "INSERT DATA { GRAPH <http://suite.example/base> { <a:b> <a:c> <test/one> } }"}).is_success
    query = "SELECT ?o { GRAPH <http://suite.example/base> { <a:b> <a:c> ?o FILTER(?o = <test/one>) } }"
    (row,) = suite.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert row["o"]["value"] == "https://w3id.org/kg-builder/resource/test/one"
