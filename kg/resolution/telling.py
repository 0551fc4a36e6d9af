"""What facts say of each node, and whether it stands in the graph of facts: counted by the documents that say so, so that one more adds to what is kept.

Whatever stands is called by a name, is an end of some fact, or is what a post belongs to of which some fact tells; an event stands if it took place. That something
is an end, or belongs, is kept like a fact, under properties that no ontology has.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from msgspec.structs import replace

from kg.model import Ref, Value
from kg.parts import Relation
from kg.resolution import facts
from kg.resolution.around import Around
from kg.resolution.homes import Homes, Made
from kg.resolution.judging import Judging, standing
from kg.resolution.renewed import Renewed

END, BESIDE = "", " "
"""What stands for a property where something is the object of a fact, and where a post belongs to it"""
About = tuple[str, str | Value]
"""Property and object"""
Counted = tuple[tuple[str, str | Value, int], ...]
"""What is said of a node, and by how many"""


@dataclass
class Telling:
    """``rows`` have, by path, what facts say of what several documents know. ``other`` are the homes of which facts say something else than the last time, as far as
    documents other than these say it."""

    homes: Homes
    judging: Judging
    around: Around
    rows: Renewed[Counted]
    other: set[str] = field(default_factory=set)
    _now: dict[str, dict[About, int]] = field(default_factory=dict)
    _alone: dict[str, Mapping[str, Set[About]]] = field(default_factory=dict)

    def renew(self) -> None:
        """Count what the documents say whose claims were judged again."""
        homes = self._homes()
        keys = self.judging.again | self.around.other
        for key in keys:
            before, now = self._given(key, True), self._given(key, False)
            self._count(before - now, -1)
            self._count(now - before, 1)
        posts = {path for path in self._now if path.startswith("role/") and _is_known(self._before(path)) != _is_known(self._now[path])}
        beside = {ref[0] for path in posts if path in homes for ref in self.homes.members(homes[path])}
        for key in self.judging.again | beside:
            old = self.judging.alone.before(key)
            before_ends = self._shared_ends(key, old.beside if old else (), True)
            judged = self.judging.alone.now(key)
            ends = tuple(sorted(self._belongs(key))) if judged is not None else ()
            if judged is not None and judged.beside != ends:
                self.judging.alone.put(key, replace(judged, beside=ends))
            now_ends = self._shared_ends(key, ends, False)
            self._count(before_ends - now_ends, -1)
            self._count(now_ends - before_ends, 1)
        self._alone.clear()
        for path, counted in self._now.items():
            if self._before(path).keys() != counted.keys() and path in homes:
                self.other.add(homes[path][0])
            self.rows.put(path, tuple((*pair, counted[pair]) for pair in sorted(counted, key=_order)) or None)

    def of(self, key: str, made: Made) -> Set[About]:
        """All that is said of a node at home in a document, with what only tells that it stands."""
        given: Iterable[About] = self._counted(made.path) if made.several or made.place is not None else ()
        derived = ((predicate, end) for path, predicate, end in self.around.rows.now(key) or () if path == made.path)
        return {*given, *self._said_alone(key).get(made.path, ()), *derived}

    def _said_alone(self, key: str) -> Mapping[str, Set[About]]:
        """What a document says of what no other one knows, by path."""
        found = self._alone.get(key)
        if found is None:
            found = self._alone[key] = self._alone_by_path(key)
        return found

    def _alone_by_path(self, key: str) -> dict[str, Set[About]]:
        shared = self._shared(key, False)
        found: dict[str, set[About]] = defaultdict(set)
        for subject, predicate, end in self._marked(self._relations(key, False)):
            if subject not in shared:
                found[subject].add((predicate, end))
        judged = self.judging.alone.now(key)
        for path in judged.beside if judged else ():
            if path not in shared:
                found[path].add((BESIDE, ""))
        return {path: frozenset(said) for path, said in found.items()}

    def _homes(self) -> dict[str, Ref]:
        """The first members of nodes, by their paths: of all that documents know whose claims were judged again, and of all that are another."""
        find = self.homes.clusters.find
        found = {path: find((key, local)) for key in self.judging.again for local, path in self.judging.paths.now(key).items()}
        found.update((made.path, ref) for ref, (_, made) in self.homes.other.items() if made is not None)
        for key in self.around.other:
            for made in self.homes.home(key).values():
                found[made.path] = key, made.local
        for ref, (path, _) in self.homes.located.items():
            key, _, local = ref.partition(" ")
            found.setdefault(path, (key, local))
        return found

    def _shared(self, key: str, before: bool) -> Set[str]:
        """The paths of what a document knows and others know, too."""
        paths = self.judging.paths.before(key) if before else self.judging.paths.now(key)
        at_home = self.homes.rows.before(key) or () if before else self.homes.home(key).values()
        return set(paths.values()) - {made.path for made in at_home if not made.several}

    def relations(self, key: str) -> Iterator[Relation]:
        """The facts of a document, closed; a relation may come more than once."""
        return self._relations(key, False)

    def _relations(self, key: str, before: bool) -> Iterator[Relation]:
        """The facts of a document, closed."""
        judging = self.judging
        rows, alone = (judging.rows.before(key), judging.alone.before(key)) if before else (judging.rows.now(key), judging.alone.now(key))
        for said in standing(key, rows):
            yield from facts.closure(self.homes.corpus.ontology, said.claim.relation)
        for subject, predicate, end, _ in alone.facts if alone else ():
            yield subject, predicate, end

    def _marked(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        for relation in relations:
            yield relation
            if isinstance(relation[2], str):
                yield relation[2], END, ""

    def _given(self, key: str, before: bool) -> set[tuple[str, str, str | Value, str]]:
        """What a document says of what others know, too, and that something is an end of what is derived of the nodes at home in it."""
        shared = self._shared(key, before)
        derived = self.around.rows.before(key) if before else self.around.rows.now(key)
        said = {(*relation, "said") for relation in self._marked(self._relations(key, before)) if relation[0] in shared}
        return said | {(end, END, "", "derived") for _, _, end in derived or () if isinstance(end, str)}

    def _shared_ends(self, key: str, ends: Iterable[str], before: bool) -> set[tuple[str, str, str | Value, str]]:
        shared = self._shared(key, before)
        return {(end, BESIDE, "", "said") for end in ends if end in shared}

    def _count(self, relations: Iterable[tuple[str, str, str | Value, str]], by: int) -> None:
        for subject, predicate, end, _ in relations:
            counted = self._now.get(subject)
            if counted is None:
                counted = self._now[subject] = dict(self._before(subject))
            number = counted.get((predicate, end), 0) + by
            if number:
                counted[predicate, end] = number
            else:
                del counted[predicate, end]

    def _before(self, path: str) -> dict[About, int]:
        return {(predicate, end): number for predicate, end, number in self.rows.before(path) or ()}

    def _counted(self, path: str) -> Iterable[About]:
        counted = self._now.get(path)
        return counted if counted is not None else ((predicate, end) for predicate, end, _ in self.rows.now(path) or ())

    def _belongs(self, key: str) -> Iterator[str]:
        """The paths of what the posts of a document belong to of which some fact tells."""
        paths = self.judging.paths.now(key)
        for held in self.homes.corpus.outlines[key].posts:
            node = self.homes.node((key, held.post.id))
            said = self._counted(node.path) if node.several else self._said_alone(key).get(node.path, ())
            if _is_known(said):
                yield from {paths[end] for end in (held.post.within, held.post.beside) if end}


def _is_known(said: Iterable[About]) -> bool:
    """Whether some fact tells of a node."""
    return any(predicate != BESIDE for predicate, _ in said)


def _order(pair: About) -> tuple[str, bool, str, str]:
    predicate, end = pair
    return (predicate, True, end, "") if isinstance(end, str) else (predicate, False, end.datatype, end.value)


def real(said: Iterable[About]) -> Iterator[About]:
    """Without what only tells that a node stands."""
    return (pair for pair in said if pair[0] not in (END, BESIDE))


