"""Entities as rows: all of them by one pass over each property that a row holds, some of them one by one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.store.dates import bounds
from kg.store.hierarchy import Hierarchy
from kg.store.reading import values
from kg.store.reading.values import number, whole
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
Subject = NamedNode | BlankNode | Triple
PROPERTIES = (LABEL, RDF_TYPE, ALT_LABEL, *map(NamedNode, _VALUES))
"""What a row is made of."""


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
    _add(drafts, store.quads_for_pattern(None, LABEL, None, None))
    _add(drafts, store.quads_for_pattern(None, RDF_TYPE, None, DefaultGraph()))  # the named graphs hold the type of every claim
    for node in [values.resource(iri) for iri, draft in drafts.items() if draft.claimed]:
        if node is not None:
            _add(drafts, store.quads_for_pattern(node, RDF_TYPE, None, None))
    for predicate in (ALT_LABEL, *map(NamedNode, _VALUES)):
        _add(drafts, store.quads_for_pattern(None, predicate, None, None))
    _add_claimed_dates(store, drafts)
    for iri in sorted(drafts):
        yield _row(iri, drafts[iri], hierarchy)


def chosen(store: Store, hierarchy: Hierarchy, iris: Collection[str]) -> Iterator[EntityRow]:
    """Those of ``iris`` that have a label, by IRI."""
    return some(store, hierarchy, values.quads(store, iris, PROPERTIES))


def some(store: Store, hierarchy: Hierarchy, about: Mapping[str, Sequence[Quad]]) -> Iterator[EntityRow]:
    """Those of the subjects in ``about`` (IRI: all quads about it) that have a label, by IRI."""
    for iri in sorted(about):
        drafts: dict[str, _Draft] = {}
        _add(drafts, sorted(about[iri], key=lambda quad: quad.predicate != LABEL))
        if iri in drafts:
            if drafts[iri].claimed:
                _add_claimed_dates(store, drafts, about[iri][0].subject)
            yield _row(iri, drafts[iri], hierarchy)


def _add(drafts: dict[str, _Draft], quads: Iterable[Quad]) -> None:
    """What ``quads`` say; labels have to come first, for only what has one is an entity. What stands as a fact is what the facts call it, no claim."""
    for quad in quads:
        iri, predicate = _iri(quad.subject), quad.predicate
        if predicate == LABEL:
            draft = drafts.setdefault(iri, _Draft())
            draft.labels.add(_text(quad.object))
            draft.claimed &= not isinstance(quad.graph_name, DefaultGraph)
        elif iri in drafts:
            if predicate == RDF_TYPE and (drafts[iri].claimed or isinstance(quad.graph_name, DefaultGraph)):
                drafts[iri].kinds.add(local_name(_text(quad.object)))
            elif predicate == ALT_LABEL:
                drafts[iri].aliases.add(_text(quad.object))
            elif predicate.value in _VALUES:
                drafts[iri].values.setdefault(_VALUES[predicate.value], []).append(_text(quad.object))


def _add_claimed_dates(store: Store, drafts: dict[str, _Draft], only: Subject | None = None) -> None:
    """Give what is only claimed the date that its claims give it, with bounds: a plan has its day too. ``only`` names the one draft there is."""
    for subject, day in _claimed_dates(store, only):
        draft = drafts.get(subject)
        if draft is not None and draft.claimed and day:
            draft.values.setdefault("date", []).append(day)
            for name, bound in zip(("begins", "ends"), bounds(day) or (), strict=False):
                draft.values.setdefault(name, []).append(bound)


def _claimed_dates(store: Store, only: Subject | None) -> Iterator[tuple[str, str]]:
    """What claims say the date of, and the date."""
    if only is None:
        for quad in store.quads_for_pattern(None, NamedNode(RDF + "predicate"), kg("date"), None):
            yield _object(store, quad, "subject"), _object(store, quad, "object")
        return
    for quad in store.quads_for_pattern(None, NamedNode(RDF + "subject"), only, None):
        if _object(store, quad, "predicate") == kg("date").value:
            yield _iri(only), _object(store, quad, "object")


def _object(store: Store, claim: Quad, name: str) -> str:
    return next((_text(quad.object) for quad in store.quads_for_pattern(claim.subject, NamedNode(RDF + name), None, claim.graph_name)), "")


def _row(iri: str, draft: _Draft, hierarchy: Hierarchy) -> EntityRow:
    kinds = hierarchy.most_specific_first(draft.kinds) or ("Thing",)
    labels = sorted(draft.labels)
    first = {name: min(found) for name, found in draft.values.items()}
    ends = draft.values.get("ends")
    latitude, longitude = number(first.get("latitude")), number(first.get("longitude"))
    known = latitude is not None and longitude is not None  # half a position is none
    return EntityRow(
        iri=iri,
        kind=kinds[0],
        kinds=kinds,
        label=labels[0],
        labels=(*labels, *sorted(draft.aliases - draft.labels)),
        claimed=draft.claimed,
        latitude=latitude if known else None,
        longitude=longitude if known else None,
        geonames_id=whole(first.get("geonames_id")),
        date=first.get("date"),
        begins=first.get("begins"),
        ends=max(ends) if ends else None,
        duration=first.get("duration"),
    )


def _iri(term: Subject) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _text(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
