"""Scores as a table: precision beside recall, the starting line beside ours, the published figures below."""

from collections.abc import Iterable

from kg.evaluation.published import CONDITIONS, NAMES_ONLY, PUBLISHED, STARTING
from kg.evaluation.rows import Row
from kg.evaluation.scorer import ALL_FORMS, Scores

HEAD = ("measure", "P", "R", "F1", "gold", "names alone, F1")
PREFACE = """# Scoreboard

Precision (P), recall (R) and F1 in percent on the development parts of open corpora, end to end from raw text, with the scorer that comes
with the corpora. These parts were read while rules were written, so a figure here is a training figure: it guides work, and it is no
evidence of quality on texts that nobody has read. "Names alone" is what the parser's names give without any rule of ours. The published
figures are on other parts and mostly on easier tasks (entities, mentions or triggers given).

Reproduce with

    {command}
"""


def as_text(scores: Scores) -> str:
    """A table for the terminal, then what was left out and what others report."""
    rows = [HEAD, *(_cells(scores.set, row) for row in scores.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join([scores.set, *(_line(row, widths) for row in rows), *_notes(scores)]) + "\n"


def as_markdown(all_scores: Iterable[Scores], command: str) -> str:
    """The page ``docs/scoreboard.md``."""
    return "\n".join([PREFACE.format(command=command), *(_section(scores) for scores in all_scores)])


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join([row[0].ljust(widths[0]), *numbers]).rstrip()


def _section(scores: Scores) -> str:
    table = [HEAD, ("---", "--:", "--:", "--:", "--:", "--:"), *(_cells(scores.set, row) for row in scores.rows)]
    lines = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([f"## {scores.set}", "", *lines, "", *(f"- {note}" for note in _notes(scores)), ""])


def _cells(name: str, row: Row) -> tuple[str, ...]:
    start = STARTING.get((name, row.name))
    measures = (f"{value:.1f}" for value in (row.precision, row.recall, row.f1))
    return (row.name, *measures, f"{row.gold:.0f}", f"{start:.1f}" if start else "")


def _notes(scores: Scores) -> list[str]:
    left_out = ", ".join(f"{count} {what}" for what, count in scores.left_out.items()) or "nothing"
    names = (
        f'Only names are annotated, so names alone are scored (`kg extract --names`); rows marked "{ALL_FORMS}" count the rest as wrong.'
    )
    return [
        *([names] if scores.set in NAMES_ONLY else []),
        *([CONDITIONS[scores.set]] if scores.set in CONDITIONS else []),
        f"Left out of the score: {left_out}.",
        f"Published: {PUBLISHED.get(scores.set, 'not known')}.",
    ]
