"""Which nodes there are, which of them are joined and by which properties, and nothing else: what it takes to choose a part of a graph."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.store.vocabulary import KG, LABEL, RDF, RDF_TYPE, kg, local_name

_ROLE = kg("Role")
_NODES = f"""SELECT DISTINCT ?s {{
  {{ ?s {LABEL} ?name MINUS {{ ?s {RDF_TYPE} {_ROLE} }} }} UNION {{ GRAPH ?g {{ ?s {LABEL} ?name MINUS {{ ?s {RDF_TYPE} {_ROLE} }} }} }}
}}"""
_FACTS = f'SELECT DISTINCT ?s ?o {{ ?s ?p ?o FILTER(isIRI(?o) && ?p != {RDF_TYPE} && STRSTARTS(STR(?p), "{KG}")) }}'
_CLAIMED = f"""SELECT DISTINCT ?s ?o {{
  GRAPH ?g {{ ?claim <{RDF}subject> ?s ; <{RDF}object> ?o ; {kg("refused")} ?why }} FILTER(isIRI(?o))
}}"""
_PROPERTIES = f'SELECT DISTINCT ?p {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?claim <{RDF}predicate> ?p }} }} FILTER(STRSTARTS(STR(?p), "{KG}")) }}'


def nodes(store: Store) -> frozenset[str]:
    """The IRIs of everything that has a label but posts."""
    return frozenset(subject for (subject,) in _rows(store, _NODES))


def properties(store: Store) -> frozenset[str]:
    """Local names of the properties of facts and claims."""
    return frozenset(local_name(iri) for (iri,) in _rows(store, _PROPERTIES))


def read(store: Store, claimed: bool) -> list[tuple[str, str]]:
    """Subject and object of facts, and with ``claimed`` of claims that are none; sorted. Ends that are no entities may be among them."""
    found = {(first, last) for first, last in _rows(store, _FACTS)}
    if claimed:
        found.update((first, last) for first, last in _rows(store, _CLAIMED))
    return sorted(found)


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    for row in solutions:
        if all(isinstance(term, NamedNode) for term in row):
            yield tuple(term.value for term in row)
