"""Children of couples and lists of names behind "children", on parses written by hand."""

import pytest

from kg.extraction.reading import End
from kg.extraction.relations import nominal_candidates
from kg.extraction.relations.lists import listed
from tests.extraction.readings import reading

ADA, OLA, TOM, IDA = ("Ada Moe", "Person"), ("Ola Moe", "Person"), ("Tom Moe", "Person"), ("Ida Moe", "Person")
WHO = {"Ada": ADA, "Ola": OLA, "Tom": TOM, "Ida": IDA, "Bergen": ("Bergen", "City")}
PEOPLE = {"Ada": "PERSON", "Ola": "PERSON", "Tom": "PERSON", "Ida": "PERSON"}

THEY = (
    "Ola/NNP/nsubj/1 married/VBD/ROOT/1/marry Ada/NNP/dobj/1 and/CC/cc/1 they/PRP/nsubj/5 had/VBD/conj/1/have a/DT/det/7 son/NN/dobj/5 ,/,/punct/7 "
    "Tom/NNP/appos/7"
)
THEIR = "Ola/NNP/nsubj/3 and/CC/cc/0 Ada/NNP/conj/0 live/VBP/ROOT/3 with/IN/prep/3 their/PRP$/poss/6 son/NN/pobj/4 Tom/NNP/appos/6"
SHARED = f"{THEIR} and/CC/cc/7 son/NN/compound/10 Ida/NNP/conj/7"
LISTED = (
    "Ola/NNP/nsubj/1 has/VBZ/ROOT/1/have two/CD/nummod/3 sons/NNS/dobj/1/son :/:/punct/1 Tom/NNP/dep/1 (/-LRB-/punct/5 9/CD/dep/5 )/-RRB-/punct/5 "
    "and/CC/cc/5 Ida/NNP/conj/5"
)


def triples(parse: str) -> set[tuple[str, str, str]]:
    found = nominal_candidates(reading(parse, WHO, PEOPLE))
    return {(c.subject.entity.name, c.predicate, c.object.entity.name) for c in found if not c.refusal and isinstance(c.object, End)}


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (THEY, {("Tom Moe", "child_of", "Ola Moe"), ("Tom Moe", "child_of", "Ada Moe")}),
        (THEIR, {("Tom Moe", "child_of", "Ola Moe"), ("Tom Moe", "child_of", "Ada Moe")}),
        (SHARED, {("Ida Moe", "child_of", "Ola Moe"), ("Ida Moe", "child_of", "Ada Moe")}),
        (LISTED, {("Tom Moe", "child_of", "Ola Moe"), ("Ida Moe", "child_of", "Ola Moe")}),
    ],
)
def test_children(parse: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= triples(parse)


@pytest.mark.parametrize(
    "parse",
    [
        THEY.replace("Ada/NNP/dobj", "Bergen/NNP/dobj"),
        THEY.replace("married/VBD/ROOT/1/marry", "met/VBD/ROOT/1/meet"),
        THEIR.replace("Ada/NNP/conj", "Bergen/NNP/conj"),
    ],
)
def test_they_are_no_couple(parse: str) -> None:
    assert not any(predicate == "child_of" for _, predicate, _ in triples(parse))


@pytest.mark.parametrize(
    ("parse", "names"),
    [
        (LISTED, ["Tom", "Ida"]),
        (LISTED.replace(":/:/punct", "-/:/punct"), ["Tom", "Ida"]),
        (LISTED.replace(":/:/punct", ",/,/punct"), ["Tom", "Ida"]),
        (LISTED.replace(":/:/punct", ",/,/punct").replace("two/CD", "three/CD"), []),
        (LISTED.replace("two/CD", "three/CD"), []),
        (LISTED.replace("two/CD/nummod", "his/PRP$/poss").replace(":/:/punct", ",/,/punct"), []),
        (LISTED.replace("sons/NNS", "son/NN"), []),
        (LISTED.replace("Tom/NNP/dep", "Bergen/NNP/dep"), []),
        (LISTED.replace(":/:/punct/1", "of/IN/prep/3"), []),
    ],
)
def test_lists(parse: str, names: list[str]) -> None:
    made = reading(parse, WHO, PEOPLE)
    assert [made.doc[i].text for i in listed(made, made.doc[3])] == names


APART = (
    "Ola/NNP/nsubj/1 has/VBZ/ROOT/1/have his/PRP$/poss/3 sons/NNS/dobj/1/son Tom/NNP/appos/3 {mark}/,/punct/4 Ida/NNP/conj/4"
)
OF_TOWN = "his/PRP$/poss/1 son/NN/nsubj/5 Tom/NNP/appos/1 of/IN/prep/1 {}/NNP/pobj/3 left/VBD/ROOT/5/leave"


@pytest.mark.parametrize(("mark", "both"), [(",", True), (";", False)])
def test_each_part_of_a_list_speaks_of_its_own(mark: str, both: bool) -> None:
    found = nominal_candidates(reading(APART.format(mark=mark), {**WHO, "his": OLA}, PEOPLE))
    assert ("Ida Moe" in {c.subject.entity.name for c in found if c.predicate == "child_of" and not c.refusal}) is both


def test_behind_his_son_stands_where_the_son_is_from() -> None:
    assert not any(o == "Ada Moe" for _, predicate, o in triples(OF_TOWN.format("Ada")) if predicate == "child_of")
