"""Places and located events as GeoJSON (RFC 7946): longitude before latitude, WGS 84."""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.store.reading.dataset import Dataset
from kg.store.rows import EntityRow

CREDIT = "Coordinates: GeoNames (https://www.geonames.org), CC BY 4.0"


def features(dataset: Dataset) -> dict[str, Any]:
    """A FeatureCollection of the places that have coordinates, of those that another's tell about (``approximate``), and of the events that were held there,
    by IRI."""
    about = dict(_about(dataset))
    entities = dataset.by_iri
    found = [
        _feature(row, row.iri, row, {"geonames_id": row.geonames_id})
        for row in entities.values()
        if not row.claimed and row.latitude is not None
    ]
    found += [_feature(entities[iri], iri, at, _told(entities[iri], at)) for iri, at in about.items()]
    found += list(_events(dataset, about))
    return {"type": "FeatureCollection", "attribution": CREDIT, "features": found}


def _about(dataset: Dataset) -> Iterator[tuple[str, EntityRow]]:
    """The IRIs of places without coordinates, each with the place whose coordinates tell about where it is."""
    entities = dataset.by_iri
    for fact in dataset.facts():
        row, at = entities.get(fact.subject), entities.get(fact.object)
        if fact.predicate == "approximately_at" and row is not None and at is not None and row.latitude is None and at.latitude is not None:
            yield row.iri, at


def _events(dataset: Dataset, about: Mapping[str, EntityRow]) -> Iterator[dict[str, Any]]:
    entities = dataset.by_iri
    for fact in dataset.facts():
        event, place = entities.get(fact.subject), entities.get(fact.object)
        if fact.predicate != "held_in" or event is None or place is None:
            continue
        at = place if place.latitude is not None else about.get(place.iri)
        if at is not None:
            when = {"place": place.label, "date": event.date, "begins": event.begins, "ends": event.ends, "origins": fact.origins}
            yield _feature(event, f"{event.iri}@{place.iri}", at, when | _told(place, at))


def _told(place: EntityRow, at: EntityRow) -> dict[str, Any]:
    """That a position is another place's, where it is."""
    return {} if place is at else {"approximate": True, "position_of": at.label}


def _feature(row: EntityRow, id_: str, at: EntityRow, about: dict[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in about.items() if value is not None}
    return {
        "type": "Feature",
        "id": id_,
        "geometry": {"type": "Point", "coordinates": [at.longitude, at.latitude]},
        "properties": {"iri": row.iri, "label": row.label, "kind": row.kind, **known},
    }
