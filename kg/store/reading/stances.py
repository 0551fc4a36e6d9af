"""Where the sources stand on an event: which tell of it, which deny it, and which are silent though they know who took part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.reading.dataset import Dataset
    from kg.store.rows import ClaimRow, DocumentRow, EntityRow

COMPANY = 2
"""Participants and places of an event that a document must name for its silence to say something."""
ROLES = frozenset("has_participant has_agent has_target held_in".split())


@dataclass(frozen=True, slots=True)
class Stance:
    """What some documents say of an event: "agree", "pass on" (a speaker says so), "planned", "possible", "deny" or "silent". ``speakers`` are IRIs of those
    who are quoted; ``origins`` counts what is independent, copies once; 0 for silence."""

    kind: str
    documents: "tuple[DocumentRow, ...]"
    speakers: tuple[str, ...]
    origins: int


def stances(dataset: "Dataset", event: "EntityRow") -> list[Stance]:
    """The stances that some document takes on ``event``, in the order of ``Stance``; a document that says two things stands under both."""
    claims = [claim for claim in dataset.claims(about=event.iri) if claim.subject == event.iri]
    found: dict[str, list[ClaimRow]] = {}
    for claim in claims:
        if claim.predicate == "type":
            found.setdefault(_kind(claim), []).append(claim)
    told = [_stance(kind, found[kind]) for kind in ("agree", "pass on", "planned", "possible", "deny") if kind in found]
    quiet = _silent(dataset, event, claims)
    return [*told, *([Stance("silent", quiet, (), 0)] if quiet else [])]


def _kind(claim: "ClaimRow") -> str:
    if claim.polarity == "Denied":
        return "deny"
    if claim.modality != "Actual":
        return claim.modality.lower()
    return "pass on" if claim.attributed_to else "agree"


def _stance(kind: str, claims: "Sequence[ClaimRow]") -> Stance:
    return Stance(
        kind,
        _distinct(claim.document for claim in claims),
        tuple(sorted({claim.attributed_to for claim in claims if claim.attributed_to})),
        len({claim.origin or claim.document.iri for claim in claims}),
    )


def _distinct(documents: "Iterable[DocumentRow]") -> "tuple[DocumentRow, ...]":
    return tuple(sorted({row.iri: row for row in documents}.values(), key=lambda row: (row.date or "", row.iri)))


def _silent(dataset: "Dataset", event: "EntityRow", claims: "Sequence[ClaimRow]") -> "tuple[DocumentRow, ...]":
    """Documents that name two of those who took part, do not mention the event, and did not come out before it."""
    company = sorted({claim.object for claim in claims if claim.predicate in ROLES and claim.datatype is None})
    names: dict[str, set[str]] = {}
    for end in company:
        for document, _ in dataset.mentions(end):
            names.setdefault(document, set()).add(end)
    speaking = {document for document, _ in dataset.mentions(event.iri)} | {claim.document.iri for claim in claims}
    quiet = [document for document, ends in names.items() if len(ends) >= COMPANY and document not in speaking]
    return tuple(row for row in dataset.documents_of(quiet) if not (row.date and event.begins and row.date < event.begins))
