"""Java's archive of Spark's classes: of one Spark and one Java, written once, used by every process after that."""

import os
from pathlib import Path

import pytest

from kg.flow.archive import archive
from kg.flow.session import session
from tests.flow.test_spark import CLUSTER, executors


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "kg"


@pytest.fixture
def installed(tmp_path: Path) -> tuple[Path, Path]:
    """Spark's folder of jars, and a Java."""
    jars, java = tmp_path / "jars", tmp_path / "java"
    jars.mkdir()
    java.touch()
    return jars, java


def test_another_java_or_spark_has_another_archive_and_takes_the_place_of_the_old_one(cache: Path, installed: tuple[Path, Path]) -> None:
    first = archive(*installed)
    assert first and not first.ready and not first.using() and str(first.fresh) in first.making()
    first.keep()  # Java has written nothing
    assert not list(cache.iterdir())
    first.fresh.touch()
    first.keep()
    assert [str(file) in first.using() for file in cache.iterdir()] == [True]

    os.utime(installed[1], (1, 1))
    second = archive(*installed)
    assert second and second.path != first.path and not second.ready
    second.fresh.touch()
    second.keep()
    assert list(cache.iterdir()) == [second.path]


def test_without_a_place_for_it_there_is_none(cache: Path, installed: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert archive(installed[0], cache / "no java") is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(installed[1]))  # which is a file
    assert archive(*installed) is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache / 'a" -Xmx1m "b'))
    assert archive(*installed) is None


@pytest.mark.spark
def test_the_second_spark_of_a_machine_starts_with_what_the_first_has_written(cache: Path, tmp_path: Path) -> None:
    for scratch in (tmp_path / "first", tmp_path / "second"):
        scratch.mkdir()
    with session("local[1]", tmp_path / "first") as context:
        assert context.parallelize([1, 2], 1).sum() == 3
    (written,) = cache.glob("*")
    with session(CLUSTER, tmp_path / "second") as context:
        assert context.parallelize([1, 2], 2).sum() == 3
        assert executors() and all(str(written) in Path(f"/proc/{process}/maps").read_text() for process in executors())
    assert list(cache.glob("*")) == [written]
