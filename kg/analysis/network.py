"""The graph that users get: a networkx MultiDiGraph of entities and events, with facts as edges and the claims behind each of them.

Why posts are no nodes: "President of Norland" stands in the RDF as a node of its own, but between a person and a country it
would only double the direct edge. It becomes the edge ``holds_role`` or ``held_role`` (left out where another fact joins the two) and a line in
the holder's ``roles``, which says when that was.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.store.reading.saying import post
from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow

if TYPE_CHECKING:
    import networkx as nx

TOPS = ("Person", "Organization", "Group", "Place", "Product", "Event", "Role")
OTHER = "Thing"
STATUSES = ("fact", "claimed", "possible", "planned", "denied")
"""``claimed`` is what somebody affirms as actual without its being a fact."""


class Source(Protocol):
    """What the analysis reads; ``kg.store.Dataset`` is one."""

    def entities(self) -> Iterable[EntityRow]: ...
    def facts(self) -> Iterable[FactRow]: ...
    def claims(self) -> Iterable[ClaimRow]: ...
    def documents(self) -> Iterable[DocumentRow]: ...


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value that a node has: a date, a title, a duration. ``status`` is one of ``STATUSES``."""

    property: str
    value: str
    status: str
    claims: tuple[ClaimRow, ...]
    origins: int


def status_of(claim: ClaimRow) -> str:
    """Which of ``STATUSES`` a claim has."""
    if claim.is_fact:
        return "fact"
    if claim.polarity == "Denied":
        return "denied"
    return {"Planned": "planned", "Possible": "possible"}.get(claim.modality, "claimed")


def graph(dataset: Source, claimed: bool = False) -> "nx.MultiDiGraph[str]":
    """Entities and events as nodes (by IRI), facts as edges (keyed by property).

    Node data: ``label``, ``labels``, ``kind``, ``classes`` (all, most specific first), ``top`` (one of ``TOPS`` or "Thing"), ``status``,
    ``date``, ``begins``, ``ends``, ``duration``, ``latitude``, ``longitude``, ``geonames_id``, ``roles`` (texts), ``values`` (Attributes),
    ``existence`` (an event's claims).
    Edge data: ``property``, ``status``, ``claims`` (ClaimRows, most confident first), ``origins``.
    With ``claimed``, what is no fact is there too: edges keyed ``property (status)``, and nodes that only such claims mention.
    """
    import networkx as nx

    built: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    entities = sorted((row for row in dataset.entities() if claimed or not row.claimed), key=lambda row: row.iri)
    claims = sorted(dataset.claims(), key=lambda row: row.iri)
    facts = sorted(dataset.facts(), key=lambda row: (row.subject, row.predicate, row.object))
    posts = {row.iri for row in entities if row.is_a("Role")}
    for row in entities:
        if row.iri not in posts:
            built.add_node(row.iri, **_node(row))
    by_iri = {row.iri: row for row in claims}
    _add_facts(built, facts, by_iri)
    _fold_posts(built, facts, {row.iri: row for row in entities if row.iri in posts}, by_iri)
    if claimed:
        _add_claimed(built, claims, {row.iri: row.label for row in entities if row.iri in posts})
    _add_existence(built, claims)
    return built


def _node(row: EntityRow) -> dict[str, object]:
    return {
        "label": row.label,
        "labels": row.labels or (row.label,),
        "kind": row.kind,
        "classes": row.kinds,
        "top": next((top for top in TOPS if row.is_a(top)), OTHER),
        "status": "claimed" if row.claimed else "fact",
        "date": row.date,
        "begins": row.begins,
        "ends": row.ends,
        "duration": row.duration,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "geonames_id": row.geonames_id,
        "roles": (),
        "values": (),
        "existence": (),
    }


def _by_confidence(claims: Iterable[ClaimRow]) -> tuple[ClaimRow, ...]:
    return tuple(sorted(claims, key=lambda claim: (-claim.confidence, claim.document.date or "", claim.iri)))


def _claims(fact: FactRow, by_iri: dict[str, ClaimRow]) -> tuple[ClaimRow, ...]:
    return _by_confidence(by_iri[iri] for iri in set(fact.claims) if iri in by_iri)


def _add_facts(built: "nx.MultiDiGraph[str]", facts: list[FactRow], by_iri: dict[str, ClaimRow]) -> None:
    """Edges and values. What merely follows from a more specific fact about the same two nodes is left out."""
    said = {frozenset((fact.subject, fact.object)) for fact in facts if not fact.implied}
    for fact in facts:
        if fact.subject not in built:
            continue
        if fact.datatype is not None:
            _add_value(built, fact.subject, Attribute(fact.predicate, fact.object, "fact", _claims(fact, by_iri), fact.origins))
        elif fact.object in built and not (fact.implied and frozenset((fact.subject, fact.object)) in said):
            _add_edge(built, fact.subject, fact.object, fact.predicate, "fact", _claims(fact, by_iri), fact.origins)


def _add_edge(
    built: "nx.MultiDiGraph[str]", source: str, target: str, name: str, status: str, claims: tuple[ClaimRow, ...], origins: int
) -> None:
    key = name if status == "fact" else f"{name} ({status})"
    built.add_edge(source, target, key=key, property=name, status=status, claims=claims, origins=origins)


def _add_value(built: "nx.MultiDiGraph[str]", node: str, value: Attribute) -> None:
    built.nodes[node]["values"] = (*built.nodes[node]["values"], value)


def _fold_posts(built: "nx.MultiDiGraph[str]", facts: list[FactRow], posts: dict[str, EntityRow], by_iri: dict[str, ClaimRow]) -> None:
    beside: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.subject in posts and fact.datatype is None and fact.object in built:
            beside[fact.subject].append(fact.object)
    for fact in facts:
        if fact.object not in posts or fact.subject not in built:
            continue
        data = built.nodes[fact.subject]
        data["roles"] = tuple(dict.fromkeys((*data["roles"], post(posts[fact.object].label, fact.predicate, _claims(fact, by_iri)))))
        for other in beside[fact.object]:
            if other != fact.subject and not built.has_edge(fact.subject, other) and not built.has_edge(other, fact.subject):
                _add_edge(built, fact.subject, other, fact.predicate, "fact", _claims(fact, by_iri), fact.origins)


def _add_claimed(built: "nx.MultiDiGraph[str]", claims: list[ClaimRow], posts: dict[str, str]) -> None:
    """Edges and values of what is denied, planned, possible or only claimed; a post (label by IRI) is a value here."""
    grouped: dict[tuple[str, str, str, str, bool], list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        if not claim.is_fact and claim.predicate != "type" and claim.subject in built:
            target = posts.get(claim.object, claim.object)
            is_node = claim.datatype is None and claim.object not in posts
            grouped[claim.subject, claim.predicate, target, status_of(claim), is_node].append(claim)
    for (subject, name, target, status, is_node), group in sorted(grouped.items()):
        origins = len({claim.origin for claim in group})
        if not is_node:
            _add_value(built, subject, Attribute(name, target, status, _by_confidence(group), origins))
        elif target in built:
            _add_edge(built, subject, target, name, status, _by_confidence(group), origins)


def _add_existence(built: "nx.MultiDiGraph[str]", claims: list[ClaimRow]) -> None:
    """An event's own claims, and for an event that is no fact, what it is instead."""
    grouped: dict[str, list[ClaimRow]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == "type" and claim.subject in built:
            grouped[claim.subject].append(claim)
    for node, group in grouped.items():
        data = built.nodes[node]
        data["existence"] = _by_confidence(group)
        if data["status"] != "fact":
            data["status"] = max((status_of(claim) for claim in group if not claim.is_fact), key=STATUSES.index, default="claimed")
