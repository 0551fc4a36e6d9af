"""What is taken for a fact, and the reason where it is not."""

import msgspec
import pytest

from kg.model import Resolution, Status, Value
from kg.ontology.reasons import REASONS
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve

TEXTS = (
    "Ada Reyes works for the harbour in the north of the country, as everybody knows",
    "The adviser of Ivo Lund, long unknown, has a name since today",
)


def about(name: str = "a", text: str = "") -> Draft:
    """A document with Ada Reyes (e0), Ivo Lund (e1) and two speakers (e2, e3)."""
    draft = Draft(name, text)
    for person in ("Ada Reyes", "Ivo Lund", "Mara Holt", "Timo Falk"):
        draft.entity(person)
    return draft


def relations(found: Resolution) -> set[tuple[str, str, object]]:
    return {(f.subject, f.predicate, f.object) for f in found.facts}


def test_what_the_document_says_is_a_fact(resolved: Resolve) -> None:
    draft = about()
    claim = draft.claim("e0", "adviser_to", "e1")
    found = resolved(draft)
    assert relations(found) == {("person/ada-reyes", "adviser_to", "person/ivo-lund")}
    assert found.facts[0].claims == (draft.ref(claim),)
    assert not found.refused


@pytest.mark.parametrize(
    ("status", "confidence", "reason"),
    [
        (Status("Denied"), 0.9, "denied"),
        (Status("Denied", "Planned"), 0.9, "denied"),
        (Status("Affirmed", "Planned"), 0.9, "planned"),
        (Status("Affirmed", "Possible"), 0.9, "possible"),
        (Status(attributed_to="e2"), 0.9, "said by one speaker"),
        (Status(), 0.4, "below the confidence"),
    ],
)
def test_what_is_refused_and_why(resolved: Resolve, status: Status, confidence: float, reason: str) -> None:
    draft = about()
    claim = draft.claim("e0", "adviser_to", "e1", status, confidence=confidence)
    found = resolved(draft)
    assert not found.facts
    assert found.refused == {draft.ref(claim): reason}
    assert reason in REASONS


def test_the_least_confidence_can_be_set(resolved: Resolve) -> None:
    draft = about()
    draft.claim("e0", "adviser_to", "e1", confidence=0.6)
    assert resolved(draft).facts
    assert not resolved(draft, min_confidence=0.7).facts


def test_speakers_are_believed_on_some_properties(resolved: Resolve) -> None:
    draft = about()
    draft.claim("e0", "represents", "e1", Status(attributed_to="e2"))
    assert len(resolved(draft).facts) == 1


def reported(speakers: tuple[str, str], texts: tuple[str, str] = TEXTS) -> tuple[Draft, Draft]:
    drafts = about("a", texts[0]), about("b", texts[1])
    for draft, speaker in zip(drafts, speakers, strict=True):
        draft.claim("e0", "adviser_to", "e1", Status(attributed_to=speaker))
    return drafts


def test_two_speakers_of_independent_origin_make_a_fact(resolved: Resolve) -> None:
    (fact,) = resolved(*reported(("e2", "e3"))).facts
    assert fact.origins == 2 and len(fact.claims) == 2


def test_one_speaker_quoted_twice_does_not(resolved: Resolve) -> None:
    assert set(resolved(*reported(("e2", "e2"))).refused.values()) == {"said by one speaker"}


def test_two_speakers_in_copies_do_not(resolved: Resolve) -> None:
    assert not resolved(*reported(("e2", "e3"), (TEXTS[0], TEXTS[0] + " now"))).facts


def test_two_unnamed_speakers_do_not(resolved: Resolve) -> None:
    drafts = about("a", TEXTS[0]), about("b", TEXTS[1])
    for draft in drafts:
        speaker = draft.entity("officials", named=False)
        draft.claim("e0", "adviser_to", "e1", Status(attributed_to=speaker))
    assert not resolved(*drafts).facts


def test_what_a_document_says_itself_survives_a_denial(resolved: Resolve) -> None:
    drafts = about("a", TEXTS[0]), about("b", TEXTS[1])
    drafts[0].claim("e0", "represents", "e1")
    denial = drafts[1].claim("e0", "represents", "e1", Status("Denied", attributed_to="e2"))
    found = resolved(*drafts)
    assert len(found.facts) == 1
    assert found.refused == {drafts[1].ref(denial): "denied"}


def test_what_only_a_speaker_says_does_not_survive_a_denial(resolved: Resolve) -> None:
    drafts = about("a", TEXTS[0]), about("b", TEXTS[1])
    drafts[0].claim("e0", "represents", "e1", Status(attributed_to="e2"))
    drafts[1].claim("e0", "represents", "e1", Status("Denied"))
    found = resolved(*drafts)
    assert not found.facts
    assert sorted(found.refused.values()) == ["denied", "denied by another"]


def test_facts_are_closed_under_superproperties_and_symmetry(resolved: Resolve) -> None:
    draft = about()
    draft.claim("e0", "aide_to", "e1")
    draft.claim("e0", "opponent_of", "e2")
    assert relations(resolved(draft)) == {
        ("person/ada-reyes", "aide_to", "person/ivo-lund"),
        ("person/ada-reyes", "adviser_to", "person/ivo-lund"),
        ("person/ada-reyes", "opponent_of", "person/mara-holt"),
        ("person/mara-holt", "opponent_of", "person/ada-reyes"),
    }


def test_an_event_stands_with_its_classes_and_roles(resolved: Resolve) -> None:
    draft = about("a", "talks were held")
    draft.event("talks", "Negotiation", has_agent=("e0",), date="2024-05-06")
    event = "event/negotiation-2024-05-06-talks"
    assert relations(resolved(draft)) == {
        (event, "type", Value("Negotiation", "class")),
        (event, "type", Value("Meeting", "class")),
        (event, "type", Value("Event", "class")),
        (event, "has_agent", "person/ada-reyes"),
        (event, "has_participant", "person/ada-reyes"),
        (event, "date", Value("2024-05-06", "date")),
    }


@pytest.mark.parametrize(
    ("modality", "by", "reason"), [("Planned", None, "planned"), ("Possible", None, "possible"), ("Actual", "e2", "said by one speaker")]
)
def test_nothing_stands_of_an_event_that_is_no_fact(resolved: Resolve, modality: str, by: str | None, reason: str) -> None:
    draft = about("a", "talks were held")
    event = draft.event("talks", modality=modality, by=by)
    role = draft.claim(event, "has_agent", "e0")
    found = resolved(draft)
    assert not found.facts
    assert found.refused == {draft.ref("c0"): reason, draft.ref(role): "its event is not a fact"}


def test_a_claim_whose_ends_are_one_is_no_fact(resolved: Resolve) -> None:
    draft = about()
    twin = draft.entity("Ada Reyes")
    draft.claim("e0", "opponent_of", twin)
    assert set(resolved(draft).refused.values()) == {"both ends are one"}


def test_a_post_is_one_node_for_its_title_and_country(resolved: Resolve) -> None:
    drafts = about("a", TEXTS[0]), about("b", TEXTS[1]), about("c")
    for draft, title, country, code in zip(
        drafts, ("president", "President", "President"), ("Norway", "Norway", "Sweden"), ("NO", "NO", "SE"), strict=True
    ):
        draft.post(title, "e0", within=draft.entity(country, "Country", country=code))
    found = resolved(*drafts)
    assert {n.path for n in found.nodes if n.kind == "Role"} == {"role/president-of-norway", "role/president-of-sweden"}
    assert ("person/ada-reyes", "holds_role", "role/president-of-norway") in relations(found)


def test_a_post_that_is_over_was_held_and_its_successor_holds_it(resolved: Resolve) -> None:
    draft = about()
    country = draft.entity("Norway", "Country", country="NO")
    draft.post("president", "e0", within=country, until="../2024-05-15")
    draft.post("president", "e1", within=country)
    posts = {relation[:2] for relation in relations(resolved(draft)) if "role" in relation[1]}
    assert posts == {("person/ada-reyes", "held_role"), ("person/ivo-lund", "holds_role")}


@pytest.mark.parametrize(
    ("written", "until", "now"),
    [
        ("2019-01-01", "../2024-05-15", False),
        ("2015-01-01", "2016-12-31", False),
        (None, "2016-12-31", False),
        ("2018-01-01", "2016-12-31", True),
        ("2025-01-01", "../2024-05-15", True),
    ],
)
def test_who_held_a_post_before_its_end_holds_it_no_more(resolved: Resolve, written: str | None, until: str, now: bool) -> None:
    drafts = about("a", TEXTS[0]), about("b", TEXTS[1])
    for draft, date, end in zip(drafts, (written, "2024-05-15"), (None, until), strict=True):
        draft.document = msgspec.structs.replace(draft.document, date=date)
        draft.post("president", "e0", within=draft.entity("Norway", "Country", country="NO"), until=end)
    drafts[0].claim("e0", "represents", "e4")
    found = resolved(*drafts)
    assert ("person/ada-reyes", "held_role", "role/president-of-norway") in relations(found)
    assert (("person/ada-reyes", "holds_role", "role/president-of-norway") in relations(found)) is now
    assert (("person/ada-reyes", "represents", "place/norway") in relations(found)) is now, "what the same words say besides"
    assert set(found.refused.values()) == (set() if now else {"no longer so"})


def test_who_only_may_have_left_still_holds_the_post(resolved: Resolve) -> None:
    drafts = about("a", TEXTS[0]), about("b", TEXTS[1])
    for draft in drafts:
        local = draft.post("president", "e0", within=draft.entity("Norway", "Country", country="NO"))
    drafts[1].claims.pop()
    drafts[1].claim("e0", "held_role", local, Status("Affirmed", "Possible", tense="past"), ends="2024-05-15")
    assert ("person/ada-reyes", "holds_role", "role/president-of-norway") in relations(resolved(*drafts))


def test_what_is_told_as_past_is_no_fact_even_with_its_end(resolved: Resolve) -> None:
    draft = about()
    draft.claim("e0", "represents", draft.entity("Norway", "Country", country="NO"), Status(tense="past"), ends="2016-12-31")
    found = resolved(draft)
    assert set(found.refused.values()) == {"no longer so"} and not found.facts


def test_posts_without_place_join_only_with_one_holder(resolved: Resolve) -> None:
    drafts = about("a"), about("b"), about("c")
    for draft, holder in zip(drafts, ("e0", "e0", "e1"), strict=True):
        draft.post("spokesman", holder)
    found = resolved(*drafts)
    paths = [found.path_of[d.ref("r0")] for d in drafts]
    assert paths[0] == paths[1] != paths[2]


def test_an_aide_is_an_aide_to_somebody(resolved: Resolve) -> None:
    draft = about()
    draft.post("aide", "e0", beside="e1")
    assert [n.path for n in resolved(draft).nodes if n.kind == "Role"] == ["role/aide-to-ivo-lund"]
