"""A resolution document by document is the resolution: nothing of it is lost, nothing stands twice, and what has changed is told."""

import sqlite3
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.flow.ledgers import TABLES
from kg.flow.slices import TABLE, Slices
from kg.gazetteer import load
from kg.model import Extraction, Resolution
from kg.parts import REPLACED, Home, Part
from kg.resolution import resolve
from kg.resolution.parts import parts_of
from tests.flow.test_touched import STATES
from tests.resolution.builders import Draft
from tests.resolution.test_properties import CORPORA, ONTOLOGY, drafts, run

POOL = st.tuples(*(drafts(number) for number in range(8)))


@given(CORPORA)
def test_all_of_a_resolution_stands_somewhere(corpus: tuple[Extraction, ...]) -> None:
    found = run(corpus)
    assert found.parts is not None and found.parts == parts_of(found, found.outlines, ONTOLOGY)
    homes = [found.parts.home(key) for key in found.parts.homes]
    parts = {key: found.parts.part(key) for key in found.outlines}
    standing = {node.path for home in homes for node in home.nodes}
    fallen = {node.path for part in parts.values() for node in (*part.alone, *part.shared)}
    assert standing.isdisjoint(fallen) and standing | fallen == {node.path for node in found.nodes}
    assert {r for home in homes for r in home.told} == {(f.subject, f.predicate, f.object) for f in found.facts}
    assert {(key, local): path for key, part in parts.items() for local, path in part.paths.items()} == found.path_of
    assert {(key, claim): why for key, part in parts.items() for claim, why in part.refused.items()} == found.refused
    assert {(key, start): origin for key, part in parts.items() for start, origin in part.origins.items()} == found.origin_of
    assert sorted(pair for number in range(REPLACED) for pair in found.parts.replaced(number)) == list(found.replaced)
    assert {p for home in homes for p in home.placements} == set(found.placements)


@settings(max_examples=30)
@given(POOL, STATES)
def test_what_has_changed_is_told(pool: tuple[Extraction, ...], states: Sequence[set[int]]) -> None:
    connection = sqlite3.connect(":memory:")
    for table in (TABLE, *TABLES):
        connection.execute(table)
    before: Resolution | None = None
    for state in states:
        documents = [pool[number] for number in sorted(state)]
        slices = Slices(connection, "1", {x.document.key: str(hash(x)) for x in documents})
        found = resolve(documents, ONTOLOGY, load(), kept=slices)
        slices.write()
        assert found.parts is not None
        if before is not None and before.parts is not None:
            assert found.parts.changed is not None
            changed = found.parts.changed
            assert before.outlines.keys() ^ found.outlines.keys() <= changed.documents
            for key in {*before.parts.homes, *found.parts.homes} - changed.homes:
                assert _bare(before.parts.home(key)) == _bare(found.parts.home(key))
            for key in {*before.outlines, *found.outlines} - changed.parts:
                assert _bare(before.parts.part(key)) == _bare(found.parts.part(key))
            assert all(before.parts.replaced(n) == found.parts.replaced(n) for n in set(range(REPLACED)) - changed.replaced)
        before = found
    connection.close()


def _bare(of: Home | Part) -> object:
    """A home or a part but for the members of its nodes."""
    if isinstance(of, Home):
        return [(n.path, n.kind, n.label, n.labels, n.place) for n in of.nodes], of.told, of.posts, of.placements
    nodes = [[(n.path, n.kind, n.label, n.labels, n.place) for n in nodes] for nodes in (of.alone, of.shared)]
    return nodes, of.paths, of.refused, of.origins, of.posts


def test_what_a_post_belongs_to_is_counted_by_its_documents() -> None:
    pool = [_presidency(number, title) for number, title in enumerate(("president", "President", "president"))]
    connection = sqlite3.connect(":memory:")
    for table in (TABLE, *TABLES):
        connection.execute(table)
    titles = []
    for state in ((0,), (0, 1), (0, 1, 2), (0, 2), (2,), (1, 2)):
        documents = [pool[number] for number in state]
        slices = Slices(connection, "1", {x.document.key: x.document.id for x in documents})
        found = resolve(documents, ONTOLOGY, load(), kept=slices)
        slices.write()
        assert found.parts is not None and found.parts == resolve(documents, ONTOLOGY, load()).parts
        homes = [found.parts.home(key) for key in found.parts.homes]
        titles.append([title for home in homes for those in home.posts.values() for title, within, _ in those if within])
    connection.close()
    assert titles == [["president"], both := ["President", "president"], both, ["president"], ["president"], both]


def _presidency(number: int, title: str) -> Extraction:
    draft = Draft(f"d{number}", "Ada Reyes is President of Norland, where she is president.")
    draft.post(title, draft.entity("Ada Reyes"), within=draft.entity("Norland", "Country"))
    return draft.done()
