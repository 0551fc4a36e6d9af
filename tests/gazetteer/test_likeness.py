"""Likeness of names, typing errors and all."""

import pytest

from kg.gazetteer.likeness import organization_likeness, person_likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Reyes", "Reyes, Ada"),
        ("Ada Reyes", "Ada Ryes"),
        ("AdaReyes", "Ada Reyes"),
        ("A. Reyes", "Ada Reyes"),
        ("Mr. Ivo Lund", "Ivo Lund"),
        ("Ivo Karlovich Lund", "Ivo Lund"),
        ("Sergei Demchenko", "Sergey Demchenko"),
        ("Ивo Лунд", "Ivo Lund"),
        ("Usama bin Reyad", "Osama ibn Reyad"),
    ],
)
def test_people_alike(one: str, other: str) -> None:
    assert person_likeness(one, other) == person_likeness(other, one) > 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Reyes", "Ivo Reyes"),
        ("Ada Reyes", "Ada Lund"),
        ("I. Reyes", "Ada Reyes"),
        ("Ada", "Ada Reyes"),
        ("Ivo Karlovich Lund", "Ivo Petrovich Lund"),
        ("Vladimir Green", "Vladimir Lukianenko"),
        ("", "Ada Reyes"),
        ("…", "…"),
    ],
)
def test_people_not_alike(one: str, other: str) -> None:
    assert person_likeness(one, other) < 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vale AG", "Vale Aktiengesellschaft"),
        ("JSC Vale Steel", "Vale Steel Open Joint Stock Company"),
        ("H&K Vale", "H and K Vale"),
        ("3 Rivers Fund", "Three Rivers Fund"),
        ("Brigade Forty-Four", "Brigade 44"),
        ("V.A.L. Shipping", "VAL Shipping"),
        ("Norland Health Organisation", "Norland Health Organization"),
        ("NHO", "Norland Health Organisation"),
    ],
)
def test_organizations_alike(one: str, other: str) -> None:
    assert organization_likeness(one, other) == organization_likeness(other, one) > 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vale Bank", "Vale Steel"),
        ("Vale Bank", "Vale Trust Bank"),
        ("Bank of Vale (Norland)", "Bank of Vale (Sudland)"),
        ("Vale Fund 3", "Vale Fund 4"),
        ("Vale Fund 3", "Vale Fund"),
        ("VAL", "VEL"),
        ("", "Vale"),
    ],
)
def test_organizations_not_alike(one: str, other: str) -> None:
    assert organization_likeness(one, other) < 0.7
