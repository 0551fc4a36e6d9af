"""Paths that a node would have if some of its documents were not there: whoever wrote one down finds the node by it.

Why computed and not remembered: so they are, like everything else, a function of the documents and decisions. A graph that grew document by document and one
that was made at once are the same to the byte, and a document that is taken out takes the paths along that it brought.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice, product

from kg.model import Node, Ref
from kg.ontology.terms import Ontology
from kg.resolution import iris, nodes
from kg.resolution.crowds import Form

COMBINATIONS = 16
"""How many pairings of classes, dates and labels of one node are looked at."""


def without(present: Set[str], found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs (former path, present path), sorted, without what is the path of another node now."""
    paths: dict[str, list[str]] = defaultdict(list)
    for before, path in found:
        paths[before].append(path)
    return tuple([(before, path) for before in sorted(paths.keys() - present) for path in sorted(paths[before])])


def paths(ontology: Ontology, node: Node, wanted: str, forms: Sequence[Form], marks: Callable[[], Sequence[str]], decided: Set[Ref]) -> Iterator[str]:
    """Such paths of a node of several members, which may come more than once.

    ``wanted`` is the path of the node before namesakes were told apart, ``forms`` (none of posts, whose names are their holders') and ``marks`` are those of its
    members, ``decided`` are the references that somebody's decision has joined."""
    yield wanted
    if node.kind == "Role":
        yield from (f"role/{iris.slug(label)}" for label in node.labels)
    elif forms[0].is_event:
        yield from _of_some_events(node, forms)
    else:
        yield from _of_some(ontology, forms)
    if node.path != wanted or node.path.startswith("event/") or not decided.isdisjoint(node.members):
        own = {form: {wanted, _of_one(ontology, form)} for form in forms}
        every = [own[form] for form in forms] or [{wanted}] * len(node.members)
        for mark, found in zip(marks(), every, strict=True):
            yield from (f"{path}-{mark}" for path in found)


def _of_some(ontology: Ontology, forms: Sequence[Form]) -> Iterator[str]:
    """Paths that the node wants if it has only some of its members."""
    tops = sorted({iris.top_class(ontology, kind) for kind in {form.kind for form in forms}})
    alike = {(form.kind, form.name, form.named, form.place is not None): form for form in forms}
    names = sorted({_of_one(ontology, form).partition("/")[2] for form in alike.values()})
    yield from (f"{top}/{name}" for top, name in islice(product(tops, names), COMBINATIONS))


def _of_some_events(node: Node, forms: Sequence[Form]) -> Iterator[str]:
    kinds, days = sorted({form.kind for form in forms}), sorted({form.day for form in forms})
    for kind, day, label in islice(product(kinds, days, (node.label, *node.labels)), COMBINATIONS):
        yield iris.event_path(kind, day or None, label)


def _of_one(ontology: Ontology, form: Form) -> str:
    """The path that a member would want alone."""
    if form.is_event:
        return iris.event_path(form.kind, form.day or None, nodes.clean(form.name))
    return nodes.entity(ontology, (), (form,)).path
