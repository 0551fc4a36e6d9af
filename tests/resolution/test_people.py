"""People: who joins and, more often, who must not."""

import pytest

from kg.model import Value
from kg.resolution.nodes.describing import fullest
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve


def same(resolved: Resolve, *names: str, beside: tuple[str, ...] = ()) -> bool:
    """Whether two documents, each with one person of these names and with the people ``beside``, have one person."""
    drafts = [Draft(f"doc {i}") for i, _ in enumerate(names)]
    for draft, name in zip(drafts, names, strict=True):
        draft.entity(name)
        for other in beside:
            draft.entity(other)
    found = resolved(*drafts)
    return len({found.path_of[draft.ref("e0")] for draft in drafts}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Reyes", "Ada Reyes"),
        ("Mikhail Lukyanenko", "Mikhail Lukianenko"),
        ("Olena Vasilevskaya", "Olena Vasilevskaia"),
        ("Sergei Demchenkov", "Sergey Demchenkov"),
        ("Reyes Ada", "Ada Reyes"),
        ("A. Reyes", "Ada Reyes"),
        ("Mykhailo Demchuk", "Mikhail Demchuk"),
        ("Volodymyr Demchuk", "Vladimir Demchuk"),
        ("H. Rolf Moe", "Rolf Moe"),
        ("Ana Demirović", "Ana Demirovic"),
    ],
)
def test_variants_of_one_name_join(resolved: Resolve, one: str, other: str) -> None:
    assert same(resolved, one, other)
    assert same(resolved, other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Reyes", "Ada Reyes"), ("Lund", "Lund"), ("A. K. Reyes", "Ada Reyes"), ("Bill Haldane", "William Haldane"), ("Jon Stark", "John A. Stark")],
)
def test_a_lone_surname_or_a_short_form_joins_only_within_one_story(resolved: Resolve, one: str, other: str) -> None:
    assert not same(resolved, one, other)
    assert same(resolved, one, other, beside=("Olena Vasilevska", "Tom Moe"))
    assert same(resolved, other, one, beside=("Olena Vasilevska", "Tom Moe"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H. Rolf Moe", "Hans Moe"),
        ("Josh Moe", "John Moe"),
        ("Ada Reyes III", "Ada Reyes Jr."),
        ("Vladimir Reyes", "Vladimir Lund"),
        ("Vladimir Green", "Vladimir Lukianenko"),
        ("Ada Reyes", "Ivo Reyes"),
        ("Ada Reyes", "Adam Reyes"),
        ("Christian Lund", "Christine Lund"),
        ("Martin Lund", "Martina Lund"),
        ("Daniel Lund", "Danielle Lund"),
        ("John Hansen", "John Hanson"),
        ("Peter Marin", "Peter Martin"),
        ("I. Reyes", "Ada Reyes"),
        ("Ada", "Ada Reyes"),
        ("Ada M. Reyes", "Ada K. Reyes"),
        ("Ada Reyes Jr.", "Ada Reyes Sr."),
        ("Green", "Vladimir Greenfield"),
        ("Olga Petrov", "Oleg Petrov"),
        ("N. Y.", "N. J."),
        ("Lo", "Ada Lo"),
    ],
)
def test_different_people_stay_apart(resolved: Resolve, one: str, other: str) -> None:
    assert not same(resolved, one, other)


def test_a_lone_surname_with_two_bearers_joins_neither(resolved: Resolve) -> None:
    drafts = [Draft(n) for n in "abc"]
    for draft, name in zip(drafts, ("Ada Reyes", "Ivo Reyes", "Reyes"), strict=True):
        draft.entity(name)
    found = resolved(*drafts)
    assert len({found.path_of[d.ref("e0")] for d in drafts}) == 3


def test_a_name_between_two_that_contradict_each_other_joins_neither(resolved: Resolve) -> None:
    drafts = [Draft(n) for n in "abc"]
    for draft, name in zip(drafts, ("Ada Reyes", "Ada M. Reyes", "Ada K. Reyes"), strict=True):
        draft.entity(name)
    found = resolved(*drafts)
    assert len({found.path_of[d.ref("e0")] for d in drafts}) == 3
    assert len(set(resolved(*drafts[:2]).path_of.values())) == 1


def test_an_initial_with_two_bearers_joins_neither(resolved: Resolve) -> None:
    drafts = [Draft(n) for n in "abc"]
    for draft, name in zip(drafts, ("Ada Reyes", "Anna Reyes", "A. Reyes"), strict=True):
        draft.entity(name)
    found = resolved(*drafts)
    assert len({found.path_of[d.ref("e0")] for d in drafts}) == 3


def test_a_lone_surname_of_another_gender_stays_apart(resolved: Resolve) -> None:
    one, other = Draft("a"), Draft("b")
    one.entity("Ada Reyes", also=[("she", "pronoun"), ("her", "pronoun")])
    other.entity("Reyes", also=[("he", "pronoun")])
    for draft in (one, other):
        draft.entity("Tom Moe")
    found = resolved(one, other)
    assert found.path_of[one.ref("e0")] != found.path_of[other.ref("e0")]


def test_a_lone_surname_that_acts_for_another_country_stays_apart(resolved: Resolve) -> None:
    one, other = Draft("a"), Draft("b")
    for draft, name, country, code in ((one, "Ada Reyes", "Norway", "NO"), (other, "Reyes", "Sweden", "SE")):
        person = draft.entity(name)
        draft.claim(person, "represents", draft.entity(country, "Country", country=code))
    found = resolved(one, other)
    assert found.path_of[one.ref("e0")] != found.path_of[other.ref("e0")]


def test_a_lone_surname_beside_its_bearer_in_one_document_stays_apart(resolved: Resolve) -> None:
    draft = Draft("a")
    draft.entity("Ada Reyes")
    draft.entity("Reyes")
    found = resolved(draft)
    assert found.path_of[draft.ref("e0")] != found.path_of[draft.ref("e1")]


def test_namesakes_with_different_dates_of_birth_are_two(resolved: Resolve) -> None:
    drafts = [Draft(n) for n in "abcd"]
    for draft, date in zip(drafts, ("1961-04-02", "1980-01-01", "1961", None), strict=True):
        person = draft.entity("Ada Reyes")
        if date:
            draft.claim(person, "birth_date", Value(date, "date"))
    found = resolved(*drafts)
    first, second, year, undated = (found.path_of[d.ref("e0")] for d in drafts)
    assert first != second
    assert year == first
    assert undated not in (first, second)
    assert all(path.startswith("person/ada-reyes-") for path in (first, second, undated))


def test_an_unnamed_person_joins_nobody(resolved: Resolve) -> None:
    one, other = Draft("a"), Draft("b")
    one.entity("the envoy", named=False)
    other.entity("the envoy", named=False)
    found = resolved(one, other)
    assert found.path_of[one.ref("e0")] != found.path_of[other.ref("e0")]


def test_three_people_with_one_given_name_are_three(resolved: Resolve) -> None:
    draft, other = Draft("a"), Draft("b")
    for name in ("Vladimir Orlenko", "Vladimir Sedov", "Vladimir Green"):
        draft.entity(name)
    other.entity("Volodymyr Orlenko")
    other.entity("Vladimir Sedoff")
    found = resolved(draft, other)
    paths = [found.path_of[draft.ref(f"e{i}")] for i in range(3)]
    assert len(set(paths)) == 3
    assert found.path_of[other.ref("e0")] == paths[0]


def test_a_merge_gives_its_reason_and_score(resolved: Resolve) -> None:
    one, other = Draft("a"), Draft("b")
    one.entity("Ada Reyes")
    other.entity("Reyes")
    for draft in (one, other):
        draft.entity("Tom Moe")
    merge = next(m for m in resolved(one, other).merges if m.left == one.ref("e0") or m.right == one.ref("e0"))
    assert {merge.left, merge.right} == {one.ref("e0"), other.ref("e0")}
    assert merge.reason == "only bearer of the surname"
    assert 0.5 < merge.score < 1


def test_a_lone_surname_of_many_documents_joins_all_that_have_somebody_else_in_common(resolved: Resolve) -> None:
    drafts = [Draft(f"doc {i}") for i in range(120)]
    for number, draft in enumerate(drafts):
        draft.entity("Lund")
        draft.entity("Olena Vasilevska" if number % 2 else "Tom Moe")
    found = resolved(*drafts)
    paths = [found.path_of[draft.ref("e0")] for draft in drafts]
    assert len(set(paths[::2])) == len(set(paths[1::2])) == 1
    assert paths[0] != paths[1]


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("Ada Reyes", "Ada - Reyes"), "Ada Reyes"),
        (("Ada Reyes", "Ada - Reyes - Oslo"), "Ada Reyes"),
        (("Ada Reyes", "Ada Maria Reyes"), "Ada Maria Reyes"),
        (("Ada - Reyes", "Reyes"), "Ada - Reyes"),
    ],
)
def test_no_piece_of_a_web_address_is_the_name_where_there_is_another(names: tuple[str, ...], label: str) -> None:
    assert fullest(names) == label
