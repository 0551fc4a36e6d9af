"""Whose plan it is, on parses written down beforehand (``plans.txt``): most of the cases are of plans that are nobody's or somebody else's."""

from pathlib import Path

import pytest

from kg.extraction.attribution.plans import planner_of
from kg.extraction.parse.parsed import Doc
from tests.extraction.tables import Case, cases, parsed

CASES = cases(Path(__file__).with_name("plans.txt"))


def shown(doc: Doc) -> str:
    found = ((planner_of(token), token) for token in doc if token.pos_ in ("VERB", "NOUN"))
    return "; ".join(f"{planner.text} > {token.text}" for planner, token in found if planner is not None) or "-"


def test_there_are_refusals() -> None:
    assert len(CASES) >= 30
    assert sum(c.expected == "-" for c in CASES) >= 13


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.sentence)
def test_who_plans(case: Case) -> None:
    assert shown(parsed(case.sentence, case.table)) == case.expected
