"""Files and store: whole, sorted, replaced at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import StoreError
from kg.store import canonical, graphs, quads, save, write_trig, write_turtle, writing
from kg.store.disk import loading
from kg.store.rdf.graphs import Graph
from kg.store.sections import section
from tests.store import sample

S, P, G = (NamedNode(f"https://e.example/{name}") for name in "spg")


def _graph(text: str, name: str = "") -> Graph:
    return Graph(name, [section([("<https://e.example/s>", [("rdfs:label", f'"{text}"')])])])


def everything() -> list[Quad]:
    return list(quads(sample.extractions(), sample.resolution(), sample.ontology()))


def everything_by_graph(reverse: bool = False) -> Iterator[Graph]:
    extractions = sample.extractions()
    return graphs(extractions[::-1] if reverse else extractions, sample.resolution(), sample.ontology())


def test_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    save(everything_by_graph(), tmp_path / "one")
    save(everything_by_graph(reverse=True), tmp_path / "two")
    for name in ("graph.ttl", "graph.trig"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == ["graph.trig", "graph.ttl", "store"]


def test_store_and_trig_hold_the_same(tmp_path: Path) -> None:
    save(everything_by_graph(), tmp_path)
    held = set(Store.read_only(str(tmp_path / "store")))
    assert held == set(canonical(everything())) == set(parse(path=str(tmp_path / "graph.trig"), format=RdfFormat.TRIG))


def test_files_are_what_oxigraph_would_write(tmp_path: Path) -> None:
    """Canonical literals and the same layout: writing what was read gives the same bytes."""
    save(everything_by_graph(), tmp_path)
    store = Store.read_only(str(tmp_path / "store"))
    write_trig(store, tmp_path / "again.trig")
    write_turtle(store, tmp_path / "again.ttl")
    assert (tmp_path / "again.trig").read_bytes() == (tmp_path / "graph.trig").read_bytes()
    assert (tmp_path / "again.ttl").read_bytes() == (tmp_path / "graph.ttl").read_bytes()


def test_a_store_is_the_same_from_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PIECE", 1)
    save(everything_by_graph(), tmp_path)
    assert set(Store.read_only(str(tmp_path / "store"))) == set(everything())


@pytest.mark.parametrize("name", ["", "<https://e.example/g>"])
def test_a_large_graph_is_stored_in_pieces_and_written_as_one(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subjects = [(f"<https://e.example/{number}>", [("rdfs:label", f'"50 % of {number}"')]) for number in range(7)]
    save([Graph(name, [section(subjects)])], tmp_path / "one")
    taken: list[bytes] = []
    monkeypatch.setattr(writing, "TOGETHER", 3)
    monkeypatch.setattr(loading.Loading, "take", lambda self, piece, take=loading.Loading.take: taken.append(piece) or take(self, piece))
    save([Graph(name, [section(subjects)])], tmp_path / "pieces")
    assert [piece.count(b" % of ") for piece in taken] == [3, 3, 1]
    one, pieces = (set(Store.read_only(str(tmp_path / folder / "store"))) for folder in ("one", "pieces"))
    assert one == pieces == set(parse(path=str(tmp_path / "pieces" / "graph.trig"), format=RdfFormat.TRIG)) and len(one) == 7
    assert (tmp_path / "one" / "graph.trig").read_bytes() == (tmp_path / "pieces" / "graph.trig").read_bytes()


def test_a_store_is_opened_when_there_is_something_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(loading, "Store", lambda path: opened.append(path) or Store(path))
    with loading.loading(tmp_path / "store", "") as made:
        made.take(b"<urn:g> { <urn:s> <urn:p> <urn:o> }")
        assert not opened
        assert len(made.settled()) == len(opened) == 1
    with loading.loading(tmp_path / "empty", ""):
        pass
    assert [len(Store.read_only(str(tmp_path / name))) for name in ("store", "empty")] == [1, 0]


def test_turtle_is_grouped_and_credits_the_gazetteer(tmp_path: Path) -> None:
    write_turtle(canonical(everything()), tmp_path / "x.ttl")
    text = (tmp_path / "x.ttl").read_text(encoding="utf-8")
    assert text.startswith("# Coordinates and GeoNames ids: GeoNames")
    assert text.count("\nperson:ada-reyes ") == 1 and "claim:" not in text and "@prefix prov:" not in text


def test_a_store_is_replaced_whole(tmp_path: Path) -> None:
    save([_graph("old"), _graph("older", "kg:g")], tmp_path)
    save([_graph("new")], tmp_path)
    assert [quad.object.value for quad in Store.read_only(str(tmp_path / "store"))] == ["new"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "graph.ttl", "store"]


@pytest.mark.parametrize("size", [1, loading.PIECE])
def test_what_the_store_refuses_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(loading, "PIECE", size)
    save([_graph("old")], tmp_path)
    with pytest.raises((StoreError, SyntaxError)):
        save([_graph("new"), Graph("kg:g", [section([("kg:x", [("no predicate", "kg:y")])])]), *[_graph("more")] * 20], tmp_path)
    assert [quad.object.value for quad in Store.read_only(str(tmp_path / "store"))] == ["old"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot make"):
        save([_graph("new")], tmp_path / "file" / "out")


def test_what_fails_leaves_the_old_files(tmp_path: Path) -> None:
    save(everything_by_graph(), tmp_path)
    before = [(tmp_path / name).read_bytes() for name in ("graph.ttl", "graph.trig")]

    def broken() -> Iterator[Graph]:
        yield Graph("", [section([("kg:x", [("a", "kg:Y")])])])
        raise OSError("disk full")

    with pytest.raises(StoreError, match="disk full"):
        save(broken(), tmp_path)
    assert (tmp_path / "graph.trig").read_bytes() == before[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "graph.ttl", "store"]


def test_refuses_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write"):
        write_turtle([], tmp_path / "no" / "x.ttl")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=5))
def test_any_text_survives_the_layout(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("layout") / "x.trig"
    given_quads = canonical([Quad(S, P, Literal(text, language="en"), G) for text in texts] + [Quad(S, P, Literal(text)) for text in texts])
    write_trig(given_quads, path)
    assert set(parse(path=str(path), format=RdfFormat.TRIG)) == set(given_quads)


def test_prefixes_are_those_used_in_any_graph(tmp_path: Path) -> None:
    names = [NamedNode(f"https://w3id.org/kg-builder/resource/document/{n}") for n in range(3)]
    write_trig(
        [Quad(S, NamedNode("http://purl.org/dc/terms/title"), Literal("x"), name) for name in names] + [Quad(S, P, names[0])],
        tmp_path / "x.trig",
    )
    head = [line.split()[1] for line in (tmp_path / "x.trig").read_text().splitlines() if line.startswith("@prefix")]
    assert head == ["dcterms:", "document:"]
