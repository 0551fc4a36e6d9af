"""Progress on standard error: a moving line on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.output import say
from kg.documents import Note, Unreadable
from kg.flow.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


LONG = 200
"""Documents from which a step is worth more than one line."""
NOTES = 20
"""Notes on documents that were read which are told one by one."""


def say_notes(told: Iterable[Note]) -> None:
    """A line for each document that was not read, and for the first notes on those that were."""
    found = list(told)
    notes = [item for item in found if not isinstance(item, Unreadable)]
    for item in (*notes[:NOTES], *(item for item in found if isinstance(item, Unreadable))):
        say(f"kg: {item.origin} {item.reason}")
    if len(notes) > NOTES:
        say(f"kg: {len(notes) - NOTES:,} more notes of this kind on documents that were read")


class Lines:
    """One line for each step and message, and for each tenth of a long step, for logs."""

    def __init__(self, units: str = "documents") -> None:
        self._units = units
        self._last = ""
        self._tenths = 0

    def say(self, message: str) -> None:
        say(message)

    def step(self, name: str, done: int, total: int) -> None:
        if name != self._last:
            self._last, self._tenths = name, 0
            say(f"{name} ({total:,} {self._units if total != 1 else self._units[:-1]})" if total else name)
        if total >= LONG and done < total and (tenths := 10 * done // total) > self._tenths:
            self._tenths = tenths
            say(f"{name}: {done:,} of {total:,}")


class Moving:
    """A bar that is redrawn when a step is reported and gone at the end.

    Why it has no thread of its own: a process with threads must not be forked, and the workers are.
    """

    def __init__(self, bar: "Bar") -> None:
        self._bar = bar
        self._task: TaskID | None = None
        self._last = ""

    def say(self, message: str) -> None:
        self._bar.console.print(message, markup=False, highlight=False)

    def step(self, name: str, done: int, total: int) -> None:
        if name != self._last or self._task is None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._last, self._task = name, self._bar.add_task(name, total=total or None)
        self._bar.update(self._task, completed=done, refresh=True)


@contextmanager
def progress(units: str = "documents") -> Iterator[Progress]:
    """A listener for a run that fits where standard error goes; ``units`` says what a step counts, as a plural."""
    if not sys.stderr.isatty():
        yield Lines(units)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        yield Moving(bar)
