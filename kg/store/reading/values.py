"""The values of many resources at once, from the named graphs.

Why SPARQL and not one look-up for each: a look-up makes objects of subject, predicate and graph for every value, which costs more than finding it.
Why numbers for resources and properties: what an IRI is called has to be looked up anew for every solution that it stands in, and that of a number has not.
"""

import math
import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store, parse_query_results

from kg.store.vocabulary import local_name

Values = dict[str, list[NamedNode | Literal]]
"""The objects of a subject by the IRI of the property."""
Solutions = Iterator[Sequence[NamedNode]]
"""What solves a SELECT: a term for every variable, which are taken for IRIs until somebody looks."""

AT_ONCE = 500
"""Resources named in one query."""
AT_A_TIME = 2
"""Queries answered at the same time."""
_WHOLE = re.compile(r"[0-9]{1,15}")
_VALUES_OF = """SELECT ?number ?property ?o {{
  {{ SELECT ?number ?p ?o {{ VALUES (?s ?number) {{ {resources} }} GRAPH ?g {{ ?s ?p ?o }} }} }} VALUES (?p ?property) {{ {properties} }}
}}"""  # by itself, the inner SELECT does not look up each of the properties for each of the resources
_PAIRS = "SELECT ?number ?a ?b {{ VALUES (?s ?number) {{ {resources} }} GRAPH ?g {{ ?s {first} ?a ; {second} ?b }} }}"


def of_all(store: Store, iris: Iterable[str], properties: Collection[str]) -> dict[str, Values]:
    """The values that each of ``iris`` has of ``properties`` (IRIs), if it has any."""
    found: dict[str, Values] = {}
    wanted = list(properties)
    named = {str(number): name for number, name in enumerate(wanted)}
    of_wanted = numbered(wanted)
    for part, table in _of_batches(store, iris, lambda part: _VALUES_OF.format(resources=numbered(part), properties=of_wanted)):
        for resource_, property_, object_ in table:
            if isinstance(object_, NamedNode | Literal):
                of_one = found.setdefault(part[int(resource_.value)], {})
                of_one.setdefault(named[property_.value], []).append(object_)
    return found


def quads(store: Store, iris: Iterable[str], predicates: Iterable[NamedNode]) -> dict[str, list[Quad]]:
    """What the facts and the named graphs say of each of ``iris`` by these properties; of what is no IRI and names no blank node, nothing."""
    found: dict[str, list[Quad]] = {}
    asked, wanted = set(iris), list(predicates)
    for blank in (node for iri in asked if isinstance(node := resource(iri), BlankNode)):
        of_blank = (quad for predicate in wanted for quad in store.quads_for_pattern(blank, predicate, None, None))
        found.setdefault(str(blank), []).extend(of_blank)
    only = f"FILTER(?p IN ({', '.join(map(str, wanted))}))"  # quicker than a second VALUES, which multiplies the look-ups
    for part in parts(filter(is_iri, asked)):
        for subject, predicate, object_ in solutions(store, f"SELECT ?s ?p ?o {{ VALUES ?s {{ {part} }} ?s ?p ?o {only} }}"):
            found.setdefault(subject.value, []).append(Quad(subject, predicate, object_, DefaultGraph()))
        for subject, predicate, object_, graph in solutions(store, f"SELECT ?s ?p ?o ?g {{ VALUES ?s {{ {part} }} GRAPH ?g {{ ?s ?p ?o }} {only} }}"):
            found.setdefault(subject.value, []).append(Quad(subject, predicate, object_, graph))
    return found


def in_graph(store: Store, name: NamedNode | BlankNode) -> dict[str, Values]:
    """All that one graph holds, by subject."""
    found: dict[str, Values] = {}
    for quad in store.quads_for_pattern(None, None, None, name):
        subject, object_ = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(object_, NamedNode | Literal):
            found.setdefault(subject.value, {}).setdefault(quad.predicate.value, []).append(object_)
    return found


def pairs(store: Store, iris: Iterable[str], first: str, second: str) -> dict[str, tuple[NamedNode | Literal, NamedNode | Literal]]:
    """The values of two properties of each of ``iris`` that has both."""
    found: dict[str, tuple[NamedNode | Literal, NamedNode | Literal]] = {}
    ends = {"first": NamedNode(first), "second": NamedNode(second)}
    for part, table in _of_batches(store, iris, lambda part: _PAIRS.format(resources=numbered(part), **ends)):
        for resource_, one_, other in table:
            if isinstance(one_, NamedNode | Literal) and isinstance(other, NamedNode | Literal):
                found.setdefault(part[int(resource_.value)], (one_, other))
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


def resource(text: str) -> NamedNode | BlankNode | None:
    """What a row calls by ``text``: an IRI, or a blank node of this store; None where nothing can be called so."""
    try:
        return BlankNode(text[2:]) if text.startswith("_:") else NamedNode(text)
    except ValueError:
        return None


def is_iri(text: str) -> bool:
    """Whether ``text`` can name a resource of a graph."""
    return isinstance(resource(text), NamedNode)


def parts(iris: Iterable[str]) -> Iterator[str]:
    """The IRIs as they stand behind VALUES, as many together as one query names."""
    for part in batches(iris):
        yield " ".join(str(NamedNode(iri)) for iri in part)


def batches(iris: Iterable[str]) -> Iterator[list[str]]:
    """The IRIs in order, as many together as one query names."""
    ordered = sorted(set(iris))
    return (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE))


def numbered(iris: Iterable[str]) -> str:
    """The IRIs with their numbers from 0, as they stand behind VALUES."""
    return " ".join(f"({NamedNode(iri)} {number})" for number, iri in enumerate(iris))


def _of_batches(store: Store, iris: Iterable[str], query: Callable[[Sequence[str]], str]) -> Iterator[tuple[list[str], Solutions]]:
    """Each batch of the IRIs with the solutions of its query."""
    asked = list(batches(iris))
    return zip(asked, all_solutions(store, map(query, asked)), strict=True)


def solutions(store: Store, query: str) -> Solutions:
    """The solutions of a SELECT."""
    return _read(_answer(store, query))


def all_solutions(store: Store, queries: Iterable[str]) -> Iterator[Solutions]:
    """The solutions of each of these SELECTs, of which as many as ``AT_A_TIME`` are answered while those of one are read: no more answers are held in memory."""
    ahead = deque[Future[bytes]]()
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        for query in queries:
            ahead.append(pool.submit(_answer, store, query))
            if len(ahead) > AT_A_TIME:
                yield _read(ahead.popleft().result())
        while ahead:
            yield _read(ahead.popleft().result())


def _answer(store: Store, query: str) -> bytes:
    """Solutions as text, for which Oxigraph needs no lock of Python's, as it does for every solution that it hands over by itself."""
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return found.serialize(format=QueryResultsFormat.TSV) or b""


def _read(text: bytes) -> Solutions:
    found = parse_query_results(text, format=QueryResultsFormat.TSV)
    assert isinstance(found, QuerySolutions)
    return iter(found)
