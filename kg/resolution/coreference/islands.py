"""Islands: documents that tell one story, in any number of steps, or whose events were taken for one. Nothing that another document says of its events can change
how those of an island are joined as retellings: so each island is kept by its first document, and a document that comes or goes costs those that it touches.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from kg.model import Ref
from kg.resolution.coreference.joining import Joining
from kg.resolution.coreference.stories import Near
from kg.resolution.kept import Kept
from kg.resolution.places.same_places import COUNTRY

Comparisons = dict[bytes, bytes]
"""What was compared of each two documents of an island, by a digest of all that it was made from"""


@dataclass(frozen=True)
class Turned:
    """What may be another than the last time: the ``documents`` whose events, or whose sets of events, may be, and the keys of participants that may be ``called``
    otherwise. Without ``known`` that is all. ``decided`` says whether people have decided on anything."""

    known: bool
    decided: bool
    documents: Set[str]
    called: Set[str]


class Stories(Struct, frozen=True):
    """Of each document in a story the first one of its island and the others of its story, and what the countries are called that take part in them."""

    documents: dict[str, tuple[str, ...]] = {}
    countries: dict[str, tuple[str, ...]] = {}

    def firsts(self) -> set[str]:
        """The first documents of all islands."""
        return {row[0] for row in self.documents.values()}


@dataclass(frozen=True)
class Island:
    """The ``events`` of each document, by the keys of these in order, and the ``sets`` of more than one that they were joined in: (smallest, ..., largest). The
    latter may hold events of documents that are in no story."""

    events: Mapping[str, Sequence[Ref]]
    sets: Sequence[tuple[Ref, ...]]


class Taking(Protocol):
    """What is kept of an island names those who take part in it, by their keys."""

    @property
    def called(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=Taking)


class Held(Generic[R]):
    """What is kept of islands, by their first documents, with what was compared of their documents, of the ``stories`` that they are made of, and in which of them
    somebody is ``taking`` part.

    Why a class: what is new stands beside what is kept until all is written.
    """

    def __init__(self, kept: Kept, kind: type[R], name: str) -> None:
        self._rows, self.taking, self._stories = kept.ledger(name, kind), kept.bearers(f"{name} with"), kept.whole(f"{name} of stories", Stories)
        self._compared = kept.ledger(f"{name} compared", Comparisons)
        made = self._stories.made
        self.known = self._rows.known and self.taking.known and self._compared.known and made is not None
        self._rows.known = self.taking.known = self._compared.known = self.known
        self.stories = made if made and self.known else Stories()
        self._countries = set(self.stories.countries)

    def some(self, tops: Set[str]) -> dict[str, R]:
        """What is kept of the islands of these documents."""
        return {top: row for top in tops if (row := self._rows.get(top))}

    def compared(self, island: Island) -> Comparisons:
        """What was compared of the documents of an island when they were in these or others, as long as none of them is put."""
        tops = {self.stories.documents[key][0] for key in island.events if key in self.stories.documents}
        return {digest: made for top in tops for digest, made in (self._compared.get(top) or {}).items()}

    def put(self, top: str, row: R, old: R | None, compared: Comparisons | None) -> None:
        """Keep what is made of an island now, in the place of what was; without ``compared`` that stands."""
        before = set(old.called if old else ())
        if row != old:
            self._rows.put(top, row)
        if compared is not None:
            self._compared.put(top, compared)
        self.taking.remove(top, before.difference(row.called))
        self.taking.add(top, set(row.called) - before)
        self._countries.update(key for key in row.called if key.startswith(COUNTRY))

    def drop(self, top: str, old: R) -> None:
        """Keep nothing of an island that is none any more."""
        self._rows.drop(top)
        self._compared.drop(top)
        self.taking.remove(top, old.called)

    def keep(
        self, near: Near, now: Mapping[str, Island], among: Set[str], called: Mapping[str, frozenset[str]], renamed: Set[str] | None
    ) -> None:
        """Keep of which stories the islands are: those that are made of documents ``among`` these ``now``, and all others as they were. ``renamed`` are the keys of
        whom may be ``called`` otherwise; None stands for all."""
        documents = {key: self.stories.documents[key] for key in near if key not in among}
        documents |= {key: (top, *sorted(near[key])) for top, island in now.items() for key in island.events}
        stand = {} if renamed is None else {key: words for key, words in self.stories.countries.items() if key not in renamed}
        words = {key: stand.get(key) or tuple(sorted(called.get(key, ()))) for key in sorted(self._countries) if self.taking.of(key)}
        self._stories.keep(Stories(dict(sorted(documents.items())), words))


def touched(
    before: Stories,
    near: Near,
    joining: Joining,
    turned: Turned,
    called: Mapping[str, frozenset[str]],
    islands_of: Callable[[str], Iterable[str]],
) -> tuple[Set[str], Set[str]]:
    """The islands of the last time, by their first documents, that are to be made again, and the documents that the new ones are made of. ``islands_of`` gives the
    islands in which somebody took part, by his key."""
    was = before.documents
    moved = {key for key, others in near.items() if key not in was or set(was[key][1:]) != others}
    fresh = {*turned.documents, *moved, *(was.keys() - near.keys())}
    joining.load(moved)
    for refs in joining.several() if moved else ():
        keys = {ref[0] for ref in refs}
        if not keys.isdisjoint(moved):
            fresh |= keys
    other = {key for key in turned.called if not key.startswith(COUNTRY) or before.countries.get(key) != tuple(sorted(called.get(key, ())))}
    tops = {top for key in other for top in islands_of(key)} | {was[key][0] for key in fresh if key in was}
    return tops, {key for key in near if key in fresh or (key in was and was[key][0] in tops)}


def islands(joining: Joining, near: Near, among: Set[str]) -> Iterator[Island]:
    """Those of some documents, by their first ones; ``near`` gives the other documents of a story."""
    first = {key: key for key in sorted(among)}

    def top(key: str) -> str:
        while (above := first[key]) != key:
            first[key] = key = first[above]
        return key

    def unite(one: str, other: str) -> None:
        one, other = top(one), top(other)
        first[max(one, other)] = min(one, other)

    joining.load(first)
    sets = list(joining.several()) if first else []
    telling = [(refs, keys) for refs in sets if (keys := [key for key in {ref[0] for ref in refs} if key in first])]
    for key in first:
        for other in near[key]:
            unite(key, other)
    for _, keys in telling:
        for key in keys[1:]:
            unite(keys[0], key)
    events: dict[str, dict[str, Sequence[Ref]]] = defaultdict(dict)
    for key in first:
        events[top(key)][key] = joining.known.of_document(key)
    joined: dict[str, list[tuple[Ref, ...]]] = defaultdict(list)
    for refs, keys in telling:
        joined[top(keys[0])].append(refs)
    for key, told in events.items():
        yield Island(told, sorted(joined[key]))
