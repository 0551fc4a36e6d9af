"""A build on a store that is damaged makes it anew from its documents, and says so."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kg import flow
from kg.errors import StoreError
from kg.flow import Options
from kg.flow.cache import opened
from kg.flow.output import read_marker, write_marker
from tests.flow.stand_ins import STEPS
from tests.flow.test_building import Heard, content
from tests.flow.test_living import build, held, steps
from tests.flow.test_maintaining import NAMES, written
from tests.store import sample

FOUND = sample.extractions()
ALL = dict.fromkeys(range(len(FOUND)), "2024-05-06")
FIRST = {0: "2024-05-06"}


def cut(store: Path) -> None:
    file = max(store.glob("*.sst"), key=lambda file: file.stat().st_size)
    file.write_bytes(file.read_bytes()[:-10])


def lose(store: Path) -> None:
    next(store.glob("*.sst")).unlink()


def spoil_list(store: Path) -> None:
    (file,) = store.glob("MANIFEST-*")
    file.write_bytes(file.read_bytes()[:-1] + b"\x00")


def lose_begin(store: Path) -> None:
    (store / "CURRENT").unlink()


def empty_begin(store: Path) -> None:
    (store / "CURRENT").write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, lose, spoil_list, lose_begin, empty_begin])
@pytest.mark.parametrize("more", [False, True])
def test_a_damaged_store_is_made_anew_by_the_next_build(damage: Callable[[Path], None], more: bool, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(FOUND, FIRST, out)
    damage((out / "store").resolve())
    build(FOUND, ALL if more else FIRST, out)
    build(FOUND, ALL if more else FIRST, tmp_path / "whole")
    assert held(out) == held(tmp_path / "whole")
    assert flow.status(out, steps(FOUND)).problem is None


def test_it_is_told_once_and_what_is_whole_is_left_alone(tmp_path: Path) -> None:
    articles, out, heard = written(tmp_path / "articles"), tmp_path / "out", Heard()
    flow.build([articles], out, progress=heard, steps=STEPS)
    before = content(out)
    (out / "store" / "data").write_bytes(b"")
    for _ in range(2):
        assert flow.build([articles], out, progress=heard, steps=STEPS).new == 0
    assert [line for line in heard.lines if "damaged" in line] == [
        f"the store is damaged and made anew from its documents: data has 0 bytes of {len(before['store/data'])}"
    ]
    assert content(out) == before


def test_a_removal_heals_it_too(tmp_path: Path) -> None:
    articles, out = written(tmp_path / "articles"), tmp_path / "out"
    flow.build([articles], out, steps=STEPS)
    (out / "store" / "data").unlink()
    assert flow.remove([NAMES[0]], out, Options(), steps=STEPS).removed == 1
    assert (out / "store" / "data").is_file()


def test_what_stands_in_no_document_is_not_dropped_unasked(tmp_path: Path) -> None:
    articles, out = written(tmp_path / "articles"), tmp_path / "out"
    flow.build([articles], out, steps=STEPS)
    write_marker(out, replace(read_marker(out), updates=2))
    (out / "store" / "data").unlink()
    with pytest.raises(StoreError, match="2 SPARQL updates"):
        flow.build([articles], out, steps=STEPS)
    assert not (out / "store" / "data").exists() and read_marker(out).updates == 2


def test_damage_within_a_table_is_one_clear_line_or_healed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(FOUND, ALL, out)
    for file in (out / "store").resolve().glob("*.sst"):
        data = bytearray(file.read_bytes())
        data[5] ^= 0xFF
        file.write_bytes(bytes(data))
    try:
        build(FOUND, dict.fromkeys(ALL, "2024-05-20"), out)
    except StoreError as error:
        assert "damaged" in str(error) and "'kg rebuild'" in str(error)
    flow.rebuild(out, Options(exports=False), steps=steps(FOUND))
    build(FOUND, dict.fromkeys(ALL, "2024-05-20"), out)
    build(FOUND, dict.fromkeys(ALL, "2024-05-20"), tmp_path / "whole")
    assert held(out) == held(tmp_path / "whole")


def test_a_cache_that_another_program_holds_or_the_system_refuses_is_not_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, out = written(tmp_path / "articles"), tmp_path / "out"
    flow.build([articles / NAMES[0]], out, steps=STEPS)
    opening = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda path: opening(path, timeout=0))
    with closing(opening(out / "documents.db")) as other, pytest.raises(StoreError, match=r"documents\.db is in use by another program .*has ended"):
        other.execute("BEGIN EXCLUSIVE")
        flow.build([articles], out, steps=STEPS)
    monkeypatch.setattr("sqlite3.connect", lambda path: opening(f"{path.absolute().as_uri()}?mode=ro", uri=True))
    with pytest.raises(StoreError, match=r"documents\.db cannot be read or written .*then run this again"):
        flow.build([articles], out, steps=STEPS)
    monkeypatch.undo()
    assert flow.build([articles], out, steps=STEPS).documents == len(NAMES)


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"documents\.db: the disk is full: free some space"), opened(tmp_path) as cache:
        cache._db.execute("PRAGMA max_page_count = 10")
        cache._db.execute("INSERT INTO slices VALUES ('places', 'k', x'00', zeroblob(1000000))")
    with opened(tmp_path) as cache:
        assert cache._db.execute("SELECT count(*) FROM slices").fetchone() == (0,)


def test_extractions_that_an_older_version_kept_as_plain_text_are_read_and_new_ones_take_less(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(FOUND, dict.fromkeys(ALL, "2024-05-20"), out)
    with opened(out) as cache:
        packed = cache._db.execute("SELECT key, extraction FROM documents").fetchall()
        plain = [(zlib.decompress(data), key) for key, data in packed]
        assert sum(len(data) for data, _ in plain) > 2 * sum(len(data) for _, data in packed)
        cache._db.executemany("UPDATE documents SET extraction = ? WHERE key = ?", plain)
        assert {cache.document(key).key for _, key in plain} == {key for key, _ in packed}
    build(FOUND, dict.fromkeys(ALL, "2024-05-20"), tmp_path / "whole")
    flow.rebuild(out, Options(exports=False), steps=steps(FOUND))
    assert held(out) == held(tmp_path / "whole")


@pytest.mark.parametrize("data", [zlib.compress(bytes(3000)), zlib.compress(b"{}")[:-6]], ids=["too large", "cut short"])
def test_an_extraction_that_unpacks_to_too_much_or_is_cut_short_is_one_clear_line(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(FOUND, FIRST, out)
    with opened(out) as cache:
        cache._db.execute("UPDATE documents SET extraction = ?", (data,))
    monkeypatch.setattr("kg.flow.cache.LARGEST", 2000)
    with pytest.raises(StoreError, match=r"documents\.db cannot be used .*cut short, or larger"), opened(out) as cache:
        cache.document(next(iter(cache.rows())))
