"""A store that is renewed as documents come, change and go holds what one made from scratch holds, and nothing of it is written twice."""

import os
import tempfile
from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pyoxigraph import Quad, Store

from kg.gazetteer import load
from kg.model import Extraction
from kg.resolution import resolve
from kg.store import graphs, quads
from kg.store.rdf import renewing
from kg.store.rdf.graphs import Graph
from kg.store.rdf.renewing import Noted, Place
from kg.store.sections import section
from kg.store.writing import Before, storing
from tests.resolution.test_properties import ONTOLOGY, drafts
from tests.store import sample

STATES = st.tuples(
    st.tuples(*(drafts(number) for number in range(3))),
    st.lists(st.lists(st.integers(0, 2), max_size=3, unique=True), min_size=2, max_size=3),
)
"""Some documents, and which of them stand in the store one state after the other"""


def renewed(extractions: Sequence[Extraction], folder: Path, before: Before | None = None, exports: bool = False) -> dict[Place, Noted]:
    """Store ``extractions``, those at odd places beforehand, as a build does with what it has just read."""
    resolution = resolve(extractions, ONTOLOGY, load())
    with storing(folder, before=before) as store:
        for extraction in extractions[::2]:
            store.take(extraction)
        found = store.finish(graphs(extractions, resolution, ONTOLOGY, sources={e.document.key: repr(e) for e in extractions}), exports)
    return found.over(before.digests if before else {})


def held(folder: Path) -> set[Quad]:
    return set(Store.read_only(str(folder / "store")))


@pytest.mark.parametrize("many", [renewing.MANY, 2])
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(STATES)
def test_a_renewed_store_is_one_made_from_scratch(many: int, given_: tuple[tuple[Extraction, ...], list[list[int]]]) -> None:
    documents, states = given_
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patched:
        patched.setattr(renewing, "MANY", many)
        before, last, said = None, Path(scratch), defaultdict[Place, bytes](bytes)
        for number, state in enumerate(states):
            last = Path(scratch) / str(number)
            found = renewed([documents[n] for n in state], last, before, exports=True)
            said.update({place: noted.subjects for place, noted in found.items() if noted.subjects})
            before = Before(last / "store", {place: Noted(noted.digest) for place, noted in found.items()}, said.__getitem__)
        digests = {place: Noted(noted.digest, said[place]) for place, noted in found.items()}
        final = [documents[n] for n in states[-1]]
        anew = Path(scratch) / "anew"
        assert renewed(final[::-1], anew, exports=True) == digests
        assert held(last) == held(anew) == set(quads(final, resolve(final, ONTOLOGY, load()), ONTOLOGY))
        for name in ("graph.trig", "graph.ttl"):
            assert (last / name).read_bytes() == (anew / name).read_bytes()


def of_labels(folder: Path, labels: Collection[int], before: Before | None = None) -> Before:
    """A graph that says so many labels of one subject."""
    described = [("kg:Ivo", [("rdfs:label", '"Ivo"')]), *[("kg:Ada", [("rdfs:label", f'"{label}"') for label in sorted(labels)])] * bool(labels)]
    with storing(folder, before=before) as store:
        found = store.finish([Graph("", [section(described, "names")])], exports=False)
    return Before(folder / "store", found.over(before.digests if before else {}))


NUMBERS = st.sets(st.integers(0, 48), max_size=44)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(NUMBERS, NUMBERS)
def test_much_that_is_said_of_one_subject_is_renewed(one: set[int], other: set[int]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        before = of_labels(Path(scratch) / "before", one)
        for number, labels in enumerate((other, one | other)):
            now, anew = (Path(scratch) / f"{name}-{number}" for name in ("now", "anew"))
            before = of_labels(now, labels, before)
            assert of_labels(anew, labels).digests == before.digests
            assert held(now) == held(anew)


def test_of_what_thousands_say_of_one_subject_only_what_comes_is_read_and_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = of_labels(tmp_path / "old", range(2000))
    monkeypatch.setattr(renewing, "_standing", lambda *_: pytest.fail("what stood need not be read"))
    parsed, parse = list[bytes](), renewing.parse
    monkeypatch.setattr(renewing, "parse", lambda text, **how: (parsed.append(text), parse(text, **how))[1])
    of_labels(tmp_path / "new", range(2001), old)
    assert [text.count(b'"') for text in parsed] == [2]
    assert len(held(tmp_path / "new")) == 2002


def of_sample(folder: Path, title: str, before: Before | None = None, base: str = "https://e.example/") -> Before:
    """The sample with another title of its first document, which is then another graph."""
    first, *others = sample.extractions()
    changed = [replace(first, document=replace(first.document, title=title)), *others]
    with storing(folder, base, before) as store:
        found = store.finish(graphs(changed, sample.resolution(), sample.ontology(), base, {e.document.key: title for e in changed}), False)
    return Before(folder / "store", found.over(before.digests if before else {}))


def test_a_document_under_another_name_leaves_nothing_under_the_old_one(tmp_path: Path) -> None:
    old = of_sample(tmp_path / "old", "Old")
    of_sample(tmp_path / "new", "New", old)
    of_sample(tmp_path / "anew", "New")
    assert held(tmp_path / "new") == held(tmp_path / "anew") != held(tmp_path / "old")
    assert not any("document/old-" in str(quad) for quad in held(tmp_path / "new"))


def test_the_store_before_stays_as_it_was(tmp_path: Path) -> None:
    old = of_sample(tmp_path / "old", "Old")
    files = {file.name: file.read_bytes() for file in old.store.iterdir()}
    of_sample(tmp_path / "new", "New", old)
    assert {file.name: file.read_bytes() for file in old.store.iterdir()} == files


def test_where_there_are_no_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    old = of_sample(tmp_path / "old", "Old")
    of_sample(tmp_path / "new", "New", old)
    of_sample(tmp_path / "anew", "New")
    assert held(tmp_path / "new") == held(tmp_path / "anew")


def test_a_store_that_is_not_finished_is_none(tmp_path: Path) -> None:
    old = of_sample(tmp_path / "old", "Old")
    with pytest.raises(KeyError), storing(tmp_path / "new", before=old) as store:
        store.take(sample.extractions()[0])
        raise KeyError("nothing resolves")
    assert not list((tmp_path / "new").iterdir())


def test_another_origin_of_a_passage_changes_that_passage_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = of_sample(tmp_path / "old", "Same")
    known, standing, changed = sample.resolution(), renewing._standing, []
    first = min(known.origin_of)
    monkeypatch.setattr(sample, "resolution", lambda: replace(known, origin_of=known.origin_of | {first: "another"}))
    monkeypatch.setattr(renewing, "_standing", lambda store, unit, prefixes: changed.append(unit) or standing(store, unit, prefixes))
    of_sample(tmp_path / "new", "Same", old)
    of_sample(tmp_path / "anew", "Same")
    assert held(tmp_path / "new") == held(tmp_path / "anew") != held(tmp_path / "old")
    ((graph, subject),) = changed
    assert graph.startswith("document:") and subject.startswith(f"passage:{first[0][:10]}-{first[1]}-")


def test_what_stands_already_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = of_sample(tmp_path / "old", "Same")
    monkeypatch.setattr("kg.store.rdf.renewing.parse", lambda *_, **__: pytest.fail("nothing has changed"))
    monkeypatch.setattr("kg.store.disk.loading.Loading.take", lambda *_: pytest.fail("nothing is new"))
    same = of_sample(tmp_path / "new", "Same", old)
    assert same.digests == old.digests
    assert held(tmp_path / "new") == held(tmp_path / "old")
