"""A server for the tests: ``kg serve`` as people start it, on the invented reports of ``tests.store.sample``."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.store import graphs, save
from kg.store.disk import snapshots
from tests.store import sample


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[httpx.Client]:
    """A client of a server that ends with the block, and must end well."""
    command = [sys.executable, "-m", "kg", "serve", "-g", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line + process.stderr.read()
        try:
            with httpx.Client(base_url=found[0], timeout=90, headers={"X-Process": str(process.pid)}) as client:
                yield client
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.communicate(timeout=60)[1]
    assert process.returncode == 0 and "Traceback" not in rest, rest


def output_folder(folder: Path, exports: bool = True) -> Path:
    """An output folder as a build leaves it, but for the documents; without ``exports``, only its store is of the present state."""
    fresh = folder / ".new"
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), fresh)
    for name in ("graph.ttl", "graph.trig"):
        os.replace(fresh / name, folder / name)  # noqa: PTH105
    snapshots.commit(fresh / "store", folder)
    fresh.rmdir()
    sizes = {name: (folder / name).stat().st_size for name in ("graph.ttl", "graph.trig")}
    (folder / ".kg").write_text(f'{{"store": "1", "exports": "{int(exports)}", "sizes": {str(sizes).replace(chr(39), chr(34))}}}', "utf-8")
    return folder


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return output_folder(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def client(served: Path) -> Iterator[httpx.Client]:
    with serving(served, "--timeout", "6", "--max-answer", "2", "--max-request", "64", "--workers", "4") as found:
        yield found


@pytest.fixture(scope="session")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server that takes updates; a test leaves alone what others may have written."""
    with serving(output_folder(tmp_path_factory.mktemp("updated")), "--allow-update", "--timeout", "60") as found:
        yield found
