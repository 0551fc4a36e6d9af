"""Which class and property lies below which, read straight from the bundled Turtle.

Why not ``kg.ontology.load``: a reader of the graph needs three kinds of triples and not the lexicon, and a mistake in a lexicon must not keep anyone
from looking at a graph that is already made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.ontology.folder import bundled
from kg.store.vocabulary import KG, OWL, RDF_TYPE, RDFS, local_name


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """``above`` gives all ancestors of a class or property (not itself); ``symmetric`` the symmetric properties."""

    above: Mapping[str, frozenset[str]]
    symmetric: frozenset[str]

    def most_specific_first(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """Classes ordered by depth, the deepest first. A class that the ontology does not know comes first: it is the user's own refinement."""
        return tuple(sorted(kinds, key=lambda kind: (kind in self.above, -len(self.above.get(kind, ())), kind)))

    def closure(self, subject: str, predicate: str, object_: str, entity: bool) -> list[tuple[str, str, str]]:
        """What a relation implies, itself first. ``entity`` says whether the object is a node that a symmetric property can lead back from."""
        found = [(subject, predicate, object_)]
        found += [(subject, name, object_) for name in sorted(self.above.get(predicate, ()))]
        return found + [(o, p, s) for s, p, o in found if entity and p in self.symmetric]


def read() -> Hierarchy:
    """The hierarchy of the bundled ontology; empty where its files cannot be read."""
    parents: dict[str, set[str]] = {}
    symmetric: set[str] = set()
    for quad in _quads():
        if quad.predicate.value in (RDFS + "subClassOf", RDFS + "subPropertyOf") and _is_ours(quad.object):
            parents.setdefault(_name(quad.subject), set()).add(_name(quad.object))
        elif quad.predicate == RDF_TYPE and _is_ours(quad.subject):
            parents.setdefault(_name(quad.subject), set())
            if quad.object == NamedNode(OWL + "SymmetricProperty"):
                symmetric.add(_name(quad.subject))
    return Hierarchy({name: _ancestors(name, parents) for name in parents}, frozenset(symmetric))


def _quads() -> Iterable[Quad]:
    for path in sorted(bundled().glob("*.ttl")):
        if path.name.count(".") == 1 and path.name not in ("shapes.ttl", "lex.ttl"):
            try:
                yield from list(parse(path=str(path), format=RdfFormat.TURTLE))
            except (OSError, SyntaxError):
                continue


def _is_ours(term: NamedNode | BlankNode | Literal | Triple) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(KG)


def _name(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return local_name(term.value) if isinstance(term, NamedNode) else str(term)


def _ancestors(name: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found and parent != name:
                found.add(parent)
                waiting.append(parent)
    return frozenset(found)
