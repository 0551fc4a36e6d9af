"""``kg query`` and ``kg ask``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.store.sample import TRIG


def kg(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "-g", str(TRIG)], input=stdin)


def test_table() -> None:
    result = kg("query", "SELECT ?p ?c ?l { ?p kg:represents ?c ; rdfs:label ?l }")
    assert result.exit_code == 0, result.stderr
    assert [line.split(maxsplit=2) for line in result.stdout.splitlines()[2:]] == [["person:ada-reyes", "place:norland", "Ada Reyes"]]


def test_no_cell_of_the_csv_is_a_formula_for_a_spreadsheet() -> None:
    result = kg(
        "query",
        """SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) { ("=1+1" "a, \\"b\\"" -5 UNDEF) (<a:b> "" "@x" 2.5) } } ORDER BY ?d""",
        "--format",
        "csv",
    )
    assert result.stdout_bytes.decode() == 'a,b,c,d\r\n\'=1+1,"a, ""b""",-5,\r\na:b,,\'@x,2.5\r\n'
    assert kg("query", "ASK {}", "--format", "csv").stdout == "yes\n"


def test_table_fits_80_columns() -> None:
    result = kg("query", "SELECT ?q { GRAPH ?g { ?p oa:exact ?q } }")
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", "l\r\nAda Reyes\r\n"),
        ("tsv", '?l\n"Ada Reyes"@en\n'),
        ("json", '"value":"Ada Reyes"'),
        ("xml", '<literal xml:lang="en">Ada Reyes</literal>'),
    ],
)
def test_forms(form: str, expected: str) -> None:
    result = kg("query", "SELECT ?l { ?p kg:represents ?c ; rdfs:label ?l }", "--format", form)
    assert result.exit_code == 0 and expected in result.stdout_bytes.decode()


def test_ask_query_answers_in_words() -> None:
    assert (kg("query", "ASK { ?p kg:represents ?c }").stdout, kg("query", "ASK { ?p kg:represents ?c }").exit_code) == ("yes\n", 0)
    assert (kg("query", "ASK { ?p kg:leads ?c }").stdout, kg("query", "ASK { ?p kg:leads ?c }").exit_code) == ("no\n", 0)
    assert json.loads(kg("query", "ASK {}", "--format", "json").stdout)["boolean"] is True


def test_construct_gives_turtle() -> None:
    result = kg("query", "CONSTRUCT WHERE { ?p kg:represents ?c }")
    assert "person:ada-reyes kg:represents place:norland ." in result.stdout


@pytest.mark.parametrize("form", ["table", "csv", "json", "xml"])
def test_nothing_found(form: str) -> None:
    result = kg("query", "SELECT ?x { ?x kg:leads ?y }", "--format", form)
    assert (result.exit_code, result.stderr) == (1, "no results\n")


def test_nothing_found_for_what_the_ontology_does_not_have() -> None:
    result = kg("query", 'SELECT ?x { ?x kg:represnts ?y ; kg:held_in ?z ; kg:zzzz "kg:yyyy" }')
    assert result.exit_code == 1
    assert (
        result.stderr == "no results\nkg: the ontology has no kg:represnts; did you mean kg:represents?\nkg: the ontology has no kg:zzzz\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("SELECT * {",), "kg: SPARQL error at line 1, column 11"),
        (("nowhere.rq",), "kg: nowhere.rq: no such file"),
        (("",), "kg: there is no query: write SPARQL"),
        ((" \n ",), "kg: there is no query: write SPARQL"),
        (("/",), "kg: / is a folder: name a file of SPARQL"),
        (("DELETE WHERE { ?s ?p ?o }",), "kg: updates are refused"),
        (("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",), "kg: SERVICE is refused"),
        (("SELECT ?x { ?x a kg:Event }", "--format", "ttl"), "kg: Turtle is for CONSTRUCT"),
        (("CONSTRUCT WHERE { ?p kg:represents ?c }", "--format", "csv"), "kg: CONSTRUCT and DESCRIBE give Turtle"),
        (("ASK {}", "--timeout", "0"), "Invalid value for '--timeout'"),
    ],
)
def test_usage_errors(arguments: tuple[str, ...], message: str) -> None:
    result = kg("query", *arguments)
    assert result.exit_code == 2 and message in result.stderr and result.stdout == ""


def test_missing_graph() -> None:
    result = CliRunner().invoke(main, ["query", "ASK {}", "-g", "no/such/folder"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1) and "there is no graph at no/such/folder" in result.stderr


def test_query_from_file_and_standard_input(tmp_path: Path) -> None:
    text = "SELECT ?l { ?p kg:represents ?c ; rdfs:label ?l }"
    (tmp_path / "q.rq").write_text(text)
    assert "Ada Reyes" in kg("query", str(tmp_path / "q.rq")).stdout
    assert "Ada Reyes" in kg("query", "-", stdin=text).stdout


def test_questions(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "who-represents-whom.rq").write_text("# Who acts for whom?\nSELECT ?p ?c { ?p kg:represents ?c }\n")
    listed = kg("ask", "--ontology", str(tmp_path))
    assert "who-represents-whom" in listed.stdout and "Who acts for whom?" in listed.stdout
    assert "place:norland" in kg("ask", "who-represents-whom", "--ontology", str(tmp_path)).stdout
    unknown = kg("ask", "who-represent", "--ontology", str(tmp_path))
    assert unknown.exit_code == 2 and "did you mean who-represents-whom" in unknown.stderr
    assert "did you mean who-leads-what?" in kg("ask", "leads").stderr
    assert "who-accuses-whom or who-advises-whom or" in kg("ask", "who").stderr, "all that the words are a part of"
    nowhere = kg("ask", "posts", "--ontology", str(tmp_path / "none"))
    assert nowhere.exit_code == 2 and "none: no such ontology folder" in nowhere.stderr


def test_control_characters_do_not_reach_the_terminal() -> None:
    result = kg("query", 'SELECT ("a\\u001B[2Jb\\u202Ec" AS ?x) {}')
    assert "\x1b" not in result.stdout and "\u202e" not in result.stdout and "a�[2Jb�c" in result.stdout


@pytest.mark.parametrize(
    ("name", "rows"), [("denied", 4), ("planned", 2), ("possible", 3), ("not-taken-as-fact", 12), ("who-says-what", 6)]
)
def test_bundled_questions_about_claims_give_each_claim_once(name: str, rows: int) -> None:
    """A claim without a speaker must not be joined with everything that has a label."""
    assert kg("ask", name, "--format", "tsv").stdout.count("\n") == rows + 1
