"""Facts in the terms of schema.org, by the alignments that the ontology states.

Only alignments that keep a statement true are used: the same, nearly the same, or a broader term; never a narrower one.
"""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.ontology import bundled
from kg.store.vocabulary import ALT_LABEL, KG, LABEL, OWL, RDF_TYPE, RDFS, SCHEMA, SKOS, WGS84

_HOLDS = frozenset(
    {
        *(SKOS + name for name in ("exactMatch", "closeMatch", "broadMatch")),
        *(RDFS + name for name in ("subClassOf", "subPropertyOf")),
        *(OWL + name for name in ("equivalentClass", "equivalentProperty")),
    }
)
_FIXED = {
    LABEL.value: SCHEMA + "name",
    ALT_LABEL.value: SCHEMA + "alternateName",
    WGS84 + "lat": SCHEMA + "latitude",
    WGS84 + "long": SCHEMA + "longitude",
    KG + "begins": SCHEMA + "startDate",
    KG + "ends": SCHEMA + "endDate",
    KG + "duration": SCHEMA + "duration",
}
"""Terms of other vocabularies that the graph uses, and our own for times."""


def schema_org(facts: Iterable[Triple]) -> Iterator[Triple]:
    """Each triple whose class or property has a counterpart in schema.org, with that; several counterparts give several triples."""
    known = _alignments()
    for fact in facts:
        if fact.predicate == RDF_TYPE:
            for kind in known.get(fact.object.value, ()) if isinstance(fact.object, NamedNode) else ():
                yield Triple(fact.subject, RDF_TYPE, NamedNode(kind))
        else:
            for name in known.get(fact.predicate.value, ()):
                yield Triple(fact.subject, NamedNode(name), fact.object)


def _alignments() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {ours: {theirs} for ours, theirs in _FIXED.items()}
    for path in sorted(bundled().glob("*.ttl")):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            subject, object_ = quad.subject, quad.object
            if (
                quad.predicate.value in _HOLDS
                and isinstance(subject, NamedNode)
                and isinstance(object_, NamedNode)
                and object_.value.startswith(SCHEMA)
            ):
                found.setdefault(subject.value, set()).add(object_.value)
    return {ours: tuple(sorted(theirs)) for ours, theirs in found.items()}
