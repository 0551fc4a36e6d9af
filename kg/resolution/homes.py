"""Nodes and their paths, by the documents that they are at home in: that of a node's first member.

Why by home: a document that comes or goes changes the nodes of few others. Which of a document's own things have a node, who else belongs to it and what those
documents say is all that its nodes are made from.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from msgspec import Struct

from kg.gazetteer import Gazetteer
from kg.model import ACCEPTED, Node, Offsets, Place, Ref
from kg.resolution import former, iris, nodes
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus
from kg.resolution.dates import Span
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.places import Links
from kg.resolution.profiles import Profile
from kg.resolution.things import NO_OFFSETS


class Made(Struct, frozen=True, array_like=True):
    """A node before namesakes are told apart: ``local`` is its first member in the document that it is at home in, ``mark`` a hash of where it stands first,
    ``whole`` one of where each member stands first."""

    local: str
    mark: str
    whole: str
    wanted: str
    kind: str
    label: str
    labels: tuple[str, ...]
    place: Place | None = None


@dataclass(frozen=True)
class Homes:
    """All that nodes are made from. ``span_of`` gives the dates of an event by its representative."""

    corpus: Corpus
    clusters: Clusters
    links: Links
    profiles: Mapping[Ref, Profile]
    span_of: Callable[[Ref], Span | None]
    gazetteer: Gazetteer
    kept: Kept = NOTHING

    def nodes(self) -> tuple[tuple[Node, ...], dict[Ref, str], tuple[tuple[str, str], ...]]:
        """All nodes, sorted by path, the path of each local id, and the paths that are replaced by others (former path, present path)."""
        made = {key: self._made(key) for key in self.corpus.by_key}
        by_root = {(key, node.local): node for key, known in made.items() for node in known}
        roles = self._roles(by_root)
        by_root |= roles
        towns = nodes.towns((near.place for near in self.links.near.values() if not near.outer), by_root.values())
        countries = nodes.countries(self.gazetteer, [*self.links.place.values(), *(n.place for n in towns.values() if n.place)], by_root.values())
        unnamed = {("", node.path): self._unnamed(node, ()) for node in countries}
        unnamed |= {("", f"{node.path} {entry}"): self._unnamed(node, ((str(entry), NO_OFFSETS),)) for entry, node in towns.items()}
        by_root |= unnamed
        every, groups = list(by_root.values()), self._groups
        told = iris.distinct([node.wanted for node in every], lambda place: every[place].mark, lambda place: every[place].whole)
        paths = dict(zip(by_root, told, strict=True))
        found = [
            Node(path, m.kind, m.label, m.labels, groups.get(r) or ((r,) if r[0] else ()), m.place) for (r, path), m in zip(paths.items(), every, strict=True)
        ]
        named = tuple(sorted(found, key=attrgetter("path")))
        path_of = {**paths, **{ref: paths[root] for root, refs in groups.items() for ref in refs}}
        for ref in unnamed:
            del path_of[ref]
        return named, path_of, former.without(frozenset(paths.values()), self._former(by_root, paths))

    def _unnamed(self, node: Node, evidence: iris.Evidence) -> Made:
        """A node of a place that no document names by itself."""
        mark = iris.mark(evidence)
        return Made("", mark, mark, node.path, node.kind, node.label, node.labels, node.place)

    @cached_property
    def _groups(self) -> dict[Ref, tuple[Ref, ...]]:
        return self.clusters.groups()

    @cached_property
    def _at_home(self) -> dict[str, list[Ref]]:
        """The representatives of several in each document."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for root in sorted(self._groups):
            found[root[0]].append(root)
        return found

    @cached_property
    def _away(self) -> dict[str, set[str]]:
        """What belongs to another's node, by document."""
        found: dict[str, set[str]] = defaultdict(set)
        for refs in self._groups.values():
            for key, local in refs[1:]:
                found[key].add(local)
        return found

    @cached_property
    def _retold(self) -> dict[str, list[Ref]]:
        """What is linked only as other documents link it, by document."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(self.links.retold):
            found[ref[0]].append(ref)
        return found

    @cached_property
    def _recall(self) -> Any:
        return self.kept.stage("nodes", tuple[Made, ...])

    def _made(self, key: str) -> tuple[Made, ...]:
        """The nodes of entities and events that are at home in a document."""
        together = [(self._told[root], self.span_of(root)) for root in self._at_home.get(key, ())]
        retold = [(ref, self.links.place[ref]) for ref in self._retold.get(key, ())]
        found: tuple[Made, ...] = self._recall(key, partial(self._make, key), (together, sorted(self._away.get(key, ())), retold))
        return found

    @cached_property
    def _told(self) -> dict[Ref, str]:
        """What tells the members of a node, and the states of their documents, from any others, by its representative."""
        retold, place, state = self.links.retold, self.links.place, self.kept.state
        return {
            root: _digest(repr((refs, [state(ref[0]) for ref in refs], [place[ref] for ref in refs if ref in retold] if retold else ())))
            for root, refs in self._groups.items()
        }

    def _make(self, key: str) -> tuple[Made, ...]:
        outline, away = self.corpus.outlines[key], self._away.get(key, ())
        groups, corpus = self._groups, self.corpus
        entities = ((key, entity.id) for entity in outline.entities if entity.id not in away)
        events = ((key, event) for event in outline.events if event not in away)
        found = [nodes.entity(corpus, groups.get(ref, (ref,)), self.links) for ref in entities]
        found += [nodes.event(corpus, groups.get(ref, (ref,)), self.span_of(ref)) for ref in events]
        return tuple(self._noted(node) for node in found)

    def _noted(self, node: Node) -> Made:
        evidence = [(ref[0], self._offsets(ref)) for ref in node.members]
        home, local = node.members[0]
        return Made(local, iris.mark((min(evidence),)), iris.whole((home, local), evidence), node.path, node.kind, node.label, node.labels, node.place)

    def _roles(self, by_root: Mapping[Ref, Made]) -> dict[Ref, Made]:
        """The nodes of posts. Their labels hold those of whom the posts belong to."""

        def label_of(ref: Ref) -> str:
            known = by_root.get(self.clusters.find(ref))
            return known.label if known else ""

        roots = {self.clusters.find(ref) for ref in self.corpus.held}
        return {root: self._noted(nodes.role(self.corpus, self._groups.get(root, (root,)), label_of)) for root in sorted(roots)}

    def _offsets(self, ref: Ref) -> Offsets:
        """Where an entity or event stands first, and where a post is first held."""
        if held := self.corpus.held.get(ref):
            return held.first
        thing = self.corpus.things.get(ref)
        return thing.first if thing else NO_OFFSETS

    def _former(self, by_root: Mapping[Ref, Made], paths: Mapping[Ref, str]) -> Iterator[tuple[str, str]]:
        """(former path, present path) of all nodes, each once."""
        groups = self._groups
        for (ref, path), made in zip(paths.items(), by_root.values(), strict=True):
            if path != made.wanted and ref not in groups and ref[0]:
                yield made.wanted, path
                if path != (marked := f"{made.wanted}-{made.mark[: iris.HASH]}"):
                    yield marked, path
        decided = frozenset(ref for merge in self.clusters.merges if merge.reason.startswith(ACCEPTED) for ref in (merge.left, merge.right))
        recall = self.kept.stage("former", dict[str, tuple[str, ...]])
        for key in self.corpus.by_key:
            roots = self._at_home.get(key, ())
            told = [
                (made.wanted, made.label, made.labels, paths[ref], self._told[ref], bool(decided) and not decided.isdisjoint(self._groups[ref]))
                for ref in roots
                for made in (by_root[ref],)
            ]
            for local, found in recall(key, partial(self._formers, roots, by_root, paths, decided), told).items():
                yield from ((old, paths[key, local]) for old in found)

    def _formers(
        self, roots: Sequence[Ref], by_root: Mapping[Ref, Made], paths: Mapping[Ref, str], decided: frozenset[Ref]
    ) -> dict[str, tuple[str, ...]]:
        return {ref[1]: tuple(sorted(set(self._former_of(by_root[ref], ref, paths[ref], decided)))) for ref in roots}

    def _former_of(self, made: Made, root: Ref, path: str, decided: frozenset[Ref]) -> Iterator[str]:
        node = Node(path, made.kind, made.label, made.labels, self._groups[root], made.place)
        return former.paths(self.corpus, node, made.wanted, self.links, self.profiles, self._offsets, decided)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
