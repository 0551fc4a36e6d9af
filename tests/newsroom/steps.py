"""What happens to a graph over the years, and a case of it: reports and steps, as data that can be written down and tried again."""

from itertools import chain
from typing import Literal

from hypothesis import strategies as st
from msgspec import Struct

from tests.newsroom.reports import REPORTS, Report, often, reports
from tests.newsroom.words import DATES


class Step(Struct, frozen=True, omit_defaults=True, tag=True):
    """Whatever happens, ``exports`` tells whether the build behind it writes Turtle and TriG."""

    exports: bool = False


class Copy(Struct, frozen=True, omit_defaults=True):
    """The report with this number, under a date of its own or, for ``redated``, another one, in the first file or ``again`` in a second one with other ids."""

    number: int
    again: bool = False
    redated: bool = False
    date: str | None = None


class Add(Step, frozen=True, kw_only=True):
    """Build these, with so many ``jobs``."""

    copies: tuple[Copy, ...]
    jobs: int = 1


class Remove(Step, frozen=True, kw_only=True):
    """Take out the reports with these numbers."""

    numbers: tuple[int, ...]


class Verdict(Struct, frozen=True):
    """Whether two mentions are the ``same``, by their numbers among all mentions of the reports."""

    left: int
    right: int
    same: bool


class Decide(Step, frozen=True, kw_only=True):
    """Let these verdicts hold, in the place of all before."""

    verdicts: tuple[Verdict, ...]


class Rebuild(Step, frozen=True):
    """Make the graph anew."""


class Configure(Step, frozen=True, kw_only=True):
    """Build with other options: a least confidence, a base, and an ontology of one's own, without which there is no build from then on."""

    least: float | None = None
    base: str | None = None
    own: Literal["", "mentors", "regatta"] = ""


class Damage(Step, frozen=True, kw_only=True):
    """Lose half of a file, by its number: one of the store, or an export."""

    number: int
    export: bool = False


class Cut(Step, frozen=True, kw_only=True):
    """A step that is cut off: killed or interrupted, as by Ctrl-C, at its step ``at`` on files in the folder, or killed after so many hundredths of a second."""

    step: Add | Remove | Rebuild
    how: Literal["kill", "interrupt", "alarm"]
    at: int


AnyStep = Add | Remove | Decide | Rebuild | Configure | Damage | Cut


class Case(Struct, frozen=True):
    """Reports, and what happens to a graph of them; a step is passed over as far as it is about reports that are not there."""

    reports: tuple[Report, ...]
    steps: tuple[AnyStep, ...]


def resolved() -> st.SearchStrategy[Case]:
    """What shows in who is who."""
    steps = often((6, _add()), (4, _remove()), (1, _decide()))
    years = st.lists(st.lists(steps, min_size=1, max_size=10), min_size=1, max_size=5)  # a single list of Hypothesis is short
    return st.builds(Case, reports(), years.map(lambda lists: tuple(chain.from_iterable(lists))))


def lived() -> st.SearchStrategy[Case]:
    """What shows in a folder."""
    again = st.builds(Rebuild, exports=_EXPORTS)
    cut = st.builds(
        Cut,
        step=st.one_of(_add(), _remove(), again),
        how=st.sampled_from(("kill", "interrupt", "alarm")),
        at=st.integers(1, 80),
        exports=_EXPORTS,
    )
    damage = st.builds(Damage, number=st.integers(0, 30), export=st.booleans())
    steps = often((6, _add()), (4, _remove()), (2, cut), (1, _decide()), (1, _configure()), (1, damage), (1, again))
    return st.builds(Case, reports(), st.lists(steps, min_size=1, max_size=10).map(tuple))


_EXPORTS = st.booleans()
_NUMBERS = st.integers(0, REPORTS - 1)


def _add() -> st.SearchStrategy[Add]:
    common, odd = st.builds(Copy, _NUMBERS), st.builds(Copy, _NUMBERS, st.booleans(), st.booleans(), st.sampled_from(DATES[:4]))
    copies = st.lists(often((2, common), (1, odd)), min_size=1, max_size=6, unique_by=lambda copy: (copy.number, copy.again))
    return st.builds(Add, copies=copies.map(tuple), exports=_EXPORTS, jobs=st.sampled_from((1, 1, 1, 2)))


def _remove() -> st.SearchStrategy[Remove]:
    return st.builds(Remove, numbers=st.lists(_NUMBERS, min_size=1, max_size=5, unique=True).map(tuple), exports=_EXPORTS)


def _decide() -> st.SearchStrategy[Decide]:
    verdict = st.builds(Verdict, st.integers(0, 200), st.integers(0, 200), st.booleans())
    return st.builds(Decide, verdicts=st.lists(verdict, max_size=4).map(tuple), exports=_EXPORTS)


def _configure() -> st.SearchStrategy[Configure]:
    return st.builds(
        Configure,
        least=st.sampled_from((None, 0.0, 0.3, 0.5, 0.7, 0.9)),
        base=st.sampled_from((None, "https://one.example/", "https://two.example/x/")),
        own=st.sampled_from(("", "mentors", "regatta")),
        exports=_EXPORTS,
    )
