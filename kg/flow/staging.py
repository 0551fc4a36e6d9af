"""What a build makes, beside its place: a fresh folder and a store in it, both made when they are first needed, and gone when the build has ended."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
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
