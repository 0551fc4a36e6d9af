"""The place where a report was filed stands before its first clause and belongs to none of its words."""

import pytest

from kg.extraction.grammar.datelines import behind_dateline, in_dateline
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


def test_whom_the_clause_is_about_stands_behind_the_dash() -> None:
    found = doc("TUNIS/NNP/nsubj/3 —/:/punct/0 Kenya/NNP/appos/0 asked/VBD/ROOT/3/ask Norway/NNP/dobj/3")
    assert behind_dateline(found[0]).text == "Kenya"
    assert [behind_dateline(t).i for t in found[2:]] == [2, 3, 4]
    alone = doc("TUNIS/NNP/nsubj/2 —/:/punct/0 asked/VBD/ROOT/2/ask Norway/NNP/dobj/2")
    assert behind_dateline(alone[0]).text == "TUNIS"
