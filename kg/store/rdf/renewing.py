"""From the store of some documents to that of others: what has changed, graph by graph, and nothing else.

What stands in a store is known by digests: of what each section is made from, and of the paragraph of each subject in it. Why digests and not the store itself:
reading a million quads back takes longer than telling that none of them has changed. Why two: of most sections the first one says that the second need not be asked.
Why pair by pair where much is said of a subject: thousands of documents may have something to say of it, and one more adds a pair.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.store.notation.paragraphs import paragraph
from kg.store.sections import OWN, Pair, Section

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


class Renewed(NamedTuple):
    """What is to be noted of a store: ``fresh`` of what is new or has changed, ``gone`` what is there no more; None where all that is there is fresh."""

    fresh: Digests
    gone: Collection[Place] | None = None

    def over(self, before: Digests) -> dict[Place, Noted]:
        """The digests of all that stands in the store, where ``before`` are those of what stood there."""
        kept = {} if self.gone is None else {place: noted for place, noted in before.items() if place not in self.gone}
        return {**kept, **self.fresh}


class Change(NamedTuple):
    """What is to stand, a paragraph or the TriG of a whole graph, in the place of what had the digest ``before``; None where nothing is known of that."""

    before: bytes | None
    text: str


MANY = 32
"""Pairs of a subject from which on each has a digest of its own"""
_SHORT, _LONG = 8, 16
"""Bytes of the digest of a pair, and of all others"""
Difference = tuple[list[Quad], list[Quad]]
"""Quads that go, and others that come"""
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(dict[str, bytes]).decode


@dataclass(slots=True)
class Changes:
    """What is to be put in the place of what stands in a store. ``before`` are the digests of that, None where there is nothing; ``said`` gives the subjects of a
    section as it stood, where they are not in ``before``. With ``partly`` only what is noted is compared and all else stays, else what is not noted is gone.

    ``digests`` are those of what is new or has changed, ``texts`` what changes; ``new`` are the subjects of which nothing of that stood in their section, ``left``
    those that are in it no more, ``lost`` the sections that are there no more."""

    before: Digests | None
    said: Callable[[Place], bytes] | None = None
    partly: bool = False
    digests: dict[Place, Noted] = field(default_factory=dict)
    texts: dict[Unit, Change] = field(default_factory=dict)
    new: set[Unit] = field(default_factory=set)
    left: set[Unit] = field(default_factory=set)
    lost: set[Place] = field(default_factory=set)
    _noted: set[Place] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.before is not None and not self.partly:
            self.before = dict(self.before.items())  # all of it is asked for

    def note(self, graph: str, section: Section) -> bool:
        """Whether a section has changed or is new."""
        return self.keep_beside((graph, section.name), _digest(section.basis))

    def keep_beside(self, place: Place, now: bytes) -> bool:
        """Note ``now``, which is no section's, for the next time; whether it is another than it was."""
        before = self.stood(place)
        self._noted.add(place)
        if before is not None and before.digest == now:
            return False
        self.digests[place] = Noted(now)
        return True

    def stood(self, place: Place) -> Noted | None:
        """What is known of a section as it stood."""
        return None if self.before is None else self.before.get(place)

    def replace(self, graph: str, text: str) -> None:
        """Put ``text`` in the place of all that stands in a graph."""
        self.texts[graph, ""] = Change(None, text)

    def keep(self, graph: str, section: Section, found: Mapping[str, Sequence[Pair]]) -> None:
        """Note what a section that has changed says of each subject."""
        subjects = {subject: _told(found[subject]) for subject in sorted(found)}
        self.digests[graph, section.name] = Noted(self.digests[graph, section.name].digest, _pack(subjects))

    def compare(self, graph: str, section: Section, found: Mapping[str, Sequence[Pair]], itself: Mapping[str, Sequence[Pair]] | None = None) -> None:
        """Put what such a section says in the place of what it said; ``itself`` has what a document says itself, perhaps of the same subjects."""
        place = graph, section.name
        before, now = self._stood(place), _subjects(self.digests[place].subjects)
        for subject in sorted(before.keys() | now.keys()):
            if before.get(subject) == now.get(subject):
                continue
            if come := _come(before.get(subject, b""), now.get(subject, b""), found.get(subject, ())):
                self.texts[graph, subject] = Change(None, paragraph(subject, come))
                self.new.add((graph, subject))
            elif pairs := [*(itself or {}).get(subject, ()), *found.get(subject, ())]:
                self.texts[graph, subject] = Change(before.get(subject), paragraph(subject, pairs))
                if subject not in before and not (itself and subject in itself):
                    self.new.add((graph, subject))
            else:
                self.left.add((graph, subject))

    def lose(self, place: Place) -> None:
        """Note that a section is there no more."""
        if self.stood(place) is not None:
            self.lost.add(place)

    def settled(self) -> Renewed:
        """What is to be noted of the store, once all is noted."""
        if self.before is None:
            return Renewed(self.digests)
        if not self.partly:
            self.lost.update(self.before.keys() - self._noted)
        return Renewed(self.digests, frozenset(self.lost))

    def gone(self) -> set[Unit]:
        """What is no more where it was: graphs of documents, and subjects of other graphs, unless they are in another section now."""
        lost = self.settled().gone or ()
        whole = {graph for graph, section in lost if section == OWN}
        parts = ((graph, subject) for graph, section in lost if graph not in whole for subject in self._stood((graph, section)))
        return {*self.left, *((graph, "") for graph in whole), *parts}

    def _stood(self, place: Place) -> dict[str, bytes]:
        """The digests of what a section said of its subjects."""
        noted = self.stood(place)
        return _subjects(self.said(place) if self.said else noted.subjects) if noted is not None else {}


def _subjects(packed: bytes) -> dict[str, bytes]:
    return _unpack(packed) if packed else {}


def _told(pairs: Sequence[Pair]) -> bytes:
    """What tells what is said of a subject."""
    if len(pairs) == 1:
        return _digest(_pack(pairs))
    found = set(pairs)
    if len(found) <= MANY:
        return _digest(_pack(sorted(found)))
    return b"".join(sorted([_digest(_pack(pair), _SHORT) for pair in found]))


def _come(before: bytes, now: bytes, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that are said of a subject beside all that was, where much was; else none."""
    if len(before) == _LONG or not len(before) < len(now):
        return []
    was, is_ = ({told[i : i + _SHORT] for i in range(0, len(told), _SHORT)} for told in (before, now))
    return [pair for pair in pairs if _digest(_pack(pair), _SHORT) not in was] if before and was <= is_ else []


def renewed(before: Store, changes: Changes, prefixes: str) -> Iterator[Difference]:
    """What is to be taken out of ``before`` and put in so that it holds what ``changes`` say, quad by quad.

    What a thousand documents say of one subject in the same words changes in all of them alike: it is compared once.
    """
    gone = changes.gone()
    for unit in sorted(gone - changes.texts.keys()):
        yield _standing(before, unit, prefixes), []
    new, known = changes.new - gone, dict[tuple[str, Change], tuple[list[Triple], list[Triple]]]()
    for (graph, subject), change in changes.texts.items():
        alike, name = (subject, change), _graph(graph, prefixes)
        if change.before is None or not graph or alike not in known:
            stood = () if (graph, subject) in new else _standing(before, (graph, subject), prefixes)
            old, now = ({quad.triple for quad in quads} for quads in (stood, _parsed(prefixes + change.text)))
            known[alike] = list(old - now), list(now - old)
        less, more = known[alike]
        yield _quads(less, name), _quads(more, name)


def _standing(store: Store, unit: Unit, prefixes: str) -> list[Quad]:
    subject = _term(unit[1], prefixes) if unit[1] else None
    return list(store.quads_for_pattern(subject, None, None, _graph(unit[0], prefixes)))


def _graph(name: str, prefixes: str) -> NamedNode | DefaultGraph:
    return _term(name, prefixes) if name else DefaultGraph()


def _quads(triples: Iterable[Triple], graph: NamedNode | DefaultGraph) -> list[Quad]:
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples]


def renew(store: Store, differences: Iterable[Difference]) -> None:
    """Make ``differences`` in ``store``."""
    for less, more in differences:
        for quad in less:
            store.remove(quad)
        store.extend(more)


def _digest(of: bytes, size: int = _LONG) -> bytes:
    return blake2b(of, digest_size=size).digest()


def _parsed(text: str) -> Iterator[Quad]:
    return parse(text.encode(), format=RdfFormat.TRIG)


def _term(name: str, prefixes: str) -> NamedNode:
    (quad,) = _parsed(f"{prefixes}{name} a {name} .\n")
    assert isinstance(quad.subject, NamedNode)
    return quad.subject
