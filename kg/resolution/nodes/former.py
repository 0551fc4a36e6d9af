"""Paths that a node would have if some of its documents were not there: whoever wrote one down finds the node by it.

Why computed and not remembered: so they are, like everything else, a function of the documents and decisions. A graph that grew document by document and one
that was made at once are the same to the byte, and a document that is taken out takes the paths along that it brought.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice, product
from operator import attrgetter

from kg.model import Node, Ref
from kg.ontology.terms import Ontology
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.things import Common, Trait
from kg.resolution.events.dates import precision
from kg.resolution.events.drafts import Draft
from kg.resolution.nodes import describing, iris
from kg.resolution.nodes.crowds import Alone

COMBINATIONS = 16
"""How many pairings of classes, dates and labels of one node are looked at."""


def without(present: Set[str], found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs (former path, present path), sorted, without what is the path of another node now."""
    paths: dict[str, list[str]] = defaultdict(list)
    for before, path in found:
        paths[before].append(path)
    return tuple([(before, path) for before in sorted(paths.keys() - present) for path in sorted(paths[before])])


def paths(
    ontology: Ontology,
    node: Node,
    wanted: str,
    known: Sequence[Common],
    each: Callable[[Sequence[Ref]], Sequence[Alone]],
    is_event: bool,
    decided: Set[Ref],
) -> Iterator[str]:
    """Such paths of a node of several members, which may come more than once.

    ``wanted`` is the path of the node before namesakes were told apart, ``known`` what it is made from, ``each`` gives what each of some members would be by
    itself, ``decided`` are the references that somebody's decision has joined."""
    yield wanted
    marked = node.path != wanted or node.path.startswith("event/") or not decided.isdisjoint(node.members)
    members = each(node.members) if marked or is_event else ()
    if node.kind == describing.ROLE:
        yield from (f"role/{iris.slug(label)}" for label in node.labels)
    elif is_event:
        yield from _of_some_events(node, known, {one.day for one in members})
    else:
        yield from _of_some(ontology, known)
    for one in members if marked else ():
        yield from (f"{path}-{one.mark}" for path in {wanted, one.path or wanted})


def alone(corpus: Corpus, ref: Ref, trait: Trait, drafts: Mapping[Ref, Draft], mark: str) -> Alone:
    """What a member of a node would be by itself."""
    path = day = ""
    if ref in corpus.named:
        path = _of_one(corpus.ontology, trait)
    elif ref in corpus.things:
        span = drafts[ref].span
        day = precision(span) if span else ""
        path = iris.event_path(trait.kind, day or None, describing.clean(trait.name))
    return Alone(path, day, mark[: iris.HASH])


def _of_one(ontology: Ontology, trait: Trait) -> str:
    """The path that an entity would want alone."""
    return describing.entity(ontology, (), (Common(trait, 1, 0, 0),)).path


def _of_some(ontology: Ontology, known: Sequence[Common]) -> Iterator[str]:
    """Paths that the node wants if it has only some of its members."""
    traits = [common.trait for common in sorted(known, key=attrgetter("last"))]
    tops = sorted({iris.top_class(ontology, kind) for kind in {trait.kind for trait in traits}})
    alike = {(trait.kind, trait.name, trait.named, bool(trait.place)): trait for trait in traits}
    names = sorted({_of_one(ontology, trait).partition("/")[2] for trait in alike.values()})
    yield from (f"{top}/{name}" for top, name in islice(product(tops, names), COMBINATIONS))


def _of_some_events(node: Node, known: Sequence[Common], days: Set[str]) -> Iterator[str]:
    kinds = sorted({common.trait.kind for common in known})
    for kind, day, label in islice(product(kinds, sorted(days), (node.label, *node.labels)), COMBINATIONS):
        yield iris.event_path(kind, day or None, label)
