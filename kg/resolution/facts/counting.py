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
from kg.resolution.facts import accepting
from kg.resolution.facts.accepting import Stated
from kg.resolution.facts.judging import Judged, Judging
from kg.resolution.nodes.around import Around
from kg.resolution.nodes.homes import Homes
from kg.resolution.nodes.made import Made
from kg.resolution.rows import Few, Renewed

END, BESIDE = "", " "
"""What stands for a property where something is the object of a fact, and where a post belongs to it"""
About = tuple[str, str | Value]
"""Property and object"""
Counted = tuple[tuple[str, str | Value, int], ...]
"""What is said of a node, and by how many"""
_NOTHING: frozenset[About] = frozenset()


@dataclass
class Counting:
    """``rows`` have, by path, what facts say of what several documents know. ``other`` are the homes of which facts say something else than the last time, as far as
    documents other than these say it."""

    homes: Homes
    judging: Judging
    around: Around
    rows: Renewed[Counted]
    other: set[str] = field(default_factory=set)
    _now: dict[str, dict[About, int]] = field(default_factory=dict)
    _said: dict[str, tuple[Set[Relation], Mapping[str, Set[About]]]] = field(default_factory=dict)

    def renew(self) -> None:
        """Count what the documents say whose claims were judged again."""
        known, again = self.rows.known, self.judging.again
        homes = self._homes() if known else {}
        for key in again | self.around.other:
            self._recount(self._given(key), self.telling(key, self._shared(key))[0])
            self._recount(*map(_ends_of, (self.around.rows.before(key), self.around.rows.now(key))))
        posts = {path for path in self._now if path.startswith("role/") and _is_known(self._before(path)) != _is_known(self._now[path])} if known else ()
        beside = {ref[0] for path in posts if path in homes for ref in self.homes.members(homes[path])}
        for key in again | beside:
            old, judged = self.judging.alone.before(key), self.judging.alone.now(key)
            before_ends = self._shared_ends(old.beside, self._shared_before(key)) if old else set[Relation]()
            ends = tuple(sorted(set(self._belongs(key)))) if judged is not None else ()
            if judged is not None and judged.beside != ends:
                self.judging.alone.put(key, replace(judged, beside=ends))
            self._recount(before_ends, self._shared_ends(ends, self._shared(key)) if ends else set())
        for path, counted in self._now.items():
            if path in homes and self._before(path).keys() != counted.keys():
                self.other.add(homes[path][0])
            self.rows.put(path, tuple([(*pair, counted[pair]) for pair in sorted(counted, key=_order)]) or None)

    def forget(self) -> None:
        """See ``Homes.forget``."""
        self._now.clear()
        self._said = Few()

    def of(self, key: str, made: Made) -> Set[About]:
        """All that is said of a node at home in a document, with what only tells that it stands."""
        path = made.path
        said = self._said_alone(key).get(path, _NOTHING)
        if made.several or made.place is not None:
            said = said | set(self._counted(path))
        if not made.several and (judged := self.judging.alone.now(key)) is not None and path in judged.beside:
            said = said | {(BESIDE, "")}
        derived = self.around.rows.now(key)
        return said | {(predicate, end) for subject, predicate, end in derived if subject == path} if derived else said

    def _said_alone(self, key: str) -> Mapping[str, Set[About]]:
        """What a document says of what no other one knows, by path."""
        return self.telling(key)[1]

    def telling(self, key: str, shared: Set[str] | None = None) -> tuple[Set[Relation], Mapping[str, Set[About]]]:
        """What a document says of what others know, too, whose paths are ``shared``, and what it says besides, by path."""
        found = self._said.get(key)
        if found is None:
            shared = self._shared(key) if shared is None else shared
            given, besides = set[Relation](), defaultdict[str, set[About]](set)
            for relation in self._marked(self.relations(key)):
                if relation[0] in shared:
                    given.add(relation)
                else:
                    besides[relation[0]].add(relation[1:])
            found = self._said[key] = given, besides
        return found

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

    def _shared(self, key: str) -> Set[str]:
        """The paths of what a document knows and others know, too."""
        if key not in self.homes.corpus.outlines:
            return frozenset()
        paths = self.judging.paths.now(key)
        return {paths[local] for local in self.homes.shared(key)}

    def _shared_before(self, key: str) -> Set[str]:
        """The same as it was the last time."""
        return {*self.judging.paths.before(key).values()} - {made.path for made in self.homes.rows.before(key) or () if not made.several}

    def relations(self, key: str) -> Iterator[Relation]:
        """The facts of a document, closed; a relation may come more than once."""
        return self._relations(self.judging.rows.now(key), self.judging.alone.now(key))

    def _relations(self, rows: Iterable[Stated] | None, alone: Judged | None) -> Iterator[Relation]:
        for claim in rows or ():
            if not claim.why:
                yield from accepting.closure(self.homes.corpus.ontology, claim.relation)
        for subject, predicate, end, _ in alone.facts if alone else ():
            yield subject, predicate, end

    def _marked(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        for relation in relations:
            yield relation
            if isinstance(relation[2], str):
                yield relation[2], END, ""

    def _given(self, key: str) -> Set[Relation]:
        """What a document said the last time of what others knew, too."""
        rows, alone = self.judging.rows.before(key), self.judging.alone.before(key)
        shared = self._shared_before(key) if rows or alone else set[str]()
        return {relation for relation in self._marked(self._relations(rows, alone)) if relation[0] in shared}

    def _shared_ends(self, ends: Iterable[str], shared: Set[str]) -> Set[Relation]:
        return {(end, BESIDE, "") for end in ends if end in shared}

    def _recount(self, before: Set[Relation], now: Set[Relation]) -> None:
        for relations, by in ((before - now, -1), (now - before, 1)):
            for subject, predicate, end in relations:
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


def _ends_of(derived: Iterable[Relation] | None) -> Set[Relation]:
    """That something is an end of what is derived."""
    return {(end, END, "") for _, _, end in derived or () if isinstance(end, str)}


def _is_known(said: Iterable[About]) -> bool:
    """Whether some fact tells of a node."""
    return any(predicate != BESIDE for predicate, _ in said)


def _order(pair: About) -> tuple[str, bool, str, str]:
    predicate, end = pair
    return (predicate, True, end, "") if isinstance(end, str) else (predicate, False, end.datatype, end.value)


def real(said: Iterable[About]) -> Iterator[About]:
    """Without what only tells that a node stands."""
    return (pair for pair in said if pair[0] not in (END, BESIDE))


