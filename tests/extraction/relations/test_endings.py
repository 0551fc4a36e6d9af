"""Which states are over: what must still hold first."""

from dataclasses import replace

import msgspec
import pytest

from kg.extraction.confidence import FACT
from kg.extraction.relations import nominal_candidates, verbal_candidates, with_endings
from kg.extraction.relations.endings import when_held
from kg.extraction.times.validity import Span
from kg.model import POSTS, TimeExpression
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


@pytest.mark.parametrize("date", ["2024-05-15", None], ids=["dated", "undated"])
def test_a_post_that_is_over_was_held(date: str | None) -> None:
    assert "holds_role" not in past(WAS, date=date) and past(WAS, date=date)["held_role"] is True
    assert "held_role" not in past(IS, date=date) and past(IS, date=date)["holds_role"] is False


def test_an_ontology_without_posts_that_were_held_has_no_place_for_one() -> None:
    found = reading(WAS, WHO, LABELS)
    plain = replace(found.ontology, properties={n: p for n, p in found.ontology.properties.items() if n != "held_role"})
    found = replace(found, ontology=plain)
    refused = {c.predicate: c.refusal for c in with_endings(found, nominal_candidates(found)) if c.refusal}
    assert refused["holds_role"] == "a post that is over"


def during(parse: str, year: str, date: str | None = "2024-05-15") -> tuple[str, Span]:
    """The property of the post in a parse whose token ``year`` is a date, and when it was held."""
    found = reading(parse, WHO, LABELS)
    then = TimeExpression("t0", 0, 4, year, "DATE", year, f"{year}-01-01", f"{year}-12-31")
    at = {token.i: then for token in found.doc if token.text == year}
    found = replace(found, document=msgspec.structs.replace(found.document, date=date), times=(then,), time_of_token=at)
    post = next(c for c in with_endings(found, nominal_candidates(found)) if c.predicate in POSTS)
    return post.predicate, when_held(found, post)


@pytest.mark.parametrize(
    ("preposition", "year", "date", "expected"),
    [
        ("until", "2016", "2024-05-15", ("held_role", (None, "2016-12-31"))),
        ("until", "2016", None, ("held_role", (None, "2016-12-31"))),
        ("until", "2024", "2024-05-15", ("held_role", (None, "../2024-05-15"))),
        ("since", "2016", "2024-05-15", ("holds_role", ("2016-01-01", None))),
        ("under", "2016", "2024-05-15", ("held_role", (None, "../2024-05-15"))),
        ("under", "2016", None, ("held_role", (None, None))),
    ],
)
def test_when_a_post_was_held(preposition: str, year: str, date: str | None, expected: tuple[str, Span]) -> None:
    assert during(f"{WAS} {preposition}/IN/prep/1 {year}/CD/pobj/5", year, date) == expected


def test_a_post_with_its_end_ahead_is_held() -> None:
    assert during(f"{IS} until/IN/prep/1 2030/CD/pobj/5", "2030") == ("holds_role", (None, "2030-12-31"))


RESIGNED = "Jensen/NNP/nsubj/1 {verb}/{tag}/ROOT/1/{lemma} {more}as/IN/prep/1 head/NN/pobj/{at} of/IN/prep/{head} Brightwell/NNP/pobj/{of}"


def leaving(verb: str, tag: str, lemma: str, more: str = "") -> list[tuple[str, bool]]:
    at = 2 + len(more.split())
    parse = RESIGNED.format(verb=verb, tag=tag, lemma=lemma, more=f"{more} " if more else "", at=at, head=at + 1, of=at + 2)
    found = reading(parse, WHO, LABELS)
    return [(c.predicate, c.past) for c in with_endings(found, nominal_candidates(found)) if not c.refusal]


@pytest.mark.parametrize(
    ("verb", "lemma", "more"), [("resigned", "resign", ""), ("retired", "retire", ""), ("stepped", "step", "down/RP/prt/1"), ("stood", "stand", "down/RP/prt/1")]
)
def test_who_leaves_a_post_has_held_it(verb: str, lemma: str, more: str) -> None:
    assert leaving(verb, "VBD", lemma, more) == [("held_role", True)]


FIRED = "Lund/NNP/nsubj/1 {verb}/VBD/ROOT/1/{lemma} Jensen/NNP/dobj/1 as/IN/prep/1 head/NN/pobj/3 of/IN/prep/4 Brightwell/NNP/pobj/5"
WAS_FIRED = "Jensen/NNP/nsubjpass/2 {aux} fired/VBN/ROOT/2/fire as/IN/prep/2 head/NN/pobj/3 of/IN/prep/4 Brightwell/NNP/pobj/5"


@pytest.mark.parametrize(
    "parse",
    [FIRED.format(verb="fired", lemma="fire"), FIRED.format(verb="replaced", lemma="replace"), WAS_FIRED.format(aux="was/VBD/auxpass/2/be")],
)
def test_who_is_sent_away_has_held_the_post(parse: str) -> None:
    found = reading(parse, WHO, LABELS)
    made = [c for c in with_endings(found, nominal_candidates(found)) if not c.refusal]
    assert [(c.subject.entity.name, c.predicate) for c in made] == [("Maria Jensen", "held_role")]


@pytest.mark.parametrize("aux", ["may/MD/aux/2", "is/VBZ/auxpass/2/be", "to/TO/aux/2"])
def test_who_may_be_sent_away_has_not_been(aux: str) -> None:
    found = reading(WAS_FIRED.format(aux=aux), WHO, LABELS)
    assert not [c for c in nominal_candidates(found) if not c.refusal]


@pytest.mark.parametrize(
    ("verb", "tag", "lemma", "more"),
    [
        ("resign", "VB", "resign", "will/MD/aux/1"),
        ("resign", "VB", "resign", "did/VBD/aux/1 not/RB/neg/1"),
        ("resigned", "VBN", "resign", "would/MD/aux/1 have/VB/aux/1"),
        ("stood", "VBD", "stand", ""),
    ],
    ids=["will", "did not", "would have", "stood as"],
)
def test_who_has_not_left_has_held_nothing(verb: str, tag: str, lemma: str, more: str) -> None:
    assert leaving(verb, tag, lemma, more) == []


def test_who_steps_in_holds_the_post() -> None:
    assert ("holds_role", False) in leaving("stepped", "VBD", "step", "in/RP/prt/1")


@pytest.mark.parametrize(
    ("verb", "year", "over", "fact"),
    [
        ("leave", "2024", False, True),
        ("resign", "2023", False, True),
        ("resign", "2019", True, True),
        ("meet", "2023", False, True),
        ("meet", "2019", False, False),
        ("meet", "2015", False, False),
        ("meet", "2014", True, True),
        ("leave", "1974", True, True),
    ],
)
def test_a_sentence_of_another_time(verb: str, year: str, over: bool, fact: bool) -> None:
    """What a holder did some years ago tells neither that the post is over nor that it is still held; who left it then, or what was long ago, is past."""
    parse = f"{LATE.format(verb='did', lemma=verb)} in/IN/prep/7 {year}/CD/pobj/8"
    found = reading(parse, WHO, LABELS)
    then = TimeExpression("t0", 0, 4, year, "DATE", year, f"{year}-01-01", f"{year}-12-31")
    document = msgspec.structs.replace(found.document, date="2024-05-15")
    found = replace(found, document=document, times=(then,), time_of_token={9: then})
    made = [c for c in with_endings(found, nominal_candidates(found)) if c.predicate == "leads"]
    assert [(c.past, c.confidence >= FACT) for c in made] == [(over, fact)]


NO_LONGER = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be no/DT/neg/3 longer/RBR/advmod/1 head/NN/attr/1 of/IN/prep/4 Brightwell/NNP/pobj/5"
NO_LONGER_BESIDE = "Jensen/NNP/nsubj/7 ,/,/punct/0 no/DT/neg/3 longer/RBR/advmod/0 head/NN/appos/0 of/IN/prep/4 Brightwell/NNP/pobj/5 left/VBD/ROOT/7/leave"
MAY_NO_LONGER = (
    "Jensen/NNP/nsubj/4 may/MD/aux/4 no/RB/neg/3 longer/RB/advmod/4 be/VB/ROOT/4/be head/NN/attr/4 of/IN/prep/5 Brightwell/NNP/pobj/6"
)
NO_MAN = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be longer/RBR/advmod/1 head/NN/attr/1 of/IN/prep/3 Brightwell/NNP/pobj/4"


@pytest.mark.parametrize("parse", [NO_LONGER, NO_LONGER_BESIDE], ids=["is", "beside"])
def test_who_is_no_longer_in_a_post_has_held_it(parse: str) -> None:
    found = past(parse)
    assert found["held_role"] is True and found["leads"] == "a post that is over" and "holds_role" not in found


def test_the_end_of_a_post_is_told_for_sure() -> None:
    found = reading(NO_LONGER, WHO, LABELS)
    assert [c.presupposed for c in nominal_candidates(found) if c.predicate == "holds_role"] == [True], "whatever the negation in its clause"


@pytest.mark.parametrize("parse", [MAY_NO_LONGER, NO_MAN], ids=["may", "longer"])
def test_who_may_no_longer_be_in_a_post_has_held_nothing_for_sure(parse: str) -> None:
    assert "held_role" not in past(parse)


@pytest.mark.parametrize(("year", "expected"), [("1994", "held_role"), ("2023", "holds_role")])
def test_a_clause_that_tells_when_dates_a_post(year: str, expected: str) -> None:
    parse = (
        f"When/WRB/advmod/2 Lund/NNP/nsubj/2 left/VBD/advcl/8/leave in/IN/prep/2 {year}/CD/pobj/3 ,/,/punct/8 "
        "they/PRP/nsubj/8 all/RB/advmod/8 met/VBD/ROOT/8/meet Brightwell/NNP/compound/10 head/NN/compound/11 Jensen/NNP/dobj/8"
    )
    assert during(parse, year)[0] == expected


@pytest.mark.parametrize(("year", "expected"), [("1972", "held_role"), ("2023", "holds_role")])
def test_what_a_year_stands_before_dates_the_post_in_it(year: str, expected: str) -> None:
    parse = (
        f"Lund/NNP/nsubj/1 recalled/VBD/ROOT/1/recall the/DT/det/4 {year}/CD/nummod/4 shooting/NN/dobj/1 of/IN/prep/4 Jensen/NNP/pobj/5 ,/,/punct/6 "
        "the/DT/det/10 Brightwell/NNP/compound/10 head/NN/appos/6"
    )
    assert during(parse, year)[0] == expected
