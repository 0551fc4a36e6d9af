"""How a module of ours is run in a process beside this one, whatever the working directory holds."""

import os
import sys
from pathlib import Path

import kg


def command(module: str) -> list[str]:
    """What to run."""
    return [sys.executable, "-P", "-m", module]


def environment() -> dict[str, str]:
    """With what around it: this process's own, and where this package lies."""
    package = str(Path(kg.__file__).resolve().parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))}
