"""A process that ends when nobody waits for its answer any more.

Why a signal of the pipe: what runs is inside the engine, which looks for nothing else, and whoever waited may have been killed and can end nobody. Linux ends the
process; where a system does not, the limit on its time does.
"""

import contextlib
import os
import signal
import stat


def end_unread(descriptor: int) -> None:
    """From here on the system ends this process when the pipe that it writes its answer to has no reader. Call ``keep_on`` before writing."""
    import fcntl

    if not stat.S_ISFIFO(os.fstat(descriptor).st_mode):
        return
    with contextlib.suppress(OSError, ValueError, AttributeError):  # a system that knows no such signal
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(descriptor, fcntl.F_SETFL, fcntl.fcntl(descriptor, fcntl.F_GETFL) | os.O_ASYNC)
        if _unread(descriptor):  # the reader left before it was listened for
            os._exit(1)


def keep_on(descriptor: int) -> None:
    """No longer so: a reader that takes what is written gives the same signal."""
    import fcntl

    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(descriptor, fcntl.F_SETFL, fcntl.fcntl(descriptor, fcntl.F_GETFL) & ~os.O_ASYNC)


def _unread(descriptor: int) -> bool:
    import select

    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & select.POLLERR for _, event in poll.poll(0))
