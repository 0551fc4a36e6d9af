"""Slow, idle and talkative clients keep nobody else from being answered. The limits are small here, and end waits that would have no end."""

import errno
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import uvicorn

from kg.serving import connections
from tests.processes import wait_for
from tests.serving.test_limits import ask
from tests.serving.test_protocol import REPRESENTS, rows

WAIT = 60.0
LARGE = 30 << 20
HEALTH = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answers with much at /large, else with little; the body of a request is not read."""
    body = b"x" * LARGE if scope["path"] == "/large" else b"small"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def listening(most: int = 20) -> Iterator[tuple[Callable[[], socket.socket], connections.Server]]:
    """What connects to a server of ours in this process, and the server."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        kind = type("Small", (connections.Connection,), {"most": most})
        config = uvicorn.Config(app, http=kind, ws="none", lifespan="off", log_level="error", h11_max_incomplete_event_size=10_000, timeout_graceful_shutdown=1)
        server = connections.Server(config, threading.Event())
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        port = listener.getsockname()[1]
        thread.start()
        try:
            with ExitStack() as stack:
                yield lambda: stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=WAIT)), server
        finally:
            server.should_exit = True
            thread.join(WAIT)
        assert not thread.is_alive()


def read(raw: socket.socket) -> bytes:
    """All until the other side has ended; it must not have reset the connection."""
    found = b""
    while part := raw.recv(1 << 20):
        found += part
    return found


@pytest.mark.parametrize("sent", [b"", b"GET / HT", HEALTH, HEALTH + b"\r\n" + HEALTH])
def test_a_head_that_does_not_come_is_not_waited_for(sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 1.5)
    with listening() as (connect, _):
        raw = connect()
        raw.sendall(sent)
        found = read(raw)
        assert found.count(b"HTTP/1.1 200 ") == (2 * HEALTH in sent.replace(b"\r\n\r\n", b"\r\n"))
        assert found.count(b"HTTP/1.1 408 ") == bool(sent)


def test_who_reads_nothing_of_an_answer_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "STALL_SECONDS", 4.0)
    with listening() as (connect, server):
        idle, reader = connect(), connect()
        for raw in (idle, reader):
            raw.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert len(read(reader)) > LARGE  # who does read gets it all
        wait_for(lambda: not server.server_state.connections)


def test_idle_connections_give_way_to_new_ones() -> None:
    with listening(most=5) as (connect, server):
        idle = [connect() for _ in range(40)]
        raw = connect()
        raw.sendall(HEALTH + b"Connection: close\r\n\r\n")
        assert read(raw).endswith(b"small")
        assert len(server.server_state.connections) <= 6 and len(idle) == 40


@pytest.mark.parametrize(
    ("head", "size", "status"),
    [
        (b"GET /?" + b"x" * 3_000_000 + b" HTTP/1.1\r\n", 0, 431),
        (HEALTH + b"X: " + b"x" * 3_000_000 + b"\r\n\r\n", 0, 431),
        (b"\x16\x03\x01" + b"\r\n\r\n", 3_000_000, 400),
        (HEALTH + b"Connection: close\r\nContent-Length: 3000000\r\n\r\n", 3_000_000, 200),
    ],
    ids=["address", "field", "no HTTP", "a body that nobody reads"],
)
def test_who_sends_on_can_read_what_was_answered(head: bytes, size: int, status: int) -> None:
    with listening() as (connect, _):
        raw = connect()
        raw.sendall(head[: len(head) // 2])
        time.sleep(0.3)  # in which a server may have answered and closed
        raw.sendall(head[len(head) // 2 :] + b"x" * size)
        time.sleep(0.3)
        found = read(raw)
        assert found.startswith(b"HTTP/1.1 %d " % status) and found.rstrip().splitlines()[-1]


def test_a_client_that_has_left_is_not_lingered_for() -> None:
    closed: list[bool] = []

    def gone() -> None:
        raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    transport = SimpleNamespace(write_eof=gone, close=lambda: closed.append(True))
    connections.Connection.linger(SimpleNamespace(), transport)  # type: ignore[arg-type]
    assert closed == [True]


def test_a_server_of_few_descriptors_outlives_many_connections(served: Path) -> None:
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_NOFILE, (600, 600)); runpy.run_module('kg', run_name='__main__')"
    command = [sys.executable, "-c", limited, "serve", "-g", str(served), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process, ExitStack() as stack:
        assert process.stderr is not None
        try:
            port = int(process.stderr.readline().partition("127.0.0.1:")[2].partition("/")[0])
            for _ in range(650):
                stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=WAIT))
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=WAIT) as client:
                assert len(rows(ask(client, REPRESENTS))) == 1 and client.get("/health").is_success
        finally:
            process.terminate()
            assert "Traceback" not in process.communicate(timeout=WAIT)[1]
