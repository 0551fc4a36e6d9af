"""Classes and properties as people name them on the command line, and in queries."""

import difflib
import re
from collections.abc import Collection, Iterator, Set
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store import Dataset

_NAMED = re.compile(r"(?<![\w:?$@.%-])kg:([A-Za-z]\w*)")


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


def named(sparql: str) -> Set[str]:
    """The classes and properties of our vocabulary that a query names, without the prefix ``kg:``."""
    from kg.store.reading.queries import masked

    return frozenset(_NAMED.findall(masked(sparql)))


def unknown(names: Set[str]) -> Iterator[str]:
    """A line for each name that the bundled ontology has neither as a class nor as a property, with those that it may be meant for."""
    from kg import ontology

    bundled = ontology.load(None)
    known = {*bundled.superclasses, *bundled.superproperties}
    folded = {name.casefold(): name for name in sorted(known)}
    for name in sorted(names - known):
        alike = [folded[near] for near in difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.7)]
        yield f"the ontology has no kg:{name}{'; did you mean ' + ' or '.join(f'kg:{near}' for near in alike) + '?' if alike else ''}"


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
