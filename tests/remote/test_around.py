"""What is read around an entity suffices: each command tells of it what it tells of the whole graph."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from pyoxigraph import Store as LocalStore

from kg.remote import around, copy, parse
from kg.remote.publication import Publication, Store, Term
from kg.store import Dataset
from tests.remote.servers import Way
from tests.remote.states import plain, written
from tests.remote.test_commands import kg
from tests.remote.test_publishing import quiet, send, update


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the parts that are read; a part is never too large here."""
    from kg.remote import reading

    sizes: list[int] = []

    def measured(store: Store, publication: Publication, *rest: object) -> LocalStore | None:
        found = around.around(store, publication, *rest)  # type: ignore[arg-type]
        if found is not None:
            sizes.append(len(found))
        return found

    monkeypatch.setattr(around, "MOST", 10)
    monkeypatch.setattr(reading, "around", measured)
    return sizes


def test_everybody_is_told_of_as_from_the_whole_graph(
    url: str, base: str, folder: Path, parts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kg("publish", "-g", str(folder), "--store", url).exit_code == 0
    rows = Dataset.open(folder).entities()
    commands = [command for row in rows for command in (["show", row.iri], ["claims", "--about", row.iri, "--format", "jsonl"], ["claims", "--by", row.iri])]
    there = [kg(*command, "--store", url, "--base", base) for command in commands]
    monkeypatch.setattr(around, "MOST", -1)
    whole = [kg(*command, "--store", url, "--base", base) for command in commands]
    assert [(one.exit_code, one.stdout) for one in there] == [(one.exit_code, one.stdout) for one in whole]
    assert len(parts) == len(commands) and min(parts) < len(Dataset.open(folder).store) / 2


@pytest.mark.parametrize("name", ["Ada Reyes", "ada reyes", "Reies", "place/port-vale", "port", "Tomás Brandt", "<person/ada-reyes>"])
def test_names_mean_what_they_mean_here(name: str, oxigraph_url: str, base: str, folder: Path, parts: list[int]) -> None:
    kg("publish", "-g", str(folder), "--store", oxigraph_url)
    here, there = kg("show", name, "-g", str(folder)), kg("show", name, "--store", oxigraph_url, "--base", base)
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)
    assert there.stderr.splitlines()[-1:] == here.stderr.splitlines()[-1:] or there.exit_code == 0
    assert len(parts) == (here.exit_code == 0)


@pytest.mark.parametrize("name", ["Nobody Atall", "", '"} DROP ALL {', "\x00\ud800", "(", "<x y>"])
def test_who_is_not_there_is_looked_for_in_the_whole_graph(name: str, oxigraph_url: str, base: str, tmp_path: Path) -> None:
    send(written(tmp_path / "graph.nq", plain(base)), oxigraph_url)
    whole, found = (copy(parse(oxigraph_url), base, quiet, quiet, names) for names in ((), (name,)))
    assert set(found) == set(whole)


def test_what_others_say_of_somebody_is_not_read(oxigraph_url: str, base: str, tmp_path: Path, parts: list[int]) -> None:
    ada = f"<{base}person/ada-reyes>"
    told = f'{ada} rdfs:label "A liar"@en ; a <{base}Liar> . <{base}lie> rdf:subject {ada}'
    prefixes = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
    update(oxigraph_url, f"{prefixes} INSERT DATA {{ {told} . GRAPH <{base}theirs> {{ {told} }} }}")
    send(written(tmp_path / "graph.nq", plain(base)), oxigraph_url)
    found = copy(parse(oxigraph_url), base, quiet, quiet, ("Ada Reyes",))
    assert parts and "liar" not in str(list(found)).lower() and "lie>" not in str(list(found))


def test_a_graph_that_is_replaced_meanwhile_is_read_again(through: Way, base: str, tmp_path: Path, parts: list[int]) -> None:
    file = written(tmp_path / "graph.nq", plain(base))
    send(file, through.target)
    asked: list[bytes] = []

    def fault(number: int, request: object, body: bytes) -> None:
        if b"refers_to" in body and not asked:
            asked.append(body)
            send(written(tmp_path / "less.nq", [quad for quad in plain(base) if "Reies" not in str(quad)]), through.target)

    through.fault = fault
    found = copy(parse(through.url), base, quiet, quiet, ("event/talks-port-vale",))
    assert asked and len(parts) == 2 and "Reies" not in str(list(found))


def test_a_store_that_gives_fewer_rows_than_there_are_is_copied(
    oxigraph_url: str, base: str, tmp_path: Path, parts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    send(written(tmp_path / "graph.nq", plain(base)), oxigraph_url)
    monkeypatch.setattr(around, "FEW", 2)
    whole = copy(parse(oxigraph_url), base, quiet, quiet)
    assert set(copy(parse(oxigraph_url), base, quiet, quiet, ("Norland",))) < set(whole) and len(parts) == 1
    rows = Store.rows

    def cut(self: Store, sparql: str, *rest: int) -> Iterator[tuple[Term, ...]]:
        return islice(rows(self, sparql, *rest), 2 if "?g ?s ?p ?o" in sparql and "BIND" in sparql else None)

    monkeypatch.setattr(Store, "rows", cut)
    assert set(copy(parse(oxigraph_url), base, quiet, quiet, ("Norland",))) == set(whole) and len(parts) == 1
