"""Facts as rows, each with the claims that support it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.store.hierarchy import Hierarchy
from kg.store.reading.claims import datatype
from kg.store.rows import ClaimRow, FactRow
from kg.store.vocabulary import KG, PROV, RDF, kg, local_name

Triple = tuple[str, str, str]
"""Subject's IRI, predicate's local name, object's IRI or lexical form."""
Support = tuple[list[str], bool]
"""Claims, and whether one of them says just this."""

Said = tuple[str, str, str, str, bool]
"""A claim that supports facts: its IRI, subject, predicate, object, and whether that is an entity."""

_BOOKKEEPING = frozenset({"geonames_id", "begins", "ends"})


def read(store: Store, entities: Container[str], hierarchy: Hierarchy) -> list[FactRow]:
    """The facts between entities, and from entities to values, by subject, predicate and object."""
    return _facts(store.quads_for_pattern(None, None, None, DefaultGraph()), entities, _support(_stored(store), hierarchy), _origins(store))


def bare(store: Store, entities: Container[str], hierarchy: Hierarchy) -> list[FactRow]:
    """The facts without their support; ``implied`` is what follows from another fact, whether or not a claim says it, too."""
    rows = list(_rows(store.quads_for_pattern(None, None, None, DefaultGraph()), entities, {}, {}))
    follows: set[Triple] = set()
    for row in rows:
        _, *others = hierarchy.closure(row.subject, row.predicate, row.object, row.datatype is None)
        follows.update(other for other in others if other[0] == row.subject or row.subject < row.object)
    marked = (replace(row, implied=(row.subject, row.predicate, row.object) in follows) for row in rows)
    return sorted(marked, key=lambda row: (row.subject, row.predicate, row.object))


def some(quads: Iterable[Quad], entities: Container[str], hierarchy: Hierarchy, claims: Iterable[ClaimRow]) -> list[FactRow]:
    """The facts among ``quads``, each with those of ``claims`` that support it."""
    said = [row for row in claims if row.is_fact]
    support = _support(((row.iri, row.subject, row.predicate, row.object, row.datatype is None) for row in said), hierarchy)
    standing = (quad for quad in quads if isinstance(quad.graph_name, DefaultGraph))
    return _facts(standing, entities, support, {row.iri: row.origin for row in said if row.origin})


def about(store: Store, iri: str) -> set[Quad]:
    """What the default graph holds with ``iri`` as subject or object."""
    node = NamedNode(iri)
    return {*store.quads_for_pattern(node, None, None, DefaultGraph()), *store.quads_for_pattern(None, None, node, DefaultGraph())}


def _facts(quads: Iterable[Quad], entities: Container[str], support: Mapping[Triple, Support], origins: Mapping[str, str]) -> list[FactRow]:
    return sorted(_rows(quads, entities, support, origins), key=lambda row: (row.subject, row.predicate, row.object))


def _rows(
    quads: Iterable[Quad], entities: Container[str], support: Mapping[Triple, Support], origins: Mapping[str, str]
) -> Iterator[FactRow]:
    for quad in quads:
        predicate, subject, object_ = quad.predicate.value, quad.subject, quad.object
        if not predicate.startswith(KG) or not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode | Literal):
            continue
        name = local_name(predicate)
        if name in _BOOKKEEPING or subject.value not in entities:
            continue
        claims, direct = support.get((subject.value, name, object_.value), ([], True))
        distinct = {origins.get(claim, claim) for claim in claims}
        yield FactRow(subject.value, name, object_.value, datatype(object_), tuple(sorted(claims)), len(distinct), not direct)


def _support(said: Iterable[Said], hierarchy: Hierarchy) -> dict[Triple, Support]:
    """The claims behind each triple, by way of the closure under superproperties and symmetry."""
    found: dict[Triple, Support] = {}
    for claim, subject, predicate, object_, entity in said:
        for index, triple in enumerate(hierarchy.closure(subject, predicate, object_, entity)):
            known = found.get(triple, ([], False))
            found[triple] = ([*known[0], claim], known[1] or index == 0)
    return found


def _stored(store: Store) -> Iterator[Said]:
    """The claims that support facts."""
    refused = set(_column(store, kg("refused")))
    predicates, objects = _column(store, NamedNode(RDF + "predicate")), _column(store, NamedNode(RDF + "object"))
    for claim, subject in _column(store, NamedNode(RDF + "subject")).items():
        if claim not in refused and claim in predicates and claim in objects:
            object_ = objects[claim]
            yield claim, subject.value, local_name(predicates[claim].value), object_.value, isinstance(object_, NamedNode)


def _origins(store: Store) -> dict[str, str]:
    """The independent origin of each claim's passage."""
    of_passage = _column(store, kg("origin"))
    passages = _column(store, NamedNode(PROV + "wasDerivedFrom"))
    return {claim: of_passage[passage.value].value for claim, passage in passages.items() if passage.value in of_passage}


def _column(store: Store, predicate: NamedNode) -> dict[str, NamedNode | Literal]:
    """Subject -> object of a property that has one value."""
    quads = store.quads_for_pattern(None, predicate, None, None)
    return {
        quad.subject.value: quad.object
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
    }
