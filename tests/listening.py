"""An address of this machine that tells whether anybody came: queries must not reach it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def listening() -> Iterator[tuple[str, threading.Event]]:
    """The address, and what is set once somebody has connected. Leaving waits no longer than for who is on the way."""
    reached = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(3)

        def wait() -> None:
            try:
                server.accept()
                reached.set()
            except OSError:
                pass

        waiting = threading.Thread(target=wait)
        waiting.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", reached
        server.close()
        waiting.join()
