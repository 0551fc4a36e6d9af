"""Processes that a test has begun: which run, and which those have begun in turn. What ends meanwhile is not among them."""

import time
from collections.abc import Callable, Iterable

import psutil

DEADLINE = 60.0


def wait_for(holds: Callable[[], bool]) -> None:
    """Look until ``holds`` does, a minute at most."""
    deadline = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def below(process: int, deep: bool = True) -> list[int]:
    """What a process has begun and has not ended, the older ones first; with ``deep``, also what those have begun."""
    try:
        found = psutil.Process(process).children(recursive=deep)
    except psutil.NoSuchProcess:
        return []
    return [child.pid for child in found]


def running(processes: Iterable[int]) -> list[int]:
    """Those that have not ended."""
    return [one for one in processes if _runs(one)]


def _runs(process: int) -> bool:
    try:
        return psutil.Process(process).status() not in (psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
    except psutil.NoSuchProcess:
        return False


def named(process: int, word: str) -> bool:
    """Whether ``word`` stands in the command with which a process was begun."""
    try:
        return any(word in part for part in psutil.Process(process).cmdline())
    except (psutil.NoSuchProcess, psutil.ZombieProcess, psutil.AccessDenied):
        return False
