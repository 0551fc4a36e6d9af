"""Graphs that kg did not write, or that somebody has edited: a number that is none is none, and the rest is read."""

from pathlib import Path

import pytest

from kg.store import Dataset
from tests.store import sample


def edited(folder: Path, old: str, new: str) -> Dataset:
    text = sample.TRIG.read_text("utf-8")
    assert old in text
    file = folder / "edited.trig"
    file.write_text(text.replace(old, new), "utf-8")
    return Dataset.open(file)


@pytest.mark.parametrize("value", ['"many"', '"-5"', '""', "<a:b>", f'"{"9" * 5000}"', '"2024-05-01"', '"1.5"'])
def test_an_offset_that_is_none_leaves_the_claim_without_its_place(tmp_path: Path, value: str) -> None:
    whole = Dataset.open(sample.TRIG).claims()
    found = edited(tmp_path, "oa:start ", f"oa:start {value} ; kg:was ").claims()
    assert {claim.iri for claim in found} == {claim.iri for claim in whole} and {claim.sentence_span for claim in found} == {(0, 0)}


@pytest.mark.parametrize("value", ['"high"', '"NaN"', '"INF"', '"1e999"', "<a:b>"])
def test_a_confidence_that_is_none_counts_as_none(tmp_path: Path, value: str) -> None:
    assert {claim.confidence for claim in edited(tmp_path, "kg:confidence ", f"kg:confidence {value} ; kg:was ").claims()} == {0.0}


@pytest.mark.parametrize("value", ['"NaN"', '"north"', '"-INF"'])
def test_a_coordinate_is_a_number_or_missing(tmp_path: Path, value: str) -> None:
    found = edited(tmp_path, "wgs84:lat ", f"wgs84:lat {value} ; kg:was ")
    assert {(row.latitude, row.longitude) for row in found.entities()} == {(None, None)}
