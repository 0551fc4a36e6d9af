"""``kg status``, ``kg remove``, ``kg rebuild`` and ``kg diff`` through click's runner."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.store import graphs, save
from tests.flow.stand_ins import STEPS
from tests.store import sample


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    for module in ("building", "maintaining", "standing"):
        monkeypatch.setattr(f"kg.flow.{module}.Steps", lambda: STEPS)
    monkeypatch.setattr("kg.flow.standing.damage", lambda output: None)  # the stand-ins write no real store
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in (("a.txt", "Ada met Ivo."), ("b.txt", "Zoe came.")):
        (Path("in") / name).write_text(text, encoding="utf-8")

    def call(*words: str) -> Result:
        return CliRunner().invoke(main, list(words))

    assert call("build", "in").exit_code == 0
    return call


def test_status(kg) -> None:  # type: ignore[no-untyped-def]
    result = kg("status")
    lines = dict(line.split(None, 1) for line in result.stdout.splitlines() if not line.startswith("not facts"))
    assert result.exit_code == 0 and lines["documents"] == "2, 2 without a date"
    assert lines["graph"].startswith("3 people") and lines["exports"] == "of the same state as the store"
    assert kg("status", "--documents").stdout.splitlines()[2].split()[-1] == "a.txt"
    found = json.loads(kg("status", "--json").stdout)
    assert found["counts"]["people"] == 3 and {row["origin"] for row in found["documents"].values()} == {"a.txt", "b.txt"}


def test_status_fits_and_its_lines_hang_below_their_label(kg) -> None:  # type: ignore[no-untyped-def]
    lines = kg("status").stdout.splitlines()
    assert max(map(len, lines)) <= 80
    graph = lines[next(n for n, line in enumerate(lines) if line.startswith("graph ")) :][:2]
    assert "0 events, 3 facts" in " ".join(" ".join(graph).split()) and graph[1].startswith(" " * 13) and graph[1][13] != " "


def test_remove_and_rebuild(kg) -> None:  # type: ignore[no-untyped-def]
    result = kg("remove", "a.txt")
    assert result.exit_code == 0 and result.stdout.startswith("1 document (1 removed)\n")
    again = kg("remove", "a.txt")
    assert (again.exit_code, again.stdout) == (1, "") and again.stderr.startswith("kg: the graph holds no document 'a.txt'")
    Path("exports/graph.ttl").write_text("", encoding="utf-8")
    rebuilt = kg("rebuild")
    assert rebuilt.exit_code == 0 and rebuilt.stdout.startswith("1 document (nothing new)\n")
    assert "person/zoe" in Path("exports/graph.ttl").read_text(encoding="utf-8")


def test_without_exports(kg) -> None:  # type: ignore[no-untyped-def]
    assert "The page" not in kg("remove", "a.txt", "--no-exports").stdout
    assert "exports      older than the store" in kg("status").stdout


@pytest.mark.parametrize("words", [["status"], ["rebuild"], ["remove", "a.txt"], ["diff", "none"]])
def test_no_graph_is_one_line_and_exit_code_2(kg, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    result = kg(*words, *(["-o", "none"] if words[0] != "diff" else []))
    assert (result.exit_code, result.stderr.count("\n"), result.stdout) == (2, 1, "") and "none" in result.stderr


@pytest.mark.parametrize("words", [["status"], ["rebuild"], ["remove", "a.txt"]])
def test_a_file_is_no_output_folder(kg, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    result = kg(*words, "-o", "exports/graph.ttl")
    assert (result.exit_code, result.stderr) == (2, "kg: exports/graph.ttl is a file: name the output folder of a build\n")


def test_a_cut_off_build_is_told_with_its_remedy(kg) -> None:  # type: ignore[no-untyped-def]
    Path("exports/store").unlink()
    result = kg("status")
    assert result.exit_code == 1 and "'kg rebuild -o exports' makes it anew" in result.stderr


# --- diff and damage, with a real store


def saved(folder: Path) -> Path:
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), folder)
    return folder


def test_a_diff_of_what_is_not_there_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["diff", str(tmp_path / "none")])
    assert result.exit_code == 2 and "there is no graph at" in result.stderr


def test_diff(tmp_path: Path) -> None:
    saved(tmp_path / "a")
    same = CliRunner().invoke(main, ["diff", str(tmp_path / "a"), str(sample.TRIG)])
    assert (same.exit_code, same.stdout) == (0, "no difference\n")
    (tmp_path / "facts.nt").write_text(
        "<https://w3id.org/kg-builder/resource/person/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/kg-builder/ontology#Person> .\n"
        '<https://w3id.org/kg-builder/resource/person/x> <http://www.w3.org/2000/01/rdf-schema#label> "X \x1b[2J" .\n'.replace(
            "\x1b", "\\u001B"
        ),
        encoding="utf-8",
    )
    words = ["diff", str(tmp_path / "a"), str(tmp_path / "facts.nt")]
    other = CliRunner().invoke(main, [*words, "--top", "3"])
    assert other.exit_code == 1 and "documents  0 new, 2 gone, 0 changed" in other.stdout
    assert "  + X \ufffd[2J (Person)" in other.stdout and "more (--top shows more)" in other.stdout
    counted = next(line for line in other.stdout.splitlines() if line.startswith("facts "))
    gone, follow = (int(re.search(pattern, counted)[1]) for pattern in (r"(\d+) gone", r"\((\d+) merely follow\)"))  # type: ignore[index]
    every = CliRunner().invoke(main, [*words, "--top", "1000"]).stdout.partition("facts ")[2].partition("claims ")[0]
    assert follow > 0 and every.count("\n  - ") == gone - follow
    found = json.loads(CliRunner().invoke(main, [*words, "--json"]).stdout)
    assert set(found) == {"documents", "entities", "facts", "claims", "renamed"} and found["entities"][0]["sign"] == "new"


def test_a_diff_fits_into_80_columns(tmp_path: Path) -> None:
    saved(tmp_path / "a")
    label = " ".join(["long"] * 30)
    (tmp_path / "long.ttl").write_text(f'<https://e.example/x> a <https://w3id.org/kg-builder/ontology#Person> ; rdfs:label "{label}" .'.replace(
        "rdfs:label", "<http://www.w3.org/2000/01/rdf-schema#label>"
    ))  # fmt: skip
    told = CliRunner().invoke(main, ["diff", str(tmp_path / "a"), str(tmp_path / "long.ttl"), "--top", "1000"]).stdout
    assert max(map(len, told.splitlines())) <= 80 and f"  + {label[:74]}\n    {label[75:149]}" in told


def test_a_damaged_store_is_recognised_and_its_remedy_named(tmp_path: Path) -> None:
    folder = saved(tmp_path / "a")
    (folder / ".kg").write_text("{}")
    for file in (folder / "store").glob("*.sst"):
        file.write_bytes(file.read_bytes()[:-100])
    remedy = f"('kg rebuild -o {folder}' makes it anew from its documents)"
    for words in (["show", "Ada Reyes"], ["query", "ASK { ?p kg:represents ?c }"], ["claims", "--denied"]):
        result = CliRunner().invoke(main, [*words, "-g", str(folder)])
        assert result.exit_code == 0 and remedy in result.stderr, result.stderr  # graph.trig stands in
    (folder / "graph.trig").unlink()
    for words in (["show", "Ada Reyes"], ["query", "ASK { ?p kg:represents ?c }"], ["export", str(tmp_path / "x.ttl")]):
        result = CliRunner().invoke(main, [*words, "-g", str(folder)])
        assert result.exit_code == 2 and remedy in result.stderr and "Traceback" not in result.stderr


def test_an_export_that_was_cut_short_is_told(tmp_path: Path) -> None:
    folder = saved(tmp_path / "a")
    size = (folder / "graph.trig").stat().st_size
    (folder / ".kg").write_text(json.dumps({"store": "1", "exports": "1", "sizes": {"graph.trig": size}}))
    whole = CliRunner().invoke(main, ["show", "Ada Reyes", "-g", str(folder)])
    assert (whole.exit_code, whole.stderr) == (0, "")
    with (folder / "graph.trig").open("r+b") as file:
        file.truncate(size // 2)
    result = CliRunner().invoke(main, ["query", "ASK { ?p kg:represents ?c }", "-g", str(folder)])
    assert result.exit_code == 0 and "graph.trig is damaged" in result.stderr and "kg rebuild" in result.stderr
