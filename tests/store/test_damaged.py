"""A store whose files are damaged: the engine under it must not end the process, and what is wrong is one line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.serving.conftest import output_folder

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
DAMAGE: dict[str, Callable[[bytes], bytes]] = {"cut": lambda data: data[: len(data) // 2], "zeros": lambda data: b"\0" * len(data)}


@pytest.mark.parametrize(
    ("name", "how"), [("CURRENT", "cut"), ("CURRENT", "zeros"), ("MANIFEST-*", "zeros"), ("*.sst", "cut"), ("*.sst", "zeros")]
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
