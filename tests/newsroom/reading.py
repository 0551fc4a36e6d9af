"""What the language model finds in a report: the model is loaded once a process, and no report read twice."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kg import ontology
from kg.flow.cache import decode
from kg.flow.extracting import Run, load_run
from kg.model import Decision, Document, Extraction
from kg.ontology.terms import Ontology
from tests.newsroom.reports import Report
from tests.newsroom.steps import Copy, Verdict

FILES = "reports.jsonl", "again.jsonl"


def document(report: Report, copy: Copy) -> Document:
    """As a build reads it from one of ``FILES``. Two reports have one id, so that a row of an id may come to hold another text."""
    file = FILES[copy.again]
    id_ = f"{file[0]}{copy.number // 2}"
    date = copy.date if copy.redated else report.date
    return Document(key=report.key, id=id_, text=report.text, title=report.title, date=date, source=report.source, origin=file)


def found(of: Document, own: str = "") -> Extraction:
    """What stands in it, with one's ``own`` ontology."""
    return replace(decode(_found(of.key, of.text, of.title, of.source, of.date, own)), document=of)


def decided(reports: Sequence[Report], verdicts: Sequence[Verdict]) -> tuple[Decision, ...]:
    """The verdicts as decisions on all mentions in the reports."""
    read = [found(document(report, Copy(number))) for number, report in enumerate(reports) if report.text]
    sides = [(x.document.key[:10], m.start, m.end) for x in read for one in (*x.entities, *x.events) for m in one.mentions]
    return tuple(Decision(sides[v.left % len(sides)], sides[v.right % len(sides)], v.same) for v in verdicts if sides)


@cache
def loaded(own: str) -> Ontology:
    """The bundled ontology, extended by the file of that name."""
    return ontology.load(Path(__file__).with_name(f"{own}.ttl") if own else None, check=False)


@cache
def _run(own: str) -> Run:
    return load_run(None, loaded(own))


@lru_cache(20_000)
def _found(key: str, text: str, title: str, source: str | None, date: str | None, own: str) -> bytes:
    """Why without id and file: they do not show in what is found."""
    (outcome,) = _run(own)([Document(key=key, id=key, text=text, title=title, date=date, source=source)])
    assert outcome.extraction is not None, outcome.problem
    return msgspec.json.encode(decode(outcome.extraction))
