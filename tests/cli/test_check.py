"""kg check: exit codes and what it prints."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

OWN = """@prefix kg: <https://w3id.org/kg-builder/ontology#> .
@prefix lex: <https://w3id.org/kg-builder/lexicon#> .
"""
DAMAGED = "@prefix kg: <https://w3id.org/kg-builder/ontology#> .\n<https://example.org/x> a kg:Person, kg:Agent .\n"


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_the_ontology_alone_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = check("--no-examples")
    assert result.exit_code == 0, result.output
    assert "classes" in result.stderr
    assert "none to check" in result.stderr
    assert result.stdout == ""


def test_violations_of_a_graph_are_findings(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(DAMAGED, encoding="utf8")
    result = check("--no-examples", "-g", tmp_path / "graph.ttl")
    assert result.exit_code == 1
    assert result.stdout == "https://example.org/x: an entity, event or post has one label in a language\n"


@pytest.mark.parametrize("name", ["missing", "missing.ttl"])
def test_a_missing_graph_is_bad_input(tmp_path: Path, name: str) -> None:
    result = check("--no-examples", "-g", tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("kg: ")


def test_all_problems_of_an_ontology_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(OWN + 'kg:represents lex:noun "envoy"@en .\nkg:nobody lex:verb "x"@en .\n', encoding="utf8")
    result = check("--no-examples", "--ontology", tmp_path)
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert lines[0].startswith("kg: own.ttl:3: ")
    assert lines[1].startswith("kg: own.ttl:4: ")
    assert "Traceback" not in result.output


def test_a_missing_ontology_is_bad_input(tmp_path: Path) -> None:
    assert check("--no-examples", "--ontology", tmp_path / "missing").exit_code == 2


@pytest.mark.model
def test_failing_examples_are_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.en.ttl").write_text(
        OWN
        + 'kg:Person lex:ner "PERSON"@en . kg:Place lex:ner "GPE"@en .\n'
        + 'kg:represents lex:verb "represent"@en ;\n'
        + '    lex:example "{s:Maria Jensen} praised {o:Norway} at the talks."@en ;\n'
        + '    lex:counterExample "{s:Maria Jensen} represented {o:Norway} at the talks."@en .\n',
        encoding="utf8",
    )
    result = check("--ontology", tmp_path)
    assert result.exit_code == 1, result.output
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == ["news.en.ttl:5", "news.en.ttl:6"]
