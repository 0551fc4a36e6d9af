"""Relational nouns: who bears them, of what, and what keeps them from being facts."""

import pytest

from kg.extraction.candidates import Candidate
from kg.extraction.reading import End
from kg.extraction.relations import nominal_candidates
from kg.extraction.relations.fitness import unlike
from kg.extraction.relations.posts import post_title
from tests.extraction.readings import reading

MARIA, IVO, NORWAY, OSLO = ("Maria Jensen", "Person"), ("Ivo Lund", "Person"), ("Norway", "Country"), ("Oslo", "City")
FIRM, BANK = ("Brightwell", "Organization"), ("Sun Bank", "Organization")
WHO = {
    "where": FIRM,
    "Jensen": MARIA,
    "Lund": IVO,
    "Norway": NORWAY,
    "Oslo": OSLO,
    "Brightwell": FIRM,
    "Sun": BANK,
    "Norwegian": NORWAY,
    "his": MARIA,
    "Assembly": ("National Assembly", "Organization"),
}
PEOPLE = {"Maria Jensen": "PERSON", "Ivo Lund": "PERSON"}
LABELS = {"Jensen": "PERSON", "Lund": "PERSON", "Norwegian": "NORP"}

TITLE = "Norwegian/JJ/amod/2 prime/JJ/amod/2 minister/NN/compound/4 Maria/NNP/compound/4 Jensen/NNP/nsubj/5 spoke/VBD/ROOT/5/speak"
APPOSITION = "Jensen/NNP/nsubj/7 ,/,/punct/0 an/DT/det/3 adviser/NN/appos/0 to/IN/prep/3 Lund/NNP/pobj/4 ,/,/punct/0 spoke/VBD/ROOT/7/speak"
REVERSED = "the/DT/det/1 envoy/NN/nsubj/6 of/IN/prep/1 Norway/NNP/pobj/2 ,/,/punct/1 Jensen/NNP/appos/1 spoke/VBD/ROOT/6/speak"
COPULA = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be head/NN/attr/1 of/IN/prep/2 Brightwell/NNP/pobj/3"
ONCE = "Jensen/NNP/nsubj/1 was/VBD/ROOT/1/be once/RB/advmod/1 head/NN/attr/1 of/IN/prep/3 Brightwell/NNP/pobj/4"
POSSESSIVE = "Oslo/NNP/nsubj/4 ,/,/punct/0 Norway/NNP/poss/3 capital/NN/appos/0 slept/VBD/ROOT/4/sleep"
NOMINATION = "Jensen/NNP/nsubjpass/2 was/VBD/auxpass/2/be named/VBN/ROOT/2/name head/NN/oprd/2 of/IN/prep/3 Brightwell/NNP/pobj/4"
INVERSE = "Sun/NNP/nsubj/1 is/VBZ/ROOT/1/be subsidiary/NN/attr/1 of/IN/prep/2 Brightwell/NNP/pobj/3"
LONGEST = (
    "longest/RBS/advmod/2 -/HYPH/punct/2 serving/VBG/amod/4 prime/JJ/amod/4 minister/NN/compound/6 Maria/NNP/compound/6 Jensen/NNP/nsubj/7 "
    "spoke/VBD/ROOT/7/speak"
)
FORMER = "former/JJ/amod/2 Norwegian/JJ/amod/2 envoy/NN/compound/4 Maria/NNP/compound/4 Jensen/NNP/nsubj/5 spoke/VBD/ROOT/5/speak"
DEPUTY = "Norwegian/JJ/amod/3 deputy/JJ/amod/3 prime/JJ/amod/3 minister/NN/compound/5 Maria/NNP/compound/5 Jensen/NNP/nsubj/6 spoke/VBD/ROOT/6/speak"
ALLEGED = "alleged/JJ/amod/2 Norwegian/JJ/amod/2 envoy/NN/compound/4 Maria/NNP/compound/4 Jensen/NNP/nsubj/5 spoke/VBD/ROOT/5/speak"
BARE = "the/DT/det/1 envoy/NN/nsubj/4 of/IN/prep/1 Norway/NNP/pobj/2 met/VBD/ROOT/4/meet Jensen/NNP/dobj/4"
RESIDENT = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be resident/NN/attr/1 of/IN/prep/2 Oslo/NNP/pobj/3"
FRONTED = "A/DT/det/1 graduate/NN/npadvmod/6 of/IN/prep/1 Brightwell/NNP/pobj/2 ,/,/punct/6 Jensen/NNP/nsubj/6 left/VBD/ROOT/6/leave"
UNFRONTED = "the/DT/det/1 graduate/NN/nsubj/4 of/IN/prep/1 Brightwell/NNP/pobj/2 met/VBD/ROOT/4/meet Jensen/NNP/dobj/4"
HAVING = "Jensen/NNP/nsubj/1 had/VBD/ROOT/1/have a/DT/det/3 son/NN/dobj/1 ,/,/punct/3 Lund/NNP/appos/3"
MEETING = "Jensen/NNP/nsubj/1 met/VBD/ROOT/1/meet a/DT/det/3 son/NN/dobj/1 ,/,/punct/3 Lund/NNP/appos/3"
BEHIND_PLACE = "Jensen/NNP/nsubj/1 slept/VBD/ROOT/1/sleep in/IN/prep/1 Oslo/NNP/pobj/2 ,/,/punct/3 a/DT/det/6 son/NN/appos/3 of/IN/prep/6 Lund/NNP/pobj/7"
COMPOSER = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/4 Norwegian/JJ/amod/4 composer/NN/attr/1"
AND_HIS = "Jensen/NNP/nsubj/5 and/CC/cc/0 his/PRP$/poss/3 son/NN/conj/0 Lund/NNP/appos/3 left/VBD/ROOT/5/leave"
POSTED = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be spokesman/NN/attr/1 of/IN/prep/2 Brightwell/NNP/pobj/3"
ENGINEERING = "Brightwell/NNP/compound/1 head/NN/compound/5 of/IN/prep/1 engineering/NN/pobj/2 Maria/NNP/compound/5 Jensen/NNP/nsubj/6 spoke/VBD/ROOT/6/speak"
BESIDE = "Lund/NNP/poss/2 's/POS/case/0 {noun}/NN/nsubj/5 ,/,/punct/2 Jensen/NNP/appos/2 left/VBD/ROOT/5/leave"
IN_LAW = (
    "Lund/NNP/poss/2 's/POS/case/0 son/NN/nsubj/9 -/HYPH/punct/2 in/IN/prep/2 -/HYPH/punct/4 law/NN/pobj/4 Maria/NNP/compound/8 Jensen/NNP/appos/2"
    " left/VBD/ROOT/9/leave"
)
OF_TOWN = "Oslo/NNP/compound/1 {noun}/NN/compound/3 Maria/NNP/compound/3 Jensen/NNP/nsubj/4 spoke/VBD/ROOT/4/speak"
OBJECT_OF = "Jensen/NNP/nsubj/1 criticised/VBD/ROOT/1/criticise the/DT/det/3 head/NN/dobj/1 of/IN/prep/3 Brightwell/NNP/pobj/4"
JOINED = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be the/DT/det/3 adviser/NN/attr/1 and/CC/cc/3 head/NN/conj/3 of/IN/prep/3 Brightwell/NNP/pobj/6"
LATER = "Jensen/NNP/nsubj/1 was/VBD/ROOT/1/be an/DT/det/3 aide/NN/attr/1 and/CC/cc/1 later/RB/advmod/7 a/DT/det/7 head/NN/conj/1 of/IN/prep/7 Brightwell/NNP/pobj/8"
WHERE = "Lund/NNP/nsubj/1 left/VBD/ROOT/1/leave Brightwell/NNP/dobj/1 where/WRB/advmod/5 Jensen/NNP/nsubj/5 became/VBD/relcl/2/become head/NN/attr/5"
BOSS = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/4 Norwegian/JJ/amod/4 {}/NN/attr/1"


def found(parse: str) -> list[Candidate]:
    return list(nominal_candidates(reading(parse, WHO, PEOPLE if "Maria/" in parse else LABELS)))


def triples(parse: str) -> set[tuple[str, str, str]]:
    return {(c.subject.entity.name, c.predicate, c.object.entity.name) for c in found(parse) if not c.refusal and isinstance(c.object, End)}


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (TITLE, ("Maria Jensen", "head_of_government_of", "Norway")),
        (TITLE, ("Maria Jensen", "holds_role", "Norway")),
        (APPOSITION, ("Maria Jensen", "adviser_to", "Ivo Lund")),
        (REVERSED, ("Maria Jensen", "represents", "Norway")),
        (COPULA, ("Maria Jensen", "leads", "Brightwell")),
        (POSSESSIVE, ("Oslo", "capital_of", "Norway")),
        (NOMINATION, ("Maria Jensen", "leads", "Brightwell")),
        (INVERSE, ("Brightwell", "owns", "Sun Bank")),
        (FORMER, ("Maria Jensen", "holds_role", "Norway")),
        (DEPUTY, ("Maria Jensen", "holds_role", "Norway")),
        (FRONTED, ("Maria Jensen", "educated_at", "Brightwell")),
        (HAVING, ("Ivo Lund", "child_of", "Maria Jensen")),
        (BEHIND_PLACE, ("Maria Jensen", "child_of", "Ivo Lund")),
        (AND_HIS, ("Ivo Lund", "child_of", "Maria Jensen")),
        (POSTED, ("Maria Jensen", "works_for", "Brightwell")),
        (POSTED.replace("spokesman", "president"), ("Maria Jensen", "works_for", "Brightwell")),
        (JOINED, ("Maria Jensen", "leads", "Brightwell")),
        (LATER, ("Maria Jensen", "leads", "Brightwell")),
        (WHERE, ("Maria Jensen", "leads", "Brightwell")),
        (BOSS.format("head"), ("Maria Jensen", "leads", "Norway")),
    ],
)
def test_bearers(parse: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(parse)


@pytest.mark.parametrize(
    ("parse", "absent"),
    [
        (FORMER, ("Maria Jensen", "represents", "Norway")),
        (DEPUTY, ("Maria Jensen", "head_of_government_of", "Norway")),
        (ALLEGED, ("Maria Jensen", "represents", "Norway")),
        (ALLEGED, ("Maria Jensen", "holds_role", "Norway")),
        (BARE, ("Maria Jensen", "represents", "Norway")),
        (RESIDENT, ("Maria Jensen", "holds_role", "Oslo")),
        (OBJECT_OF, ("Maria Jensen", "leads", "Brightwell")),
        (ONCE, ("Maria Jensen", "leads", "Brightwell")),
        (APPOSITION, ("Ivo Lund", "adviser_to", "Maria Jensen")),
        (INVERSE, ("Sun Bank", "owns", "Brightwell")),
        (UNFRONTED, ("Maria Jensen", "educated_at", "Brightwell")),
        (MEETING, ("Ivo Lund", "child_of", "Maria Jensen")),
        (COMPOSER, ("Maria Jensen", "created", "Norway")),
        (COMPOSER, ("Maria Jensen", "holds_role", "Norway")),
        (HAVING, ("Maria Jensen", "child_of", "Ivo Lund")),
        (POSTED.replace("spokesman", "minister"), ("Maria Jensen", "works_for", "Brightwell")),
        (POSTED.replace("Brightwell", "Norway"), ("Maria Jensen", "works_for", "Norway")),
        (POSTED.replace("spokesman", "president").replace("Brightwell", "Assembly"), ("Maria Jensen", "works_for", "National Assembly")),
        (COPULA, ("Maria Jensen", "works_for", "Brightwell")),
        (BOSS.format("director"), ("Maria Jensen", "leads", "Norway")),
        (WHERE, ("Ivo Lund", "leads", "Brightwell")),
        (WHERE.replace("Brightwell/", "Oslo/"), ("Maria Jensen", "leads", "Oslo")),
        (JOINED.replace("and/CC/cc/3 head/NN/conj/3", "and/CC/cc/1 head/NN/dep/1"), ("Maria Jensen", "leads", "Brightwell")),
        (LATER.replace("Jensen/NNP/nsubj/1", "there/EX/expl/1"), ("Maria Jensen", "leads", "Brightwell")),
    ],
)
def test_refused(parse: str, absent: tuple[str, str, str]) -> None:
    assert absent not in triples(parse)


def test_who_has_a_son_is_denied_with_the_verb() -> None:
    assert [c.mood for c in found(HAVING) if c.predicate == "child_of" and not c.refusal][:1] == [1]


@pytest.mark.parametrize(
    ("parse", "held"),
    [
        (BESIDE.format(noun="adviser"), True),
        (BESIDE.format(noun="aide"), False),  # no relation of the lexicon here
        (BESIDE.format(noun="minister"), False),
        (BESIDE.format(noun="head"), False),
        (BESIDE.format(noun="resident"), False),
        (OF_TOWN.format(noun="minister"), True),
        (OF_TOWN.format(noun="head"), True),
        (OF_TOWN.format(noun="composer"), False),
        (OF_TOWN.format(noun="graduate"), False),
    ],
)
def test_a_post_beside_somebody_or_of_a_town(parse: str, held: bool) -> None:
    assert any(c.predicate == "holds_role" and not c.refusal for c in found(parse)) == held


def test_the_head_of_a_part_does_not_lead_the_whole() -> None:
    assert ("Maria Jensen", "leads", "Brightwell") not in triples(ENGINEERING)
    assert ("Maria Jensen", "holds_role", "Brightwell") in triples(ENGINEERING)


def test_a_son_in_law_is_no_child() -> None:
    assert ("Maria Jensen", "child_of", "Ivo Lund") not in triples(IN_LAW)


@pytest.mark.parametrize(("word", "over"), [("former", True), ("last", True), ("late", True), ("outgoing", False), ("senior", False)])
def test_a_former_post_is_over(word: str, over: bool) -> None:
    assert [c.past for c in found(FORMER.replace("former/", f"{word}/")) if c.predicate == "holds_role"] == [over]


@pytest.mark.parametrize(
    ("parse", "noun", "title"),
    [
        (TITLE, "minister", "Prime minister"),
        (DEPUTY, "minister", "Deputy prime minister"),
        (FORMER, "envoy", "Envoy"),
        (FORMER.replace("Norwegian/JJ", "ousted/JJ"), "envoy", "Envoy"),
        (FORMER.replace("former/JJ", "outgoing/JJ"), "envoy", "Envoy"),
        (LONGEST, "minister", "Prime minister"),
        (TITLE.replace("minister/NN/compound/4", "ministers/NNS/compound/4/minister"), "ministers", "Prime minister"),
        (APPOSITION, "adviser", "Adviser"),
        (ENGINEERING, "head", "Head of engineering"),
        (COPULA, "head", "Head"),
        (REVERSED, "envoy", "Envoy"),
    ],
)
def test_titles_leave_out_names_and_articles(parse: str, noun: str, title: str) -> None:
    made = reading(parse, WHO, PEOPLE if "Maria/" in parse else None)
    assert post_title(next(t for t in made.doc if t.text == noun), made) == title


FIELD = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be professor/NN/attr/1 of/IN/prep/2 {}/NNP/pobj/3 at/IN/prep/2 Brightwell/NNP/pobj/5"
CHAIR = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be Lund/NNP/compound/3 professor/NN/attr/1"


def test_a_professor_works_for_the_school_and_not_for_the_field() -> None:
    assert ("Maria Jensen", "works_for", "Brightwell") in triples(FIELD.format("Music"))
    assert ("Maria Jensen", "works_for", "Sun Bank") not in triples(FIELD.format("Sun"))
    assert ("Maria Jensen", "works_for", "Sun Bank") in triples(
        FIELD.format("Sun").replace("at/IN", "on/IN").replace("Brightwell", "Monday")
    )


def test_nobody_works_for_whom_a_chair_is_named_after() -> None:
    assert ("Maria Jensen", "works_for", "Ivo Lund") not in triples(CHAIR)


SENT = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be {}/JJ/amod/3 envoy/NN/attr/1 for/IN/prep/3 {}/NNP/pobj/4"


@pytest.mark.parametrize(
    ("word", "whole", "kept"),
    [("special", "Norway", False), ("Brightwell", "Norway", False), ("new", "Norway", True), ("special", "Brightwell", True)],
)
def test_an_envoy_for_a_country_is_anothers(word: str, whole: str, kept: bool) -> None:
    assert (("Maria Jensen", "represents", whole) in triples(SENT.format(word, whole))) is kept


PART = "Jensen/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/5 Norwegian/JJ/amod/5 {}/JJ/amod/5 leader/NN/attr/1"


@pytest.mark.parametrize(
    ("word", "kept"), [("military", False), ("opposition", False), ("religious", False), ("new", True), ("strong", True)]
)
def test_who_leads_a_part_leads_no_country(word: str, kept: bool) -> None:
    assert (("Maria Jensen", "leads", "Norway") in triples(PART.format(word))) is kept


APPOINTS = "{who}/NNP/nsubj/1 {verb}/VBD/ROOT/1 Jensen/NNP/dobj/1 as/IN/prep/1 {post}/NN/pobj/3"


@pytest.mark.parametrize(
    ("who", "verb", "post", "whole"),
    [("Norway", "appoint", "minister", "Norway"), ("Brightwell", "name", "director", "Brightwell"), ("Brightwell", "name", "minister", ""),
     ("Brightwell", "nominate", "director", ""), ("Lund", "appoint", "minister", "")],
)  # fmt: skip
def test_who_appoints_has_the_post(who: str, verb: str, post: str, whole: str) -> None:
    held = [t for t in triples(APPOINTS.format(who=who, verb=verb, post=post)) if t[1] == "holds_role"]
    assert held == ([("Maria Jensen", "holds_role", whole)] if whole else [])


@pytest.mark.parametrize(
    ("place", "noun", "expected"),
    [("Oslo", "town", ""), ("Norway", "town", "the place is of another kind"), ("Norway", "kingdom", "")],
)
def test_a_town_is_no_country(place: str, noun: str, expected: str) -> None:
    found = reading(f"{place}/NNP/nsubj/1 is/VBZ/ROOT/1/be {noun}/NN/attr/1/{noun}", WHO)
    assert unlike(found.doc[2], End(found.annotations.entities[found.annotations.of_head[0]], 0)) == expected
