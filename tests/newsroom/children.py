"""Builds in processes of their own, as ``kg`` has them, which may be cut off. They are forked of one without stores."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from tests.flow.test_crashes import BARE, EVENTS
from tests.newsroom.steps import Cut

BARE.set_forkserver_preload(["tests.flow.loaded", "tests.newsroom.folders"])

LONGEST = 180
"""Seconds that a build may take."""


def in_child(action: Callable[[], object], folder: Path, cut: Cut | None = None) -> object:
    """What ``action``, which writes in ``folder``, gives; None where it was ``cut`` off. Raises AssertionError where it fails, hangs or dies."""
    ours, theirs = BARE.Pipe(duplex=False)
    child = BARE.Process(target=_run, args=(theirs, action, str(folder), cut))
    child.start()
    theirs.close()
    came = ours.poll(LONGEST)
    if not came:
        child.kill()
    try:
        fault, value = ours.recv()
    except EOFError:
        fault, value = "", None
    child.join()
    assert came, f"it hangs: {action}"
    assert not fault, fault
    assert child.exitcode == 0 or (cut and child.exitcode in (-signal.SIGKILL, -signal.SIGALRM)), child.exitcode
    return value


def _run(answer: Connection, action: Callable[[], object], folder: str, cut: Cut | None) -> None:
    os.fsync = lambda descriptor: None  # nobody switches this machine off
    fault, value = "", None
    try:
        if cut is not None:
            _cut_off(cut, folder)
        value = action()
    except KeyboardInterrupt:
        pass
    except BaseException:
        fault = traceback.format_exc()
    answer.send((fault, value))


def _cut_off(cut: Cut, folder: str) -> None:
    if cut.how == "alarm":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, cut.at / 100)
        return
    seen, process = 0, os.getpid()

    def count(event: str, given: object) -> None:
        nonlocal seen
        if event in EVENTS and folder in str(given) and os.getpid() == process:
            seen += 1
            if seen == cut.at and cut.how == "kill":
                os.kill(process, signal.SIGKILL)
            if seen == cut.at:
                raise KeyboardInterrupt

    sys.addaudithook(count)
