"""Which events are compared with those of a document: found by what events bear that are compared at all, without a look at any others."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import islice

from kg.model import Ref
from kg.resolution.coreference import agreements, recurring
from kg.resolution.coreference.agreements import CROWD, Bear, is_dated
from kg.resolution.coreference.standing import WORD, Seen, Standing, words_of
from kg.resolution.corpus.indexed import Corpus, OnDemand
from kg.resolution.events.profiles import Profile, Profiles

Nodes = Mapping[Ref, Profile]
"""What a document tells of an event, by the first of its mentions, each of which is ``within`` a set of the document"""


class Partners:
    """Finds them among the documents as they are now.

    ``nodes_of`` gives what a document tells of those of its events that can agree with others, by the first of the mentions of each.
    """

    def __init__(
        self, corpus: Corpus, known: Profiles, standing: Standing, speech: Callable[[str], bool], nodes_of: Callable[[str], Nodes]
    ) -> None:
        self._corpus, self._known, self._standing = corpus, known, standing
        self._speech = speech
        self._nodes_of = nodes_of
        self._issued = OnDemand[str, str](partial(recurring.issued, corpus))
        self._bearing: dict[str, Mapping[Bear, Sequence[Ref]]] = {}
        self._texts: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def noted(self, keys: Iterable[str]) -> Set[Bear]:
        """Note what the events of changed documents bear now; what they bear no more, and what it is no longer, or only now, too many documents that bear it."""
        seen, borne = self._standing.seen, self._standing.borne
        net: Counter[str] = Counter()
        gone: set[str] = set()
        for key in sorted(keys):
            row = seen.get(key) if self._standing.known else None
            old = _terms(row) if row else set()
            if key in self._corpus.by_key:
                now = Seen(tuple(words_of(self._known.drafts, key)), self._borne(key))
                seen.put(key, now)
                new = _terms(now)
            else:
                seen.drop(key)
                new = set()
            if old:
                borne.remove(key, old - new)
            borne.add(key, new - old)
            if self._standing.known:
                gone |= old - new
                net.update(new - old)
                net.subtract(old - new)
        if not self._standing.known:
            return frozenset()
        turned = {text for text, more in net.items() if more and text.startswith(("day\t", "span\t")) and self._turns(text, more)}
        return {_bear(text) for text in turned | {text for text in gone if text.startswith("copy\t")}}

    def _turns(self, text: str, more: int) -> bool:
        now = len(self._standing.borne.of(text))
        return (now > CROWD) != (now - more > CROWD)

    def is_crowd(self, bear: Bear) -> bool:
        """Whether too many documents bear something for all to be compared."""
        return len(self._bearers(bear)) > CROWD

    def _bearers(self, bear: Bear) -> Sequence[str]:
        return self._standing.borne.of("\t".join(bear))

    def bearing(self, key: str) -> Mapping[Bear, Sequence[Ref]]:
        """What the events of a document bear, and which of them do."""
        found = self._bearing.get(key)
        if found is None:
            bears: dict[str, list[Ref]] = defaultdict(list)
            for local, texts in self._borne(key).items():
                for text in texts:
                    bears[text].append((key, local))
            found = self._bearing[key] = {_bear(text): refs for text, refs in bears.items()}
        return found

    def among(self, refs: Iterable[Ref]) -> Mapping[Bear, Sequence[Ref]]:
        """Which of some events bear what."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in sorted(refs):
            for text in self.borne(ref):
                found[text].append(ref)
        return {_bear(text): those for text, those in found.items()}

    def _borne(self, key: str) -> Mapping[str, tuple[str, ...]]:
        """What each event of a document bears, as a text."""
        found = self._texts.get(key)
        if found is None:
            row = self._standing.seen.get(key) if self._standing.known and key not in self._standing.changed else None
            found = self._texts[key] = row.bears if row else self._made(key)
        return found

    def borne(self, ref: Ref) -> tuple[str, ...]:
        """What an event bears, each as a text."""
        return self._borne(ref[0]).get(ref[1], ())

    def _made(self, key: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for bear, ref in self._bears(key):
            found[ref[1]]["\t".join(bear)] = None
        return {local: tuple(texts) for local, texts in found.items()}

    def _bears(self, key: str) -> Iterator[tuple[Bear, Ref]]:
        known = self._known
        for local, draft in known.drafts.of(key).items():
            ref = key, local
            for bear in recurring.of_act(ref, known) if self._speech(draft.kind) else recurring.of_copy(ref, known):
                yield bear, ref
        for ref, event in self._nodes_of(key).items():
            if not self._speech(event.kind):
                for bear in recurring.of_undated(self._corpus, event):
                    yield bear, ref
                if is_dated(event):
                    yield agreements.alike(event), ref
                    for bear in agreements.bears(event):
                        yield bear, ref

    def firsts(self, key: str) -> Iterator[tuple[Ref, Ref]]:
        """The speech acts of a document that can be joined with only one other, the first of its copies, with that."""
        found: dict[Ref, set[Ref | None]] = defaultdict(set)
        for bear, refs in self.bearing(key).items():
            if bear[0] == "act" and (len(refs) > 1 or len(self._bearers(bear)) > 1):
                for ref in refs:
                    found[ref].add(self._first(bear, ref))
        for ref, others in found.items():
            first = others.pop() if len(others) == 1 else None
            if first and first < ref:
                yield ref, first

    def _first(self, bear: Bear, ref: Ref) -> Ref | None:
        """The first that bears what ``ref`` does, unless that is ``ref`` or one of its own document."""
        key = self._bearers(bear)[0]
        return min(self.bearing(key)[bear]) if key != ref[0] else None

    def of(self, key: str, without: Set[Ref] = frozenset()) -> Iterator[Ref]:
        """Events of other documents that those of one are compared with, but for those ``without`` whom it is known how they are joined: of what many documents tell
        alike only those by whom it is known who else does."""
        for bear, refs in self.bearing(key).items():
            if all(ref in without for ref in refs):
                continue
            if bear[0] in ("act", "alike"):
                new = self._corpus.kept.changed  # they are compared in any case, and may all stand before who is known
                yield from self._bear(bear, islice((other for other in self._bearers(bear) if other != key and other not in new), 2))
            elif bear[0] == "copy":
                yield from self.beside(bear, key)
            else:
                if bear[0] != "news" and len(bearers := self._bearers(bear)) <= CROWD:
                    yield from self._bear(bear, bearers)
                for other in recurring.fitting(bear) if bear[0] != "span" else ():
                    yield from self._bear(other, self._bearers(other))

    def beside(self, bear: Bear, key: str = "") -> Iterator[Ref]:
        """The copies that were published before and after a document's, and of those of which it is not known when, the last, with the first of which it is."""
        ordered = sorted([(self._issued[other], other) for other in self._bearers(bear)])
        places = [place for place, (_, other) in enumerate(ordered) if other == key]
        first = next((place for place, (date, _) in enumerate(ordered) if date), 0)
        near = {place + step for place in places for step in (-1, 1)} | ({first - 1, first} if first else set())
        yield from self._bear(bear, [ordered[place][1] for place in sorted(near) if 0 <= place < len(ordered)])

    def all_of(self, bear: Bear) -> Iterator[Ref]:
        """All that bear something."""
        yield from self._bear(bear, self._bearers(bear))

    def _bear(self, bear: Bear, keys: Iterable[str]) -> Iterator[Ref]:
        for key in keys:
            yield from self.bearing(key).get(bear, ())


def _terms(seen: Seen) -> set[str]:
    """What a document bears."""
    return {*(text for texts in seen.bears.values() for text in texts), *(f"{WORD}\t{word}" for word in seen.words)}


def _bear(text: str) -> Bear:
    return tuple(text.split("\t"))
