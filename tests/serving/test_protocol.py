"""The requirements of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/), section by section."""

import httpx
import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.serving import media

BASE = "https://w3id.org/kg-builder/resource/"
REPRESENTS = "SELECT ?p ?c { ?p kg:represents ?c }"
TALKS = f"{BASE}document/talks-in-port-vale-a1a1a1a1a1"
DENIAL = f"{BASE}document/no-troops-says-norland-b2b2b2b2b2"
CLAIMS = "SELECT ?c { ?c a kg:Claim }"


def rows(response: httpx.Response) -> list[dict[str, str]]:
    assert response.status_code == 200, response.text
    return [{name: cell["value"] for name, cell in row.items()} for row in response.json()["results"]["bindings"]]


def expected(found: list[dict[str, str]]) -> None:
    assert found == [{"p": f"{BASE}person/ada-reyes", "c": f"{BASE}place/norland"}]


# --- 2.1.1 to 2.1.3: a query comes by GET, as a form, or as the body itself


def test_2_1_1_query_by_get(client: httpx.Client) -> None:
    expected(rows(client.get("/sparql", params={"query": REPRESENTS})))


def test_2_1_2_query_as_a_form(client: httpx.Client) -> None:
    expected(rows(client.post("/sparql", data={"query": REPRESENTS})))


def test_2_1_3_query_as_the_body(client: httpx.Client) -> None:
    expected(rows(client.post("/sparql", content=REPRESENTS, headers={"Content-Type": media.QUERY})))
    expected(rows(client.post("/sparql", content=REPRESENTS, headers={"Content-Type": f"{media.QUERY}; charset=UTF-8"})))


@pytest.mark.parametrize(
    "parameters", [[], [("query", REPRESENTS)] * 2, [("q", REPRESENTS)], [("query", REPRESENTS), ("update", "CLEAR ALL")]]
)
def test_there_is_exactly_one_query(client: httpx.Client, parameters: list[tuple[str, str]]) -> None:
    if parameters:
        assert client.get("/sparql", params=httpx.QueryParams(parameters)).status_code == 400
    body = str(httpx.QueryParams(parameters))
    assert client.post("/sparql", content=body, headers={"Content-Type": media.FORM}).status_code == 400


@pytest.mark.parametrize("kind", [None, "text/plain", media.UPDATE, "application/json", f"{media.QUERY}; charset=latin-1"])
def test_other_kinds_of_body_are_unsupported(client: httpx.Client, kind: str | None) -> None:
    headers = {} if kind is None else {"Content-Type": kind}
    assert client.post("/sparql", content=REPRESENTS, headers=headers).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/sparql")
    assert response.status_code == 405 and {"GET", "POST"} <= {name.strip() for name in response.headers["Allow"].split(",")}


def test_text_beyond_ascii_comes_as_utf_8(client: httpx.Client) -> None:
    query = 'SELECT ("Zoë → 北京 😀" AS ?x) {}'
    for response in (
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", content=query.encode(), headers={"Content-Type": media.QUERY}),
    ):
        assert rows(response) == [{"x": "Zoë → 北京 😀"}]
    assert client.post("/sparql", content=b"SELECT ('\xff' AS ?x) {}", headers={"Content-Type": media.QUERY}).status_code == 400
    assert client.get("/sparql?query=%FF").status_code == 400


# --- 2.1.4: the dataset


def test_2_1_4_without_a_dataset_the_facts_are_asked_and_all_graphs_are_there(client: httpx.Client) -> None:
    assert rows(client.get("/sparql", params={"query": CLAIMS})) == []
    graphs = rows(client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?c a kg:Claim } }"}))
    assert {row["g"] for row in graphs} == {TALKS, DENIAL}


@pytest.mark.parametrize("post", [False, True])
def test_2_1_4_default_graphs_of_the_request(client: httpx.Client, post: bool) -> None:
    def count(*graphs: str, query: str = CLAIMS) -> int:
        parameters = httpx.QueryParams([("query", query), *(("default-graph-uri", graph) for graph in graphs)])
        if post:
            return len(rows(client.post("/sparql", content=str(parameters), headers={"Content-Type": media.FORM})))
        return len(rows(client.get("/sparql", params=parameters)))

    one, other = count(TALKS), count(DENIAL)
    assert one > 0 < other and count(TALKS, DENIAL) == one + other and count(f"{BASE}document/none") == 0
    both = "SELECT ?o { <https://w3id.org/kg-builder/resource/event/none> ?p ?o } "
    assert count(TALKS, TALKS, query=both) == 0


def test_2_1_4_a_triple_of_two_default_graphs_counts_once(client: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s rdfs:label ?o }"
    one = rows(client.get("/sparql", params=httpx.QueryParams([("query", query), ("default-graph-uri", TALKS)])))
    twice = rows(
        client.get("/sparql", params=httpx.QueryParams([("query", query), ("default-graph-uri", TALKS), ("default-graph-uri", TALKS)]))
    )
    assert one == twice


def test_2_1_4_with_a_graph_in_the_body_form_the_url_may_name_the_graphs(client: httpx.Client) -> None:
    response = client.post("/sparql", params={"default-graph-uri": TALKS}, content=CLAIMS, headers={"Content-Type": media.QUERY})
    assert len(rows(response)) > 0


def test_2_1_4_named_graphs_of_the_request(client: httpx.Client) -> None:
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?c a kg:Claim } }"
    found = rows(client.get("/sparql", params={"query": query, "named-graph-uri": TALKS}))
    assert [row["g"] for row in found] == [TALKS]
    assert rows(client.get("/sparql", params={"query": REPRESENTS, "named-graph-uri": TALKS})) == []  # the default graph is then empty
    assert rows(client.get("/sparql", params={"query": query, "default-graph-uri": TALKS})) == []


def test_2_1_4_the_request_outdoes_from_in_the_query(client: httpx.Client) -> None:
    query = f"SELECT ?c FROM <{TALKS}> {{ ?c a kg:Claim }}"
    plain = {row["c"] for row in rows(client.get("/sparql", params={"query": query}))}
    other = {row["c"] for row in rows(client.get("/sparql", params={"query": query, "default-graph-uri": DENIAL}))}
    assert plain and other and not plain & other


def test_a_graph_that_is_no_iri_is_a_bad_request(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": CLAIMS, "default-graph-uri": "no iri"}).status_code == 400


# --- 2.1.5 content negotiation, 2.1.6 success, 2.1.7 failure


@pytest.mark.parametrize("form", media.SOLUTIONS)
def test_2_1_5_solutions_in_each_form(client: httpx.Client, form: str) -> None:
    response = client.get("/sparql", params={"query": REPRESENTS}, headers={"Accept": form})
    assert response.status_code == 200 and response.headers["Content-Type"].partition(";")[0] == form
    formats = {media.JSON: QueryResultsFormat.JSON, media.XML: QueryResultsFormat.XML, media.TSV: QueryResultsFormat.TSV}
    if form in formats:
        assert len(list(parse_query_results(response.content, format=formats[form]))) == 1  # type: ignore[arg-type]
    else:
        assert response.text.splitlines()[0] in ("p,c", "c,p")


@pytest.mark.parametrize("form", media.BOOLEAN)
def test_2_1_5_a_boolean_in_each_form(client: httpx.Client, form: str) -> None:
    response = client.get("/sparql", params={"query": "ASK { ?p kg:represents ?c }"}, headers={"Accept": form})
    assert response.headers["Content-Type"] == form and "true" in response.text


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?p kg:represents ?c }", f"DESCRIBE <{BASE}person/ada-reyes>"])
@pytest.mark.parametrize(
    ("form", "format"),
    [
        (media.TURTLE, RdfFormat.TURTLE),
        (media.NTRIPLES, RdfFormat.N_TRIPLES),
        (media.RDFXML, RdfFormat.RDF_XML),
        (media.JSONLD, RdfFormat.JSON_LD),
    ],
)
def test_2_1_5_a_graph_in_each_form(client: httpx.Client, query: str, form: str, format: RdfFormat) -> None:
    response = client.get("/sparql", params={"query": query}, headers={"Accept": form})
    assert response.headers["Content-Type"].partition(";")[0] == form
    assert any(quad.subject.value == f"{BASE}person/ada-reyes" for quad in parse(response.content, format=format))


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, media.JSON),
        ("*/*", media.JSON),
        ("text/html,application/xhtml+xml,*/*;q=0.8", media.HTML),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", media.XML),
        ("text/*", media.CSV),
        ("application/sparql-results+json;q=0, */*;q=0.1", media.XML),
        ("application/json", media.JSON),
    ],
)
def test_2_1_5_the_client_is_given_what_it_likes_best(client: httpx.Client, accept: str | None, expected: str) -> None:
    headers = {} if accept is None else {"Accept": accept}
    response = client.get("/sparql", params={"query": REPRESENTS}, headers=headers)
    assert response.headers["Content-Type"].partition(";")[0] == expected


def test_2_1_5_what_no_form_can_give_is_not_acceptable(client: httpx.Client) -> None:
    for query, accept in ((REPRESENTS, "image/png"), ("ASK {}", media.CSV), ("CONSTRUCT WHERE { ?p kg:represents ?c }", media.JSON)):
        assert client.get("/sparql", params={"query": query}, headers={"Accept": accept}).status_code == 406


@pytest.mark.parametrize(
    "query", ["SELECT * {", "", "hello", "SELECT ?x { ?x foo:bar ?y }", "INSERT DATA { <a:a> <a:b> <a:c> }", "SELECT \x00"]
)
def test_2_1_7_what_is_no_query_is_a_bad_request_with_a_reason(client: httpx.Client, query: str) -> None:
    response = client.post("/sparql", data={"query": query})
    assert response.status_code == 400 and response.text.strip() and response.headers["Content-Type"].startswith("text/plain")


def test_head_gives_the_headers_alone(client: httpx.Client) -> None:
    response = client.head("/sparql", params={"query": REPRESENTS})
    assert (response.status_code, response.content) == (200, b"") and response.headers["Content-Type"] == media.JSON


def test_the_service_describes_itself(client: httpx.Client) -> None:
    response = client.get("/sparql", headers={"Accept": media.TURTLE})
    assert response.status_code == 200 and "sparql-service-description#SPARQL11Query" in response.text
    assert client.get("/sparql", headers={"Accept": "text/html"}).text.startswith("<!doctype html>")


# --- 2.2: updates


def count(client: httpx.Client, where: str) -> int:
    return len(rows(client.get("/sparql", params={"query": f"SELECT * {{ {where} }}"})))


def test_2_2_updates_are_off_unless_allowed(client: httpx.Client) -> None:
    for response in (
        client.post("/update", data={"update": "CLEAR ALL"}),
        client.post("/update", content="CLEAR ALL", headers={"Content-Type": media.UPDATE}),
    ):
        assert response.status_code == 403
    assert client.get("/update", params={"update": "CLEAR ALL"}).status_code == 405
    assert client.post("/sparql", content="CLEAR ALL", headers={"Content-Type": media.UPDATE}).status_code == 415
    expected(rows(client.get("/sparql", params={"query": REPRESENTS})))


def test_2_2_updates(updated: httpx.Client) -> None:
    # 2.2.1 as a form, 2.2.2 as the body
    assert updated.post("/update", data={"update": "INSERT DATA { <http://e.example/a> rdfs:label 'A' }"}).is_success
    assert count(updated, "<http://e.example/a> rdfs:label ?l") == 1
    insert = "INSERT DATA { GRAPH <http://e.example/g> { <http://e.example/b> rdfs:label 'B' } }"
    assert updated.post("/update", content=insert, headers={"Content-Type": media.UPDATE}).is_success
    assert count(updated, "GRAPH <http://e.example/g> { ?s ?p ?o }") == 1
    # not by GET, not as a query, exactly one, and no other kind
    assert updated.get("/update", params={"update": "CLEAR ALL"}).status_code == 405
    assert updated.post("/update", data={"query": "SELECT * {}"}).status_code == 400
    assert updated.post("/update", content="update=CLEAR+ALL&update=CLEAR+ALL", headers={"Content-Type": media.FORM}).status_code == 400
    assert updated.post("/update", content="CLEAR ALL", headers={"Content-Type": "text/plain"}).status_code == 415
    # 2.2.3 the dataset: USING from the request, in all operations of it, not beside USING or WITH in the update
    copy = (
        "INSERT { ?s <http://e.example/copied> ?o } WHERE { ?s rdfs:label ?o } ; "
        "INSERT { <http://e.example/c> <http://e.example/p> ?o } where { ?s rdfs:label ?o }"
    )
    assert updated.post(
        "/update", params={"using-graph-uri": "http://e.example/g"}, content=copy, headers={"Content-Type": media.UPDATE}
    ).is_success
    assert count(updated, "?s <http://e.example/copied> ?o") == 1 == count(updated, "<http://e.example/c> <http://e.example/p> ?o")
    named = "INSERT { ?s <http://e.example/named> ?g } WHERE { GRAPH ?g { ?s rdfs:label ?o } }"
    assert updated.post("/update", data={"update": named, "using-named-graph-uri": "http://e.example/g"}).is_success
    assert count(updated, "?s <http://e.example/named> ?g") == 1
    for twice in (
        "WITH <http://e.example/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } USING <http://e.example/g> WHERE { ?s ?p ?o }",
    ):
        assert updated.post("/update", data={"update": twice, "using-graph-uri": "http://e.example/g"}).status_code == 400
    # 2.2.4, 2.2.5: all of an update or nothing
    failing = "INSERT DATA { <http://e.example/d> rdfs:label 'D' } ; CREATE GRAPH <http://e.example/g>"
    assert updated.post("/update", data={"update": failing}).status_code == 400
    assert count(updated, "<http://e.example/d> ?p ?o") == 0
    for bad in ("SELECT * {}", "LOAD SILENT <file:///etc/passwd>", "INSERT {?s ?p ?o} WHERE { SERVICE <http://127.0.0.1:9/> {?s ?p ?o} }"):
        assert updated.post("/update", data={"update": bad}).status_code == 400, bad
    assert updated.post("/update", data={"update": "DELETE WHERE { <http://e.example/a> ?p ?o }"}).is_success
    assert count(updated, "<http://e.example/a> ?p ?o") == 0
    expected(rows(updated.get("/sparql", params={"query": REPRESENTS})))
