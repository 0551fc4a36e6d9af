"""Nationality from a word for a people and a trade, and what is none."""

import pytest

from kg.extraction.reading import End
from kg.extraction.relations import people_candidates
from tests.extraction.readings import reading

WHO = {
    "Reyes": ("Ada Reyes", "Person"),
    "Norwegian": ("Norway", "Country"),
    "Brightwell": ("Brightwell", "Organization"),
    "Harvest": ("Harvest Party", "Organization"),
}
LABELS = {"Reyes": "PERSON", "Norwegian": "NORP", "Brightwell": "ORG"}
KEYBOARDIST = "Reyes/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/4 Norwegian/JJ/amod/4 keyboardist/NN/attr/1"
SHOOTER = "Reyes/NNP/nsubj/1 was/VBD/ROOT/1/be a/DT/det/5 Norwegian/JJ/amod/5 sports/NNS/compound/5/sport shooter/NN/attr/1"
TITLE = "Norwegian/JJ/amod/2 keyboardist/NN/compound/2 Reyes/NNP/nsubj/3 spoke/VBD/ROOT/3/speak"
RENAMED = "Reyes/NNP/nsubj/6 ,/,/punct/0 a/DT/det/4 Norwegian/JJ/amod/4 keyboardist/NN/appos/0 ,/,/punct/0 spoke/VBD/ROOT/6/speak"


def said(parse: str) -> set[tuple[str, str, str]]:
    found = [c for c in people_candidates(reading(parse, WHO, LABELS)) if not c.refusal and isinstance(c.object, End)]
    return {(c.subject.entity.name, c.predicate, c.object.entity.name) for c in found if isinstance(c.object, End)}


@pytest.mark.parametrize("parse", [KEYBOARDIST, SHOOTER, TITLE, RENAMED])
def test_a_trade_tells_whose_citizen(parse: str) -> None:
    assert said(parse) == {("Ada Reyes", "citizen_of", "Norway")}


@pytest.mark.parametrize(
    "parse",
    [
        KEYBOARDIST.replace("keyboardist", "teacher"),  # of the language
        KEYBOARDIST.replace("keyboardist", "film"),  # a film may bear a person's name
        KEYBOARDIST.replace("keyboardist", "envoy"),  # a relation of its own
        KEYBOARDIST.replace("Reyes", "Brightwell"),
        KEYBOARDIST.replace("a/DT", "alleged/JJ").replace("det/4", "amod/4"),
        TITLE.replace("keyboardist", "film"),
        "Reyes/NNP/nsubj/1 met/VBD/ROOT/1/meet a/DT/det/4 Norwegian/JJ/amod/4 keyboardist/NN/dobj/1",
        "Reyes/NNP/nsubj/1 sold/VBD/ROOT/1/sell a/DT/det/4 Norwegian/JJ/amod/4 painting/NN/dobj/1",
        "the/DT/det/2 Norwegian/JJ/amod/2 keyboardist/NN/nsubj/3 met/VBD/ROOT/3/meet Reyes/NNP/dobj/3",
    ],
)
def test_other_words_do_not(parse: str) -> None:
    assert said(parse) == set()


POLITICIAN = "Reyes/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/4 Harvest/NNP/compound/4 politician/NN/attr/1"


@pytest.mark.parametrize(
    "parse",
    [
        POLITICIAN,
        POLITICIAN.replace("politician", "member"),
        TITLE.replace("Norwegian/JJ", "Harvest/NNP").replace("keyboardist", "senator"),
    ],
)
def test_a_politician_of_a_party_is_its_member(parse: str) -> None:
    assert said(parse) == {("Ada Reyes", "member_of", "Harvest Party")}


@pytest.mark.parametrize(
    "parse",
    [
        POLITICIAN.replace("politician", "critic"),
        POLITICIAN.replace("politician", "lawyer"),
        POLITICIAN.replace("Harvest", "Brightwell"),
        POLITICIAN.replace("a/DT", "no/DT"),
    ],
)
def test_others_beside_a_party_are_not(parse: str) -> None:
    assert said(parse) == set()
