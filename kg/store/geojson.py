"""Places and located events as GeoJSON (RFC 7946): longitude before latitude, WGS 84."""

from collections.abc import Iterator
from typing import Any

from kg.store.dataset import Dataset
from kg.store.rows import EntityRow

CREDIT = "Coordinates: GeoNames (https://www.geonames.org), CC BY 4.0"


def features(dataset: Dataset) -> dict[str, Any]:
    """A FeatureCollection of the places that have coordinates, of those that another's tell about (``approximate``), and of the events that were held there."""
    entities = dataset.by_iri
    found = [
        _feature(row, row, {"geonames_id": row.geonames_id}) for row in entities.values() if not row.claimed and row.latitude is not None
    ]
    found += [_feature(row, at, {"approximate": True, "position_of": at.label}, own=True) for row, at in _about(dataset)]
    found += list(_events(dataset))
    return {"type": "FeatureCollection", "attribution": CREDIT, "features": found}


def _about(dataset: Dataset) -> Iterator[tuple[EntityRow, EntityRow]]:
    """Places without coordinates, each with the place whose coordinates tell about where it is."""
    entities = dataset.by_iri
    for fact in dataset.facts():
        row, at = entities.get(fact.subject), entities.get(fact.object)
        if fact.predicate == "approximately_at" and row is not None and at is not None and row.latitude is None and at.latitude is not None:
            yield row, at


def _events(dataset: Dataset) -> Iterator[dict[str, Any]]:
    entities = dataset.by_iri
    for fact in dataset.facts():
        event, place = entities.get(fact.subject), entities.get(fact.object)
        if fact.predicate == "held_in" and event is not None and place is not None and place.latitude is not None:
            about = {"place": place.label, "date": event.date, "begins": event.begins, "ends": event.ends, "origins": fact.origins}
            yield _feature(event, place, about)


def _feature(row: EntityRow, at: EntityRow, about: dict[str, Any], own: bool = False) -> dict[str, Any]:
    known = {name: value for name, value in about.items() if value is not None}
    return {
        "type": "Feature",
        "id": row.iri if own or row is at else f"{row.iri}@{at.iri}",
        "geometry": {"type": "Point", "coordinates": [at.longitude, at.latitude]},
        "properties": {"iri": row.iri, "label": row.label, "kind": row.kind, **known},
    }
