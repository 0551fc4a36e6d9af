"""Which sets of tellings join: the two that agree best, then again the two that then agree best (average linkage, Sokal and Michener 1958).

How surely two sets are one event follows from all pairs of the two that were compared: their log odds, added up and divided by the root of their number, as
Stouffer combined the outcomes of several tests (1949). Why not from the likest pair: of many pairs one is like by chance, and it would join what else is
unlike. Why not from the mean: one pair may mislead, but four that all are fairly alike seldom do.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from kg.model import Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference.joining import Fits, Joining, Pair
from kg.resolution.coreference.stories import Near

SURE, ASK = 0.8, 0.5
"""From where two sets of tellings join; from where it is a question whether they are one event."""
MOST = 8
"""Pairs that count: more are all from the same few hands."""
TOGETHER = 0.5
"""Share of the pairs of documents of two sets that tell one story, from which on the sets may join: so that no chain leads from one story to the next."""
LIKELIEST = 0.99
"""What is never exceeded: nobody is sure."""


class Compared(Struct, frozen=True):
    """Two events (the smaller first) that were compared: how surely they are one, and why. Of a ``doubtful`` pair only a person can say it."""

    score: float
    one: Ref
    other: Ref
    reason: str
    doubtful: bool = False


class _Agreement(Struct, frozen=True):
    """What the compared pairs of two sets come to: the sum of their log ``odds``, how many they are, how many of them ``count``, and the likeliest."""

    odds: float
    pairs: int
    count: int
    best: Compared


def once(compared: Iterable[Compared], clusters: Clusters) -> list[Compared]:
    """Of the pairs between each two sets of ``clusters`` the likeliest that is not doubtful: what is one event already (copies, say) tells it once."""
    best: dict[tuple[Ref, Ref], Compared] = {}
    for pair in sorted(compared, key=lambda pair: (pair.doubtful, -pair.score, pair.one, pair.other)):
        one, other = sorted((clusters.find(pair.one), clusters.find(pair.other)))
        best.setdefault((one, other), pair)
    return [best[sides] for sides in sorted(best)]


class Agreeing:
    """The sets that events are joined to, in ``joining``, and what was compared of each two of them.

    Why a class: each join changes what the next is decided by. With ``asking``, doubtful pairs count like others.
    """

    def __init__(self, joining: Joining, compared: Iterable[Compared], known: Iterable[Ref], fits: Fits, near: Near, asking: bool = False) -> None:
        self._joining, self._fits, self._near = joining, fits, near
        self._members: dict[Ref, list[Ref]] = defaultdict(list)
        for ref in known:
            self._members[joining.clusters.find(ref)].append(ref)
        self._found: dict[Ref, dict[Ref, _Agreement]] = defaultdict(dict)
        for pair in compared:
            one, other = joining.clusters.find(pair.one), joining.clusters.find(pair.other)
            if one != other:
                self._add(one, other, _Agreement(_odds(pair.score), 1, asking or not pair.doubtful, pair))

    def join_all(self, least: float, most: float = LIKELIEST) -> list[Pair]:
        """Join what agrees by ``least`` or more; of each join the likeliest pair, with the sureness of the two sets, ``most`` at most."""
        done: list[Pair] = []
        queue = [
            (-score, one, other)
            for one, others in self._found.items()
            for other, agreement in others.items()
            if one < other and (score := _sureness(agreement)) >= least
        ]
        heapq.heapify(queue)
        while queue:
            negative, one, other = heapq.heappop(queue)
            agreement = self._found.get(one, {}).get(other)
            if agreement is None or -negative != _sureness(agreement) or not self._tell_one_story(one, other):
                continue
            best = agreement.best
            pair = round(min(-negative, most), 2), best.one, best.other, best.reason
            if self._joining.join(pair, self._fits):
                done.append(pair)
                self._unite(one, other)
                root = self._joining.clusters.find(one)
                for third, now in self._found[root].items():
                    if (score := _sureness(now)) >= least:
                        heapq.heappush(queue, (-score, min(root, third), max(root, third)))
        return done

    def _add(self, one: Ref, other: Ref, more: _Agreement) -> None:
        had = self._found[one].get(other)
        self._found[one][other] = self._found[other][one] = _both(had, more) if had else more

    def _unite(self, one: Ref, other: Ref) -> None:
        root = self._joining.clusters.find(one)
        gone = other if root == one else one
        self._members[root] += self._members.pop(gone)
        for third, agreement in self._found.pop(gone).items():
            del self._found[third][gone]
            if third != root:
                self._add(root, third, agreement)

    def _tell_one_story(self, one: Ref, other: Ref) -> bool:
        """Whether enough of the documents of two sets do."""
        told = [a[0] == b[0] or b[0] in self._near.get(a[0], ()) for a in self._members[one] for b in self._members[other]]
        return sum(told) >= TOGETHER * len(told)


def _odds(score: float) -> float:
    score = min(max(score, 1 - LIKELIEST), LIKELIEST)
    return math.log(score / (1 - score))


def _both(one: _Agreement, other: _Agreement) -> _Agreement:
    best = min(one.best, other.best, key=lambda pair: (-pair.score, pair.one, pair.other))
    return _Agreement(one.odds + other.odds, one.pairs + other.pairs, one.count + other.count, best)


def _sureness(agreement: _Agreement) -> float:
    """How surely two sets are one event (0 to 1); a half where all that was compared is doubtful."""
    return 1 / (1 + math.exp(-agreement.odds / agreement.pairs * math.sqrt(min(agreement.count, MOST))))
