"""What stands in a store of ours: one graph that lists the others, each with a digest of what was sent and how many triples it has.

Under a base IRI stands one publication. Its graphs are those of the data set, but that the facts stand in a named graph: the store's default graph
belongs to all who use it. The terms are those of VoID and Dublin Core.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Triple

from kg.errors import NotFound, StoreError
from kg.remote.endpoints import ACCEPT, Endpoints, solutions
from kg.remote.talking import Talk
from kg.store.reading.queries import LARGEST
from kg.store.vocabulary import DCTERMS, KG, RDF_TYPE, XSD

VOID = "http://rdfs.org/ns/void#"
Term = NamedNode | BlankNode | Literal | Triple | None
NAMES_AT_ONCE = 200
"""Graphs that are named in one query."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph as it was sent: its digest and how many triples it has."""

    digest: str
    triples: int


@dataclass(frozen=True, slots=True)
class Publication:
    """The graphs below ``base`` by IRI, their ``state`` (a digest of all), and who ``owner`` is: a name that an output folder gave itself."""

    base: str
    owner: str = ""
    state: str = ""
    graphs: Mapping[str, Graph] = field(default_factory=dict)


def facts_graph(base: str) -> str:
    """The graph that holds the facts."""
    return f"{base}graph/facts"


def list_graph(base: str) -> str:
    """The graph that lists the others."""
    return f"{base}graph/publication"


class Store:
    """Queries to a store, as rows of terms."""

    def __init__(self, talk: Talk, endpoints: Endpoints) -> None:
        self.talk = talk
        self.endpoints = endpoints

    def rows(self, sparql: str, largest: int = LARGEST) -> Iterator[tuple[Term, ...]]:
        """The solutions of a SELECT. Raises StoreError where the store gives none."""
        reply = self.talk.send("POST", self.endpoints.query, data={"query": sparql}, headers={"Accept": ACCEPT}, largest=largest)
        self.talk.expect(reply, "answer a query")
        try:
            found = solutions(reply)
            assert isinstance(found, QuerySolutions)
            variables = found.variables
            for row in found:
                yield tuple(row[variable] for variable in variables)
        except (ValueError, SyntaxError, AssertionError):
            raise StoreError(f"the store at {self.talk.address} gives answers that are not in the SPARQL results format") from None

    def counts(self, names: list[str]) -> dict[str, int]:
        """How many triples each of the graphs has; those that are not there or empty are left out."""
        found: dict[str, int] = {}
        for start in range(0, len(names), NAMES_AT_ONCE):
            values = " ".join(f"<{name}>" for name in names[start : start + NAMES_AT_ONCE])
            for graph, count in self.rows(f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"):
                if isinstance(graph, NamedNode) and isinstance(count, Literal):
                    found[graph.value] = int(count.value)
        return found

    def publication(self, base: str) -> Publication:
        """What stands below ``base``: without a state where that is nothing."""
        name = list_graph(base)
        owner = state = ""
        for who, what in self.rows(
            f"SELECT ?who ?what {{ GRAPH <{name}> {{ <{name}> <{DCTERMS}publisher> ?who ; <{DCTERMS}identifier> ?what }} }}"
        ):
            owner, state = _text(who), _text(what)
        graphs = {}
        for graph, digest, count in self.rows(
            f"SELECT ?g ?d ?n {{ GRAPH <{name}> {{ ?g <{DCTERMS}isPartOf> <{name}> ; <{DCTERMS}identifier> ?d ; <{VOID}triples> ?n }} }}"
        ):
            if isinstance(graph, NamedNode):
                graphs[graph.value] = Graph(_text(digest), int(_text(count) or 0))
        return Publication(base, owner, state, graphs)

    def only_publication(self, base: str | None) -> Publication:
        """The publication below ``base``, or the only one in the store. Raises NotFound where there is none, StoreError where there are several."""
        rows = self.rows(f"SELECT ?b {{ GRAPH ?p {{ ?p a <{VOID}Dataset> ; <{VOID}vocabulary> <{KG}> ; <{VOID}uriSpace> ?b }} }}")
        bases = sorted({_text(row[0]) for row in rows})
        wanted = [one for one in bases if base in (None, one)]
        if not wanted:
            below = f" below {base}" if base is not None else ""
            raise NotFound(f"nothing was published in the store at {self.talk.address}{below} ('kg publish --store URL' does)")
        if len(wanted) > 1:
            raise StoreError(f"the store at {self.talk.address} holds {len(bases)} graphs: choose one with --base, of {', '.join(bases)}")
        return self.publication(wanted[0])


def described(of: Publication) -> list[Triple]:
    """The publication as triples of its list."""
    name = NamedNode(list_graph(of.base))
    found = [
        Triple(name, RDF_TYPE, NamedNode(f"{VOID}Dataset")),
        Triple(name, NamedNode(f"{VOID}vocabulary"), NamedNode(KG)),
        Triple(name, NamedNode(f"{VOID}uriSpace"), Literal(of.base)),
        Triple(name, NamedNode(f"{DCTERMS}publisher"), Literal(of.owner)),
        Triple(name, NamedNode(f"{DCTERMS}identifier"), Literal(of.state)),
    ]
    for graph, sent in sorted(of.graphs.items()):
        found += [
            Triple(NamedNode(graph), NamedNode(f"{DCTERMS}isPartOf"), name),
            Triple(NamedNode(graph), NamedNode(f"{DCTERMS}identifier"), Literal(sent.digest)),
            Triple(NamedNode(graph), NamedNode(f"{VOID}triples"), Literal(str(sent.triples), datatype=NamedNode(f"{XSD}integer"))),
        ]
    return found


def quad(row: tuple[Term, ...], base: str, blank: dict[str, BlankNode]) -> Quad:
    """A row as a quad; the names of blank nodes, which hold for one answer only, are mapped by ``blank`` to new ones."""
    graph, subject, predicate, object_ = (
        blank.setdefault(term.value, BlankNode()) if isinstance(term, BlankNode) else term for term in row
    )
    if not (isinstance(graph, NamedNode) and isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode)) or object_ is None:
        raise StoreError("the store gives an answer that is no triple")
    return Quad(subject, predicate, object_, DefaultGraph() if graph.value == facts_graph(base) else graph)


def _text(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
