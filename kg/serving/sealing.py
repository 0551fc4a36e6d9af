"""Processes beside the server: what the one that holds the graph says first, and how one opens nothing more."""

import contextlib
import resource
from collections.abc import Iterator

READY = b"\1"
"""The first byte from the process that holds the graph; JSON about the graph follows. Anything else says why it cannot."""


def seal() -> None:
    """From here on the process opens no file and no connection."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


@contextlib.contextmanager
def sealed() -> Iterator[None]:
    """Within, the process opens no file and no connection."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    seal()
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
