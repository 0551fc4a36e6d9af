"""Inflections and nouns of action are of one family; words that only look alike are not."""

import pytest

from kg.resolution.events.families import akin, base, families


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attacked", "attacks"),
        ("struck", "strikes"),
        ("died", "deaths"),
        ("shot", "shootings"),
        ("stopped", "stops"),
        ("fired", "firing"),
        ("agreed", "agreement"),
        ("exploded", "explosion"),
        ("acquires", "acquisition"),
        ("resigned", "resignation"),
        ("destroyed", "destruction"),
        ("admitted", "admission"),
        ("married", "marriages"),
        ("won", "victory"),
        ("paid", "payments"),
        ("discovered", "discovery"),
    ],
)
def test_one_family(one: str, other: str) -> None:
    assert akin(base(one), base(other))
    assert akin(base(other), base(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("transferred", "transported"),
        ("considered", "consists"),
        ("treated", "treaty"),
        ("started", "stars"),
        ("competed", "completed"),
        ("reported", "repaired"),
        ("need", "ne"),
        ("contested", "contract"),
        ("parted", "party"),
        ("charged", "changed"),
    ],
)
def test_different_families(one: str, other: str) -> None:
    assert not akin(base(one), base(other))


def test_a_family_goes_by_its_first_word() -> None:
    words = [base(word) for word in ("explosion", "exploded", "arrest", "explodes")]
    assert families(words) == {"arrest": "arrest", "explod": "explod", "explosion": "explod"}
    assert families(reversed(words)) == families(words)
