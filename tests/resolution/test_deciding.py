"""What people decide wins over the rules, is undone without a trace, and a split gives back exactly what was joined."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load
from kg.model import Decision, Extraction, Resolution, Side
from kg.resolution import resolve
from tests.resolution.builders import Draft
from tests.resolution.conftest import Resolve
from tests.resolution.test_properties import CORPORA, ONTOLOGY


def side(draft: Draft, name: str) -> Side:
    mention = draft.mention(name)
    return draft.key[:10], mention.start, mention.end


def decided(drafts: tuple[Draft, ...], *decisions: Decision) -> Resolution:
    return resolve([draft.done() for draft in drafts], ONTOLOGY, load(), decisions=decisions)


def three() -> tuple[Draft, Draft, Draft]:
    drafts = tuple(
        Draft(name, f"{words} spoke in {name}.") for name, words in (("one", "Ada Reyes"), ("two", "Ada Reyes"), ("three", "Reyes"))
    )
    for draft, words in zip(drafts, ("Ada Reyes", "Ada Reyes", "Reyes"), strict=True):
        draft.entity(words)
    return drafts  # type: ignore[return-value]


def groups(found: Resolution) -> set[frozenset[str]]:
    return {frozenset(ref[0] for ref in node.members) for node in found.nodes}


def test_what_is_rejected_stays_apart_and_the_rest_stays_joined() -> None:
    one, two, three_ = drafts = three()
    apart = Decision(side(one, "Ada Reyes"), side(three_, "Reyes"), same=False, comment="her brother")
    found = decided(drafts, apart)
    assert groups(found) == {frozenset((one.key, two.key)), frozenset((three_.key,))}
    assert [(m.reason, m.score) for m in found.apart] == [("rejected: her brother", 0.0)]
    assert not found.open and not found.unheeded


def test_a_bearer_of_one_name_can_be_told_from_the_others() -> None:
    one, two, _ = drafts = three()
    found = decided(drafts, Decision(side(one, "Ada Reyes"), side(two, "Ada Reyes"), same=False))
    assert groups(found) == {frozenset((d.key,)) for d in drafts}, "with two bearers of the surname the lone one is open"
    paths = sorted(found.path_of.values())
    assert len(set(paths)) == 3 and sum(path.startswith("person/ada-reyes-") for path in paths) == 2
    assert {(old, new) for old, new in found.replaced if old == "person/ada-reyes"} == {
        ("person/ada-reyes", p) for p in paths if "ada" in p
    }
    assert len(found.open) == 2 and all(m.reason == "a bearer of the surname, one of 2" for m in found.open)


def test_what_is_accepted_is_one_whatever_it_is_called() -> None:
    one, two = drafts = (Draft("a", "Ada Reyes spoke."), Draft("b", "Adelheid Korn spoke."))
    one.entity("Ada Reyes")
    two.entity("Adelheid Korn")
    assert len(groups(decided(drafts))) == 2
    found = decided(drafts, Decision(side(one, "Ada Reyes"), side(two, "Adelheid Korn"), same=True, comment="her maiden name"))
    assert groups(found) == {frozenset((one.key, two.key))}
    assert [(m.reason, m.score) for m in found.merges] == [("accepted: her maiden name", 1.0)]
    assert ("person/ada-reyes", found.nodes[0].path) in found.replaced


def test_an_event_that_is_kept_apart_lends_nothing_to_the_other(resolved: Resolve) -> None:
    one, two = (Draft(name, "The talks ended.", "2024-05-06") for name in ("a", "b"))
    for draft in (one, two):
        draft.event(
            "talks",
            "Negotiation",
            date="2024-05-06",
            has_participant=(draft.entity("Norway", "Country"), draft.entity("Sweden", "Country")),
        )
    assert len([n for n in decided((one, two)).nodes if n.kind == "Negotiation"]) == 1
    found = decided((one, two), Decision(side(one, "talks"), side(two, "talks"), same=False))
    assert len([n for n in found.nodes if n.kind == "Negotiation"]) == 2


def test_decisions_that_fit_nothing_are_told() -> None:
    one, two, _ = drafts = three()
    here = side(one, "Ada Reyes")
    lost = Decision(here, ("00000000ff", 1, 9), same=True)
    one.event("spoke", "Statement")
    mixed = Decision(side(one, "spoke"), side(two, "Ada Reyes"), same=True)  # an event is no person
    itself = Decision(here, (here[0], here[1] + 1, here[2]), same=False)  # within one name of one document
    assert set(decided(drafts, lost, mixed, itself).unheeded) == {lost, mixed, itself}


def test_who_is_kept_apart_wins_over_who_is_taken_for_one() -> None:
    one, two, three_ = drafts = three()
    sides = [side(one, "Ada Reyes"), side(two, "Ada Reyes"), side(three_, "Reyes")]
    closing = Decision(sides[1], sides[2], same=True)
    found = decided(drafts, Decision(sides[0], sides[1], same=True), Decision(sides[0], sides[2], same=False), closing)
    assert len(found.unheeded) == 1 and found.unheeded[0].same
    assert found.path_of[one.ref("e0")] != found.path_of[three_.ref("e0")]


@st.composite
def corpora_and_decisions(draw: st.DrawFn) -> tuple[tuple[Extraction, ...], tuple[Decision, ...]]:
    corpus = draw(CORPORA)
    sides = [
        (x.document.key[:10], m.start, m.end)
        for x in corpus
        for things in (x.entities, x.events)
        for t in things
        for m in t.mentions
        if m.end
    ]
    if len(sides) < 2:
        return corpus, ()
    pairs = st.lists(st.tuples(st.sampled_from(sides), st.sampled_from(sides), st.booleans()), max_size=4)
    return corpus, tuple(Decision(min(a, b), max(a, b), same) for a, b, same in draw(pairs) if a != b)


@given(corpora_and_decisions(), st.randoms(use_true_random=False))
def test_decisions_know_no_order_and_leave_no_trace(both: tuple[tuple[Extraction, ...], tuple[Decision, ...]], random: object) -> None:
    corpus, decisions = both
    before = resolve(corpus, ONTOLOGY, load())
    shuffled = [*decisions, *decisions]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = resolve(corpus, ONTOLOGY, load(), decisions=decisions)
    assert found == resolve(corpus[::-1], ONTOLOGY, load(), decisions=shuffled)
    assert before == resolve(corpus, ONTOLOGY, load()), "undone is as before"
    assert sorted(ref for node in found.nodes for ref in node.members) == sorted(ref for node in before.nodes for ref in node.members)
    assert all(found.path_of[m.left] != found.path_of[m.right] for m in (*found.apart, *found.open))
    assert all(found.path_of[m.left] == found.path_of[m.right] for m in found.merges)


@given(CORPORA, st.data())
def test_rejecting_a_merge_splits_just_what_it_joined(corpus: tuple[Extraction, ...], data: st.DataObject) -> None:
    before = resolve(corpus, ONTOLOGY, load())
    entities = {(x.document.key, e.id): e for x in corpus for e in x.entities if e.mentions and e.mentions[0].end}
    spans = [(ref[0], e.mentions[0].start, e.mentions[0].end) for ref, e in entities.items()]
    merges = [m for m in before.merges if {m.left, m.right} <= entities.keys()]
    if not merges or len(set(spans)) < len(spans):
        return
    merge = data.draw(st.sampled_from(merges))
    left, right = ((r[0], entities[r].mentions[0].start, entities[r].mentions[0].end) for r in (merge.left, merge.right))
    after = resolve(corpus, ONTOLOGY, load(), decisions=[Decision(left, right, same=False)])
    assert after.path_of[merge.left] != after.path_of[merge.right]
    split = {ref for node in before.nodes if merge.left in node.members for ref in node.members}
    parts = [node.members for node in after.nodes if not split.isdisjoint(node.members)]
    assert {ref for part in parts for ref in part} >= split


@given(CORPORA)
def test_a_path_from_before_a_document_came_leads_to_its_node(corpus: tuple[Extraction, ...]) -> None:
    if len(corpus) < 2:
        return
    before, after = resolve(corpus[:-1], ONTOLOGY, load()), resolve(corpus, ONTOLOGY, load())
    leads = {path: {path} for path in (node.path for node in after.nodes)}
    for old, new in after.replaced:
        assert old not in leads or new not in leads[old]
        leads.setdefault(old, set()).add(new)
    for node in before.nodes:
        if node.members and not node.path.startswith(("event/", "role/")) and not re.search("-[0-9a-f]{6,}$", node.path):
            assert {after.path_of[ref] for ref in node.members} & leads.get(node.path, set()), node.path
