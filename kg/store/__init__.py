"""The RDF dataset: made from extractions and their resolution, written, read back and queried.

rdf         extractions and resolution -> quads (facts, one graph a document, the identity graph)
writing     graphs -> store, graph.ttl, graph.trig, all at once or not at all
loading     pieces of TriG -> the store, in threads
renewing    the store of some documents -> that of others, by what has changed
dataset     an output folder, a store or an RDF file, read-only, as typed rows
stances     which documents tell of an event, deny it, are silent
lookup      which entity a person means by a name
queries     SPARQL in a child process that can be ended
formats     the other RDF forms, and schema.org's terms
geojson     places and located events

Why what writes is imported when it is asked for: a command that only reads a graph would wait longer for it than for its answer.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.store.dataset import Dataset
from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow, MergeRow

if TYPE_CHECKING:
    from kg.store.rdf import graphs, quads
    from kg.store.turtle import canonical, write_trig, write_turtle
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

_HOMES = {"graphs": "rdf", "quads": "rdf", "save": "writing"} | dict.fromkeys(("canonical", "write_trig", "write_turtle"), "turtle")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
