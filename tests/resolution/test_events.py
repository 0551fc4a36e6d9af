"""Events: which mentions are one event, and which only look so."""

import pytest

from kg.model import Ref, Resolution
from kg.resolution.coreference import within
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve


def talks(
    name: str,
    text: str = "Norway and Sweden held talks in Oslo on Monday",
    trigger: str = "talks",
    kind: str = "Negotiation",
    who: tuple[str, ...] = ("Norway", "Sweden"),
    where: str | None = "Oslo",
    date: str | None = "2024-05-06",
    issued: str | None = "2024-05-07",
    modality: str = "Actual",
) -> Draft:
    """A document with one event, v0."""
    draft = Draft(name, text, issued)
    codes = {"Norway": "NO", "Sweden": "SE", "Denmark": "DK"}
    actors = tuple(draft.entity(n, "Country", country=codes[n]) for n in who)
    place = draft.entity(where, "City") if where else None
    draft.event(trigger, kind, date=date, where=place, modality=modality, has_participant=actors)
    return draft


OTHER_WORDS = "In Oslo the talks between the neighbours began on Monday"


def joined(found: Resolution, *refs: Ref) -> bool:
    return len({found.path_of[ref] for ref in refs}) == 1


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"where": None},
        {"who": ("Norway",)},
        {"kind": "Meeting"},
        {"text": "Negotiations of Norway and Sweden were held in Oslo", "trigger": "Negotiations"},
        {"date": None},
    ],
    ids=str,
)
def test_agreeing_events_of_two_documents_join(resolved: Resolve, other: dict[str, object]) -> None:
    one, two = talks("a"), talks("b", **{"text": OTHER_WORDS, **other})  # type: ignore[arg-type]
    assert joined(resolved(one, two), one.ref("v0"), two.ref("v0"))


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2024-05-08"},
        {"where": "Stockholm"},
        {"who": ("Denmark",)},
        {"who": ()},
        {"modality": "Planned"},
        {"kind": "Attack"},
        {"text": "Norway and Sweden held a second round of talks in Oslo"},
        {"text": "Norway and Sweden held three talks in Oslo"},
        {"date": None, "issued": "2024-07-01"},
        {"date": None, "issued": None},
        {"date": None, "who": ("Norway",), "where": None},
        {"text": "Norway and Sweden held a meeting in Oslo", "trigger": "meeting", "kind": "Meeting", "where": None},
    ],
    ids=str,
)
def test_events_that_differ_in_anything_stay_apart(resolved: Resolve, other: dict[str, object]) -> None:
    one, two = talks("a"), talks("b", **{"text": OTHER_WORDS, **other})  # type: ignore[arg-type]
    assert not joined(resolved(one, two), one.ref("v0"), two.ref("v0"))


def test_two_places_are_not_bridged_by_an_event_without_place(resolved: Resolve) -> None:
    drafts = talks("a"), talks("b", where=None), talks("c", where="Stockholm")
    found = resolved(*drafts)
    assert not joined(found, drafts[0].ref("v0"), drafts[2].ref("v0"))


def test_a_city_and_its_country_agree(resolved: Resolve) -> None:
    one, two = talks("a"), Draft("b", "Norway and Sweden held talks in Norway on Monday", "2024-05-07")
    norway, sweden = two.entity("Norway", "Country", country="NO"), two.entity("Sweden", "Country", country="SE")
    two.event("talks", "Negotiation", date="2024-05-06", where=norway, has_participant=(norway, sweden))
    assert joined(resolved(one, two), one.ref("v0"), two.ref("v0"))


def test_first_second_and_another_round(resolved: Resolve) -> None:
    text = "The first round of talks ended. A second round of talks will follow. Another round of talks was agreed. The talks were hard."
    draft = Draft("a", text, "2024-05-07")
    draft.event("talks", "Negotiation")
    draft.event("talks", "Negotiation", at=text.index("second"), modality="Planned")
    draft.event("talks", "Negotiation", at=text.index("Another"), modality="Planned")
    draft.event("talks", "Negotiation", at=text.index("The talks"))
    found = resolved(draft)
    assert joined(found, draft.ref("v0"), draft.ref("v3"))
    assert not joined(found, draft.ref("v0"), draft.ref("v1"))
    assert not joined(found, draft.ref("v0"), draft.ref("v2"))


def test_a_definite_noun_joins_the_only_event_of_its_class(resolved: Resolve) -> None:
    text = "Peace talks opened in Oslo. The meeting lasted five hours."
    draft = Draft("a", text)
    draft.event("talks", "Negotiation")
    draft.event("meeting", "Meeting")
    assert joined(resolved(draft), draft.ref("v0"), draft.ref("v1"))


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks opened in Oslo. A meeting lasted five hours.",
        "Peace talks opened in Oslo. The next meeting lasted five hours.",
        "Peace talks opened in Oslo, trade talks in Bergen. The meeting lasted five hours.",
    ],
)
def test_an_open_noun_joins_nothing(resolved: Resolve, text: str) -> None:
    draft = Draft("a", text)
    draft.event("talks", "Negotiation")
    if "trade" in text:
        draft.event("talks", "Negotiation", at=text.index("trade"))
    last = draft.event("meeting", "Meeting")
    found = resolved(draft)
    assert not joined(found, draft.ref("v0"), draft.ref(last))


def test_attacks_in_opposite_directions_are_two(resolved: Resolve) -> None:
    drafts = Draft("a", "Norway attacked Sweden", "2024-05-06"), Draft("b", "Sweden attacked Norway", "2024-05-06")
    for draft, roles in zip(drafts, (("NO", "SE"), ("SE", "NO")), strict=True):
        names = {"NO": "Norway", "SE": "Sweden"}
        agent, target = (draft.entity(names[code], "Country", country=code) for code in roles)
        draft.event("attacked", "Attack", date="2024-05-06", has_agent=(agent,), has_target=(target,))
    assert not joined(resolved(*drafts), *(d.ref("v0") for d in drafts))


def test_statements_join_only_as_copies(resolved: Resolve) -> None:
    drafts = [
        Draft(n, text, "2024-05-06")
        for n, text in (("a", "Ada Reyes said it was hard"), ("b", "Ada Reyes said it was hard"), ("c", "Ada Reyes said no"))
    ]
    for draft in drafts:
        draft.event("said", "Statement", date="2024-05-06", has_agent=(draft.entity("Ada Reyes"),))
    found = resolved(*drafts)
    assert joined(found, drafts[0].ref("v0"), drafts[1].ref("v0"))
    assert not joined(found, drafts[0].ref("v0"), drafts[2].ref("v0"))


def test_an_earthquake_without_participants_joins_by_place_and_date(resolved: Resolve) -> None:
    drafts = [Draft(n, "An earthquake struck", "2024-05-06") for n in "abc"]
    for draft, where in zip(drafts, ("Oslo", "Oslo", "Bergen"), strict=True):
        draft.event("earthquake", "Disaster", date="2024-05-05", where=draft.entity(where, "City"))
    found = resolved(*drafts)
    assert joined(found, drafts[0].ref("v0"), drafts[1].ref("v0"))
    assert not joined(found, drafts[0].ref("v0"), drafts[2].ref("v0"))


def test_label_class_and_path_of_a_joined_event(resolved: Resolve) -> None:
    one, two = talks("a"), talks("b", text="a meeting with Norway and Sweden about fish in Oslo", trigger="meeting", kind="Meeting")
    one.events[0] = type(one.events[0])("v0", "Negotiation", "talks in Oslo", one.events[0].trigger, one.events[0].mentions)
    found = resolved(one, two)
    assert joined(found, one.ref("v0"), two.ref("v0"))
    node = next(n for n in found.nodes if n.path.startswith("event/"))
    assert (node.kind, node.label, node.path) == ("Negotiation", "talks in Oslo", "event/negotiation-2024-05-06-talks-in-oslo")


def headline(resolved: Resolve, text: str, triggers: tuple[tuple[str, str, str], ...]) -> bool:
    """Whether the first two events of a document are one; a trigger is (word, lemma, form)."""
    draft = Draft("a", text)
    person = draft.entity("Ada Reyes")
    at = 0
    for word, lemma, form in triggers:
        draft.event(word, "Attack", at=at, rule=f"Attack/{form}/{lemma}", has_agent=(person,))
        at = text.index(word, at) + 1
    return joined(resolved(draft), draft.ref("v0"), draft.ref("v1"))


def test_a_headline_and_its_lead_tell_one_event(resolved: Resolve) -> None:
    triggers = (("strikes", "strike", "verb"), ("struck", "strike", "verb"))
    assert headline(resolved, "Ada Reyes strikes\nOn Monday Ada Reyes struck the harbour.", triggers)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Reyes strikes.\nOn Monday her boats struck the harbour.",
        "Ada Reyes strikes\n" + "Nothing is known yet. " * 60 + "Her boats struck the harbour.",
        "Ada Reyes strikes, Ada Reyes struck the harbour.",
    ],
    ids=("a sentence", "far away", "one line"),
)
def test_what_is_no_headline_joins_nothing(resolved: Resolve, text: str) -> None:
    assert not headline(resolved, text, (("strikes", "strike", "verb"), ("struck", "strike", "verb")))


@pytest.mark.parametrize(("date", "one"), [("2024-05-04", True), ("2024-02", False), ("2023", False)])
def test_a_headline_is_no_news_of_what_was_long_before(resolved: Resolve, date: str, one: bool) -> None:
    draft = Draft("a", "Council approves bridge\nThe council approved a bridge.", date="2024-05-06")
    draft.event("approves", "Attack", rule="Attack/verb/approve")
    draft.event("approved", "Attack", rule="Attack/verb/approve", date=date)
    assert joined(resolved(draft), draft.ref("v0"), draft.ref("v1")) is one


def test_a_headline_may_tell_late_what_its_people_did(resolved: Resolve) -> None:
    draft = Draft("a", "Ada Reyes approves bridge\nAda Reyes approved a bridge.", date="2024-05-06")
    person = draft.entity("Ada Reyes")
    draft.event("approves", "Attack", rule="Attack/verb/approve", has_agent=(person,))
    draft.event("approved", "Attack", rule="Attack/verb/approve", date="2023", has_agent=(person,))
    assert joined(resolved(draft), draft.ref("v0"), draft.ref("v1"))


def test_a_noun_points_back_to_the_verb_it_comes_from(resolved: Resolve) -> None:
    text = "Norway suspended the trade. The suspension hurt. The suspense hurt more."
    draft = Draft("a", text)
    draft.event("suspended", "Attack", rule="Attack/verb/suspend", has_agent=(draft.entity("Norway", "Country", country="NO"),))
    draft.event("suspension", "Attack")
    assert joined(resolved(draft), draft.ref("v0"), draft.ref("v1"))


@pytest.mark.parametrize("phrase", ["The second suspension", "A suspension", "The rail suspension", "Norway's suspension"])
def test_a_noun_that_adds_something_does_not_point_back(resolved: Resolve, phrase: str) -> None:
    draft = Draft("a", f"They suspended the trade. {phrase} hurt.")
    draft.event("suspended", "Attack", rule="Attack/verb/suspend")
    draft.event("suspension", "Attack")
    assert not joined(resolved(draft), draft.ref("v0"), draft.ref("v1"))


def test_the_same_second_round_in_one_document_is_one(resolved: Resolve) -> None:
    text = "A second round of talks is planned. The second round of talks may fail. A third round of talks is planned."
    draft = Draft("a", text)
    for word in ("A second", "The second", "A third"):
        draft.event("talks", "Negotiation", at=text.index(word), modality="Planned")
    found = resolved(draft)
    assert joined(found, draft.ref("v0"), draft.ref("v1"))
    assert not joined(found, draft.ref("v0"), draft.ref("v2"))


def test_work_grows_with_the_length_of_a_text_and_not_with_its_square(resolved: Resolve, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    real = within.compatible

    def counting(*of: object) -> bool:
        nonlocal compared
        compared += 1
        return real(*of)  # type: ignore[arg-type]

    monkeypatch.setattr(within, "compatible", counting)
    work = []
    for count in (4 * within.REACH, 8 * within.REACH):
        draft = Draft("log", "Norway warned of talks. " * count, "2024-05-07")
        norway = draft.entity("Norway", "Country", country="NO")
        for number in range(count):
            draft.event("talks", "Negotiation", at=24 * number, date=f"2024-05-{1 + number % 28:02}", has_participant=(norway,))
        compared = 0
        resolved(draft)
        work.append(compared)
    assert 0 < work[1] < 2.5 * work[0]
