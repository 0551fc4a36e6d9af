"""``status``: what an output folder holds, of which versions it was made, and whether it is whole. It reads and changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.flow.cache import Row, opened
from kg.flow.maintaining import check
from kg.flow.output import EXPORTS, Marker, read_marker
from kg.flow.steps import Steps
from kg.store.disk.opening import damage
from kg.store.disk.snapshots import STORE


@dataclass(frozen=True, slots=True)
class Standing:
    """State of an output folder. ``documents`` by key; ``outdated`` counts those that the next build reads again, None where that is not known (they were
    read with an ontology or model of the user's own). ``sizes`` are bytes. ``problem`` says what is not as it should be, and what to do."""

    documents: Mapping[str, Row]
    base: str
    min_confidence: float
    counts: Mapping[str, int]
    refused: Mapping[str, int]
    versions: Mapping[str, str]
    outdated: int | None
    sizes: Mapping[str, int]
    exports: str
    problem: str | None


def status(output: Path, steps: Steps | None = None) -> Standing:
    """The state of ``output``. Raises StoreError where there is no graph."""
    steps = steps or Steps()
    check(output)
    marker = read_marker(output)
    with opened(output) as cache:
        rows, behind = cache.rows(), cache.slices("", anew=False).outdated
    return Standing(
        documents=rows,
        base=marker.base or "",
        min_confidence=marker.min_confidence or 0.0,
        counts=marker.counts,
        refused=marker.refused,
        versions=marker.versions,
        outdated=_outdated(marker, rows, steps),
        sizes={name: _bytes(output / name) for name in ("documents.db", STORE, *EXPORTS)},
        exports=_exports(marker),
        problem=_problem(output, marker, rows, behind),
    )


def _outdated(marker: Marker, rows: Mapping[str, Row], steps: Steps) -> int | None:
    if marker.ontology or marker.model:
        return None
    stamp = steps.stamp(steps.load_ontology(None), None)
    return sum(row.stamp != stamp for row in rows.values())


def _exports(marker: Marker) -> str:
    """How the exports stand to the store: "current", "older" or "none"."""
    if not marker.exports:
        return "none"
    return "current" if marker.exports == marker.store else "older"


def _problem(output: Path, marker: Marker, rows: Mapping[str, Row], behind: bool) -> str | None:
    """``behind``: whether the graph is that of other documents."""
    if len(rows) < marker.documents:
        return f"documents.db holds {len(rows)} of the {marker.documents} documents: build all of them into a new folder"
    if behind or not marker.store or not (output / STORE).is_dir():
        return f"the graph is not that of the documents, since a build was cut off: 'kg rebuild -o {output}' makes it anew"
    return damage(output)


def _bytes(path: Path) -> int:
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size if path.is_file() else 0
