"""The served graph: the keeper that holds its last committed state, questions to it, and updates.

Why a new keeper for a new state: a child that answers sees one state from beginning to end, a build may switch the store meanwhile, and while the new state is
read, the old one goes on answering.
"""

import contextlib
import json
import os
import select
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kg.errors import StoreError
from kg.serving.protocol import Refused
from kg.serving.sealing import READY
from kg.store.disk import locks, marker, snapshots
from kg.store.disk.opening import graph_file
from kg.store.disk.snapshots import store_folder
from kg.store.reading import child

LOOK_EVERY = 0.5
"""Seconds between looks whether there is a newer state."""
TRY_AGAIN = 2.0
"""Seconds after which a state that could not be read is tried again."""
ATTENTION = 0.1
"""Seconds after which it is noticed at the latest that nobody waits for an answer any more."""
Signature = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may cost: seconds, and bytes of the answer."""

    seconds: float
    largest: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a child gave: the line before the body, and the body."""

    head: Mapping[str, Any]
    body: bytes


class Keeper:
    """A process that holds a state of the graph. Raises StoreError where it cannot."""

    def __init__(self, path: Path) -> None:
        ours, theirs = socket.socketpair()
        command = [*child.command("kg.serving.keeper"), str(path)]
        # A group of its own: Ctrl-C is for the server, which ends it.
        self._process = subprocess.Popen(command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env=child.environment(), process_group=0)
        theirs.close()
        self._connection = ours
        self._lock = threading.Lock()
        greeting = ours.recv(10_000)
        if not greeting.startswith(READY):
            self.close()
            raise StoreError(greeting.decode("utf-8", "replace") or f"the graph at {path} cannot be read (out of memory?)")
        self.about: Mapping[str, Any] = json.loads(greeting.removeprefix(READY))
        """What the server itself wants to know of the graph."""

    def ask(self, request: Mapping[str, Any], unwanted: Callable[[], bool]) -> bytes | None:
        """All that a child writes; less than a line where it was ended, None where the answer became ``unwanted``: the child then ends, its pipe has no reader."""
        reading, writing = os.pipe()
        with open(reading, "rb", buffering=0) as answer:  # noqa: PTH123  # a descriptor
            try:
                with _question(request) as question, self._lock:
                    socket.send_fds(self._connection, [b"?"], [question.fileno(), writing])
            except OSError:  # the keeper has ended
                return b""
            finally:
                os.close(writing)
            return _read(answer, unwanted)

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def ends(self) -> bool:
        """Whether the process has ended, or does so right now: the system lets go of what it had open a moment before."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.5)
        return self.ended

    def close(self) -> None:
        """Let the process end; questions that it is at are answered."""
        self._connection.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)


def _question(request: Mapping[str, Any]) -> IO[bytes]:
    """A file that holds one question and is read from its beginning; on no disk where the system has such files."""
    file = open(os.memfd_create("question"), "w+b") if hasattr(os, "memfd_create") else tempfile.TemporaryFile()  # noqa: PTH123, SIM115
    file.write(json.dumps(request).encode("utf-8", "surrogatepass"))
    file.seek(0)
    return file


def _read(answer: IO[bytes], unwanted: Callable[[], bool]) -> bytes | None:
    """All that comes until there is no writer; None where it became ``unwanted``."""
    found, poll = bytearray(), select.poll()
    poll.register(answer, select.POLLIN)
    while not unwanted():
        if poll.poll(1000 * ATTENTION):
            part = answer.read(1 << 20)
            if not part:
                return bytes(found)
            found.extend(part)
    return None


class Graph:
    """The graph at ``path``, in its last committed state. Raises StoreError where there is none."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self._starting = threading.Lock()
        self._updating = threading.Lock()
        self._signature = _signature(path)
        self._keeper = Keeper(path)
        self._looked = time.monotonic()
        self._failed: tuple[Signature, float] | None = None
        """A state that could not be read, and when that was tried."""
        self.problem: str | None = None
        """Why the newest state is not the one that is served."""
        self.ending = threading.Event()
        """Set where no answer is waited for any more."""

    def ask(self, kind: str, left: Callable[[], bool] = lambda: False, **request: Any) -> Answer:
        """The answer to a question. Raises Refused where it took too long, too much memory, or gave too much, and where who asked has ``left``."""
        limit = self.limits.seconds
        question = {"ask": kind, "timeout": limit, "largest": self.limits.largest, **request}
        for again in (True, False):
            keeper, started = self._current(), time.monotonic()
            data = keeper.ask(question, lambda: left() or self.ending.is_set())
            over = time.monotonic() - started >= limit - 0.05
            if data != b"" or over or not again or not keeper.ends():  # else who held the graph was ended before it had heard this
                break
        if data is None:
            raise Refused(503, "the server ends") if self.ending.is_set() else Refused(400, "the client has left")
        line, end, body = data.partition(b"\n")
        if not end:
            if over:
                raise Refused(503, f"the query took more than {limit:g} seconds and was stopped")
            if keeper.ends():
                raise Refused(503, "the process that holds the graph has ended, and another one begins: ask again", {"Retry-After": "1"})
            raise Refused(503, "the query ran out of memory")
        return Answer(json.loads(line), body)

    def about(self) -> Mapping[str, Any]:
        """How many statements and documents the graph has, and the base of its resources. Nothing that strangers ask holds this up."""
        return self._current().about

    def update(self, sparql: str) -> None:
        """Apply an update: all of it becomes the next state, or nothing. Raises Refused."""
        with self._updating, _locked(self.path):
            into = snapshots.fresh_folder(self.path)
            try:
                raise_for(_applied(self.path, into, sparql, self.limits.seconds, self.ending), self.limits)
                with marker.noting_update(self.path):
                    snapshots.commit(into, self.path)
            finally:
                snapshots.discard(into)
        with self._starting:
            self._renew()

    @property
    def updated(self) -> bool:
        """Whether the store holds updates that did not come from documents."""
        return bool(self.path.is_dir() and marker.read(self.path).get("updates"))

    def page(self) -> str | None:
        """The page that the build left, where it is of the served state."""
        file = self.path / "graph.html"
        return str(file) if self.path.is_dir() and file.is_file() and marker.is_current(self.path, "graph.html") else None

    def close(self) -> None:
        self._keeper.close()

    def _current(self) -> Keeper:
        """The process to ask. Raises Refused where the one that there was has ended and there is no other."""
        if self._keeper.ended:
            with self._starting:
                self._renew()
            if self._keeper.ended:
                raise Refused(503, f"the graph cannot be read now: {self.problem}", {"Retry-After": str(round(TRY_AGAIN))})
        elif time.monotonic() - self._looked >= LOOK_EVERY and self._starting.acquire(blocking=False):
            self._looked = time.monotonic()
            threading.Thread(target=self._look, daemon=True).start()
        return self._keeper

    def _look(self) -> None:
        """Read a newer state beside the one that answers meanwhile, if there is one."""
        try:
            self._renew()
        finally:
            self._starting.release()

    def _renew(self) -> None:
        found = _signature(self.path)
        if found == self._signature and not self._keeper.ended:
            self.problem = self._failed = None
            return
        if self._failed is not None and self._failed[0] == found and time.monotonic() - self._failed[1] < TRY_AGAIN:
            return
        old = self._keeper
        try:
            self._keeper = Keeper(self.path)
        except (StoreError, OSError) as error:
            self.problem, self._failed = str(error), (found, time.monotonic())
            return
        self._signature, self.problem, self._failed = found, None, None
        threading.Thread(target=old.close, daemon=True).start()


def _applied(path: Path, into: Path, sparql: str, seconds: float, ending: threading.Event) -> Mapping[str, Any]:
    """What became of an update. Raises Refused where it took too long, or the server ends."""
    until, pipe = time.monotonic() + seconds, subprocess.PIPE
    with _question({"path": str(path), "into": str(into), "sparql": sparql}) as question:
        process = subprocess.Popen(child.command("kg.serving.updating"), stdin=question, stdout=pipe, stderr=pipe, env=child.environment())
    with process:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                answer, _ = process.communicate(timeout=ATTENTION)
                return json.loads(answer) if answer and not process.returncode else {"kind": "memory"}
            if time.monotonic() > until or ending.is_set():
                process.kill()
                raise Refused(503, "the server ends" if ending.is_set() else f"the update took more than {seconds:g} seconds and was stopped")


def raise_for(head: Mapping[str, Any], limits: Limits) -> None:
    """Raises Refused for an answer that is none."""
    kind = head["kind"]
    if kind == "answer":
        return
    if kind == "unacceptable":
        raise Refused(406, f"this can be given as {', '.join(head['known'])}")
    if kind == "large":
        raise Refused(413, f"the answer has more than {limits.largest >> 20} MB: add a LIMIT")
    if kind == "unwritten":
        raise Refused(503, f"the update could not be written, and nothing has changed: {head['message']}")
    if kind == "memory":
        raise Refused(503, "the query ran out of memory")
    if kind == "missing":
        raise Refused(404, "the graph does not know this")
    if kind == "syntax":
        raise Refused(400, f"this is no SPARQL 1.1: {' '.join(head['message'].split())}")
    raise Refused(500 if kind == "broken" else 400, f"the query failed: {head['message']}")


def _signature(path: Path) -> Signature:
    """What changes when the graph at ``path`` does."""
    folder = None if path.is_file() else store_folder(path)
    file = graph_file(path)
    with contextlib.suppress(OSError):
        stat = file.stat() if file is not None else None
        return str(folder), str(file), (stat.st_mtime_ns, stat.st_size, stat.st_ino) if stat else None
    return (str(folder),)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    try:
        with locks.locked(folder):
            yield
    except StoreError as error:
        raise Refused(503, str(error), {"Retry-After": "5"}) from error
    except OSError as error:
        raise Refused(503, f"the update could not be written, and nothing has changed: {error.strerror or error}") from error
