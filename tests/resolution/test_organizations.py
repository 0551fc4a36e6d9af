"""Organisations and groups."""

import pytest

from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve


def same(
    resolved: Resolve, one: str, other: str, kind: str = "Organization", countries: tuple[str | None, str | None] = (None, None)
) -> bool:
    drafts = Draft("a"), Draft("b")
    for draft, name, country in zip(drafts, (one, other), countries, strict=True):
        draft.entity(name, kind, country=country)
    found = resolved(*drafts)
    return len({found.path_of[d.ref("e0")] for d in drafts}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vale Shipping", "Vale Shipping Ltd"),
        ("The Vale Shipping Company", "Vale Shipping Company"),
        ("Norland Health Organisation", "Norland Health Organization"),
        ("Harbour Watch", "Harbour Watch"),
    ],
)
def test_names_that_agree_join(resolved: Resolve, one: str, other: str) -> None:
    assert same(resolved, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vale Shipping", "Vale Steel"),
        ("Bank of Norland", "Bank of Sudland"),
        ("6th Vale Brigade", "7th Vale Brigade"),
        ("Vale", "Vale Shipping"),
        ("NHO", "Norland Health Organisation"),
        ("Ministry of Defence", "Ministry of Defence"),
        ("Parliament", "Parliament"),
        ("Central Bank", "Central Bank"),
        ("Varo Systems", "Vara Systems"),
        ("University of Vale", "University of Dale"),
    ],
)
def test_names_that_do_not_stay_apart(resolved: Resolve, one: str, other: str) -> None:
    assert not same(resolved, one, other)


def test_a_common_name_joins_within_a_country_only(resolved: Resolve) -> None:
    assert same(resolved, "Ministry of Defence", "Ministry of Defence", countries=("NO", "NO"))
    assert not same(resolved, "Ministry of Defence", "Ministry of Defence", countries=("NO", "SE"))


def test_groups_of_two_countries_stay_apart(resolved: Resolve) -> None:
    assert same(resolved, "Harbour Guard", "Harbour Guard", "Group", ("NO", "NO"))
    assert not same(resolved, "Harbour Guard", "Harbour Guard", "Group", ("NO", "SE"))


def test_an_acronym_joins_what_some_document_introduces_by_it(resolved: Resolve) -> None:
    full, short, other = Draft("a"), Draft("b"), Draft("c")
    full.entity("Norland Health Organisation", "Organization", also=[("NHO", "name")])
    short.entity("NHO", "Organization")
    other.entity("NHL", "Organization")
    found = resolved(full, short, other)
    assert found.path_of[short.ref("e0")] == found.path_of[full.ref("e0")] == "organization/norland-health-organisation"
    assert found.path_of[other.ref("e0")] != found.path_of[full.ref("e0")]


def test_an_acronym_of_two_organisations_joins_neither(resolved: Resolve) -> None:
    drafts = Draft("a"), Draft("b"), Draft("c")
    drafts[0].entity("Norland Health Organisation", "Organization", also=[("NHO", "name")])
    drafts[1].entity("National Harbour Office", "Organization", also=[("NHO", "name")])
    drafts[2].entity("NHO", "Organization")
    found = resolved(*drafts)
    assert len({found.path_of[d.ref("e0")] for d in drafts}) == 3


def test_a_delegation_never_joins_across_documents(resolved: Resolve) -> None:
    drafts = Draft("a"), Draft("b")
    for draft in drafts:
        draft.entity("the Norwegian delegation", "Group", named=False, country="NO")
    found = resolved(*drafts)
    assert len({found.path_of[d.ref("e0")] for d in drafts}) == 2


def test_a_person_and_an_organisation_of_one_name_stay_apart(resolved: Resolve) -> None:
    one, other = Draft("a"), Draft("b")
    one.entity("Vale Reyes", "Person")
    other.entity("Vale Reyes", "Organization")
    found = resolved(one, other)
    assert found.path_of[one.ref("e0")] != found.path_of[other.ref("e0")]


@pytest.mark.parametrize(
    ("one", "other", "countries", "expected"),
    [
        ("Norwegian government", "government of Norway", ("NO", "NO"), True),
        ("Norwegian foreign ministry", "Norway's foreign ministry", ("NO", "NO"), True),
        ("Norwegian government", "Swedish government", ("NO", "SE"), False),
        ("Norwegian government", "former Norwegian government", ("NO", "NO"), False),
        ("Norwegian foreign ministry", "Norwegian finance ministry", ("NO", "NO"), False),
        ("Norwegian company", "Norwegian company", ("NO", "NO"), False),
        ("its government", "its government", ("NO", "NO"), False),
    ],
)
def test_institutions_of_one_country(resolved: Resolve, one: str, other: str, countries: tuple[str, str], expected: bool) -> None:
    drafts = Draft("a"), Draft("b")
    for draft, name, country in zip(drafts, (one, other), countries, strict=True):
        draft.entity(name, "Organization", named=False, country=country)
    assert (len(set(resolved(*drafts).path_of.values())) == 1) == expected


@pytest.mark.parametrize(
    ("one", "other", "named", "expected"),
    [
        ("the South Korean government", "government of South Korea", (False, False), True),
        ("US Government", "United States government", (True, False), True),
        ("New Zealand's navy", "New Zealand Navy", (False, True), True),
        ("Norwegian government", "government of Oslo", (False, False), False),
        ("Norwegian Navy", "Royal Navy", (True, True), False),
        ("North Korean government", "South Korean government", (False, False), False),
        ("government", "Government", (False, True), False),
    ],
)
def test_an_institution_is_known_by_its_own_words(resolved: Resolve, one: str, other: str, named: tuple[bool, bool], expected: bool) -> None:
    """As they are extracted: a description carries no country beside its words."""
    drafts = Draft("a"), Draft("b")
    for draft, name, is_name in zip(drafts, (one, other), named, strict=True):
        draft.entity(name, "Organization", named=is_name)
    assert (len(set(resolved(*drafts).path_of.values())) == 1) == expected
