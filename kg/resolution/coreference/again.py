"""Which events have to be compared again when documents come, go or change, and what of all others stands as it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from kg.model import Merge, Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference.grouping import Group, grown
from kg.resolution.coreference.joining import Joining
from kg.resolution.coreference.partners import Nodes, Partners
from kg.resolution.coreference.recurring import acts_merge, with_one_more
from kg.resolution.coreference.standing import Standing
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events.drafts import Draft
from kg.resolution.events.profiles import Profile, Profiles, is_speech


@dataclass(frozen=True)
class Compared:
    """The events that have to be compared again, in order, the groups of which these were, and the groups that only grow by one, by the first events of these as
    they were, with the merges by which they do. Events of documents that have changed ``stay`` in the groups of these first events."""

    refs: Sequence[Ref]
    groups: Sequence[Group] = ()
    grown: Mapping[Ref, tuple[Group, Group]] = field(default_factory=dict)
    merges: Sequence[Merge] = ()
    stay: Mapping[Ref, Ref] = field(default_factory=dict)

    @property
    def documents(self) -> Set[str]:
        """The keys of the documents of all that may be joined in another way than the last time."""
        return {ref[0] for ref in chain(self.refs, *(now.refs for _, now in self.grown.values()))}


class Again:
    """What has to be compared again, and what of it stands as it was.

    Why a class: which events these are is only known when the documents that have changed have joined theirs.
    """

    def __init__(self, corpus: Corpus, known: Profiles, standing: Standing, work: Joining) -> None:
        self.standing = standing
        self.speech: Callable[[str], bool] = cache(lambda kind: is_speech(corpus.ontology, kind))
        self.partners = Partners(corpus, known, standing, self.speech, self.nodes_of)
        self._corpus, self._known, self._work = corpus, known, work
        self._put: set[Ref] = set()

    def nodes_of(self, key: str) -> Nodes:
        """What a document tells of each of its events that is compared by more than being a copy, by the first of its mentions."""
        refs = self._known.of_document(key)
        joining = self._work
        if key not in self.standing.changed:
            own = self.standing.grouped.own(key)
            joining = Joining(Clusters(), self._known, self._corpus.ontology)
            _replay(joining, own.within, own.asked)
        return {ref: joining.of(ref) for ref in refs if joining.clusters.find(ref) == ref and self._can_agree(joining.told(ref))}

    def _can_agree(self, told: Profile | Draft) -> bool:
        """Whether it is known of an event that is no speech when it was or who took part."""
        taking = told.actors if isinstance(told, Profile) else told.agents or told.targets or told.participants
        return bool(told.span or taking) and not self.speech(told.kind)

    def compared(self) -> Compared:
        """What has to be compared again. What documents that have not changed joined by themselves is joined."""
        standing, known, grouped = self.standing, self._known, self.standing.grouped
        keys = sorted(standing.changed & self._corpus.by_key.keys())
        own = [ref for key in keys for ref in known.of_document(key)]
        bore = {key: row.bears for key in standing.changed if grouped.own(key).groups and (row := standing.seen.get(key))}
        turned = self.partners.noted(standing.changed)
        if not standing.known:
            return Compared(sorted(own))
        alone = {end for merge in chain(*self._work.clusters.since((0, 0))) for end in (merge.left, merge.right)}
        stay = dict(self._staying(bore, alone))
        more = {ref: other for key in keys for ref, other in self.partners.firsts(key) if self._is_one_more(ref, other, stay, alone)}
        found = {ref for key in keys for ref in self.partners.of(key, more.keys() | stay.keys())}
        for bear in turned:
            found.update(self.partners.beside(bear) if bear[0] == "copy" else self.partners.all_of(bear))
        firsts = {first for ref in found if (first := grouped.first(ref))}
        firsts.update(first for key in standing.changed for local, first in grouped.own(key).groups.items() if (key, local) not in stay)
        groups_, merges = self._grown(more, firsts)
        firsts.update(first for ref, other in more.items() if (first := grouped.first(other)) and first not in groups_)
        touched = [grouped.group(first) for first in sorted(firsts)]
        stay = {ref: first for ref, first in stay.items() if first not in firsts}
        others = {ref for ref in chain(found, *(group.refs for group in touched)) if ref[0] not in standing.changed}
        for key in sorted({ref[0] for ref in others}):
            noted = ([merge for merge in of if merge.left in others] for of in (grouped.own(key).within, grouped.own(key).asked))
            _replay(self._work, *noted)
        settled = stay.keys() | {merge.right for merge in merges}
        return Compared(sorted(ref for ref in (*own, *others) if ref not in settled), touched, groups_, merges, stay)

    def _staying(self, bore: Mapping[str, Mapping[str, tuple[str, ...]]], alone: Set[Ref]) -> Iterator[tuple[Ref, Ref]]:
        """The speech acts of changed documents that stay in the groups of others, with the first of each: they bear what they ``bore``, and fit the others as
        before. Those that their document joined or asked are ``alone``."""
        for key, texts in bore.items():
            if key not in self._corpus.by_key or key in self._corpus.kept.changed:
                continue
            for local, first in self.standing.grouped.own(key).groups.items():
                common, ref = self.standing.grouped.group(first).spoken, (key, local)
                if common and ref not in alone and texts.get(local) == self.partners.borne(ref) and with_one_more(common, self._known[ref]):
                    yield ref, first

    def _is_one_more(self, ref: Ref, other: Ref, stay: Mapping[Ref, Ref], alone: Set[Ref]) -> bool:
        """Whether an event that was in no group is only joined with one that is in the same as before."""
        first = self.standing.grouped.first
        return ref not in alone and not first(ref) and first(other) is not None and (other[0] not in self.standing.changed or other in stay)

    def _grown(self, more: Mapping[Ref, Ref], touched: Set[Ref]) -> tuple[Mapping[Ref, tuple[Group, Group]], Sequence[Merge]]:
        found: dict[Ref, tuple[Group, Group]] = {}
        merges: dict[Ref, list[Merge]] = {}
        refused = set(touched)
        for ref, other in sorted(more.items()):
            first = self.standing.grouped.first(other)
            if first is None or first in refused:
                continue
            before, now = found.get(first) or (self.standing.grouped.group(first),) * 2
            common = with_one_more(now.spoken, self._known[ref]) if now.spoken else None
            if common is None:
                refused.add(first)
                found.pop(first, None)
                continue
            merge = acts_merge(other, ref)
            found[first] = before, grown(now, merge, common)
            merges.setdefault(first, []).append(merge)
        return found, [merge for first in found for merge in merges[first]]

    def load(self, keys: Iterable[str]) -> None:
        """Put in the sets of documents as they are now, that are not there yet."""
        self._load(first for key in keys for first in self.standing.grouped.own(key).groups.values())

    def _load(self, firsts: Iterable[Ref]) -> None:
        for first in sorted({*firsts} - self._put):
            self._put.add(first)
            group = self.standing.grouped.group(first)
            self._work.clusters.take_over(group.sets, (), ())
            self._work.sets.update((refs[0], refs) for refs in group.sets)
            self._work.spans.update((refs[0], span) for refs, span in zip(group.sets, group.spans, strict=True))

    def noted(self, refs: Set[Ref]) -> tuple[Sequence[Merge], Sequence[Merge]]:
        """What was joined and asked of some events before any were retold. Their sets are put in."""
        grouped = self.standing.grouped
        firsts = {first for ref in refs if (first := grouped.first(ref))}
        self._load(firsts)
        groups = [grouped.group(first) for first in sorted(firsts)]
        own = [grouped.own(key) for key in sorted({ref[0] for ref in refs})]
        joined = (merge for noted in (*(row.within for row in own), *(group.merges for group in groups)) for merge in noted)
        asked = (merge for noted in (*(row.asked for row in own), *(group.open for group in groups)) for merge in noted)
        one, other = ([merge for merge in noted if merge.left in refs or merge.right in refs] for noted in (joined, asked))
        return one, other

    def are_put(self, made: Iterable[Group]) -> None:
        """The sets of these groups are there."""
        self._put.update(group.refs[0] for group in made)


def _replay(joining: Joining, merges: Sequence[Merge], asked: Sequence[Merge]) -> None:
    """Join and ask once more what documents joined and asked by themselves."""
    joining.clusters.replay(merges, asked)
    for root, refs in joining.clusters.members(ref for merge in merges for ref in (merge.left, merge.right)).items():
        joining.sets[root] = tuple(dict.fromkeys((root, *refs)))
