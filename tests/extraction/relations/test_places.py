"""What holds of a place holds of the places around it, where the text names them behind a comma; a list names none."""

import pytest

from kg.extraction.reading import End
from kg.extraction.relations import verbal_candidates, widened
from tests.extraction.readings import reading

WHO = {
    "Reyes": ("Ada Reyes", "Person"), "Bergen": ("Bergen", "City"), "Oslo": ("Oslo", "City"), "Hordaland": ("Hordaland", "Region"),
    "Norway": ("Norway", "Country"), "Kenya": ("Kenya", "Country"), "Brightwell": ("Brightwell", "Organization"),
}  # fmt: skip
BORN = "Reyes/NNP/nsubjpass/2 was/VBD/auxpass/2/be born/VBN/ROOT/2/bear in/IN/prep/2"


def born_in(parse: str) -> set[str]:
    made = reading(parse, WHO)
    return {c.object.entity.name for c in widened(made, verbal_candidates(made)) if isinstance(c.object, End) and not c.refusal}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("Bergen/NNP/pobj/3 ,/,/punct/4 Norway/NNP/appos/4", {"Bergen", "Norway"}),
        ("Bergen/NNP/pobj/3 ,/,/punct/4 Hordaland/NNP/appos/4 ,/,/punct/4 Norway/NNP/appos/4", {"Bergen", "Hordaland", "Norway"}),
        ("Bergen/NNP/pobj/3", {"Bergen"}),
        ("Norway/NNP/pobj/3 ,/,/punct/4 Kenya/NNP/dep/4", {"Norway"}),
        ("Bergen/NNP/pobj/3 ,/,/punct/4 Oslo/NNP/dep/4", {"Bergen"}),
        ("Bergen/NNP/pobj/3 ,/,/punct/4 Norway/NNP/dep/4 and/CC/cc/4 Kenya/NNP/dep/4", {"Bergen"}),
        ("Bergen/NNP/pobj/3 ,/,/punct/4 Brightwell/NNP/dep/4", {"Bergen"}),
        ("Bergen/NNP/pobj/3 near/IN/prep/4 Norway/NNP/pobj/5", {"Bergen"}),
    ],
)
def test_places_around(places: str, expected: set[str]) -> None:
    assert born_in(f"{BORN} {places}") == expected


def test_other_relations_stay_with_their_place() -> None:
    made = reading(
        "Brightwell/NNP/nsubj/5 ,/,/punct/0 based/VBN/acl/0/base in/IN/prep/2 Bergen/NNP/pobj/3 ,/,/punct/4 Norway/NNP/appos/4", WHO
    )
    assert {c.object.entity.name for c in widened(made, verbal_candidates(made)) if isinstance(c.object, End)} == {"Bergen"}
