"""The build: documents in, an output folder out.

    gather      read the documents, without doubles
    plan        what of them is not in documents.db, or there in another version
    extract     that, in one or several processes, into documents.db; what a document says itself goes on into the store
    resolve     all that documents.db holds
    write       TriG, Turtle, page, and what has changed of the store, beside their places, then switch by renaming

Why the state of the graph is a digest of what it was made from: a run that was cut off anywhere, or a changed option, is seen by
comparing digests, and a build that finds nothing changed touches no file.
"""

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Thread

from kg.documents import Note, Unreadable, printable
from kg.errors import InputError, StoreError
from kg.extraction.confidence import FACT
from kg.flow.cache import Cache, Row, decode, holds_any, opened
from kg.flow.collecting import uncollected
from kg.flow.decisions import read_decisions, unheeded
from kg.flow.extracting import Outcome
from kg.flow.gathering import Gathered, Plan, gather, nothing_found, plan
from kg.flow.output import CACHE, EXPORTS, GRAPHS, PAGE, Marker, claimed, locked, read_marker, staged, switch, trusted, write_marker
from kg.flow.progress import Progress, Silent
from kg.flow.slices import Slices
from kg.flow.staging import Staging
from kg.flow.steps import Steps
from kg.flow.summary import Summary, counts, refusals
from kg.flow.versions import differences
from kg.flow.workers import default_jobs, extracting_here, processors, run_all
from kg.model import Decision, Document
from kg.ontology.terms import Ontology
from kg.store.disk.snapshots import STORE, store_folder
from kg.store.files import settle
from kg.store.rdf.renewing import Renewed
from kg.store.writing import Before

BASE = "https://w3id.org/kg-builder/resource/"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. None means what the output folder was built with before, or else the usual. ``jobs`` are processes; ``spark``
    is a master of Apache Spark, whose workers then extract instead."""

    date: str | None = None
    ontology: Path | None = None
    model: str | None = None
    jobs: int | None = None
    base: str | None = None
    min_confidence: float | None = None
    exports: bool = True
    decisions: Path | None = None
    spark: str | None = None


def build(
    paths: Sequence[Path | str], output: Path, options: Options | None = None, progress: Progress | None = None, steps: Steps | None = None
) -> Summary:
    """Add the documents of ``paths`` to the graph in ``output`` and write it. The same documents give the same bytes in whatever order and with
    however many processes. Raises KgError before anything is changed; a document that fails is reported in the summary."""
    options, progress, steps = options or Options(), progress or Silent(), steps or Steps()
    prepared = prepare(output, options, progress, steps)  # refuse a folder of something else before any work
    progress.step("Reading documents", 0, 0)
    gathered = gather(paths, options.date)
    with writing(output):
        return prepared.run(gathered)


def prepare(output: Path, options: Options, progress: Progress, steps: Steps) -> "Build":
    """All that can be refused before anything is read or written. Raises KgError."""
    _check(options, steps)
    check_own(read_marker(output), output, options)
    ontology = steps.load_ontology(options.ontology)
    return Build(output, options, progress, steps, ontology, steps.stamp(ontology, options.model), read_decisions(output, options.decisions))


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Hold ``output``; a full disk and the like are one clear line. Raises StoreError."""
    try:
        with locked(output):
            yield
    except OSError as error:
        raise StoreError(f"cannot write to {printable(str(output))}: {error.strerror or error}") from error


def _check(options: Options, steps: Steps) -> None:
    if options.base is not None:
        steps.check_base(options.base)
    if options.min_confidence is not None and not 0 <= options.min_confidence <= 1:
        raise InputError("the least confidence must lie between 0 and 1")
    if options.jobs is not None and options.jobs < 1:
        raise InputError("there must be at least one job")
    if options.spark is not None:
        from kg.flow.session import check

        if options.jobs is not None:
            raise InputError("with Spark, its master says how many processes extract: leave --jobs away")
        check(options.spark)


def check_own(marker: Marker, output: Path, options: Options) -> None:
    """Why not go on without: all that the user's own ontology or model had found would be gone from the graph."""
    for name, words in (("ontology", "an ontology"), ("model", "a language model"), ("decisions", "a file of decisions")):
        if getattr(marker, name) and getattr(options, name) is None:
            raise InputError(
                f"{printable(str(output))} was built with {words} of your own: "
                f"name it again with --{name}, or another folder with -o"
            )


def _check_whole(cache: Cache, marker: Marker, output: Path) -> None:
    """A graph whose documents are lost must not be replaced by one of the few that are named now."""
    if (known := len(cache.rows())) < marker.documents:
        raise StoreError(
            f"{printable(str(output / CACHE))} holds {known} of the {marker.documents} documents that the graph was made from: "
            "build all of them into a new folder"
        )


def _check_updates(marker: Marker, output: Path) -> None:
    """What an update wrote is nowhere but in the store, and a graph that is made of the documents is without it."""
    if marker.updates:
        raise StoreError(
            f"{printable(str(output))} holds {marker.updates} SPARQL updates, which a graph made of the documents is without: "
            f"keep what you need with 'kg export FILE.nq', then let 'kg rebuild -o {printable(str(output))}' drop them"
        )


@dataclass(frozen=True, slots=True)
class Build:
    """A build of an output folder, which must be held while it runs."""

    output: Path
    options: Options
    progress: Progress
    steps: Steps
    ontology: Ontology
    stamp: str
    decisions: tuple[Decision, ...] = ()

    def run(self, gathered: Gathered, without: Sequence[str] = (), anew: bool = False) -> Summary:
        """Add ``gathered``, take out the documents whose keys are in ``without``, and write the graph: in any case if ``anew``, else if it has changed."""
        marker = trusted(self._marker(), self.steps.fault(self.output), self.progress.say)
        with claimed(self.output, marker, lambda: holds_any(self.output)), opened(self.output) as cache, ExitStack() as stack:
            _check_whole(cache, marker, self.output)
            if not anew:
                _check_updates(marker, self.output)
            if anew:
                marker = replace(marker, store="", exports="" if self.options.exports else marker.exports)
            write_marker(self.output, marker)
            stored = {key: row for key, row in cache.rows().items() if key not in without}
            todo = plan(gathered.documents, stored, self.stamp, cache.document)
            changing = len(todo.extract) + len(todo.rename) + len(without)
            staging = Staging(
                stack, self.output, lambda folder: self.steps.storing(folder, marker.base or BASE, self._before(cache, marker, changing))
            )
            failed, notes = self._extract(cache, todo, marker, staging)
            for key in without:
                cache.remove(key)  # committed when a graph without it stands
            rows = cache.rows()
            if not rows and failed:
                raise nothing_found((), (*gathered.unreadable, *failed))
            try:
                made, changed = self._graph(cache, rows, marker, staging)
            except BaseException:
                cache.undo()
                raise
        return Summary(
            documents=len(rows),
            new=len(todo.extract) - len(failed),
            counts=made.counts,
            refused=made.refused,
            skipped=(*gathered.unreadable, *failed),
            notes=(*gathered.notes, *notes),
            unknown=gathered.unknown,
            page=self.output / PAGE if self.options.exports else None,
            changed=changed,
            undated=sum(row.date is None for row in rows.values()),
            removed=len(without),
        )

    def _marker(self) -> Marker:
        """The state so far with this run's options."""
        old = read_marker(self.output)
        least = old.min_confidence if self.options.min_confidence is None else self.options.min_confidence
        return replace(
            old,
            base=self.options.base or old.base or BASE,
            min_confidence=FACT if least is None else least,
            ontology=self.options.ontology is not None,
            model=self.options.model is not None,
            decisions=self.options.decisions is not None,
        )

    def _before(self, cache: Cache, marker: Marker, changing: int) -> Before | None:
        """The store to begin with: the present one, if it is known what it holds and most of that will stay."""
        place = store_folder(self.output) if marker.store and changing <= marker.documents // 2 else None
        digests = cache.written(self._written_by(marker)) if place else None
        return Before(place, digests, cache.said) if place and digests is not None else None

    def _written_by(self, marker: Marker) -> str:
        """A digest of what the text of a graph depends on beside the documents, and of the state that it is of."""
        return _digest([self.steps.graph_stamp(self.ontology, (marker.base or BASE,)), marker.store])

    def _extract(self, cache: Cache, todo: Plan, marker: Marker, staging: Staging) -> tuple[tuple[Unreadable, ...], tuple[Note, ...]]:
        """Documents that failed, and notes on those that were not read whole."""
        for line in _announced(todo, differences(marker.versions, self.steps.versions(self.ontology, self.options.model))):
            self.progress.say(line)
        for document in todo.rename:
            cache.rename(document)
        failed, notes = [], []
        total = len(todo.extract)
        if not total:
            return (), ()
        jobs = 1 if self.options.spark else min(self.options.jobs or default_jobs(total), total)
        with ExitStack() as until_extracted, closing(self._outcomes(todo.extract, jobs)) as found:
            for done, (document, outcome) in enumerate(found, 1):
                if done == 1 and jobs > 1:  # all processes have started, and this one only waits
                    Thread(target=self.steps.warm, daemon=True).start()
                if done == 1 and extracting_here(jobs, self.options.spark) >= processors():  # the store would take their time from them
                    until_extracted.enter_context(self.steps.resting(staging.store))
                if outcome.extraction is None:
                    failed.append(Unreadable(document.origin, outcome.problem))
                else:
                    cache.put(document, self.stamp, outcome.extraction)
                    staging.store.take(self.steps.sift(decode(outcome.extraction)))
                if outcome.note:
                    notes.append(Note(document.origin, outcome.note))
                self.progress.step("Extracting", done, total)
        cache.commit()
        return tuple(failed), tuple(notes)

    def _outcomes(self, documents: Sequence[Document], jobs: int) -> Generator[tuple[Document, Outcome]]:
        """What became of each document, in order, in processes of this machine or on Spark."""
        if self.options.spark is None:
            self.progress.step("Extracting", 0, len(documents))
            yield from run_all(documents, partial(self.steps.load_run, self.options.model, self.ontology), jobs)
            return
        from kg.flow.spark import run_on_spark

        self.progress.step(f"Starting Spark at {self.options.spark}", 0, 0)
        Thread(target=self.steps.warm, daemon=True).start()
        with staged(self.output) as scratch:
            yield from run_on_spark(documents, self.steps, self.ontology, self.options.model, self.options.spark, scratch)

    def _graph(self, cache: Cache, rows: Mapping[str, Row], marker: Marker, staging: Staging) -> tuple[Marker, bool]:
        """The state with a graph of all documents, and whether it had to be made."""
        options = (marker.base or BASE, repr(marker.min_confidence), *sorted(map(repr, self.decisions)))
        state = _digest([self.steps.graph_stamp(self.ontology, options), *(f"{key} {row.digest}" for key, row in rows.items())])
        missing = self._missing(marker, state)
        versions = dict(self.steps.versions(self.ontology, self.options.model))
        if not missing:
            return marker, False
        made = replace(marker, store=state, documents=len(rows), versions=versions, updates=0)
        with uncollected():
            fresh = staging.folder
            slices = cache.slices(self.steps.graph_stamp(self.ontology, ()), anew=not marker.store)
            made, renewed = self._written(cache, rows, made, staging, slices)
            if self.options.exports:
                self.progress.step("Drawing the page", 0, 0)
                self.steps.draw(fresh, fresh / PAGE, self.ontology, self.options.model, self.progress.say)
                made = replace(made, exports=state, sizes={name: (fresh / name).stat().st_size for name in GRAPHS})
            settle(*(fresh / name for name in missing))  # of the store, Oxigraph has seen to the files themselves
            write_marker(self.output, replace(marker, store="", exports="", documents=min(marker.documents, len(rows)), updates=0))
            switch(fresh, self.output, missing)
            cache.note(self._written_by(made), renewed)
            cache.commit()
            write_marker(self.output, made)
        return made, True

    def _written(self, cache: Cache, rows: Mapping[str, Row], marker: Marker, staging: Staging, slices: Slices) -> tuple[Marker, Renewed]:
        """Write the graph; the state with what was counted, and what is to be noted of the store. All that the graph was made of is let go of here."""
        self.progress.step("Resolving names and events", 0, 0)
        extractions = cache.extractions(self.steps.sift)
        resolution = self.steps.resolve(extractions, self.ontology, marker.min_confidence or 0, self.decisions, slices)
        slices.write()
        for line in unheeded(resolution):
            self.progress.say(line)
        self.progress.step("Writing the graph", 0, 0)
        sources = {key: row.digest for key, row in rows.items()}
        renewed = self.steps.write(
            staging.store, extractions, resolution, self.ontology, marker.base or BASE, sources, self.options.exports
        )
        return replace(marker, counts=counts(resolution, self.ontology), refused=refusals(resolution)), renewed

    def _missing(self, marker: Marker, state: str) -> tuple[str, ...]:
        """What is to be written: of another state, lost, or not as long as it was."""
        stands = marker.store == state and (self.output / STORE).is_dir()
        missing = () if stands else (STORE,)
        if not self.options.exports:
            return missing
        whole = marker.exports == state and all(_stands(self.output / name, marker) for name in EXPORTS)
        return missing if whole else (*missing, *EXPORTS)


def _stands(file: Path, marker: Marker) -> bool:
    """Whether an export is there and as long as it was; the page may have been drawn in another way since."""
    return file.is_file() and (file.name == PAGE or file.stat().st_size == marker.sizes.get(file.name))


def _announced(todo: Plan, what_changed: str) -> list[str]:
    """Why documents that were read before are read again, or are not where they have another date."""
    told = (
        (todo.outdated, f"stored before are read again: {what_changed}"),
        (todo.dated, "stored before are read again: their date has changed"),
        (todo.later, "are later copies of documents stored before, which keep name and date"),
    )
    return [f"{count} {what}" for count, what in told if count]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
