"""Files that appear at once or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from kg.errors import StoreError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A fresh file beside ``path`` to write to; it takes the place of ``path`` when all went well. Raises StoreError where that is impossible.

    Why no temporary file of Python's: those are for nobody else to read, and only the system knows whom the user lets read files.
    """
    fresh = path.with_name(f".{path.name}-{uuid4().hex[:8]}{path.suffix}")
    try:
        fresh.touch(exist_ok=False)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    try:
        yield fresh
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        fresh.unlink(missing_ok=True)


def new_folder(beside: Path, name: str = "") -> Path:
    """An empty folder in ``beside``, whose name begins with ``name`` and is no other's."""
    folder = beside / f"{name}{uuid4().hex[:8]}"
    folder.mkdir()
    return folder


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
