"""Distances to gold places: with and without the positions that are only approximate."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.evaluation.conditions import more
from kg.evaluation.rows import Row
from kg.extraction.common_form import to_common
from kg.model import Place
from tests.resolution.builders import Draft

TEXT = "Fire at the Nova Hospital in Oslo."
OSLO = Place(3143244, "Oslo", 59.91273, 10.74609, "NO", "city")


def predicted() -> dict[str, Any]:
    draft = Draft("a", TEXT)
    draft.entity("Nova Hospital", "Facility")
    draft.entity("Oslo", "City")
    names = {draft.ref("e0"): "place/nova-hospital", draft.ref("e1"): "place/oslo"}
    return to_common(draft.done(), names=names, places={"place/oslo": OSLO}, near={"place/nova-hospital": OSLO, "place/oslo": OSLO})


def test_an_approximate_position_is_told_from_a_places_own() -> None:
    hospital, oslo = predicted()["entities"]
    position = {"lat": OSLO.latitude, "lon": OSLO.longitude}
    assert hospital["approximate"] == position and not hospital.keys() & {"lat", "lon", "geonames"}
    assert (oslo["lat"], oslo["lon"], oslo["geonames"]) == (OSLO.latitude, OSLO.longitude, "3143244") and "approximate" not in oslo


def test_distances_are_reported_with_and_without_them_and_ids_without(tmp_path: Path) -> None:
    gold = tmp_path / "geoparsing.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": TEXT, "entities": [], "meta": {"source": "kit"}}) + "\n", encoding="utf-8")

    def score(_: Sequence[dict[str, Any]], found: Iterable[dict[str, Any]]) -> Iterator[Row]:
        located = sum("lat" in m for document in found for m in document["entities"])
        yield from (Row(name, 0.0, 0.0, 0.0, located) for name in ("places GeoNames id", "places within 161 km", "mentions"))

    rows = {row.name: row.gold for row in more("geoparsing", gold, [json.dumps(predicted())], score, None)}
    assert rows == {
        "places GeoNames id; kit, end to end": 1,
        "places within 161 km; kit, end to end": 1,
        "places within 161 km; kit, end to end, approximate positions too": 2,
    }
