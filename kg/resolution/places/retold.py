"""Names of towns that a document leaves open and others on the same story link: what these say, if all say the same.

Kept by document, so that one more document asks only those that leave one of its towns open.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec import Struct

from kg.gazetteer.names import plain
from kg.model import Place
from kg.resolution.corpus.evidence import Stories
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.places.linking import entry_of

IN_COMMON = 2
"""People or organisations whom two documents on one story both name, at least"""
Teller = tuple[str, int, Place]
"""A document on the same story that links a name, which of its places that is, and its entry"""
Linked = Callable[[str], Mapping[str, Place]]
"""What a document by itself links, by local ids"""


class Towns(Struct, frozen=True, array_like=True):
    """The plain names that a document links, and those of towns that it leaves open."""

    linked: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Retold:
    """The entries of open towns by document and local id, and the documents of which they are others than the last time."""

    place: Mapping[str, Mapping[str, Place]]
    moved: frozenset[str]


def retold(corpus: Corpus, linked: Linked, kept: Kept = NOTHING) -> Retold:
    """Entries for open names of towns that documents on the same story (two people or organisations in common) link, all of them alike."""
    rows, settled = kept.ledger("towns", Towns), kept.ledger("retold towns", dict[str, Place])
    tellers = kept.ledger("tellers of towns", dict[str, tuple[Teller, ...]])
    linking, leaving = kept.bearers("linked towns"), kept.bearers("open towns")
    changed = frozenset(corpus.changed(rows.known))
    told, names = Stories(corpus), set[str]()
    for key in changed:
        before, now = rows.get(key) or Towns(), _towns(corpus, key, linked)
        for bearers, old, new in ((linking, before.linked, now.linked), (leaving, before.open, now.open)):
            bearers.remove(key, set(old) - set(new))
            bearers.add(key, set(new) - set(old))
        names.update(before.linked, now.linked)
        (rows.put(key, now) if key in corpus.by_key else rows.drop(key))
    near = {key: {name: linking.of(name) for name in (rows.get(key) or Towns()).open} for key in changed}
    for name in sorted(names):
        for key in leaving.of(name):
            if key not in changed:
                near.setdefault(key, {})[name] = [other for other in changed if name in (rows.get(other) or Towns()).linked]
    moved = set()
    for key, asked in near.items():
        kept_of = tellers.get(key) or {}
        stay = {} if key in changed else {local: [t for t in some if t[0] not in changed] for local, some in kept_of.items()}
        for local, name in _open(corpus, key, linked):
            fresh = (teller for other in asked.get(name, ()) if len(told[other] & told[key]) >= IN_COMMON for teller in _tellers(corpus, other, name, linked))
            stay[local] = sorted([*stay.get(local, ()), *fresh], key=lambda t: t[:2])
        made = {local: tuple(some) for local, some in stay.items() if some}
        if made != kept_of:
            (tellers.put(key, made) if made else tellers.drop(key))
        place = {local: some[0][2] for local, some in made.items() if len({entry_of(p) for *_, p in some}) == 1 and some[0][2].feature == "city"}
        if place != (settled.get(key) or {}):
            (settled.put(key, place) if place else settled.drop(key))
            moved.add(key)
    return Retold(dict(settled.items()), frozenset(moved))


def _towns(corpus: Corpus, key: str, linked: Linked) -> Towns:
    """What a document links and leaves open now; nothing if it is gone."""
    if key not in corpus.by_key:
        return Towns()
    names = {plain(corpus.named[key, local].name) for local in linked(key)}
    return Towns(tuple(sorted(names)), tuple(sorted({name for _, name in _open(corpus, key, linked)})))


def _open(corpus: Corpus, key: str, linked: Linked) -> Iterator[tuple[str, str]]:
    """The towns of a document that it does not link, with their plain names."""
    if key in corpus.by_key:
        yield from ((e.id, plain(e.name)) for e in corpus.outlines[key].entities if e.named and e.kind == "City" and e.id not in linked(key))


def _tellers(corpus: Corpus, key: str, name: str, linked: Linked) -> Iterable[Teller]:
    """The places of that name that a document links."""
    return ((key, number, place) for number, (local, place) in enumerate(linked(key).items()) if plain(corpus.named[key, local].name) == name)
