"""Files that appear at once or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import StoreError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A fresh file beside ``path`` to write to; it takes the place of ``path`` when all went well. Raises StoreError where that is impossible."""
    try:
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}-", suffix=path.suffix, dir=path.parent, delete=False) as file:
            fresh = Path(file.name)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    try:
        yield fresh
        fresh.chmod(0o644)
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        fresh.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """``folder`` and those above it. Raises StoreError where that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the folder {folder}: {error.strerror or error}") from error


def settle(*paths: Path) -> None:
    """Have files, or which names a folder holds, on the disk itself, so that losing power does not lose them."""
    for path in paths:
        with suppress(PermissionError):  # a folder on Windows
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
