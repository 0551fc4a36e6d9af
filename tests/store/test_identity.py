"""The identity graph: what is one, what is not, what may be, and where an IRI of earlier days leads."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from kg.errors import Ambiguous, NotFound
from kg.model import Merge, Resolution
from kg.store import Dataset, graphs, save
from tests.store import sample

BASE = "https://example.org/kg/"
HERE, THERE = sample.TALKS.key, sample.DENIAL.key


def stored(folder: Path, **changed: object) -> Dataset:
    resolution: Resolution = replace(sample.resolution(), **changed)  # type: ignore[arg-type]
    save(graphs(sample.extractions(), resolution, sample.ontology(), BASE), folder, BASE)
    return Dataset.open(folder)


def test_pairs_keep_their_name_whatever_is_decided_of_them(tmp_path: Path) -> None:
    pair = Merge((HERE, "e0"), (THERE, "e2"), "surname spelt alike", 0.7)
    ids = set()
    for name, pairs in (
        ("open", pair),
        ("apart", replace(pair, reason="rejected: no", score=0.0)),
        ("merges", replace(pair, reason="accepted")),
    ):
        dataset = stored(tmp_path / name, **{"merges": (), "open": (), "apart": (), name: (pairs,)})
        (row,) = dataset.merges(("made", "accepted", "rejected", "open"))
        ids.add(row.id)
        assert row.status == {"open": "open", "apart": "rejected", "merges": "accepted"}[name]
        assert (row.reason, bool(row.merged_into)) == (pairs.reason, name == "merges")
        assert [dataset.label(iri) for iri in dataset.refers_to(row.left)] == [dataset.find(row.left_text).label]
    assert len(ids) == 1


def test_only_merges_are_merges(tmp_path: Path) -> None:
    pair = Merge((HERE, "e0"), (THERE, "e2"), "surname spelt alike", 0.7)
    dataset = stored(tmp_path, open=(pair,), apart=(replace(pair, left=(HERE, "e2")),))
    assert {row.status for row in dataset.merges()} == {"made"}


@pytest.mark.parametrize("name", ["person/reyes", f"{BASE}person/reyes", f"<{BASE}person/reyes>"])
def test_an_iri_of_earlier_days_leads_on(tmp_path: Path, name: str) -> None:
    dataset = stored(tmp_path, replaced=(("person/reyes", "person/ada-reyes"),))
    assert dataset.find(name).label == "Ada Reyes"


def test_an_iri_that_two_share_asks_which(tmp_path: Path) -> None:
    dataset = stored(tmp_path, replaced=(("person/x", "person/ada-reyes"), ("person/x", "person/mara-quill")))
    with pytest.raises(Ambiguous, match=r"'person/x' may be 'Ada Reyes' .* or 'Mara Quill'"):
        dataset.find("person/x")


@pytest.mark.parametrize("name", ["reyes/of earlier", "person/nobody", "../..", "person/\ud800", "http://"])
def test_what_no_iri_leads_to_is_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        stored(tmp_path, replaced=(("person/reyes", "person/ada-reyes"),)).find(name)
