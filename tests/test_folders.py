"""The user's own files lie where the system says, or where it is usual."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.folders import cached, kept


@pytest.mark.skipif(os.name == "nt", reason="Windows has one folder for both")
@pytest.mark.parametrize(("place", "variable", "usual"), [(cached, "XDG_CACHE_HOME", ".cache"), (kept, "XDG_DATA_HOME", ".local/share")])
def test_files_lie_where_the_system_says(place: Callable[[str], Path], variable: str, usual: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    assert place("towns.db") == tmp_path / "elsewhere" / "kg" / "towns.db"
    for value in ("", None):
        monkeypatch.setenv(variable, value) if value is not None else monkeypatch.delenv(variable)
        assert place("towns.db") == tmp_path / "home" / usual / "kg" / "towns.db"
    assert not list(tmp_path.iterdir())
