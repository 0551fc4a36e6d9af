"""Data sets to publish, and ways to compare what comes back."""

from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
    serialize,
)

from kg.store import quads
from kg.store.vocabulary import LABEL, XSD
from tests.store import sample


def plain(base: str) -> list[Quad]:
    """The invented reports."""
    return list(quads(sample.extractions(), sample.resolution(), sample.ontology(), base))


def changed(base: str) -> list[Quad]:
    """The same, but that a document is gone, one has come, and a fact has changed."""
    found = plain(base)
    gone = min(quad.graph_name.value for quad in found if isinstance(quad.graph_name, NamedNode) and "/document/" in quad.graph_name.value)
    left = [quad for quad in found if not (isinstance(quad.graph_name, NamedNode) and quad.graph_name.value == gone)]
    new = NamedNode(f"{base}document/third")
    here = NamedNode(f"{base}person/ada-reyes")
    return [*left, Quad(new, LABEL, Literal("Third"), new), Quad(here, LABEL, Literal("Ada M. Reyes", language="en"), DefaultGraph())]


def strange(base: str) -> list[Quad]:
    """All that can be lost on the way: blank nodes, languages, white space and signs in literals, large ones, unusual IRIs."""
    here, property_ = NamedNode(f"{base}person/ada-reyes"), NamedNode("http://example.org/p")
    graph, other = NamedNode(f"{base}document/étrange%20%22"), NamedNode(f"{base}document/other")
    first, second, third = BlankNode(), BlankNode(), BlankNode()
    texts = ["", " ", "a\nb\r\nc\td", 'quote " and \\ and \\u0041', "\u2028\u0085\u00a0\ufeff", "𝔸 ﷽ Łódź Ζαχαρίας", "} } ; DROP ALL", "_:b <x> ?y"]
    literals = [
        *map(Literal, texts),
        Literal("colour", language="en-gb"),
        Literal("colour", language="en"),
        Literal("<p>", datatype=NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML")),
        Literal("1984-06", datatype=NamedNode(XSD + "gYearMonth")),
        Literal("2024-05-01", datatype=NamedNode(XSD + "date")),
        Literal("0.25", datatype=NamedNode(XSD + "decimal")),
        Literal("P1Y2M", datatype=NamedNode(XSD + "duration")),
        Literal("2024-05~", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")),
        Literal("word " * 60_000),
    ]
    return [
        Quad(here, LABEL, Literal("Ada Reyes", language="en"), DefaultGraph()),
        *(Quad(here, property_, literal, place) for literal in literals for place in (DefaultGraph(), graph)),
        Quad(here, property_, first, graph),
        Quad(first, property_, second, graph),
        Quad(second, property_, first, graph),
        Quad(second, property_, Literal("loop"), graph),
        Quad(third, property_, third, other),
        *(Quad(NamedNode(f"{base}person/{number}"), LABEL, Literal(f"Nobody {number} " + "x" * 400), other) for number in range(3000)),
    ]


def written(path: Path, of: list[Quad]) -> Path:
    """An N-Quads file."""
    path.write_bytes(serialize(of, format=RdfFormat.N_QUADS) or b"")
    return path


def canonical(of: Store | list[Quad]) -> list[str]:
    """The quads as sorted lines, with blank nodes named by what is said of them."""
    found = Dataset(parse(serialize(list(of), format=RdfFormat.N_QUADS) or b"", format=RdfFormat.N_QUADS))
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in found)
