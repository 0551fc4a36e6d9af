"""What is only made when somebody asks for all of it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

from kg.model import Fact, Node
from kg.parts import REPLACED
from kg.resolution.corpus.indexed import ByRef
from kg.resolution.facts import accepting
from kg.resolution.facts.accepting import Said
from kg.resolution.facts.judging import standing
from kg.resolution.living import Living
from kg.resolution.sources.origins import independent

T = TypeVar("T")


class Later(Sequence[T], Generic[T]):
    """A tuple that is made when it is asked for."""

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[T, ...]:
        return self._make()

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self._made[place]

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[T]:
        return iter(self._made)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Later | tuple) and self._made == tuple(other))

    def __repr__(self) -> str:
        return repr(self._made)


def nodes(living: Living) -> tuple[Node, ...]:
    """All nodes, sorted by path."""
    known = ((key, made) for key, _ in living.homes_.rows.items() for made in living.homes_.home(key).values())
    found = [living.node((key, made.local), made) for key, made in known if living.around.is_in_use(key, made)]
    return tuple(sorted(found, key=lambda node: node.path))


def all_facts(living: Living) -> tuple[Fact, ...]:
    """All facts, sorted."""
    judging, ontology, outlines = living.judging, living.homes_.corpus.ontology, living.homes_.corpus.outlines
    said = [one for key, claims in judging.rows.items() for one in standing(key, claims)]

    def count(supports: Sequence[Said]) -> int:
        return independent([one.passage for one in supports], living.origin_of, outlines)

    found = list(accepting.facts_of(said, ontology, lambda supports: count(list(supports))))
    for key, judged in judging.alone.items():
        found += [Fact(s, p, o, tuple([(key, claim) for claim in claims]), accepting.ONE_ORIGIN) for s, p, o, claims in judged.facts]
    have = {(fact.subject, fact.predicate, fact.object) for fact in found}
    derived = (relation for _, relations in living.around.rows.items() for relation in relations)
    found += [Fact(*relation, (), 0) for relation in derived if relation not in have or relation[1] != "located_in"]
    return tuple(sorted(found, key=lambda fact: accepting.sort_key((fact.subject, fact.predicate, fact.object))))


def replaced(living: Living) -> tuple[tuple[str, str], ...]:
    """All pairs of former and present path, sorted."""
    return tuple(sorted(pair for number in range(REPLACED) for pair in living.replaced(number)))


def path_of(living: Living) -> ByRef[str, str]:
    """The path of each local id."""
    return ByRef(living.homes_.corpus.by_key, living.judging.paths.now)


def refused(living: Living) -> ByRef[str, str]:
    """Why claims are no facts, by (document, claim)."""
    return ByRef(living.homes_.corpus.by_key, living.refused)
