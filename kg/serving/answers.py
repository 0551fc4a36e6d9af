"""What a child of the keeper does with its question: SPARQL, an update, a resource with its evidence, a search for names, or what there is."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg.rendering.resource import answer_page, path_of, resource_page, search_page, start_page
from kg.serving import media
from kg.serving.descriptions import describe, service
from kg.store import Dataset
from kg.store.disk.opening import Opened
from kg.store.notation.turtle import ordered, readable
from kg.store.reading.search import Names
from kg.store.reading.worker import Limited, TooLarge
from kg.store.vocabulary import PREFIXES, declared, resource_prefixes

__all__ = ["Held", "TooLarge", "respond"]

Answer = tuple[dict[str, object], bytes]
RDF = {
    media.NTRIPLES: RdfFormat.N_TRIPLES,
    media.RDFXML: RdfFormat.RDF_XML,
    media.JSONLD: RdfFormat.JSON_LD,
}
SOLUTIONS = {
    media.JSON: QueryResultsFormat.JSON,
    media.XML: QueryResultsFormat.XML,
    media.CSV: QueryResultsFormat.CSV,
    media.TSV: QueryResultsFormat.TSV,
}

_UNUSUAL = re.compile(r"[^\w/%.:~-]|[^\x00-\x7f]")
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
ROWS = 1_000
"""Rows of an answer on a page at most."""


class Held:
    """The graph in the keeper's memory, with what is needed for most questions."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.dataset = Dataset(opened.store)

    @cached_property
    def names(self) -> Names:
        return Names(self.dataset.by_iri.values())

    @cached_property
    def size(self) -> int:
        return len(self.opened.store)

    @cached_property
    def spelled(self) -> Mapping[str, str]:
        """Entities whose IRI a browser would write otherwise in the address of their page: with letters beyond ASCII, or a query. By that spelling."""
        return {_spelling(iri): iri for iri in self.dataset.by_iri if _UNUSUAL.search(iri)}

    @property
    def about(self) -> dict[str, object]:
        """What the server itself wants to know of the graph."""
        return {"quads": self.size, "base": self.dataset.base, "documents": len(self.dataset.documents())}

    def warm(self) -> None:
        """Read what children would each read for themselves."""
        _ = self.names, self.size, self.spelled, self.dataset.base, self.dataset.hierarchy, self.dataset.documents()
        start_page(self.dataset, self.size, False)  # loads the template engine: a sealed child can import nothing


def respond(held: Held, request: Mapping[str, Any]) -> Answer:
    """Head and body of the answer. Raises what pyoxigraph raises, and TooLarge."""
    return _KINDS[request["ask"]](held, request)


def _spelling(iri: str) -> str:
    """The path of an IRI, in the one way of many in which it may be percent-encoded."""
    return path_of(unquote(path_of(iri)))


def _sparql(held: Held, request: Mapping[str, Any]) -> Answer:
    store, default, named = held.opened.store, None, None
    if request["default"] is not None or request["named"] is not None:
        default, named = _names(request["default"]), _names(request["named"])
        if len(default) > 1:  # Oxigraph would count a triple once for each graph that holds it
            store, default = _merged(store, default, named), [DefaultGraph()]
    found = store.query(request["sparql"], base_iri=held.dataset.base, prefixes=declared(held.dataset.base), default_graph=default, named_graphs=named)
    out = Limited(request["largest"])
    forms = request["forms"]
    if isinstance(found, QueryBoolean):
        if forms["boolean"] is None:
            return {"kind": "unacceptable", "known": list(media.BOOLEAN)}, b""
        if forms["boolean"] == media.HTML:
            return _shown(held, request, text="yes" if found else "no")
        found.serialize(out, SOLUTIONS[forms["boolean"]])
        return {"kind": "answer", "type": forms["boolean"]}, out.getvalue()
    if isinstance(found, QuerySolutions):
        if forms["solutions"] is None:
            return {"kind": "unacceptable", "known": list(media.SOLUTIONS)}, b""
        if forms["solutions"] == media.HTML:
            rows = [tuple(row) for row in islice(found, ROWS + 1)]
            return _shown(held, request, names=[variable.value for variable in found.variables], rows=rows[:ROWS], more=len(rows) > ROWS)
        found.serialize(out, SOLUTIONS[forms["solutions"]])
        return {"kind": "answer", "type": forms["solutions"]}, _plain(out.getvalue(), forms["solutions"])
    assert isinstance(found, QueryTriples)
    if forms["graph"] is None:
        return {"kind": "unacceptable", "known": list(media.GRAPH)}, b""
    if forms["graph"] == media.HTML:
        return _shown(held, request, text=written(ordered(set(found)), media.TURTLE, held.dataset.base).decode())
    out.write(written(ordered(set(found)), forms["graph"], held.dataset.base))
    return {"kind": "answer", "type": forms["graph"]}, out.getvalue()


def _shown(held: Held, request: Mapping[str, Any], **found: Any) -> Answer:
    """An answer as a page. Raises TooLarge as the other forms do."""
    out = Limited(request["largest"])
    out.write(answer_page(held.dataset, request["sparql"], **found).encode("utf-8", "replace"))
    return {"kind": "answer", "type": media.HTML}, out.getvalue()


def written(triples: list[Triple], form: str, base: str) -> bytes:
    """Triples in the RDF form with this media type."""
    if form == media.TURTLE:
        return readable(triples, base)
    data = serialize(triples, format=RDF[form], prefixes=PREFIXES | resource_prefixes(base) if form != media.NTRIPLES else None)
    assert data is not None
    return _plain(data, form)


def _plain(data: bytes, form: str) -> bytes:
    """An answer in which characters that XML cannot hold, and that a literal may, are replaced; a client could read nothing of it."""
    return _NO_XML.sub("\ufffd".encode(), data) if form in (media.XML, media.RDFXML) else data


def _names(iris: list[str] | None) -> list[Any]:
    """Graphs by name. Raises ValueError for what is no IRI."""
    return [NamedNode(iri) for iri in iris or ()]


def _merged(store: Store, default: list[NamedNode], named: list[NamedNode]) -> Store:
    """A store whose default graph is the merge of ``default``, with the graphs ``named``."""
    found = Store()
    for graph in default:
        found.extend(Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))
    for graph in named:
        found.extend(store.quads_for_pattern(None, None, None, graph))
    return found


def _resource(held: Held, request: Mapping[str, Any]) -> Answer:
    iri, form = request["iri"], request["form"]
    try:
        triples = describe(held.opened.store, iri)
        if not triples and (other := held.spelled.get(_spelling(iri))) is not None:
            iri, triples = other, describe(held.opened.store, other)
    except ValueError:  # no IRI
        return {"kind": "missing"}, b""
    if later := [] if iri in held.dataset.by_iri else held.dataset.successors(iri):
        return {"kind": "answer", "type": media.TEXT, "moved": later}, b""
    if not triples:
        return {"kind": "missing"}, b""
    if form == media.HTML:
        return {"kind": "answer", "type": form}, resource_page(held.dataset, iri, triples).encode("utf-8", "replace")
    return {"kind": "answer", "type": form}, written(triples, form, held.dataset.base)


def _search(held: Held, request: Mapping[str, Any]) -> Answer:
    words, kind, limit = str(request["words"]), request["class"], request["limit"]
    found, total = held.names.find(words, kind, limit)
    if request["form"] == media.HTML:
        return {"kind": "answer", "type": media.HTML}, search_page(held.dataset, words, found, total).encode("utf-8", "replace")
    rows = [{"iri": r.iri, "label": r.label, "class": r.kind, "labels": r.labels, "claimed": r.claimed} for r in found]
    return {"kind": "answer", "type": media.PLAIN_JSON}, json.dumps({"total": total, "found": rows}, ensure_ascii=False).encode(
        "utf-8", "replace"
    )


def _start(held: Held, request: Mapping[str, Any]) -> Answer:
    return {"kind": "answer", "type": media.HTML}, start_page(held.dataset, held.size, request["updates"]).encode("utf-8", "replace")


def _service(held: Held, request: Mapping[str, Any]) -> Answer:
    triples = service(request["endpoint"], held.opened.store)
    return {"kind": "answer", "type": request["form"]}, written(triples, request["form"], held.dataset.base)


def _page(held: Held, request: Mapping[str, Any]) -> Answer:
    """The graph page: as the build left it where it is of this state, else drawn now."""
    from kg.rendering import render

    file = Path(request["file"]) if request["file"] else None
    if file is not None and file.is_file():
        return {"kind": "answer", "type": media.HTML}, file.read_bytes()
    return {"kind": "answer", "type": media.HTML}, render(held.dataset).encode("utf-8", "replace")


_KINDS: dict[str, Callable[[Held, Mapping[str, Any]], Answer]] = {
    "sparql": _sparql,
    "resource": _resource,
    "search": _search,
    "start": _start,
    "service": _service,
    "page": _page,
}
