"""The child process of ``kg.store.reading.queries``: reads one request as JSON from standard input, writes a line of JSON and the answer to standard output."""

import contextlib
import io
import json
import resource
import sys
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from kg.errors import StoreError
from kg.store.disk.opening import Opened, open_store
from kg.store.notation.turtle import ordered, readable
from kg.store.reading.dataset import Dataset
from kg.store.reading.ending import end_unread, keep_on
from kg.store.reading.queries import unescaped
from kg.store.vocabulary import declared

MEMORY = 6 * 1024**3
"""Bytes of address space that a query may take."""

FORMS = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
"""Forms of solutions. Read only."""

Head = dict[str, str | bool]


class TooLarge(Exception):
    """The answer is larger than allowed."""


class Limited(io.BytesIO):
    """Bytes in memory up to a limit."""

    def __init__(self, largest: int) -> None:
        super().__init__()
        self.largest = largest

    def write(self, data: object) -> int:
        assert isinstance(data, bytes | bytearray | memoryview)
        if self.tell() + len(data) > self.largest:
            raise TooLarge
        return super().write(data)


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    end_unread(sys.stdout.fileno())
    try:
        head, body = respond(request["path"], request["sparql"], request["form"], request["largest"])
    except StoreError as error:
        head, body = {"kind": "store", "message": str(error)}, b""
    except SyntaxError as error:
        head, body = {"kind": "syntax", "message": str(error)}, b""
    except TooLarge:
        head, body = {"kind": "query", "message": f"the answer has more than {request['largest'] >> 20} MB: add a LIMIT"}, b""
    except MemoryError:
        head, body = {"kind": "query", "message": "the query ran out of memory"}, b""
    except (OSError, ValueError, RuntimeError) as error:
        head, body = {"kind": "query", "message": f"the query failed: {' '.join(str(error).split())}"}, b""
    keep_on(sys.stdout.fileno())
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


def respond(path: str, sparql: str, form: str, largest: int) -> tuple[Head, bytes]:
    """Header and body of the answer."""
    # On disk the engine opens files while it answers, so the barrier below cannot stand: no word that could reach out may come near it.
    opened = open_store(Path(path), in_memory="service" in unescaped(sparql).lower()) if path else Opened(Store(), True)
    base = Dataset(opened.store).base
    confine(opened.in_memory)
    return answered(opened.store, base, sparql, form, largest)


def answered(store: Store, base: str, sparql: str, form: str, largest: int) -> tuple[Head, bytes]:
    """Header and body of the answer from an open store."""
    found = store.query(sparql, prefixes=declared(base))
    out = Limited(largest)
    if isinstance(found, QueryBoolean):
        if form in ("json", "xml"):
            found.serialize(out, FORMS[form])
        return {"kind": "ask", "empty": False, "base": base, "yes": bool(found)}, out.getvalue()
    if isinstance(found, QuerySolutions):
        return _solutions(found, form, base, out)
    return _graph(found, base, out)


def confine(in_memory: bool) -> None:
    """From here on the process opens no file and no connection, if its graph lies in memory, and takes a limited amount of memory."""
    with contextlib.suppress(ValueError, OSError):  # a system that does not know the limit, or has a lower one
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if in_memory:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _solutions(found: QuerySolutions, form: str, base: str, out: Limited) -> tuple[Head, bytes]:
    if form not in FORMS:
        return {"kind": "query", "message": "Turtle is for CONSTRUCT and DESCRIBE; a SELECT gives table, csv, tsv, json or xml"}, b""
    found.serialize(out, FORMS[form])
    body = out.getvalue()
    return {"kind": "select", "empty": _is_empty(body, form), "base": base}, body


def _graph(found: QueryTriples, base: str, out: Limited) -> tuple[Head, bytes]:
    triples = ordered(set(found))
    out.write(readable(triples, base))
    return {"kind": "graph", "empty": not triples, "base": base}, out.getvalue()


def _is_empty(body: bytes, form: str) -> bool:
    if form == "json":
        return body.endswith(b'"bindings":[]}}')
    return b"<result>" not in body if form == "xml" else body.count(b"\n") < 2


if __name__ == "__main__":
    main()
