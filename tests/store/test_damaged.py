"""A store whose files are damaged: the engine under it must not end the process, and what is wrong is one line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import StoreError
from kg.store.disk.integrity import NOTE, fault
from kg.store.disk.loading import loading
from kg.store.disk.opening import damage
from tests.serving.conftest import output_folder

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
DAMAGE: dict[str, Callable[[bytes], bytes]] = {"cut": lambda data: data[: len(data) // 2], "end": lambda data: data[:-1], "zeros": lambda data: b"\0" * len(data)}


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("CURRENT", "cut"),
        ("CURRENT", "zeros"),
        ("MANIFEST-*", "cut"),
        ("MANIFEST-*", "end"),
        ("MANIFEST-*", "zeros"),
        ("*.sst", "cut"),
        ("*.sst", "zeros"),
    ],
)
def test_a_damaged_file_is_told_and_ends_nothing(tmp_path: Path, name: str, how: str) -> None:
    folder = output_folder(tmp_path)
    for export in ("graph.ttl", "graph.trig"):
        (folder / export).unlink()
    files = sorted((folder / "store").glob(name))
    assert files
    for file in files:
        file.write_bytes(DAMAGE[how](file.read_bytes()))
    command = [sys.executable, "-m", "kg", "query", COUNT, "-g", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and done.stdout == "", done.stderr
    assert all(line.startswith("kg: ") for line in done.stderr.splitlines()) and "inside kg" not in done.stderr and "damaged" in done.stderr


def test_a_list_of_tables_that_was_cut_is_told_whatever_is_left_of_it(tmp_path: Path) -> None:
    """The engine itself takes what is left for the whole graph."""
    folder = output_folder(tmp_path).resolve() / "store"
    (file,) = folder.glob("MANIFEST-*")
    whole = file.read_bytes()
    assert fault(folder) is None
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        assert fault(folder) == f"{file.name} has {size:,} bytes of {len(whole):,}"
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert fault(folder) == f"{file.name} is not what was written"
    file.write_bytes(whole)
    assert fault(folder) is None


def test_a_damaged_store_is_not_built_upon(tmp_path: Path) -> None:
    folder = output_folder(tmp_path)
    next((folder / "store").glob("*.sst")).unlink()
    with pytest.raises(StoreError, match=r"is damaged: .* is missing \('kg rebuild'"), loading(tmp_path / "more" / "store", "", (folder / "store").resolve()):
        pass
    assert not (tmp_path / "more" / "store").exists()


def test_a_store_that_another_program_has_written_to_is_not_damaged(tmp_path: Path) -> None:
    folder = output_folder(tmp_path)
    store = Store(str((folder / "store").resolve()))
    before = len(store)
    store.add(Quad(*[NamedNode("https://example.org/new")] * 3))
    store.flush()
    del store
    assert damage(folder) is None and len(Store.read_only(str((folder / "store").resolve()))) == before + 1


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"bytes": 3, "sha256": 4}'])
def test_a_damaged_note_is_told(tmp_path: Path, text: str) -> None:
    folder = output_folder(tmp_path)
    (folder / "store" / NOTE).write_text(text)
    assert f"{NOTE} cannot be read" in str(damage(folder))
