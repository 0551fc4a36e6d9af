"""Which states are over: what must still hold first."""

from dataclasses import replace

import msgspec
import pytest

from kg.extraction.relations import nominal_candidates, verbal_candidates, with_endings
from kg.model import TimeExpression
from tests.extraction.readings import reading

MARIA, IVO, FIRM = ("Maria Jensen", "Person"), ("Ivo Lund", "Person"), ("Brightwell", "Organization")
WHO = {"Jensen": MARIA, "Lund": IVO, "Brightwell": FIRM}
LABELS = {"Jensen": "PERSON", "Lund": "PERSON"}

IS = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be head/NN/attr/1 of/IN/prep/2 Brightwell/NNP/pobj/3"
WAS = IS.replace("is/VBZ", "was/VBD")
HAS_BEEN = "Jensen/NNP/nsubj/2 has/VBZ/aux/2/have been/VBN/ROOT/2/be head/NN/attr/2 of/IN/prep/3 Brightwell/NNP/pobj/4"
SAID_WAS = "Lund/NNP/nsubj/1 said/VBD/ROOT/1/say Jensen/NNP/nsubj/3 was/VBD/ccomp/1/be head/NN/attr/3 of/IN/prep/4 Brightwell/NNP/pobj/5"
WAS_SAID = "Jensen/NNP/nsubj/1 was/VBD/ccomp/7/be head/NN/attr/1 of/IN/prep/2 Brightwell/NNP/pobj/3 ,/,/punct/7 Lund/NNP/nsubj/7 said/VBD/ROOT/7/say"
NAMED = "Jensen/NNP/nsubjpass/2 was/VBD/auxpass/2/be named/VBN/ROOT/2/name head/NN/oprd/2 of/IN/prep/3 Brightwell/NNP/pobj/4"
WORKS = "Jensen/NNP/nsubj/1 works/VBZ/ROOT/1/work for/IN/prep/1 Brightwell/NNP/pobj/2"
WORKED = WORKS.replace("works/VBZ", "worked/VBD")
HAS_WORKED = "Jensen/NNP/nsubj/2 has/VBZ/aux/2/have worked/VBN/ROOT/2/work for/IN/prep/2 Brightwell/NNP/pobj/3"
HAD_WORKED = HAS_WORKED.replace("has/VBZ", "had/VBD")
LATE = "Jensen/NNP/nsubj/7 ,/,/punct/0 an/DT/det/3 head/NN/appos/0 of/IN/prep/3 Brightwell/NNP/pobj/4 ,/,/punct/0 {verb}/VBD/ROOT/7/{lemma}"
KILLED = f"{LATE.split(' {verb}')[0].replace('nsubj/7', 'nsubjpass/8')} was/VBD/auxpass/8/be killed/VBN/ROOT/8/kill"
KILLER = f"{LATE.format(verb='killed', lemma='kill')} Lund/NNP/dobj/7"
REPRESENTED = "Jensen/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} ,/,/punct/1 working/VBG/advcl/1/work for/IN/prep/3 Brightwell/NNP/pobj/4"
SON = "Jensen/NNP/nsubj/1 was/VBD/ROOT/1/be son/NN/attr/1 of/IN/prep/2 Lund/NNP/pobj/3"


def past(parse: str, date: str | None = "2024-05-15") -> dict[str, bool | str]:
    """Each relation with whether it is over, or why it is refused."""
    found = reading(parse, WHO, LABELS)
    found = replace(found, document=msgspec.structs.replace(found.document, date=date))
    proposed = [*nominal_candidates(found), *verbal_candidates(found)]
    return {c.predicate: c.refusal or c.past for c in with_endings(found, proposed)}


@pytest.mark.parametrize(
    "parse", [IS, HAS_BEEN, SAID_WAS, NAMED, LATE.format(verb="left", lemma="leave"), KILLER], ids="is been said named left killer".split()
)
def test_a_post_that_is_held(parse: str) -> None:
    assert past(parse)["leads"] is False


@pytest.mark.parametrize("parse", [WORKS, HAS_WORKED], ids=["works", "has worked"])
def test_somebody_still_works_there(parse: str) -> None:
    assert past(parse)["works_for"] is False


def test_a_participle_is_past_with_a_past_state() -> None:
    assert past(REPRESENTED.format(verb="spoke", lemma="speak"))["works_for"] is False
    assert past(REPRESENTED.format(verb="lived", lemma="live"))["works_for"] is True


def test_kin_does_not_end() -> None:
    assert past(SON)["child_of"] is False


@pytest.mark.parametrize("parse", [WAS, WAS_SAID, LATE.format(verb="died", lemma="die"), KILLED], ids="was parenthesis died killed".split())
def test_a_post_that_is_over(parse: str) -> None:
    assert past(parse)["leads"] is True


@pytest.mark.parametrize("parse", [WORKED, HAD_WORKED], ids=["worked", "had worked"])
def test_somebody_no_longer_works_there(parse: str) -> None:
    assert past(parse)["works_for"] is True


def test_an_ended_post_needs_a_date() -> None:
    assert past(WAS)["holds_role"] is True
    assert past(WAS, date=None)["holds_role"] == "a post that is over, nobody knows since when"
    assert past(IS, date=None)["holds_role"] is False


@pytest.mark.parametrize(("year", "over"), [("2024", False), ("2023", False), ("1974", True)])
def test_a_sentence_of_another_time(year: str, over: bool) -> None:
    parse = f"{LATE.format(verb='left', lemma='leave')} in/IN/prep/7 {year}/CD/pobj/8"
    found = reading(parse, WHO, LABELS)
    then = TimeExpression("t0", 0, 4, year, "DATE", year, f"{year}-01-01", f"{year}-12-31")
    found = replace(found, times=(then,), time_of_token={9: then})
    assert {c.past for c in with_endings(found, nominal_candidates(found)) if c.predicate == "leads"} == {over}
