"""What two states of a graph differ in: documents, entities, facts and claims that are new, gone or changed.

An entity is known by its IRI, a fact by its three parts, a claim by its document and place in it. An IRI may change when an added document names the
entity more fully: the claims that kept their place tell which new IRI stands for which old one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from typing import Literal as OneOf

from kg.store import ClaimRow, Dataset, DocumentRow, EntityRow, FactRow
from kg.store.reading.saying import behind

Sign = OneOf["new", "gone", "changed"]
KINDS = ("documents", "entities", "facts", "claims")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``fields`` tells, for what has changed, each field's value before and after; ``implied`` marks a fact that follows from another one."""

    sign: Sign
    iri: str
    text: str
    fields: Mapping[str, tuple[Any, Any]]
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """All differences by kind (``KINDS``), each list by sign and text. ``renamed`` gives, for entities with a new IRI, old -> new."""

    documents: tuple[Change, ...]
    entities: tuple[Change, ...]
    facts: tuple[Change, ...]
    claims: tuple[Change, ...]
    renamed: Mapping[str, str]

    def __bool__(self) -> bool:
        return any(getattr(self, kind) for kind in KINDS)


def compare(before: Dataset, after: Dataset) -> Difference:
    """What ``after`` has that ``before`` had not, the other way round, and what is told otherwise."""
    claims = _by(before.claims(), lambda row: row.iri), _by(after.claims(), lambda row: row.iri)
    entities = before.by_iri, after.by_iri
    return Difference(
        documents=_changes(
            _by(before.documents(), lambda row: row.iri),
            _by(after.documents(), lambda row: row.iri),
            lambda row, _: _document(row),
            before,
            after,
        ),
        entities=_changes(*entities, lambda row, _: f"{row.label} ({row.kind})", before, after),
        facts=_changes(_by(before.facts(), _triple), _by(after.facts(), _triple), _fact, before, after),
        claims=_changes(*claims, _claim, before, after),
        renamed=_renamed(entities, claims),
    )


def _by(rows: Iterable[Any], key: Callable[[Any], str]) -> dict[str, Any]:
    return {key(row): row for row in rows}


def _triple(row: FactRow) -> str:
    return f"{row.subject} {row.predicate} {row.object}"


def _changes(
    old: Mapping[str, Any], new: Mapping[str, Any], text: Callable[[Any, Dataset], str], before: Dataset, after: Dataset
) -> tuple[Change, ...]:
    found = [Change("new", key, text(new[key], after), {}, _implied(new[key])) for key in new.keys() - old.keys()]
    found += [Change("gone", key, text(old[key], before), {}, _implied(old[key])) for key in old.keys() - new.keys()]
    for key in old.keys() & new.keys():
        if told := _fields(old[key], new[key]):
            found.append(Change("changed", key, text(new[key], after), told, _implied(new[key])))
    return tuple(sorted(found, key=lambda change: (("new", "gone", "changed").index(change.sign), change.text, change.iri)))


def _implied(row: object) -> bool:
    return isinstance(row, FactRow) and row.implied


def _fields(old: Any, new: Any) -> dict[str, tuple[Any, Any]]:
    if old == new:
        return {}
    pairs = ((field.name, getattr(old, field.name), getattr(new, field.name)) for field in fields(old) if field.name != "document")
    return {name: (_plain(was), _plain(now)) for name, was, now in pairs if was != now}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _document(row: DocumentRow) -> str:
    return f"{row.title or row.identifier}{f' ({row.date})' if row.date else ''}"


def _fact(row: FactRow, of: Dataset) -> str:
    return f"{of.label(row.subject)} {row.predicate} {row.object if row.datatype is not None else of.label(row.object)}"


def _claim(row: ClaimRow, of: Dataset) -> str:
    object_ = row.object if row.datatype is not None else of.label(row.object)
    status = [word.lower() for word in (row.polarity, row.modality) if word not in ("Affirmed", "Actual")]
    speaker = behind(row, of.label)
    said = f" ({', '.join((*status, *speaker))})" if status or speaker else ""
    return f"{of.label(row.subject)} {row.predicate} {object_}{said}"


def _renamed(
    entities: tuple[Mapping[str, EntityRow], Mapping[str, EntityRow]], claims: tuple[Mapping[str, ClaimRow], Mapping[str, ClaimRow]]
) -> dict[str, str]:
    """Old IRIs that are gone -> the new one that claims at the same place have; where it was split, the one that most of them have."""
    votes: dict[str, dict[str, int]] = {}
    for iri in claims[0].keys() & claims[1].keys():
        was, now = claims[0][iri], claims[1][iri]
        for old, new in ((was.subject, now.subject), (was.object, now.object)):
            if old in entities[0] and old not in entities[1] and new in entities[1] and new not in entities[0]:
                counted = votes.setdefault(old, {})
                counted[new] = counted.get(new, 0) + 1
    return {old: min(counted, key=lambda new: (-counted[new], new)) for old, counted in sorted(votes.items())}
