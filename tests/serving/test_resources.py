"""Pages and descriptions of everything in the graph, search, the description for programs, counters, and real clients."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.serving import media
from kg.store.vocabulary import KG
from tests.serving.conftest import serving
from tests.serving.test_protocol import BASE, REPRESENTS, TALKS

ADA = "/kg-builder/resource/person/ada-reyes"


def test_an_entity_has_a_page_with_its_evidence(client: httpx.Client) -> None:
    page = client.get(ADA, headers={"Accept": "text/html"})
    assert page.status_code == 200 and page.headers["Content-Type"] == "text/html; charset=utf-8" and page.headers["Vary"] == "Accept"
    assert "<h1>Ada Reyes</h1>" in page.text and 'href="/kg-builder/resource/place/norland"' in page.text
    assert "<mark>representing</mark>" in page.text and "What it says of others" in page.text and "Talks in Port Vale" in page.text
    assert "Denied: not facts" in client.get("/kg-builder/resource/place/norland").text
    assert "http-equiv" not in page.text and "<script" not in page.text
    assert f'href="{TALKS.removeprefix("https://w3id.org")}"' in page.text


@pytest.mark.parametrize("kind", ["person", "place", "event"])
def test_what_has_no_date_and_no_position_says_nothing_of_them(client: httpx.Client, kind: str) -> None:
    query = f'SELECT DISTINCT ?s {{ ?s rdfs:label ?name FILTER(STRSTARTS(STR(?s), "{BASE}{kind}/")) }} ORDER BY ?s'
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    pages = [client.get(row["s"]["value"].removeprefix("https://w3id.org"), headers={"Accept": "text/html"}).text for row in rows]
    assert any("<h2>Facts</h2>" in page for page in pages) and not any("(no name)" in page for page in pages)


@pytest.mark.parametrize(
    ("ending", "form", "format"),
    [
        (".ttl", media.TURTLE, RdfFormat.TURTLE),
        (".jsonld", media.JSONLD, RdfFormat.JSON_LD),
        (".nt", media.NTRIPLES, RdfFormat.N_TRIPLES),
        (".rdf", media.RDFXML, RdfFormat.RDF_XML),
    ],
)
def test_an_entity_in_each_form(client: httpx.Client, ending: str, form: str, format: RdfFormat) -> None:
    asked = client.get(ADA, headers={"Accept": form})
    named = client.get(f"{ADA}{ending}")
    assert asked.headers["Content-Type"].partition(";")[0] == form and asked.content == named.content
    triples = {quad.triple for quad in parse(asked.content, format=format)}
    predicates = {triple.predicate.value for triple in triples if triple.subject == NamedNode(f"{BASE}person/ada-reyes")}
    assert f"{KG}represents" in predicates
    assert {"http://www.w3.org/ns/oa#exact", "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject"} <= {t.predicate.value for t in triples}


def test_who_takes_anything_is_given_the_page_and_who_takes_nothing_none(client: httpx.Client) -> None:
    assert client.get(ADA).headers["Content-Type"].startswith("text/html")
    assert client.get(ADA, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("path", ["document", "event", "place", "claim", "passage", "mention", "merge", "graph/identity"])
def test_everything_else_has_a_page_too(client: httpx.Client, path: str) -> None:
    query = f'SELECT DISTINCT ?s {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} FILTER(STRSTARTS(STR(?s), "{BASE}{path}")) }} ORDER BY ?s LIMIT 3'
    found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert found
    for row in found:
        page = client.get(row["s"]["value"].removeprefix("https://w3id.org"), headers={"Accept": "text/html"})
        assert page.status_code == 200 and "<h1>" in page.text


def test_a_document_shows_what_it_says(client: httpx.Client) -> None:
    page = client.get(TALKS.removeprefix("https://w3id.org")).text
    assert "<h1>Talks in Port Vale</h1>" in page and "What it says" in page and page.count("<blockquote>") > 10
    assert 'href="https://courier.example/talks" rel="noreferrer noopener"' in page


@pytest.mark.parametrize(
    "path", ["/kg-builder/resource/person/nobody", "/persons/ada-reyes", "/kg-builder/resource/person/%3Cscript%3E", "/x"]
)
def test_what_the_graph_does_not_know_is_not_found(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404 and "<" not in response.text


def test_search_finds_names(client: httpx.Client) -> None:
    def found(**parameters: str) -> list[str]:
        return [row["label"] for row in client.get("/search", params=parameters).json()["found"]]

    assert found(q="ada reyes")[0] == "Ada Reyes" == found(q="REY ad")[0] == found(q="Reies")[0]
    assert found(q="norl")[0] == "Norland" and found(q="land norl") == [] == found(q="") == found(q="…")
    assert set(found(q="no", **{"class": "Organization"})) == {"Northwind Mining"}
    assert len(found(q="n", limit="1")) == 1 and client.get("/search", params={"q": "n", "limit": "0"}).status_code == 400
    page = client.get("/search", params={"q": "<b>norland"}, headers={"Accept": "text/html"})
    assert (
        "<b>" not in page.text
        and client.get("/search", params={"q": "norland"}, headers={"Accept": "text/html"}).text.count(ADA.rpartition("/")[0]) == 0
    )


def test_the_start_page_and_the_page_of_the_graph(client: httpx.Client) -> None:
    assert "updates are off" in client.get("/").text and 'action="/sparql"' in client.get("/").text
    page = client.get("/graph.html")
    assert page.status_code == 200 and "Ada Reyes" in page.text and "script-src" in page.headers["Content-Security-Policy"]


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_the_start_page_leads_to_all_of_a_class(client: httpx.Client) -> None:
    page = client.get("/", headers=BROWSER).text
    assert re.search(r'<a href="/search\?class=Person&amp;limit=1000">\d+ people</a>, ', page) and "of class" not in page and "0 products" not in page
    found = client.get("/search", params={"class": "Person"}).json()
    assert found["total"] == len(found["found"]) > 0 and all(row["label"] for row in found["found"])
    names = [row["label"].casefold() for row in found["found"] if not row["claimed"]]
    assert names == sorted(names)
    assert client.get("/search", params={"class": "Weapon"}).json()["total"] == 0
    assert 'value=""' in client.get("/search", params={"class": "Person"}, headers=BROWSER).text


def test_a_browser_is_shown_the_answer_of_a_query(client: httpx.Client) -> None:
    def shown(query: str) -> str:
        response = client.get("/sparql", params={"query": query}, headers=BROWSER)
        assert response.status_code == 200 and response.headers["Content-Type"] == "text/html; charset=utf-8"
        return response.text

    table = shown("SELECT ?who ?x { ?who kg:represents ?c OPTIONAL { ?who kg:nothing ?x } }")
    assert "<th>who</th><th>x</th>" in table and f'<td><a href="{ADA}">Ada Reyes</a></td><td></td>' in table and "1 row<" in table
    assert "SELECT ?who ?x {" in table.partition("<textarea")[2]  # to be changed
    assert "<pre>yes</pre>" in shown("ASK { ?who kg:represents ?c }")
    assert "kg:represents place:norland" in shown("CONSTRUCT WHERE { ?who kg:represents ?c }")
    assert "0 rows" in shown("SELECT ?who { ?who kg:nothing ?c }")
    assert "1000 rows, and more" in shown("SELECT ?a ?b { ?a ?p ?c . ?b ?q ?d }")
    assert "&lt;script&gt;" in shown('SELECT ?x { BIND("<script>" AS ?x) }') and "<script>" not in shown('SELECT ?x { BIND("<script>" AS ?x) }')


def test_a_browser_is_told_what_is_wrong_with_the_way_back(client: httpx.Client) -> None:
    for path, status in (("/nothing", 404), (f"{ADA}-nobody", 404), ("/sparql?query=<b>", 400), ("/search?q=a&limit=0", 400)):
        page = client.get(path, headers=BROWSER)
        assert page.status_code == status and page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert 'action="/search"' in page.text and "<b>" not in page.text
        assert client.get(path).text.count("\n") == 1


def test_a_path_below_the_base_is_led_to_the_resource(client: httpx.Client) -> None:
    response = client.get("/person/ada-reyes.ttl")
    assert (response.status_code, response.headers["Location"]) == (307, f"{ADA}.ttl")
    assert client.get("/persons/ada-reyes").status_code == 404


def test_health_metrics_and_the_description(client: httpx.Client) -> None:
    health = client.get("/health").json()
    assert health["status"] == "ok" and health["documents"] == 2 and health["quads"] > 300
    text = client.get("/metrics").text
    assert 'kg_requests_total{route="/health",method="GET",status="200"}' in text and f"kg_quads {health['quads']}" in text
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1") and "/update" not in described["paths"]
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            response = client.request(method, path, params={"q": "ada"} if path == "/search" else {}, content=b"")
            assert str(response.status_code) in operation["responses"], (method, path, response.status_code)


# --- hostile documents


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    base, label = "https://e.example/", '<script>alert(1)</script>\\" onmouseover=\\"x'
    file = tmp_path_factory.mktemp("hostile") / "graph.ttl"
    kg, rdfs = "https://w3id.org/kg-builder/ontology#", "http://www.w3.org/2000/01/rdf-schema#"
    lines = [
        f'<{base}person/a> a <{kg}Person> ; <{rdfs}label> "{label}"@en ; <{kg}represents> <{base}place/b> .',
        f'<{base}place/b> a <{kg}Place> ; <{rdfs}label> "\\u202Eb\\u0007"@en .',
        f'<{base}document/d> a <{kg}Document> ; <http://purl.org/dc/terms/title> "{label}" ; <http://purl.org/dc/terms/source> "javascript:alert(1)" .',
        f"<{base}claim/c> <http://x.example/p> <javascript:alert(1)> , <https://x.example//evil.example/> .",
    ]
    file.write_text("\n".join(lines), "utf-8")
    with serving(file) as client:
        yield client


@pytest.mark.parametrize("path", ["/person/a", "/place/b", "/document/d", "/claim/c", "/search?q=script", "/"])
def test_markup_of_documents_is_text(hostile: httpx.Client, path: str) -> None:
    page = hostile.get(path, headers={"Accept": "text/html"}).text
    assert "<script" not in page and 'href="javascript' not in page and 'onmouseover="' not in page and "\u202e" not in page
    assert 'href="//' not in page


def test_a_file_can_be_served(hostile: httpx.Client) -> None:
    assert hostile.get("/sparql", params={"query": REPRESENTS}).json()["results"]["bindings"]


# --- real clients


def test_sparqlwrapper(client: httpx.Client) -> None:
    from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper

    wrapper = SPARQLWrapper(f"{client.base_url}/sparql".replace("//sparql", "/sparql"))
    for method, request in (("GET", None), (POST, None), (POST, POSTDIRECTLY)):
        wrapper.setMethod(method)
        if request is not None:
            wrapper.setRequestMethod(request)
        for form in (JSON, XML, CSV):
            wrapper.setQuery(f"PREFIX kg: <{KG}> {REPRESENTS}")
            wrapper.setReturnFormat(form)
            assert "ada-reyes" in str(wrapper.query().convert() if form == JSON else wrapper.query().response.read())
    wrapper.setQuery(f"PREFIX kg: <{KG}> CONSTRUCT WHERE {{ ?p kg:represents ?c }}")
    wrapper.setReturnFormat(TURTLE)
    assert b"ada-reyes" in wrapper.query().convert()


def test_rdflibs_store(client: httpx.Client) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    endpoint = f"{client.base_url}/sparql".replace("//sparql", "/sparql")
    for options in ({}, {"method": "POST"}, {"returnFormat": "json"}):
        graph = Graph(SPARQLStore(endpoint, **options))
        (triple,) = graph.triples((None, URIRef(f"{KG}represents"), None))
        assert str(triple[0]).endswith("ada-reyes")
        assert len(list(graph.query(f"SELECT ?p {{ ?p <{KG}represents> ?c }}"))) == 1


def test_clients_that_update(updated: httpx.Client) -> None:
    from rdflib import Graph, Literal, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
    from SPARQLWrapper import POST, SPARQLWrapper

    at = str(updated.base_url).rstrip("/")
    graph = Graph(SPARQLUpdateStore(f"{at}/sparql", f"{at}/update", autocommit=True), identifier=URIRef("http://e.example/mine"))
    graph.add((URIRef("http://e.example/x"), URIRef("http://e.example/p"), Literal("1\n'\"\\")))
    assert list(graph.objects(URIRef("http://e.example/x"))) == [Literal("1\n'\"\\")]
    wrapper = SPARQLWrapper(f"{at}/update")
    wrapper.setMethod(POST)
    wrapper.setQuery("DELETE WHERE { GRAPH ?g { <http://e.example/x> ?p ?o } }")
    wrapper.query()
    assert list(graph.objects(URIRef("http://e.example/x"))) == []


def test_updates_are_kept_and_a_build_does_not_drop_them_unasked(tmp_path: Path) -> None:
    from kg.store.disk.marker import is_current, read
    from tests.serving.conftest import output_folder

    folder = output_folder(tmp_path)
    with serving(folder, "--allow-update") as client:
        assert client.post("/update", data={"update": "INSERT DATA { <http://e.example/x> rdfs:label 'X' }"}).is_success
        assert client.get("/openapi.json").json()["paths"]["/update"]
    assert read(folder)["updates"] == 1 and not is_current(folder, "graph.trig")
    with serving(folder) as client:
        assert client.get("/search", params={"q": "x"}).status_code == 200
        asked = client.get("/sparql", params={"query": "SELECT ?l { <http://e.example/x> rdfs:label ?l }"})
        assert json.loads(asked.text)["results"]["bindings"][0]["l"]["value"] == "X"
