"""What the graph says of one resource, as triples: the facts about it, the claims with their passages and documents, and names for what they mention."""

from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from kg.store.notation.turtle import ordered
from kg.store.vocabulary import LABEL, PROV, RDF, RDF_TYPE

CLAIMS = 500
"""Claims of one resource that are described at most."""
LINKS = 2_000
"""Statements that point to a resource and are described at most."""
_SUBJECT, _OBJECT = NamedNode(RDF + "subject"), NamedNode(RDF + "object")
_PASSAGE = NamedNode(PROV + "wasDerivedFrom")
_SOURCE = NamedNode("http://www.w3.org/ns/oa#hasSource")
_TITLE = NamedNode("http://purl.org/dc/terms/title")
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"


def describe(store: Store, iri: str) -> list[Triple]:
    """All that is described about ``iri``, in the order of ``ordered``; empty where the graph does not know it. Raises ValueError for what is no IRI."""
    node = NamedNode(iri)
    found = set(_of(store, node))
    facts = [quad.triple for quad in islice(store.quads_for_pattern(None, None, node, DefaultGraph()), LINKS)]
    claims = sorted({quad.subject for name in (_SUBJECT, _OBJECT) for quad in store.quads_for_pattern(None, name, node, None)}, key=str)
    found.update(facts)
    for claim in claims[:CLAIMS]:
        found.update(_of(store, claim))
        for passage in _objects(store, claim, _PASSAGE):
            found.update(_of(store, passage))
            for document in _objects(store, passage, _SOURCE):
                found.update(quad.triple for quad in store.quads_for_pattern(document, _TITLE, None, None))
    if not found:
        return []
    found.update(_labels(store, found))
    return ordered(found)


def _of(store: Store, subject: NamedNode | BlankNode | Triple | Literal) -> Iterator[Triple]:
    if isinstance(subject, NamedNode | BlankNode):
        yield from (quad.triple for quad in store.quads_for_pattern(subject, None, None, None))


def _objects(store: Store, subject: NamedNode | BlankNode | Triple | Literal, predicate: NamedNode) -> list[NamedNode]:
    if not isinstance(subject, NamedNode):
        return []
    return [quad.object for quad in store.quads_for_pattern(subject, predicate, None, None) if isinstance(quad.object, NamedNode)]


def _labels(store: Store, triples: Iterable[Triple]) -> set[Triple]:
    ends = {end for triple in triples for end in (triple.subject, triple.object) if isinstance(end, NamedNode)}
    return {quad.triple for end in ends for quad in store.quads_for_pattern(end, LABEL, None, None)}


def service(endpoint: str, store: Store) -> list[Triple]:
    """The service's description of itself (SPARQL 1.1 Service Description)."""
    node, dataset, facts = NamedNode(endpoint), BlankNode("dataset"), BlankNode("facts")
    sd = {
        name: NamedNode(_SD + name)
        for name in ("Service", "endpoint", "supportedLanguage", "resultFormat", "defaultDataset", "Dataset", "Graph")
    }
    formats = (
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "RDF_XML",
        "JSON-LD",
    )
    return [
        Triple(node, RDF_TYPE, sd["Service"]),
        Triple(node, sd["endpoint"], node),
        Triple(node, sd["supportedLanguage"], NamedNode(_SD + "SPARQL11Query")),
        *(Triple(node, sd["resultFormat"], NamedNode(_FORMATS + name)) for name in formats),
        Triple(node, sd["defaultDataset"], dataset),
        Triple(dataset, RDF_TYPE, sd["Dataset"]),
        Triple(dataset, NamedNode(_SD + "defaultGraph"), facts),
        Triple(facts, RDF_TYPE, sd["Graph"]),
        Triple(
            facts,
            NamedNode("http://rdfs.org/ns/void#triples"),
            Literal(sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))),
        ),
    ]
