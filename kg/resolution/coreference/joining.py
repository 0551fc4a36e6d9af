"""Clusters of events while they grow: what the members of each have in common decides on what may still join."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import reduce

from kg.model import Ref
from kg.ontology.terms import Ontology
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.events.dates import Span
from kg.resolution.events.drafts import Draft
from kg.resolution.events.profiles import Profile, Profiles, compatible, together

Pair = tuple[float, Ref, Ref, str]
"""(how sure, two events, why)"""
Fits = Callable[[Profile, Profile], bool]
"""Whether nothing that is known of two events, or of what they were joined with, speaks against their being one"""


@dataclass
class Joining:
    """The clusters, what is ``known`` of each event, and by its representative what is known of each cluster of several: ``joined``, or as long as nobody asks
    for that who is in it, ``sets``, and the days on which it can have been, ``spans``. To be asked for the sets of
    documents, by the keys of these, when they were given to ``load``."""

    clusters: Clusters
    known: Profiles
    ontology: Ontology
    joined: dict[Ref, Profile] = field(default_factory=dict)
    sets: dict[Ref, tuple[Ref, ...]] = field(default_factory=dict)
    spans: dict[Ref, Span | None] = field(default_factory=dict)
    load: Callable[[Iterable[str]], None] = lambda keys: None

    def _whole(self, root: Ref) -> Profile | None:
        """What is known of a cluster of several."""
        found = self.joined.get(root)
        if found is None and root in self.sets:
            profiles = (self.known[ref] for ref in self.sets[root])
            found = self.joined[root] = reduce(lambda one, other: together(one, other, self.ontology), profiles)
        return found

    def of(self, ref: Ref) -> Profile:
        """What is known of an event and all that it was joined with."""
        root = self.clusters.find(ref)
        return self._whole(root) or self.known[root]

    def told(self, ref: Ref) -> Profile | Draft:
        """The same, or as long as it was joined with nothing what its document tells of it."""
        root = self.clusters.find(ref)
        return self._whole(root) or self.known.drafts[root]

    def span(self, ref: Ref) -> Span | None:
        """The days on which an event can have been; None of what is no event."""
        root = self.clusters.find(ref)
        if root in self.spans:
            return self.spans[root]
        told = self._whole(root) or self.known.drafts.get(root)
        return told.span if told else None

    def has_word(self, ref: Ref, stems: frozenset[str]) -> bool:
        """Whether an event, or one that it was joined with, has one of these words."""
        root = self.clusters.find(ref)
        whole = self._whole(root)
        return not whole.stems.isdisjoint(stems) if whole else self.known.stem(root) in stems

    def several(self) -> Iterable[tuple[Ref, ...]]:
        """The clusters of several: (smallest, ..., largest)."""
        return (refs for root, refs in self.clusters.groups().items() if root in self.known.drafts)

    def among(self, refs: Collection[Ref]) -> "Joining":
        """The same for sets of ``refs`` alone, to be changed without changing this."""
        roots = {self.clusters.find(ref) for ref in refs}
        joined = {root: whole for root in roots if (whole := self._whole(root))}
        return Joining(self.clusters.among(refs), self.known, self.ontology, joined)

    def join(self, pair: Pair, fits: Fits | None = None) -> bool:
        """Join two events unless they are one or their clusters contradict each other (as ``fits`` says, or ``compatible``)."""
        score, left, right, reason = pair
        one, other = self.of(left), self.of(right)
        if one is other or not (fits(one, other) if fits else compatible(one, other, self.ontology)):
            return False
        if not self.clusters.join(left, right, reason, score):
            return False
        root = self.clusters.find(left)
        self.joined[root] = together(one, other, self.ontology)
        self.spans.pop(root, None)
        return True

    def join_all(self, pairs: Iterable[Pair]) -> None:
        """Join pairs, the surest first."""
        find = self.clusters.find
        for pair in sorted(pairs, key=surest):
            if find(pair[1]) != find(pair[2]):
                self.join(pair)


def surest(pair: Pair) -> tuple[float, Ref, Ref, str]:
    return -pair[0], pair[1], pair[2], pair[3]
