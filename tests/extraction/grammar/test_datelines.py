"""The place where a report was filed stands before its first clause and belongs to none of its words."""

import pytest

from kg.extraction.grammar.datelines import in_dateline
from tests.extraction.parses import doc

FILED = "LISBON/NNP/nsubj/5 ,/,/punct/0 Portugal/NNP/appos/0 {dash}/:/punct/0 Kenya/NNP/nsubj/5 agreed/VBD/ROOT/5/agree {more}"


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_a_name_before_the_first_dash_is_where_it_was_filed(dash: str) -> None:
    found = doc(FILED.format(dash=dash, more="./././5"))
    assert [in_dateline(t) for t in found[:6]] == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    "parse",
    [
        "Lisbon/NNP/nsubj/5 —/:/punct/0 the/DT/det/3 capital/NN/appos/0 —/:/punct/0 agreed/VBD/ROOT/5/agree",
        "Lisbon/NNP/nsubj/1 agreed/VBD/ROOT/1/agree —/:/punct/1 and/CC/cc/1 paid/VBD/conj/1/pay",
        "Lisbon/NNP/nsubj/1 agreed/VBD/ROOT/1/agree today/NN/npadvmod/1",
        "He/PRP/nsubj/2 —/:/punct/0 agreed/VBD/ROOT/2/agree",
    ],
)
def test_other_dashes_leave_the_subject_alone(parse: str) -> None:
    assert not any(in_dateline(t) for t in doc(parse))
