"""A resolution document by document (see ``kg.parts``), grouped in one go from all of it: the definition of what is kept and renewed elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from kg.model import Node, Outline, Placement, Resolution, Value
from kg.ontology.terms import Ontology
from kg.parts import REPLACED, Belonging, Changed, Home, Part, Relation, Tally
from kg.resolution.facts.accepting import closure, sort_key
from kg.resolution.nodes.replaced import group_of


def parts_of(resolution: Resolution, outlines: Mapping[str, Outline], ontology: Ontology) -> "Grouped":
    """``outlines`` are those of all documents, by their keys."""
    return Grouped(resolution, outlines, ontology)


class ByDocument:
    """Parts that are equal if they hold the same."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByDocument) and _contents(self) == _contents(other)

    __hash__ = object.__hash__


def _contents(parts: Any) -> Any:
    """All that parts hold."""
    homes = {key: parts.home(key) for key in parts.homes}
    return homes, {key: parts.part(key) for key in parts.documents}, list(map(parts.replaced, range(REPLACED))), parts.tally


@dataclass(frozen=True, eq=False)
class Grouped(ByDocument):
    """See ``kg.parts.Parts``."""

    resolution: Resolution
    outlines: Mapping[str, Outline]
    ontology: Ontology
    changed: Changed | None = None

    @property
    def documents(self) -> Set[str]:
        return set(self.outlines)

    @cached_property
    def homes(self) -> Collection[str]:
        return self._nodes.keys()

    def home(self, key: str) -> Home:
        nodes = tuple(node for node in self._nodes.get(key, ()) if node.path in self._standing)
        told = {sort_key(r): r for node in nodes for r in self._told.get(node.path, ()) if not isinstance(r[2], str) or r[2] in self._standing}
        return Home(nodes, tuple(told[text] for text in sorted(told)), self._belongings(nodes), tuple(self._placed.get(key, ())))

    def part(self, key: str) -> Part:
        outline, found = self.outlines[key], self.resolution
        refused = {claim: found.refused[key, claim] for claim in outline.claims if (key, claim) in found.refused}
        origins = {start: found.origin_of[key, start] for start in outline.passages if (key, start) in found.origin_of}
        alone, shared = self._alone.get(key, ()), _distinct(self._shared.get(key, ()))
        return Part({local: found.path_of[key, local] for local in outline.ids}, refused, origins, tuple(alone), shared, self._belongings((*alone, *shared)))

    def replaced(self, number: int) -> tuple[tuple[str, str], ...]:
        return tuple(self._replaced.get(number, ()))

    @cached_property
    def tally(self) -> Tally:
        found = self.resolution
        kinds = Counter(node.kind for node in found.nodes)
        events = {kind for kind in kinds if self.ontology.is_a(kind, "Event")}
        happened = {fact.subject for fact in found.facts if fact.predicate == "type"}
        claimed = sum(node.kind in events and node.path not in happened for node in found.nodes)
        located = sum(node.place is not None for node in found.nodes)
        return Tally(dict(kinds), claimed, len(found.facts), dict(Counter(found.refused.values())), located)

    @cached_property
    def _nodes(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self.resolution.nodes:
            found[home_of(node)].append(node)
        return dict(found)

    @cached_property
    def _by_path(self) -> dict[str, Node]:
        return {node.path: node for node in self.resolution.nodes}

    @cached_property
    def _told(self) -> dict[str, list[Relation]]:
        """What facts say, by path of the subject."""
        found: dict[str, list[Relation]] = defaultdict(list)
        turning = turning_of(self.ontology)
        for fact in self.resolution.facts:
            relation = fact.subject, fact.predicate, fact.object
            found[fact.subject].append(relation)
            if fact.predicate in turning and isinstance(fact.object, str):
                found[fact.object] += [other for other in closure(self.ontology, relation) if other[0] == fact.object]
        return dict(found)

    @cached_property
    def _posts(self) -> dict[str, set[Belonging]]:
        """What each post belongs to, by its path."""
        found: dict[str, set[Belonging]] = defaultdict(set)
        path_of = self.resolution.path_of
        for key, outline in self.outlines.items():
            for held in outline.posts:
                if (path := path_of.get((key, held.post.id))) is not None:
                    within, beside = (path_of[key, end] if end else "" for end in (held.post.within, held.post.beside))
                    found[path].add((held.post.title, within, beside))
        return dict(found)

    def _belongings(self, nodes: Iterable[Node]) -> dict[str, tuple[Belonging, ...]]:
        return {node.path: tuple(sorted(self._posts[node.path])) for node in nodes if node.path in self._posts}

    @cached_property
    def _standing(self) -> frozenset[str]:
        """Paths of the nodes that belong in the graph of facts: whoever is called by a name, whatever happened, and all ends of facts."""
        facts, path_of = self.resolution.facts, self.resolution.path_of
        known = {path_of[key, entity.id] for key, outline in self.outlines.items() for entity in outline.entities if entity.named}
        known.update(chain.from_iterable((fact.subject, fact.object) if isinstance(fact.object, str) else (fact.subject,) for fact in facts))
        whole = {fact.subject for fact in facts if is_class(fact.object) and fact.predicate == "type"}
        whole.update(end for path, posts in self._posts.items() if path in known for _, *ends in posts for end in ends if end)
        events = event_kinds(self.ontology)
        return frozenset(node.path for node in self.resolution.nodes if node.path in whole or (node.path in known and node.kind not in events))

    @cached_property
    def _alone(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self._fallen():
            if is_of_one(node):
                found[node.members[0][0]].append(node)
        return dict(found)

    @cached_property
    def _shared(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = defaultdict(list)
        for node in self._fallen():
            ends = {end for _, *ends in self._posts.get(node.path, ()) for end in ends if end} - self._standing
            others = [self._by_path[end] for end in ends]
            for key in {key for key, _ in node.members}:
                told = others if is_of_one(node) else [node, *others]
                found[key] += (other for other in told if not is_of_one(other) or home_of(other) != key)
        return dict(found)

    def _fallen(self) -> Iterator[Node]:
        """The nodes that do not stand in the graph of facts."""
        return (node for node in self.resolution.nodes if node.path not in self._standing)

    @cached_property
    def _placed(self) -> dict[str, list[Placement]]:
        found: dict[str, list[Placement]] = defaultdict(list)
        for placement in self.resolution.placements:
            found[home_of(self._by_path[placement.place])].append(placement)
        return dict(found)

    @cached_property
    def _replaced(self) -> dict[int, list[tuple[str, str]]]:
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for pair in self.resolution.replaced:
            found[group_of(pair[0])].append(pair)
        return dict(found)


def home_of(node: Node) -> str:
    """The document that a node is at home in: that of its first member."""
    return node.members[0][0] if node.members else ""


def is_of_one(node: Node) -> bool:
    """Whether all members of a node are of one document. Members are sorted."""
    return bool(node.members) and node.members[0][0] == node.members[-1][0]


def is_class(object_: str | Value) -> bool:
    """Whether the object of a relation is a class, as in that an event took place."""
    return isinstance(object_, Value) and object_.datatype == "class"


def event_kinds(ontology: Ontology) -> Set[str]:
    return {kind for kind in (*ontology.superclasses, "Event") if ontology.is_a(kind, "Event")}


def turning_of(ontology: Ontology) -> frozenset[str]:
    """The properties by which something is said of the object, too."""
    symmetric = {name for name, known in ontology.properties.items() if known.symmetric}
    return frozenset(name for name, above in ontology.superproperties.items() if not symmetric.isdisjoint(above)) | symmetric


def _distinct(nodes: Iterable[Node]) -> tuple[Node, ...]:
    found = {node.path: node for node in nodes}
    return tuple(found[path] for path in sorted(found))
