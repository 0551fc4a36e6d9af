"""Version stamps: the same for the same, another one for whatever matters."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import ModelMissing
from kg.flow.versions import extraction_stamp, graph_stamp
from tests.flow.stand_ins import ONTOLOGY


def test_a_stamp_depends_on_ontology_model_and_options(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"version": "1"}', encoding="utf-8")
    first = extraction_stamp(ONTOLOGY, None)
    assert first == extraction_stamp(ONTOLOGY, None) and len(first) == 16
    own = extraction_stamp(ONTOLOGY, str(tmp_path))
    (tmp_path / "meta.json").write_text('{"version": "2"}', encoding="utf-8")
    assert len({first, own, extraction_stamp(ONTOLOGY, str(tmp_path)), extraction_stamp(replace(ONTOLOGY, version="2"), None)}) == 4
    assert graph_stamp(ONTOLOGY, ("a", "b")) != graph_stamp(ONTOLOGY, ("a", "c"))


@pytest.mark.parametrize("name", ["no_such_model", "", "../x", "a b", "/none"])
def test_a_model_that_is_not_there(name: str) -> None:
    with pytest.raises(ModelMissing, match="not installed"):
        extraction_stamp(ONTOLOGY, name)
