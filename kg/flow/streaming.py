"""Extraction without a graph: each document in the common JSON form."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

import msgspec

from kg.documents import Note, Unreadable, read
from kg.flow.gathering import nothing_found
from kg.flow.steps import Steps
from kg.flow.workers import WORTHWHILE, Load, default_jobs, run_all
from kg.model import INFERRED, Decision, Document, Extraction, Place, Ref, Resolution, Value
from kg.ontology.terms import Ontology

Json = dict[str, Any]
Decide = Callable[[Sequence[Extraction], Resolution], Sequence[Decision]]
"""What is answered to the questions of a first resolution"""


def extract(
    paths: Sequence[Path | str],
    date: str | None = None,
    ontology_folder: Path | None = None,
    model: str | None = None,
    jobs: int | None = None,
    resolve: bool = True,
    steps: Steps | None = None,
    amend: Callable[[Extraction], Extraction] | None = None,
    decide: Decide | None = None,
) -> Iterator[Json | Note]:
    """Each document in the common form, in order, or why there is none. ``amend`` may change what was extracted before it is resolved,
    ``decide`` answer what resolution asks: then it is made anew with the answers.

    With ``resolve``, ids hold across documents and places have coordinates, so nothing comes before all documents are read; without, each comes
    as soon as it is done. Raises InputError if there is no document at all.
    """
    steps = steps or Steps()
    ontology = steps.load_ontology(ontology_folder)
    steps.stamp(ontology, model)  # a model that is not there is known at once
    found = _extractions(paths, date, partial(steps.load_run, model, ontology, unnamed=True), jobs)
    if resolve:
        yield from _resolved(tuple(amend(item) if amend and isinstance(item, Extraction) else item for item in found), ontology, steps, decide)
    else:
        yield from (item if isinstance(item, Note) else _common(item, ontology, {}, {}, {}, {}) for item in found)


def read_tuples(paths: Sequence[Path | str], date: str | None = None, model: str | None = None) -> Iterator[Json | Note]:
    """Each document's open tuples, in order, or why there are none. Raises InputError if there is no document at all.

    One process: there is nothing beside the parse that takes time.
    """
    from kg.extraction.parse.parsing import load_model, parse
    from kg.extraction.tuples import open_tuples

    nlp = load_model(model)
    waiting: list[Note] = []
    some = False
    for document, parsed in parse(nlp, _documents(paths, date, waiting)):
        some = True
        yield {"id": document.id, "tuples": [list(found) for found in open_tuples(parsed, document.text)]}
    yield from waiting
    if not some:
        raise nothing_found(paths, waiting)


def _extractions(paths: Sequence[Path | str], date: str | None, load: Load, jobs: int | None) -> Iterator[Extraction | Note]:
    """What the documents yield and what cannot be read. Raises InputError if nothing can."""
    waiting: list[Note] = []
    some = False
    documents = _documents(paths, date, waiting)
    first = list(islice(documents, WORTHWHILE))  # enough to tell whether a second process is worth its start
    for document, outcome in run_all(chain(first, documents), load, jobs or default_jobs(len(first))):
        yield from waiting
        waiting.clear()
        some = True
        if outcome.extraction is None:
            yield Unreadable(document.origin, outcome.problem)
        else:
            yield msgspec.json.decode(outcome.extraction, type=Extraction)
    if not some:
        raise nothing_found(paths, waiting)
    yield from waiting


def _documents(paths: Sequence[Path | str], date: str | None, unreadable: list[Note]) -> Iterator[Document]:
    for item in read(paths, date):
        if isinstance(item, Note):
            unreadable.append(item)
        else:
            yield item


def _resolved(found: Sequence[Extraction | Note], ontology: Ontology, steps: Steps, decide: Decide | None) -> Iterator[Json | Note]:
    """Ids across documents: copies of one text share theirs."""
    from kg.extraction.unnamed import without_unnamed

    unique = dict(sorted({item.document.key: without_unnamed(item) for item in found if isinstance(item, Extraction)}.items()))
    resolution = steps.resolve(unique, ontology, 0.0)
    if decide is not None:
        resolution = steps.resolve(unique, ontology, 0.0, decide(list(unique.values()), resolution))
    places = {node.path: node.place for node in resolution.nodes if node.place}
    near = {found.place: places[found.at] for found in resolution.placements if found.at in places}
    dates = _dates(unique.values(), resolution.path_of)
    yield from (item if isinstance(item, Note) else _common(item, ontology, resolution.path_of, places, near, dates) for item in found)


def _dates(extractions: Iterable[Extraction], path_of: Mapping[Ref, str]) -> dict[str, str]:
    """When an event was, by its path, where one of its mentions says so and no other says otherwise."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        for claim in extraction.claims:
            if claim.predicate == "date" and isinstance(claim.object, Value) and not claim.rule.startswith(INFERRED):
                told[path_of[extraction.document.key, claim.subject]].add(claim.object.value)
    return {path: next(iter(days)) for path, days in told.items() if len(days) == 1}


def _common(
    extraction: Extraction,
    ontology: Ontology,
    names: Mapping[Ref, str],
    places: Mapping[str, Place],
    near: Mapping[str, Place],
    dates: Mapping[str, str],
) -> Json:
    from kg.extraction.common_form import to_common

    return to_common(extraction, lambda kind: ontology.superclasses.get(kind, frozenset()), names, places, near, dates)
