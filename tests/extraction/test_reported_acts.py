"""Reported deeds for which the lexicon has no class: what is kept of them, and which words are none."""

from dataclasses import replace

import pytest

from kg.extraction.annotations import Report
from kg.extraction.events.finding import Occurrence, occurrences
from kg.extraction.events.plain_acts import PLAIN_ACT
from tests.extraction.readings import reading

WHO = {
    "Ivo": ("Ivo Lund", "Person"), "Norway": ("Norway", "Country"), "Kenya": ("Kenya", "Country"), "rivals": ("rivals", "Group"),
}  # fmt: skip

SAID = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say that/IN/mark/4 {who}/NNP/nsubj/4 {verb}/VBD/ccomp/1/{lemma} {whom}/NNP/dobj/4"
BOTH = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 outbid/VBD/ccomp/1 Kenya/NNP/dobj/3 and/CC/cc/3 outran/VBD/conj/3/outrun Kenya/NNP/dobj/6"
ASIDE = "Norway/NNP/nsubj/5 ,/,/punct/5 Ivo/NNP/nsubj/3 said/VBD/parataxis/5/say ,/,/punct/5 outbid/VBD/ROOT/5 Kenya/NNP/dobj/5"
BELOW = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 slept/VBD/ccomp/1/sleep because/IN/mark/6 Kenya/NNP/nsubj/6 outbid/VBD/advcl/3 Norway/NNP/dobj/6"
BEGINS = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 began/VBD/ccomp/1/begin to/TO/aux/5 outbid/VB/xcomp/3 Kenya/NNP/dobj/5"
TWO_SENTENCES = (
    "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 outbid/VBD/ccomp/1 Kenya/NNP/dobj/3 Kenya/NNP/nsubj/6 slept/VBD/ROOT/6/sleep soundly/RB/advmod/6"
)
LENDING = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 launched/VBD/ccomp/1/launch attacks/NNS/dobj/3/attack on/IN/prep/4 Kenya/NNP/pobj/5"


def found(parse: str, start: int = 2, cue: int = 1) -> list[Occurrence]:
    made = reading(parse, WHO)
    return [o for o in occurrences(replace(made, reports=(Report(start, len(made.doc), 0, cue),))) if o.rule != PLAIN_ACT]


def said(verb: str, lemma: str = "", who: str = "Norway", whom: str = "Kenya") -> list[Occurrence]:
    return found(SAID.format(verb=verb, lemma=lemma or verb, who=who, whom=whom))


def test_a_reported_deed_is_an_event_of_no_class() -> None:
    (act,) = said("outbid")
    assert (act.kind, act.rule) == ("Event", "Event/reported clause")
    assert {(r.predicate, r.end.entity.name) for r in act.roles} == {("has_agent", "Norway"), ("has_target", "Kenya")}


def test_coordinated_deeds_are_two() -> None:
    assert len(found(BOTH)) == 2


def test_the_report_may_stand_in_between() -> None:
    assert [o.head for o in found(ASIDE, start=0, cue=3)] == [5]


@pytest.mark.parametrize(
    ("verb", "lemma"),
    [("knew", "know"), ("wanted", "want"), ("was", "be"), ("began", "begin"), ("ended", "end"), ("made", "make"), ("hoped", "hope"), ("told", "tell")],
)
def test_being_wishing_saying_and_empty_words_are_none(verb: str, lemma: str) -> None:
    assert said(verb, lemma) == []


@pytest.mark.parametrize(("verb", "lemma"), [("had", "have"), ("loved", "love"), ("lacked", "lack"), ("owned", "own")])
def test_what_is_so_is_a_situation(verb: str, lemma: str) -> None:
    (found,) = said(verb, lemma)
    assert (found.kind, found.rule) == ("Situation", "Situation/reported clause")


def test_a_relation_of_both_ends_is_none() -> None:
    assert said("represented", "represent", who="Ivo", whom="Kenya") == []
    # Who cannot stand in the relation is told of all the same.
    assert [o.kind for o in said("represented", "represent", who="Norway", whom="Kenya")] == ["Situation"]


def test_what_begins_is_told_not_that_it_begins() -> None:
    assert [o.head for o in found(BEGINS)] == [5]


def test_each_sentence_of_a_quotation_is_told() -> None:
    assert [o.head for o in found(TWO_SENTENCES)] == [3, 6]


def test_the_speakers_name_is_enough_where_somebody_does_it() -> None:
    assert [o.head for o in said("outbid", who="rivals", whom="others")] == [4]
    assert [o.head for o in said("fell", "fall", who="prices", whom="sharply")] == [4]


@pytest.mark.parametrize("nobody", ["it", "there", "this", "you"])
def test_an_empty_subject_does_nothing(nobody: str) -> None:
    assert found(f"Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say {nobody}/PRP/nsubj/3 rained/VBD/ccomp/1/rain hard/RB/advmod/3") == []


def test_an_unnamed_speaker_tells_of_somebody_named_only() -> None:
    parse = "officials/NNS/nsubj/1/official said/VBD/ROOT/1/say {}/NNP/nsubj/3 outbid/VBD/ccomp/1 others/NNS/dobj/3/other"
    assert found(parse.format("rivals")) == []
    assert [o.head for o in found(parse.format("Norway"))] == [3]


def test_a_contraction_is_no_deed() -> None:
    assert found("Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say I/PRP/nsubj/3 m/VBP/ccomp/1 sure/JJ/acomp/3") == []


def test_a_word_with_a_class_keeps_it() -> None:
    assert [o.kind for o in said("attacked", "attack")] == ["Attack"]


def test_what_stands_below_the_report_is_none() -> None:
    assert [o.head for o in found(BELOW)] == [3]


def test_a_verb_that_lends_itself_is_none() -> None:
    assert [o.kind for o in found(LENDING)] == ["Attack"]
