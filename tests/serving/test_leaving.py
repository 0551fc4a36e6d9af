"""Who leaves, ends or is killed while a question is answered leaves nothing behind, and holds up nobody. Deadlines are far below the time that queries have."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.serving import media
from kg.serving.graph import Graph, Limits
from tests.processes import DEADLINE, below, running, wait_for
from tests.serving.conftest import serving
from tests.serving.test_limits import PRODUCT, ask
from tests.serving.test_protocol import REPRESENTS, rows

RUNAWAY = f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}"
LONG = ("--timeout", "600")
INTERRUPTED = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
"""A program that hears Ctrl-C, also below a shell that keeps that from what runs in the background."""


@contextmanager
def waiting_client(port: int) -> Iterator[socket.socket]:
    """A connection on which a runaway query was asked."""
    with socket.create_connection(("127.0.0.1", port), timeout=DEADLINE) as raw:
        raw.sendall(f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        yield raw


def waiting(client: httpx.Client) -> int:
    found = re.search(r"^kg_questions_waiting (\d+)$", client.get("/metrics").text, re.MULTILINE)
    assert found
    return int(found[1])


def test_a_query_of_a_client_that_left_is_stopped_and_health_is_told_meanwhile(served: Path) -> None:
    with serving(served, "--workers", "1", *LONG) as client:
        port = client.base_url.port or 0
        with waiting_client(port):
            wait_for(lambda: waiting(client) == 1)
            assert client.get("/health").json()["status"] == "ok"  # though none is free to answer
        assert len(rows(ask(client, REPRESENTS))) == 1
        wait_for(lambda: waiting(client) == 0)


def test_the_server_ends_while_queries_run(served: Path) -> None:
    with ExitStack() as stack:
        with serving(served, "--workers", "2", *LONG) as client:
            raw = stack.enter_context(waiting_client(client.base_url.port or 0))
            process = int(client.headers["X-Process"])
            wait_for(lambda: waiting(client) == 1 and len(below(process)) == 2)  # the one that holds the graph, and the query
            started = below(process)
        assert raw.recv(1000).startswith(b"HTTP/1.1 503 ")
    wait_for(lambda: not running(started))


@pytest.mark.parametrize("whole", [True, False], ids=["the server", "the process that holds the graph"])
def test_what_is_killed_leaves_no_query_running(served: Path, whole: bool) -> None:
    command = [sys.executable, "-m", "kg", "serve", "-g", str(served), "--port", "0", *LONG]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found
        try:
            with waiting_client(int(found[1])) as raw, httpx.Client(base_url=f"http://127.0.0.1:{found[1]}", timeout=DEADLINE) as client:
                wait_for(lambda: waiting(client) == 1 and len(below(process.pid)) == 2)
                started = below(process.pid)
                if whole:
                    process.kill()
                else:
                    os.kill(started[0], signal.SIGKILL)
                    assert len(rows(ask(client, REPRESENTS))) == 1  # by another one
                    raw.close()
                wait_for(lambda: not running(started))
        finally:
            process.kill()


def test_a_question_to_a_process_that_was_killed_is_put_to_the_next_one(served: Path) -> None:
    graph = Graph(served, Limits(600, 1_000_000))
    stop = threading.Event()
    forms = {"solutions": media.CSV, "boolean": media.JSON, "graph": media.TURTLE}
    long = {"ask": "sparql", "sparql": RUNAWAY, "default": None, "named": None, "forms": forms, "largest": 1000, "timeout": 600}
    keeper = graph._keeper
    asking = threading.Thread(target=keeper.ask, args=(long, stop.is_set))
    try:
        asking.start()
        wait_for(lambda: bool(below(keeper._process.pid)))
        time.sleep(0.5)  # it may be reading its question, or be at it
        keeper._process.kill()
        wait_for(lambda: keeper.ended)
        deadline = time.monotonic() + DEADLINE
        assert keeper.ask(long, lambda: time.monotonic() > deadline) == b""  # though a child of it goes on
        graph._looked = time.monotonic()
        assert b"Knowledge graph" in graph.ask("start", updates=False).body
    finally:
        stop.set()
        asking.join(DEADLINE)
        graph.close()


def test_a_query_whose_command_was_killed_ends(served: Path) -> None:
    with subprocess.Popen([sys.executable, "-m", "kg", "query", RUNAWAY, "-g", str(served), *LONG]) as process:
        wait_for(lambda: bool(below(process.pid)))
        started = below(process.pid)
        time.sleep(0.5)  # it may be reading its question, or be at it
        process.kill()
    wait_for(lambda: not running(started))


@pytest.mark.parametrize("wanted", [signal.SIGINT, signal.SIGTERM])
def test_a_server_that_is_stopped_while_it_reads_the_graph_says_nothing_of_its_inside(served: Path, wanted: signal.Signals) -> None:
    command = [sys.executable, "-c", INTERRUPTED, sys.executable, "-m", "kg", "serve", "-g", str(served), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        wait_for(lambda: bool(below(process.pid)))
        started = below(process.pid)
        if wanted == signal.SIGINT:
            os.killpg(process.pid, wanted)  # as a terminal does
        else:
            process.send_signal(wanted)
        said = process.communicate(timeout=DEADLINE)[1]  # of all that it has begun
        assert "Traceback" not in said and process.returncode != 0, said
    wait_for(lambda: not running(started))
