"""The graph of seeds/ is the committed one, and it does not depend on order, repetition or the number of processes."""

from pathlib import Path

import pytest

from tests.golden.graphs import DATE, GOLDEN, ROOT, build, difference, triples

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("golden") / "graph"
    done = build(["seeds"], output, "--date", DATE)
    assert done.returncode == 0, done.stderr
    return output


def same_files(left: Path, right: Path) -> None:
    for name in ("graph.ttl", "graph.trig"):
        assert (left / name).read_bytes() == (right / name).read_bytes(), (
            f"{name} differs:\n{difference(left / 'graph.ttl', right / 'graph.ttl')}"
        )


def test_the_graph_is_the_golden_one(built: Path) -> None:
    changed = difference(GOLDEN, built / "graph.ttl")
    assert not changed, f"\n{changed}\nIf this is meant:  make golden"


def test_the_golden_graph_holds_much() -> None:
    found = triples(GOLDEN)
    assert len(found) > 400
    for wanted in (":person/youssef-benhaddou kg:represents :place/morocco", 'rdfs:label "Arequipa"@en'):
        assert any(wanted in line for line in found), wanted


def test_building_again_changes_nothing(built: Path, tmp_path: Path) -> None:
    output = tmp_path / "graph"
    for _ in range(2):
        assert build(["seeds"], output, "--date", DATE).returncode == 0
    same_files(built, output)
    assert (built / "graph.html").read_bytes() == (output / "graph.html").read_bytes()


def test_neither_order_nor_processes_change_a_byte(built: Path, tmp_path: Path) -> None:
    folders = sorted((p.relative_to(ROOT) for p in (ROOT / "seeds").iterdir() if p.is_dir()), reverse=True)
    output = tmp_path / "graph"
    assert build([str(f) for f in folders], output, "--date", DATE, "--jobs", "2").returncode == 0
    assert triples(built / "graph.ttl") == triples(output / "graph.ttl")
    again = tmp_path / "again"
    assert build(["seeds"], again, "--date", DATE, "--jobs", "2").returncode == 0
    same_files(built, again)


def test_adding_documents_one_by_one_ends_at_the_same_graph(built: Path, tmp_path: Path) -> None:
    output = tmp_path / "graph"
    for folder in ("seeds/trial", "seeds/life", "seeds"):
        assert build([folder], output, "--date", DATE).returncode == 0
    assert not difference(built / "graph.ttl", output / "graph.ttl")


def test_a_difference_is_readable(tmp_path: Path) -> None:
    left, right = tmp_path / "left.ttl", tmp_path / "right.ttl"
    prefix = "@prefix kg: <https://w3id.org/kg-builder/ontology#> . @prefix : <https://w3id.org/kg-builder/resource/> . "
    left.write_text(prefix + ":ada kg:represents :norland . :ada kg:member_of [ a kg:Group ] .")
    right.write_text(prefix + ":ada kg:member_of [ a kg:Group ] . :ada kg:represents :sudland .")
    assert difference(left, right) == "- :ada kg:represents :norland\n+ :ada kg:represents :sudland"
    assert difference(left, left) == ""
