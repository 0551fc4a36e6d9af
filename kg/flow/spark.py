"""Extraction on Apache Spark: the batches that one process would read go out to its workers, outcomes come back as bytes.

Why waves: a job of Spark hands over nothing before all of it is done. Of small jobs that overlap, outcomes are stored as they come and in order, no core
waits, and neither side holds more than a few of them. Why a wave that fails is halved: Spark tries a batch again on other workers and then gives up the whole
job, but only the document that ends whichever process reads it may be lost.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kg.errors import KgError
from kg.flow.extracting import Outcome, Run
from kg.flow.session import failures, session, trouble
from kg.flow.steps import Steps
from kg.flow.workers import DIED, batches
from kg.model import Document
from kg.ontology.terms import Ontology

if TYPE_CHECKING:
    from pyspark import Broadcast, SparkContext

WAVE = 8
"""batches a job, at most"""
_DIFFERS = "a worker of Spark has another version of kg, its libraries, its model or its places than this machine: all need the same installation"

Batch = list[Document]


@dataclass(frozen=True, slots=True)
class Task:
    """What workers are told once: what to load, and the stamps of all that outcomes depend on, which must come out there as they did here."""

    steps: Steps
    ontology: Ontology
    model: str | None
    stamps: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Answer:
    """The outcomes of a batch, or why a worker cannot read any."""

    outcomes: list[Outcome]
    error: str = ""


def run_on_spark(
    documents: Sequence[Document], steps: Steps, ontology: Ontology, model: str | None, master: str, scratch: Path
) -> Generator[tuple[Document, Outcome]]:
    """Each document with what became of it, in order and as ``run_all`` gives it. What Spark writes on this machine lies in ``scratch``.

    Raises KgError. Close the generator if the rest is not wanted: that ends the jobs under way.
    """
    task = Task(steps, ontology, model, _stamps(steps, ontology, model))
    with session(master, scratch) as context:
        run = partial(_outcomes, context, context.broadcast(task))
        jobs = 2 + context.defaultParallelism // WAVE  # as many as keep all cores busy, and one more
        pool = ThreadPoolExecutor(jobs)
        try:
            for wave, found in _in_order(pool, run, _waves(list(batches(documents))), 2 * jobs):
                for batch, outcomes in zip(wave, found, strict=True):
                    yield from zip(batch, outcomes, strict=True)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            with suppress(*failures()):
                context.cancelAllJobs()
            pool.shutdown()


def _waves(left: list[Batch]) -> Iterator[list[Batch]]:
    """Ever smaller ones at the end: what the last one brings is stored while no worker has anything to do."""
    at = 0
    while at < len(left):
        size = min(WAVE, max(1, (len(left) - at) // 2))
        yield left[at : at + size]
        at += size


def _in_order(
    pool: ThreadPoolExecutor, run: Callable[[list[Batch]], list[list[Outcome]]], waves: Iterator[list[Batch]], ahead: int
) -> Iterator[tuple[list[Batch], list[list[Outcome]]]]:
    """Each wave with its outcomes; no more than ``ahead`` are begun before their turn."""
    begun: deque[tuple[list[Batch], Future[list[list[Outcome]]]]] = deque()
    for wave in waves:
        begun.append((wave, pool.submit(run, wave)))
        if len(begun) == ahead:
            first, future = begun.popleft()
            yield first, future.result()
    for first, future in begun:
        yield first, future.result()


def _outcomes(context: "SparkContext", task: "Broadcast[Task]", wave: list[Batch]) -> list[list[Outcome]]:
    """What became of the documents of each batch. Raises KgError where it is not a document that is to blame."""
    rows = [msgspec.msgpack.encode(batch) for batch in wave]
    try:
        found = context.parallelize(rows, len(rows)).map(partial(_answer, task)).collect()
    except failures() as error:
        if reason := trouble(error):
            raise KgError(reason) from None
        if not any(wave):
            raise KgError("the workers of Spark end at once; its log files say why") from None
        return _halved(context, task, wave)
    answers = [msgspec.msgpack.decode(row, type=_Answer) for row in found]
    if error_of := next((answer.error for answer in answers if answer.error), ""):
        raise KgError(error_of)
    return [answer.outcomes for answer in answers]


def _halved(context: "SparkContext", task: "Broadcast[Task]", wave: list[Batch]) -> list[list[Outcome]]:
    """The outcomes of a wave that has failed as a whole."""
    if len(wave) > 1:
        half = len(wave) // 2
        return _outcomes(context, task, wave[:half]) + _outcomes(context, task, wave[half:])
    (batch,) = wave
    if len(batch) == 1:
        _outcomes(context, task, [[]])  # it is the document, and not that no worker is left
        return [[Outcome(None, DIED)]]
    half = len(batch) // 2
    return [[outcome for part in (batch[:half], batch[half:]) for (outcome,) in _outcomes(context, task, [[d] for d in part])]]


def _answer(task: "Broadcast[Task]", row: bytes) -> bytes:
    """On a worker: a batch in, an answer out."""
    try:
        run = _loaded(task)
    except KgError as error:
        return msgspec.msgpack.encode(_Answer([], str(error)))
    return msgspec.msgpack.encode(_Answer(run(msgspec.msgpack.decode(row, type=Batch))))


@lru_cache(maxsize=1)
def _loaded(task: "Broadcast[Task]") -> Run:
    """Once a process: Spark keeps the processes of its workers, and what was broadcast to them, from batch to batch."""
    told: Task = task.value
    if _stamps(told.steps, told.ontology, told.model) != told.stamps:
        raise KgError(_DIFFERS)
    return told.steps.load_run(told.model, told.ontology)


def _stamps(steps: Steps, ontology: Ontology, model: str | None) -> tuple[str, str]:
    """Of the program, the ontology and the model; and of the places that the user has imported, which only the second one knows."""
    return steps.stamp(ontology, model), steps.graph_stamp(ontology, ())
