"""A process killed anywhere, a full disk, readers beside a build: what was stored stays, and a run again gives the same bytes."""

import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from kg import flow
from kg.errors import StoreError
from kg.flow import Options
from kg.store import Dataset
from kg.store.disk import snapshots
from tests.flow.stand_ins import STEPS
from tests.flow.test_building import build, content
from tests.flow.test_maintaining import remove, written
from tests.flow.test_real import REPORTS
from tests.flow.test_real import STEPS as REAL

EVENTS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.truncate", "sqlite3.connect")
"""What a process does to files, as Python tells it to who asks."""
KILLED = -signal.SIGKILL


def in_child(action: Callable[[], object], kill_at: int | None = None) -> int:
    """Run ``action`` in a process of its own, which is killed at its ``kill_at``-th step on files; its exit code (0: it came to its end)."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seen = 0

    def count(event: str, _: object) -> None:
        nonlocal seen
        if event in EVENTS:
            seen += 1
            if seen == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        if kill_at is not None:
            sys.addaudithook(count)
        action()
        os._exit(0)
    except BaseException:
        os._exit(1)


def killed_everywhere(prepare: Callable[[Path], None], action: Callable[[Path], object], scratch: Path) -> tuple[int, set[bytes]]:
    """Kill ``action`` at every step in turn and look what a run again makes of it; how many steps there were, and the graphs that readers then found."""
    start, whole = scratch / "start", scratch / "whole"
    prepare(start)
    for number in range(400):
        out = scratch / f"out{number}" if number else whole
        if start.exists():
            shutil.copytree(start, out, symlinks=True)
        if not number:
            action(whole)
            found: set[bytes] = set()
            continue
        code = in_child(lambda: action(out), number)  # noqa: B023  # the child runs at once
        assert code in (KILLED, 0)
        if (out / "store" / "data").is_file():
            found.add((out / "store" / "data").read_bytes())
        action(out)
        assert content(out) == content(whole), number
        assert {entry.name for entry in out.iterdir()} == {entry.name for entry in whole.iterdir()}, number
        assert len([entry for entry in (out / ".stores").iterdir() if not entry.is_symlink()]) <= 2
        if code == 0:
            return number, found
    raise AssertionError("it never came to its end")


def test_a_first_build_killed_at_any_step_is_made_good(tmp_path: Path) -> None:
    articles = written(tmp_path / "articles")
    steps, found = killed_everywhere(lambda out: None, lambda out: build([articles], out), tmp_path)
    assert steps > 30 and len(found) == 1


def test_a_later_build_killed_at_any_step_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    articles = written(tmp_path / "articles")
    steps, found = killed_everywhere(lambda out: build([articles / "0.txt"], out) and None, lambda out: build([articles], out), tmp_path)
    assert steps > 30 and len(found) == 2


def test_a_removal_killed_at_any_step_has_happened_or_not(tmp_path: Path) -> None:
    articles = written(tmp_path / "articles")

    def take_out(out: Path) -> None:
        if any(row.origin == "0.txt" for row in flow.status(out, STEPS).documents.values()):
            remove(out, "0.txt")
        else:
            flow.rebuild(out, steps=STEPS)

    steps, found = killed_everywhere(lambda out: build([articles], out) and None, take_out, tmp_path)
    assert steps > 20 and len(found) == 2


def test_a_full_disk_is_one_clear_line_and_loses_nothing(tmp_path: Path) -> None:
    articles = written(tmp_path / "articles")
    out = tmp_path / "out"
    build([articles / "0.txt"], out)
    before = content(out)

    def on_a_full_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
        try:
            build([articles], out)
        except StoreError as error:
            assert "\n" not in str(error)
            os._exit(2)

    assert in_child(on_a_full_disk) == 2
    assert content(out) == before
    build([articles], out)
    build([articles], tmp_path / "fresh")
    assert content(out) == content(tmp_path / "fresh")


def test_a_reader_keeps_its_state_until_it_lets_go(tmp_path: Path) -> None:
    articles, out = written(tmp_path / "articles"), tmp_path / "out"
    build([articles / "0.txt"], out)
    found = snapshots.hold(out)
    assert found is not None
    folder, held = found
    old = (folder / "data").read_bytes()
    for number in range(1, 4):
        build([articles / f"{number}.txt"], out)
        assert (folder / "data").read_bytes() == old != (out / "store" / "data").read_bytes()
    del held, found
    remove(out, "0.txt")
    assert not folder.exists() and len(list((out / ".stores").iterdir())) == 3  # the present state, the one before, and the link to that


def test_where_there_are_no_links_the_folder_itself_is_switched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "symlink_to", none)
    articles, out = written(tmp_path / "articles"), tmp_path / "out"
    for number in range(4):
        build([articles / f"{number}.txt"], out)
        assert (out / "store" / "data").is_file() and not (out / "store").is_symlink()
    build([articles], tmp_path / "fresh")
    assert content(out) == content(tmp_path / "fresh")
    assert snapshots.before(out) is not None


def test_a_store_folder_of_an_older_version_is_taken_over(tmp_path: Path) -> None:
    articles, out = written(tmp_path / "articles"), tmp_path / "out"
    build([articles / "0.txt"], out)
    folder = (out / "store").resolve()
    (out / "store").unlink()
    folder.rename(out / "store")
    old = (out / "store" / "data").read_bytes()
    build([articles], out)
    before = snapshots.before(out)
    assert (out / "store").is_symlink() and before is not None and (before / "data").read_bytes() == old


# --- with the real steps


BARE = multiprocessing.get_context("forkserver")
BARE.set_forkserver_preload(["tests.flow.loaded"])
OPTIONS = Options(date="2024-05-01", jobs=1)


def in_bare_child(action: Callable[..., object], *given: object) -> BaseProcess:
    """Begin ``action`` in a process that is forked of one without stores: in a fork of this one a store would wait for threads that it has not."""
    child = BARE.Process(target=action, args=given)
    child.start()
    return child


def come_and_go(articles: Path, out: Path, begun: Event) -> None:
    """Add the documents and take one out again, until somebody ends this."""
    begun.set()
    while True:
        flow.build([articles], out, OPTIONS, steps=REAL)
        flow.remove(["talks.txt"], out, OPTIONS, steps=REAL)


@pytest.mark.model
def test_real_builds_killed_at_random_and_read_at_once(tmp_path: Path) -> None:
    """The store and its files written for real; readers beside it see a whole state."""
    articles, out, whole = tmp_path / "articles", tmp_path / "out", tmp_path / "whole"
    articles.mkdir()
    for name, text in REPORTS.items():
        (articles / name).write_bytes(text.encode("utf-8", "replace"))
    flow.build([articles], whole, OPTIONS, steps=REAL)
    flow.build([articles / "talks.txt"], out, OPTIONS, steps=REAL)
    shutil.copytree(whole, tmp_path / "rest", symlinks=True)
    started = time.monotonic()
    flow.remove(["talks.txt"], tmp_path / "rest", OPTIONS, steps=REAL)
    taken = time.monotonic() - started
    sizes = {len(Dataset.open(folder).store) for folder in (out, whole, tmp_path / "rest")}
    seen: set[int] = set()
    wrong: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add(len(Dataset.open(out).store))
            except Exception as error:
                wrong.append(repr(error))

    reader = threading.Thread(target=read)
    chance = random.Random(20240501)
    reader.start()
    try:
        for _ in range(8):
            begun = BARE.Event()
            child = in_bare_child(come_and_go, articles, out, begun)
            assert begun.wait(120)
            time.sleep(chance.random() * 3 * taken)
            child.kill()
            child.join()
            assert child.exitcode == KILLED
        flow.build([articles], out, OPTIONS, steps=REAL)
        flow.remove(["talks.txt"], out, OPTIONS, steps=REAL)
        flow.build([articles], out, OPTIONS, steps=REAL)
    finally:
        done.set()
        reader.join()
    assert wrong == [] and seen <= sizes
    for name in ("graph.ttl", "graph.trig", "graph.html"):
        assert (out / name).read_bytes() == (whole / name).read_bytes()
    assert set(Dataset.open(out / "store").store) == set(Dataset.open(whole / "store").store)


def on_a_full_disk(file: Path, out: Path, room: int) -> None:
    """Build where no file may grow beyond ``room``; exit code 2 where that is told in one line."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        flow.build([file], out, OPTIONS, steps=REAL)
    except StoreError as error:
        sys.exit(2 if "\n" not in str(error) else 3)


@pytest.mark.model
@pytest.mark.parametrize("room", [5_000, 47_000, 100_000])
def test_a_full_disk_for_the_real_store(tmp_path: Path, room: int) -> None:
    (tmp_path / "a.txt").write_text("Ada Reyes, the envoy of Norway, met Ivo Lund in Oslo on Monday. " * 3, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Ivo Lund was born in Bergen.", encoding="utf-8")
    out = tmp_path / "out"
    flow.build([tmp_path / "b.txt"], out, OPTIONS, steps=REAL)
    before = (out / "graph.trig").read_bytes()
    child = in_bare_child(on_a_full_disk, tmp_path / "a.txt", out, room)
    child.join(120)
    assert child.exitcode == 2
    assert (out / "graph.trig").read_bytes() == before and len(Dataset.open(out).documents()) == 1
    assert flow.build([tmp_path / "a.txt"], out, OPTIONS, steps=REAL).documents == 2


def test_everything_is_on_the_disk_before_it_takes_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, out = written(tmp_path / "articles"), tmp_path / "out"
    synced: set[int] = set()
    unsynced: list[str] = []
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if not self.is_symlink() and self.stat().st_ino not in synced and Path(target).parent in (out, out / ".stores"):
            unsynced.append(Path(target).name)
        return real(self, target)

    monkeypatch.setattr("os.fsync", lambda descriptor: synced.add(os.fstat(descriptor).st_ino))
    monkeypatch.setattr(Path, "replace", replace)
    build([articles], out)
    assert unsynced == [] and len(synced) >= 6
