"""What is asked in an unusual way, and is answered all the same."""

import xml.dom.minidom
from collections.abc import Iterator

import httpx
import pytest

from kg.serving import media
from kg.serving.app import Settings, application
from tests.serving.conftest import serving
from tests.serving.test_protocol import rows
from tests.serving.test_resources import BROWSER

UNUSUAL = ("zoë", "d;a,b@c:(1)!$&'*+=~", "q?x=1", "f#g", "%C3%A9va", "emoji😀")


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A graph whose IRIs and texts no build would make."""
    file = tmp_path_factory.mktemp("foreign") / "graph.ttl"
    kg, rdfs = "https://w3id.org/kg-builder/ontology#", "http://www.w3.org/2000/01/rdf-schema#"
    lines = [f'<http://x.example/person/{name}> a <{kg}Person> ; <{rdfs}label> "Person {number}" .' for number, name in enumerate(UNUSUAL)]
    lines.append('<http://x.example/a> <http://x.example/b> "\\u0001 \\uFFFE 😀" .')
    file.write_text("\n".join(lines), "utf-8")
    with serving(file) as client:
        yield client


def test_each_link_of_a_search_leads_to_a_page(foreign: httpx.Client) -> None:
    found = foreign.get("/search", params={"class": "Person"}).json()["found"]
    assert len(found) == len(UNUSUAL)
    page = foreign.get("/search", params={"class": "Person"}, headers=BROWSER).text
    links = [part.partition('"')[0] for part in page.split('href="')[1:] if part.startswith("/person/")]
    assert len(links) == len(UNUSUAL)
    for link in links:
        assert foreign.get(link, headers=BROWSER).status_code == 200, link
        assert b"Person" in foreign.get(link, headers={"Accept": media.NTRIPLES}).content
    assert foreign.get("/person/zo%c3%ab").status_code == 200 and foreign.get("/person/zo").status_code == 404


def test_characters_that_xml_cannot_hold_are_replaced_in_it(foreign: httpx.Client) -> None:
    for query, form in (("SELECT ?o { ?s <http://x.example/b> ?o }", media.XML), ("CONSTRUCT WHERE { ?s <http://x.example/b> ?o }", media.RDFXML)):
        answer = foreign.get("/sparql", params={"query": query}, headers={"Accept": form})
        assert "\ufffd \ufffd 😀" in xml.dom.minidom.parseString(answer.content).documentElement.toxml()
    assert rows(foreign.get("/sparql", params={"query": "SELECT ?o { ?s <http://x.example/b> ?o }"})) == [{"o": "\x01 \ufffe 😀"}]


@pytest.mark.parametrize("query", ["query=ASK%7B%7D&", "&query=ASK%7B%7D", "query=ASK%7B%7D&&x=1", "query=ASK%7B%7D&debug"])
def test_parameters_without_a_value_do_no_harm(client: httpx.Client, query: str) -> None:
    assert client.get(f"/sparql?{query}").json()["boolean"] is True
    assert client.post("/sparql", content=query, headers={"Content-Type": media.FORM}).json()["boolean"] is True


@pytest.mark.parametrize("limit", ["000000001" + "0" * 5000, "0" * 5000, "0000000019999999", "1001", "0", "", "+5", "1e3", "5 ", "\u0665"])
def test_a_limit_is_a_number_up_to_a_thousand(client: httpx.Client, limit: str) -> None:
    assert client.get("/search", params={"q": "ada", "limit": limit}).status_code == 400
    assert len(client.get("/search", params={"class": "Person", "limit": "0" * 5000 + "1"}).json()["found"]) == 1


def test_an_empty_class_is_none(client: httpx.Client) -> None:
    assert client.get("/search", params={"q": "ada", "class": ""}).json() == client.get("/search", params={"q": "ada"}).json()


def test_what_a_client_takes_may_stand_in_two_fields(client: httpx.Client) -> None:
    taken = [("Accept", "image/png"), ("Accept", media.CSV)]
    answer = httpx.get(f"{client.base_url}sparql", params={"query": "SELECT * {}"}, headers=taken, timeout=60)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith(media.CSV)


@pytest.mark.parametrize("path", ["/sparql?query=ASK%7B%7D", "/sparql", "/search?q=ada", "/sparql?query=x", "/nothing", "/kg-builder/resource/person/ada-reyes"])
def test_a_cache_is_told_that_the_answer_depends_on_what_is_taken(client: httpx.Client, path: str) -> None:
    assert client.get(path).headers["Vary"] == "Accept"


def test_an_error_of_ours_bears_the_headers() -> None:
    import anyio

    class Broken:
        def about(self) -> object:
            raise RuntimeError("this is meant to fail")

    app = application(Broken(), Settings(1, 1000, ("*",)))  # type: ignore[arg-type]

    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost") as own:
            return [await own.get("/health"), await own.get("/openapi.json")]

    failed, fine = anyio.run(ask)
    assert failed.status_code == 500 and failed.headers["X-Content-Type-Options"] == fine.headers["X-Content-Type-Options"] == "nosniff"
