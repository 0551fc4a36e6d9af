"""From the store of some documents to that of others: what has changed, graph by graph, and nothing else.

What stands in a store is known by digests of its *units*: a document's graph is one, and each subject of the other graphs. Why digests and not the store itself:
reading a million quads back takes longer than telling that none of them has changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

Unit = tuple[str, str]
"""(graph, subject), both as in Turtle; no subject for a document's graph as a whole"""
Digests = Mapping[Unit, bytes]


@dataclass(slots=True)
class Changes:
    """What is to be put in the place of what stands in a store. ``digests`` are those of all that stands there afterwards; ``texts`` give the TriG of a changed
    unit, or of a new subject."""

    before: Digests
    digests: dict[Unit, bytes] = field(default_factory=dict)
    texts: dict[Unit, Callable[[], str]] = field(default_factory=dict)

    def note(self, unit: Unit, basis: str) -> bool:
        """Whether a unit has changed or is new; ``basis`` is all that it depends on."""
        digest = self.digests[unit] = blake2b(basis.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        return self.before.get(unit) != digest

    def gone(self) -> list[Unit]:
        """The units that are there no more."""
        return sorted(self.before.keys() - self.digests.keys())


def renew(store: Store, changes: Changes, prefixes: str) -> None:
    """Make ``changes`` in ``store``, quad by quad.

    What a thousand documents say of one subject in the same words changes in all of them alike: it is compared once.
    """
    for unit in changes.gone():
        _remove(store, _standing(store, unit, prefixes))
    known: dict[tuple[str, bytes | None, bytes], tuple[list[Triple], list[Triple]]] = {}
    for unit, text in changes.texts.items():
        (name, subject), graph = unit, _graph(unit, prefixes)
        alike = (subject, changes.before.get(unit), changes.digests[unit])
        if not (name and subject) or alike not in known:
            old, new = ({quad.triple for quad in quads} for quads in (_standing(store, unit, prefixes), _parsed(prefixes + text())))
            known[alike] = list(old - new), list(new - old)
        gone, fresh = known[alike]
        _remove(store, (Quad(t.subject, t.predicate, t.object, graph) for t in gone))
        store.extend(Quad(t.subject, t.predicate, t.object, graph) for t in fresh)


def _standing(store: Store, unit: Unit, prefixes: str) -> list[Quad]:
    subject = _term(unit[1], prefixes) if unit[1] else None
    return list(store.quads_for_pattern(subject, None, None, _graph(unit, prefixes)))


def _graph(unit: Unit, prefixes: str) -> NamedNode | DefaultGraph:
    return _term(unit[0], prefixes) if unit[0] else DefaultGraph()


def _remove(store: Store, quads: Iterable[Quad]) -> None:
    for quad in quads:
        store.remove(quad)


def _parsed(text: str) -> Iterator[Quad]:
    return parse(text.encode(), format=RdfFormat.TRIG)


def _term(name: str, prefixes: str) -> NamedNode:
    (quad,) = _parsed(f"{prefixes}{name} a {name} .\n")
    assert isinstance(quad.subject, NamedNode)
    return quad.subject
