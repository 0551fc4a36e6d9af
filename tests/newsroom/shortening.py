"""A shorter case that still fails. Why not what Hypothesis has for that: it knows nothing of steps and sentences, and is at it for hours."""

import time
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from tests.newsroom.steps import Add, AnyStep, Case, Cut, Decide, Remove


def shortened(case: Case, fails: Callable[[Case], bool], seconds: float) -> Case:
    """Of a case that ``fails``, one that does so without whatever it can do without; the best that is found in so many ``seconds``."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for smaller in _smaller(case):
            if time.monotonic() > end or fails(smaller):
                break
        else:
            return case
        case = smaller if time.monotonic() < end else case
    return case


def _smaller(case: Case) -> Iterator[Case]:
    """Without a step, a part of a step, a report, or a sentence."""
    steps, reports = case.steps, case.reports
    for at in reversed(range(len(steps))):
        yield replace(case, steps=(*steps[:at], *steps[at + 1 :]))
    for at, step in enumerate(steps):
        for less in _less(step):
            yield replace(case, steps=(*steps[:at], less, *steps[at + 1 :]))
    for at, report in enumerate(reports):
        for text in _without_a_sentence(report.text):
            yield replace(case, reports=(*reports[:at], replace(report, text=text), *reports[at + 1 :]))


def _less(step: AnyStep) -> Iterator[AnyStep]:
    if step.exports:
        yield replace(step, exports=False)
    if isinstance(step, Cut):
        yield step.step
        for less in _less(step.step):
            yield replace(step, step=less)
    for kind, name in ((Add, "copies"), (Remove, "numbers"), (Decide, "verdicts")):
        if isinstance(step, kind):
            parts = getattr(step, name)
            yield from (replace(step, **{name: (*parts[:at], *parts[at + 1 :])}) for at in range(len(parts)) if len(parts) > 1)


def _without_a_sentence(text: str) -> Iterator[str]:
    if text:
        yield ""
    said = text.split(". ")
    for at in range(len(said)) if len(said) > 1 else ():
        yield ". ".join((*said[:at], *said[at + 1 :]))
