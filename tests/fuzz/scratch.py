"""A folder for the files of a process."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path


@cache
def scratch() -> Path:
    """It ends with the process."""
    folder = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
    atexit.register(shutil.rmtree, folder, True)
    return folder
