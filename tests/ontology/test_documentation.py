"""The Turtle that docs/ontology.md shows must load."""

import re
from pathlib import Path

import pytest

from kg.ontology import load

GUIDE = Path(__file__).parents[2] / "docs" / "ontology.md"
HEAD = """@prefix kg: <https://w3id.org/kg-builder/ontology#> .
@prefix lex: <https://w3id.org/kg-builder/lexicon#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
BLOCKS = re.findall(r"```turtle\n(.*?)```", GUIDE.read_text(encoding="utf8"), re.DOTALL)


def test_there_are_blocks() -> None:
    assert len(BLOCKS) == 2


@pytest.mark.parametrize("block", BLOCKS)
def test_what_the_guide_shows_loads(tmp_path: Path, block: str) -> None:
    (tmp_path / "mine.ttl").write_text(HEAD + block, encoding="utf8")
    assert len(load(tmp_path).lexicon.examples) == len(load().lexicon.examples) + 2


def test_every_file_is_named_in_the_guide() -> None:
    text = GUIDE.read_text(encoding="utf8")
    for path in sorted((GUIDE.parents[1] / "ontologies").glob("*.ttl")):
        assert f"`{path.name}`" in text
