"""Committed states of the store: each build leaves one of its own, and what people call ``store`` is a link that is switched to it.

Why a link: a folder cannot be replaced in one step, a link can, so that a reader finds a whole store at every moment. Why the old one stays
for a while: Oxigraph opens files of a large store only when a query needs them, so a reader must find them where they were; it holds its state by a
shared lock, which the system lets go of however the reader ends, and the next build removes what nobody holds. The state before the last
build is kept for ``kg diff``.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from kg.store.disk.integrity import note
from kg.store.files import new_folder, settle

STORE = "store"
SNAPSHOTS = ".stores"
BEFORE = "before"
"""The link in ``SNAPSHOTS`` to the state before the last one."""
_ENGINE = "CURRENT"
"""A file that every store folder holds."""


class Held:
    """A shared lock on a state of the store, for as long as this object lives."""

    def __init__(self, folder: Path) -> None:
        """Raises FileNotFoundError where there is no such folder."""
        self._descriptor = _locked(folder, shared=True)

    def __del__(self) -> None:
        if getattr(self, "_descriptor", None) is not None:
            os.close(self._descriptor)  # type: ignore[arg-type]


def store_folder(path: Path) -> Path | None:
    """The store that ``path`` (an output folder or a store) names, as the folder that holds it now."""
    return next((folder.resolve() for folder in (path / STORE, path) if (folder / _ENGINE).is_file()), None)


def hold(path: Path) -> tuple[Path, Held] | None:
    """The store that ``path`` names, kept from being removed; None where there is none."""
    while (folder := store_folder(path)) is not None:
        with suppress(FileNotFoundError):  # removed between the two: there is a newer one
            held = Held(folder)
            if (folder / _ENGINE).is_file():
                return folder, held
    return None


def before(output: Path) -> Path | None:
    """The store as it was before the last build of ``output``."""
    return store_folder(output / SNAPSHOTS / BEFORE)


def fresh_folder(output: Path) -> Path:
    """An empty folder for a new state, to be committed or discarded."""
    (output / SNAPSHOTS).mkdir(exist_ok=True)
    return new_folder(output / SNAPSHOTS)


def discard(fresh: Path) -> None:
    """Remove a state that was not committed."""
    shutil.rmtree(fresh, ignore_errors=True)


def commit(fresh: Path, output: Path) -> None:
    """Make the store ``fresh``, which is closed and lies on the same disk, that of the folder ``output``; the one before it stays beside it."""
    (output / SNAPSHOTS).mkdir(exist_ok=True)
    place, home = output / STORE, new_folder(output / SNAPSHOTS)
    note(fresh)
    fresh.replace(home)
    settle(output / SNAPSHOTS)
    if place.is_dir() and not place.is_symlink():  # of a version that knew no links
        old = new_folder(output / SNAPSHOTS)
        place.replace(old)
    else:
        old = place.resolve()
    if old.is_dir():
        _link(output / SNAPSHOTS / BEFORE, Path(old.name))
    _link(place, Path(SNAPSHOTS) / home.name)
    sweep(output)


def sweep(output: Path) -> None:
    """Remove the states that are neither the present one, nor the one before, nor held by a reader."""
    folder = output / SNAPSHOTS
    if not folder.is_dir():
        return
    kept = {(output / STORE).resolve(), (folder / BEFORE).resolve()}
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink() and entry.resolve() not in kept:
            with suppress(OSError):  # a reader holds it
                lock = _locked(entry, shared=False)
                shutil.rmtree(entry, ignore_errors=True)
                if lock is not None:
                    os.close(lock)


def _link(place: Path, target: Path) -> None:
    """Have ``place`` point to ``target``, in one step; where there are no links, the folder itself takes its place."""
    fresh = place.with_name(f".{place.name}-link")
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(target, target_is_directory=True)
    except (OSError, NotImplementedError):
        shutil.rmtree(place, ignore_errors=True)
        (place.parent / target).replace(place)
        return
    fresh.replace(place)


def _locked(folder: Path, shared: bool) -> int | None:
    """A descriptor that holds the lock; None where the system knows no such lock. Raises OSError where somebody else holds it, FileNotFoundError
    where there is no folder."""
    try:
        import fcntl
    except ImportError:  # Windows, which does not remove what is open
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH if shared else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if not shared:
            os.close(descriptor)
            raise
    return descriptor
