"""Several processes that extract at once. Documents go out and extractions come back as bytes.

Why not an executor of the standard library: when one of its processes dies (a crash in compiled code, the system short of memory),
it loses all that is under way. Here each process holds one batch, so that it is known which one it died of; the batch is tried again
document by document, and only the document that ends a process is given up.
"""

import multiprocessing
import os
import re
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

import msgspec

from kg.errors import KgError
from kg.flow.extracting import Outcome, Run
from kg.model import Document

Load = Callable[[], Run]
MAX_JOBS = 8
"""processes at most unless asked for more: each holds a model of its own"""
WORTHWHILE = 60
"""documents from which a second process saves more time than its start costs"""
BATCH = 16
BATCH_CHARACTERS = 200_000
AHEAD = 4
"""batches a process that may be finished before their turn to be handed on"""
_SPARK_HERE = re.compile(r"local(?:\[(\d+|\*)(?:,\d+)?\]|-cluster\[(\d+),(\d+),\d+\])?")
"""A master whose workers run on this machine: its threads, or its processes and the cores of each"""
_READY = b"\0"
DIED = "could not be read (it ended the process that read it)"
"""what is said of a document that ends whichever process reads it"""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extracting_here(jobs: int, spark: str | None) -> int:
    """How many processors of this machine are busy with extraction: by ``jobs`` processes, or by the workers of a master of Spark."""
    if spark is None:
        return jobs
    if not (found := _SPARK_HERE.fullmatch(spark)):
        return 0
    threads, workers, cores = found.groups()
    return int(workers) * int(cores) if workers else processors() if threads == "*" else int(threads or 1)


def default_jobs(documents: int) -> int:
    """Processes for so many documents: one for few, else as many as there are processors, up to MAX_JOBS."""
    return 1 if documents < WORTHWHILE else min(processors(), MAX_JOBS)


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in batches, which depend on nothing but their order."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and (len(batch) == BATCH or size + len(document.text) > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield batch


def ending_small(source: Iterable[list[Document]], jobs: int) -> Iterator[list[Document]]:
    """The same documents, with the last batch for each process in quarters, so that none has long to wait for another at the end."""
    held = deque[list[Document]]()
    for batch in source:
        held.append(batch)
        if len(held) > jobs:
            yield held.popleft()
    for batch in held:
        quarter = -(-len(batch) // 4)
        yield from (batch[at : at + quarter] for at in range(0, len(batch), quarter))


def run_all(documents: Iterable[Document], load: Load, jobs: int) -> Iterator[tuple[Document, Outcome]]:
    """Each document with what became of it, in order. Raises what ``load`` raises."""
    if jobs <= 1:
        run = load()
        for batch in batches(documents):
            yield from zip(batch, run(batch), strict=True)
        return
    pool = _Pool(load, jobs)
    try:
        for batch, found in pool.run(ending_small(batches(documents), jobs)):
            yield from zip(batch, found, strict=True)
    finally:
        pool.close()


class _Worker:
    """One process and the batch that it holds: its number and its documents."""

    def __init__(self, context: BaseContext, load: Load, siblings: Sequence["_Worker"] = ()) -> None:
        self.connection, other = context.Pipe()
        # A forked process inherits these ends; while it holds them, no other one would see that this process has ended.
        forks = context.get_start_method() == "fork"
        inherited = [self.connection, *(sibling.connection for sibling in siblings)] if forks else []
        process: Any = context.Process  # type: ignore[attr-defined]  # every context has it
        self.process = process(target=_serve, args=(other, load, inherited), daemon=True)
        self.process.start()
        other.close()
        self.task: tuple[int, list[Document]] | None = None
        self.ready = False

    def give(self, number: int, batch: list[Document]) -> None:
        self.task = (number, batch)
        with suppress(OSError):  # it has died; that shows when its answer is read
            self.connection.send_bytes(msgspec.msgpack.encode(batch))

    def answer(self) -> list[Outcome] | None:
        """What it found; None if it has died over its batch. Raises KgError if it did not even begin."""
        try:
            if not self.ready:
                self._begin(self.connection.recv_bytes())
            return msgspec.msgpack.decode(self.connection.recv_bytes(), type=list[Outcome])
        except (EOFError, OSError):
            if not self.ready:
                raise KgError("a process that extracts could not be started; try again with one (--jobs 1)") from None
            return None

    def _begin(self, greeting: bytes) -> None:
        if greeting != _READY:
            raise KgError(greeting.decode())
        self.ready = True

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(self, load: Load, jobs: int) -> None:
        # A fork shares the loaded model; it is safe only on Linux and while this process has one thread.
        forks = sys.platform == "linux" and threading.active_count() == 1
        self.context: BaseContext = multiprocessing.get_context("fork" if forks else "spawn")
        self.load: Load = _Loaded(load()) if forks else load
        self.jobs = jobs
        self.workers: list[_Worker] = []

    def run(self, source: Iterator[list[Document]]) -> Iterator[tuple[list[Document], list[Outcome]]]:
        numbered = enumerate(source)
        done: dict[int, tuple[list[Document], list[Outcome]]] = {}
        turn, more = 0, True
        while True:
            while more and len(self._busy()) < self.jobs and self._ahead(done, turn) < AHEAD * self.jobs:
                if (task := next(numbered, None)) is None:
                    more = False
                else:
                    self._idle().give(*task)
            while turn in done:
                yield done.pop(turn)
                turn += 1
            if not (busy := self._busy()):
                if not more and not done:
                    return
                continue
            for ready in wait([worker.connection for worker in busy]):
                worker = next(w for w in busy if w.connection is ready)
                self._collect(worker, done)

    def _collect(self, worker: _Worker, done: dict[int, tuple[list[Document], list[Outcome]]]) -> None:
        assert worker.task is not None
        number, batch = worker.task
        found = worker.answer()
        worker.task = None
        if found is None:
            self._drop(worker)
            found = [self._single(document) for document in batch] if len(batch) > 1 else [Outcome(None, DIED)]
        done[number] = (batch, found)

    def _single(self, document: Document) -> Outcome:
        """One document in a process of its own."""
        worker = _Worker(self.context, self.load, self.workers)
        try:
            worker.give(0, [document])
            found = worker.answer()
            return found[0] if found else Outcome(None, DIED)
        finally:
            worker.end()

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.task]

    def _idle(self) -> _Worker:
        idle = next((worker for worker in self.workers if not worker.task), None)
        if idle is None:
            idle = _Worker(self.context, self.load, self.workers)
            self.workers.append(idle)
        return idle

    def _ahead(self, done: dict[int, Any], turn: int) -> int:
        return sum(1 for number in done if number > turn)

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        self.workers.remove(worker)

    def close(self) -> None:
        for worker in self.workers:
            worker.end()
        self.workers.clear()


class _Loaded:
    """What is loaded already, for processes that inherit it."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def __call__(self) -> Run:
        return self.run


def _serve(connection: Connection, load: Load, inherited: Sequence[Connection]) -> None:
    """The life of a process: load, then batch in, outcomes out, until the other side closes."""
    for other in inherited:
        other.close()
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # several processes fight over the cores otherwise
    with suppress(EOFError, OSError, KeyboardInterrupt):
        try:
            run = load()
        except KgError as error:
            connection.send_bytes(str(error).encode())
            return
        connection.send_bytes(_READY)
        while True:
            batch: Sequence[Document] = msgspec.msgpack.decode(connection.recv_bytes(), type=list[Document])
            connection.send_bytes(msgspec.msgpack.encode(run(batch)))
