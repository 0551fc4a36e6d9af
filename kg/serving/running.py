"""Running the server: uvicorn on an address of this machine, until it is stopped."""

import ipaddress
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.serving.app import Settings, application
from kg.serving.graph import Graph, Limits

MB = 1 << 20
CONNECTIONS = 900
"""Connections at most."""
BACKLOG = 128
"""Connections that wait to be taken, and are taken at once, at most: those are open before they can be counted."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve. ``timeout`` is seconds for one query, ``largest`` MB of its answer, ``request`` kB of a request; ``cors`` are origins whose pages may ask.
    ``port`` 0 takes a free one."""

    host: str = "127.0.0.1"
    port: int = 7878
    update: bool = False
    timeout: float = 30.0
    largest: int = 32
    request: int = 1024
    workers: int | None = None
    cors: tuple[str, ...] = ()


def serve(path: Path, options: Options, started: Callable[[str], None]) -> None:
    """Serve the graph at ``path`` until the process is told to end; ``started`` is told the address. Raises StoreError where there is no graph, InputError where
    the address cannot be used."""
    import uvicorn

    from kg.serving.connections import Connection, Server

    if options.update and not (path / ".kg").is_file():
        raise InputError(f"--allow-update needs an output folder of kg build, and {path} is none")
    with _listening(options) as listener:
        host, port = listener.getsockname()[:2]
        graph = Graph(path, Limits(options.timeout, options.largest * MB))
        try:
            workers = options.workers or max(2, os.cpu_count() or 2)
            settings = Settings(workers, options.request * 1024, _hosts(options.host), options.cors, options.update)
            config = uvicorn.Config(
                application(graph, settings), log_level="warning", access_log=False, server_header=False, date_header=True, lifespan="off",
                timeout_keep_alive=5, timeout_graceful_shutdown=3, limit_concurrency=1000, backlog=BACKLOG, h11_max_incomplete_event_size=options.request * 1024,
                http=type("Ours", (Connection,), {"most": _connections(workers)}), ws="none", loop="asyncio", proxy_headers=False,
            )  # fmt: skip
            started(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
            with suppress(KeyboardInterrupt):  # which uvicorn passes on when it has ended well
                Server(config, graph.ending).run(sockets=[listener])
        finally:
            graph.close()


def _connections(workers: int) -> int:
    """How many connections there may be, so that descriptors are left for ``workers`` answers and all else."""
    import resource

    spare = 100 + 3 * BACKLOG + 4 * workers
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + spare
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            wanted = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        return max(8, min(CONNECTIONS, soft - spare))
    return CONNECTIONS


def _listening(options: Options) -> socket.socket:
    """A socket that takes the address, so that one in use is known before the graph is read."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = socket.socket(family)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((options.host, options.port))
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise InputError(f"cannot serve at {options.host}:{options.port}: {getattr(error, 'strerror', None) or error}") from error
    return listener


def _hosts(host: str) -> tuple[str, ...]:
    """The names by which the server may be called: this machine's, and the one that it was told."""
    try:
        if ipaddress.ip_address(host).is_unspecified:  # every address of this machine: its names are not known
            return ("*",)
    except ValueError:
        pass
    return ("localhost", "127.0.0.1", "[::1]", host)
