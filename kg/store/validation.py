"""The stored graph against SHACL (pySHACL's home module).

Facts, documents and identity are judged together, as one graph: a claim's subject may be described in the default graph or in its document's.
Shapes come from ``shapes.ttl`` and, for domains and ranges of facts, from the ontology itself, so that a user's own properties are judged too.
A class above an admitted one passes, as when arguments are selected: a name known only as a ``Place`` may be a ``Country``.
"""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from kg.ontology import terms
from kg.store.vocabulary import KG, XSD, local_name

SHAPES = "shapes.ttl"
BOOKS = frozenset(("Claim", "Passage", "Mention", "Merge", "Document"))
"""What keeps the books: ``shapes.ttl`` says all about it."""


def violations(store: ox.Store, ontology: terms.Ontology) -> list[str]:
    """A line for each violation: what, where, and what should hold. Empty where the graph conforms."""
    import pyshacl

    _, results, _ = pyshacl.validate(data(store), shacl_graph=shapes(ontology), inference="none", advanced=False, meta_shacl=False)
    assert isinstance(results, rdflib.Graph)
    return sorted({_line(results, found) for found in results.subjects(RDF.type, SH.ValidationResult)})


def data(store: ox.Store) -> rdflib.Graph:
    """All triples of the store in one graph, each once."""
    graph = rdflib.Graph()
    for quad in store:
        if not isinstance(quad.subject, ox.Triple) and not isinstance(quad.object, ox.Triple):
            graph.add((_node(quad.subject), rdflib.URIRef(quad.predicate.value), _node(quad.object)))
    return graph


def shapes(ontology: terms.Ontology) -> rdflib.Graph:
    """The shapes of the files, and those that follow from domains and ranges."""
    graph = rdflib.Graph()
    for path in _files(ontology):
        graph.parse(path, format="turtle")
    for property_ in sorted(ontology.properties.values(), key=lambda p: p.name):
        if not BOOKS.issuperset(property_.domain):
            _ends(graph, ontology, property_)
    return graph


def _files(ontology: terms.Ontology) -> list[Path]:
    theirs = [Path(file) for file in ontology.files if Path(file).name == SHAPES]
    return theirs or [Path(ontology.folder) / SHAPES]


def _ends(graph: rdflib.Graph, ontology: terms.Ontology, property_: terms.Property) -> None:
    objects = [name for name in property_.range if name in ontology.classes]
    for target, classes, side in ((SH.targetSubjectsOf, property_.domain, "subject"), (SH.targetObjectsOf, objects, "object")):
        if classes:
            shape = rdflib.URIRef(f"https://w3id.org/kg-builder/shapes#{property_.name}-{side}")
            graph.add((shape, RDF.type, SH.NodeShape))
            graph.add((shape, target, rdflib.URIRef(KG + property_.name)))
            message = f"the {side} of kg:{property_.name} is {' or '.join(f'kg:{name}' for name in classes)}"
            graph.add((shape, SH.message, rdflib.Literal(message)))
            _any_of(graph, shape, sorted({wider for name in classes for wider in _admitted(ontology, name)}))


def _admitted(ontology: terms.Ontology, name: str) -> Iterable[str]:
    return ontology.superclasses.get(name, frozenset((name,)))


def _any_of(graph: rdflib.Graph, shape: rdflib.URIRef, classes: list[str]) -> None:
    choices: list[rdflib.term.Node] = []
    for name in classes:
        choice = rdflib.BNode()
        graph.add((choice, SH["class"], rdflib.URIRef(KG + name)))
        choices.append(choice)
    items = rdflib.BNode()
    Collection(graph, items, choices)
    graph.add((shape, SH["or"], items))


def _line(results: rdflib.Graph, found: rdflib.term.Node) -> str:
    focus, value = results.value(found, SH.focusNode), results.value(found, SH.value)
    message = min((str(text) for text in results.objects(found, SH.resultMessage)), default="does not conform")
    told = f" (found {_short(value)})" if value is not None and value != focus else ""
    return f"{_short(focus)}: {message}{told}"


def _short(term: rdflib.term.Node | None) -> str:
    """One line, without control characters, of a size that a terminal bears."""
    text = local_name(str(term)).removeprefix(XSD)
    return "".join(c if c.isprintable() else " " for c in text)[:120]


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> rdflib.term.Identifier:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == XSD + "string":  # rdflib tells a plain string from an xsd:string; RDF 1.1 does not
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
