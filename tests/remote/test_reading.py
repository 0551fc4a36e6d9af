"""Queries to a published graph give what the local graph gives, reach nothing else, and trouble is one clear line."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import NotFound, QueryError, StoreError
from kg.remote import ask, copy, parse, publish, talking
from kg.store.reading import queries
from tests.remote.servers import Way, free_port
from tests.remote.states import plain, written
from tests.remote.test_publishing import quiet, send, update

QUERIES = [
    ("SELECT ?p ?c { ?p kg:represents ?c } ORDER BY ?p ?c", "json"),
    ("SELECT ?label { ?p rdfs:label ?label } ORDER BY ?label", "csv"),
    ("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g", "tsv"),
    ("SELECT ?c ?why { GRAPH ?g { ?c kg:refused ?why } } ORDER BY ?c", "xml"),
    ("SELECT ?x { ?x a <http://nothing.example> }", "json"),
    ("ASK { ?p kg:represents ?c }", "json"),
    ("ASK { ?p kg:represents <http://nothing.example> }", "csv"),
    ("CONSTRUCT { ?p kg:represents ?c } WHERE { ?p kg:represents ?c }", "ttl"),
]


@pytest.mark.parametrize(("sparql", "form"), QUERIES)
def test_answers_are_those_of_the_local_graph(sparql: str, form: queries.Form, url: str, base: str, tmp_path: Path) -> None:
    file = written(tmp_path / "graph.nq", plain(base))
    send(file, url)
    here, there = queries.run(file, sparql, form), ask(parse(url), base, sparql, form, 60, quiet)
    assert (there.kind, there.empty, there.yes, there.base) == (here.kind, here.empty, here.yes, here.base)
    if form == "json" and here.kind == "select":
        assert queries.table(there) == queries.table(here)
    elif form != "xml":
        assert there.body == here.body
    else:
        assert there.body.count(b"<result>") == here.body.count(b"<result>") > 0


def test_graphs_of_others_are_not_seen(oxigraph_url: str, base: str, tmp_path: Path) -> None:
    update(oxigraph_url, f"INSERT DATA {{ GRAPH <{base}theirs> {{ <{base}x> a <{base}Secret> }} . <{base}x> a <{base}Secret> }}")
    send(written(tmp_path / "graph.nq", plain(base)), oxigraph_url)
    for pattern in (f"?x a <{base}Secret>", f"GRAPH ?g {{ ?x a <{base}Secret> }}", f"GRAPH <{base}theirs> {{ ?x a <{base}Secret> }}"):
        assert ask(parse(oxigraph_url), base, f"SELECT * {{ {pattern} }}", "json", 60, quiet).empty


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x { ?x ", "line 1, column 16: the query ends too early"),
        ("DROP ALL", "updates are refused"),
        ("INSERT DATA { <a:a> <a:a> 1 }", "updates are refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s nope:p ?o }", "prefix"),
    ],
)
def test_what_is_no_query_is_not_sent(sparql: str, message: str, through: Way, base: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=message):
        ask(parse(through.url), base, sparql, "json", 60, quiet)
    assert through.seen == []


def test_a_store_that_is_away_is_said_in_one_line(tmp_path: Path) -> None:
    address = parse(f"127.0.0.1:{free_port()}")
    told: list[str] = []
    for act in (
        lambda: copy(address, None, told.append, quiet),
        lambda: ask(address, None, "ASK {}", "json", 5, told.append),
        lambda: publish(written(tmp_path / "graph.nq", plain("https://a.example/")), address, told.append, quiet),
    ):
        told.clear()
        with pytest.raises(StoreError, match=rf"^the store at {address} cannot be reached \(.*refused.*\)$"):
            act()
        assert len(told) == len(talking.PAUSES)


def test_nothing_published_is_said(oxigraph_url: str, base: str) -> None:
    with pytest.raises(NotFound, match="nothing was published"):
        copy(parse(oxigraph_url), base, quiet, quiet)


def test_of_several_graphs_one_has_to_be_named(oxigraph_url: str, base: str, tmp_path: Path) -> None:
    for one in (base, f"{base}two/"):
        send(written(tmp_path / "graph.nq", plain(one)), oxigraph_url)
    with pytest.raises(StoreError, match="choose one with --base"):
        copy(parse(oxigraph_url), None, quiet, quiet)
    assert isinstance(copy(parse(oxigraph_url), f"{base}two/", quiet, quiet), Store)


@pytest.mark.parametrize("end", ["/query", "/update", "/"])
def test_the_address_of_an_endpoint_does(end: str, oxigraph_url: str, base: str, tmp_path: Path) -> None:
    send(written(tmp_path / "graph.nq", plain(base)), oxigraph_url + end)
    assert not ask(parse(oxigraph_url + end), base, "SELECT * { ?s ?p ?o }", "json", 60, quiet).empty


@pytest.mark.parametrize(
    ("body", "media"), [(b"<html>hello</html>", "text/html"), (b"{}", "application/sparql-results+json"), (b"\xff\x00", "text/plain"), (b"", "")]
)
def test_what_is_no_store_is_said(body: bytes, media: str, through: Way) -> None:
    through.answer = (200, media, body)
    with pytest.raises(StoreError, match="takes SPARQL queries"):
        copy(parse(through.url), None, quiet, quiet)


def test_a_hostile_answer_is_one_safe_line(through: Way) -> None:
    through.answer = (400, "text/plain", b"\x1b[2J evil\r\nsecond line \xe2\x80\xae" + b"x" * 100_000)
    through.fault = lambda number, request, body: None if b"ASK" not in body else "pass"
    with pytest.raises(StoreError) as caught:
        copy(parse(through.url), None, quiet, quiet)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 500


def test_a_redirection_is_not_followed(through: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it points to would be told the password."""
    monkeypatch.setenv("KG_STORE_TOKEN", "hush")
    through.fault = lambda number, request, body: 307
    with pytest.raises(StoreError, match="points elsewhere") as caught:
        copy(parse(through.url), None, quiet, quiet)
    assert "hush" not in str(caught.value)


def test_a_store_that_fails_is_no_wrong_address(through: Way) -> None:
    through.fault = lambda number, request, body: 500
    with pytest.raises(StoreError, match="HTTP 500, not now"):
        copy(parse(through.url), None, quiet, quiet)


def test_a_garbled_answer_is_asked_for_again(through: Way, base: str, tmp_path: Path) -> None:
    send(written(tmp_path / "graph.nq", plain(base)), through.target)
    through.coding = "gzip"
    said: list[str] = []
    with pytest.raises(StoreError, match="cannot be reached"):
        copy(parse(through.url), base, said.append, quiet)
    assert len(said) == 3


def test_a_slow_query_ends_when_its_time_is_over(through: Way, base: str, tmp_path: Path) -> None:
    send(written(tmp_path / "graph.nq", plain(base)), through.target)
    through.fault = lambda number, request, body: "slow" if b"represents" in body else None
    with pytest.raises(QueryError, match=r"more than 1 seconds \(--timeout"):
        ask(parse(through.url), base, "SELECT * { ?s kg:represents ?o }", "json", 1, quiet)


def test_a_wrong_password_is_said_and_not_repeated(virtuoso_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "hush")
    with pytest.raises(StoreError, match="wants a name and password") as caught:
        publish(written(tmp_path / "graph.nq", plain("https://a.example/")), parse(virtuoso_url), quiet, quiet)
    assert "hush" not in str(caught.value)
