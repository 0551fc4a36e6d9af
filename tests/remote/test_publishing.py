"""A graph in somebody else's store: it comes back as it was sent, replaces itself and nothing else, and no failure leaves half of it."""

import os
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Quad, Store

from kg.errors import StoreError
from kg.remote import copy, parse, publish, staging
from kg.remote.cutting import PIECE, pieces
from kg.remote.publishing import Published
from tests.remote.conftest import graph_names
from tests.remote.servers import Way
from tests.remote.states import canonical, changed, plain, strange, written
from tests.serving.conftest import output_folder, serving


def quiet(*_: object) -> None:
    pass


def send(path: Path, url: str, take_over: bool = False) -> Published:
    return publish(path, parse(url), quiet, quiet, take_over)


def back(url: str, base: str) -> Store:
    return copy(parse(url), base, quiet, quiet)


def kept(of: Store | list[Quad]) -> list[str]:
    """What the store keeps; Virtuoso (who has a login) writes durations as numbers, and gives geometries a type of its own."""
    lossy = ("XMLSchema#duration", "wktLiteral", "virtrdf#Geometry") if "KG_STORE_USER" in os.environ else ()
    return [line for line in canonical(of) if not any(type_ in line for type_ in lossy)]


def update(url: str, sparql: str) -> None:
    """As somebody else who uses the store."""
    reply = httpx.post(f"{url}/update", content=sparql, headers={"Content-Type": "application/sparql-update"})
    assert reply.is_success, reply.text


@pytest.mark.parametrize("state", [plain, strange])
def test_what_comes_back_is_what_was_sent(state: type, url: str, base: str, tmp_path: Path) -> None:
    sent = state(base)
    done = send(written(tmp_path / "sent.nq", sent), url)
    assert kept(back(url, base)) == kept(sent)
    assert done.sent == done.graphs and done.triples == len(canonical(sent))


def test_another_state_takes_its_place_whole(url: str, base: str, tmp_path: Path) -> None:
    file = written(tmp_path / "graph.nq", plain(base))
    first = send(file, url)
    written(file, changed(base))
    second = send(file, url)
    assert kept(back(url, base)) == kept(changed(base))
    assert (second.sent, second.gone) == (2, 1) and first.sent > 2, "only what has changed is sent"
    assert send(file, url) == Published(base, second.graphs, second.triples, 0, 0)


def test_a_store_that_writes_values_in_its_own_way_is_told_of(virtuoso_url: str, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    send(written(tmp_path / "graph.nq", plain(base)), virtuoso_url)
    told: list[str] = []
    copy(parse(virtuoso_url), base, told.append, quiet)
    assert len(told) == 1 and "other values than were sent" in told[0]


def test_nothing_else_in_the_store_changes(oxigraph_url: str, base: str, tmp_path: Path) -> None:
    """Not the default graph, not a graph of others, even one below our base, not another publication."""
    theirs = f"<{base}theirs> <http://example.org/p> 1 ."
    update(oxigraph_url, f"INSERT DATA {{ {theirs} GRAPH <{base}notes> {{ {theirs} }} }}")
    other = f"{base}more/"
    send(written(tmp_path / "other.nq", plain(other)), oxigraph_url)
    file = written(tmp_path / "graph.nq", plain(base))
    send(file, oxigraph_url)
    send(written(file, changed(base)), oxigraph_url)
    for place in (theirs, f"GRAPH <{base}notes> {{ {theirs} }}"):
        reply = httpx.post(f"{oxigraph_url}/query", data={"query": f"ASK {{ {place} }}"}, headers={"Accept": "text/csv"})
        assert reply.text == "true"
    assert canonical(back(oxigraph_url, other)) == canonical(plain(other))


def test_a_graph_of_somebody_else_is_not_replaced(oxigraph_url: str, base: str, tmp_path: Path) -> None:
    update(oxigraph_url, f"INSERT DATA {{ GRAPH <{base}document/third> {{ <http://a.example> <http://a.example> 1 }} }}")
    with pytest.raises(StoreError, match="document/third already"):
        send(written(tmp_path / "graph.nq", changed(base)), oxigraph_url)
    assert graph_names(oxigraph_url, base) == {"document/third"}


def test_what_another_folder_has_published_is_not_replaced(oxigraph_url: str, base: str, folder: Path, tmp_path: Path) -> None:
    send(folder, oxigraph_url)
    assert send(folder, oxigraph_url).sent == 0
    other = written(tmp_path / "other.nq", changed(base))
    with pytest.raises(StoreError, match="from another folder"):
        send(other, oxigraph_url)
    assert canonical(back(oxigraph_url, base)) == canonical(plain(base))
    send(other, oxigraph_url, take_over=True)
    assert canonical(back(oxigraph_url, base)) == canonical(changed(base))


def test_what_others_have_damaged_is_sent_again(oxigraph_url: str, base: str, tmp_path: Path) -> None:
    file = written(tmp_path / "graph.nq", plain(base))
    send(file, oxigraph_url)
    update(oxigraph_url, f"CLEAR GRAPH <{base}graph/identity>")
    with pytest.raises(StoreError, match="triples"):
        back(oxigraph_url, base)
    assert send(file, oxigraph_url).sent == 1
    assert canonical(back(oxigraph_url, base)) == canonical(plain(base))


def test_a_store_that_is_not_ready_is_asked_again(through: Way, base: str, tmp_path: Path) -> None:
    through.fault = lambda number, request, body: (503, "before", None, "after", None)[number % 5] if "/store" in request else None
    told: list[str] = []
    publish(written(tmp_path / "graph.nq", plain(base)), parse(through.url), told.append, quiet)
    assert canonical(back(through.url, base)) == canonical(plain(base))
    assert any("not ready (HTTP 503); trying again" in line for line in told)


@pytest.mark.parametrize("fault", ["before", "after", 500])
def test_whenever_it_is_cut_off_the_store_holds_one_state_whole(fault: str | int, through: Way, base: str, tmp_path: Path) -> None:
    """Every request in turn is the one from which on nothing passes."""
    healthy, old, new = through.target, canonical(plain(base)), canonical(changed(base))
    before, after = written(tmp_path / "before.nq", plain(base)), written(tmp_path / "after.nq", changed(base))
    send(before, healthy)
    names = graph_names(healthy, base)
    ended = 0
    for last in range(100):
        through.seen.clear()
        through.fault = lambda number, request, body, last=last: fault if number >= last else None  # type: ignore[misc]
        try:
            send(after, through.url)
            break
        except StoreError:
            ended += 1
        found = canonical(back(healthy, base))
        assert found in (old, new), f"request {last}"
        send(before, healthy)
        assert graph_names(healthy, base) == names, "what was left is removed"
    assert ended > 8
    assert canonical(back(healthy, base)) == new


def test_a_switch_whose_answer_is_lost_has_happened(through: Way, base: str, tmp_path: Path) -> None:
    """It is not sent twice: the second would find no pieces to move."""
    through.fault = lambda number, request, body: "after" if b"MOVE" in body else None
    send(written(tmp_path / "graph.nq", plain(base)), through.url)
    assert sum(b"MOVE" in body for _, body in through.seen) == 1
    assert canonical(back(through.target, base)) == canonical(plain(base))


def test_a_switch_that_a_store_did_in_part_is_made_good(through: Way, base: str, tmp_path: Path) -> None:
    """Though the list says that all is as it was: some stores do the operations of an update one by one."""
    file = written(tmp_path / "graph.nq", plain(base))
    send(file, through.target)
    other = [quad for quad in plain(base) if "Tomas" not in str(quad)]
    through.fault = lambda number, request, body: "half" if b"MOVE" in body else None
    with pytest.raises(StoreError, match="does not put the new graphs into their places"):
        send(written(tmp_path / "other.nq", other), through.url)
    assert send(file, through.target).sent > 2, "nothing is taken for what the list says"
    assert canonical(back(through.target, base)) == canonical(plain(base))


def test_a_switch_that_is_too_large_for_a_store_is_done_in_portions(
    through: Way, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list comes last, so that a run that is cut off between them is seen."""
    monkeypatch.setattr(staging, "PORTION", 2)
    through.fault = lambda number, request, body: 500 if body.count(b"GRAPH") > 2 and b"MOVE" in body else None
    file = written(tmp_path / "graph.nq", plain(base))
    told: list[str] = []
    publish(file, parse(through.url), told.append, quiet)
    assert canonical(back(through.target, base)) == canonical(plain(base)) and len(told) == 1 and "both states" in told[0]
    moves = [body for _, body in through.seen if b"MOVE" in body]
    assert len(moves) > 2 and b"graph/publication>" in moves[-1]
    through.seen.clear()
    through.fault = lambda number, request, body: 500 if b"MOVE" in body and sum(b"MOVE" in sent for _, sent in through.seen) != 2 else None
    with pytest.raises(StoreError):
        send(written(tmp_path / "other.nq", changed(base)), through.url)
    send(file, through.target)
    assert canonical(back(through.target, base)) == canonical(plain(base))


def test_a_first_switch_that_a_store_did_in_part_is_made_good(through: Way, base: str, tmp_path: Path) -> None:
    """What it has moved stands in no list, and is ours."""
    file = written(tmp_path / "graph.nq", plain(base))
    through.fault = lambda number, request, body: "half" if b"MOVE" in body else None
    with pytest.raises(StoreError):
        send(file, through.url)
    send(file, through.target)
    assert canonical(back(through.target, base)) == canonical(plain(base))


def test_who_reads_while_it_switches_has_one_state(through: Way, base: str, tmp_path: Path) -> None:
    """The list is asked for again at the end, and the whole again if it has changed."""
    file = written(tmp_path / "graph.nq", plain(base))
    send(file, through.target)
    written(file, changed(base))
    switched = []

    def fault(number: int, request: str, body: bytes) -> None:
        if b"VALUES" in body and not switched:
            switched.append(send(file, through.target))

    through.fault = fault
    assert canonical(back(through.url, base)) == canonical(changed(base)) and switched


def test_two_publications_at_once_leave_one_of_both(through: Way, base: str, tmp_path: Path) -> None:
    file, other = written(tmp_path / "graph.nq", plain(base)), written(tmp_path / "other.nq", changed(base))
    between = []

    def fault(number: int, request: str, body: bytes) -> None:
        if b"MOVE" in body and not between:
            between.append(send(other, through.target))

    through.fault = fault
    with pytest.raises(StoreError, match="does not put the new graphs"):
        send(file, through.url)
    assert canonical(back(through.target, base)) == canonical(changed(base))
    send(file, through.target)
    assert canonical(back(through.target, base)) == canonical(plain(base))


def test_a_store_that_loses_triples_is_found_out(through: Way, base: str, tmp_path: Path) -> None:
    """It answers that all is well, and has kept nothing of a piece."""
    through.fault = lambda number, request, body: 204 if request.startswith("PUT") and b"identity" not in body and len(body) > 9000 else None
    with pytest.raises(StoreError, match=r"kept 0 of \d+ triples"):
        send(written(tmp_path / "graph.nq", plain(base)), through.url)
    assert graph_names(through.target, base) == set()


def test_without_the_graph_store_protocol_updates_do(through: Way, base: str, tmp_path: Path) -> None:
    through.fault = lambda number, request, body: 404 if request.startswith(("PUT", "HEAD")) else None
    through.paths = {"/sparql": "/query"}
    send(written(tmp_path / "graph.nq", strange(base)), through.url)
    assert canonical(back(through.target, base)) == canonical(strange(base))
    assert not any(request.startswith("PUT") for request, _ in through.seen)


def test_kg_serves_what_was_published_to_it(base: str, tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    with serving(output_folder(tmp_path / "served"), "--allow-update") as client:
        url = str(client.base_url)
        send(written(tmp_path / "graph.nq", plain(base)), url)
        assert canonical(back(url, base)) == canonical(plain(base))


def test_pieces_are_small_and_keep_blank_nodes_together() -> None:
    lines = [b'<s> <p> "%06d" .\n' % number for number in range(1000)] + [b"_:a <p> _:b .\n", b'<s> <p> "_:no" .\n', b"<s> <p> _:b .\n"]
    found = list(pieces(sorted(lines), 1000))
    assert sorted(line for piece in found for line in piece) == sorted(lines)
    assert max(sum(map(len, piece)) for piece in found) <= 1000 < PIECE
    (joined,) = (piece for piece in found if any(line.endswith(b"_:b .\n") for line in piece))
    assert {line for line in joined if b'"' not in line} == {b"_:a <p> _:b .\n", b"<s> <p> _:b .\n"}
