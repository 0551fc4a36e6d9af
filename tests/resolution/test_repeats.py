"""Events that one document tells again: what joins, what is asked about, and what stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load
from kg.model import Merge
from kg.resolution import resolve
from kg.resolution.coreference.agreeing import ASK, SURE
from kg.resolution.coreference.repeats import ALIKE, CROWD, SAME
from tests.resolution.builders import Draft, small_ontology
from tests.resolution.conftest import Resolve

LEAD = "A blast on the ferry Heron wounded the cook on Monday, the harbour master said."
BODY = " Nothing is known of the cause. The blast on the ferry was heard in the town."
ONTOLOGY = small_ontology()


def told(text: str, *words: str, kind: str = "Attack", rule: str = "noun", modality: str = "Actual") -> Draft:
    """A document with an event for each word, which is looked for behind the one before."""
    draft, at = Draft("a", text), 0
    for word in words:
        draft.event(word, kind, at=at, rule=rule, modality=modality)
        at = text.index(word, at) + 1
    return draft


def pair(resolved: Resolve, draft: Draft) -> tuple[bool, list[Merge]]:
    """Whether the first two events of a document are one, and what is asked about them."""
    found = resolved(draft)
    return found.path_of[draft.ref("v0")] == found.path_of[draft.ref("v1")], list(found.open)


def likeliest(resolved: Resolve, draft: Draft) -> float:
    """How surely any two events of a document are one, joined or asked about; 0 where that is not even asked."""
    found = resolved(draft)
    return max((m.score for m in (*found.merges, *found.open)), default=0.0)


def test_what_is_told_again_in_like_words_is_one_event(resolved: Resolve) -> None:
    text = "A blast on the ferry Heron wounded the cook. Nothing more is known. A blast on the ferry wounded him, they said."
    found = resolved(draft := told(text, "blast", "blast"))
    assert found.path_of[draft.ref("v0")] == found.path_of[draft.ref("v1")]
    (merge,) = found.merges
    assert merge.reason == SAME and SURE <= merge.score < 1


def test_a_headline_of_a_scraped_page_is_found_below_its_address(resolved: Resolve) -> None:
    text = "news / harbour / 12\nFerry blast wounds cook in harbour\nA cook was wounded in the harbour by a ferry blast at dawn.\n"
    assert pair(resolved, told(text, "blast", "blast"))[0]


def test_another_word_that_tells_the_same_joins_only_what_is_told_alike(resolved: Resolve) -> None:
    text = "Ferry blast wounds cook in harbour\nA cook was wounded in the harbour by a ferry explosion at dawn.\n"
    found = resolved(draft := told(text, "blast", "explosion"))
    assert found.path_of[draft.ref("v0")] == found.path_of[draft.ref("v1")]
    assert found.merges[0].reason == ALIKE
    assert not pair(resolved, told(f"{LEAD} Weeks of repair lie ahead. An explosion shook a mill in the hills.", "blast", "explosion"))[0]


@pytest.mark.parametrize(
    "text",
    [
        "A blast on the ferry Heron wounded the cook. Another blast on the ferry Heron wounded the mate.",
        "A blast on the ferry Heron wounded the cook, and a blast on the ferry Heron wounded the mate.",
        "A blast on the ferry wounded the cook. A second blast on the ferry wounded the cook.",
        "A blast on the ferry wounded the cook. Two blasts on the ferry wounded the cook.",
        "A blast on the ferry wounded the cook. An earlier blast on a tug, two years ago, had been put down to gas.",
        "A blast on the ferry of Marlow wounded the cook. A nearly attempted blast on the ferry of Marlow wounded the cook.",
        "Crews feared a blast by Marlow rebels at sea. Towns feared a blast by Brack rebels at sea.",
        "On 3 May a blast on the ferry wounded the cook. On 9 May a blast on a tug sank it at once.",
    ],
    ids=("another", "one sentence", "a second", "two", "earlier", "attempted", "of another", "another day"),
)
def test_what_is_told_as_another_stays_apart(resolved: Resolve, text: str) -> None:
    assert not pair(resolved, told(text, "blast", "blasts" if "blasts" in text else "blast"))[0]


def test_other_people_are_told_of_in_other_events(resolved: Resolve) -> None:
    text = "Ada Reyes wounded Ivo Moe at the mill. Tom Lund wounded Nora Berg at the mill."
    draft = Draft("a", text)
    names = [draft.entity(name) for name in ("Ada Reyes", "Ivo Moe", "Tom Lund", "Nora Berg")]
    for number, at in enumerate((0, 40)):
        agent, target = names[2 * number : 2 * number + 2]
        draft.event("wounded", "Attack", at=at, rule="verb", has_agent=(agent,), has_target=(target,))
    assert pair(resolved, draft) == (False, [])


def test_who_undergoes_it_in_both_makes_surer(resolved: Resolve) -> None:
    text = "Ivo Moe was wounded at the mill. Months later a jury heard how Ivo Moe was wounded by gangs."
    scores = []
    for known in (False, True):
        draft = Draft("a", text)
        person = (draft.entity("Ivo Moe"),) if known else ()
        for at in (0, 40):
            draft.event("wounded", "Attack", at=at, rule="verb", has_target=person)
        scores.append(likeliest(resolved, draft))
    assert scores[0] < scores[1]


@pytest.mark.parametrize("word", ["died", "was killed"])
def test_nobody_dies_twice(resolved: Resolve, word: str) -> None:
    text = "Ada Reyes {} at the mill on Monday. Years of strife had gone before. A nurse told how {} {} in her arms."
    kind, trigger = ("Killing", "killed") if "killed" in word else ("Death", "died")
    scores = []
    for name in ("Nora Berg", "Ada Reyes"):
        draft = Draft("a", text.format(word, name, word))
        for known in ("Ada Reyes", "Nora Berg"):
            draft.entity(known)
        draft.event(trigger, kind, rule="verb")
        draft.event(trigger, kind, at=60, rule="verb")
        scores.append(likeliest(resolved, draft))
    assert scores[0] < ASK < SURE <= scores[1]


def test_a_killer_may_kill_twice(resolved: Resolve) -> None:
    draft = Draft("a", "In the harbour Ada Reyes killed Nora Berg. Months went by before Ada Reyes killed a clerk upstairs.")
    person = draft.entity("Ada Reyes")
    for at in (0, 60):
        draft.event("killed", "Killing", at=at, rule="verb", has_agent=(person,))
    assert not pair(resolved, draft)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shot three men", "shot two men"),
        ("shot a man", "nearly tried and shot a man"),
        ("shot a man", "may have shot a man"),
        ("shot a man", "shot also a man"),
    ],
    ids=("other numbers", "only tried", "possible", "also"),
)
def test_what_differs_makes_less_sure(resolved: Resolve, one: str, other: str) -> None:
    same, differing = (f"The gang {one} at the gate. Later they {late} at the gate." for late in (one, other))
    assert likeliest(resolved, told(differing, "shot", "shot", rule="verb")) < likeliest(resolved, told(same, "shot", "shot", rule="verb"))


def test_a_share_of_something_points_back_to_nothing(resolved: Resolve) -> None:
    text = "Ada Reyes gave up {} the vote in Vale. Polls now say that Nora Berg has {} the vote."
    whole, shares = (told(text.format(*words), "vote", "vote") for words in (("60 percent in", "40 percent in"), ("60 percent of", "40 percent of")))
    assert likeliest(resolved, shares) < likeliest(resolved, whole)


def test_plurals_without_article_are_kinds_of_events(resolved: Resolve) -> None:
    text = "Blasts on ferries wound many cooks in ports. Nobody counts {} on ferries in ports."
    bare, definite = (likeliest(resolved, told(text.format(later), "Blasts", "blasts")) for later in ("blasts", "the blasts"))
    assert bare < SURE <= definite


def test_speech_is_not_told_again(resolved: Resolve) -> None:
    text = "Ada Reyes announced a plan. The mill announced a plan."
    assert pair(resolved, told(text, "announced", "announced", kind="Statement", rule="verb")) == (False, [])


@pytest.mark.parametrize(("words", "one"), [("is charged", True), ("is also charged", False)])
def test_a_charge_is_brought_once(resolved: Resolve, words: str, one: bool) -> None:
    text = f"Gang leader charged with arson at mill\nA gang leader {words} with arson at a mill."
    assert pair(resolved, told(text, "charged", "charged", kind="Statement", rule="verb"))[0] is one


def test_who_checks_out_does_not_check_in(resolved: Resolve) -> None:
    text = "Ada Reyes checked into a clinic in Vale on Monday. On Monday night Ada Reyes checked {} a clinic in Vale."
    for there, one in (("into", True), ("out of", False)):
        assert pair(resolved, told(text.format(there), "checked into", f"checked {there}", kind="Event", rule="verb"))[0] is one


def test_light_words_join_only_in_like_sentences(resolved: Resolve) -> None:
    assert not pair(resolved, told("They had a party at the mill. The owner had no money left.", "had", "had", kind="Event", rule="verb"))[0]


def test_what_happened_and_what_lies_ahead_are_at_most_a_question(resolved: Resolve) -> None:
    text = "A blast on the ferry Heron wounded the cook. The blast on the ferry wounded the cook."
    draft = Draft("a", text)
    draft.event("blast", "Attack")
    draft.event("blast", "Attack", at=40, modality="Possible")
    one, asked = pair(resolved, draft)
    assert not one and [ASK <= m.score < SURE for m in asked] == [True]


def test_what_did_not_take_place_is_not_told_again(resolved: Resolve) -> None:
    draft = Draft("a", "A blast on the ferry wounded the cook. No blast on the ferry wounded the cook.")
    draft.event("blast", "Attack")
    draft.event("blast", "Attack", at=40, polarity="Denied")
    assert pair(resolved, draft) == (False, [])


def test_a_long_list_of_one_word_costs_no_square(resolved: Resolve) -> None:
    draft = told("A blast on pier one. " * 60, *["blast"] * 60)
    found = resolved(draft)
    assert len(found.merges) < CROWD


@given(st.permutations(range(3)))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    drafts = [told(f"{LEAD}{BODY}", "blast", "blast") for _ in range(3)]
    extractions = []
    for number, draft in enumerate(drafts):
        draft.document = Draft(f"d{number}", draft.document.text).document
        extractions.append(draft.done())
    found = resolve([extractions[n] for n in order], ONTOLOGY, load(), 0.5)
    assert found.merges == resolve(extractions, ONTOLOGY, load(), 0.5).merges
