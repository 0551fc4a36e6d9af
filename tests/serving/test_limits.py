"""What a served graph does not let happen: reaching out, running on, giving or taking too much, talking to strangers."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.serving import media
from tests.listening import listening
from tests.processes import below, running, wait_for
from tests.serving.conftest import output_folder, serving
from tests.serving.test_protocol import REPRESENTS, rows

PRODUCT = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(8))


def ask(client: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers=headers)


# --- nothing outside is reached


@pytest.fixture
def listener() -> Iterator[tuple[str, threading.Event]]:
    with listening() as found:
        yield found


def test_service_from_and_load_reach_nothing(client: httpx.Client, listener: tuple[str, threading.Event]) -> None:
    url, reached = listener
    assert ask(client, f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}").status_code == 400
    assert ask(client, f"SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}").status_code == 400
    hidden = f"SELECT * {{ FILTER(?a<?b)SERVICE#>\n <{url}> {{ ?x ?y ?z }} }}"  # which a scan of the text takes for an IRI
    assert ask(client, hidden).status_code == 400
    assert ask(client, f"SELECT * {{ \\u0053ERVICE <{url}> {{ ?s ?p ?o }} }}").status_code == 400
    assert rows(ask(client, f"SELECT * FROM <{url}> {{ ?s ?p ?o }}")) == []
    assert rows(ask(client, "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")) == []
    assert rows(client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": url})) == []
    time.sleep(0.2)
    assert not reached.is_set()


def test_a_hidden_load_reaches_nothing_and_changes_nothing(updated: httpx.Client, listener: tuple[str, threading.Event]) -> None:
    url, reached = listener
    hidden = f"INSERT {{ ?a ?b ?c }} WHERE {{ ?a ?b ?c FILTER(?a<?b) }} ; #>\nLOAD <{url}>"
    assert updated.post("/update", data={"update": hidden}).status_code == 400
    assert (
        updated.post("/update", data={"update": f"INSERT {{ ?a ?b ?c }} WHERE {{ ?a ?b ?c FILTER(?a<?b)}};LOAD#>\n<{url}>"}).status_code
        == 400
    )
    time.sleep(0.2)
    assert not reached.is_set() and len(rows(ask(updated, REPRESENTS))) == 1


# --- limits


def test_a_runaway_query_is_stopped_and_others_go_on(client: httpx.Client) -> None:
    started = time.monotonic()
    with ThreadPoolExecutor() as pool:
        running = pool.submit(ask, client, f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}")
        assert len(rows(ask(client, REPRESENTS))) == 1
        response = running.result()
    assert response.status_code == 503 and "more than 6 seconds" in response.text and time.monotonic() - started < 60


def test_an_answer_has_a_limit(client: httpx.Client) -> None:
    response = ask(client, "CONSTRUCT { ?a ?b ?f } { GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } }", Accept=media.NTRIPLES)
    assert response.status_code in (413, 503), response.status_code
    assert ask(client, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }").text == "the answer has more than 2 MB: add a LIMIT\n"


def test_a_request_has_a_limit(client: httpx.Client) -> None:
    large = f"{REPRESENTS} #{'x' * 70_000}"
    assert client.post("/sparql", data={"query": large}).status_code == 413
    assert (
        client.post(
            "/sparql", content=(large[n : n + 1000].encode() for n in range(0, len(large), 1000)), headers={"Content-Type": media.QUERY}
        ).status_code
        == 413
    )
    assert client.post("/sparql", content=REPRESENTS, headers={"Content-Type": media.QUERY}).status_code == 200
    assert (
        client.get("/sparql", params=httpx.QueryParams([("query", REPRESENTS)] + [("default-graph-uri", "a:b")] * 300)).status_code == 400
    )
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=60) as raw:
        raw.sendall(b"GET /sparql?query=" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert raw.recv(100).split()[1] == b"431"
    assert len(rows(ask(client, REPRESENTS))) == 1


def send_slowly(client: httpx.Client, head: str, parts: list[bytes]) -> bytes:
    """What a client reads that sends everything first, with a pause after the head in which a server may have closed."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=60) as raw:
        raw.sendall(f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media.QUERY}\r\n{head}\r\n".encode())
        for part in parts:
            time.sleep(0.2)
            raw.sendall(part)
        time.sleep(0.2)
        return raw.recv(1000)


def test_who_sends_too_much_is_told_so(client: httpx.Client) -> None:
    part = b"x" * 200_000
    assert send_slowly(client, "Content-Length: 400000\r\n", [part, part]).startswith(b"HTTP/1.1 413 ")
    chunk = b"%x\r\n%s\r\n" % (len(part), part)
    assert send_slowly(client, "Transfer-Encoding: chunked\r\n", [chunk, chunk, b"0\r\n\r\n"]).startswith(b"HTTP/1.1 413 ")
    assert send_slowly(client, "Content-Length: 400000\r\nExpect: 100-continue\r\n", []).startswith(b"HTTP/1.1 413 ")
    started = time.monotonic()
    assert send_slowly(client, "Content-Length: 400000\r\n", []).startswith(b"HTTP/1.1 413 ")  # which never comes
    assert time.monotonic() - started < 45  # where nothing limits it, it is waited for as long as the client likes


def test_deep_queries_do_not_end_the_server(client: httpx.Client) -> None:
    for query in (
        "SELECT * " + "{" * 3000 + "}" * 3000,
        "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
        "ASK {" + "?s !" + "(" * 4000,
    ):
        assert client.post("/sparql", data={"query": query}).status_code in (400, 503)
    assert len(rows(ask(client, REPRESENTS))) == 1


def test_fifty_clients_at_once(client: httpx.Client) -> None:
    def run(number: int) -> int:
        with httpx.Client(base_url=client.base_url, timeout=60) as own:
            queries = [REPRESENTS, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", f"SELECT ?x {{ BIND({number} AS ?x) }}"]
            return sum(ask(own, query).status_code for query in queries)

    with ThreadPoolExecutor(50) as pool:
        assert set(pool.map(run, range(50))) == {600}


# --- strangers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_only_names_of_this_machine_are_answered(client: httpx.Client, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 400


def test_pages_of_other_origins_are_refused(client: httpx.Client, updated: httpx.Client) -> None:
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"):
        assert client.get("/health", headers={"Origin": origin}).status_code == 403
        assert updated.post("/update", data={"update": "CLEAR ALL"}, headers={"Origin": origin}).status_code == 403
    assert len(rows(ask(updated, REPRESENTS))) == 1
    own = str(client.base_url).rstrip("/")
    response = client.get("/health", headers={"Origin": own})
    assert response.status_code == 200 and not [name for name in response.headers if name.startswith("access-control")]
    preflight = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    assert client.options("/sparql", headers=preflight).status_code == 403


def test_cors_is_for_whom_it_was_switched_on(served: Path) -> None:
    with serving(served, "--cors", "https://friend.example") as client:
        allowed = client.get("/health", headers={"Origin": "https://friend.example"})
        assert allowed.status_code == 200 and allowed.headers["Access-Control-Allow-Origin"] == "https://friend.example"
        assert client.get("/health", headers={"Origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/", "/sparql?query=ASK%7B%7D", "/health", "/none", "/sparql?query=x", "/search?q=ada", "/kg-builder/resource/person/ada-reyes"],
)
def test_every_answer_bears_the_headers(client: httpx.Client, path: str) -> None:
    found = client.get(path).headers
    assert found["X-Content-Type-Options"] == "nosniff" and found["X-Frame-Options"] == "DENY" and found["Referrer-Policy"] == "no-referrer"
    assert found["Content-Security-Policy"].startswith("default-src 'none'") and "script" not in found["Content-Security-Policy"]
    assert "server" not in found


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/kg-builder/resource/..%2f..%2f..%2fetc/passwd",
        "/.kg",
        "/documents.db",
        "/store/CURRENT",
    ],
)
def test_no_file_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


# --- whatever comes


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "OPTIONS"]),
    path=st.sampled_from(
        ["/", "/sparql", "/update", "/search", "/health", "/kg-builder/resource/person/ada-reyes", "/kg-builder/resource/"]
    )
    | st.text(max_size=20).map("/".__add__),
    parameters=st.dictionaries(
        st.sampled_from(["query", "update", "q", "limit", "class", "default-graph-uri", "named-graph-uri", "x"]),
        st.text(max_size=30) | st.sampled_from([REPRESENTS, "ASK {}", "a:b", "-1", "99999999999", "Person"]),
        max_size=3,
    ),
    kind=st.sampled_from([media.FORM, media.QUERY, media.UPDATE, "text/plain", ";;", 'application/sparql-query; charset="x']),
    accept=st.sampled_from(["*/*", "text/html", media.CSV, "a;q=x, b/;q=2,,;", "text/turtle;q=nan"]),
    body=st.binary(max_size=60) | st.sampled_from([b"query=ASK+%7B%7D", b"ASK {}"]),
)
def test_no_request_makes_a_server_error(
    client: httpx.Client, method: str, path: str, parameters: dict[str, str], kind: str, accept: str, body: bytes
) -> None:
    try:
        response = client.request(method, path, params=parameters, content=body, headers={"Content-Type": kind, "Accept": accept})
    except (httpx.InvalidURL, UnicodeEncodeError):
        return  # the client will not send it
    assert response.status_code < 500, response.text


# --- states of the graph


def test_a_new_state_is_served_soon_and_nothing_fails_meanwhile(tmp_path: Path) -> None:
    folder = output_folder(tmp_path / "out") if (tmp_path / "out").mkdir() is None else tmp_path
    with serving(folder, "--workers", "2") as client:
        before = client.get("/health").json()["quads"]
        stop = threading.Event()
        failed: list[str] = []

        def go_on() -> None:
            with httpx.Client(base_url=client.base_url, timeout=30) as own:
                while not stop.is_set():
                    response = ask(own, REPRESENTS)
                    if response.status_code != 200 or len(response.json()["results"]["bindings"]) != 1:
                        failed.append(response.text)

        asking = [threading.Thread(target=go_on) for _ in range(4)]
        for thread in asking:
            thread.start()
        output_folder(folder, exports=False)
        (folder / "graph.trig").unlink()
        smaller = folder / "graph.ttl"
        (folder / "store").unlink()
        deadline = time.monotonic() + 60
        while client.get("/health").json()["quads"] == before and time.monotonic() < deadline:
            time.sleep(0.1)
        stop.set()
        for thread in asking:
            thread.join()
        assert smaller.is_file() and failed == [] and client.get("/health").json()["quads"] < before  # the facts alone are left


def test_a_damaged_new_state_is_told_and_the_old_one_served(tmp_path: Path) -> None:
    folder = output_folder(tmp_path)
    with serving(folder) as client:
        for name in ("store", "graph.ttl", "graph.trig"):
            (folder / name).unlink()
        deadline = time.monotonic() + 60
        while (found := client.get("/health").json())["status"] == "ok":
            assert time.monotonic() < deadline and len(rows(ask(client, REPRESENTS))) == 1
            time.sleep(0.1)
        assert found["status"] == "degraded" and "holds no graph" in found["problem"]
        assert len(rows(ask(client, REPRESENTS))) == 1


def test_nothing_stays_behind_when_the_server_is_killed(served: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "-g", str(served), "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None and "Serving" in process.stderr.readline()
        started = below(process.pid)
        assert len(started) == 1
        process.kill()
    wait_for(lambda: not running(started))


def test_a_graph_on_disk_is_answered_from_by_forks(served: Path) -> None:
    from pyoxigraph import Store

    from kg.serving.answers import Held, respond
    from kg.store.disk.opening import Opened

    held = Held(Opened(Store.read_only(str(served / "store")), False))
    held.warm()
    reading, writing = os.pipe()
    forms = {"solutions": media.CSV, "boolean": media.JSON, "graph": media.TURTLE}
    question = {"ask": "sparql", "sparql": "SELECT ?c { ?p kg:represents ?c }", "default": None, "named": None, "forms": forms, "largest": 10_000}
    if os.fork() == 0:
        try:
            os.write(writing, respond(held, question)[1])
        finally:
            os._exit(0)  # whatever happens: this is a copy of the whole test run
    os.close(writing)
    with open(reading, "rb") as answer:  # noqa: PTH123
        assert answer.read().split() == [b"c", b"https://w3id.org/kg-builder/resource/place/norland"]


def test_a_client_that_leaves_is_no_fault_of_the_server(served: Path) -> None:
    with serving(served) as own:
        for size in (100, 4_000_000):
            with socket.create_connection((own.base_url.host, own.base_url.port or 0), timeout=20) as raw:
                raw.sendall(f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media.QUERY}\r\nContent-Length: {size}\r\n\r\nASK".encode())
                time.sleep(0.3)
        time.sleep(0.3)
        assert len(rows(ask(own, REPRESENTS))) == 1
