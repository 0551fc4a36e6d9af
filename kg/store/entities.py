"""Entities as rows: one pass over each property that a row holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.store.dates import bounds
from kg.store.hierarchy import Hierarchy
from kg.store.rows import EntityRow
from kg.store.vocabulary import ALT_LABEL, KG, LABEL, RDF, RDF_TYPE, WGS84, kg, local_name

_VALUES = {
    WGS84 + "lat": "latitude",
    WGS84 + "long": "longitude",
    KG + "geonames_id": "geonames_id",
    KG + "date": "date",
    KG + "begins": "begins",
    KG + "ends": "ends",
    KG + "duration": "duration",
}


@dataclass(slots=True)
class _Draft:
    kinds: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    values: dict[str, list[str]] = field(default_factory=dict)
    claimed: bool = True


def read(store: Store, hierarchy: Hierarchy) -> Iterator[EntityRow]:
    """Everything that has a label, by IRI."""
    drafts: dict[str, _Draft] = {}
    for quad in store.quads_for_pattern(None, LABEL, None, None):
        draft = drafts.setdefault(_iri(quad.subject), _Draft())
        draft.labels.add(_text(quad.object))
        draft.claimed &= not isinstance(quad.graph_name, DefaultGraph)
    for quad in _known(store, RDF_TYPE, drafts):
        drafts[_iri(quad.subject)].kinds.add(local_name(_text(quad.object)))
    for quad in _known(store, ALT_LABEL, drafts):
        drafts[_iri(quad.subject)].aliases.add(_text(quad.object))
    for predicate, name in _VALUES.items():
        for quad in _known(store, NamedNode(predicate), drafts):
            drafts[_iri(quad.subject)].values.setdefault(name, []).append(_text(quad.object))
    _add_claimed_dates(store, drafts)
    for iri in sorted(drafts):
        yield _row(iri, drafts[iri], hierarchy)


def _add_claimed_dates(store: Store, drafts: dict[str, _Draft]) -> None:
    """Give what is only claimed the date that its claims give it, with bounds: a plan has its day too."""
    for quad in store.quads_for_pattern(None, NamedNode(RDF + "predicate"), kg("date"), None):
        subject, day = (_object(store, quad, name) for name in ("subject", "object"))
        draft = drafts.get(subject)
        if draft is not None and draft.claimed and day:
            draft.values.setdefault("date", []).append(day)
            for name, bound in zip(("begins", "ends"), bounds(day) or (), strict=False):
                draft.values.setdefault(name, []).append(bound)


def _object(store: Store, claim: Quad, name: str) -> str:
    return next((_text(quad.object) for quad in store.quads_for_pattern(claim.subject, NamedNode(RDF + name), None, claim.graph_name)), "")


def _known(store: Store, predicate: NamedNode, drafts: dict[str, _Draft]) -> Iterable[Quad]:
    return (quad for quad in store.quads_for_pattern(None, predicate, None, None) if _iri(quad.subject) in drafts)


def _row(iri: str, draft: _Draft, hierarchy: Hierarchy) -> EntityRow:
    kinds = hierarchy.most_specific_first(draft.kinds) or ("Thing",)
    labels = sorted(draft.labels)
    first = {name: min(found) for name, found in draft.values.items()}
    ends = draft.values.get("ends")
    return EntityRow(
        iri=iri,
        kind=kinds[0],
        kinds=kinds,
        label=labels[0],
        labels=(*labels, *sorted(draft.aliases - draft.labels)),
        claimed=draft.claimed,
        latitude=_number(first.get("latitude")),
        longitude=_number(first.get("longitude")),
        geonames_id=int(first["geonames_id"]) if first.get("geonames_id", "").isdecimal() else None,
        date=first.get("date"),
        begins=first.get("begins"),
        ends=max(ends) if ends else None,
        duration=first.get("duration"),
    )


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _iri(term: NamedNode | BlankNode | Triple) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _text(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
