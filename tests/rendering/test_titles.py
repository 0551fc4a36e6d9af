"""What events are called on the page: their phrase, and whoever takes part without being named in it."""

import pytest

from kg.analysis import graph
from kg.rendering.titles import affirmed, titles
from tests.analysis.story import Story, claim, entity, fact, iri

PEOPLE = (
    entity("person/reyes", "Person", "Ada Reyes", names=("Reyes",)),
    entity("person/holm", "Person", "Jon Holm"),
    entity("person/bo", "Person", "Mia Bo"),
    entity("country/norland", "Country", "Norland", names=("Norlandish",)),
)


def title(phrase: str, *roles: tuple[str, str], status: str = "Affirmed") -> str:
    """The title of a negotiation with ``roles`` (property, entity)."""
    said = [
        claim(number, "event/talks", role, who, "They met.", polarity=status if number else "Affirmed")
        for number, (role, who) in enumerate(roles)
    ]
    known = [
        fact("event/talks", role, who, number)
        for number, (role, who) in enumerate(roles)
        if status == "Affirmed" or not number
    ]
    story = Story([*PEOPLE, entity("event/talks", "Negotiation", phrase)], known, said)
    return titles(graph(story))[iri("event/talks")]


@pytest.mark.parametrize(
    ("phrase", "roles", "expected"),
    [
        ("He resigned", [("has_agent", "person/holm")], "He resigned · Jon Holm"),
        ("acquitted", [("has_target", "person/reyes"), ("has_agent", "person/holm")], "acquitted · Jon Holm, Ada Reyes"),
        ("He met Reyes", [("has_participant", "person/reyes"), ("has_participant", "person/bo")], "He met Reyes · Mia Bo"),
        ("Reyes told her", [("has_agent", "person/reyes"), ("has_target", "person/bo")], "Reyes told her · Mia Bo"),
    ],
)
def test_who_takes_part_is_named(phrase: str, roles: list[tuple[str, str]], expected: str) -> None:
    assert title(phrase, *roles) == expected


@pytest.mark.parametrize(
    ("phrase", "roles"),
    [
        ("Reyes met Holm", [("has_participant", "person/reyes"), ("has_participant", "person/holm")]),
        ("Norlandish police fired", [("has_agent", "country/norland")]),
        ("talks in the capital", [("held_in", "country/norland")]),
        ("talks in Norland", [("held_in", "country/norland"), ("has_participant", "person/bo")]),
        ("He " + "really " * 10 + "resigned", [("has_agent", "person/holm")]),
        ("talks", []),
    ],
)
def test_nothing_is_added_to_a_phrase_that_says_it(phrase: str, roles: list[tuple[str, str]]) -> None:
    assert title(phrase, *roles) == phrase


def test_three_names_are_too_many() -> None:
    roles = [("has_participant", who) for who in ("person/reyes", "person/holm", "person/bo")]
    assert title("talks", *roles) == "talks · Ada Reyes, Jon Holm"


def test_who_is_denied_to_take_part_in_a_fact_is_not_named() -> None:
    assert title("talks", ("has_agent", "person/holm"), ("has_target", "person/bo"), status="Denied") == "talks · Jon Holm"


def test_only_events_are_told_so() -> None:
    story = Story(list(PEOPLE), [fact("person/reyes", "ally_of", "person/holm")], [])
    assert titles(graph(story))[iri("person/reyes")] == "Ada Reyes"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Norland did not attack", "Norland did attack"),
        ("it had not bribed", "it had bribed"),
        ("has not yet decided", "has decided"),
        ("they didn't agree", "they did agree"),
        ("they can’t agree", "they can agree"),
        ("she won't run", "she will run"),
        ("cannot pay", "can pay"),
        ("neither confirmed", "confirmed"),
        ("nothing but notes", "nothing but notes"),
        ("no", "no"),
    ],
)
def test_a_phrase_without_its_negation(phrase: str, expected: str) -> None:
    assert affirmed(phrase) == expected
