"""What all tests share: which of them this machine can run, and the parts that take long to load, once a process."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pyoxigraph import Store
    from spacy.language import Language

    from kg.gazetteer import Gazetteer
    from kg.ontology.terms import Ontology

os.environ["KG_GAZETTEER"] = ""  # what the developer has imported must not show in tests

# The same examples every time: a test that fails on one machine fails on all of them.
settings.register_profile("kg", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("kg")


def chromium_path() -> str | None:
    """Where Chromium lies, or None."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome", "chrome"))
    return next(filter(None, found), None)


def spark_missing() -> str:
    """Why the tests of Spark cannot run; nothing where they can."""
    if find_spec("pyspark") is None:
        return "needs pyspark: make spark"
    return "" if shutil.which("java") else "needs Java 17 or newer"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the benchmark kit, a browser or Spark where there is none; ``KG_REQUIRE_BROWSER=1`` and ``KG_REQUIRE_SPARK=1`` forbid the last two."""
    kit = os.environ.get("KG_SHARED")
    browser = chromium_path() is not None or os.environ.get("KG_REQUIRE_BROWSER") == "1"
    spark = spark_missing() if os.environ.get("KG_REQUIRE_SPARK") != "1" else ""
    for item in items:
        if item.get_closest_marker("shared") and not kit:
            item.add_marker(pytest.mark.skip(reason="needs the benchmark kit: set KG_SHARED to its folder"))
        if item.get_closest_marker("browser") and not browser:
            item.add_marker(pytest.mark.skip(reason="needs Chromium"))
        if item.get_closest_marker("spark") and spark:
            item.add_marker(pytest.mark.skip(reason=spark))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; a test that asks for it fails without."""
    found = chromium_path()
    assert found, "Chromium is not installed, and KG_REQUIRE_BROWSER says that it must be"
    return found


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that ``KG_SHARED`` names."""
    return Path(os.environ["KG_SHARED"])


@pytest.fixture(scope="module")
def facts(built: Path) -> "Store":
    """The facts of the graph in ``built``, a fixture of the module that asks."""
    from tests.acceptance.judging import load

    return load(built / "graph.ttl")


@pytest.fixture(scope="module")
def everything(built: Path) -> "Store":
    """All graphs of what lies in ``built``."""
    from tests.acceptance.judging import load

    return load(built / "graph.trig")


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def ontology() -> "Ontology":
    from kg.ontology import load

    return load()


@pytest.fixture(scope="session")
def gazetteer() -> "Gazetteer":
    from kg.gazetteer import load

    return load()


@pytest.fixture(scope="session")
def nlp() -> "Language":
    from kg.extraction.parse.parsing import load_model

    return load_model(None)
