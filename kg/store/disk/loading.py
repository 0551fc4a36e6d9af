"""Filling an Oxigraph store piece by piece, while somebody else makes the pieces.

Why in threads: Oxigraph reads, sorts and indexes outside Python's lock, and takes most of the time that storing a graph costs; two pieces at once
use two processors. Why few wait: whoever writes is faster than the store, and what waits is held in memory. Why what is taken may wait in a file: while other
processes use all processors, the store would only take their time from them; later there is a processor that nobody else needs.

Why the store is opened no sooner than there is a piece: as long as it is open, Oxigraph puts its files in order, which takes of a large store longer than all
that one more document costs. It stops when the store is closed, and puts them in order in any case before they become too many.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO

from pyoxigraph import RdfFormat, Store

from kg.errors import StoreError
from kg.store.disk.integrity import PASSING, fault
from kg.store.files import make_folder, new_folder

PIECE = 3_000_000
"""Bytes of TriG that the store takes in at once: it needs some 35 times as much memory for that; larger pieces are not faster."""
SMALL = 300_000
"""Bytes of TriG up to which a store that holds something takes a piece in statement by statement: files of their own for so few cost three times as much."""
THREADS = max(1, min(4, os.cpu_count() or 1))


class Loading:
    """A store that is being filled. Use ``loading``."""

    def __init__(self, folder: Path, threads: ThreadPoolExecutor, prefixes: str, file: IO[bytes], empty: bool = True) -> None:
        self._folder = folder
        self._threads = threads
        self._prefixes = prefixes.encode()
        self._file = file
        self._empty = empty
        self._waiting: list[int] | None = None
        self._held: list[bytes] = []
        self._size = 0
        self._started: list[Future[None]] = []
        self._room = BoundedSemaphore(2 * THREADS)

    @cached_property
    def _store(self) -> Store:
        return Store(str(self._folder))

    def take(self, graph: bytes) -> None:
        """Have a whole graph stored, in TriG without its prefixes. Raises what an earlier one failed of."""
        self._held.append(graph)
        self._size += len(graph)
        if self._size >= PIECE:
            self._start()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Meanwhile the store takes in nothing: what is taken waits in a file, and is stored afterwards, beside whatever is done then."""
        self._waiting = []
        yield
        self._start()
        self._file.flush()
        sizes, self._waiting = self._waiting, None
        starts = accumulate(sizes, initial=0)
        self._started += [self._threads.submit(self._load_from_file, self._store, *place) for place in zip(sizes, starts, strict=False)]

    def settled(self) -> Store:
        """The store, with all that was taken in it."""
        self._start()
        for future in self._started:
            future.result()
        self._started = []
        return self._store

    def finish(self) -> None:
        """Wait until all is stored, and let go of the store."""
        self.settled().flush()
        del self._store

    def _start(self) -> None:
        if not self._held:
            return
        piece = b"".join(self._held)
        self._held, self._size = [], 0
        if self._waiting is not None:
            self._file.write(piece)
            self._waiting.append(len(piece))
            return
        self._room.acquire()
        self._started = [future for future in self._started if not future.done() or future.result()]
        future = self._threads.submit(self._load, self._store, piece)
        future.add_done_callback(lambda _: self._room.release())
        self._started.append(future)

    def _load(self, store: Store, piece: bytes) -> None:
        load = store.bulk_load if self._empty or len(piece) > SMALL else store.load
        load(input=self._prefixes + piece, format=RdfFormat.TRIG)

    def _load_from_file(self, store: Store, size: int, start: int) -> None:
        self._load(store, os.pread(self._file.fileno(), size, start))


@contextmanager
def loading(folder: Path, prefixes: str, before: Path | None = None) -> Iterator[Loading]:
    """A fresh store beside ``folder``, which takes its place when all went well; one that holds what the store ``before`` holds, if there is one, which nobody
    may be writing to. Raises StoreError where it cannot be written."""
    make_folder(folder.parent)
    with _fresh(folder) as fresh, tempfile.TemporaryFile(dir=folder.parent) as file, ThreadPoolExecutor(THREADS) as threads:
        if before is not None:
            _copy(before, fresh)
        made = Loading(fresh, threads, prefixes, file, empty=before is None)
        try:
            yield made
        except BaseException:
            threads.shutdown(cancel_futures=True)  # nobody wants what waits
            raise
        made.finish()


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    """An empty folder beside ``folder``; it takes the place of ``folder`` when all went well."""
    try:
        fresh = new_folder(folder.parent, f".{folder.name}-")
    except OSError as error:
        raise StoreError(f"cannot write the store {folder}: {error.strerror or error}") from error
    try:
        yield fresh
        _switch(fresh, folder)
    except OSError as error:
        raise StoreError(f"cannot write the store {folder}: {error}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _copy(store: Path, fresh: Path) -> None:
    """Raises StoreError where the store is damaged.

    Why links: Oxigraph never changes a file of its tables once it is written, and they are nearly all that a store consists of."""
    if (found := fault(store)) is not None:
        raise StoreError(f"the store {store} is damaged: {found} ('kg rebuild' makes it anew from its documents)")
    for file in sorted(store.iterdir()):
        if file.name.startswith(PASSING):
            continue
        if file.suffix == ".sst":
            with suppress(OSError):  # a disk that knows no links
                os.link(file, fresh / file.name)
                continue
        shutil.copyfile(file, fresh / file.name)


def _switch(fresh: Path, folder: Path) -> None:
    """Put ``fresh`` in the place of ``folder``. The old store stays until the new one stands."""
    old = fresh.with_name(f"{fresh.name}.old")
    if folder.exists():
        folder.replace(old)
    try:
        fresh.replace(folder)
    except OSError:
        if old.exists():
            old.replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
