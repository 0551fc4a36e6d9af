"""A stretch of time is how long something took only where English leaves no doubt."""

import pytest

from kg.extraction.times import duration_of
from kg.model import TimeExpression
from tests.extraction.parses import doc

LASTED = "Ada/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} {word}/IN/prep/1 {mark}/JJ/amod/4 weeks/NNS/pobj/2/week"
RAN = "Ada/NNP/nsubj/1 ran/VBD/ROOT/1/run it/PRP/dobj/1 for/IN/prep/1 weeks/NNS/pobj/3/week and/CC/cc/1 {verb}/VBD/conj/1/{lemma}"
BEFORE = "a/DT/det/2 weeks/NNS/compound/2/week {noun}/NN/nsubj/3 began/VBD/ROOT/3/begin"
OF = "{mark}/JJ/amod/1 weeks/NNS/nsubj/4/week of/IN/prep/1 talks/NNS/pobj/2/talk began/VBD/ROOT/4/begin"
AGO = "Ada/NNP/nsubj/1 fought/VBD/ROOT/1/fight weeks/NNS/npadvmod/1/week {word}/RB/advmod/1"


def lasts(parse: str, word: str) -> bool:
    parsed = doc(parse)
    times = {t.i: TimeExpression("t", t.idx, t.idx + len(t), t.text, "DURATION", "P2W") for t in parsed if t.text == "weeks"}
    return duration_of(next(t for t in parsed if t.text == word), times) is not None


@pytest.mark.parametrize(
    ("word", "mark", "expected"),
    [("for", "three", True), ("over", "three", True), ("after", "three", False), ("in", "three", False), ("within", "three", False), ("over", "past", False)],
)
def test_what_is_done_for_weeks_lasts_and_what_is_done_after_or_within_them_does_not(word: str, mark: str, expected: bool) -> None:
    assert lasts(LASTED.format(verb="fought", lemma="fight", word=word, mark=mark), "fought") is expected


@pytest.mark.parametrize(("verb", "lemma"), [("died", "die"), ("went", "go"), ("announced", "announce")])
def test_what_is_done_at_once_lasts_for_no_weeks(verb: str, lemma: str) -> None:
    assert not lasts(LASTED.format(verb=verb, lemma=lemma, word="for", mark="three"), verb)


def test_what_came_after_did_not_last_as_long() -> None:
    assert lasts(RAN.format(verb="slept", lemma="sleep"), "ran")
    assert not lasts(RAN.format(verb="slept", lemma="sleep"), "slept")


@pytest.mark.parametrize(("noun", "expected"), [("march", True), ("sentence", False), ("offer", False)])
def test_a_sentence_of_weeks_is_yet_to_be_served(noun: str, expected: bool) -> None:
    assert lasts(BEFORE.format(noun=noun), noun) is expected


@pytest.mark.parametrize(("mark", "expected"), [("three", True), ("last", False), ("final", False)])
def test_the_last_weeks_of_something_are_a_part_of_it(mark: str, expected: bool) -> None:
    assert lasts(OF.format(mark=mark), "talks") is expected


@pytest.mark.parametrize("word", ["ago", "later", "earlier", "prior"])
def test_how_long_ago_is_not_how_long(word: str) -> None:
    assert not lasts(AGO.format(word=word), "fought")


@pytest.mark.parametrize(("word", "mark", "expected"), [("for", "within", False), ("for", "maximum", False), ("for", "two", True)])
def test_what_may_be_at_most_is_not_how_long_it_was(word: str, mark: str, expected: bool) -> None:
    assert lasts(LASTED.format(verb="fought", lemma="fight", word=word, mark=mark), "fought") is expected


def test_what_a_second_verb_tells_of_lasted_by_itself() -> None:
    parse = "It/PRP/nsubj/1 lasted/VBD/ROOT/1/last weeks/NNS/dobj/1/week and/CC/cc/1 ended/VBD/conj/1/end with/IN/prep/4 storms/NNS/pobj/5/storm"
    assert not lasts(parse, "storms")
