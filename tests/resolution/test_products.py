"""Ships and other things with a name."""

import pytest

from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve


def same(resolved: Resolve, one: str, other: str, kinds: tuple[str, str] = ("Vehicle", "Vehicle"), named: bool = True) -> bool:
    drafts = Draft("a"), Draft("b")
    for draft, name, kind in zip(drafts, (one, other), kinds, strict=True):
        draft.entity(name, kind, named=named)
    found = resolved(*drafts)
    return len({found.path_of[d.ref("e0")] for d in drafts}) == 1


@pytest.mark.parametrize(("one", "other"), [("Norland Star", "Norland Star"), ("MV Vale", "MV VALE")])
def test_a_name_of_several_words_joins(resolved: Resolve, one: str, other: str) -> None:
    assert same(resolved, one, other)


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Aurora", "Aurora", ("Vehicle", "Vehicle")),
        ("Norland Star", "Norland Sun", ("Vehicle", "Vehicle")),
        ("Norland Star", "Norland Star", ("Vehicle", "Product")),
        ("Norland Star", "Norland Star", ("Vehicle", "Organization")),
    ],
)
def test_lone_words_other_names_and_other_classes_stay_apart(resolved: Resolve, one: str, other: str, kinds: tuple[str, str]) -> None:
    assert not same(resolved, one, other, kinds)


def test_what_is_only_described_stays_apart(resolved: Resolve) -> None:
    assert not same(resolved, "the old ferry", "the old ferry", named=False)
