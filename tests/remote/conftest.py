"""Stores to publish to, one of each kind for all tests of a process: a test has a base IRI of its own there."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.remote import staging, talking
from kg.store import graphs, save
from tests.remote.servers import VIRTUOSO, Way, oxigraph, virtuoso, way
from tests.store import sample

_NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def _no_login(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the developer is logged in with, and pauses as long as people need them, must not show in tests."""
    for name in ("KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))
    monkeypatch.setattr(talking, "PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(staging, "WAITS", (0.0, 0.0))


@pytest.fixture(scope="session")
def oxigraph_url() -> Iterator[str]:
    with oxigraph() as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if VIRTUOSO is None:
        pytest.skip("needs Virtuoso (Debian: virtuoso-opensource-7-bin)")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture(params=["oxigraph", "virtuoso"])
def url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store; the password is where it belongs."""
    if request.param == "virtuoso":
        monkeypatch.setenv("KG_STORE_USER", "dba")
        monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def through(oxigraph_url: str) -> Iterator[Way]:
    """A way to Oxigraph that can fail."""
    with way(oxigraph_url) as found:
        yield found


@pytest.fixture
def base() -> str:
    """A base IRI that no other test has."""
    return f"https://graph{next(_NUMBERS)}.example/"


@pytest.fixture
def folder(tmp_path: Path, base: str) -> Path:
    """An output folder with two invented reports, as a build leaves it."""
    place = tmp_path / "graph"
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology(), base), place, base)
    (place / ".kg").write_text(f'{{"base": "{base}"}}', "utf-8")
    return place


def graph_names(url: str, base: str) -> set[str]:
    """The graphs below ``base`` that the store at ``url`` (Oxigraph) has, whoever put them there; without the base."""
    query = f'SELECT DISTINCT ?g {{ GRAPH ?g {{}} FILTER(STRSTARTS(STR(?g), "{base}")) }}'
    reply = httpx.post(f"{url}/query", data={"query": query}, headers={"Accept": "text/csv"})
    return {line.removeprefix(base) for line in reply.text.splitlines()[1:]}
