"""The common form without what has no name."""

from kg.extraction.common_form import names_only

FORMS = ("name", "adjective", "nominal", "pronoun")
WHOLE = {
    "id": "one",
    "entities": [{"id": f"{form}-{n}", "form": form} for n, form in enumerate(FORMS)] + [{"id": "name-0", "form": "pronoun"}],
    "events": [{"id": "v0", "args": [{"role": "has_agent", "id": "name-0"}, {"role": "has_target", "id": "nominal-2"}]}],
    "relations": [
        {"head": "name-0", "tail": "adjective-1", "type": "citizen_of"},
        {"head": "name-0", "tail": "t0", "type": "birth_date"},
        {"head": "nominal-2", "tail": "name-0", "type": "child_of"},
        {"head": "name-0", "tail": "nominal-2", "type": "leads"},
    ],
    "times": [{"id": "t0"}],
}


def test_descriptions_and_pronouns_go() -> None:
    assert [m["form"] for m in names_only(WHOLE)["entities"]] == ["name", "adjective"]


def test_nothing_points_to_what_has_gone() -> None:
    kept = names_only(WHOLE)
    assert kept["events"] == [{"id": "v0", "args": [{"role": "has_agent", "id": "name-0"}]}]
    assert [r["type"] for r in kept["relations"]] == ["citizen_of", "birth_date"]


def test_the_whole_stays_as_it_was() -> None:
    before = repr(WHOLE)
    names_only(WHOLE)
    assert repr(WHOLE) == before
