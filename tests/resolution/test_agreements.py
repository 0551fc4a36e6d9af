"""What is compared once, or not at all, agrees as if each event were compared with each of its day."""

from collections.abc import Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference import agreements
from kg.resolution.coreference.joining import Pair
from kg.resolution.events.drafts import Draft
from kg.resolution.events.profiles import Drafts, Profiles, Who, compatible
from tests.resolution.builders import small_ontology

WEEK = ("2024-05-06", "2024-05-08")
ONTOLOGY = small_ontology()
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


def each_with_each(profiles: Profiles) -> Iterator[Pair]:
    """Those that agree of all that are dated."""
    dated = [event for event in profiles.values() if event.span and event.span[1] < "2024-05-30"]
    for number, one in enumerate(dated):
        for other in dated[number + 1 :]:
            found = agreements._agreement(one, other)
            if one.ref[0] != other.ref[0] and found and compatible(one, other, ONTOLOGY):
                yield found[0], one.ref, other.ref, found[1]


def profiles_of(documents: list[list[Draft]]) -> Profiles:
    told = {f"{key}": {f"v{number}": draft for number, draft in enumerate(drafts)} for key, drafts in enumerate(documents)}
    return Profiles(Drafts(told, told.__getitem__), WHO, {})


def sets(pairs: Iterable[Pair]) -> dict[Ref, tuple[Ref, ...]]:
    clusters = Clusters()
    for score, one, other, reason in pairs:
        clusters.join(one, other, reason, score)
    return clusters.groups()


@given(st.lists(st.lists(EVENTS, max_size=3), min_size=2, max_size=8))
def test_events_agree_as_if_each_were_compared_with_each(documents: list[list[Draft]]) -> None:
    known = profiles_of(documents)
    found, every = list(agreements.agreements(known.values(), ONTOLOGY)), list(each_with_each(known))
    assert set(found) <= set(every) and len(found) == len(set(found))
    assert sets(found) == sets(every)


def test_what_is_told_alike_is_compared_once() -> None:
    one = Draft("Attack", "explod", (), (), False, "", "", False, True, False, (), WEEK, 0, 0, ("oslo",), ("ada",), (), (), ())
    assert len(list(agreements.agreements(profiles_of([[one]] * 9).values(), ONTOLOGY))) == 8


def test_what_lasts_for_days_is_found_once() -> None:
    one = Draft("Attack", "explod", (), (), False, "", "", False, True, False, (), WEEK, 0, 0, ("oslo",), ("ada",), (), (), ())
    found = list(agreements.agreements(profiles_of([[one], [one]]).values(), ONTOLOGY))
    assert found == [(0.95, ("0", "v0"), ("1", "v0"), "same word, date and participants")]
