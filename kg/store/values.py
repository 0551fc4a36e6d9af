"""The values of many resources at once, from the named graphs.

Why SPARQL and not one look-up for each: a look-up makes objects of subject, predicate and graph for every value, which costs more than finding it.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from kg.store.vocabulary import local_name

Values = dict[str, list[NamedNode | Literal]]
"""The objects of a subject by the IRI of the property."""

AT_ONCE = 2_000
"""Resources named in one query."""
_WHOLE = re.compile(r"[0-9]{1,15}")


def of_all(store: Store, iris: Iterable[str]) -> dict[str, Values]:
    """All values of each of ``iris`` that has any."""
    found: dict[str, Values] = {}
    for part in _parts(iris):
        for subject, predicate, object_ in _solutions(store, f"SELECT ?s ?p ?o {{ VALUES ?s {{ {part} }} GRAPH ?g {{ ?s ?p ?o }} }}"):
            if isinstance(object_, NamedNode | Literal):
                found.setdefault(subject.value, {}).setdefault(predicate.value, []).append(object_)
    return found


def in_graph(store: Store, name: NamedNode | BlankNode) -> dict[str, Values]:
    """All that one graph holds, by subject."""
    found: dict[str, Values] = {}
    for quad in store.quads_for_pattern(None, None, None, name):
        subject, object_ = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(object_, NamedNode | Literal):
            found.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(object_)
    return found


def of_one_property(store: Store, iris: Iterable[str], predicate: str) -> dict[str, list[NamedNode | Literal]]:
    """The values of the property ``predicate`` of each of ``iris`` that has any."""
    found: dict[str, list[NamedNode | Literal]] = {}
    for part in _parts(iris):
        query = f"SELECT ?s ?o {{ VALUES ?s {{ {part} }} GRAPH ?g {{ ?s {NamedNode(predicate)} ?o }} }}"
        for subject, object_ in _solutions(store, query):
            if isinstance(object_, NamedNode | Literal):
                found.setdefault(subject.value, []).append(object_)
    return found


def one(values: Values, predicate: str) -> str | None:
    """The least of the values, so that a damaged graph with two gives the same answer every time."""
    terms = values.get(predicate)
    if terms is None:
        return None
    return terms[0].value if len(terms) == 1 else min(term.value for term in terms)


def name(values: Values, predicate: str) -> str:
    """The local name of the value; empty where there is none."""
    return local_name(one(values, predicate) or "")


def whole(text: str | None) -> int | None:
    """The count or offset that is written in a graph; None for anything else, for a graph may come from anybody."""
    return int(text) if text is not None and _WHOLE.fullmatch(text) else None


def number(text: str | None) -> float | None:
    """The number that is written in a graph; None for anything else, and for what is not finite."""
    try:
        found = float(text or "")
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _parts(iris: Iterable[str]) -> Iterator[str]:
    ordered = sorted(set(iris))
    for start in range(0, len(ordered), AT_ONCE):
        yield " ".join(str(NamedNode(iri)) for iri in ordered[start : start + AT_ONCE])


def _solutions(store: Store, query: str) -> Iterator[Sequence[NamedNode]]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return iter(found)
