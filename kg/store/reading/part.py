"""A part of a stored graph as typed rows: what some nodes are, what joins them to one another, and what is said of that.

Why: a page shows a few hundred nodes of a graph that may have a hundred thousand, and reading all of it costs far more than drawing.
"""

from collections.abc import Collection, Container, Iterable
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.store.hierarchy import Hierarchy
from kg.store.reading import claims, entities, support, values
from kg.store.reading.claims import Documents
from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow
from kg.store.vocabulary import KG, RDF, RDF_TYPE, kg

Term = NamedNode | BlankNode | Literal | Triple
_ROLE = kg("Role")
_SAID = f"SELECT ?claim ?o {{{{ VALUES ?s {{{{ {{part}} }}}} GRAPH ?g {{{{ ?claim <{RDF}subject> ?s ; <{RDF}object> ?o }}}} }}}}"


class Part:
    """What the graph in ``store`` holds about ``nodes`` (IRIs), with the posts that they hold: the rows that ``Dataset`` gives, and no others."""

    def __init__(self, store: Store, hierarchy: Hierarchy, documents: Documents, nodes: Collection[str]) -> None:
        self._store = store
        self._hierarchy = hierarchy
        self._documents = documents
        self._nodes = frozenset(nodes)
        self._is_post: dict[str, bool] = {}

    def entities(self) -> list[EntityRow]:
        """The nodes and their posts, by IRI."""
        return self._entities

    def facts(self) -> list[FactRow]:
        """Facts between them, and from them to values; by subject, predicate, object."""
        known = {row.iri for row in self._entities}
        quads = (quad for about in self._about.values() for quad in about if _kept(quad.object, known))
        return support.some(quads, known, self._hierarchy, self._claims)

    def claims(self) -> list[ClaimRow]:
        """All claims with both ends among them, or one of them and a value."""
        return self._claims

    def documents(self) -> list[DocumentRow]:
        """All documents of the graph."""
        return list(self._documents.values())

    @cached_property
    def _entities(self) -> list[EntityRow]:
        return list(entities.some(self._store, self._hierarchy, self._about))

    @cached_property
    def _about(self) -> dict[str, list[Quad]]:
        """The quads whose subject is one of the nodes, or a post that facts or claims join to one."""
        found = {node: list(self._store.quads_for_pattern(NamedNode(node), None, None, None)) for node in sorted(self._nodes)}
        posts = {row.object for row in self._claims if row.datatype is None} - self._nodes
        posts.update(
            quad.object.value
            for about in found.values()
            for quad in about
            if quad.predicate.value.startswith(KG) and isinstance(quad.object, NamedNode) and self._post(quad.object)
        )
        return found | {
            post: list(self._store.quads_for_pattern(NamedNode(post), None, None, None)) for post in sorted(posts - self._nodes)
        }

    @cached_property
    def _claims(self) -> list[ClaimRow]:
        return claims.rows(self._store, self._documents, self._said())

    def _said(self) -> Iterable[str]:
        for said in values.all_solutions(self._store, (_SAID.format(part=part) for part in values.parts(self._nodes))):
            for claim, object_ in said:
                if isinstance(claim, NamedNode) and self._ends_here(object_):
                    yield claim.value

    def _ends_here(self, object_: Term) -> bool:
        """Whether what is said ends in a value, a class, one of the nodes or a post."""
        return not isinstance(object_, NamedNode) or object_.value in self._nodes or object_.value.startswith(KG) or self._post(object_)

    def _post(self, node: NamedNode) -> bool:
        if node.value in self._nodes:
            return False
        if node.value not in self._is_post:
            self._is_post[node.value] = any(True for _ in self._store.quads_for_pattern(node, RDF_TYPE, _ROLE, None))
        return self._is_post[node.value]


def _kept(term: Term, known: Container[str]) -> bool:
    """Whether a fact may end in ``term``: a value, or an entity that is known."""
    return not isinstance(term, NamedNode) or term.value in known
