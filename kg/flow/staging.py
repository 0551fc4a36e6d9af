"""What a build makes, beside its place: a fresh folder and a store in it, both made when they are first needed, and gone when the build has ended."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.flow.output import staged


class Staging:
    """``begin`` opens a store in the folder."""

    def __init__(self, stack: ExitStack, output: Path, begin: Callable[[Path], AbstractContextManager[Any]]) -> None:
        self._stack = stack
        self._output = output
        self._begin = begin

    @cached_property
    def folder(self) -> Path:
        return self._stack.enter_context(staged(self._output))

    @cached_property
    def store(self) -> Any:
        """What the documents' claims, and at last all of the graph, are written to."""
        return self._stack.enter_context(self._begin(self.folder))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's collector of cycles: it would look again and again through a million small objects that all stay, a sixth of the time.

    Why what was made meanwhile counts as old afterwards: else the collector would look through all of it at once."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            aside = gc.get_freeze_count()  # as the language model's objects, which stay for good
            gc.freeze()
            if not aside:
                gc.unfreeze()
            gc.enable()
