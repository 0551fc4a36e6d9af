"""What is compared once, or not at all, agrees as if each event were compared with each of its day."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Ref
from kg.resolution import agreements
from kg.resolution.clusters import Clusters
from kg.resolution.drafts import Draft
from kg.resolution.joining import Joining, Pair
from kg.resolution.profiles import Profiles, Who, compatible
from tests.resolution.builders import small_ontology

CROWD = 3
PEOPLE = ("ada", "ivo", "vale")
WHO = Who(lambda ref: frozenset((ref[1],)), lambda ref: (ref[1], frozenset()))
SOME = st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True).map(tuple)
EVENTS = st.builds(
    Draft,
    kind=st.sampled_from(("Attack", "Meeting", "Event")),
    stem=st.sampled_from(("explod", "meet")),
    modifiers=st.just(()),
    told=st.just(()),
    plural=st.booleans(),
    order=st.just(""),
    count=st.just(""),
    definite=st.just(False),
    verbal=st.booleans(),
    ahead=st.just(False),
    particles=st.just(()),
    span=st.sampled_from((None, ("2024-05-06", "2024-05-06"), ("2024-05-06", "2024-05-08"), ("2024-05-01", "2024-05-30"))),
    sentence=st.just(0),
    start=st.just(0),
    places=st.lists(st.sampled_from(("marlow", "oslo")), max_size=1).map(tuple),
    agents=SOME,
    targets=st.just(()),
    participants=SOME,
    topics=st.just(()),
)


def each_with_each(refs: list[Ref], joining: Joining) -> Iterator[Pair]:
    """Those that agree of all that lie no more than ``CROWD`` apart among the events of one day and participant or place."""
    known = joining.known
    dated = [ref for ref in refs if (span := known.drafts[ref].span) and span[1] < "2024-05-30"]
    for there in agreements.groups(agreements._day_keys(dated, known)):
        for place, one in enumerate(there):
            for other in there[place + 1 : place + 1 + CROWD]:
                found = agreements._agreement(known[one], known[other])
                if one[0] != other[0] and found and compatible(known[one], known[other], joining.ontology):
                    yield found[0], one, other, found[1]


@given(st.lists(st.lists(EVENTS, max_size=3), min_size=2, max_size=8))
def test_events_agree_as_if_each_were_compared_with_each(documents: list[list[Draft]]) -> None:
    drafts = {(f"{key}", f"v{number}"): draft for key, told in enumerate(documents) for number, draft in enumerate(told)}
    joining = Joining(Clusters(), Profiles(drafts, WHO, {}), small_ontology())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agreements, "CROWD", CROWD)
        found = list(agreements.agreements(list(drafts), joining))
    assert sorted(found) == sorted(set(each_with_each(list(drafts), joining)))


def test_what_lasts_for_days_is_found_once() -> None:
    week = ("2024-05-06", "2024-05-08")
    one = Draft("Attack", "explod", (), (), False, "", "", False, True, False, (), week, 0, 0, ("oslo",), ("ada",), (), (), ())
    joining = Joining(Clusters(), Profiles({("1", "v0"): one, ("2", "v0"): one}, WHO, {}), small_ontology())
    assert list(agreements.agreements([("1", "v0"), ("2", "v0")], joining)) == [(0.95, ("1", "v0"), ("2", "v0"), "same word, date and participants")]
