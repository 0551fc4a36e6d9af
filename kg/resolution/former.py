"""Paths that a node would have if some of its documents were not there: whoever wrote one down finds the node by it.

Why computed and not remembered: so they are, like everything else, a function of the documents and decisions. A graph that grew document by document and one
that was made at once are the same to the byte, and a document that is taken out takes the paths along that it brought.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice, product
from operator import attrgetter

from kg.model import Node, Offsets, Ref
from kg.resolution import iris, nodes
from kg.resolution.corpus import Corpus
from kg.resolution.dates import precision
from kg.resolution.profiles import Profile
from kg.resolution.things import Common, Trait, common_of

COMBINATIONS = 16
"""How many pairings of classes, dates and labels of one node are looked at."""


def without(present: Set[str], found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs (former path, present path), sorted, without what is the path of another node now."""
    paths: dict[str, list[str]] = defaultdict(list)
    for before, path in found:
        paths[before].append(path)
    return tuple([(before, path) for before in sorted(paths.keys() - present) for path in sorted(paths[before])])


def paths(
    corpus: Corpus,
    node: Node,
    wanted: str,
    known: Callable[[], Sequence[Common]],
    trait: Callable[[Ref], Trait],
    profiles: Mapping[Ref, Profile],
    first: Callable[[Ref], Offsets],
    decided: Set[Ref],
) -> Iterator[str]:
    """Such paths of a node of several members, which may come more than once.

    ``wanted`` is the path of the node before namesakes were told apart; ``known`` gives what the members of a node of entities are made from, ``trait`` what one
    is made from and ``first`` where it stands first; ``decided`` are the references that somebody's decision has joined."""
    yield wanted
    yield from _of_some(corpus, node, known, profiles)
    if node.path != wanted or node.path.startswith("event/") or not decided.isdisjoint(node.members):
        for ref in node.members:
            mark = iris.mark(((ref[0], first(ref)),))[: iris.HASH]
            yield from (f"{path}-{mark}" for path in {wanted, *_of_one(corpus, ref, trait, profiles)})


def _of_some(corpus: Corpus, node: Node, known: Callable[[], Sequence[Common]], profiles: Mapping[Ref, Profile]) -> Iterator[str]:
    """Paths that the node wants if it has only some of its members."""
    if node.kind == "Role":
        yield from (f"role/{iris.slug(label)}" for label in node.labels)
        return
    if node.members[0] in corpus.named:
        traits = [common.trait for common in sorted(known(), key=attrgetter("last"))]
        tops = sorted({iris.top_class(corpus.ontology, kind) for kind in {trait.kind for trait in traits}})
        alike = {(trait.kind, trait.name, trait.named, bool(trait.place)): trait for trait in traits}
        names = sorted({_alone(corpus, trait).partition("/")[2] for trait in alike.values()})
        yield from (f"{top}/{name}" for top, name in islice(product(tops, names), COMBINATIONS))
        return
    kinds = sorted({corpus.things[ref].kind for ref in node.members})
    days = sorted({precision(span) if (span := profiles[ref].span) else "" for ref in node.members})
    for kind, day, label in islice(product(kinds, days, (node.label, *node.labels)), COMBINATIONS):
        yield iris.event_path(kind, day or None, label)


def _alone(corpus: Corpus, trait: Trait) -> str:
    """The path that an entity would want alone."""
    return nodes.entity(corpus.ontology, (), common_of((trait,))).path


def _of_one(corpus: Corpus, ref: Ref, trait: Callable[[Ref], Trait], profiles: Mapping[Ref, Profile]) -> Iterator[str]:
    """The path that a member would want alone; nothing for a post, whose name is its holder's."""
    if ref in corpus.named:
        yield _alone(corpus, trait(ref))
    elif event := corpus.things.get(ref):
        span = profiles[ref].span
        yield iris.event_path(event.kind, precision(span) if span else None, nodes.clean(event.name))
