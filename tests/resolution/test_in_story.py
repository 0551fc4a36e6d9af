"""Events that documents of one story tell again: what joins, what is asked about, and what stays apart unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load
from kg.model import Decision, Extraction, Merge, Resolution
from kg.resolution import resolve
from kg.resolution.coreference.agreeing import SURE
from tests.resolution.builders import Draft, small_ontology
from tests.resolution.conftest import Resolve

STORY = "The Marlow ferry Heron sank near Grey Point, the harbour master Ada Reyes said. "
ELSEWHERE = "Farmers of Ostmark counted wheat, and Tom Moe of the Colby union wanted help. "
NAMES = (
    *((name, "Person") for name in ("Ada Reyes", "Ivo Reyes", "Nora Moe", "Tom Moe")),
    *((name, "City") for name in ("Marlow", "Grey Point", "Brack Island")),
    ("Heron", "Facility"),
)
ONE = "Two engines exploded on the Heron off Brack Island after midnight, wounding the cook."
SAME = "Two engines exploded on the Heron off Brack Island shortly after midnight and wounded the cook."
LOOSE = "Engines may have exploded in 1987, a clerk told."
ONTOLOGY = small_ontology()


def told(name: str, text: str, trigger: str, kind: str = "Event", story: str = STORY, date: str | None = None, **more: str) -> Draft:
    """A document of a story with one event; everybody whom its text names is there."""
    draft = Draft(name, story + text, date)
    for words, class_ in NAMES:
        if words in draft.document.text:
            draft.entity(words, class_)
    draft.event(trigger, kind, at=len(story), **more)  # type: ignore[arg-type]
    return draft


def pair(resolved: Resolve, one: Draft, other: Draft) -> tuple[bool, list[Merge]]:
    """Whether the events of two documents are one, and what is asked about events."""
    found = resolved(one, other)
    return found.path_of[one.ref("v0")] == found.path_of[other.ref("v0")], [m for m in found.open if m.left[1] == "v0"]


def test_what_is_told_again_in_like_words_is_one_event(resolved: Resolve) -> None:
    found = resolved(one := told("a", ONE, "exploded", "Attack"), other := told("b", SAME, "exploded", "Attack"))
    assert found.path_of[one.ref("v0")] == found.path_of[other.ref("v0")]
    (merge,) = (m for m in found.merges if m.left[1] == "v0")
    assert merge.reason == "same word in one story" and merge.score >= SURE


def test_a_verb_and_its_noun_are_one_word(resolved: Resolve) -> None:
    noun = "After midnight an explosion of two engines on the Heron off Brack Island wounded the cook."
    joined, asked = pair(resolved, told("a", ONE, "exploded", "Attack"), told("b", noun, "explosion", "Attack"))
    assert joined or asked


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (LOOSE, "exploded"),
        ("Two engines exploded off Brack Island shortly after midnight and wounded Ivo Reyes.", "exploded"),
        ("Far away engines blasted apart.", "blasted"),
    ],
    ids=("another sentence", "somebody else is named", "another word"),
)
def test_what_may_be_one_is_asked_about(resolved: Resolve, text: str, trigger: str) -> None:
    first = told("a", ONE.replace("the cook", "Nora Moe") if "Ivo" in text else ONE, "exploded", "Attack")
    joined, asked = pair(resolved, first, told("b", text, trigger, "Attack"))
    assert not joined
    assert [0.5 <= question.score < SURE and bool(question.reason) for question in asked] == [True]


@pytest.mark.parametrize(
    ("text", "trigger", "more"),
    [
        (LOOSE, "exploded", {"story": ELSEWHERE}),
        (SAME, "exploded", {"date": "2024-09-01"}),
        (SAME, "exploded", {"polarity": "Denied"}),
        (SAME, "exploded", {"kind": "Meeting"}),
        ("A second explosion shook the Heron off Brack Island after midnight, wounding the cook.", "explosion", {}),
        ("Two engines exploded on the Heron off Brack Island after midnight, wounding the cook.", "wounding", {}),
    ],
    ids=("another story", "months later", "denied", "another class", "a second one", "another word"),
)
def test_what_something_known_speaks_against_is_not_even_asked_about(resolved: Resolve, text: str, trigger: str, more: dict[str, str]) -> None:
    other = told("b", text, trigger, **{"kind": "Attack", **more})  # type: ignore[arg-type]
    assert pair(resolved, told("a", ONE, "exploded", "Attack", date="2024-05-06"), other) == (False, [])


def test_other_participants_dates_and_places_keep_apart(resolved: Resolve) -> None:
    for role in ("has_agent", "has_target"):
        drafts = [told("a", ONE, "exploded", "Attack"), told("b", SAME, "exploded", "Attack")]
        for draft, name in zip(drafts, ("Ivo Reyes", "Tom Moe"), strict=True):
            draft.claim("v0", role, draft.entity(name))
        assert pair(resolved, *drafts) == (False, [])
    one, other = (told(name, text, "exploded", "Attack", date=date) for name, text, date in (("a", ONE, "2024-05-06"), ("b", SAME, "2024-05-07")))
    assert pair(resolved, one, other)[0]


def test_days_written_out_in_the_sentences_keep_from_joining(resolved: Resolve) -> None:
    """Though neither event has a date that was understood."""
    texts = [text.replace("after midnight", f"on {day}") for text, day in ((ONE, "6 May"), (SAME, "May 9th"))]
    assert not pair(resolved, *(told(name, text, "exploded", "Attack") for name, text in zip("ab", texts, strict=True)))[0]
    same = [text.replace("after midnight", f"on {day}") for text, day in ((ONE, "6 May"), (SAME, "May 6th"))]
    assert pair(resolved, *(told(name, text, "exploded", "Attack") for name, text in zip("ab", same, strict=True)))[0]


def test_other_numbers_behind_the_word_keep_from_joining(resolved: Resolve) -> None:
    texts = [f"Fire on the Heron off Brack Island killed {count} men of the night shift after midnight." for count in ("three", "seven")]
    joined, asked = pair(resolved, *(told(name, text, "killed", "Attack") for name, text in zip("ab", texts, strict=True)))
    assert not joined and asked
    assert pair(resolved, *(told(name, texts[0], "killed", "Attack") for name in "ab"))[0]


def test_where_a_document_has_a_second_one_nobody_knows_which_is_meant(resolved: Resolve) -> None:
    drafts = [told("a", ONE, "exploded", "Attack"), told("b", f"{SAME} A second explosion followed.", "exploded", "Attack")]
    assert pair(resolved, *drafts)[0]
    drafts[1].event("explosion", "Attack")
    joined, asked = pair(resolved, *drafts)
    assert not joined and asked


def test_what_lay_ahead_of_one_is_what_the_other_tells_in_like_words(resolved: Resolve) -> None:
    asked = [m for text in (SAME, LOOSE) for m in pair(resolved, told("a", ONE, "exploded", "Attack"), told("b", text, "exploded", "Attack"))[1]]
    ahead = [pair(resolved, told("a", ONE, "exploded", "Attack"), told("b", text, "exploded", "Attack", modality="Planned")) for text in (SAME, LOOSE)]
    assert [joined for joined, _ in ahead] == [True, False]
    assert all(m.score < asked[0].score for m in ahead[1][1])


def test_two_of_a_surname_are_two(resolved: Resolve) -> None:
    drafts = [told("a", ONE, "exploded", "Attack"), told("b", SAME, "exploded", "Attack")]
    for draft, name in zip(drafts, ("Ivo Reyes", "Nora Reyes"), strict=True):
        draft.claim("v0", "has_agent", draft.entity(name))
    assert pair(resolved, *drafts) == (False, [])


def test_what_is_asked_is_answered_and_the_answer_undone(resolved: Resolve) -> None:
    drafts = told("a", ONE, "exploded", "Attack"), told("b", LOOSE, "exploded", "Attack")
    before = resolved(*drafts)
    (question,) = (m for m in before.open if m.left[1] == "v0")
    sides = [(d.key, d.events[0].trigger.start, d.events[0].trigger.end) for d in sorted(drafts, key=lambda d: d.key)]

    def decided(same: bool) -> Resolution:
        return resolve([d.done() for d in drafts], ONTOLOGY, load(), decisions=[Decision(sides[0], sides[1], same)])

    yes, no = decided(True), decided(False)
    assert yes.path_of[question.left] == yes.path_of[question.right] and not yes.open
    assert no.path_of[question.left] != no.path_of[question.right] and not no.open
    assert resolved(*drafts) == before, "undone is as before"


def test_one_answer_for_each_further_telling(resolved: Resolve) -> None:
    boats = ("the Heron", "a ferry", "that boat", "one ship")
    texts = [f"Engines killed {count} men on {boat}." for count, boat in zip(("two", "three", "four", "five"), boats, strict=True)]
    found = resolved(*(told(name, text, "killed", "Attack") for name, text in zip("abcd", texts, strict=True)))
    roots = {found.path_of[ref] for ref in found.path_of if ref[1] == "v0"}
    assert len([m for m in found.open if m.left[1] == "v0"]) == len(roots) - 1 > 0


SENTENCES = (ONE, SAME, LOOSE, ONE.replace("the cook", "Ivo Reyes"), "Two more engines exploded in Marlow.", "No engines exploded on the Heron.")


@st.composite
def tellings(draw: st.DrawFn) -> tuple[Extraction, ...]:
    """Some documents, most of one story."""
    drafts = []
    for number in range(draw(st.integers(0, 5))):
        text, story = draw(st.sampled_from(SENTENCES)), draw(st.sampled_from((STORY, STORY, ELSEWHERE)))
        date = draw(st.sampled_from((None, "2024-05-06", "2024-05-08", "2024-09-01")))
        polarity = draw(st.sampled_from(("Affirmed", "Affirmed", "Denied")))
        drafts.append(told(f"doc {number}", text, "exploded", draw(st.sampled_from(("Attack", "Event"))), story, date, polarity=polarity))
    return tuple(draft.done() for draft in drafts)


@given(tellings(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(corpus: tuple[Extraction, ...], random: object) -> None:
    shuffled = [*corpus, *corpus[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(corpus, ONTOLOGY, load()) == resolve(shuffled, ONTOLOGY, load())


@given(tellings())
def test_every_accepted_question_joins_and_leaves_no_trace_when_undone(corpus: tuple[Extraction, ...]) -> None:
    triggers = {x.document.key: x.events[0].trigger for x in corpus}
    before = resolve(corpus, ONTOLOGY, load())
    asked = [m for m in before.open if m.left[1] == m.right[1] == "v0"]
    sides = [[(ref[0], triggers[ref[0]].start, triggers[ref[0]].end) for ref in (m.left, m.right)] for m in asked]
    found = resolve(corpus, ONTOLOGY, load(), decisions=[Decision(min(s), max(s), True) for s in sides])
    assert all(found.path_of[m.left] == found.path_of[m.right] for m in asked) and not found.unheeded
    assert before == resolve(corpus, ONTOLOGY, load())


@given(tellings())
def test_another_story_changes_nothing(corpus: tuple[Extraction, ...]) -> None:
    stranger = Draft("stranger", "Quite another story of Timo Falk")
    stranger.entity("Timo Falk")
    before, after = (resolve(c, ONTOLOGY, load()) for c in (corpus, (*corpus, stranger.done())))
    assert {ref: path for ref, path in after.path_of.items() if ref[0] != stranger.key} == before.path_of
    assert [m for m in after.open if m.left[1] == "v0"] == [m for m in before.open if m.left[1] == "v0"]
