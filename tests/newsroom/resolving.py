"""Who is who, and what happened: a resolution that was reached step by step is the one that is made of the same documents at once."""

import sqlite3
from collections.abc import Mapping

from kg.flow.ledgers import TABLES
from kg.flow.slices import TABLE, Slices
from kg.flow.steps import sift
from kg.gazetteer import load
from kg.model import Decision, Extraction, Resolution
from kg.resolution import resolve
from kg.resolution.kept import NOTHING
from tests.newsroom.reading import decided, document, found, loaded
from tests.newsroom.steps import Add, AnyStep, Case, Decide, Remove


def grows(case: Case) -> None:
    """A copy takes the place of the one before, whatever its date."""
    connection = sqlite3.connect(":memory:")
    for table in (TABLE, *TABLES):
        connection.execute(table)
    held: dict[int, Extraction] = {}
    decisions: tuple[Decision, ...] = ()
    for step in case.steps:
        if isinstance(step, Decide):
            decisions = decided(case.reports, step.verdicts)
        held = _held(case, step, held)
        corpus = {found.document.key: found for found in sorted(held.values(), key=lambda found: found.document.key)}
        slices = Slices(connection, "1", {key: f"{x.document.id} {x.document.date}" for key, x in corpus.items()})
        _agree(
            resolve(corpus, loaded(""), load(), decisions=decisions, kept=slices),
            resolve(corpus, loaded(""), load(), decisions=decisions, kept=NOTHING),
        )
        slices.write()
    connection.close()


def _held(case: Case, step: AnyStep, before: Mapping[int, Extraction]) -> dict[int, Extraction]:
    """The documents behind a step, by their numbers."""
    if isinstance(step, Remove):
        return {number: found for number, found in before.items() if number not in step.numbers}
    copies = (
        [copy for copy in step.copies if copy.number < len(case.reports) and case.reports[copy.number].text]
        if isinstance(step, Add)
        else []
    )
    return {**before, **{copy.number: sift(found(document(case.reports[copy.number], copy))) for copy in copies}}


def _agree(living: Resolution, anew: Resolution) -> None:
    for name in (
        "nodes",
        "path_of",
        "merges",
        "facts",
        "refused",
        "origin_of",
        "open",
        "apart",
        "unheeded",
        "replaced",
        "placements",
        "outlines",
    ):
        assert _plain(getattr(living, name)) == _plain(getattr(anew, name)), name
    assert living == anew, "document by document"
    assert living.parts is not None and anew.parts is not None
    assert living.parts.tally == anew.parts.tally, "tally"


def _plain(outcome: object) -> object:
    return dict(outcome) if isinstance(outcome, Mapping) else tuple(outcome)  # type: ignore[call-overload]
