"""Descriptions of subjects as Turtle for people: sorted, one paragraph a subject, those that have no short name last. The layout is that of ``turtle``."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from kg.store.notation.literals import A
from kg.store.sections import Described, Pair
from kg.store.vocabulary import PREFIXES, resource_prefixes

Objects = tuple[str, ...]
_FIRST = {A: "0", "rdfs:label": "1", "rdf:subject": "2", "rdf:predicate": "3", "rdf:object": "4"}
"""Predicates that stand first; all others follow by their IRIs."""
_BETWEEN = {indent: f" ;\n{indent}\t" for indent in ("", "\t")}
"""What stands between two predicates, by the indent of their subject."""


def written(graph: str, described: Iterable[Described]) -> str:
    """A graph in TriG; the default graph (no name) in Turtle. Empty for an empty graph."""
    return framed(graph, paragraphs(graph, by_subject(described)))


def paragraphs(graph: str, found: Mapping[str, Sequence[Pair]]) -> list[str]:
    """Those of a graph (the default graph has no name), in order."""
    names, indent = sorted(found), "\t" if graph else ""
    first, end = bisect_left(names, "<"), bisect_left(names, "=")
    return [paragraph(subject, found[subject], indent) for subject in (*names[:first], *names[end:], *names[first:end])]


def framed(graph: str, texts: Sequence[str]) -> str:
    """Some of the paragraphs of a graph, as they stand in TriG."""
    if not graph:
        return "".join([f"\n{text}" for text in texts])
    return "\n{} {{\n\t{}}}\n".format(graph, "\n\t".join(texts)) if texts else ""


def unsorted(graph: str, described: Iterable[Described]) -> str:
    """A named graph in TriG as it comes, for a store: in half the time."""
    lines = [f"{subject} {' ; '.join([f'{predicate} {object_}' for predicate, object_ in pairs])} .\n" for subject, pairs in described]
    return f"\n{graph} {{\n{''.join(lines)}}}\n" if lines else ""


def prefix_lines(base: str) -> Iterator[str]:
    """The declarations of all prefixes, by name."""
    for name, namespace in sorted((PREFIXES | resource_prefixes(base)).items()):
        yield f"@prefix {name}: <{namespace}> .\n"


def by_subject(described: Iterable[Described], known: dict[str, list[Pair]] | None = None) -> dict[str, list[Pair]]:
    """What is said of each subject, in the order in which they come; added to what is ``known``."""
    found = {} if known is None else known
    for subject, pairs in described:
        if subject in found:
            found[subject].extend(pairs)
        else:
            found[subject] = [*pairs]
    return found


def paragraph(subject: str, pairs: Sequence[Pair], indent: str = "") -> str:
    """All of a subject; on its own a Turtle statement."""
    predicates, objects = zip(*pairs, strict=True)
    form = _form(predicates, indent)
    found = [subject, *form.first(objects)]
    for gap, predicate, several in form.several:
        found[gap] = _objects(predicate, several(objects))
    return form.text % tuple(found)


def _objects(predicate: str, objects: tuple[str, ...]) -> str:
    return _types(objects) if predicate == A else " , ".join(sorted(set(objects)))


@lru_cache(maxsize=1024)
def _types(classes: tuple[str, ...]) -> str:
    return " , ".join(sorted(set(classes), key=_rank))


class _Form(NamedTuple):
    """What all subjects with the same predicates look like: ``text`` has a gap for the subject, and one for what stands with each predicate. ``first`` picks the
    first object of each, ``several`` are the gaps for more: which, of which predicate, and what picks them."""

    text: str
    first: Callable[[Objects], Objects]
    several: tuple[tuple[int, str, Callable[[Objects], Objects]], ...]


@lru_cache(maxsize=4096)
def _form(predicates: tuple[str, ...], indent: str) -> _Form:
    """Most subjects have the predicates of many another."""
    found: dict[str, list[int]] = {}
    for position, predicate in enumerate(predicates):
        found.setdefault(predicate, []).append(position)
    order = sorted(found, key=_rank)
    text = _BETWEEN[indent].join([f"{predicate.replace('%', '%%')} %s" for predicate in order])
    several = [(gap, predicate, _picking(found[predicate])) for gap, predicate in enumerate(order, 1) if len(found[predicate]) > 1]
    return _Form(f"%s {text} .\n", _picking([found[predicate][0] for predicate in order]), tuple(several))


def _picking(positions: Sequence[int]) -> Callable[[Objects], Objects]:
    (first, *others) = positions
    return itemgetter(*positions) if others else lambda objects: (objects[first],)


@lru_cache(maxsize=1024)
def _rank(name: str) -> str:
    if name in _FIRST:
        return _FIRST[name]
    prefix, _, local = name.partition(":")
    return f"{PREFIXES.get(prefix, prefix)}{local}"
