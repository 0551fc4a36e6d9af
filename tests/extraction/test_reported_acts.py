"""Reported deeds for which the lexicon has no class: what is kept of them, and which words are none."""

from dataclasses import replace

import pytest

from kg.extraction.annotations import Report
from kg.extraction.events import Occurrence, occurrences
from tests.extraction.readings import reading

WHO = {
    "Ivo": ("Ivo Lund", "Person"), "Norway": ("Norway", "Country"), "Kenya": ("Kenya", "Country"), "rivals": ("rivals", "Group"),
}  # fmt: skip

SAID = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say that/IN/mark/4 {who}/NNP/nsubj/4 {verb}/VBD/ccomp/1/{lemma} {whom}/NNP/dobj/4"
BOTH = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 outbid/VBD/ccomp/1 Kenya/NNP/dobj/3 and/CC/cc/3 outran/VBD/conj/3/outrun Kenya/NNP/dobj/6"
ASIDE = "Norway/NNP/nsubj/5 ,/,/punct/5 Ivo/NNP/nsubj/3 said/VBD/parataxis/5/say ,/,/punct/5 outbid/VBD/ROOT/5 Kenya/NNP/dobj/5"
BELOW = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 slept/VBD/ccomp/1/sleep because/IN/mark/6 Kenya/NNP/nsubj/6 outbid/VBD/advcl/3 Norway/NNP/dobj/6"
LENDING = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 launched/VBD/ccomp/1/launch attacks/NNS/dobj/3/attack on/IN/prep/4 Kenya/NNP/pobj/5"


def found(parse: str, start: int = 2, cue: int = 1) -> list[Occurrence]:
    made = reading(parse, WHO)
    return list(occurrences(replace(made, reports=(Report(start, len(made.doc), 0, cue),))))


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


def test_in_the_documents_own_voice_it_stays_unread() -> None:
    assert occurrences(reading(SAID.format(verb="outbid", lemma="outbid", who="Norway", whom="Kenya"), WHO)) == ()


@pytest.mark.parametrize(
    ("verb", "lemma"),
    [
        ("had", "have"),
        ("knew", "know"),
        ("wanted", "want"),
        ("was", "be"),
        ("loved", "love"),
        ("began", "begin"),
        ("owned", "own"),
        ("represented", "represent"),
    ],
)
def test_states_wishes_and_words_with_a_meaning_of_their_own_are_none(verb: str, lemma: str) -> None:
    assert said(verb, lemma) == []


def test_a_word_with_a_class_keeps_it() -> None:
    assert [o.kind for o in said("attacked", "attack")] == ["Attack"]


def test_somebody_must_be_named() -> None:
    assert said("outbid", who="somebody", whom="Kenya") == []
    assert said("outbid", who="rivals", whom="others") == []


def test_what_stands_below_the_report_is_none() -> None:
    assert [o.head for o in found(BELOW)] == [3]


def test_a_verb_that_lends_itself_is_none() -> None:
    assert [o.kind for o in found(LENDING)] == ["Attack"]
