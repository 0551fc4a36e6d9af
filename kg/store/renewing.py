"""From the store of some documents to that of others: what has changed, graph by graph, and nothing else.

What stands in a store is known by digests: of what each section is made from, and of the paragraph of each subject in it. Why digests and not the store itself:
reading a million quads back takes longer than telling that none of them has changed. Why two: of most sections the first one says that the second need not be asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.store.paragraphs import paragraph
from kg.store.sections import Pair, Section

Unit = tuple[str, str]
"""(graph, subject), both as in Turtle; no subject for all of a graph"""
Place = tuple[str, str]
"""(graph, section)"""


class Noted(NamedTuple):
    """The digest of what a section is made from, and packed by subject those of what it says; none of a section that is only ever compared as a whole, or whose
    subjects somebody else has at hand."""

    digest: bytes
    subjects: bytes = b""


Digests = Mapping[Place, Noted]


class Change(NamedTuple):
    """What is to stand, a paragraph or the TriG of a whole graph, in the place of what had the digest ``before``; None where nothing is known of that."""

    before: bytes | None
    text: str


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(dict[str, bytes]).decode


@dataclass(slots=True)
class Changes:
    """What is to be put in the place of what stands in a store. ``digests`` are those of all that stands there afterwards, ``texts`` what changes; ``left`` are
    the subjects that are in their section no more, ``said`` gives the subjects of a section as it stood, where they are not in ``before``."""

    before: Digests
    said: Callable[[Place], bytes] | None = None
    digests: dict[Place, Noted] = field(default_factory=dict)
    texts: dict[Unit, Change] = field(default_factory=dict)
    left: set[Unit] = field(default_factory=set)

    def note(self, graph: str, section: Section) -> bool:
        """Whether a section has changed or is new."""
        place, now = (graph, section.name), _digest(section.basis)
        before = self.before.get(place)
        same = before is not None and before.digest == now
        self.digests[place] = before if before is not None and same else Noted(now)
        return not same

    def replace(self, graph: str, text: str) -> None:
        """Put ``text`` in the place of all that stands in a graph."""
        self.texts[graph, ""] = Change(None, text)

    def keep(self, graph: str, section: Section, found: Mapping[str, Sequence[Pair]]) -> None:
        """Note what a section that has changed says of each subject."""
        subjects = {subject: _digest(_pack(sorted(set(found[subject])))) for subject in sorted(found)}
        self.digests[graph, section.name] = Noted(self.digests[graph, section.name].digest, _pack(subjects))

    def compare(self, graph: str, section: Section, found: Mapping[str, Sequence[Pair]], itself: Mapping[str, Sequence[Pair]] | None = None) -> None:
        """Put what such a section says in the place of what it said; ``itself`` has what a document says itself, perhaps of the same subjects."""
        place = graph, section.name
        before, now = self._stood(place), _subjects(self.digests[place].subjects)
        for subject in sorted(before.keys() | now.keys()):
            if before.get(subject) == now.get(subject):
                continue
            if pairs := [*(itself or {}).get(subject, ()), *found.get(subject, ())]:
                self.texts[graph, subject] = Change(before.get(subject), paragraph(subject, pairs))
            else:
                self.left.add((graph, subject))

    def gone(self) -> list[Unit]:
        """What is there no more: graphs, and subjects of other graphs."""
        kept, gone = {graph for graph, _ in self.digests}, set(self.left)
        for place in self.before.keys() - self.digests.keys():
            gone.update(((place[0], ""),) if place[0] not in kept else ((place[0], subject) for subject in self._stood(place)))
        return sorted(gone - self.texts.keys())  # what has gone to another section is new there

    def _stood(self, place: Place) -> dict[str, bytes]:
        """The digests of what a section said of its subjects."""
        noted = self.before.get(place)
        return _subjects(self.said(place) if self.said else noted.subjects) if noted is not None else {}


def _subjects(packed: bytes) -> dict[str, bytes]:
    return _unpack(packed) if packed else {}


def renew(store: Store, changes: Changes, prefixes: str) -> None:
    """Make ``changes`` in ``store``, quad by quad.

    What a thousand documents say of one subject in the same words changes in all of them alike: it is compared once.
    """
    for unit in changes.gone():
        _remove(store, _standing(store, unit, prefixes))
    known: dict[tuple[str, Change], tuple[list[Triple], list[Triple]]] = {}
    for (graph, subject), change in changes.texts.items():
        alike = subject, change
        if not (graph and subject) or alike not in known:
            old, new = ({quad.triple for quad in quads} for quads in (_standing(store, (graph, subject), prefixes), _parsed(prefixes + change.text)))
            known[alike] = list(old - new), list(new - old)
        gone, fresh = known[alike]
        name = _graph(graph, prefixes)
        _remove(store, (Quad(t.subject, t.predicate, t.object, name) for t in gone))
        store.extend(Quad(t.subject, t.predicate, t.object, name) for t in fresh)


def _standing(store: Store, unit: Unit, prefixes: str) -> list[Quad]:
    subject = _term(unit[1], prefixes) if unit[1] else None
    return list(store.quads_for_pattern(subject, None, None, _graph(unit[0], prefixes)))


def _graph(name: str, prefixes: str) -> NamedNode | DefaultGraph:
    return _term(name, prefixes) if name else DefaultGraph()


def _remove(store: Store, quads: Iterable[Quad]) -> None:
    for quad in quads:
        store.remove(quad)


def _digest(of: bytes) -> bytes:
    return blake2b(of, digest_size=16).digest()


def _parsed(text: str) -> Iterator[Quad]:
    return parse(text.encode(), format=RdfFormat.TRIG)


def _term(name: str, prefixes: str) -> NamedNode:
    (quad,) = _parsed(f"{prefixes}{name} a {name} .\n")
    assert isinstance(quad.subject, NamedNode)
    return quad.subject
