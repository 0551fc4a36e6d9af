"""A process that opens nothing more."""

import contextlib
import resource
from collections.abc import Iterator


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
