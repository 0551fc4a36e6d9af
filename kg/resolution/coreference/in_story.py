"""Events that documents of one story tell again (see ``stories``): the sure ones are joined, of the others a person is asked. How surely two are one, ``comparing``
tells.

What agrees by ``SURE`` and more, with all that it was joined with before (see ``agreeing``), joins: about nine of ten are right (docs/resolution.md has the
pairs judged). What lies between ``ASK`` and that is a question. Questions are asked as if those before them had been answered with yes, the likeliest first,
so that a set of n retellings needs n - 1 answers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

import msgspec
from msgspec import Struct

from kg.model import Ref
from kg.resolution.coreference.agreeing import ASK, SURE, Agreeing, Compared, once
from kg.resolution.coreference.comparing import Found, Grounds, between, by_word, reason_of
from kg.resolution.coreference.islands import Comparisons, Held, Island, Turned, islands, touched
from kg.resolution.coreference.joining import Joining, Pair
from kg.resolution.coreference.stories import Near
from kg.resolution.coreference.subjects import one_subject
from kg.resolution.coreference.sureness import sureness
from kg.resolution.coreference.tellings import Telling
from kg.resolution.coreference.views import View, digest_of_all, digest_of_two, views_of
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.kept import NOTHING, Kept

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, list[Found]]).decode


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
    grounds = Grounds(corpus, joining, called, telling, one_subject(corpus))
    held = Held(kept, Row, "retellings decided" if turned.decided else "retellings")
    if turned.known and held.known:
        tops, among = touched(held.stories, near, joining, turned, called, held.taking.of)
    else:
        tops, among = set(held.stories.firsts()), near.keys()
    old = held.some(tops)
    islands_ = {min(island.events): island for island in islands(joining, near, among)}
    now: dict[str, Row] = {}
    compared: dict[str, Comparisons] = {}
    for top, island in islands_.items():
        views = views_of(island, joining, called, kept)
        digest, who = digest_of_all(island, views, near, joining), tuple(sorted({key for view in views.values() for key in view.who}))
        if top in old and old[top].digest == digest:
            now[top] = Row(digest, old[top].told, who)
        else:
            told, compared[top] = _told(grounds, island, near, views, held.compared(island))
            now[top] = Row(digest, told, who)
        _join(joining, now[top].told)
    for top, row in now.items():
        held.put(top, row, old.get(top), compared.get(top))
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


def _told(grounds: Grounds, island: Island, near: Near, views: Mapping[str, View], before: Comparisons) -> tuple[Told, Comparisons]:
    """What is told again in an island, and what was compared for that; what was compared ``before`` is taken over."""
    sets = {ref: refs for refs in island.sets for ref in refs}
    members = {refs[0]: list(refs) for own in island.events.values() for ref in own for refs in (sets.get(ref, (ref,)),)}
    every = [ref for refs in members.values() for ref in refs]
    joining = grounds.joining.among(every)
    pairs, compared = _pairs(replace(grounds, joining=joining), island, near, views, before)
    found = once(pairs, joining.clusters)
    sure = Agreeing(joining, found, every, grounds.may_be_one, near).join_all(SURE)
    asked = Agreeing(joining, found, every, grounds.may_be_one, near, asking=True).join_all(ASK, SURE - 0.01)
    return Told(tuple(sure), tuple(asked)), compared


def _pairs(grounds: Grounds, island: Island, near: Near, views: Mapping[str, View], before: Comparisons) -> tuple[Sequence[Compared], Comparisons]:
    """Events of two documents of one story that can be compared, with score and reason, and what was compared for that."""
    index = {key: by_word(grounds.joining.known, refs) for key, refs in sorted(island.events.items())}
    having: dict[str, set[str]] = defaultdict(set)
    for key, words in index.items():
        for word in words:
            having[word].add(key)
    found: list[Compared] = []
    compared: Comparisons = {}
    for one, here in index.items():
        for other in sorted(key for key in near[one] if key > one and not here.keys().isdisjoint(index[key])):
            digest = digest_of_two(views[one], views[other])
            made = compared[digest] = before.get(digest) or _encode(between(grounds, here, index[other]))
            story = near[one] & near[other]
            for word, pairs in _decode(made).items():
                cover, reason = _cover(story, having[word]), reason_of(word)
                found += [Compared(sureness(pair.odds, cover), (one, pair.one), (other, pair.other), reason, pair.doubtful) for pair in pairs]
    return found, compared


def _cover(story: Set[str], having: Set[str]) -> float:
    """The share of documents that have a word; a half where there are none, and near it where there are few."""
    return (len(story & having) + 0.5) / (len(story) + 1)
