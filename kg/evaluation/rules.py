"""What each rule is worth, and what the confidences are: tables of the kit's verdicts for the terminal and for the documentation."""

from collections.abc import Iterable, Sequence

from kg.evaluation.scorer import Scores
from kg.evaluation.verdicts import Tally, by_confidence, by_rule, share

RULES = ("rule", "layer", "fired", "judged", "right", "right, %", "confidence, %")
RELIABILITY = ("confidence", "layer", "said", "judged", "right", "right, %", "confidence, %")
ABOUT = """A trigger is wrong if the set marks no event there or one of another class, so read triggers only where a set marks every event. A role is
judged where both sides have its event, a relation where its passage is annotated for it. Gold that is not exhaustive makes shares too low."""


EVERY_EVENT = ("meantime",)
"""Sets that mark every event."""
NOT_EXHAUSTIVE = ("re3d", "text2kgbench")
"""Sets whose gold leaves out much that is true, as the kit says: a wrong verdict there says little."""
INTRODUCTION = """What share of the judged claims of each confidence is right, over the sets here that annotate relations, roles or events exhaustively (so without
re3d and text2kgbench; redocred's gold, too, lacks some of what is true). A bare trigger, an event of which nothing is told, keeps a confidence below what facts
need by decision, not by doubt: see `kg/extraction/confidence.py`."""


def rules_as_text(scores: Scores) -> str:
    """A table for the terminal, the rules that were wrong most often first."""
    rows = [RULES, *map(_cells, by_rule(scores.verdicts))]
    if len(rows) == 1:
        return f"{scores.set}: the kit judges no single prediction of this set\n"
    widths = [max(len(row[column]) for row in rows) for column in range(len(RULES))]
    return "\n".join([f"{scores.set}, rules", *(_line(row, widths) for row in rows), ABOUT]) + "\n"


def rules_as_markdown(all_scores: Iterable[Scores]) -> str:
    """One section a set."""
    sections = [
        ["## " + scores.set + ", rules", "", *_table(RULES, by_rule(scores.verdicts)), ""] for scores in all_scores if scores.verdicts
    ]
    return "\n".join(line for section in sections for line in [*section, ABOUT, ""])


def reliability_as_markdown(all_scores: Iterable[Scores]) -> str:
    """How far the confidences can be believed, all sets together; nothing where nothing was judged. Triggers only of sets that mark every event."""
    exhaustive = [scores for scores in all_scores if scores.set not in NOT_EXHAUSTIVE]
    verdicts = [v for scores in exhaustive for v in scores.verdicts if v.layer != "trigger" or scores.set in EVERY_EVENT]
    found = [tally for tally in by_confidence(verdicts) if tally.judged]
    if not found:
        return ""
    return "\n".join(["## Confidence", "", INTRODUCTION, "", *_table(RELIABILITY, found), ""])


def _table(head: tuple[str, ...], tallies: Sequence[Tally]) -> list[str]:
    rows = [head, ("---", "---", *("--:" for _ in head[2:])), *map(_cells, tallies)]
    return [f"| {' | '.join(row)} |" for row in rows]


def _cells(tally: Tally) -> tuple[str, ...]:
    shares = (f"{share(tally):.0f}", f"{100 * tally.confidence:.0f}") if tally.judged else ("", "")
    return (tally.name, tally.layer, str(tally.fired), str(tally.judged), str(tally.right), *shares)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    words = (cell.ljust(width) for cell, width in zip(row[:2], widths, strict=False))
    numbers = (cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True))
    return "  ".join([*words, *numbers]).rstrip()
