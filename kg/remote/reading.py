"""Reading what was published: queries that the store answers, and a copy of the graph for all else."""

from collections.abc import Iterator, Sequence
from functools import partial

from pyoxigraph import BlankNode, Literal, QueryBoolean, QuerySolutions, parse, parse_query_results
from pyoxigraph import Store as LocalStore

from kg.errors import QueryError, StoreError
from kg.remote.address import Address
from kg.remote.around import around
from kg.remote.cutting import digests, names
from kg.remote.endpoints import ACCEPT, TRIPLES, TRIPLES_FIRST, find, solutions
from kg.remote.publication import NAMES_AT_ONCE, Publication, Store, facts_graph, quad
from kg.remote.publishing import Say, Step
from kg.remote.talking import Reply, Talk, TimeOver
from kg.store.notation.terms import clean
from kg.store.notation.turtle import ordered, readable
from kg.store.reading import queries
from kg.store.reading.queries import Answer, Form, Kind
from kg.store.reading.worker import FORMS
from kg.store.vocabulary import declared

AT_ONCE = 50_000
"""Triples that are asked for in one request, unless a graph has more."""
LARGEST = 4 * 1024**3
"""Bytes of an answer to that."""
_TRIES = 3
YES, NO = b'{"head":{},"boolean":true}', b'{"head":{},"boolean":false}'


def ask(address: Address, base: str | None, sparql: str, form: Form, timeout: float, say: Say) -> Answer:
    """The answer of a query that the store evaluates over the published facts, with our other graphs, and no others, behind ``GRAPH``.

    Raises QueryError as ``kg.store.reading.queries.run`` does, StoreError where the store cannot be reached, NotFound where nothing was published.
    """
    kind = queries.run(None, sparql, form).kind
    sparql = clean(sparql)
    with Talk(address, say) as talk:
        store = Store(talk, find(talk, writing=False))
        publication = store.only_publication(base)
        data: dict[str, str | list[str]] = {"query": _declaring(sparql, publication.base), "default-graph-uri": facts_graph(publication.base)}
        if "graph" in queries.unescaped(sparql).lower():
            data["named-graph-uri"] = _others(publication)
        try:
            reply = talk.send("POST", store.endpoints.query, data=data, headers={"Accept": TRIPLES_FIRST if kind == "graph" else ACCEPT}, within=timeout)
        except TimeOver:
            raise QueryError(f"the query took more than {timeout:g} seconds (--timeout gives it more)") from None
        talk.expect(reply, "answer the query")
        return _answer(reply, kind, form, publication.base, address)


def copy(address: Address, base: str | None, say: Say, step: Step, names: Sequence[str] = ()) -> LocalStore:
    """The published graph, the facts in the default graph, or with ``names`` what lies around the entities that are called so; ``say`` is told where the store has
    changed what was sent. Raises StoreError, or NotFound where nothing was published."""
    with Talk(address, say) as talk:
        store = Store(talk, find(talk, writing=False))
        publication = store.only_publication(base)
        for _ in range(_TRIES):
            part = around(store, publication, names, partial(_copied, store, step=step)) if names else None
            found = _copied(store, publication, step) if part is None else part
            now = store.publication(publication.base)
            if now.state == publication.state:
                if part is None:
                    _compare(found, publication, say)
                return found
            publication = now
    raise StoreError(f"what stands in the store at {address} is replaced again and again: try when that has ended")


def _others(publication: Publication) -> list[str]:
    return sorted(publication.graphs.keys() - {facts_graph(publication.base)})


def _declaring(sparql: str, base: str) -> str:
    """The query with the usual prefixes declared before it, on the same line, so that lines are counted as the user sees them."""
    return f"{' '.join(f'PREFIX {name}: <{iri}>' for name, iri in declared(base).items())} {sparql}"


def _answer(reply: Reply, kind: Kind, form: Form, base: str, address: Address) -> Answer:
    try:
        if kind == "graph":
            triples = ordered({quad.triple for quad in parse(reply.body, format=TRIPLES[reply.media])})
            return Answer(kind, readable(triples, base), not triples, base)
        found = solutions(reply)
        if kind == "ask":
            yes = _truth(found)
            body = parse_query_results(YES if yes else NO, format=FORMS["json"]).serialize(format=FORMS[form]) if form in ("json", "xml") else b""
            return Answer(kind, body or b"", False, base, yes)
        assert isinstance(found, QuerySolutions)
        body = found.serialize(format=FORMS[form])
        return Answer(kind, body or b"", _is_empty(solutions(reply)), base)
    except (ValueError, SyntaxError, KeyError, AssertionError):
        raise StoreError(f"the store at {address} gives an answer in a form that cannot be read ({reply.media or 'without a type'})") from None


def _is_empty(found: QueryBoolean | QuerySolutions) -> bool:
    return isinstance(found, QuerySolutions) and not any(True for _ in found)


def _truth(found: QueryBoolean | QuerySolutions) -> bool:
    """The answer of an ASK; Virtuoso gives a table instead, with the number 1 or without a row."""
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    return any(isinstance(value, Literal) and value.value in ("1", "true") for row in found for value in row)


def _copied(store: Store, publication: Publication, step: Step) -> LocalStore:
    found = LocalStore()
    total = sum(graph.triples for graph in publication.graphs.values())
    for portion in _portions(publication):
        step("Reading the published graph", min(len(found), total), total)
        values = " ".join(f"<{name}>" for name in portion)
        rows = store.rows(f"SELECT ?g ?s ?p ?o {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}", LARGEST)
        before = len(found)
        blank: dict[str, BlankNode] = {}
        found.bulk_extend(quad(row, publication.base, blank) for row in rows)
        expected = sum(publication.graphs[name].triples for name in portion)
        if len(found) - before != expected and store.publication(publication.base).state == publication.state:
            raise StoreError(f"the store at {store.talk.address} gives {len(found) - before:,} of {expected:,} triples: publish again, or ask it for less")
    return found


def _compare(found: LocalStore, publication: Publication, say: Say) -> None:
    graphs = names(found, publication.base)
    others = sum(publication.graphs.get(name) != graph for name, graph in digests(found, graphs))
    if others:
        say(f"kg: the store gives {others:,} of {len(graphs):,} graphs with other values than were sent (it writes some datatypes in its own way)")


def _portions(publication: Publication) -> Iterator[list[str]]:
    """The graphs in groups of ``AT_ONCE`` triples at most, as far as each has no more itself."""
    portion: list[str] = []
    size = 0
    for name, graph in sorted(publication.graphs.items()):
        if portion and (size + graph.triples > AT_ONCE or len(portion) == NAMES_AT_ONCE):
            yield portion
            portion, size = [], 0
        portion.append(name)
        size += graph.triples
    if portion:
        yield portion
