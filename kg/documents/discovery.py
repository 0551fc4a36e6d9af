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
    """A file to read. ``origin`` is its name below what was given, printable; ``given`` tells that it was named itself."""

    path: Path
    origin: str
    given: bool


def find(paths: Sequence[Path | str]) -> Iterator[Found]:
    """The files that ``paths`` stand for: each as given, folders in the order of their file names, with all their formats."""
    for path in paths:
        if str(path) == "-":
            yield Found(Path("-"), "standard input", True)
        elif Path(path).is_dir():
            yield from _below(Path(path))
        else:
            yield Found(Path(path), printable(Path(path).name or str(path)), True)


def count_unknown(paths: Sequence[Path | str]) -> int:
    """How many files of unknown formats lie in the folders among ``paths``."""
    return sum(1 for found in find(paths) if not found.given and not is_known(found.path))


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
    for where, folders, names in os.walk(folder):
        here = Path(where)
        if MARKER in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [((here / name).relative_to(folder).as_posix(), here / name) for name in names if not name.startswith(".")]
    for name, path in sorted(found):
        if path.is_file() and path.resolve().is_relative_to(root):
            yield Found(path, printable(name), False)
