"""What a visitor types first."""

import os
import subprocess
from pathlib import Path

import pytest

TARGETS = ("graph", "test", "check", "eval", "bench", "golden", "picture", "spark", "lock", "clean")


def make(repository: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in {"KG_SHARED", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return subprocess.run(["make", *arguments], cwd=repository, env={**clean, **environment}, capture_output=True, text=True, check=False)


def test_make_alone_lists_the_commands(repository: Path) -> None:
    lines = make(repository).stdout.splitlines()
    assert [line.split()[0] for line in lines[2:]] == list(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_a_dry_run_knows_the_target(repository: Path, target: str) -> None:
    assert make(repository, "-n", target).returncode == 0


def test_an_old_python_is_refused_in_one_line(repository: Path, tmp_path: Path) -> None:
    old = tmp_path / "python-old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make(repository, f"PYTHON={old}", f"VENV={tmp_path / 'venv'}", "graph")
    assert done.returncode == 2 and not (tmp_path / "venv").exists()
    assert "3.11 or newer" in done.stderr.splitlines()[0]


def test_the_scoreboard_says_what_it_needs(repository: Path, tmp_path: Path) -> None:
    (tmp_path / ".ready").touch()
    done = make(repository, f"VENV={tmp_path}", "eval")
    assert done.returncode == 2 and "KG_SHARED=FOLDER" in done.stderr


def test_continuous_integration_is_a_script_that_parses(repository: Path) -> None:
    script = repository / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_packages_are_pinned_by_hash_and_named_without_an_address(repository: Path) -> None:
    lock, spark = ((repository / name).read_text("utf-8") for name in ("requirements.lock", "requirements-spark.lock"))
    pins, more = ([line for line in text.splitlines() if "==" in line and not line.startswith((" ", "#"))] for text in (lock, spark))
    assert len(pins) > 80 and [line.split("==")[0] for line in more] == ["py4j", "pyspark"]
    lock += f"\n\n{spark}"
    assert "://" not in lock
    for part in lock.split("\n\n"):
        assert "==" not in part or "--hash=sha256:" in part
