"""The wheel carries all that a build needs: ontologies, shapes, questions, the page's template."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-build-isolation",
        "--no-deps",
        "--no-index",
        "-w",
        str(folder),
        str(repository),
    ]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (built,) = folder.glob("kg_builder-*.whl")
    return built


def test_it_holds_the_package_and_its_data_and_nothing_else(wheel: Path, repository: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for source in (repository / "ontologies").rglob("*"):
        if source.is_file():
            assert f"kg/ontologies/{source.relative_to(repository / 'ontologies').as_posix()}" in names
    assert {name.split("/")[0] for name in names} == {"kg", next(n for n in names if ".dist-info" in n).split("/")[0]}
    assert not [name for name in names if name.endswith((".pyc", ".db"))]


def test_an_installed_wheel_builds_a_graph(wheel: Path, tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(target)
    (elsewhere / "note.md").write_text("---\ndate: 2024-05-01\n---\nAda Reyes is representing Norway at the talks in Lisbon.\n", "utf-8")
    script = "import sys, kg\nassert 'site' in kg.__file__, kg.__file__\nfrom kg.cli import main\nmain(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", script, "build", "note.md", "-o", "out"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "kg:represents" in (elsewhere / "out" / "graph.ttl").read_text("utf-8")
    assert (elsewhere / "out" / "graph.html").stat().st_size > 10_000
