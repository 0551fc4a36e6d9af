"""Let people's decisions win: what they keep apart no rule may join, and what they take for one is joined before any rule is asked.

A decision names two mentions by document and offsets. It holds for the entities (or events) that those mentions belong to, whatever else these are called.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from kg.model import ACCEPTED, Decision, Merge, Ref, Side
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus.indexed import Corpus

REJECTED = "rejected"
Place = tuple[int, int, Ref]
"""(start, end, whose mention it is)"""


def apply(corpus: Corpus, decisions: Iterable[Decision], clusters: Clusters) -> tuple[tuple[Merge, ...], tuple[Decision, ...]]:
    """Put ``decisions`` into ``clusters``, before any rule: the pairs that are kept apart, and the decisions that cannot be heeded."""
    ordered = sorted(set(decisions), key=lambda d: (d.same, d.left, d.right, d.comment))  # what is to stay apart comes first
    mentioned = _mentioned(corpus, {side[0] for decision in ordered for side in (decision.left, decision.right)})
    apart, unheeded = [], []
    for decision in ordered:
        pair = _pair(corpus, mentioned, decision)
        if pair is None:
            unheeded.append(decision)
        elif not decision.same:
            if clusters.part(*pair):
                apart.append(Merge(*pair, reason(REJECTED, decision), 0.0))
            else:
                unheeded.append(decision)
        elif not clusters.join(*pair, reason(ACCEPTED, decision), 1.0) and clusters.find(pair[0]) != clusters.find(pair[1]):
            unheeded.append(decision)
    return tuple(sorted(set(apart), key=lambda m: (m.left, m.right, m.reason))), tuple(unheeded)


def reason(outcome: str, decision: Decision) -> str:
    """ "rejected: another man of that name"."""
    return f"{outcome}: {decision.comment}" if decision.comment else outcome


def _mentioned(corpus: Corpus, keys: Set[str]) -> Mapping[str, Sequence[Place]]:
    """All mentions of entities and events of each document whose key begins with one of ``keys``, in the order of the text, by that."""
    found: dict[str, list[Place]] = defaultdict(list)
    lengths = {len(key) for key in keys}
    for key in corpus.by_key:
        for start in {key[:length] for length in lengths} & keys:
            extraction = corpus.by_key[key]
            found[start].extend((m.start, m.end, (key, thing.id)) for things in (extraction.entities, extraction.events) for thing in things for m in thing.mentions)
    return {key: sorted(places) for key, places in found.items()}


def _pair(corpus: Corpus, mentioned: Mapping[str, Sequence[Place]], decision: Decision) -> tuple[Ref, Ref] | None:
    """The two that a decision is about: two entities or two events, of kinds that go together if there is a choice."""
    pairs = [
        (_differ(corpus, one, other), one, other)
        for one in _meant(mentioned, decision.left)
        for other in _meant(mentioned, decision.right)
        if (one in corpus.events) == (other in corpus.events) and one != other
    ]
    if not pairs:
        return None
    _, first, second = min(pairs)
    return min(first, second), max(first, second)


def _meant(mentioned: Mapping[str, Sequence[Place]], side: Side) -> Iterator[Ref]:
    """What the mention at ``side`` belongs to; where none has just these offsets (a later version may read a name longer), what overlaps them."""
    digits, start, end = side
    places = mentioned.get(digits, ())
    exact = [ref for begin, stop, ref in places if (begin, stop) == (start, end)]
    yield from exact or (ref for begin, stop, ref in places if begin < end and start < stop)


def _differ(corpus: Corpus, one: Ref, other: Ref) -> bool:
    ours, theirs = (corpus.ontology.superclasses.get((corpus.entities.get(r) or corpus.events[r]).kind, frozenset()) for r in (one, other))
    return ours.isdisjoint(theirs)
