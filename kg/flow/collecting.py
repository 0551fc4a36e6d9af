"""Python's collector of cycles, kept away from what stays: it would look through a million small objects again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_aside = False
"""Whether anything was set aside for good. Why noted: to count what is aside takes a look at each."""


def set_aside() -> None:
    """Have all that there is now stay for good, and never be looked through again."""
    global _aside
    gc.freeze()
    _aside = True


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector, which would take a sixth of the time.

    Why what was made meanwhile counts as old afterwards: else the collector would look through all of it at once."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            if not _aside:
                gc.unfreeze()
            gc.enable()
