"""Facts as rows, each with the claims that support it."""

from collections.abc import Container, Iterator, Mapping

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.store.claims import datatype
from kg.store.hierarchy import Hierarchy
from kg.store.rows import FactRow
from kg.store.vocabulary import KG, PROV, RDF, kg, local_name

Triple = tuple[str, str, str]
"""Subject's IRI, predicate's local name, object's IRI or lexical form."""
Support = tuple[list[str], bool]
"""Claims, and whether one of them says just this."""

_BOOKKEEPING = frozenset({"geonames_id", "begins", "ends"})


def read(store: Store, entities: Container[str], hierarchy: Hierarchy) -> list[FactRow]:
    """The facts between entities, and from entities to values, by subject, predicate and object."""
    support, origins = _support(store, hierarchy), _origins(store)
    return sorted(_rows(store, entities, support, origins), key=lambda row: (row.subject, row.predicate, row.object))


def _rows(store: Store, entities: Container[str], support: Mapping[Triple, Support], origins: Mapping[str, str]) -> Iterator[FactRow]:
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        predicate, subject, object_ = quad.predicate.value, quad.subject, quad.object
        if not predicate.startswith(KG) or not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode | Literal):
            continue
        name = local_name(predicate)
        if name in _BOOKKEEPING or subject.value not in entities:
            continue
        claims, direct = support.get((subject.value, name, object_.value), ([], True))
        distinct = {origins.get(claim, claim) for claim in claims}
        yield FactRow(subject.value, name, object_.value, datatype(object_), tuple(sorted(claims)), len(distinct), not direct)


def _support(store: Store, hierarchy: Hierarchy) -> dict[Triple, Support]:
    """The claims behind each triple, by way of the closure under superproperties and symmetry."""
    refused = set(_column(store, kg("refused")))
    predicates, objects = _column(store, NamedNode(RDF + "predicate")), _column(store, NamedNode(RDF + "object"))
    found: dict[Triple, Support] = {}
    for claim, subject in _column(store, NamedNode(RDF + "subject")).items():
        if claim in refused or claim not in predicates or claim not in objects:
            continue
        object_ = objects[claim]
        entity = isinstance(object_, NamedNode)
        for index, triple in enumerate(hierarchy.closure(subject.value, local_name(predicates[claim].value), object_.value, entity)):
            known = found.get(triple, ([], False))
            found[triple] = ([*known[0], claim], known[1] or index == 0)
    return found


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
