"""Which files a list of paths stands for."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FORMATS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".jsonl")
"""suffixes, in lower case, of what can be read"""
MARKER = ".kg"
"""a folder that holds a file of this name is an output folder and never input"""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. ``origin`` is its name below what was given, printable; ``given`` tells that it was named itself; ``error`` is what the system said
    of a file or folder that it does not let us look at."""

    path: Path
    origin: str
    given: bool
    error: OSError | None = None


def find(paths: Sequence[Path | str]) -> Iterator[Found]:
    """The files that ``paths`` stand for: each as given, folders in the order of their file names, with all their formats."""
    for path in paths:
        if str(path) == "-":
            yield Found(Path("-"), "standard input", True)
            continue
        given = Path(path)
        try:
            is_folder = given.is_dir()
        except OSError as error:
            yield Found(given, _called(given), True, error)
            continue
        if is_folder:
            yield from _below(given)
        else:
            yield Found(given, _called(given), True)


def _called(given: Path) -> str:
    return printable(given.name or str(given))


def count_unknown(paths: Sequence[Path | str]) -> int:
    """How many files of unknown formats lie in the folders among ``paths``."""
    return sum(1 for found in find(paths) if not found.given and found.error is None and not is_known(found.path))


def is_known(path: Path) -> bool:
    """Whether the suffix of ``path`` is one of ``FORMATS``."""
    return path.suffix.lower() in FORMATS


def printable(name: str) -> str:
    """``name`` fit for a message or a label: undecodable bytes and control characters become U+FFFD."""
    text = os.fsencode(name).decode("utf-8", errors="replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _below(folder: Path) -> Iterator[Found]:
    """Regular files below ``folder``; hidden ones, output folders, and links that lead out of it are left alone."""
    root = folder.resolve()
    found: list[tuple[str, Path]] = []
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        here = Path(where)
        if MARKER in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [((here / name).relative_to(folder).as_posix(), here / name) for name in names if not name.startswith(".")]
    for error in closed:
        shut = Path(error.filename)
        yield Found(shut, _called(folder) if shut == folder else printable(shut.relative_to(folder).as_posix()), False, error)
    for name, path in sorted(found):
        try:
            is_ours = path.is_file() and path.resolve().is_relative_to(root)
        except OSError as error:
            if is_known(path):
                yield Found(path, printable(name), False, error)
            continue
        if is_ours:
            yield Found(path, printable(name), False)
