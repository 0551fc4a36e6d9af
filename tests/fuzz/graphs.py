"""Graphs that somebody else wrote, or that were damaged: every command that reads one answers, or refuses it in one line."""

from collections.abc import Sequence
from functools import cache

from click.testing import CliRunner
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.cli import main
from kg.store.vocabulary import KG, RDF, XSD
from tests.fuzz.scratch import scratch
from tests.store import sample

COMMANDS = (
    *(("show", name) for name in ("Ada Reyes", "Norland", "talks between Norland and Sudland", "Tomas Brandt")),
    *(("claims", *words) for words in ([], ["--format", "jsonl"], ["--format", "csv"], ["--about", "Ada Reyes"], ["--denied"], ["--not-facts"])),
    *(("rank",), ("rank", "--by", "betweenness"), ("path", "Ada Reyes", "Sudland"), ("communities",), ("timeline", "--undated"), ("timeline", "--format", "json")),
    *(("why", "Ada Reyes", "represents", "Norland"), ("why", "--same", "Ada Reyes", "Reies"), ("diff", str(sample.TRIG)), ("query", "SELECT * { ?s ?p ?o }")),
    *(("export", f"x.{ending}", "--claims") for ending in ("ttl", "trig", "nt", "nq", "rdf", "jsonld", "graphml", "gexf", "csv", "geojson")),
    *(("export", "x.ttl", "--vocabulary", "schema.org"), ("render", "x.html"), ("render", "x.html", "--focus", "Ada Reyes")),
)  # fmt: skip
_NODES = (
    *(NamedNode(iri) for iri in ("a:b", "javascript:alert(1)", "https://x.example/%00", KG + "none", KG + "Event", KG + "Claim", RDF + "type")),
    BlankNode("b"),
)
_LITERALS = (
    *(Literal(text) for text in ("", "x", "-1", "\x1b[31m\u202e", "=1+1", "<script>", "\ufffe\x00", "é" * 5000, "2024-13-45", "12 May 2024", "2024/2020")),
    *(Literal("1e400", datatype=NamedNode(XSD + "double")), Literal("NaN", datatype=NamedNode(XSD + "double")), Literal("INF", datatype=NamedNode(XSD + "float"))),
    *(Literal(text, datatype=NamedNode(XSD + "integer")) for text in ("-5", "9" * 40, "many", "", "٣")),
    *(Literal(text, datatype=NamedNode(XSD + "decimal")) for text in ("999.5", "-0", "high")),
    *(Literal(text, datatype=NamedNode(XSD + "date")) for text in ("2024-02-31", "-0044-03-15", "99999-01-01", "soon")),
    *(Literal("Ada", language="x-none"), Literal("XXXX", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF"))),
)  # fmt: skip
Damage = tuple[int, str, int]


def damaged_graphs() -> "st.SearchStrategy[tuple[bytes, tuple[str, ...]]]":
    """A graph as N-Quads, and what is asked of it."""
    damage = st.tuples(st.integers(0, 1 << 16), st.sampled_from(["drop", "subject", "predicate", "object", "graph", "again"]), st.integers(0, 1 << 16))
    return st.tuples(st.lists(damage, max_size=150).map(_damaged), st.sampled_from(COMMANDS))


def answers(asked: tuple[bytes, tuple[str, ...]]) -> None:
    graph, (command, *words) = asked
    (scratch() / "g.nq").write_bytes(graph)
    if command in ("export", "render"):
        words[0] = str(scratch() / words[0])
    told = [*words, str(scratch() / "g.nq")] if command == "diff" else [*words, "-g", str(scratch() / "g.nq")]
    done = CliRunner().invoke(main, [command, *told], env={"COLUMNS": "80"})
    assert done.exit_code in (0, 1, 2) and "an error inside kg" not in done.stderr and "Traceback" not in done.output, (command, words, done.output[-500:])
    assert done.exit_code != 2 or done.stderr.count("\n") == 1, done.stderr


@cache
def _quads() -> tuple[Quad, ...]:
    return tuple(sorted(parse(path=str(sample.TRIG), format=RdfFormat.TRIG), key=str))


@cache
def _values() -> Sequence[NamedNode | BlankNode | Literal]:
    return (*_NODES, *_LITERALS, *sorted({quad.object for quad in _quads() if isinstance(quad.object, NamedNode | BlankNode | Literal)}, key=str))


def _damaged(damage: Sequence[Damage]) -> bytes:
    """The sample graph with some of its statements changed."""
    quads = list(_quads())
    for at, kind, other in damage:
        place = at % len(quads)
        old = quads[place]
        subject, predicate, object_, graph = old.subject, old.predicate, old.object, old.graph_name
        node = _NODES[other % len(_NODES)]
        named = node if isinstance(node, NamedNode) else predicate
        value = _values()[other % len(_values())]
        new = {
            "drop": [],
            "subject": [Quad(node, predicate, object_, graph)],
            "predicate": [Quad(subject, named, object_, graph)],
            "object": [Quad(subject, predicate, value, graph)],
            "graph": [Quad(subject, predicate, object_, node if other % 2 else DefaultGraph())],
            "again": [old, Quad(subject, predicate, value, graph)],
        }[kind]
        quads[place : place + 1] = new
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert written is not None
    return written
