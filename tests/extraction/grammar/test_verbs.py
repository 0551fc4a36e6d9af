"""Frames of verbs, copulas and adjectives: who does what to whom, and where the grammar must not guess."""

import pytest

from kg.extraction.annotations import Frame
from kg.extraction.grammar import frames
from kg.extraction.parse.parsed import Doc
from tests.extraction.parses import doc


def frame(parsed: Doc, word: str) -> Frame:
    return next(f for f in frames(parsed) if parsed[f.head].text == word)


def arguments(parsed: Doc, word: str) -> set[tuple[str, str]]:
    return {(a.role, parsed[a.head].text) for a in frame(parsed, word).arguments}


PEOPLE = {"Maria": "PERSON", "Ivo": "PERSON", "Lisbon": "GPE"}


ACTIVE = "Maria/NNP/nsubj/1 represents/VBZ/ROOT/1/represent Norway/NNP/dobj/1 in/IN/prep/1 Lisbon/NNP/pobj/3"
PASSIVE = (
    "Norway/NNP/nsubjpass/2 was/VBD/auxpass/2/be represented/VBN/ROOT/2/represent by/IN/agent/2 Maria/NNP/pobj/3 and/CC/cc/4 Ivo/NNP/conj/4"
)
RELATIVE = "Maria/NNP/nsubj/5 who/WP/nsubjpass/3 was/VBD/auxpass/3/be born/VBN/relcl/0/bear there/RB/advmod/3 left/VBD/ROOT/5/leave"
RAISING = "Maria/NNP/nsubjpass/2 is/VBZ/auxpass/2/be expected/VBN/ROOT/2/expect to/TO/aux/4 meet/VB/xcomp/2 Ivo/NNP/dobj/4"
SUBJECT_CONTROL = "Maria/NNP/nsubj/1 offered/VBD/ROOT/1/offer to/TO/aux/3 meet/VB/xcomp/1 in/IN/prep/3 Lisbon/NNP/pobj/4"
OBJECT_CONTROL = "Maria/NNP/nsubj/1 asked/VBD/ROOT/1/ask Ivo/NNP/dobj/1 to/TO/aux/4 leave/VB/xcomp/1 Lisbon/NNP/dobj/4"
CONJUNCTION = "Maria/NNP/nsubj/1 bought/VBD/ROOT/1/buy and/CC/cc/1 sold/VBD/conj/1/sell ships/NNS/dobj/3/ship"
PARTICIPLE = "Brightwell/NNP/nsubj/5 ,/,/punct/0 based/VBN/acl/0/base in/IN/prep/2 Oslo/NNP/pobj/3 grew/VBD/ROOT/5/grow"
COPULA = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be mayor/NN/attr/1 of/IN/prep/2 Oslo/NNP/pobj/3"
EXISTENTIAL = "There/EX/expl/1 is/VBZ/ROOT/1/be talk/NN/attr/1 of/IN/prep/2 war/NN/pobj/3"
ADJECTIVE = "Ivo/NNP/nsubj/1 is/VBZ/ROOT/1/be loyal/JJ/acomp/1 to/IN/prep/2 Maria/NNP/pobj/3"
ADVERBIAL = "Born/VBN/advcl/3/bear in/IN/prep/0 Oslo/NNP/pobj/1 moved/VBD/ROOT/3/move Maria/NNP/nsubj/3"
NO_SUBJECT = "Buy/VB/ROOT/0 ships/NNS/dobj/0/ship now/RB/advmod/0"
INTRANSITIVE = "The/DT/det/1 man/NN/nsubj/5 who/WP/nsubj/3 slept/VBD/relcl/1/sleep there/RB/advmod/3 left/VBD/ROOT/5/leave"
HELD = "the/DT/det/1 post/NN/ROOT/1 she/PRP/nsubj/3 held/VBD/relcl/1/hold for/IN/prep/3 years/NNS/pobj/4/year"
LIVED_IN = "the/DT/det/1 house/NN/ROOT/1 she/PRP/nsubj/3 sold/VBD/relcl/1/sell in/IN/prep/3"
BY_WHICH = "the/DT/det/1 town/NN/ROOT/1 by/IN/prep/5 which/WDT/pobj/2 she/PRP/nsubj/5 passed/VBD/relcl/1/pass"
THE_DAY = "the/DT/det/1 day/NN/ROOT/1 she/PRP/nsubj/3 left/VBD/relcl/1/leave for/IN/prep/3 Lisbon/NNP/pobj/4"
WHERE = "Lisbon/NNP/ROOT/0 ,/,/punct/0 where/WRB/advmod/4 Maria/NNP/nsubj/4 died/VBD/relcl/0/die"
WHEREVER = "Lisbon/NNP/nsubj/1 grew/VBD/ROOT/1/grow where/WRB/advmod/4 Maria/NNP/nsubj/4 died/VBD/advcl/1/die"
DESCRIBED = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/3 pilot/NN/attr/1 who/WP/nsubj/5 left/VBD/relcl/3/leave Lisbon/NNP/dobj/5"
NOT_SHE = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be not/RB/neg/1 the/DT/det/4 pilot/NN/attr/1 who/WP/nsubj/6 left/VBD/relcl/4/leave"
MAY_BE = "Maria/NNP/nsubj/2 may/MD/aux/2 be/VB/ROOT/2 the/DT/det/4 pilot/NN/attr/2 who/WP/nsubj/6 left/VBD/relcl/4/leave"
IS_SHE = "Is/VBZ/ROOT/0/be Maria/NNP/nsubj/0 the/DT/det/3 pilot/NN/attr/0 who/WP/nsubj/5 left/VBD/relcl/3/leave ?/./punct/0"
WHICH = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be the/DT/det/3 owner/NN/attr/1 which/WDT/nsubj/5 closed/VBD/relcl/3/close"
CLEFT = "It/PRP/nsubj/1 was/VBD/ROOT/1/be the/DT/det/3 pilot/NN/attr/1 who/WP/nsubj/5 left/VBD/relcl/3/leave"
TWO_CLAUSES = "Ivo/NNP/nsubj/1 fell/VBD/ccomp/3/fall Maria/NNP/nsubj/3 sold/VBD/ROOT/3/sell ships/NNS/dobj/3/ship"
OBJECT_RELATIVE = "the/DT/det/1 man/NN/ROOT/1 whom/WP/dobj/4 Maria/NNP/nsubj/4 met/VBD/relcl/1/meet"

BACK = "Maria/NNP/nsubj/1 flew/VBD/ROOT/1/fly back/RB/advmod/1 to/IN/prep/2 Oslo/NNP/pobj/3"
ONWARD = "Maria/NNP/nsubj/1 flew/VBD/ROOT/1/fly from/IN/prep/1 Oslo/NNP/pobj/2 to/IN/prep/3 Lisbon/NNP/pobj/4"
OUT_OF = "Maria/NNP/nsubj/1 flew/VBD/ROOT/1/fly out/IN/prep/1 of/IN/prep/2 Oslo/NNP/pobj/3"
SOURCE = "According/VBG/prep/4/accord to/IN/prep/0 Ivo/NNP/pobj/1 Norway/NNP/nsubj/4 attacked/VBD/ROOT/4/attack Kenya/NNP/dobj/4"
ROAD = "Maria/NNP/nsubj/1 came/VBD/ROOT/1/come from/IN/prep/1 roads/NNS/pobj/2/road to/IN/prep/3 Oslo/NNP/pobj/4"
GUILTY = (
    "Ivo/NNP/nsubjpass/2 was/VBD/auxpass/2/be found/VBN/ROOT/2/find guilty/JJ/oprd/2 of/IN/prep/3 robbing/VBG/pcomp/4/rob Maria/NNP/dobj/5"
)
FOUND = "Norway/NNP/nsubj/1 found/VBD/ROOT/1/find Ivo/NNP/nsubj/3 guilty/JJ/ccomp/1 of/IN/prep/3 robbing/VBG/pcomp/4/rob Maria/NNP/dobj/5"
JAILED = "Norway/NNP/nsubj/1 jailed/VBD/ROOT/1/jail Ivo/NNP/dobj/1 for/IN/prep/1 robbing/VBG/pcomp/3/rob Maria/NNP/dobj/4"
PAID = "Norway/NNP/nsubj/1 paid/VBD/ROOT/1/pay Ivo/NNP/dobj/1 by/IN/prep/1 robbing/VBG/pcomp/3/rob Maria/NNP/dobj/4"
ATTEMPT = "Ivo/NNP/nsubj/1 made/VBD/ROOT/1/make an/DT/det/3 attempt/NN/dobj/1 to/TO/aux/5 rob/VB/acl/3 Maria/NNP/dobj/5"
DECISION = "Ivo/NNP/poss/2 's/POS/case/0 decision/NN/nsubj/6 to/TO/aux/4 rob/VB/acl/2 Maria/NNP/dobj/4 failed/VBD/ROOT/6/fail"
REJECTED = "Ivo/NNP/nsubj/1 rejected/VBD/ROOT/1/reject a/DT/det/3 plan/NN/dobj/1 to/TO/aux/5 rob/VB/acl/3 Maria/NNP/dobj/5"
BILL = "Ivo/NNP/nsubj/1 signed/VBD/ROOT/1/sign a/DT/det/3 bill/NN/dobj/1 to/TO/aux/5 rob/VB/acl/3 Maria/NNP/dobj/5"
SEEN = "Ivo/NNP/nsubj/1 saw/VBD/ROOT/1/see Maria/NNP/nsubj/3 arrested/VBN/ccomp/1/arrest"
SAW = "Ivo/NNP/nsubj/1 said/VBD/ROOT/1/say Maria/NNP/nsubj/3 arrested/VBN/ccomp/1/arrest Norway/NNP/dobj/3"
FIRST = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be the/DT/det/4 first/JJ/amod/4 woman/NN/attr/1 to/TO/aux/6 lead/VB/relcl/4 Norway/NNP/dobj/6"
NEARLY = "Maria/NNP/nsubj/1 fell/VBD/ROOT/1/fall close/RB/advmod/1 to/IN/prep/2 Oslo/NNP/pobj/3"
WANTED = "the/DT/det/1 ship/NN/ROOT/1 they/PRP/nsubj/3 intend/VBP/relcl/1 to/TO/aux/5 sell/VB/xcomp/3 in/IN/prep/5 Lisbon/NNP/pobj/6"
WANTED_ELSE = "the/DT/det/1 ship/NN/ROOT/1 they/PRP/nsubj/3 hope/VBP/relcl/1 to/TO/aux/5 sell/VB/xcomp/3 fish/NN/dobj/5 from/IN/prep/5"
WANTED_TOO = "the/DT/det/1 ship/NN/ROOT/1 which/WDT/nsubj/3 seems/VBZ/relcl/1/seem to/TO/aux/5 sell/VB/xcomp/3"
TO_LIVE_IN = "the/DT/det/1 house/NN/ROOT/1 they/PRP/nsubj/3 hope/VBP/relcl/1 to/TO/aux/5 stay/VB/xcomp/3 in/IN/prep/5"
THE_DAY_TO = "the/DT/det/1 day/NN/ROOT/1 they/PRP/nsubj/3 hoped/VBD/relcl/1/hope to/TO/aux/5 leave/VB/xcomp/3"
OF_TOWN = "Maria/NNP/nsubj/7 of/IN/prep/0 Lisbon/NNP/pobj/1 ,/,/punct/2 {who}/{tag}/nsubj/5 met/VBD/relcl/2/meet Ivo/NNP/dobj/5 left/VBD/ROOT/7/leave"
CHOSEN = (
    "ships/NNS/nsubjpass/2/ship are/VBP/auxpass/2/be chosen/VBN/ROOT/2/choose and/CC/cc/2 bought/VBN/conj/2/buy by/IN/agent/4 Norway/NNP/pobj/5"
)
HELD_AND_SHOT = (
    "Ivo/NNP/nsubjpass/2 was/VBD/auxpass/2/be held/VBN/ROOT/2/hold and/CC/cc/2 later/RB/advmod/5 shot/VBN/conj/2/shoot by/IN/agent/5 Maria/NNP/pobj/6"
)
BOUGHT_AND_SUED = "Norway/NNP/nsubj/1 bought/VBD/ROOT/1/buy and/CC/cc/1 sued/VBN/conj/1/sue by/IN/agent/3 Maria/NNP/pobj/4"


@pytest.mark.parametrize(
    ("parse", "word", "expected"),
    [
        (WANTED, "sell", {("subject", "they"), ("object", "ship"), ("in", "Lisbon")}),
        (CHOSEN, "chosen", {("subject", "Norway"), ("object", "ships")}),
        (OF_TOWN.format(who="who", tag="WP"), "met", {("subject", "Maria"), ("object", "Ivo")}),
        (OF_TOWN.format(who="which", tag="WDT"), "met", {("subject", "Lisbon"), ("object", "Ivo")}),
        (BACK, "flew", {("subject", "Maria"), ("to", "Oslo")}),
        (GUILTY, "robbing", {("subject", "Ivo"), ("object", "Maria")}),
        (FOUND, "robbing", {("subject", "Ivo"), ("object", "Maria")}),
        (JAILED, "robbing", {("subject", "Ivo"), ("object", "Maria")}),
        (PAID, "robbing", {("subject", "Norway"), ("object", "Maria")}),
        (SEEN, "arrested", {("object", "Maria")}),
        (SAW, "arrested", {("subject", "Maria"), ("object", "Norway")}),
        (FIRST, "lead", {("subject", "Maria"), ("object", "Norway")}),
        (ATTEMPT, "rob", {("subject", "Ivo"), ("object", "Maria")}),
        (DECISION, "rob", {("subject", "Ivo"), ("object", "Maria")}),
        (ONWARD, "flew", {("subject", "Maria"), ("from", "Oslo"), ("to", "Lisbon")}),
        (OUT_OF, "flew", {("subject", "Maria"), ("from", "Oslo")}),
        (ACTIVE, "represents", {("subject", "Maria"), ("object", "Norway"), ("in", "Lisbon")}),
        (PASSIVE, "represented", {("subject", "Maria"), ("subject", "Ivo"), ("object", "Norway")}),
        (RELATIVE, "born", {("object", "Maria")}),
        (RAISING, "meet", {("subject", "Maria"), ("object", "Ivo")}),
        (SUBJECT_CONTROL, "meet", {("subject", "Maria"), ("in", "Lisbon")}),
        (OBJECT_CONTROL, "leave", {("subject", "Ivo"), ("object", "Lisbon")}),
        (CONJUNCTION, "sold", {("subject", "Maria"), ("object", "ships")}),
        (PARTICIPLE, "based", {("object", "Brightwell"), ("in", "Oslo")}),
        (COPULA, "is", {("subject", "Maria"), ("attribute", "mayor")}),
        (ADJECTIVE, "loyal", {("subject", "Ivo"), ("to", "Maria")}),
        (ADVERBIAL, "Born", {("object", "Maria"), ("in", "Oslo")}),
        (OBJECT_RELATIVE, "met", {("subject", "Maria"), ("object", "man")}),
        (HELD, "held", {("subject", "she"), ("object", "post"), ("for", "years")}),
        (WHERE, "died", {("subject", "Maria"), ("in", "Lisbon")}),
        (DESCRIBED, "left", {("subject", "Maria"), ("object", "Lisbon")}),
    ],
)
def test_arguments_are_logical(parse: str, word: str, expected: set[tuple[str, str]]) -> None:
    parsed = doc(parse, PEOPLE)
    found = arguments(parsed, word)
    assert expected <= found
    assert {f for f in found if f[0] in ("subject", "object")} == {e for e in expected if e[0] in ("subject", "object")}


@pytest.mark.parametrize(
    ("parse", "word", "absent"),
    [
        (PASSIVE, "represented", ("subject", "Norway")),
        (PASSIVE, "represented", ("object", "Maria")),
        (OBJECT_CONTROL, "leave", ("subject", "Maria")),
        (SUBJECT_CONTROL, "offered", ("object", "Lisbon")),
        (RAISING, "meet", ("object", "Maria")),
        (RELATIVE, "left", ("object", "Maria")),
        (CONJUNCTION, "bought", ("object", "Maria")),
        (INTRANSITIVE, "slept", ("object", "man")),
        (PARTICIPLE, "grew", ("in", "Oslo")),
        (COPULA, "is", ("object", "mayor")),
        (LIVED_IN, "sold", ("object", "house")),
        (BY_WHICH, "passed", ("object", "town")),
        (THE_DAY, "left", ("object", "day")),
        (WHEREVER, "died", ("in", "Lisbon")),
        (NOT_SHE, "left", ("subject", "Maria")),
        (MAY_BE, "left", ("subject", "Maria")),
        (IS_SHE, "left", ("subject", "Maria")),
        (WHICH, "closed", ("subject", "Maria")),
        (CLEFT, "left", ("subject", "It")),
        (TWO_CLAUSES, "sold", ("complement", "fell")),
        (SOURCE, "attacked", ("to", "Ivo")),
        (JAILED, "robbing", ("subject", "Norway")),
        (REJECTED, "rob", ("subject", "Ivo")),
        (BILL, "rob", ("subject", "Ivo")),
        (OUT_OF, "flew", ("of", "Oslo")),
        (ROAD, "came", ("to", "Oslo")),
        (NEARLY, "fell", ("to", "Oslo")),
        (WANTED, "intend", ("object", "ship")),
        (WANTED_ELSE, "sell", ("object", "ship")),
        (WANTED_TOO, "sell", ("object", "ship")),
        (TO_LIVE_IN, "stay", ("object", "house")),
        (THE_DAY_TO, "leave", ("object", "day")),
        (HELD_AND_SHOT, "held", ("subject", "Maria")),
        (BOUGHT_AND_SUED, "bought", ("subject", "Maria")),
    ],
)
def test_roles_are_not_swapped_or_leaked(parse: str, word: str, absent: tuple[str, str]) -> None:
    assert absent not in arguments(doc(parse, PEOPLE), word)


def test_a_clause_without_subject_gets_none() -> None:
    assert not [a for a in frame(doc(NO_SUBJECT), "Buy").arguments if a.role == "subject"]


def test_an_existential_clause_is_no_copula() -> None:
    parsed = doc(EXISTENTIAL)
    assert not [f for f in frames(parsed) if f.kind == "copula"]


def test_auxiliaries_have_no_frame() -> None:
    parsed = doc(PASSIVE)
    assert "was" not in {parsed[f.head].text for f in frames(parsed)}


def test_a_cycle_of_conjunctions_ends() -> None:
    parsed = doc(" ".join(f"w{i}/VB/{'ROOT' if i == 0 else 'conj'}/{max(0, i - 1)}" for i in range(40)))
    assert len(frames(parsed)) == 40


TOGETHER = "Maria/NNP/nsubj/1 lives/VBZ/ROOT/1/live and/CC/cc/1 works/VBZ/conj/1/work in/IN/prep/{head} Lisbon/NNP/pobj/4"
MARRIED = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be married/JJ/acomp/1 and/CC/cc/2 lives/VBZ/conj/2/live in/IN/prep/4 Lisbon/NNP/pobj/5"


@pytest.mark.parametrize("head", [1, 3])
@pytest.mark.parametrize("word", ["lives", "works"])
def test_two_verbs_of_one_form_share_what_follows(head: int, word: str) -> None:
    assert ("in", "Lisbon") in arguments(doc(TOGETHER.format(head=head), PEOPLE), word)


@pytest.mark.parametrize(
    "parse",
    [
        TOGETHER.format(head=3).replace("works/VBZ", "worked/VBD"),
        TOGETHER.format(head=3)
        .replace("and/CC/cc/1 works/VBZ/conj/1/work in/IN/prep/3", "and/CC/cc/1 she/PRP/nsubj/4 works/VBZ/conj/1/work in/IN/prep/4")
        .replace("pobj/4", "pobj/5"),
        TOGETHER.format(head=3)
        .replace("lives/VBZ/ROOT/1/live and/CC/cc/1", "sells/VBZ/ROOT/1/sell ships/NNS/dobj/1")
        .replace("works/VBZ", "works/VBZ"),
    ],
)
def test_other_verbs_share_nothing(parse: str) -> None:
    first = parse.split()[1].split("/")[0]
    assert ("in", "Lisbon") not in arguments(doc(parse, PEOPLE), first)


def test_who_is_married_does_the_rest_too() -> None:
    assert ("subject", "Maria") in arguments(doc(MARRIED, PEOPLE), "lives")


@pytest.mark.parametrize(
    ("verb", "more", "role"),
    [("brought/VBD/conj/2/bring", "", "object"), ("brought/VBD/conj/2/bring", " Ivo/NNP/dobj/4", "subject"), ("pleaded/VBD/conj/2/plead", "", "subject")],
)
def test_who_was_arrested_and_brought_somewhere_brings_nobody(verb: str, more: str, role: str) -> None:
    parse = f"Maria/NNP/nsubjpass/2 was/VBD/auxpass/2/be arrested/VBN/ROOT/2/arrest and/CC/cc/2 {verb}{more}"
    assert (role, "Maria") in arguments(doc(parse, PEOPLE), verb.split("/")[0])
