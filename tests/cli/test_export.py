"""``kg export``: every format, read back by another program."""

import csv
import io
import json
import shutil
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from kg.cli import main
from kg.cli.output import csv_text
from kg.model import Document, Entity, Extraction, Mention, Node, Resolution
from kg.store import graphs, quads, save
from tests.store import sample

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    '"quoted"\n"""',
    "\x00\x0b\x1b[2J",
    "\ud800 half",
    "a\u2028b",
    "]]>",
    "\\",
    "'''",
    "💥",
    "\ufffe",
]


def export(file: Path, *options: str, graph: Path = sample.TRIG) -> Result:
    return CliRunner().invoke(main, ["export", str(file), "-g", str(graph), *options])


@pytest.fixture(scope="module")
def store() -> Store:
    found = Store()
    found.bulk_extend(quads(sample.extractions(), sample.resolution(), sample.ontology()))
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph whose labels, title and addresses are the worst that a document can hold."""
    text = "".join(HOSTILE)
    mention = Mention(0, len(text), text, "name")
    entities = tuple(Entity(f"e{n}", "Person", name, (mention,)) for n, name in enumerate(HOSTILE))
    document = Document("c" * 16, HOSTILE[3], text, HOSTILE[1], "not a date", HOSTILE[2], HOSTILE[4], "javascript:alert(1)", "../<x>\n.txt")
    nodes = tuple(Node(f"person/{name}-{n}", "Person", name, (name,), (("c" * 16, f"e{n}"),)) for n, name in enumerate(HOSTILE))
    resolution = Resolution(nodes, {("c" * 16, f"e{n}"): node.path for n, node in enumerate(nodes)}, (), (), {}, {})
    folder = tmp_path_factory.mktemp("hostile")
    save(graphs([Extraction(document, entities)], resolution, sample.ontology()), folder)
    return folder


@pytest.mark.parametrize("ending", ["ttl", "nt", "rdf", "jsonld"])
@pytest.mark.parametrize("hostility", [False, True])
def test_rdflib_reads_the_same_facts(tmp_path: Path, hostile: Path, ending: str, hostility: bool) -> None:
    from rdflib import Graph
    from rdflib.compare import isomorphic

    graph = hostile if hostility else sample.TRIG
    assert export(tmp_path / f"x.{ending}", graph=graph).exit_code == 0
    assert export(tmp_path / "y.nt", graph=graph).exit_code == 0
    formats = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}
    one, other = Graph().parse(tmp_path / f"x.{ending}", format=formats[ending]), Graph().parse(tmp_path / "y.nt", format="nt")
    assert len(one) == len(other) > 20
    if hostility and ending == "rdf":
        return  # XML cannot hold control characters, so these labels differ by design
    assert isomorphic(one, other)


@pytest.mark.parametrize(("ending", "options"), [("trig", ()), ("nq", ()), ("jsonld", ("--claims",))])
def test_everything_comes_back(tmp_path: Path, store: Store, ending: str, options: tuple[str, ...]) -> None:
    assert export(tmp_path / f"x.{ending}", *options).exit_code == 0
    back = set(parse(path=str(tmp_path / f"x.{ending}"), format=RdfFormat.from_extension(ending)))
    assert back == set(store)


@pytest.mark.parametrize("ending", ["ttl", "nt", "rdf"])
def test_claims_in_one_graph(tmp_path: Path, store: Store, ending: str) -> None:
    export(tmp_path / f"x.{ending}", "--claims")
    back = set(parse(path=str(tmp_path / f"x.{ending}"), format=RdfFormat.from_extension(ending)))
    assert back == {Quad(*quad.triple) for quad in store}


@pytest.mark.parametrize("ending", ["ttl", "trig", "nt", "nq", "rdf", "jsonld", "graphml", "gexf", "csv", "geojson"])
def test_same_bytes_every_time(tmp_path: Path, hostile: Path, ending: str) -> None:
    for graph in (sample.TRIG, hostile):
        assert export(tmp_path / f"one.{ending}", graph=graph).exit_code == 0
        assert export(tmp_path / f"two.{ending}", graph=graph).exit_code == 0
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes() != b""


@pytest.mark.parametrize("ending", ["ttl", "trig", "nt", "nq", "rdf", "jsonld"])
@pytest.mark.parametrize("options", [(), ("--claims",)])
@pytest.mark.parametrize("hostility", [False, True])
def test_what_the_build_has_written_and_its_store_give_the_same_bytes(
    tmp_path: Path, hostile: Path, ending: str, options: tuple[str, ...], hostility: bool
) -> None:
    folder = tmp_path / "graph"
    if hostility:
        shutil.copytree(hostile, folder)
    else:
        save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), folder)
    (folder / ".kg").write_text(json.dumps({"store": "1", "exports": "1"}), "utf-8")
    assert export(tmp_path / f"quick.{ending}", *options, graph=folder).exit_code == 0
    (folder / ".kg").write_text(json.dumps({"store": "2", "exports": "1"}), "utf-8")  # the exports are of an older state
    assert export(tmp_path / f"sorted.{ending}", *options, graph=folder).exit_code == 0
    assert (tmp_path / f"quick.{ending}").read_bytes() == (tmp_path / f"sorted.{ending}").read_bytes() != b""


@pytest.mark.parametrize(("ending", "name"), [("nq", "graph.trig"), ("nt", "graph.ttl")])
def test_a_damaged_file_of_the_build_is_told_and_nothing_is_written(tmp_path: Path, ending: str, name: str) -> None:
    folder = tmp_path / "graph"
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), folder)
    (folder / ".kg").write_text(json.dumps({"store": "1", "exports": "1"}), "utf-8")
    data = bytearray((folder / name).read_bytes())
    data[-40:-20] = b'"' * 20
    (folder / name).write_bytes(data)
    (tmp_path / f"x.{ending}").write_text("before", "utf-8")
    result = export(tmp_path / f"x.{ending}", graph=folder)
    assert result.exit_code == 2
    assert f"{name} is damaged" in result.stderr
    assert (tmp_path / f"x.{ending}").read_text("utf-8") == "before"


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_networks_are_well_formed(tmp_path: Path, hostile: Path, ending: str) -> None:
    import networkx as nx

    export(tmp_path / f"h.{ending}", graph=hostile)
    Xml.parse(tmp_path / f"h.{ending}")
    export(tmp_path / f"x.{ending}")
    export(tmp_path / f"all.{ending}", "--claims")
    read = nx.read_graphml if ending == "graphml" else nx.read_gexf
    facts, everything = read(tmp_path / f"x.{ending}"), read(tmp_path / f"all.{ending}")
    assert {data["label"] for _, data in facts.nodes(data=True)} >= {"Ada Reyes", "Port Vale"}
    assert len(everything) > len(facts) and everything.number_of_edges() > facts.number_of_edges()


def test_csv_has_a_line_for_each_sentence(tmp_path: Path) -> None:
    export(tmp_path / "x.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_text(encoding="utf-8"), newline="")))
    represents = [row for row in rows if row["property"] == "represents"]
    assert [row["document"] for row in represents] == ["Talks in Port Vale", "“No troops”, says Norland"]
    assert {row["status"] for row in rows} == {"fact"}
    export(tmp_path / "all.csv", "--claims")
    everything = (tmp_path / "all.csv").read_text(encoding="utf-8")
    assert "not a fact: planned" in everything and "not a fact: only one speaker says so" in everything


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-cmd", "@x", "\tx", "\rx", "\nx", "\r=1", " =1", "\x00=1", "\uff1d1", "\uff0b1", "\uff20x", "\u00a0@x"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert next(csv.reader(io.StringIO(csv_text((), [[cell]]).split("\r\n", 1)[1], newline=""))) == [f"'{cell}"]


@pytest.mark.parametrize(("cell", "safe"), [("Ada;=1+1", "Ada;'=1+1"), ("Ada\t@x", "Ada\t'@x"), ("=1;=1", "'=1;'=1"), ("\t=1", "'\t'=1")])
def test_no_cell_is_a_formula_where_semicolons_divide(cell: str, safe: str) -> None:
    assert next(csv.reader(io.StringIO(csv_text((), [[cell]]).split("\r\n", 1)[1], newline=""))) == [safe]


@pytest.mark.parametrize("cell", ["-20.25", "1", "a=b", "", "a; b - c", "1-2", "x@y.example"])
def test_other_cells_stay(cell: str) -> None:
    assert csv_text(("x", "y"), [(cell, "")]) == f"x,y\r\n{cell},\r\n"


def test_geojson(tmp_path: Path) -> None:
    export(tmp_path / "x.geojson")
    found = json.loads((tmp_path / "x.geojson").read_text(encoding="utf-8"))
    by_label = {feature["properties"]["label"]: feature for feature in found["features"]}
    assert by_label["Port Vale"]["geometry"] == {"type": "Point", "coordinates": [-20.25, 1.5]}
    assert by_label["talks between Norland and Sudland"]["properties"]["date"] == "2024-05-01"
    assert "GeoNames" in found["attribution"] and not any("attack" in label for label in by_label)


def test_schema_org(tmp_path: Path) -> None:
    export(tmp_path / "x.nt", "--vocabulary", "schema.org")
    triples = set(parse(path=str(tmp_path / "x.nt"), format=RdfFormat.N_TRIPLES))
    assert len(triples) > 20
    assert {quad.predicate.value.startswith("https://schema.org/") or quad.predicate.value.endswith("#type") for quad in triples} == {True}
    assert any(str(quad.object) == "<https://schema.org/Person>" for quad in triples)


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("x.docx", (), "unknown format '.docx'; known are .ttl .trig .nt"),
        ("x", (), "unknown format '(no ending)'"),
        ("x.csv", ("--vocabulary", "schema.org"), "--vocabulary is for RDF formats"),
        ("no/x.ttl", (), "cannot write"),
        ("no/x.csv", (), "cannot write"),
    ],
)
def test_refuses(tmp_path: Path, name: str, options: tuple[str, ...], message: str) -> None:
    result = export(tmp_path / name, *options)
    assert result.exit_code == 2 and message in result.stderr and result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_standard_output_has_no_ending() -> None:
    result = CliRunner().invoke(main, ["export", "-", "-g", str(sample.TRIG)])
    assert (result.exit_code, result.stdout) == (2, "") and "name a file, whose ending says which format is wanted" in result.stderr


def test_what_fails_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("old")
    assert export(tmp_path / "x.ttl", graph=tmp_path / "none").exit_code == 2
    assert (tmp_path / "x.ttl").read_text() == "old" and len(list(tmp_path.iterdir())) == 1


def test_the_default_graph_is_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), tmp_path / "exports")
    expected = sum(isinstance(quad.graph_name, DefaultGraph) for quad in parse(path=str(sample.TRIG), format=RdfFormat.TRIG))
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["export", "x.nt"]).exit_code == 0
    assert sum(1 for _ in parse(path="x.nt", format=RdfFormat.N_TRIPLES)) == expected
