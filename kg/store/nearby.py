"""The position of a place that has none of its own, as far as another one tells it."""

from kg.store.dataset import Dataset
from kg.store.rows import EntityRow


def neighbour(dataset: Dataset, row: EntityRow) -> EntityRow | None:
    """The place in or near which ``row`` is taken to lie, if that has coordinates and ``row`` has none."""
    placement = dataset.placement(row.iri) if row.latitude is None and row.is_a("Place") else None
    at = dataset.by_iri.get(placement.at) if placement is not None else None
    return at if at is not None and at.latitude is not None else None


def about_position(dataset: Dataset, row: EntityRow) -> str:
    """ "about 59.9127, 10.7461: the coordinates of Oslo, not its own (why, score 0.90)"; empty where nothing is known."""
    at, placement = neighbour(dataset, row), dataset.placement(row.iri)
    if at is None or placement is None:
        return ""
    return f"about {at.latitude:g}, {at.longitude:g}: the coordinates of {at.label}, not its own ({placement.reason}, score {placement.score:.2f})"
