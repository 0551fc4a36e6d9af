"""The graph as RDF in another form or vocabulary.

TriG and N-Quads hold everything. The other forms hold the facts; with claims they hold all they can: JSON-LD the named graphs, Turtle, N-Triples and RDF/XML
the triples of all graphs together.

Why from what the build has written: that is sorted and canonical already, so that it only has to be read once, statement by statement, and nothing is held
in memory. Loading and sorting all of it takes twice as long, and half a kilobyte of memory a statement.
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from kg.errors import StoreError
from kg.store.disk import marker
from kg.store.disk.marker import EVERYTHING, FACTS
from kg.store.disk.opening import FORMATS
from kg.store.exports import alignment
from kg.store.files import replacing
from kg.store.notation import lines
from kg.store.notation.turtle import as_store, canonical, ordered, write_trig, write_turtle
from kg.store.reading.dataset import Dataset
from kg.store.vocabulary import PREFIXES, resource_prefixes

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_rdf(dataset: Dataset, path: Path, claims: bool = False, schema_org: bool = False) -> None:
    """Write the graph to ``path`` in the form that its ending names (a key of ``FORMATS``), at once or not at all.

    With ``schema_org`` the facts that have a term there, in that vocabulary, instead. Raises StoreError where the file cannot be written.
    """
    format = FORMATS[path.suffix.lower()]
    whole = format in (RdfFormat.TRIG, RdfFormat.N_QUADS) or (claims and format == RdfFormat.JSON_LD)
    ready = None if schema_org or (claims and not whole) else _ready(dataset, whole)
    if ready is not None and format in (RdfFormat.TRIG, RdfFormat.TURTLE):
        with replacing(path) as fresh:
            shutil.copyfile(ready, fresh)
    elif ready is not None:
        quads = _read(ready)
        _write(quads if whole else (quad.triple for quad in quads), format, path, dataset.base)
    else:
        store = dataset.store
        if schema_org:
            store = as_store(Quad(*triple) for triple in alignment.schema_org(_facts(store)))
        _write_sorted(store, format, path, dataset.base, claims, whole)


def _ready(dataset: Dataset, whole: bool) -> Path | None:
    """What the build has written of the same state: everything, or the facts."""
    return None if dataset.path is None else marker.built(dataset.path, EVERYTHING if whole else FACTS)


def _read(file: Path) -> Iterator[Quad]:
    try:
        yield from parse(path=str(file), format=FORMATS[file.suffix])
    except (OSError, SyntaxError) as error:
        raise StoreError(f"{file} is damaged: {' '.join(str(error).split())} ('kg rebuild -o {file.parent}' makes it anew)") from error


def _write_sorted(store: Store, format: RdfFormat, path: Path, base: str, claims: bool, whole: bool) -> None:
    if format == RdfFormat.TRIG:
        write_trig(store, path, base)
    elif format == RdfFormat.TURTLE:
        write_turtle(as_store(Quad(*quad.triple) for quad in store) if claims else store, path, base)
    elif format in (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES):
        with replacing(path) as fresh, fresh.open("wb") as out:
            out.writelines(lines.quads(store) if whole else (lines.triples(store, claims),))
    elif whole:
        _write(canonical(store), format, path, base)
    else:
        _write(ordered({quad.triple for quad in store}) if claims else _facts(store), format, path, base)


def _facts(store: Store) -> list[Triple]:
    return ordered(quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))


def _write(of: Iterable[Quad] | Iterable[Triple], format: RdfFormat, path: Path, base: str) -> None:
    is_xml = format == RdfFormat.RDF_XML
    chosen = (_for_xml(one) for one in of if isinstance(one, Triple)) if is_xml else of
    with replacing(path) as fresh:
        serialize(chosen, str(fresh), format=format, prefixes=PREFIXES | resource_prefixes(base) if is_xml else None)


def _for_xml(triple: Triple) -> Triple:
    """XML cannot hold control characters, not even escaped; they become U+FFFD."""
    value = triple.object
    if not isinstance(value, Literal) or _NOT_XML.search(value.value) is None:
        return triple
    text = _NOT_XML.sub("\ufffd", value.value)
    fit = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Triple(triple.subject, NamedNode(triple.predicate.value), fit)
