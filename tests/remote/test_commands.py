"""``kg publish`` and ``--store`` as people type them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.remote.servers import Way, free_port
from tests.remote.states import canonical, plain
from tests.remote.test_publishing import back


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="kg")


def test_publishing_says_what_it_did(oxigraph_url: str, base: str, folder: Path) -> None:
    first = kg("publish", "-g", str(folder), "--store", oxigraph_url)
    assert first.exit_code == 0, first.output
    assert f"published at {oxigraph_url}: 4 graphs" in first.stderr and "(4 sent, 0 removed)" in first.stderr
    assert f"<{base}graph/facts>" in first.stderr and first.stdout == ""
    assert "(nothing new)" in kg("publish", "-g", str(folder), "--store", oxigraph_url).stderr


@pytest.mark.parametrize(
    "command",
    [
        ["show", "Ada Reyes"],
        ["show", "place/port-vale"],
        ["claims"],
        ["claims", "--denied", "--format", "jsonl"],
        ["claims", "--by", "Tomas Brandt", "--format", "csv"],
        ["query", "SELECT ?p ?c { ?p kg:represents ?c }"],
        ["query", "SELECT ?x { ?x a kg:Nothing }"],
        ["query", "CONSTRUCT WHERE { ?p kg:represents ?c }"],
        ["query", "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o", "--format", "ttl"],
        ["query", "SELECT ?s ?why { GRAPH ?g { ?c rdf:subject ?s ; kg:refused ?why } } ORDER BY ?s ?why", "--format", "csv"],
        ["ask", "who-represents-whom"],
        ["show", "Nobody Atall"],
    ],
)
def test_reading_there_is_reading_here(command: list[str], oxigraph_url: str, base: str, folder: Path) -> None:
    assert kg("publish", "-g", str(folder), "--store", oxigraph_url).exit_code == 0
    here, there = kg(*command, "-g", str(folder)), kg(*command, "--store", oxigraph_url, "--base", base)
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)
    assert there.stderr.splitlines()[-1:] == here.stderr.splitlines()[-1:] or "Reading the published graph (" in there.stderr


def test_a_published_graph_can_be_fetched_whole(oxigraph_url: str, base: str, folder: Path, tmp_path: Path) -> None:
    kg("publish", "-g", str(folder), "--store", oxigraph_url)
    for name, source in (("here.trig", ["-g", str(folder)]), ("there.trig", ["--store", oxigraph_url, "--base", base])):
        assert kg("export", str(tmp_path / name), *source).exit_code == 0
    assert (tmp_path / "here.trig").read_bytes() == (tmp_path / "there.trig").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["publish", "--store", "http://store.example/x"], "--allow-http"),
        (["publish", "--store", "https://ada:hush@store.example/x"], "does not belong in an address"),
        (["publish"], "--store"),
        (["query", "ASK {}", "--store", "no address"], "no address of a store"),
        (["show", "Ada", "--store", "ftp://store.example"], "no address of a store"),
    ],
)
def test_bad_addresses_are_one_line(arguments: list[str], message: str, folder: Path) -> None:
    done = kg(*arguments, *(["-g", str(folder)] if arguments[0] == "publish" else []))
    assert done.exit_code == 2 and message in done.stderr.splitlines()[-1]
    assert "hush" not in done.output and "Traceback" not in done.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-g", "graph", "--store", "localhost:1"], "-g and --store name two graphs"),
        (["--base", "https://a.example/"], "--base chooses a graph of --store, which is missing"),
    ],
)
def test_options_that_contradict_are_told(arguments: list[str], message: str) -> None:
    for command in (["query", "ASK {}"], ["show", "Ada"], ["export", "all.trig"]):
        done = kg(*command, *arguments)
        assert done.exit_code == 2 and message in done.stderr and done.stderr.count("\n") == 1


def test_what_is_away_costs_no_build(tmp_path: Path) -> None:
    """Not hours of reading, and no folder."""
    (tmp_path / "note.txt").write_text("Ada Reyes leads Norland.")
    done = kg("build", str(tmp_path / "note.txt"), "-o", str(tmp_path / "graph"), "--store", f"localhost:{free_port()}")
    assert done.exit_code == 2 and "cannot be reached" in done.stderr.splitlines()[-1]
    assert not (tmp_path / "graph").exists()


@pytest.mark.model
def test_a_build_is_published_and_kept_where_that_fails(through: Way, base: str, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Ada Reyes is the envoy of Norland.")
    command = ["build", str(tmp_path / "note.txt"), "-o", str(tmp_path / "graph"), "--date", "2024-05-01", "--base", base, "--store"]
    through.fault = lambda number, request, body: 500 if request.startswith("PUT") else None
    failed = kg(*command, through.url)
    assert failed.exit_code == 2 and f"is built, and not published: the store at {through.url}" in failed.stderr.splitlines()[-1]
    assert (tmp_path / "graph" / "graph.ttl").is_file()
    assert kg(*command, through.target).exit_code == 0
    assert len(back(through.target, base)) > 20


def test_a_password_is_in_no_message(through: Way, base: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "ada")
    monkeypatch.setenv("KG_STORE_PASSWORD", "hush")
    for status in (401, 403, 404, 500, 503):
        through.fault = lambda number, request, body, status=status: status  # type: ignore[misc]
        done = kg("publish", "-g", str(folder), "--store", through.url)
        assert done.exit_code == 2 and "hush" not in done.output and "Traceback" not in done.output


def test_what_was_published_is_what_the_folder_holds(oxigraph_url: str, base: str, folder: Path) -> None:
    kg("publish", "-g", str(folder), "--store", oxigraph_url)
    assert canonical(back(oxigraph_url, base)) == canonical(plain(base))
