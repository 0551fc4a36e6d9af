"""Deeds of no class in the document's own voice: what is kept of them, and which words are none."""

import pytest

from kg.extraction.events.finding import Occurrence, occurrences
from tests.extraction.readings import reading

WHO = {
    "Ivo": ("Ivo Lund", "Person"), "Norway": ("Norway", "Country"), "Kenya": ("Kenya", "Country"), "rivals": ("rivals", "Group"),
}  # fmt: skip

DEED = "{who}/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} {whom}/NNP/dobj/1"
UNDERGONE = "Norway/NNP/nsubjpass/2 was/VBD/auxpass/2/be outbid/VBN/ROOT/2/outbid by/IN/agent/2 rivals/NNS/pobj/3/rival"
SLEPT = "Norway/NNP/nsubj/1 slept/VBD/ROOT/1/sleep soundly/RB/advmod/1"
LAUNCHED = "Norway/NNP/nsubj/1 launched/VBD/ROOT/1/launch attacks/NNS/dobj/1/attack on/IN/prep/2 Kenya/NNP/pobj/3"


def done(verb: str, lemma: str = "", who: str = "Norway", whom: str = "Kenya") -> list[Occurrence]:
    return list(occurrences(reading(DEED.format(verb=verb, lemma=lemma or verb, who=who, whom=whom), WHO)))


def test_a_deed_of_no_class_is_doubtful() -> None:
    (act,) = done("outbid")
    assert (act.kind, act.rule, act.sure) == ("Event", "Event/plain act", False)
    assert {(r.predicate, r.end.entity.name) for r in act.roles} == {("has_agent", "Norway"), ("has_target", "Kenya")}


def test_who_undergoes_it_may_be_named_alone() -> None:
    assert len(done("outbid", who="somebody")) == 1
    (act,) = occurrences(reading(UNDERGONE, WHO))
    assert ("has_target", "Norway") in {(r.predicate, r.end.entity.name) for r in act.roles}


def test_somebody_must_be_named() -> None:
    assert done("outbid", who="somebody", whom="others") == []
    assert done("outbid", who="rivals", whom="others") == []


@pytest.mark.parametrize(
    ("verb", "lemma"), [("had", "have"), ("knew", "know"), ("was", "be"), ("located", "locate"), ("lacked", "lack"), ("said", "say"), ("%", "%")]
)
def test_states_and_empty_words_are_none(verb: str, lemma: str) -> None:
    assert done(verb, lemma) == []


def test_a_relation_of_both_ends_is_none() -> None:
    assert done("represented", "represent", who="Ivo") == []


def test_what_is_told_of_one_alone_is_too_little() -> None:
    assert occurrences(reading(SLEPT, WHO)) == ()


def test_a_participle_before_a_noun_is_none() -> None:
    assert occurrences(reading("outbid/VBN/amod/1/outbid Norway/NNP/ROOT/1", WHO)) == ()


def test_a_word_with_a_class_keeps_it() -> None:
    assert [o.kind for o in done("attacked", "attack")] == ["Attack"]


def test_a_verb_that_lends_itself_is_none() -> None:
    assert [o.kind for o in occurrences(reading(LAUNCHED, WHO))] == ["Attack"]
