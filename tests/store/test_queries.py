"""SPARQL in a child process: answers, refusals, limits."""

import time
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.store import graphs, save
from kg.store.reading import queries
from tests.listening import listening
from tests.store import sample


def run(sparql: str, timeout: float = 30) -> queries.Answer:
    return queries.run(sample.TRIG, sparql, "json", timeout)


def test_select() -> None:
    table = queries.table(run("SELECT ?p ?c { ?p kg:represents ?c }"))
    assert table.variables == ("p", "c")
    assert [[term.value.rpartition("/")[2] for term in row] for row in table.rows] == [["ada-reyes", "norland"]]  # type: ignore[union-attr]


def test_ask_and_construct() -> None:
    assert run("ASK { ?p kg:represents ?c }").yes and not run("ASK { ?c kg:represents ?c }").yes
    assert b"person:ada-reyes kg:represents place:norland ." in run("CONSTRUCT WHERE { ?p kg:represents ?c }").body


def test_names_as_the_table_gives_them_can_be_asked_for() -> None:
    assert run("ASK { person:ada-reyes kg:represents place:norland }").yes
    assert not run("PREFIX person: <http://else/> ASK { person:ada-reyes kg:represents ?c }").yes


def test_facts_only_unless_a_graph_is_named() -> None:
    assert run("SELECT ?c { ?c a kg:Claim }").empty
    counted = queries.table(run("SELECT (COUNT(*) AS ?n) { ?c kg:represents ?d }")).rows[0][0]
    assert counted is not None and counted.value == "1"  # type: ignore[union-attr]
    assert not run("SELECT ?c { GRAPH ?g { ?c a kg:Claim } }").empty


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * {", r"line 1, column 11: the query ends too early"),
        ("SELECT *\n{ ?s foo:x ?o }", r"line 2, column 6: the prefix foo: is not declared \(PREFIX foo: <…> declares it; known are kg rdf"),
        ("PREFIX a: <http://a/> SELECT * { ?s a:x ?o ; :y ?z }", r"column 46: the prefix : is not declared"),
        ("SELECT * { ?s rdfs:label 'b:c' ; dct:title ?o } # d:e", r"the prefix dct: is not declared; did you mean dcterms:\?"),
        ("SELECT * { ?s ?p <u:v> FILTER(ex:f(?p)) }", r"column 31: the prefix ex: is not declared"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "SELECT names a variable"),
        ("SELECT * {\n<ada> ?p '<b>' }", "line 2, column 1: <ada> is no full IRI"),
        ("SELECT * { ?s kg:leads <Ada Reyes> }", "column 24: <Ada Reyes> is no full IRI"),
        ("SELECT * { ?s ?p <u:v> FILTER(?s < 5 && 6 > ?p) } '<x>'", "column 56: the query ends"),
        ("", "SPARQL error at line 1, column 1"),
        ("hello", "SPARQL error at line 1, column 6"),
        ("SELECT * { ?s ?p \ud800 }", "SPARQL error at line 1"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "updates are refused"),
        ("PREFIX x: <http://x/>\nDELETE WHERE { ?s ?p ?o }", "updates are refused"),
        ("# note\nLOAD <file:///etc/passwd>", "updates are refused"),
        ("DROP ALL", "updates are refused"),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { \\u0053ERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p 'x' }#'\nSERVICE <http://localhost/> {}", "SERVICE is refused"),
    ],
)
def test_refuses_in_one_line(sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        run(sparql)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "sparql", ["SELECT ?service { ?service a kg:Person }", "SELECT * { ?s rdfs:label ?l FILTER(?l != 'SERVICE <x>') } # service"]
)
def test_the_word_service_is_allowed_where_it_is_no_keyword(sparql: str) -> None:
    assert not run(sparql).empty


@pytest.mark.parametrize(
    "sparql", ["SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }"]
)
def test_from_reaches_nothing(sparql: str) -> None:
    assert run(sparql).empty


@pytest.mark.parametrize("from_disk", [False, True])
def test_a_hidden_service_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, from_disk: bool) -> None:
    """The text scan takes ``<?b)SERVICE#>`` for an IRI; the engine reads a comparison and the keyword. The child's limits hold all the same."""
    path = sample.TRIG
    if from_disk:
        save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), tmp_path)
        path = tmp_path / "store"
    with listening() as (url, reached):
        sparql = f"SELECT * {{ ?s ?p ?o FILTER(?a<?b)SERVICE#>\n <{url}> {{ ?x ?y ?z }} }}"
        assert not queries.mentions_service(sparql)
        with pytest.raises(QueryError, match="the query failed"):
            queries.run(path, sparql)
    assert not reached.is_set()


def test_a_runaway_query_is_stopped() -> None:
    product = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(8))
    started = time.monotonic()
    with pytest.raises(QueryError, match="took more than 1 seconds"):
        run(f"SELECT (COUNT(*) AS ?n) {{ {product} }}", 1)
    assert time.monotonic() - started < 40


def test_an_answer_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "LARGEST", 2_000_000)
    with pytest.raises(QueryError, match="more than 1 MB: add a LIMIT"):
        run("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")


def test_missing_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph"):
        queries.run(tmp_path / "none", "ASK {}")


def test_the_working_directory_cannot_shadow_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample.TRIG.resolve()
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert queries.run(path, "ASK { ?p kg:represents ?c }").yes


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT "' + '\\"' * 100_000,
        "ASK { '''" + "''\\" * 100_000,
        "".join(f"PREFIX a{n}: <http://a.example/{n}>\n\n\n" for n in range(30)) + "SELEC ?x {}",
        "BASE <http://a.example/>   " * 30 + "SELEC ?x {}",
    ],
)
def test_what_is_no_sparql_is_told_in_time_that_its_length_deserves(sparql: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match="SPARQL error"):
        run(sparql)
    assert queries.refused_words(sparql) is None and len(queries.masked(sparql)) == len(sparql)
    assert time.monotonic() - started < 30  # with a pattern that tries again and again it is minutes, or years


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("'a\\'b' c \"d'\" e", "       c      e"),
        ("'''a'b''c\nd''' e", "               e"),
        ('"""a""b"c""" d', "             d"),
        ("'''a'''' b'c", "           c"),
        ("<u:v> # w\nx < y", "         \nx < y"),
        ("'open SERVICE\nSERVICE", "             \nSERVICE"),
        ("a:b\\'c SERVICE 'd'", "a:b  c SERVICE    "),
    ],
)
def test_what_stands_in_strings_iris_and_comments_is_no_word(sparql: str, expected: str) -> None:
    assert queries.masked(sparql) == expected
