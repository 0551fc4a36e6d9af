"""Classes and properties with their parents, and the closure over these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology.source import KG, Source
from kg.ontology.terms import Class_, Property

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = RDF + "type"
CLASS_TYPES = frozenset((OWL + "Class", RDFS + "Class"))
PROPERTY_TYPES = frozenset((OWL + "ObjectProperty", OWL + "DatatypeProperty", RDF + "Property"))
ALIGNING = frozenset(
    [OWL + "equivalentClass", OWL + "equivalentProperty", RDFS + "subClassOf", RDFS + "subPropertyOf", OWL + "inverseOf"]
    + [SKOS + kind for kind in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")]
)
Term = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True)
class Triples:
    """All triples by subject and predicate, in the order of the files: (object, the file that says so)."""

    index: Mapping[tuple[str, str], Sequence[tuple[object, Source]]]

    def objects(self, subject: str, predicate: str) -> list[object]:
        return [found for found, _ in self.index.get((subject, predicate), ())]

    def names(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Local names of objects in our namespace, each once."""
        iris = (found.value for found in self.objects(subject, predicate) if isinstance(found, ox.NamedNode))
        return tuple(dict.fromkeys(iri.removeprefix(KG) for iri in iris if iri.startswith(KG)))

    def text(self, subject: str, predicate: str, language: str) -> str:
        """The literal in that language, else one without a language, else an empty string."""
        literals = [found for found in self.objects(subject, predicate) if isinstance(found, ox.Literal)]
        for wanted in (language, None, "en"):
            for literal in literals:
                if literal.language == wanted:
                    return literal.value
        return ""


def index(sources: Iterable[Source]) -> Triples:
    """The triples of all files together. Blank nodes stay apart, as each parse labels them anew."""
    out: dict[tuple[str, str], list[tuple[object, Source]]] = {}
    for source in sources:
        for triple in source.triples:
            out.setdefault((key(triple.subject), triple.predicate.value), []).append((triple.object, source))
    return Triples(out)


def key(term: object) -> str:
    """An IRI, or a blank node's label after an underscore."""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else getattr(term, "value", "")


def defined(triples: Triples, types: frozenset[str]) -> list[str]:
    """IRIs in our namespace that are declared with one of these types, in order."""
    found = (s for (s, p), objects in triples.index.items() if p == TYPE and any(key(o) in types for o, _ in objects))
    return [iri for iri in found if iri.startswith(KG)]


def classes(triples: Triples, language: str) -> dict[str, Class_]:
    """Every class in our namespace by its local name."""
    return {c.name: c for c in (_class(triples, iri, language) for iri in defined(triples, CLASS_TYPES))}


def properties(triples: Triples, language: str) -> dict[str, Property]:
    """Every property in our namespace by its local name."""
    return {p.name: p for p in (_property(triples, iri, language) for iri in defined(triples, PROPERTY_TYPES))}


def closure(parents: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Each name with itself and all that lies above it. Cycles do no harm here; ``checking`` reports them."""
    return {name: frozenset(nearest_first(name, parents)) for name in parents}


def nearest_first(name: str, parents: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The name and its ancestors, breadth first."""
    out = [name]
    for current in out:
        out.extend(parent for parent in parents.get(current, ()) if parent not in out)
    return out


def ends(triples: Triples, iri: str, predicate: str) -> tuple[str, ...]:
    """The classes of a domain or range: several values and ``owl:unionOf`` both mean any of them. Datatypes give their local name."""
    out: list[str] = []
    for found in triples.objects(iri, predicate):
        if isinstance(found, ox.BlankNode):
            for start in triples.objects(key(found), OWL + "unionOf"):
                out.extend(_local(member) for member in _members(triples, start))
        else:
            out.append(_local(found))
    return tuple(dict.fromkeys(out))


def _members(triples: Triples, start: object) -> Iterable[object]:
    while key(start) != RDF + "nil" and triples.objects(key(start), RDF + "first"):
        yield triples.objects(key(start), RDF + "first")[0]
        start = triples.objects(key(start), RDF + "rest")[0]


def _local(term: object) -> str:
    return key(term).removeprefix(KG).removeprefix(XSD)


def _class(triples: Triples, iri: str, language: str) -> Class_:
    return Class_(
        name=iri.removeprefix(KG),
        label=triples.text(iri, RDFS + "label", language),
        parents=triples.names(iri, RDFS + "subClassOf"),
        comment=triples.text(iri, RDFS + "comment", language),
        alignments=_alignments(triples, iri),
    )


def _property(triples: Triples, iri: str, language: str) -> Property:
    inverse = triples.names(iri, OWL + "inverseOf")
    return Property(
        name=iri.removeprefix(KG),
        label=triples.text(iri, RDFS + "label", language),
        parents=triples.names(iri, RDFS + "subPropertyOf"),
        domain=ends(triples, iri, RDFS + "domain"),
        range=ends(triples, iri, RDFS + "range"),
        symmetric=any(key(kind) == OWL + "SymmetricProperty" for kind in triples.objects(iri, TYPE)),
        inverse=inverse[0] if inverse else None,
        fact_when_said=_is_true(triples, iri, "fact_when_said"),
        holds_wider=_is_true(triples, iri, "holds_wider"),
        holds_together=_is_true(triples, iri, "holds_together"),
        comment=triples.text(iri, RDFS + "comment", language),
        alignments=_alignments(triples, iri),
    )


def _is_true(triples: Triples, iri: str, name: str) -> bool:
    """Whether an ontology marks a property with one of our own annotations."""
    return any(getattr(said, "value", "") in ("true", "1") for said in triples.objects(iri, KG + name))


def _alignments(triples: Triples, iri: str) -> tuple[str, ...]:
    found = (key(o) for predicate in sorted(ALIGNING) for o in triples.objects(iri, predicate) if isinstance(o, ox.NamedNode))
    return tuple(sorted({other for other in found if not other.startswith(KG)}))
