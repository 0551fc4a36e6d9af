"""README's tables of figures are excerpts of ``docs/scoreboard.md`` and ``benchmarks/results.md``, so that no figure is written by hand."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

SHOWN: Mapping[str, tuple[str, ...]] = {
    "meantime": (
        "mentions overlap, typed",
        "entities within documents CoNLL",
        "entities across documents CoNLL",
        "triggers overlap, typed",
        "roles typed, given the event",
        "roles typed",
        "polarity Denied",
        "modality Planned",
        "modality Possible",
        "attribution, of events attributed in gold",
        "times value",
        "event dates equal",
    ),
    "wikievents": ("mentions overlap, typed; recall on names", "triggers overlap, typed", "roles typed, given the event", "roles typed"),
    "redocred": ("mentions overlap, typed", "entities within documents CoNLL", "relations"),
    "knowledgenet": ("relations",),
    "geoparsing": ("places GeoNames id", "places within 161 km"),
}
"""set -> the rows that a visitor sees: the good and the bad"""
PART = re.compile(r"(<!-- (\w+): begin -->\n).*?(<!-- \2: end -->)", re.DOTALL)


def with_figures(page: str, root: Path) -> str:
    """The page with its tables as the measurements say now."""
    tables = {"scoreboard": scoreboard(root / "docs" / "scoreboard.md"), "benchmark": benchmark(root / "benchmarks" / "results.md")}
    return PART.sub(lambda found: f"{found[1]}{tables[found[2]]}{found[3]}", page)


def scoreboard(path: Path) -> str:
    head = "| corpus | measure | P | R | F1 | names alone, F1 |\n|---|---|--:|--:|--:|--:|\n"
    return head + "".join(_rows(path.read_text("utf-8"))) if path.is_file() else ""


def _rows(page: str) -> Iterator[str]:
    for section in page.split("\n## ")[1:]:
        name = section.split("\n", 1)[0].strip()
        rows = {cells[0]: cells for line in section.splitlines() if len(cells := [c.strip() for c in line.strip("|").split("|")]) == 6}
        for measure in SHOWN.get(name, ()):
            if measure in rows:
                _, precision, recall, f1, _, alone = rows[measure]
                yield f"| {name} | {measure} | {precision} | {recall} | {f1} | {alone} |\n"


def benchmark(path: Path) -> str:
    """The table of the first section, the whole flow."""
    lines = path.read_text("utf-8").split("\n# ")[0].splitlines() if path.is_file() else []
    return "".join(f"{line}\n" for line in lines if line.startswith("|"))
