"""Descriptions of subjects as Turtle for people: sorted, one paragraph a subject, those that have no short name last. The layout is that of ``turtle``."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.store.notation import A
from kg.store.sections import Described, Pair
from kg.store.vocabulary import PREFIXES, resource_prefixes

_FIRST = {A: "0", "rdfs:label": "1", "rdf:subject": "2", "rdf:predicate": "3", "rdf:object": "4"}
"""Predicates that stand first; all others follow by their IRIs."""
_BETWEEN = {indent: f" ;\n{indent}\t" for indent in ("", "\t")}
"""What stands between two predicates, by the indent of their subject."""


def written(graph: str, described: Iterable[Described]) -> str:
    """A graph in TriG; the default graph (no name) in Turtle. Empty for an empty graph."""
    found, indent = by_subject(described), "\t" if graph else ""
    paragraphs = [paragraph(subject, found[subject], indent) for subject in sorted(found, key=lambda name: (name.startswith("<"), name))]
    if not graph:
        return "".join(f"\n{text}" for text in paragraphs)
    inner = "\n\t".join(paragraphs)
    return f"\n{graph} {{\n\t{inner}}}\n" if inner else ""


def unsorted(graph: str, described: Iterable[Described]) -> str:
    """A named graph in TriG as it comes, for a store: in half the time."""
    lines = [f"{subject} {' ; '.join([f'{predicate} {object_}' for predicate, object_ in pairs])} .\n" for subject, pairs in described]
    return f"\n{graph} {{\n{''.join(lines)}}}\n" if lines else ""


def prefix_lines(base: str) -> Iterator[str]:
    """The declarations of all prefixes, by name."""
    for name, namespace in sorted((PREFIXES | resource_prefixes(base)).items()):
        yield f"@prefix {name}: <{namespace}> .\n"


def by_subject(described: Iterable[Described]) -> dict[str, list[Pair]]:
    """What is said of each subject, in the order in which they come."""
    found: dict[str, list[Pair]] = {}
    for subject, pairs in described:
        if subject in found:
            found[subject].extend(pairs)
        else:
            found[subject] = [*pairs]
    return found


def paragraph(subject: str, pairs: Sequence[Pair], indent: str = "") -> str:
    """All of a subject; on its own a Turtle statement."""
    lines = [
        f"{predicate} {pairs[at[0]][1] if len(at) == 1 else _objects(predicate, [pairs[i][1] for i in at])}"
        for predicate, at in _in_order(tuple([predicate for predicate, _ in pairs]))
    ]
    return f"{subject} {_BETWEEN[indent].join(lines)} .\n"


def _objects(predicate: str, objects: list[str]) -> str:
    return " , ".join(sorted(set(objects), key=_rank if predicate == A else None))


@lru_cache(maxsize=4096)
def _in_order(predicates: tuple[str, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each predicate with its positions, in the order in which they stand. Most subjects have the predicates of many another."""
    found: dict[str, list[int]] = {}
    for position, predicate in enumerate(predicates):
        found.setdefault(predicate, []).append(position)
    return tuple((predicate, tuple(found[predicate])) for predicate in sorted(found, key=_rank))


@lru_cache(maxsize=1024)
def _rank(name: str) -> str:
    if name in _FIRST:
        return _FIRST[name]
    prefix, _, local = name.partition(":")
    return f"{PREFIXES.get(prefix, prefix)}{local}"
