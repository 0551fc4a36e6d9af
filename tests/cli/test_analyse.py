"""``kg rank``, ``path``, ``communities``, ``timeline`` and ``render`` on the sample of the store."""

import csv
import io
import json
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from kg.cli import main

SAMPLE = str(Path(__file__).parent.parent / "store" / "data" / "sample.trig")


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "-g", SAMPLE, *arguments[1:]])


def test_rank_puts_the_most_central_first() -> None:
    rows = json.loads(kg("rank", "--format", "json").stdout)
    assert [row["pagerank"] for row in rows] == sorted((row["pagerank"] for row in rows), reverse=True)
    assert rows[0]["rank"] == 1
    assert rows[0]["iri"].startswith("https://")


def test_rank_by_class() -> None:
    rows = list(csv.DictReader(io.StringIO(kg("rank", "--class", "Person", "--by", "degree", "--format", "csv").stdout)))
    assert rows
    assert {row["class"] for row in rows} == {"Person"}


def test_rank_twice_is_the_same() -> None:
    assert kg("rank", "--by", "betweenness").stdout == kg("rank", "--by", "betweenness").stdout


def test_a_path_tells_its_sentences() -> None:
    result = kg("path", "Ada Reyes", "Sudland")
    assert result.exit_code == 0
    assert "Ada Reyes represents Norland" in result.stdout
    assert "“Ada Reyes is representing Norland" in result.stdout


def test_a_path_is_as_wide_as_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (30, 100):
        monkeypatch.setattr("kg.cli.chains.terminal", partial(Console, width=columns))
        widest = max(map(len, kg("path", "Ada Reyes", "Sudland").stdout.splitlines()))
        assert columns - 20 < widest <= columns


def test_a_path_as_json_names_each_fact() -> None:
    rows = json.loads(kg("path", "Ada Reyes", "Norland", "--format", "json").stdout)
    assert rows[0]["subject"] == "Ada Reyes"
    assert rows[0]["predicate"] == "represents"
    assert rows[0]["sentence"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("path", "Ada Reyes", "Nobody Known"),
        ("path", "Ada Reyes", "Ada Reyes"),
        ("path", "Ada Reyes", "Northwind Mining"),
        ("rank", "--class", "Election"),
        ("timeline", "--since", "2099-01-01"),
        ("timeline", "--about", "Nobody Known"),
        ("communities", "--smallest", "99"),
    ],
)
def test_nothing_found_is_one_line_and_exit_code_1(arguments: tuple[str, ...]) -> None:
    result = kg(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [("timeline", "--since", "yesterday"), ("timeline", "--until", "2024-02-31"), ("rank", "--top", "0")])
def test_bad_values_are_exit_code_2(arguments: tuple[str, ...]) -> None:
    assert kg(*arguments).exit_code == 2


@pytest.mark.parametrize(("given", "meant"), [("Persn", "Person"), ("kg:Persons", "Person"), ("persona", "Person")])
def test_an_unknown_class_is_named_with_what_may_be_meant(given: str, meant: str, tmp_path: Path) -> None:
    for arguments in (("rank", "--class", given), ("render", str(tmp_path / "x.html"), "--class", given)):
        result = kg(*arguments)
        assert result.exit_code == 2
        assert f"there is no class {given.removeprefix('kg:')!r}; did you mean {meant!r}" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_class_may_have_its_prefix() -> None:
    assert kg("rank", "--class", "kg:Person").stdout == kg("rank", "--class", "Person").stdout != ""


def test_a_missing_graph_is_exit_code_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["rank", "-g", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


def test_communities_name_their_members() -> None:
    rows = json.loads(kg("communities", "--format", "json").stdout)
    assert [row["size"] for row in rows] == sorted((row["size"] for row in rows), reverse=True)
    assert any("Ada Reyes" in row["members"] for row in rows)


def test_the_timeline_is_in_order_and_about_somebody() -> None:
    rows = json.loads(kg("timeline", "--format", "json").stdout)
    assert [row["begins"] for row in rows] == sorted(row["begins"] for row in rows)
    about = json.loads(kg("timeline", "--about", "Sudland", "--format", "json").stdout)
    assert 0 < len(about) < len(rows)


def test_a_timeline_that_ends_before_it_begins_is_a_mistake() -> None:
    result = kg("timeline", "--since", "2024-02-01", "--until", "2024-01-01")
    assert (result.exit_code, result.stderr) == (2, "kg: --since 2024-02-01 is later than --until 2024-01-01: no day lies between them\n")


CLAIMED_DATE = """
document:talks-c3 {{
	claim:c3-1 a rdf:Statement , kg:Claim ; rdf:subject event:talks-port-vale ; rdf:predicate kg:date ; rdf:object "{day}"^^xsd:date ;
		kg:confidence {sure} ; kg:modality kg:{modality} ; kg:polarity kg:Affirmed ; kg:rule "{rule}" .
}}
"""


def undated(folder: Path, *claims: dict[str, str]) -> str:
    """The sample without the stated date of its talks, and with claims of one."""
    text = Path(SAMPLE).read_text("utf-8")
    head, talks = text.split("event:talks-port-vale a ", 1)
    for line in ('\tkg:begins "2024-05-01"^^xsd:date ;\n', '\tkg:date "2024-05-01"^^xsd:date ;\n', '\tkg:ends "2024-05-01"^^xsd:date ;\n'):
        talks = talks.replace(line, "", 1)
    added = (CLAIMED_DATE.replace("c3", f"c{3 + number}").format(**claim) for number, claim in enumerate(claims))
    (folder / "undated.trig").write_text(f"{head}event:talks-port-vale a {talks}{''.join(added)}", "utf-8")
    return str(folder / "undated.trig")


def test_a_date_that_is_only_inferred_is_listed_on_request_and_marked(tmp_path: Path) -> None:
    inferred = {"day": "2024-04-30", "sure": "0.45", "modality": "Actual", "rule": "date/inferred/publication"}
    graph = undated(tmp_path, inferred, {**inferred, "day": "2024-04-29", "sure": "0.4"}, {**inferred, "day": "2024-04-28", "modality": "Planned", "sure": "0.9"},
                    {**inferred, "day": "2024-04-27", "rule": "date/adjunct", "sure": "0.9"})  # fmt: skip
    plain, claimed, both = (CliRunner().invoke(main, ["timeline", "-g", graph, *more]) for more in ([], ["--claims"], ["--undated"]))
    assert "talks" not in plain.stdout
    assert plain.stderr == "1 event without a stated date left out: --claims lists it if its date is inferred, --undated in any case\n"
    assert "2024-04-30" in claimed.stdout and "inferred" in claimed.stdout and claimed.stderr == ""
    assert "talks" in both.stdout and "inferred" not in both.stdout and both.stderr == ""
    rows = json.loads(CliRunner().invoke(main, ["timeline", "-g", graph, "--claims", "--format", "json"]).stdout)
    assert [(row["date"], row["basis"]) for row in rows] == [("2024-04-30", "inferred"), ("2024-05-01", "stated")]


def test_what_has_no_date_at_all_is_counted(tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["timeline", "-g", undated(tmp_path), "--claims"])
    assert "talks" not in found.stdout and found.stderr == "1 event without any date left out: --undated lists it\n"


@pytest.mark.parametrize("command", ["rank", "communities", "timeline"])
def test_tables_fit_in_80_columns(command: str) -> None:
    assert max(map(len, kg(command).stdout.splitlines())) <= 80


def test_render_writes_a_page(tmp_path: Path) -> None:
    result = kg("render", str(tmp_path / "page.html"), "--focus", "Ada Reyes", "--hops", "1")
    assert result.exit_code == 0
    assert "Only what lies within one step of Ada Reyes." in result.stderr
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("name", "instead"), [("x.png", "x.html"), ("x", "x.html"), ("x.", "x.html"), (".svg", "graph.html"), ("a.ttl", "a.html")]
)
def test_render_writes_nothing_but_a_page(tmp_path: Path, name: str, instead: str) -> None:
    result = kg("render", str(tmp_path / name))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"a page ends in .html or .htm: name {tmp_path / instead} " in result.stderr and not list(tmp_path.iterdir())


def test_render_says_with_what_the_graph_was_made(tmp_path: Path) -> None:
    marker = '{"format": 1, "versions": {"model": "some_model 1.2", "ontology": "0123abcd", "kg": "0"}}'
    (tmp_path / "graph.ttl").write_text(
        "<https://example.org/person/ada> <http://www.w3.org/2000/01/rdf-schema#label> 'Ada' .", encoding="utf-8"
    )
    (tmp_path / ".kg").write_text(marker, encoding="utf-8")
    assert kg("render", "-", "-g", str(tmp_path)).stdout.count("· model some_model 1.2 · ontology 0123abcd ·") == 1
    (tmp_path / ".kg").write_text("damaged", encoding="utf-8")
    assert "· model" not in kg("render", "-", "-g", str(tmp_path)).stdout


def test_render_lays_out_as_asked(tmp_path: Path) -> None:
    result = kg("render", str(tmp_path / "page.html"), "--layout", "overview")
    assert "An overview of" in result.stderr
    assert kg("render", "-", "--layout", "rings", "--focus", "Ada Reyes").exit_code == 0
    assert kg("render", "-", "--layout", "square").exit_code == 2


def test_render_to_standard_output() -> None:
    assert "</html>" in kg("render", "-").stdout


def test_render_says_what_the_page_leaves_out(tmp_path: Path) -> None:
    result = kg("render", str(tmp_path / "page.html"), "--top", "3")
    assert "Only the 3 most central of" in result.stderr


@pytest.mark.parametrize("arguments", [("--focus", "Nobody Known"), ("--class", "Election")])
def test_render_of_nothing_writes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = kg("render", str(tmp_path / "page.html"), *arguments)
    assert result.exit_code == 1
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize("command", [("render", "-"), ("rank",)])
def test_a_class_is_found_whatever_its_case(command: tuple[str, ...]) -> None:
    assert kg(*command, "--class", "person").stdout == kg(*command, "--class", "Person").stdout


def test_render_hops_need_a_focus() -> None:
    result = kg("render", "-", "--hops", "1")
    assert result.exit_code == 2 and "--focus" in result.stderr


def test_a_name_that_is_not_there_brings_those_that_share_a_word() -> None:
    assert "did you mean 'Ada Reyes'" in kg("render", "-", "--focus", "Xanthippe Wilhelmina Reyez").stderr


def test_advice_on_the_command_line_stands_on_standard_error_not_on_the_page() -> None:
    result = kg("render", "-", "--top", "3")
    assert "--focus" in result.stderr and "--focus" not in result.stdout
    assert "Only the 3 most central of" in result.stdout


def test_render_since_says_that_no_event_is_left() -> None:
    assert "no event is left" in kg("render", "-", "--since", "2999-01-01").stderr
    assert "no event is left" not in kg("render", "-", "--since", "1999-01-01").stderr


def test_render_where_nothing_can_be_written(tmp_path: Path) -> None:
    result = kg("render", str(tmp_path / "no" / "page.html"))
    assert result.exit_code == 2
    assert "cannot write" in result.stderr
