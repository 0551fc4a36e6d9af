"""The graph as RDF in another form or vocabulary.

TriG and N-Quads hold everything. The other forms hold the facts; with claims they hold all they can: JSON-LD the named graphs, Turtle, N-Triples and RDF/XML
the triples of all graphs together.
"""

import re
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.store import alignment
from kg.store.dataset import Dataset
from kg.store.files import replacing
from kg.store.opening import FORMATS
from kg.store.turtle import as_store, canonical, ordered, write_trig, write_turtle
from kg.store.vocabulary import PREFIXES, resource_prefixes

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_rdf(dataset: Dataset, path: Path, claims: bool = False, schema_org: bool = False) -> None:
    """Write the graph to ``path`` in the form that its ending names (a key of ``FORMATS``), at once or not at all.

    With ``schema_org`` the facts that have a term there, in that vocabulary, instead. Raises StoreError where the file cannot be written.
    """
    format = FORMATS[path.suffix.lower()]
    store = dataset.store
    if schema_org:
        store = as_store(Quad(*triple) for triple in alignment.schema_org(_facts(store)))
    if format == RdfFormat.TRIG:
        write_trig(store, path, dataset.base)
    elif format == RdfFormat.TURTLE:
        write_turtle(as_store(Quad(*quad.triple) for quad in store) if claims else store, path, dataset.base)
    elif format == RdfFormat.N_QUADS or (claims and format == RdfFormat.JSON_LD):
        _write(canonical(store), format, path, dataset.base)
    else:
        _write(ordered({quad.triple for quad in store}) if claims else _facts(store), format, path, dataset.base)


def _facts(store: Store) -> list[Triple]:
    return ordered(quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))


def _write(of: list[Quad] | list[Triple], format: RdfFormat, path: Path, base: str) -> None:
    chosen = [_for_xml(one) for one in of if isinstance(one, Triple)] if format == RdfFormat.RDF_XML else of
    written = serialize(chosen, format=format, prefixes=PREFIXES | resource_prefixes(base) if format == RdfFormat.RDF_XML else None)
    assert written is not None
    with replacing(path) as fresh:
        fresh.write_bytes(written)


def _for_xml(triple: Triple) -> Triple:
    """XML cannot hold control characters, not even escaped; they become U+FFFD."""
    value = triple.object
    if not isinstance(value, Literal) or _NOT_XML.search(value.value) is None:
        return triple
    text = _NOT_XML.sub("\ufffd", value.value)
    fit = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Triple(triple.subject, NamedNode(triple.predicate.value), fit)
