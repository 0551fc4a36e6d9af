"""Verbs, participles and adjectives that state a relation, and those that do not."""

import pytest

from kg.extraction.candidates import Candidate
from kg.extraction.reading import End
from kg.extraction.relations import verbal_candidates
from tests.extraction.readings import reading

MARIA, IVO, NORWAY, OSLO = ("Maria Jensen", "Person"), ("Ivo Lund", "Person"), ("Norway", "Country"), ("Oslo", "City")
FIRM, BANK = ("Brightwell", "Organization"), ("Sun Bank", "Organization")
WHO = {"Maria": MARIA, "Ivo": IVO, "Norway": NORWAY, "Oslo": OSLO, "Brightwell": FIRM, "Sun": BANK, "Norwegian": NORWAY}


def found(parse: str) -> list[Candidate]:
    return list(verbal_candidates(reading(parse, WHO)))


def triple(candidate: Candidate) -> tuple[str, str, str]:
    assert isinstance(candidate.object, End)
    return candidate.subject.entity.name, candidate.predicate, candidate.object.entity.name


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        ("Maria/NNP/nsubj/1 represents/VBZ/ROOT/1/represent Norway/NNP/dobj/1", ("Maria Jensen", "represents", "Norway")),
        (
            "Norway/NNP/nsubjpass/2 is/VBZ/auxpass/2/be represented/VBN/ROOT/2/represent by/IN/agent/2 Maria/NNP/pobj/3",
            ("Maria Jensen", "represents", "Norway"),
        ),
        (
            "Maria/NNP/nsubj/1 represents/VBZ/ROOT/1/represent Norwegian/JJ/amod/3 interests/NNS/dobj/1/interest",
            ("Maria Jensen", "represents", "Norway"),
        ),
        ("Maria/NNP/nsubj/1 works/VBZ/ROOT/1/work for/IN/prep/1 Sun/NNP/pobj/2", ("Maria Jensen", "works_for", "Sun Bank")),
        ("Sun/NNP/nsubj/1 employs/VBZ/ROOT/1/employ Maria/NNP/dobj/1", ("Maria Jensen", "works_for", "Sun Bank")),
        (
            "Maria/NNP/nsubjpass/2 was/VBD/auxpass/2/be born/VBN/ROOT/2/bear in/IN/prep/2 Oslo/NNP/pobj/3",
            ("Maria Jensen", "born_in", "Oslo"),
        ),
        (
            "Brightwell/NNP/nsubj/5 ,/,/punct/0 based/VBN/acl/0/base in/IN/prep/2 Oslo/NNP/pobj/3 grew/VBD/ROOT/5/grow",
            ("Brightwell", "headquartered_in", "Oslo"),
        ),
        (
            "Maria/NNP/nsubj/1 holds/VBZ/ROOT/1/hold a/DT/det/3 degree/NN/dobj/1 in/IN/prep/3 law/NN/pobj/4 from/IN/prep/5 Sun/NNP/pobj/6",
            ("Maria Jensen", "educated_at", "Sun Bank"),
        ),
        (
            "Brightwell/NNP/nsubj/1 is/VBZ/ROOT/1/be an/DT/det/3 organiser/NN/attr/1 based/VBN/acl/3/base in/IN/prep/4 Oslo/NNP/pobj/5",
            ("Brightwell", "headquartered_in", "Oslo"),
        ),
        (
            "Based/NNP/advcl/5 in/IN/prep/0 Oslo/NNP/pobj/1 ,/,/punct/5 Brightwell/NNP/nsubj/5 grew/VBD/ROOT/5/grow",
            ("Brightwell", "headquartered_in", "Oslo"),
        ),
        ("Ivo/NNP/nsubj/1 is/VBZ/ROOT/1/be loyal/JJ/acomp/1 to/IN/prep/2 Maria/NNP/pobj/3", ("Ivo Lund", "ally_of", "Maria Jensen")),
    ],
)
def test_relations(parse: str, expected: tuple[str, str, str]) -> None:
    assert expected in [triple(c) for c in found(parse) if not c.refusal]


@pytest.mark.parametrize(
    ("parse", "reason"),
    [
        ("Norway/NNP/nsubj/1 represents/VBZ/ROOT/1/represent Maria/NNP/dobj/1", "domain"),
        ("Maria/NNP/nsubj/1 represents/VBZ/ROOT/1/represent Ivo/NNP/dobj/1", "range"),
        ("Maria/NNP/nsubj/1 works/VBZ/ROOT/1/work for/IN/prep/1 Oslo/NNP/pobj/2", "range"),
        ("Maria/NNP/nsubj/1 represents/VBZ/ROOT/1/represent Maria/NNP/dobj/1", "same"),
        ("Oslo/NNP/nsubjpass/2 was/VBD/auxpass/2/be born/VBN/ROOT/2/bear in/IN/prep/2 Norway/NNP/pobj/3", "domain"),
        ("Maria/NNP/nsubj/1 used/VBD/ROOT/1/use to/TO/aux/3 work/VB/xcomp/1 for/IN/prep/3 Sun/NNP/pobj/4", "over"),
        ("Maria/NNP/nsubj/2 once/RB/advmod/2 represented/VBD/ROOT/2/represent Norway/NNP/dobj/2", "over"),
    ],
)
def test_refusals_have_a_reason(parse: str, reason: str) -> None:
    candidates = found(parse)
    assert candidates and all(reason in c.refusal for c in candidates)


@pytest.mark.parametrize(
    "parse",
    [
        "Maria/NNP/nsubj/1 works/VBZ/ROOT/1/work in/IN/prep/1 Oslo/NNP/pobj/2",
        "Maria/NNP/nsubj/1 criticised/VBD/ROOT/1/criticise Norway/NNP/dobj/1",
        "Maria/NNP/nsubj/1 represents/VBZ/ROOT/1/represent them/PRP/dobj/1",
        "They/PRP/nsubj/1 represent/VBP/ROOT/1 Norway/NNP/dobj/1",
        "Sun/NNP/nsubjpass/2 was/VBD/auxpass/2/be worked/VBN/ROOT/2/work for/IN/prep/2 Brightwell/NNP/pobj/3",
        "Maria/NNP/nsubj/1 owns/VBZ/ROOT/1/own up/RP/prt/1 Brightwell/NNP/dobj/1",
        "Maria/NNP/nsubj/1 holds/VBZ/ROOT/1/hold no/DT/det/3 degree/NN/dobj/1 from/IN/prep/3 Sun/NNP/pobj/4",
        "Maria/NNP/nsubj/1 holds/VBZ/ROOT/1/hold an/DT/det/4 honorary/JJ/amod/4 degree/NN/dobj/1 from/IN/prep/4 Sun/NNP/pobj/5",
        "Maria/NNP/nsubj/1 holds/VBZ/ROOT/1/hold shares/NNS/dobj/1/share from/IN/prep/2 Sun/NNP/pobj/3",
        "Brightwell/NNP/nsubj/2 is/VBZ/ROOT/1/be not/RB/neg/1 an/DT/det/4 organiser/NN/attr/1 based/VBN/acl/4/base in/IN/prep/5 it/PRP/pobj/6",
        "Maria/NNP/nsubj/1 based/VBD/ROOT/1/base it/PRP/dobj/1 in/IN/prep/1 Oslo/NNP/pobj/3",
    ],
)
def test_nothing_is_proposed(parse: str) -> None:
    assert not [c for c in found(parse) if not c.refusal]


@pytest.mark.parametrize(
    ("whole", "kept"), [(("ministers", "Group"), False), (("Brightwell", "Organization"), True), (("Moe Family", "Group"), True)]
)
def test_nobody_is_a_member_of_mere_people(whole: tuple[str, str], kept: bool) -> None:
    parse = "Maria/NNP/nsubj/1 joined/VBD/ROOT/1/join others/NNS/dobj/1"
    candidates = verbal_candidates(reading(parse, {"Maria": MARIA, "others": whole}))
    assert [not c.refusal for c in candidates if c.predicate == "member_of"] == [kept]
