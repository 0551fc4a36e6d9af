"""A store that is filled piece by piece: at once, or when there is time for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.store.disk import loading as module
from kg.store.disk.loading import Loading, loading

PREFIXES = "@prefix e: <https://e.example/> .\n"


def piece(number: int) -> bytes:
    return f"e:g{number} {{ e:s{number} e:p e:o . }}\n".encode()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """The pieces that the engine has taken in, each of one graph."""
    found: list[bytes] = []
    load = Loading._load

    def noting(self: Loading, store: Store, data: bytes) -> None:
        load(self, store, data)
        found.append(data)

    monkeypatch.setattr(module, "PIECE", 1)
    monkeypatch.setattr(Loading, "_load", noting)
    yield found


def test_what_is_taken_while_the_store_rests_is_stored_afterwards(tmp_path: Path, loads: list[bytes]) -> None:
    with loading(tmp_path / "store", PREFIXES) as store:
        store.take(piece(0))
        store.settled()
        with store.resting():
            for number in range(1, 30):
                store.take(piece(number))
            assert loads == [piece(0)]
        store.take(piece(30))
    assert sorted(loads) == sorted(map(piece, range(31)))
    assert {quad.graph_name.value for quad in Store.read_only(str(tmp_path / "store"))} == {f"https://e.example/g{number}" for number in range(31)}
    assert [found.name for found in tmp_path.iterdir()] == ["store"]


def test_a_store_that_rests_while_nothing_is_taken_is_empty(tmp_path: Path, loads: list[bytes]) -> None:
    with loading(tmp_path / "store", PREFIXES) as store, store.resting():
        pass
    assert loads == [] and len(Store.read_only(str(tmp_path / "store"))) == 0


def test_what_cannot_be_stored_afterwards_is_told_and_replaces_nothing(tmp_path: Path, loads: list[bytes]) -> None:
    with loading(tmp_path / "store", PREFIXES) as store:
        store.take(piece(0))
    with pytest.raises(SyntaxError), loading(tmp_path / "store", PREFIXES) as store:
        with store.resting():
            store.take(b"no TriG")
        store.settled()
    assert len(Store.read_only(str(tmp_path / "store"))) == 1


def test_what_still_waits_is_dropped_when_all_fails(tmp_path: Path, loads: list[bytes]) -> None:
    with pytest.raises(ValueError, match="of ours"), loading(tmp_path / "store", PREFIXES) as store, store.resting():
        store.take(piece(0))
        raise ValueError("of ours")
    assert loads == [] and not list(tmp_path.iterdir())
