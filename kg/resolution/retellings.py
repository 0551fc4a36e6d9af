"""Events that documents of one story tell again (see ``stories``): the sure ones are joined, of the others a person is asked.

Two events of two such documents are compared if they have the same word ("exploded", "explosion") or a word that tells the same ("quit", "resigned").
Nothing known may speak against their being one: class, status, order ("the second"), number, date, place, who takes part in the same role, the particle
of the verb ("checked in", "checked out"). How surely they are one, ``score`` says: it adds up what they have in common, above all the other words of
their sentences, and the figures were set by hand so that it tells the share of pairs that are right (see docs/resolution.md for the pairs judged).

``SURE`` and more joins, if besides somebody, a place or a date is named by both and the sentences name no other people or numbers. What lies between
``ASK`` and that is a question. Questions are asked as if those before them had been answered with yes, the likeliest first, so that a set of n retellings
needs n - 1 answers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kg.model import Ref
from kg.resolution import dates, families, wording
from kg.resolution.corpus import Corpus
from kg.resolution.joining import Joining, Pair, surest
from kg.resolution.profiles import Keys, Profile, is_speech, same_place, shared
from kg.resolution.stories import Near
from kg.resolution.tellings import Telling, likeness, may_be_one_name, tellings

SURE = 0.85
STORY = 0.3
ASK = 0.5
SAME = "same word in one story"
ALIKE = "told in other words in one story"
TOGETHER = 0.5
"""Share of the pairs of documents of two sets that tell one story, from which on the sets may join: so that no chain leads from one story to the next."""
CROWD = 20
"""Events of one word in a document: more are a list or a log."""
LIGHT = frozenset(
    map(
        families.base,
        """
        say tell report announce confirm add ask call take make get have do give go come put keep set be become remain need want know think believe see
        show use let turn bring include involve happen occur follow continue help cause provide receive look seem appear expect hope comment statement
        """.split(),
    )
)
"""Words that say little by themselves."""


def join(corpus: Corpus, joining: Joining, known: Mapping[Ref, Profile], near: Near, called: Mapping[str, frozenset[str]]) -> None:
    """Join what is surely told again among ``known`` and propose the rest; ``called`` gives the words of the names of each key of a participant."""
    compared = _Compared(corpus, joining, near, called, tellings(corpus, known))
    pairs = sorted(_pairs(compared, known), key=surest)
    documents = {joining.clusters.find(ref): {ref[0]} for ref in known}
    for ref in known:
        documents[joining.clusters.find(ref)].add(ref[0])

    def one_story(one: Ref, other: Ref) -> bool:
        both = [a == b or b in near.get(a, ()) for a, b in product(documents[one], documents[other])]
        return sum(both) >= TOGETHER * len(both)

    asking = joining
    for pair in pairs:
        if pair[0] < SURE and asking is joining:
            asking = joining.copy()
        one, other = sorted(asking.clusters.find(ref) for ref in pair[1:3])
        if one != other and one_story(one, other) and asking.join(pair, compared.may_be_one):
            documents[one] |= documents.pop(other)
            if asking is not joining:
                joining.clusters.propose(pair[1], pair[2], pair[3], pair[0])


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
            a.ahead == b.ahead
            and wording.same_order(a.order, b.order)
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
    """Events of two documents of one story that may be one, with score and reason."""
    index = _by_word(compared, known)
    for document in sorted(index):
        here = index[document]
        for near in compared.near[document]:
            there = index.get(near, {}) if near > document else {}
            for key in sorted(here.keys() & there.keys()):
                yield from _of_one_word(compared, known, here[key], there[key], SAME if key.startswith("word") else ALIKE)


def _by_word(compared: _Compared, known: Mapping[Ref, Profile]) -> Mapping[str, Mapping[str, Sequence[Ref]]]:
    """The events of each document of a story, by their word and by the groups of words that tell the same; none that did not take place."""
    groups: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(families.told_alike()):
        for word in group:
            groups[word].add(number)
    index: dict[str, dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
    for ref, profile in known.items():
        if ref[0] in compared.near and not _is_denied(compared.corpus, ref):
            word = min(profile.stems)
            for key in (f"word {word}", *(f"group {number}" for number in sorted(groups[word]))):
                index[ref[0]][key].append(ref)
    return index


def _is_denied(corpus: Corpus, ref: Ref) -> bool:
    """Whether a text says that an event did not take place: which one it then means, nobody knows."""
    return any(c.predicate == "type" and c.status.polarity == "Denied" for c in corpus.claims_about.get(ref, ()))


def _of_one_word(compared: _Compared, known: Mapping[Ref, Profile], ours: Sequence[Ref], theirs: Sequence[Ref], reason: str) -> Iterator[Pair]:
    of, find = compared.joining.of, compared.joining.clusters.find
    fitting = [
        (one, other)
        for one, other in product(ours[:CROWD], theirs[:CROWD])
        if find(one) != find(other)
        and (reason == SAME or known[one].stems.isdisjoint(known[other].stems))
        and compared.may_be_one(of(one), of(other))
    ]
    roots = {(find(one), find(other)) for one, other in fitting}
    for one, other in fitting:
        only = not any((a == find(one)) != (b == find(other)) for a, b in roots)
        if (found := _score(compared, known[one], known[other], only, reason)) >= ASK:
            yield found, one, other, reason


def _score(compared: _Compared, a: Profile, b: Profile, only: bool, reason: str) -> float:
    """How surely two events, as told, are one; ``only`` says that neither document tells of another that fits."""
    whole = [compared.joining.of(p.ref) for p in (a, b)]
    one, other = compared.telling(a.ref), compared.telling(b.ref)
    roles = shared(whole[0].agents, whole[1].agents) + shared(whole[0].targets, whole[1].targets)
    place = any(same_place(x, y) for x in whole[0].places for y in whole[1].places)
    day = bool(whole[0].span and whole[0].span == whole[1].span)
    strangers = bool(one.people and other.people and not may_be_one_name(one.people, other.people))
    figures = bool(one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers))
    amounts = bool(one.amount and other.amount and one.amount.isdisjoint(other.amount))
    score = (
        0.4
        + 0.6 * min(likeness(one, other), 0.5)
        + 0.1 * only
        + 0.1 * (one.once and other.once)
        + 0.1 * bool(roles)
        + 0.05 * (place or day)
        - 0.1 * (reason != SAME)
        - 0.2 * any(not p.stems.isdisjoint(LIGHT) for p in (a, b))
        - 0.15 * any(is_speech(compared.corpus.ontology, p.kind) for p in (a, b))
        - 0.1 * (a.kind == b.kind == "Event")
        - 0.2 * strangers
        - 0.1 * (figures or amounts)
        - 0.1 * (one.others != other.others)
        - 0.05 * (a.plural or b.plural)
    )
    described = bool(a.modifiers and b.modifiers and a.modifiers.isdisjoint(b.modifiers))
    agree = roles or place or day or not one.names.isdisjoint(other.names)
    sure = compared.near[a.ref[0]][b.ref[0]] >= STORY and agree and not (strangers or figures or amounts) and a.plural == b.plural and not described
    return round(min(score, 0.97 if sure else SURE - 0.01), 2)
