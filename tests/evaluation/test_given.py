"""Mentions given: the gold file's mentions take the place of ours, and what we read there goes with them."""

from kg.evaluation.given import all_accepted, event_mentions, place_names, within_reach
from kg.model import Merge, Resolution
from tests.resolution.builders import Draft

TEXT = "Ada Reyes met Ivo Lund in Paris. American troops left Old Quay."


def gold(*mentions: str, layer: str = "entities") -> list[dict[str, object]]:
    spans = [{"start": TEXT.index(m), "end": TEXT.index(m) + len(m), "text": m, "lat": 48.9, "lon": 2.3, "id": m} for m in mentions]
    return [{"id": "doc", "text": TEXT, "entities": [], "events": [], layer: spans}]


def test_given_names_replace_what_stood_there() -> None:
    draft = Draft("doc", TEXT)
    draft.entity("Paris", "City")
    draft.entity("Old Quay", "Facility")
    draft.entity("American", "Group", named=False)
    ada = draft.entity("Ada Reyes")
    found = place_names(gold("Paris", "American", "Old Quay"))(draft.done())
    assert [(e.name, e.kind, e.country) for e in found.entities] == [
        ("Ada Reyes", "Person", None),
        ("Paris", "City", None),
        ("American", "Country", "US"),
        ("Old Quay", "Place", None),
    ]
    assert found.entities[0].id == ada and all(e.named and len(e.mentions) == 1 for e in found.entities)


def test_a_document_without_given_names_stays_as_it_is() -> None:
    draft = Draft("other", TEXT)
    draft.entity("Paris", "City")
    assert place_names(gold("Paris"))(draft.done()) == draft.done()


def test_claims_about_what_is_gone_go_too() -> None:
    draft = Draft("doc", TEXT)
    paris, ada = draft.entity("Paris", "City"), draft.entity("Ada Reyes")
    draft.claim(ada, "located_in", paris)
    assert place_names(gold("Paris"))(draft.done()).claims == ()


def test_given_events_keep_class_and_roles_and_lose_the_rest() -> None:
    draft = Draft("doc", TEXT)
    ada = draft.entity("Ada Reyes")
    draft.event("met", "Meeting", has_participant=(ada,))
    draft.event("left", "Attack")
    found = event_mentions(gold("met", "troops", layer="events"))(draft.done())
    assert [(e.kind, e.trigger.text) for e in found.events] == [("Meeting", "met"), ("Event", "troops")]
    assert {(c.subject, c.predicate) for c in found.claims} == {("given0", "type"), ("given0", "has_participant"), ("given1", "type")}


def test_at_best_the_nearest_place_of_the_name_is_right() -> None:
    (document,) = within_reach(gold("Paris", "Old Quay"), lambda mention, place: abs(float(str(mention["lon"])) - place.longitude))
    assert [(m["text"], m["geonames"]) for m in document["entities"]] == [("Paris", "2988507")]


def test_only_likely_questions_about_events_are_answered() -> None:
    one, other = Draft("one", TEXT), Draft("other", TEXT)
    for draft in (one, other):
        draft.entity("Ada Reyes")
        draft.event("met", "Meeting")
        draft.event("left", "Attack")
    asked = (
        Merge(one.ref("v0"), other.ref("v0"), "same word in one story", 0.7),
        Merge(one.ref("v1"), other.ref("v1"), "same word in one story", 0.5),
        Merge(one.ref("e0"), other.ref("e0"), "a bearer of the surname", 0.7),
    )
    answers = all_accepted(0.5)([one.done(), other.done()], Resolution((), {}, (), (), {}, {}, open=asked))
    assert sorted(side for answer in answers for side in (answer.left, answer.right)) == sorted((d.key, 10, 13) for d in (one, other))
    assert all(answer.same for answer in answers)
