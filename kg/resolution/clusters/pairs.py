"""Merges and questions by the later of their documents: whatever is decided of a pair, the same one. All that are joined are joined with the first of them.

Those of names are kept row by row, and changed by what their sets tell; those of events are compared with digests of what they were.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from hashlib import blake2b

import msgspec

from kg.model import Merge, Resolution
from kg.parts import Pairs
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.clusters.sets import Pair, Told
from kg.resolution.kept import NOTHING, Kept, Ledger

_encode = msgspec.msgpack.Encoder().encode
_NONE = Pairs()


class Paired:
    """See ``kg.parts.Paired``. ``rest`` are the pairs that ``rows`` do not hold."""

    def __init__(self, rest: Mapping[str, Pairs], rows: Ledger[Pairs] | None = None, changed: Set[str] | None = None) -> None:
        self._rest, self._rows, self.changed = rest, rows, changed

    @property
    def documents(self) -> Set[str]:
        return {*self._rest, *(key for key, _ in (self._rows.items() if self._rows is not None else ()))}

    def of(self, key: str) -> Pairs:
        kept = (self._rows.get(key) if self._rows is not None else None) or _NONE
        rest = self._rest.get(key, _NONE)
        return Pairs(_sorted((*kept.merges, *rest.merges)), _sorted((*kept.open, *rest.open)), rest.apart)

    def __eq__(self, other: object) -> bool:
        """Whether the pairs are the same."""
        return isinstance(other, Paired) and self.documents == other.documents and all(self.of(key) == other.of(key) for key in self.documents)


def paired_of(resolution: Resolution) -> Paired:
    """Of a resolution that was made by hand."""
    return Paired(_grouped(resolution.merges, resolution.open, resolution.apart))


def paired(clusters: Clusters, apart: Iterable[Merge], kept: Kept, names: Kept) -> Paired:
    """Of all that is joined and asked in ``clusters``, whose sets of ``names`` are kept unless something is decided; with what has changed, if that is known."""
    if names is NOTHING:
        rest = _grouped(clusters.sorted_merges(), clusters.open(), apart)
        return Paired(rest, None, _changed(rest, kept, "of all"))
    rest = _grouped(*clusters.since_kept(), ())
    other, rows = _changed(rest, kept, "of events"), names.ledger("pairs", Pairs)
    come, gone = clusters.told(rows.known)
    touched = _renew(rows, come, gone)
    return Paired(rest, rows, other | touched if rows.known and other is not None else None)


def _renew(rows: Ledger[Pairs], come: Told, gone: Told) -> set[str]:
    """Put pairs that came into the rows of their documents, and take out those that are gone; which rows these are."""
    changes: dict[str, tuple[set[Pair], set[Pair], set[Pair], set[Pair]]] = defaultdict(lambda: (set(), set(), set(), set()))
    for place, pairs in enumerate((come.merges, gone.merges, come.open, gone.open)):
        for pair in pairs:
            changes[max(pair[0], pair[1])[0]][place].add(pair)
    for key, (more, less, asked, unasked) in changes.items():
        before = rows.get(key) or _NONE
        merges, open_ = ([m for m in of if _bare(m) not in out] for of, out in ((before.merges, less), (before.open, unasked)))
        now = Pairs(_sorted((*merges, *(Merge(*pair) for pair in more))), _sorted((*open_, *(Merge(*pair) for pair in asked))))
        if now == _NONE:
            rows.drop(key)
        else:
            rows.put(key, now)
    return set(changes)


def _changed(pairs: Mapping[str, Pairs], kept: Kept, name: str) -> set[str] | None:
    """Of which documents they are others than they were the last time; None where that is not known."""
    digests = {key: blake2b(_told(of), digest_size=16).digest() for key, of in pairs.items()}
    whole = kept.whole(f"pairs {name}", dict[str, bytes])
    whole.keep(digests)
    return None if whole.made is None else {key for key, _ in whole.made.items() ^ digests.items()}


def _told(pairs: Pairs) -> bytes:
    try:
        return _encode(pairs)
    except UnicodeEncodeError:  # half of a broken character
        return repr(pairs).encode("utf-8", "surrogatepass")


def _grouped(*kinds: Iterable[Merge]) -> dict[str, Pairs]:
    """Merges, questions and what is kept apart."""
    found: dict[str, tuple[list[Merge], list[Merge], list[Merge]]] = defaultdict(lambda: ([], [], []))
    for kind, merges in enumerate(kinds):
        for merge in merges:
            found[(merge.right if merge.right > merge.left else merge.left)[0]][kind].append(merge)
    return {key: Pairs(*map(_sorted, of)) for key, of in found.items()}


def _sorted(merges: Iterable[Merge]) -> tuple[Merge, ...]:
    return tuple(sorted(merges, key=lambda merge: (merge.left, merge.right, merge.reason)))


def _bare(merge: Merge) -> Pair:
    return merge.left, merge.right, merge.reason, merge.score
