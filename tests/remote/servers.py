"""Real stores, each a process of its own on a free port of this machine that ends with the block; and a way to them that fails when told to."""

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

VIRTUOSO = shutil.which("virtuoso-t")
_INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DisableUnixSocket = 1
NumberOfBuffers = 4000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
"""


@contextmanager
def oxigraph() -> Iterator[str]:
    """The address of Oxigraph's own server, with its graphs in memory."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", f"127.0.0.1:{port}"]
    with running(command, Path.cwd(), port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of Virtuoso with a new database in ``folder``; its user is dba, with that as password."""
    assert VIRTUOSO is not None
    ports = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(port=ports[0], http=ports[1]), "utf-8")
    with running([VIRTUOSO, "+configfile", "virtuoso.ini", "+foreground"], folder, ports[1]):
        yield f"http://127.0.0.1:{ports[1]}"


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """A process that listens at ``port``."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None, "the server has ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


Fault = Callable[[int, str, bytes], str | int | None]
"""What happens to the nth request (method and path, body): None or "pass": it passes; "before": the connection breaks before it reaches the store; "after": the
store has answered, and nobody hears it; "slow": the answer takes long; "half": the store carries out the first operation of an update and fails; a number:
the status with which it is refused."""


class Way:
    """A proxy to a store. ``seen`` are the requests so far, ``fault`` decides about each, ``paths`` maps what is asked for to where that is at the
    store. An ``answer`` stands in for the store's own; all are said to be in ``coding``."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.seen: list[tuple[str, bytes]] = []
        self.paths: dict[str, str] = {}
        self.fault: Fault = lambda number, request, body: None
        self.answer: tuple[int, str, bytes] | None = None
        self.coding = ""
        self.url = ""


@contextmanager
def way(target: str) -> Iterator[Way]:
    """A way to the store at ``target``."""
    found = Way(target)

    class Handler(BaseHTTPRequestHandler):
        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = f"{self.command} {self.path}"
            found.seen.append((request, body))
            fault = found.fault(len(found.seen) - 1, request, body)
            if fault == "before":
                self.close_connection = True
                return
            if isinstance(fault, int):
                self._answer(fault, "text/plain", b"not now")
                return
            if fault == "slow":
                time.sleep(3)
            if found.answer is not None and fault != "pass":
                self._answer(*found.answer)
                return
            if fault == "half":
                body = body.split(b" ;\n")[0]
            kept = {name: self.headers[name] for name in ("Content-Type", "Accept", "Authorization") if name in self.headers}
            reply = client.request(self.command, found.target + found.paths.get(self.path, self.path), content=body, headers=kept)
            if fault == "half":
                self._answer(500, "text/plain", b"something broke")
                return
            if fault == "after":
                self.close_connection = True
                return
            self._answer(reply.status_code, reply.headers.get("content-type", ""), reply.content)

        def _answer(self, status: int, media: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
            if found.coding:
                self.send_header("Content-Encoding", found.coding)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = _pass  # noqa: N815  # the names that http.server calls

    client = httpx.Client(timeout=60, trust_env=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # closing it waits for what is still answered slowly: later, that would fail into another test's output
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        client.close()
