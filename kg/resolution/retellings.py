"""Events that documents of one story tell again (see ``stories``): the sure ones are joined, of the others a person is asked.

Two events of two such documents are compared if they have the same word ("exploded", "explosion") or a word that tells the same ("quit", "resigned").
Nothing known may speak against their being one: class, order ("the second"), number, date, place, who takes part in the same role, the particle of the verb
("checked in", "checked out"). How surely they are one, ``sureness`` says.

``SURE`` and more joins, unless what was told of the two before is not alike (``AGREED``): of the pairs from there on, about nine of ten are right (see
docs/resolution.md for the pairs judged). What lies between
``ASK`` and that is a question. Questions are asked as if those before them had been answered with yes, the likeliest first, so that a set of n retellings
needs n - 1 answers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from msgspec import Struct

from kg.model import Ref
from kg.resolution import dates, families, wording
from kg.resolution.corpus import Corpus
from kg.resolution.islands import Island, basis, islands
from kg.resolution.joining import Joining, Pair, surest
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.profiles import Keys, Profile, same_place, shared
from kg.resolution.stories import Near
from kg.resolution.sureness import Setting, differ, sureness
from kg.resolution.tellings import Telling, likeness, may_be_one_name, tellings

SURE = 0.9
ASK = 0.5
SAME = "same word in one story"
ALIKE = "told in other words in one story"
TOGETHER = 0.5
"""Share of the pairs of documents of two sets that tell one story, from which on the sets may join: so that no chain leads from one story to the next."""
AGREED = 0.7
"""How sure all that two sets tell must be on average for the sets to join: so that no single likeness joins what else is unlike."""
CROWD = 20
"""Events of one word in a document: more are a list or a log."""


class Told(Struct, frozen=True):
    """What is surely told again in an island, in the order in which it is to be joined, and what a person is asked."""

    joined: tuple[Pair, ...]
    asked: tuple[Pair, ...]


def join(corpus: Corpus, joining: Joining, near: Near, called: Mapping[str, frozenset[str]], kept: Kept = NOTHING) -> None:
    """Join what is surely told again and propose the rest; ``called`` gives the words of the names of each key of a participant."""
    compared = _Compared(corpus, joining, near, called, tellings(corpus, joining.known))
    recall = kept.stage("retellings", Told)
    for island in list(islands(joining, near)):
        told = recall(min(island.events), partial(_told, compared, island), basis(island, joining, near, called, kept))
        for pair in told.joined:
            joining.join(pair, lambda one, other: True)
        for score, one, other, reason in told.asked:
            joining.clusters.propose(one, other, reason, score)


def _told(compared: "_Compared", island: Island) -> Told:
    """What is told again in an island."""
    sets = {ref: refs for refs in island.sets for ref in refs}
    members = {refs[0]: list(refs) for own in island.events.values() for ref in own for refs in (sets.get(ref, (ref,)),)}
    joining = compared.joining.among([ref for refs in members.values() for ref in refs])
    compared = replace(compared, joining=joining)
    known = {ref: joining.known[ref] for refs in island.events.values() for ref in refs}
    found = {pair[1:3]: pair for pair in sorted(_pairs(compared, known), key=surest, reverse=True)}

    def joined(pair: Pair, least: float) -> bool:
        """Whether the sets of two events could be joined: their documents tell one story, and on average all that was compared is so sure."""
        one, other = sorted(joining.clusters.find(ref) for ref in pair[1:3])
        if one == other:
            return False
        across = [(min(ours, theirs), max(ours, theirs)) for ours, theirs in product(members[one], members[other])]
        scores = [found[refs][0] for refs in across if refs in found]
        told = [a == b or b in compared.near.get(a, ()) for (a, _), (b, _) in across]
        may = sum(told) >= TOGETHER * len(told) and sum(scores) >= least * len(scores)
        if not may or not joining.join(pair, compared.may_be_one):
            return False
        members[one] += members.pop(other)
        return True

    pairs = sorted((pair for pair in found.values() if pair[0] >= ASK), key=surest)
    sure = [pair for pair in pairs if pair[0] >= SURE and joined(pair, AGREED)]
    done = set(sure)
    left = sorted(((min(pair[0], SURE - 0.01), *pair[1:]) for pair in pairs if pair not in done), key=surest)
    return Told(tuple(sure), tuple(pair for pair in left if joined(pair, 0)))


@dataclass(frozen=True)
class _Compared:
    """What two events are compared by."""

    corpus: Corpus
    joining: Joining
    near: Near
    called: Mapping[str, frozenset[str]]
    telling: Callable[[Ref], Telling]

    def may_be_one(self, a: Profile, b: Profile) -> bool:
        """Whether nothing that is known speaks against two events of one story being one."""
        ontology = self.corpus.ontology
        return (
            wording.same_order(a.order, b.order)
            and a.count == b.count
            and (not a.topics or not b.topics or shared(a.topics, b.topics) > 0)
            and (ontology.is_a(a.kind, b.kind) or ontology.is_a(b.kind, a.kind))
            and not (a.span and b.span and not dates.overlap(a.span, b.span))
            and not (a.particles and b.particles and a.particles.isdisjoint(b.particles))
            and self._may_agree(a.agents, b.agents)
            and self._may_agree(a.targets, b.targets)
            and self._may_agree(a.actors - a.agents - a.targets, b.actors - b.agents - b.targets)
            and all(same_place(x, y) for x in a.places for y in b.places)
        )

    def _may_agree(self, ours: frozenset[Keys], theirs: frozenset[Keys]) -> bool:
        """Whether one side is unknown, or somebody takes part in both, by all that is known or by a word of the name."""
        if not ours or not theirs or shared(ours, theirs):
            return True
        left, right = ([self.called.get(key, frozenset()) for keys in side for key in keys] for side in (ours, theirs))
        return may_be_one_name(left, right)


def _pairs(compared: _Compared, known: Mapping[Ref, Profile]) -> Iterator[Pair]:
    """Events of two documents of one story that can be compared, with score and reason."""
    index = _by_word(compared, known)
    having: dict[str, set[str]] = defaultdict(set)
    for document, here in index.items():
        for key in here:
            having[key].add(document)
    for document in sorted(index):
        here = index[document]
        for near in sorted(compared.near[document]):
            if near <= document or near not in index:
                continue
            there, story = index[near], compared.near[document] & compared.near[near]
            for key in sorted(here.keys() & there.keys()):
                cover = _cover(story, having[key])
                yield from _of_one_word(compared, known, here[key], there[key], cover, SAME if key.startswith("word") else ALIKE)


def _cover(story: frozenset[str], having: set[str]) -> float:
    """The share of documents that have a word; a half where there are none, and near it where there are few."""
    return (len(story & having) + 0.5) / (len(story) + 1)


def _by_word(compared: _Compared, known: Iterable[Ref]) -> Mapping[str, Mapping[str, Sequence[Ref]]]:
    """The events of each document of a story, by their word and by the groups of words that tell the same; none that did not take place."""
    groups: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(families.told_alike()):
        for word in group:
            groups[word].add(number)
    index: dict[str, dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
    for ref in known:
        if not _is_denied(compared.corpus, ref):
            word = compared.joining.known.stem(ref)
            for key in (f"word {word}", *(f"group {number}" for number in sorted(groups[word]))):
                index[ref[0]][key].append(ref)
    return index


def _is_denied(corpus: Corpus, ref: Ref) -> bool:
    """Whether a text says that an event did not take place: which one it then means, nobody knows."""
    return any(c.predicate == "type" and c.status.polarity == "Denied" for c in corpus.claims_about.get(ref, ()))


def _of_one_word(
    compared: _Compared, known: Mapping[Ref, Profile], ours: Sequence[Ref], theirs: Sequence[Ref], cover: float, reason: str
) -> Iterator[Pair]:
    of, find = compared.joining.of, compared.joining.clusters.find
    series = any(known[ref].order not in ("", "1") for ref in (*ours, *theirs))
    several = max(len({find(ref) for ref in refs}) for refs in (ours, theirs))
    ours, theirs = ours[:CROWD], theirs[:CROWD]
    for one, other in product(ours, theirs):
        told, whole = (known[one], known[other]), (of(one), of(other))
        if find(one) == find(other) or not (reason == SAME or told[0].stems.isdisjoint(told[1].stems)) or not compared.may_be_one(*whole):
            continue
        setting = Setting(cover, several, _rival(compared.telling, one, other, ours, theirs))
        found = sureness(told, whole, compared.telling, setting, reason == SAME, compared.corpus.ontology)
        if found >= SURE and (_is_doubtful(compared, told, whole) or (series and not (told[0].order and told[1].order))):
            found = SURE - 0.01
        yield found, min(one, other), max(one, other), reason


def _rival(telling: Callable[[Ref], Telling], one: Ref, other: Ref, ours: Sequence[Ref], theirs: Sequence[Ref]) -> float:
    """How much closer the words about another event of the same sentence are ("the agreements oblige to a further agreement"), as a likeness."""
    a, b = telling(one), telling(other)
    here = [t for ref in ours if ref != one and (t := telling(ref)).sentence == a.sentence]
    there = [t for ref in theirs if ref != other and (t := telling(ref)).sentence == b.sentence]
    if not here and not there:
        return 0.0
    fits = likeness(a.close, b.close)
    return max(fits, *(likeness(t.close, b.close) for t in here), *(likeness(a.close, t.close) for t in there)) - fits


def _is_doubtful(compared: _Compared, told: tuple[Profile, Profile], whole: tuple[Profile, Profile]) -> bool:
    """Whether only a person can say: one tells of what lies ahead, and plans change; the sentences write out different days or other numbers ("killed three");
    or one is dated, and of the other nothing tells when it was. (So it is where a document tells of several, "a second round", and one of the two does not
    say which.)"""
    one, other = (compared.telling(p.ref) for p in told)
    dated = [bool(p.span) for p in told]
    timeless = [not (p.span or compared.corpus.outlines[p.ref[0]].date) for p in told]
    return whole[0].ahead != whole[1].ahead or differ(one.days, other.days) or differ(one.amount, other.amount) or (any(dated) and any(timeless))
