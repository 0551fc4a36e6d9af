"""What a build's process does and tells: the real steps but for the language model, in whose place stands what was found before, and the page."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace
from pyoxigraph import Store

from kg.flow.cache import decode
from kg.flow.extracting import Outcome, Run
from kg.flow.output import read_marker
from kg.model import Document
from kg.ontology.terms import Ontology
from tests.flow.stand_ins import draw, stamp, versions

__all__ = ["difference", "draw", "given", "graph_stamp", "load_run", "stamp", "versions"]


def given(ontology: Ontology, folder: Path | None) -> Ontology:
    """An ontology that is loaded already."""
    return ontology


def graph_stamp(ontology: Ontology, options: Iterable[str]) -> str:
    return " ".join((ontology.version, *options))


def load_run(known: Mapping[tuple[str, str | None], bytes], model: str | None, ontology: Ontology, unnamed: bool = False) -> Run:
    """What is known of a document with its key and date."""

    def run(documents: Sequence[Document]) -> list[Outcome]:
        return [Outcome(msgspec.json.encode(replace(decode(known[one.key, one.date]), document=one))) for one in documents]

    return run


def difference(living: Path, anew: Path, exports: Sequence[str]) -> str | None:
    """The first difference between two folders: in ``exports``, the store, what is noted of it, and the marker."""
    for name in exports:
        if (living / name).read_bytes() != (anew / name).read_bytes():
            return name
    here, there = (set(Store.read_only(str((folder / "store").resolve()))) for folder in (living, anew))
    if here != there:
        return "\n".join(
            (
                "store",
                *(f"- {quad}" for quad in sorted(map(str, here - there))[:4]),
                *(f"+ {quad}" for quad in sorted(map(str, there - here))[:4]),
            )
        )
    if _noted(living) != _noted(anew):
        return "what is noted of the store"
    marks = [msgspec.to_builtins(read_marker(folder)) for folder in (living, anew)]
    other = [name for name in marks[0] if marks[0][name] != marks[1][name] and (exports or name not in ("exports", "sizes"))]
    return f"marker: {other}" if other else None


def _noted(folder: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "documents.db") as connection:
        return connection.execute("SELECT * FROM sections ORDER BY graph, section").fetchall()
