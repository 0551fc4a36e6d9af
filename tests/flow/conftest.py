"""The tests of the flow build hundreds of tiny graphs: they do not wait for the disk, but for the one that asks whether a build does."""

import pytest


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
