"""Where a store takes queries, updates and whole graphs.

Why by asking: SPARQL says what is sent, and leaves the addresses to each store. The known ones are tried in turn with a query that costs nothing;
an address that takes queries and updates itself, as some stores have, comes last.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results

from kg.errors import StoreError
from kg.remote.talking import Reply, Talk

TRIPLES = {"application/n-triples": RdfFormat.N_TRIPLES, "text/plain": RdfFormat.N_TRIPLES, "text/turtle": RdfFormat.TURTLE}
RESULTS = {"application/sparql-results+json": QueryResultsFormat.JSON, "application/sparql-results+xml": QueryResultsFormat.XML}
ACCEPT = "application/sparql-results+json, application/sparql-results+xml;q=0.6"
TRIPLES_FIRST = "application/n-triples, text/turtle;q=0.8, text/plain;q=0.7"
"""What is asked for: solutions, triples. Read only."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The ways below a store's address; ``graphs`` is None where the Graph Store Protocol is not spoken."""

    query: str
    update: str
    graphs: str | None


LAYOUTS = (
    Layout("/query", "/update", "/store"),  # Oxigraph
    Layout("/query", "/update", "/data"),  # Fuseki
    Layout("", "/statements", "/rdf-graphs/service"),  # RDF4J, GraphDB
    Layout("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),  # Virtuoso, with a name and password
    Layout("/sparql", "/update", None),  # kg serve
    Layout("", "", None),
)
_REFUSED = frozenset({401, 403})
_NOT_THERE = _REFUSED | {404, 405, 410}
"""Statuses of an address that takes no graphs. Whatever else is said to the question for the default graph comes from a store; Virtuoso has none."""
_ENDS = ("/query", "/sparql", "/update")
"""What people copy with the address."""

_BLANK = re.compile(rb'("bnode"\s*,\s*"value"\s*:\s*")nodeID://')
"""How Virtuoso names blank nodes, with signs that Turtle does not have. Within a string, the quotes would not stand so."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Addresses for queries, updates, and graphs (None: they are sent as updates)."""

    query: str
    update: str
    graphs: str | None


def find(talk: Talk, writing: bool) -> Endpoints:
    """The endpoints of the store that ``talk`` is with; for ``writing`` those of a layout whose graphs answer, too.

    Raises StoreError where nothing there takes SPARQL, or wants another name or password, points elsewhere or fails.
    """
    refused = failed = None
    for endpoints in _candidates(talk.address.url):
        if writing and refused and endpoints.graphs is None:
            break  # what takes graphs is there, for others
        reply = talk.send("POST", endpoints.query, data={"query": "ASK {}"}, headers={"Accept": ACCEPT}, within=60)
        refused = reply if reply.status in _REFUSED else refused
        failed = reply if 300 <= reply.status < 400 or reply.status >= 500 else failed
        if not _answers(reply):
            continue
        if writing and endpoints.graphs is not None:
            known = talk.send("HEAD", endpoints.graphs, params={"default": ""}, within=60)
            refused = known if known.status in _REFUSED else refused
            if known.status in _NOT_THERE:
                continue
        return endpoints
    if said := refused or failed:
        talk.expect(said, "answer")
    raise StoreError(f"nothing at {talk.address} takes SPARQL queries: name the store's address as in https://example.org/dataset")


def solutions(reply: Reply) -> QuerySolutions | QueryBoolean:
    """A reply's solutions. Raises ValueError or SyntaxError where it holds none."""
    body = _BLANK.sub(rb"\1", reply.body) if b"nodeID://" in reply.body else reply.body
    return parse_query_results(body, format=RESULTS.get(reply.media, QueryResultsFormat.JSON))


def _candidates(url: str) -> Iterator[Endpoints]:
    stems = [url, *(url.removesuffix(end) for end in _ENDS if url.endswith(end))]
    for stem in reversed(stems):
        for layout in LAYOUTS:
            yield Endpoints(stem + layout.query, stem + layout.update, None if layout.graphs is None else stem + layout.graphs)


def _answers(reply: Reply) -> bool:
    if not (reply.fine and reply.media in RESULTS):
        return False
    try:
        solutions(reply)
    except (ValueError, SyntaxError):
        return False
    return True
