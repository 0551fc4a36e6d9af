"""What a time expression dates: the verb that it stands with, and a noun only where the verb says when that was."""

import pytest

from kg.extraction.times import duration_of, time_of
from kg.model import TimeExpression
from tests.extraction.parses import doc


def dated(parse: str, word: str, type_: str = "DATE") -> bool:
    parsed = doc(parse)
    times = {
        t.i: TimeExpression("t", t.idx, t.idx + len(t), t.text, "DURATION" if type_ == "DURATION" else "DATE", "X")
        for t in parsed
        if t.text in ("Monday", "weekend", "month")
    }
    head = next(t for t in parsed if t.text == word)
    return (duration_of(head, times) if type_ == "DURATION" else time_of(head, times)) is not None


@pytest.mark.parametrize(
    "parse",
    [
        "They/PRP/nsubj/1 held/VBD/ROOT/1/hold talks/NNS/dobj/1 on/IN/prep/1 Monday/NNP/pobj/3",
        "The/DT/det/1 talks/NNS/nsubj/2 began/VBD/ROOT/2/begin on/IN/prep/2 Monday/NNP/pobj/3",
        "Ten/CD/nsubj/1 died/VBD/ROOT/1/die in/IN/prep/1 talks/NNS/pobj/2 on/IN/prep/1 Monday/NNP/pobj/4",
        "A/DT/det/1 round/NN/nsubj/4 of/IN/prep/1 talks/NNS/pobj/2 began/VBD/ROOT/4/begin on/IN/prep/4 Monday/NNP/pobj/5",
        "They/PRP/nsubj/1 recalled/VBD/ROOT/1/recall talks/NNS/dobj/1 on/IN/prep/2 Monday/NNP/pobj/3",
    ],
)
def test_a_noun_is_dated_by_itself_and_by_the_verb_that_says_that_it_was(parse: str) -> None:
    assert dated(parse, "talks")


@pytest.mark.parametrize(
    "parse",
    [
        "They/PRP/nsubj/1 recalled/VBD/ROOT/1/recall talks/NNS/dobj/1 on/IN/prep/1 Monday/NNP/pobj/3",
        "Talks/NNS/nsubjpass/2 were/VBD/auxpass/2/be condemned/VBN/ROOT/2/condemn with/IN/prep/2 talks/NNS/pobj/3 on/IN/prep/2 Monday/NNP/pobj/5",
        "Guests/NNS/nsubj/3 of/IN/prep/0 talks/NNS/pobj/1 left/VBD/ROOT/3/leave on/IN/prep/3 Monday/NNP/pobj/4",
        "He/PRP/nsubjpass/2 was/VBD/auxpass/2/be arrested/VBN/ROOT/2/arrest at/IN/prep/2 talks/NNS/pobj/3 on/IN/prep/2 Monday/NNP/pobj/5",
        "He/PRP/nsubjpass/2 was/VBD/auxpass/2/be held/VBN/ROOT/2/hold in/IN/prep/2 link/NN/pobj/3 with/IN/prep/4 talks/NNS/pobj/5 on/IN/prep/2 Monday/NNP/pobj/7",
    ],
)
def test_the_date_of_what_is_done_about_it_is_not_its_own(parse: str) -> None:
    assert not dated(parse, "talks")


def test_a_weekend_conference_does_not_last_for_one() -> None:
    parse = "a/DT/det/2 {when}/NN/compound/2 meeting/NN/nsubj/3 began/VBD/ROOT/3/begin"
    assert dated(parse.format(when="month"), "meeting", "DURATION")
    assert not dated(parse.format(when="weekend"), "meeting", "DURATION")


@pytest.mark.parametrize(("subject", "expected"), [("", True), ("Eva/NNP/nsubj/6", False)])
def test_the_date_of_one_clause_is_not_that_of_the_next(subject: str, expected: bool) -> None:
    at = 6 if subject else 5
    parse = f"Ada/NNP/nsubj/1 fell/VBD/ROOT/1/fall on/IN/prep/1 Monday/NNP/pobj/2 and/CC/cc/1 {subject} left/VBD/conj/1/leave"
    assert len(doc(parse)) == at + 1
    assert dated(parse, "left") is expected


@pytest.mark.parametrize(("word", "comes", "expected"), [("after", "", False), ("at", "", True), ("after", "on/IN/prep/1", True)])
def test_a_bare_date_behind_what_came_before_is_not_the_verbs(word: str, comes: str, expected: bool) -> None:
    when = "Monday/NNP/pobj/4" if comes else "Monday/NNP/npadvmod/1"
    assert dated(f"Ada/NNP/nsubj/1 left/VBD/ROOT/1/leave {word}/IN/prep/1 talks/NNS/pobj/2 {comes} {when}", "left") is expected


@pytest.mark.parametrize(("when", "expected"), [("last/JJ/amod/6 month/NN/npadvmod/1", False), ("on/IN/prep/1 Monday/NNP/pobj/5", True)])
def test_what_a_number_fell_from_was_before(when: str, expected: bool) -> None:
    parse = f"Prices/NNS/nsubj/1 fell/VBD/ROOT/1/fall from/IN/prep/1 a/DT/det/4 high/NN/pobj/2 {when} to/IN/prep/1 fifty/CD/pobj/7"
    assert dated(parse, "fell") is expected


@pytest.mark.parametrize(("joint", "between", "expected"), [(";", "", False), ("and", "later/RB/advmod/6", False), ("and", "", True)])
def test_the_second_verb_may_have_a_time_of_its_own(joint: str, between: str, expected: bool) -> None:
    at = 6 if between else 5
    parse = f"Ada/NNP/nsubj/1 fell/VBD/ROOT/1/fall on/IN/prep/1 Monday/NNP/pobj/2 {joint}/CC/cc/1 {between} left/VBD/conj/1/leave"
    assert len(doc(parse)) == at + 1
    assert dated(parse, "left") is expected


@pytest.mark.parametrize(
    ("verb", "lemma", "noun", "expected"),
    [("searched", "search", "robbery", False), ("pleaded", "plead", "incident", False), ("spoke", "speak", "hearing", True), ("charged", "charge", "hearing", True)],
)
def test_what_is_pursued_was_before(verb: str, lemma: str, noun: str, expected: bool) -> None:
    parse = f"They/PRP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} in/IN/prep/1 a/DT/det/5 Monday/NNP/compound/5 {noun}/NN/pobj/2"
    assert dated(parse, verb) is expected
