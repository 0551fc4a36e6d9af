"""Where the user's own files lie on this machine: what can be made anew at any time, and what cannot. Nothing is made here."""

import os
from pathlib import Path


def cached(name: str) -> Path:
    """A file in the user's cache, which may be deleted at any time."""
    return _folder("XDG_CACHE_HOME", Path(".cache")) / name


def kept(name: str) -> Path:
    """A file among the user's data."""
    return _folder("XDG_DATA_HOME", Path(".local") / "share") / name


def _folder(variable: str, usual: Path) -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "kg"
    return Path(os.environ.get(variable) or Path.home() / usual) / "kg"
