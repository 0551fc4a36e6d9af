"""The RDF dataset: made from extractions and their resolution, written, read back and queried.

rdf         extractions and resolution -> quads (facts, one graph a document, the identity graph), and by what they differ from those before
notation    quads -> Turtle and TriG for people, N-Triples and N-Quads
writing     graphs -> store, graph.ttl, graph.trig, all at once or not at all
disk        the folder: committed states, locks, damage, opening, and filling a store in threads
reading     an output folder, a store or an RDF file, read-only, as typed rows (dataset); who a person means by a name (lookup); which documents tell of an
            event, deny it, are silent (stances); SPARQL in a child process that can be ended (queries)
exports     the other RDF forms, schema.org's terms, GeoJSON
validation  the graph against SHACL

Why what writes is imported when it is asked for: a command that only reads a graph would wait longer for it than for its answer.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.store.reading.dataset import Dataset
from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow, MergeRow

if TYPE_CHECKING:
    from kg.store.notation.turtle import canonical, write_trig, write_turtle
    from kg.store.rdf.graphs import graphs, quads
    from kg.store.writing import save

__all__ = [
    "ClaimRow",
    "Dataset",
    "DocumentRow",
    "EntityRow",
    "FactRow",
    "MergeRow",
    "canonical",
    "graphs",
    "quads",
    "save",
    "write_trig",
    "write_turtle",
]

_HOMES = {"graphs": "rdf.graphs", "quads": "rdf.graphs", "save": "writing"} | dict.fromkeys(("canonical", "write_trig", "write_turtle"), "notation.turtle")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
