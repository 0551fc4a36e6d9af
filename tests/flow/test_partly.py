"""Where it is known of which documents something has changed, the store of one more, one less or a changed document is made by looking at these alone."""

import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pyoxigraph import Store

from kg.flow.ledgers import TABLES
from kg.flow.sections import SECTIONS, Sections
from kg.flow.slices import TABLE, Slices
from kg.flow.steps import write
from kg.gazetteer import load
from kg.model import Decision, Extraction
from kg.resolution import resolve
from kg.store import quads
from kg.store.rdf import graphs
from kg.store.writing import Before, storing
from tests.flow.test_touched import naming, reports, sides
from tests.resolution.test_properties import ONTOLOGY, drafts

BASE = "https://e.example/"
POOL = 6
TITLES = st.sampled_from(("One", "Other"))
STATES = st.tuples(
    st.tuples(*(drafts(number) if number % 2 else reports(number) for number in range(POOL))),
    st.lists(st.dictionaries(st.integers(0, POOL - 1), TITLES, min_size=1), min_size=2, max_size=5),
)
"""Some documents, and which of them stand in the store one state after the other, each with its title, after which its graph is called"""


class Growing:
    """A graph in a folder, state after state."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number, self.taken = folder, 0, set[str]()
        self.table = sqlite3.connect(":memory:")
        for statement in (TABLE, *TABLES, SECTIONS):
            self.table.execute(statement)
        self.sections = Sections(self.table)

    @property
    def store(self) -> Path:
        return self.folder / str(self.number) / "store"

    def become(self, documents: Mapping[str, Extraction], decisions: Sequence[Decision] = ()) -> bool:
        """Let the store hold ``documents``, as a build does; whether it only looked at what may have changed."""
        sources = {key: repr(documents[key]) for key in sorted(documents)}
        slices = Slices(self.table, "1", sources)
        resolution = resolve(documents, ONTOLOGY, load(), decisions=decisions, kept=slices)
        slices.write()
        before = Before(self.store, self.sections, self.sections.said) if self.number else None
        self.number += 1
        with storing(self.store.parent, BASE, before) as store:
            for key, source in sources.items():
                if source not in self.taken:
                    store.take(documents[key])
            renewed = write(store, documents, resolution, ONTOLOGY, BASE, sources, False)
            partly = store.changes.partly
        self.sections.note(b"state", renewed)
        self.table.commit()
        self.taken = set(sources.values())
        return partly

    def rows(self) -> list[tuple[object, ...]]:
        return self.table.execute("SELECT * FROM sections ORDER BY graph, section").fetchall()


def called(documents: tuple[Extraction, ...], titles: Mapping[int, str]) -> dict[str, Extraction]:
    found = [replace(documents[n], document=replace(documents[n].document, title=f"{title} {n}")) for n, title in titles.items()]
    return {extraction.document.key: extraction for extraction in found}


def check(pool: tuple[Extraction, ...], states: list[dict[int, str]], decided: Sequence[Sequence[Decision]]) -> None:
    """Whether the store that goes through ``states`` is in the end made of the last of them at once, and without decisions by looking only at what changes."""
    with tempfile.TemporaryDirectory() as scratch:
        growing, anew = Growing(Path(scratch) / "growing"), Growing(Path(scratch) / "anew")
        for number, (titles, decisions) in enumerate(zip(states, decided, strict=True)):
            partly = growing.become(called(pool, titles), decisions)
            assert any(decided) or partly == (number > 0)
        final = called(pool, states[-1])
        anew.become(final, decided[-1])
        resolution = resolve(final, ONTOLOGY, load(), decisions=decided[-1])
        expected = set(quads(list(final.values()), resolution, ONTOLOGY, BASE))
        assert set(Store.read_only(str(growing.store))) == set(Store.read_only(str(anew.store))) == expected
        assert growing.rows() == anew.rows()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(STATES)
def test_what_is_looked_at_alone_gives_the_store_of_all(given_: tuple[tuple[Extraction, ...], list[dict[int, str]]]) -> None:
    pool, states = given_
    check(pool, states, [()] * len(states))


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(*(reports(number) for number in range(3))), st.data())
def test_what_is_decided_of_documents_that_stay_is_looked_at(pool: tuple[Extraction, ...], data: st.DataObject) -> None:
    known = st.sampled_from(sorted(side for found in pool for side in sides(found)))
    decided = data.draw(st.lists(st.lists(st.builds(Decision, known, known, st.booleans()), max_size=3), min_size=3, max_size=3))
    check(pool, [{0: "One", 1: "One"}, {0: "One", 1: "One"}, {0: "One", 1: "One", 2: "One"}], decided)


def test_of_what_a_document_does_not_touch_nothing_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Ada Reyes", "Ivo Harn"), ("Vladimir Orlenko", "Bela Marosfenyi"), ("Ada Reyes", "Pia Moe"), ("Jon Holm", "Una Berg")
    pool = [naming(*of) for of in names]
    growing, seen, of_document = Growing(tmp_path), set[str](), graphs._of_document
    growing.become({x.document.key: x for x in pool[:3]})
    monkeypatch.setattr(graphs, "_of_document", lambda corpus, key, source: seen.add(key) or of_document(corpus, key, source))
    assert growing.become({x.document.key: x for x in pool})
    assert seen == {pool[3].document.key}
    seen.clear()
    assert growing.become({x.document.key: x for x in pool[1:]})
    assert not seen & {pool[1].document.key, pool[3].document.key}
