"""The position of a place that has none of its own, as far as another one tells it."""

from kg.store.reading.dataset import Dataset
from kg.store.rows import EntityRow


def about_position(dataset: Dataset, row: EntityRow) -> str:
    """ "about 59.9127, 10.7461: the coordinates of Oslo, not its own (why, score 0.90)"; empty where the row has coordinates, or no place that has some is known
    to be near it."""
    placement = dataset.placement(row.iri) if row.latitude is None and row.is_a("Place") else None
    at = dataset.by_iri.get(placement.at) if placement is not None else None
    if placement is None or at is None or at.latitude is None:
        return ""
    return f"about {at.latitude:g}, {at.longitude:g}: the coordinates of {at.label}, not its own ({placement.reason}, score {placement.score:.2f})"
