"""Files that appear at once: who may read them, and what stays when they cannot be written."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import graphs, save
from kg.store.disk import snapshots
from kg.store.files import replacing
from tests.store import sample


@contextmanager
def mask(of: int) -> Iterator[None]:
    before = os.umask(of)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.skipif(sys.platform == "win32", reason="who may read what is said in another way there")
@pytest.mark.parametrize("refused", [0o077, 0o027, 0o002])
def test_who_may_read_a_graph_is_the_users_choice(refused: int, tmp_path: Path) -> None:
    with mask(refused):
        fresh = tmp_path / ".new"
        save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), fresh)
        snapshots.commit(fresh / "store", tmp_path)
    for path in (fresh / "graph.ttl", fresh / "graph.trig", tmp_path / "store", fresh):
        full = 0o777 if path.is_dir() else 0o666
        assert stat.S_IMODE(path.stat().st_mode) == full & ~refused, path


def test_what_fails_leaves_nothing_and_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old", "ascii")
    with pytest.raises(StoreError, match=r"cannot write .*a\.csv: full"), replacing(tmp_path / "a.csv") as fresh:
        fresh.write_text("half", "ascii")
        raise OSError(28, "full")
    assert [(entry.name, entry.read_text("ascii")) for entry in tmp_path.iterdir()] == [("a.csv", "old")]
    with pytest.raises(StoreError, match="cannot write"), replacing(tmp_path / "nowhere" / "a.csv"):
        pytest.fail("it goes on")
