"""What there is to try, and how."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.newsroom import folders, resolving, steps
from tests.newsroom.steps import Case


@dataclass(frozen=True, slots=True)
class Target:
    """What comes, what must hold of it, how many cases the suite tries, and how many are made of one seed else."""

    cases: st.SearchStrategy[Case]
    check: Callable[[Case], None]
    suite: int
    batch: int


TARGETS = {
    "resolution": Target(steps.resolved(), resolving.grows, 10, 50),
    "flow": Target(steps.lived(), folders.lives, 4, 10),
}


def property_of(target: Target, number: int, cases: int, check: Callable[[Case], None] | None = None) -> Callable[[], None]:
    """So many cases of a seed with this number, as a test; ``check`` instead of the target's."""

    @seed(number)
    @settings(
        max_examples=cases,
        derandomize=False,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(target.cases)
    def holds(case: Case) -> None:
        (check or target.check)(case)

    return holds
