"""The process that holds the graph and answers each question in a child of its own.

Why: no signal stops a running Oxigraph query, and what a stranger asks may take all the memory there is. A child begins with the loaded graph (the
system copies nothing of it until it is written to), has limits on time, memory, and the size of its answer, opens no file and no connection, and ends
with its answer. The kernel ends it when its time is over, whatever it is doing.

The server hands over two descriptors for each question: a file that holds it as JSON, and a pipe for the answer, which is a line of JSON and a body.
This process itself reads nothing of what strangers send.
"""

import contextlib
import gc
import json
import os
import resource
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from kg.errors import KgError, StoreError
from kg.serving.answers import Held, TooLarge, respond
from kg.serving.sealing import READY, seal
from kg.store.disk.opening import is_small, open_store
from kg.store.reading.ending import end_unread, keep_on
from kg.store.reading.queries import unescaped

MEMORY = 2 * 1024**3
"""Bytes of address space that a child may take beyond what it begins with."""


def main() -> None:
    """Hold the graph named on the command line; the socket is standard input."""
    connection = socket.socket(fileno=os.dup(0))
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)  # else a child that outlives this process would keep its end of the socket open
    try:
        held = Held(open_store(Path(sys.argv[1]), in_memory=is_small(Path(sys.argv[1]))))
        held.warm()
    except KgError as error:
        with contextlib.suppress(OSError):
            connection.sendall(str(error).encode())
        return
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are not waited for
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends this process by closing the socket
    gc.freeze()
    try:
        connection.sendall(READY + json.dumps(held.about).encode())
    except OSError:  # the server has ended meanwhile
        return
    while True:
        token, descriptors, _, _ = socket.recv_fds(connection, 1, 2)
        if not token:
            return
        question, answer = descriptors
        with contextlib.suppress(OSError):  # there are too many processes, or too little memory for one more: this question has no answer
            if os.fork() == 0:
                connection.close()
                _live(held, question, answer)
        os.close(question)
        os.close(answer)


def _live(held: Held, question: int, answer: int) -> NoReturn:
    """The life of a child. It ends here: what would end a whole program is not for a fork of one."""
    try:
        _answer(held, question, answer)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def _answer(held: Held, question: int, answer: int) -> None:
    """Read the question and write the answer, unless time is over or nobody waits for it any more."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    with open(question, "rb") as file:  # a descriptor
        request = json.load(file)
    signal.setitimer(signal.ITIMER_REAL, request["timeout"])
    end_unread(answer)
    # On disk the engine opens files while it answers, so the barrier cannot stand: no word that could reach out may come near it.
    if not held.opened.in_memory and "service" in unescaped(request.get("sparql", "")).lower():
        refusal: dict[str, object] = {"kind": "refused", "message": "a query of a graph this large may not hold the word SERVICE"}
        head, body = refusal, b""
    else:
        confine(held.opened.in_memory and request["ask"] == "sparql")
        head, body = _respond(held, request)
    keep_on(answer)
    with open(answer, "wb") as out, contextlib.suppress(BrokenPipeError):
        out.write(json.dumps(head).encode() + b"\n")
        out.write(body)


def _respond(held: Held, request: dict[str, object]) -> tuple[dict[str, object], bytes]:
    try:
        return respond(held, request)
    except SyntaxError as error:
        return {"kind": "syntax", "message": str(error)}, b""
    except TooLarge:
        return {"kind": "large"}, b""
    except MemoryError:
        return {"kind": "memory"}, b""
    except (OSError, ValueError, RuntimeError, StoreError) as error:
        message = " ".join(str(error).split())[:300]
        # What asks for the impossible (a graph that is no IRI, a host that the process cannot reach) is the client's mistake; a damaged store is not.
        return {"kind": "broken" if "Corruption" in message or request["ask"] != "sparql" else "failed", "message": message}, b""


def confine(sealed: bool) -> None:
    """A limited amount of memory from here on; ``sealed``: no further file and no connection."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # what fails for want of memory would leave a copy of the graph in a file
    with contextlib.suppress(ValueError, OSError):  # a system that does not know the limit, or has a lower one
        limit = _address_space() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    if sealed:
        seal()


def _address_space() -> int:
    """Bytes that this process has mapped."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()


if __name__ == "__main__":
    main()
