"""Which events have to be compared again when documents come, go or change, and what of all others stands as it was."""

from collections.abc import Callable, Iterable, Sequence, Set
from functools import cache
from itertools import chain

from kg.model import Ref
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus
from kg.resolution.grouping import Group
from kg.resolution.joining import Joining
from kg.resolution.partners import Nodes, Partners
from kg.resolution.profiles import Profiles, is_speech
from kg.resolution.standing import Standing


class Again:
    """What has to be compared again, and what of it stands as it was.

    Why a class: which events these are is only known when the documents that have changed have joined theirs.
    """

    def __init__(self, corpus: Corpus, known: Profiles, standing: Standing, before: Sequence[Group], work: Joining) -> None:
        self.standing = standing
        self.speech: Callable[[str], bool] = cache(lambda kind: is_speech(corpus.ontology, kind))
        self.partners = Partners(corpus, known, standing, self.speech, self.nodes_of)
        self._corpus, self._known, self._work = corpus, known, work
        self._before = before
        self._group: dict[Ref, int] = {}
        for number, group in enumerate(before):
            self._group.update(dict.fromkeys(group.refs, number))

    def nodes_of(self, key: str) -> Nodes:
        """What a document tells of each of its events, by the first of its mentions."""
        refs = self._known.of_document(key)
        joining = self._work
        if key not in self.standing.changed:
            joining = Joining(Clusters(), self._known, self._corpus.ontology)
            self._replay(joining, [self._before[number] for number in {self._group[ref] for ref in refs if ref in self._group}], {key})
        return {ref: joining.of(ref) for ref in refs if joining.clusters.find(ref) == ref}

    def _replay(self, joining: Joining, groups_: Iterable[Group], keys: Set[str]) -> None:
        """Join and ask once more what documents of these keys joined and asked by themselves."""
        for group in groups_:
            merges, asked = ([merge for merge in noted if merge.left[0] in keys] for noted in (group.within, group.asked))
            joining.clusters.replay(merges, asked)
            for root, refs in joining.clusters.members(ref for merge in merges for ref in (merge.left, merge.right)).items():
                joining.sets[root] = tuple(dict.fromkeys((root, *refs)))

    def refs(self) -> tuple[Sequence[Ref], Sequence[Group]]:
        """The events that have to be compared again, in order, and the groups that stay. What documents that have not changed joined by themselves is joined."""
        changed, known = self.standing.changed, self._known
        own = [ref for key in sorted(changed & self._corpus.by_key.keys()) for ref in known.of_document(key)]
        turned = self.partners.noted(changed)
        if not self.standing.known:
            return sorted(own), ()
        found = {ref for key in sorted(changed & self._corpus.by_key.keys()) for ref in self.partners.of(key)}
        for bear in turned:
            found.update(self.partners.beside(bear) if bear[0] == "copy" else self.partners.all_of(bear))
        numbers = {self._group[ref] for ref in found if ref in self._group}
        numbers |= {number for ref, number in self._group.items() if ref[0] in changed}
        touched = [self._before[number] for number in sorted(numbers)]
        others = {ref for ref in chain(found, *(group.refs for group in touched)) if ref[0] not in changed}
        self._replay(self._work, touched, {ref[0] for ref in others})
        return sorted((*own, *others)), [group for number, group in enumerate(self._before) if number not in numbers]
