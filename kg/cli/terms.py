"""Classes and properties as people name them on the command line."""

import difflib
from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store import Dataset


def class_name(dataset: "Dataset", text: str) -> str:
    """``Person`` from "Person", "person", "kg:Person" or the whole IRI. Raises InputError for a class that neither the ontology nor the graph knows."""
    name = _local(text)
    known = {name for name in dataset.hierarchy.above if name[:1].isupper()}
    return _checked("class", name, known if name in known else known.union(*(row.kinds for row in dataset.entities())))


def property_name(dataset: "Dataset", text: str) -> str:
    """``held_in`` from "held_in", "kg:held_in", "held in" or the whole IRI. Raises InputError as ``class_name`` does."""
    name = _local(text).replace(" ", "_")
    if name in ("a", "rdf:type", "type"):
        return "type"
    known = {name for name in dataset.hierarchy.above if name[:1].islower()}
    return _checked("property", name, known if name in known else known | dataset.properties())


def _local(text: str) -> str:
    from kg.store.vocabulary import KG

    return text.strip("<>").removeprefix(KG).removeprefix("kg:").strip()


def _checked(what: str, name: str, known: Collection[str]) -> str:
    by_fold = {other.casefold(): other for other in sorted(known, reverse=True)}
    if name not in known and name.casefold() not in by_fold:
        near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
        raise InputError(f"there is no {what} {name!r}{f'; did you mean {_or(near)}?' if near else ''}")
    return name if name in known else by_fold[name.casefold()]


def _or(names: list[str]) -> str:
    return " or ".join(map(repr, names))
