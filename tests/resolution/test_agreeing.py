"""Which sets of tellings join: by all pairs of the two, each that was one event before counting once."""

import pytest

from kg.model import Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference.agreeing import Agreeing, Compared, once
from kg.resolution.coreference.joining import Joining
from kg.resolution.events.profiles import Profile
from tests.resolution.builders import small_ontology

NONE = frozenset[str]()
REFS: dict[str, Ref] = {name: (name, "v0") for name in "abcdef"}
ONE_STORY = {name: frozenset(set("abcdef") - {name}) for name in "abcdef"}
ONTOLOGY = small_ontology()


def profile(ref: Ref) -> Profile:
    """An event of which nothing is known."""
    who = (frozenset[frozenset[str]](),) * 4
    return Profile(ref, "Event", NONE, NONE, NONE, False, "", "", False, True, False, NONE, None, frozenset(), *who, 0)


def joining(*before: str) -> Joining:
    """Nothing joined yet but the documents named together."""
    profiles = {ref: profile(ref) for ref in REFS.values()}
    found = Joining(Clusters(), {}, ONTOLOGY, profiles)  # type: ignore[arg-type]
    for names in before:
        for other in names[1:]:
            found.join((1.0, REFS[names[0]], REFS[other], "same sentence"))
    return found


def pairs(**scores: float) -> list[Compared]:
    """``ab=0.9``: the events of a and b; the name in capitals for a doubtful pair."""
    return [Compared(score, REFS[names[0].lower()], REFS[names[1].lower()], "told", names.isupper()) for names, score in scores.items()]


def sets(found: Joining) -> list[str]:
    """The documents of each set, of one document alone left out."""
    members = found.clusters.members(REFS.values())
    return [names for refs in members.values() if len(names := "".join(ref[0] for ref in refs)) > 1]


def joined(compared: list[Compared], *before: str, asking: bool = False, near: dict[str, frozenset[str]] = ONE_STORY) -> list[str]:
    found = joining(*before)
    fair = once(compared, found.clusters)
    Agreeing(found, fair, REFS.values(), lambda one, other: True, near, asking).join_all(0.8)
    return sets(found)


@pytest.mark.parametrize(
    ("compared", "expected"),
    [
        (pairs(ab=0.9), ["ab"]),
        (pairs(ab=0.75), []),
        (pairs(ab=0.9, ac=0.75, bc=0.75), ["abc"]),
        (pairs(ab=0.9, ac=0.75), ["ab"]),
        (pairs(ab=0.95, cd=0.95, bc=0.9, ac=0.1, ad=0.1, bd=0.1), ["ab", "cd"]),
        (pairs(AB=0.95), []),
        (pairs(ab=0.9, AC=0.95, BC=0.95), ["ab"]),
        (pairs(ab=0.9, AC=0.9, bc=0.9), ["abc"]),
        ([], []),
    ],
    ids=("sure", "less sure", "two that are fairly alike", "one that is", "one likeness by chance", "doubtful", "two doubtful", "one of two doubtful", "none"),
)
def test_all_pairs_of_two_sets_tell_whether_they_join(compared: list[Compared], expected: list[str]) -> None:
    assert joined(compared) == joined(compared[::-1]) == expected


def test_what_was_one_before_tells_it_once() -> None:
    copies = pairs(ae=0.7, be=0.7, ce=0.7, de=0.7)
    assert joined([*pairs(ab=0.9, ac=0.9, ad=0.9, bc=0.9, bd=0.9, cd=0.9), *copies]) == ["abcde"], "four papers of their own"
    assert joined(copies, "abcd") == ["abcd"], "four copies"
    assert joined(pairs(ae=0.9, be=0.1), "ab") == ["abe"], "by the likeliest pair"
    assert joined(pairs(AE=0.95, be=0.6), "ab") == ["ab"], "that is not doubtful"


def test_who_asks_counts_doubtful_pairs_too() -> None:
    assert joined(pairs(AB=0.9), asking=True) == ["ab"]


def test_a_chain_does_not_lead_into_another_story() -> None:
    near = {"a": frozenset("b"), "b": frozenset("ac"), "c": frozenset("bd"), "d": frozenset("c")}
    assert joined(pairs(ab=0.95, bc=0.9, cd=0.95), near=near) == ["ab", "cd"]


def test_of_each_join_the_likeliest_pair_is_told_with_the_sureness_of_the_sets() -> None:
    found = joining()
    done = Agreeing(found, pairs(ab=0.95, ac=0.7, bc=0.8), REFS.values(), lambda one, other: True, ONE_STORY).join_all(0.8, 0.9)
    assert [(one[0] + other[0], score) for score, one, other, _ in done] == [("ab", 0.9), ("bc", 0.83)]


def test_what_contradicts_does_not_join() -> None:
    found = joining()
    Agreeing(found, pairs(ab=0.99), REFS.values(), lambda one, other: False, ONE_STORY).join_all(0.8)
    assert sets(found) == []
