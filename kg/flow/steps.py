"""The steps of a build as callables, so that a test can put others in their place."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.flow.extracting import Run, load_run
from kg.flow.slices import Slices
from kg.flow.versions import extraction_stamp, graph_stamp, made_with, versions
from kg.model import Decision, Extraction, Resolution
from kg.ontology.terms import Ontology
from kg.store import graphs, writing
from kg.store.disk.opening import fault
from kg.store.rdf.graphs import changed
from kg.store.rdf.renewing import Renewed
from kg.store.writing import Before, Storing


def load_ontology(folder: Path | None) -> Ontology:
    """Why the bundled one alone is not checked: it does not change between two builds, and whoever changes it runs ``kg check``."""
    from kg import ontology

    return ontology.load(folder, check=folder is not None)


def sift(extraction: Extraction) -> Extraction:
    """The extraction without whom the graph has no place for."""
    from kg.resolution.corpus.bystanders import without_bystanders

    return without_bystanders(extraction)


def resolve(
    extractions: Mapping[str, Extraction],
    ontology: Ontology,
    min_confidence: float,
    decisions: Iterable[Decision] = (),
    slices: Slices | None = None,
) -> Resolution:
    """``slices`` holds what was made of the documents before."""
    from kg import gazetteer
    from kg.resolution import resolve as resolve_all
    from kg.resolution.kept import NOTHING

    return resolve_all(extractions, ontology, gazetteer.load(), min_confidence, decisions, slices or NOTHING)


def storing(folder: Path, base: str, before: Before | None) -> AbstractContextManager[Storing]:
    """A store in ``folder`` to write to, which begins with what ``before`` holds."""
    return writing.storing(folder, base, before)


def resting(store: Storing) -> AbstractContextManager[None]:
    """Meanwhile the store only keeps what it is given to take, and stores it afterwards."""
    return store.store.resting()


def write(
    store: Storing,
    extractions: Mapping[str, Extraction],
    resolution: Resolution,
    ontology: Ontology,
    base: str,
    sources: Mapping[str, str],
    exports: bool,
) -> Renewed:
    """All of the graph into the store, and with ``exports`` Turtle and TriG; what is to be noted of the store then. Where it is known what may have changed, only
    that is looked at. ``sources`` has the digest of each extraction, by the key of its document."""
    known = store.before.digests if store.before is not None and not exports else None
    some = changed(extractions, resolution, ontology, base, sources, known) if known is not None else None
    every = graphs(extractions, resolution, ontology, base, sources) if some is None else some
    return store.finish(every, exports, partly=some is not None)


def draw(folder: Path, page: Path, ontology: Ontology, model: str | None, say: Callable[[str], None]) -> None:
    """The page of the graph in ``folder``, with what it was made with at its foot; ``say`` is told what it leaves out.

    Why not the overview of a large graph: it takes as long as all the rest, and ``kg render`` draws it for who wants it.
    """
    from kg.rendering import READABLE, Options, render
    from kg.store import Dataset

    page.write_text(render(Dataset.open(folder), Options(top=READABLE, about=made_with(ontology, model)), say), encoding="utf-8")


def warm() -> None:
    """Import what writes and draws while other processes extract."""
    for module in ("kg.resolution", "kg.store.writing", "kg.rendering.composition"):
        import_module(module)


def check_base(base: str) -> str:
    from kg.store.notation.terms import check_base as check

    return check(base)


@dataclass(frozen=True, slots=True)
class Steps:
    """What a build does, in order. ``load_run`` must be a function of a module, because other processes may call it."""

    load_ontology: Callable[[Path | None], Ontology] = load_ontology
    stamp: Callable[[Ontology, str | None], str] = extraction_stamp
    graph_stamp: Callable[[Ontology, Iterable[str]], str] = graph_stamp
    load_run: Callable[..., Run] = load_run
    resolve: Callable[..., Resolution] = resolve
    storing: Callable[[Path, str, Before | None], AbstractContextManager[Any]] = storing
    resting: Callable[[Any], AbstractContextManager[None]] = resting
    write: Callable[[Any, Mapping[str, Extraction], Resolution, Ontology, str, Mapping[str, str], bool], Renewed] = write
    draw: Callable[[Path, Path, Ontology, str | None, Callable[[str], None]], None] = draw
    check_base: Callable[[str], str] = check_base
    warm: Callable[[], None] = warm
    sift: Callable[[Extraction], Extraction] = sift
    versions: Callable[[Ontology, str | None], Mapping[str, str]] = versions
    fault: Callable[[Path], str | None] = fault
