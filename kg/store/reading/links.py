"""Which nodes there are, which of them are joined and by which properties, and nothing else: what it takes to choose a part of a graph."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.store.reading.values import all_solutions, is_iri, parts, solutions
from kg.store.vocabulary import KG, LABEL, POSITION, RDF, RDF_TYPE, kg, local_name

_ROLE = kg("Role")
_NAMED = f"?s {LABEL} ?name MINUS {{ ?s {RDF_TYPE} {_ROLE} }}"
_NODES = (f"SELECT DISTINCT ?s {{ {_NAMED} }}", f"SELECT DISTINCT ?s {{ GRAPH ?g {{ {_NAMED} }} }}")
_RELATION = f'?p != {kg(POSITION)} && STRSTARTS(STR(?p), "{KG}")'
_FACTS = "SELECT DISTINCT ?s ?o {{ VALUES ?p {{ {part} }} ?s ?p ?o FILTER(isIRI(?o)) }}"
_POSITIONS = f"SELECT DISTINCT ?s ?o {{ ?s {kg(POSITION)} ?o }}"
_CLAIMED = f"""SELECT DISTINCT ?s ?o {{
  GRAPH ?g {{ ?claim <{RDF}subject> ?s ; <{RDF}object> ?o ; {kg("refused")} ?why }} FILTER(isIRI(?o))
}}"""
_PROPERTIES = f'SELECT DISTINCT ?p {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?claim <{RDF}predicate> ?p }} }} FILTER(STRSTARTS(STR(?p), "{KG}")) }}'
_PREDICATES = "SELECT DISTINCT ?p { ?s ?p ?o }"
_LEADS = f"""SELECT ?s (COUNT(?name) AS ?names) (GROUP_CONCAT(?end) AS ?ends) {{{{
  {{{{ ?s {LABEL} ?name BIND("" AS ?end) }}}} UNION {{{{ VALUES ?p {{{{ {{part}} }}}} ?s ?p ?o FILTER(isIRI(?o)) BIND(STR(?o) AS ?end) }}}}
}}}} GROUP BY ?s"""
_AHEAD = f'SELECT ?s ?o {{{{ VALUES ?s {{{{ {{part}} }}}} ?s ?p ?o FILTER(isIRI(?o) && {_RELATION}) }}}}'
_BACK = f'SELECT ?o ?s {{{{ VALUES ?o {{{{ {{part}} }}}} ?s ?p ?o FILTER(isIRI(?s) && {_RELATION}) }}}}'
_STANDING = f"SELECT DISTINCT ?s {{{{ VALUES ?s {{{{ {{part}} }}}} ?s {LABEL} ?name }}}}"
_POSTS = f"SELECT DISTINCT ?s {{{{ VALUES ?s {{{{ {{part}} }}}} ?s {RDF_TYPE} {_ROLE} }}}}"


def nodes(store: Store) -> frozenset[str]:
    """The IRIs of everything that has a label but posts."""
    return frozenset(subject for (subject,) in _rows(store, *_NODES))


def properties(store: Store) -> frozenset[str]:
    """Local names of the properties of facts and claims."""
    return frozenset(local_name(iri) for (iri,) in _rows(store, _PROPERTIES))


def read(store: Store, claimed: bool) -> list[tuple[str, str]]:
    """Subject and object of facts that are relations; with ``claimed`` of all that can be drawn: positions, and claims that are no facts, too. Sorted; ends that
    are no entities may be among them."""
    more = (_POSITIONS, _CLAIMED) if claimed else ()
    return sorted({(first, last) for first, last in _rows(store, _FACTS.format(part=_relations(store)), *more)})


def standing(store: Store) -> dict[str, list[str]]:
    """Everything that has a label among the facts, posts too, and all that its relations lead to, some more than once; what is no entity may be among that.

    Why put together in the query: looking up what an IRI is called is what takes the time, and so nobody is looked up once for every fact.
    """
    found = solutions(store, _LEADS.format(part=_relations(store)))
    return {_name(subject): ends.value.split() for subject, names, ends in found if names.value != "0"}


def _relations(store: Store) -> str:
    """The properties of the facts that are relations or values, but for mere positions, as they stand behind VALUES."""
    return " ".join(str(NamedNode(iri)) for (iri,) in _rows(store, _PREDICATES) if iri.startswith(KG) and iri != kg(POSITION).value)


def of_class(store: Store, name: str) -> frozenset[str]:
    """All that the facts hold to be of a class, which is called as in ``EntityRow.kinds``."""
    classes = (kg(name), NamedNode(name)) if is_iri(name) else (kg(name),)
    return frozenset(_name(quad.subject) for node in classes for quad in store.quads_for_pattern(None, RDF_TYPE, node, DefaultGraph()))


def neighbours(store: Store, nodes: Collection[str]) -> dict[str, set[str]]:
    """For each of ``nodes`` (IRIs) all others that a relation joins to it, in either direction, or a post that one holds and that belongs to the other."""
    ahead, back = _joined(store, _AHEAD, nodes), _joined(store, _BACK, nodes)
    met = set().union(*ahead.values(), *back.values())
    standing = {iri for (iri,) in _of_parts(store, _STANDING, met)}
    posts = {iri for (iri,) in _of_parts(store, _POSTS, standing)}
    beyond, holders = _joined(store, _AHEAD, posts), _joined(store, _BACK, posts)
    far = set().union(*beyond.values(), *holders.values()) - standing
    plain = (standing | {iri for (iri,) in _of_parts(store, _STANDING, far)}) - posts
    plain -= {iri for (iri,) in _of_parts(store, _POSTS, far)}
    found: dict[str, set[str]] = {}
    for node in nodes:
        through = (*(beyond.get(post, ()) for post in ahead.get(node, ())), *(holders.get(post, ()) for post in back.get(node, ())))
        found[node] = (plain & set().union(ahead.get(node, ()), back.get(node, ()), *through)) - {node}
    return found


def _joined(store: Store, query: str, ends: Collection[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for end, other in _of_parts(store, query, ends):
        found.setdefault(end, set()).add(other)
    return found


def _of_parts(store: Store, query: str, iris: Collection[str]) -> Iterator[tuple[str, ...]]:
    return _rows(store, *(query.format(part=part) for part in parts(iris)))


def _rows(store: Store, *queries: str) -> Iterator[tuple[str, ...]]:
    """The solutions of these queries in which every variable is an IRI."""
    for row in chain.from_iterable(all_solutions(store, queries)):
        iris = tuple([term.value for term in row if isinstance(term, NamedNode)])
        if len(iris) == len(row):
            yield iris


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
