"""Events that documents of one story tell again (see ``stories``): the sure ones are joined, of the others a person is asked.

Two events of two such documents are compared if they have the same word ("exploded", "explosion") or a word that tells the same ("quit", "resigned").
Nothing known may speak against their being one: class, order ("the second"), number, date, place, who takes part in the same role, the particle of the verb
("checked in", "checked out"). How surely they are one, ``sureness`` says.

What agrees by ``SURE`` and more, with all that it was joined with before (see ``agreeing``), joins: about nine of ten are right (docs/resolution.md has the
pairs judged). What lies between ``ASK`` and that is a question. Questions are asked as if those before them had been answered with yes, the likeliest first,
so that a set of n retellings needs n - 1 answers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import product

from msgspec import Struct

from kg.model import Ref
from kg.resolution.coreference.agreeing import ASK, SURE, Agreeing, Compared, once
from kg.resolution.coreference.islands import Held, Island, Turned, basis_of, islands, touched
from kg.resolution.coreference.joining import Joining, Pair
from kg.resolution.coreference.stories import Near
from kg.resolution.coreference.subjects import one_subject
from kg.resolution.coreference.sureness import Setting, differ, sureness
from kg.resolution.coreference.tellings import Telling, likeness, may_be_one_name
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import dates, families, wording
from kg.resolution.events.drafts import is_denied
from kg.resolution.events.profiles import Keys, Profile, same_place, shared
from kg.resolution.kept import NOTHING, Kept

SAME = "same word in one story"
ALIKE = "told in other words in one story"
GATHERING = "Meeting"
"""A class of which the same parties have one after the other."""
CROWD = 20
"""Events of one word in a document: more are a list or a log."""


class Told(Struct, frozen=True):
    """What is surely told again in an island, in the order in which it is to be joined, and what a person is asked."""

    joined: tuple[Pair, ...]
    asked: tuple[Pair, ...]


class Row(Struct, frozen=True):
    """What is kept of an island: a digest of all that it was made from, what is told again, and the keys of those who take part."""

    digest: bytes
    told: Told
    called: tuple[str, ...]


_NOTHING = Row(b"", Told((), ()), ())


def join(
    corpus: Corpus,
    joining: Joining,
    near: Near,
    called: Mapping[str, frozenset[str]],
    telling: Callable[[Ref], Telling],
    turned: Turned,
    kept: Kept = NOTHING,
) -> Set[Ref] | None:
    """Join what is surely told again and propose the rest, in all that ``turned`` tells of, as it may be another than the last time; ``called`` gives the words of
    the names of each key of a participant. The events of which it is another; None where it is not known what it was."""
    grounds = _Grounds(corpus, joining, near, called, telling, one_subject(corpus))
    held = Held(kept, Row, "retellings decided" if turned.decided else "retellings")
    if turned.known and held.known:
        tops, among = touched(held.stories, near, joining, turned, called, held.taking.of)
    else:
        tops, among = set(held.stories.firsts()), near.keys()
    old = held.some(tops)
    islands_ = {min(island.events): island for island in islands(joining, near, among)}
    now: dict[str, Row] = {}
    for top, island in islands_.items():
        basis, who = basis_of(island, joining, near, called, kept)
        digest = blake2b(basis, digest_size=16).digest()
        told = old[top].told if top in old and old[top].digest == digest else _told(grounds, island)
        _join(joining, told)
        now[top] = Row(digest, told, tuple(who))
        held.put(top, now[top], old.get(top))
    for top in old.keys() - now.keys():
        held.drop(top, old[top])
    held.keep(near, islands_, among, called, turned.called if turned.known else None)
    return None if turned.known and not held.known else _other(old, now, corpus.kept.changed)


def _other(old: Mapping[str, Row], now: Mapping[str, Row], changed: Set[str]) -> Set[Ref]:
    """The events of islands that tell something else than they did, or of documents that have ``changed``: what these were joined with is forgotten."""
    pairs = [(old.get(top, _NOTHING).told, now.get(top, _NOTHING).told) for top in old.keys() | now.keys()]
    ends = (({*_ends(before), *_ends(told)}, before != told) for before, told in pairs)
    return {end for those, is_other in ends if is_other or any(key in changed for key, _ in those) for end in those}


def _join(joining: Joining, told: Told) -> None:
    """Join and ask."""
    for pair in told.joined:
        joining.join(pair, lambda one, other: True)
    for score, one, other, reason in told.asked:
        joining.clusters.propose(one, other, reason, score)


def _ends(told: Told) -> Iterator[Ref]:
    for _, one, other, _ in (*told.joined, *told.asked):
        yield from (one, other)


def _told(grounds: "_Grounds", island: Island) -> Told:
    """What is told again in an island."""
    sets = {ref: refs for refs in island.sets for ref in refs}
    members = {refs[0]: list(refs) for own in island.events.values() for ref in own for refs in (sets.get(ref, (ref,)),)}
    every = [ref for refs in members.values() for ref in refs]
    joining = grounds.joining.among(every)
    grounds = replace(grounds, joining=joining)
    known = {ref: joining.known[ref] for refs in island.events.values() for ref in refs}
    found = once(_pairs(grounds, known), joining.clusters)
    sure = Agreeing(joining, found, every, grounds.may_be_one, grounds.near).join_all(SURE)
    asked = Agreeing(joining, found, every, grounds.may_be_one, grounds.near, asking=True).join_all(ASK, SURE - 0.01)
    return Told(tuple(sure), tuple(asked))


@dataclass(frozen=True)
class _Grounds:
    """What two events are compared by."""

    corpus: Corpus
    joining: Joining
    near: Near
    called: Mapping[str, frozenset[str]]
    telling: Callable[[Ref], Telling]
    one_subject: Callable[[str, str], float]

    def may_be_one(self, a: Profile, b: Profile) -> bool:
        """Whether nothing that is known speaks against two events of one story being one."""
        ontology = self.corpus.ontology
        return (
            wording.same_order(a.order, b.order)
            and a.count == b.count
            and (not a.topics or not b.topics or shared(a.topics, b.topics) > 0)
            and (ontology.is_a(a.kind, b.kind) or ontology.is_a(b.kind, a.kind))
            and not (a.span and b.span and not dates.overlap(a.span, b.span))
            and not differ(a.particles, b.particles)
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


def _pairs(grounds: _Grounds, known: Mapping[Ref, Profile]) -> Iterator[Compared]:
    """Events of two documents of one story that can be compared, with score and reason."""
    index = _by_word(grounds, known)
    having: dict[str, set[str]] = defaultdict(set)
    for document, here in index.items():
        for key in here:
            having[key].add(document)
    for document in sorted(index):
        here = index[document]
        for near in sorted(grounds.near[document]):
            if near <= document or near not in index:
                continue
            there, story = index[near], grounds.near[document] & grounds.near[near]
            for key in sorted(here.keys() & there.keys()):
                cover = _cover(story, having[key])
                yield from _of_one_word(grounds, known, here[key], there[key], cover, SAME if key.startswith("word") else ALIKE)


def _cover(story: frozenset[str], having: set[str]) -> float:
    """The share of documents that have a word; a half where there are none, and near it where there are few."""
    return (len(story & having) + 0.5) / (len(story) + 1)


def _by_word(grounds: _Grounds, known: Iterable[Ref]) -> Mapping[str, Mapping[str, Sequence[Ref]]]:
    """The events of each document of a story, by their word and by the groups of words that tell the same; none that did not take place."""
    groups: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(families.told_alike()):
        for word in group:
            groups[word].add(number)
    index: dict[str, dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
    for ref in known:
        if not is_denied(grounds.corpus, ref):
            word = grounds.joining.known.stem(ref)
            for key in (f"word {word}", *(f"group {number}" for number in sorted(groups[word]))):
                index[ref[0]][key].append(ref)
    return index


def _of_one_word(
    grounds: _Grounds, known: Mapping[Ref, Profile], ours: Sequence[Ref], theirs: Sequence[Ref], cover: float, reason: str
) -> Iterator[Compared]:
    of, find = grounds.joining.of, grounds.joining.clusters.find
    series = any(known[ref].order not in ("", "1") for ref in (*ours, *theirs))
    several = max(len({find(ref) for ref in refs}) for refs in (ours, theirs))
    ours, theirs = ours[:CROWD], theirs[:CROWD]
    for one, other in product(ours, theirs):
        told, whole = (known[one], known[other]), (of(one), of(other))
        if find(one) == find(other) or not (reason == SAME or told[0].stems.isdisjoint(told[1].stems)) or not grounds.may_be_one(*whole):
            continue
        setting = Setting(
            grounds.one_subject(*sorted((one[0], other[0]))), cover, several, _rival(grounds.telling, one, other, ours, theirs)
        )
        found = sureness(told, whole, grounds.telling, setting, reason == SAME, grounds.corpus.ontology)
        doubtful = (series and not (told[0].order and told[1].order)) or _is_doubtful(grounds, told, whole)
        yield Compared(found, min(one, other), max(one, other), reason, doubtful)


def _rival(telling: Callable[[Ref], Telling], one: Ref, other: Ref, ours: Sequence[Ref], theirs: Sequence[Ref]) -> float:
    """How much closer the words about another event of the same sentence are ("the agreements oblige to a further agreement"), as a likeness."""
    a, b = telling(one), telling(other)
    here = [t for ref in ours if ref != one and (t := telling(ref)).sentence == a.sentence]
    there = [t for ref in theirs if ref != other and (t := telling(ref)).sentence == b.sentence]
    if not here and not there:
        return 0.0
    fits = likeness(a.close, b.close)
    return max(fits, *(likeness(t.close, b.close) for t in here), *(likeness(a.close, t.close) for t in there)) - fits


def _is_doubtful(grounds: _Grounds, told: tuple[Profile, Profile], whole: tuple[Profile, Profile]) -> bool:
    """Whether only a person can say: the sentences write out different days or other numbers ("killed three"), or one tells of a meeting that lies ahead, or of
    which nothing tells when it was. (So it is where a document tells of several, "a second round", and one of the two does not say which.)"""
    one, other = (grounds.telling(p.ref) for p in told)
    timeless = [not (p.span or grounds.corpus.outlines[p.ref[0]].date) for p in told]
    vague = whole[0].ahead != whole[1].ahead or (any(p.span for p in told) and any(timeless))
    again = vague and all(grounds.corpus.ontology.is_a(p.kind, GATHERING) for p in told)
    return again or differ(one.days, other.days) or differ(one.amount, other.amount)
