"""A graph that lives: whatever documents come, go and change their date, it is the graph that one build of those that are left makes."""

import json
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pyoxigraph import Quad, Store

from kg import flow
from kg.flow import Options, Steps
from kg.flow.extracting import Outcome, Run, outcomes
from kg.flow.output import read_marker
from kg.model import Document, Extraction
from tests.flow.stand_ins import draw, stamp, versions
from tests.resolution.test_properties import ONTOLOGY, drafts

DOCUMENTS = 4
DATES = "2024-05-06", "2024-05-20"
Dated = Mapping[int, str]
"""The documents that a graph is of, by number, each with its date"""
STATES = st.lists(
    st.dictionaries(st.integers(0, DOCUMENTS - 1), st.sampled_from(DATES), min_size=1, max_size=DOCUMENTS), min_size=3, max_size=5
)


def steps(found: Sequence[Extraction]) -> Steps:
    """The real steps but for the language model, in whose place stands what was ``found`` in each document, and the page."""

    def extract(document: Document, _: object) -> Extraction:
        return replace(found[int(document.id)], document=document)

    def load_run(model: str | None, ontology: object, unnamed: bool = False) -> Run:
        return lambda documents: list[Outcome](outcomes(documents, lambda texts: list(texts), extract))

    return Steps(lambda _: ONTOLOGY, stamp, lambda _, options: " ".join(options), load_run, draw=draw, versions=versions)


def build(found: Sequence[Extraction], dated: Dated, out: Path, exports: bool = False) -> None:
    """Make the graph in ``out`` that of ``dated``: take out what is not in it, then add what is new or has another date."""
    held = {row.id for row in flow.status(out).documents.values()} if out.exists() else set()
    if gone := sorted(held - {str(number) for number in dated}):
        flow.remove(gone, out, Options(exports=exports), steps=steps(found))
    rows = (
        {"id": str(number), "title": f"Report {number}", "text": found[number].document.text or "Nothing.", "date": date}
        for number, date in dated.items()
    )
    file = out.parent / "reports.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    flow.build([file], out, Options(exports=exports, jobs=1), steps=steps(found))


def held(out: Path) -> set[Quad]:
    return set(Store.read_only(str((out / "store").resolve())))


def noted(out: Path) -> list[tuple[object, ...]]:
    """What is known of what the store holds."""
    with sqlite3.connect(out / "documents.db") as connection:
        return connection.execute("SELECT * FROM sections ORDER BY graph, section").fetchall()


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.tuples(*(drafts(number) for number in range(DOCUMENTS))), STATES)
def test_a_graph_that_grew_is_one_made_at_once(found: tuple[Extraction, ...], states: list[Dated]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        living, anew = Path(scratch) / "living", Path(scratch) / "anew"
        for state in states:
            build(found, state, living)
        build(found, dict(reversed(list(states[-1].items()))), anew, exports=True)
        assert held(living) == held(anew)
        assert noted(living) == noted(anew)
        flow.rebuild(living, Options(exports=True), steps=steps(found))
        for name in ("graph.ttl", "graph.trig"):
            assert (living / name).read_bytes() == (anew / name).read_bytes()
        assert read_marker(living) == read_marker(anew)
