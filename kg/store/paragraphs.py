"""Descriptions of subjects as Turtle for people: sorted, one paragraph a subject, those that have no short name last. The layout is that of ``turtle``."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.store.nodes import Described, Pair
from kg.store.notation import A
from kg.store.vocabulary import PREFIXES, resource_prefixes

_FIRST = {A: "0", "rdfs:label": "1", "rdf:subject": "2", "rdf:predicate": "3", "rdf:object": "4"}
"""Predicates that stand first; all others follow by their IRIs."""


def written(graph: str, described: Iterable[Described]) -> str:
    """A graph in TriG; the default graph (no name) in Turtle. Empty for an empty graph."""
    found = _by_subject(described)
    if not found:
        return ""
    subjects = sorted(found, key=lambda name: (name.startswith("<"), name))
    if not graph:
        return "".join(f"\n{_paragraph(subject, found[subject], '')}" for subject in subjects)
    inner = "\n\t".join(_paragraph(subject, found[subject], "\t") for subject in subjects)
    return f"\n{graph} {{\n\t{inner}}}\n"


def prefix_lines(base: str) -> Iterator[str]:
    """The declarations of all prefixes, by name."""
    for name, namespace in sorted((PREFIXES | resource_prefixes(base)).items()):
        yield f"@prefix {name}: <{namespace}> .\n"


def _by_subject(described: Iterable[Described]) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for subject, pairs in described:
        if subject in found:
            found[subject].extend(pairs)
        else:
            found[subject] = pairs
    return found


def _paragraph(subject: str, pairs: Iterable[Pair], indent: str) -> str:
    text, before = subject, ""
    for predicate, object_ in sorted(set(pairs), key=_order):
        if predicate == before:
            text += f" , {object_}"
        elif before:
            text += f" ;\n{indent}\t{predicate} {object_}"
        else:
            text += f" {predicate} {object_}"
        before = predicate
    return f"{text} .\n"


def _order(pair: Pair) -> tuple[str, str]:
    predicate, object_ = pair
    return _rank(predicate), _rank(object_) if predicate == A else object_


@lru_cache(maxsize=1024)
def _rank(name: str) -> str:
    if name in _FIRST:
        return _FIRST[name]
    prefix, _, local = name.partition(":")
    return f"{PREFIXES.get(prefix, prefix)}{local}"
