"""What exists and how a language says it: ``load`` turns Turtle into frozen data and reports all of its problems at once.

folder     where the bundled files lie
loading    which files, in which order; from triples to an ``Ontology``
source     one parsed file that can tell on which line a term or word stands
hierarchy  classes and properties, and the closure over their parents
words      the notation of a word in the lexicon ("step down as", "envoy of|to")
lexicon    senses, argument frames, common nouns, examples
checking   what is wrong, as ``file:line: message``
terms      the data
joins      why two mentions are one
reasons    why a claim is no fact

Why the parts are imported when they are asked for: a command that only reads a graph needs the folder, and would wait longer for the rest than for its answer.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.ontology.folder import bundled
    from kg.ontology.loading import load
    from kg.ontology.terms import Class_, Example, Lexicon, Ontology, Property, Sense

__all__ = ["Class_", "Example", "Lexicon", "Ontology", "Property", "Sense", "bundled", "load"]

_HOMES = {"bundled": "folder", "load": "loading"} | dict.fromkeys(("Class_", "Example", "Lexicon", "Ontology", "Property", "Sense"), "terms")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
