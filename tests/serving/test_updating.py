"""Updates, large ones and those that cannot be written: then nothing has changed, and the client is told whose fault it is."""

import errno
from pathlib import Path

import pytest

from kg.serving import graph, updating
from kg.serving.graph import Graph, Limits
from kg.serving.protocol import Refused
from kg.store.disk import marker, snapshots
from kg.store.disk.opening import open_store
from tests.serving.conftest import output_folder

INSERT = "INSERT DATA { <http://e.example/x> rdfs:label 'X' }"


def test_a_state_that_cannot_be_written_is_no_mistake_of_the_client(served: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = updating.apply(served, tmp_path / "file" / "state", INSERT)
    assert found["kind"] == "unwritten"
    with pytest.raises(Refused, match="could not be written, and nothing has changed") as caught:
        graph.raise_for(found, Limits(60, 1000))
    assert caught.value.status == 503
    assert updating.apply(served, tmp_path / "state", "INSERT DATA { GRAPH ?g { <a:a> <a:b> <a:c> } }")["kind"] == "syntax"


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("place", ["fresh_folder", "commit"])
def test_an_update_that_fails_on_the_way_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    folder = output_folder(tmp_path)
    before, state = (folder / ".kg").read_bytes(), snapshots.store_folder(folder)
    names = sorted(path.name for path in folder.iterdir())
    served = Graph(folder, Limits(300, 1_000_000))
    try:
        with monkeypatch.context() as patch, pytest.raises(Refused, match="nothing has changed: No space left") as caught:
            patch.setattr(snapshots, place, _full)
            served.update(INSERT)
        assert caught.value.status == 503 and (folder / ".kg").read_bytes() == before and snapshots.store_folder(folder) == state
        assert sorted(path.name for path in folder.iterdir()) == names
        served.update(INSERT)
        assert marker.read(folder)["updates"] == 1 and snapshots.store_folder(folder) != state
    finally:
        served.close()


def test_an_update_is_noted_before_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = output_folder(tmp_path)
    noted: list[object] = []
    commit = snapshots.commit

    def committing(fresh: Path, output: Path) -> None:
        noted.append(marker.read(output).get("updates"))
        commit(fresh, output)

    monkeypatch.setattr(snapshots, "commit", committing)
    served = Graph(folder, Limits(300, 1_000_000))
    try:
        served.update(INSERT)
    finally:
        served.close()
    assert noted == [1]


def test_an_update_larger_than_a_pipe_holds_is_applied(tmp_path: Path) -> None:
    many = " . ".join(f"<http://e.example/{number}> <http://e.example/p> 'of {number}'" for number in range(5000))
    folder = output_folder(tmp_path)
    before = len(open_store(folder).store)
    served = Graph(folder, Limits(60, 1_000_000))
    try:
        served.update(f"INSERT DATA {{ {many} }}")
    finally:
        served.close()
    assert len(open_store(folder).store) == before + 5000
