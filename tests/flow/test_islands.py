"""Retellings are compared again where a document that comes or goes tells the same story, and nowhere else; whatever comes and goes, they are joined as if all
documents had been there at once."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.flow.ledgers import TABLES
from kg.flow.slices import TABLE, Slices
from kg.gazetteer import load
from kg.model import Decision, Extraction, Value
from kg.resolution import resolve
from kg.resolution.coreference import comparing, in_story
from kg.resolution.coreference.comparing import ByWord, Found, Grounds
from kg.resolution.coreference.islands import Comparisons, Island
from tests.flow.test_touched import DOCUMENTS, STATES, grown
from tests.resolution.builders import Draft
from tests.resolution.test_in_story import ELSEWHERE, LOOSE, ONE, ONTOLOGY, SAME, SENTENCES, STORY, told

BOTH = f"{STORY}{ELSEWHERE}"
FARM = "Nora Moe counted wheat, and Tom Moe of the union wanted help from Ivo Reyes. "
SPEAKERS = "Ada Reyes", "Tom Moe", "Marlow"


@st.composite
def reports(draw: st.DrawFn, number: int) -> Extraction:
    """A document of one of two stories, or of both."""
    text, story = draw(st.sampled_from(SENTENCES)), draw(st.sampled_from((STORY, STORY, ELSEWHERE, BOTH)))
    date = draw(st.sampled_from((None, "2024-05-06", "2024-05-08", "2024-09-01")))
    polarity = draw(st.sampled_from(("Affirmed", "Affirmed", "Denied")))
    draft = told(f"report {number}", text, "exploded", draw(st.sampled_from(("Attack", "Event"))), story, date, polarity=polarity)
    if speaker := draw(st.sampled_from((None, *SPEAKERS))):
        draft.claim(draft.events[0].id, "has_agent", draft.entity(speaker, "City" if speaker == "Marlow" else "Person"))
    if draw(st.booleans()):
        draft.claim(draft.events[0].id, "has_target", draft.entity("Heron", "Facility"))
    return draft.done()


def decided(pool: Sequence[Extraction], same: bool) -> Decision:
    one, other = sorted((x.document.key, x.events[0].trigger.start, x.events[0].trigger.end) for x in pool[:2])
    return Decision(one, other, same)


@settings(max_examples=60)
@given(st.tuples(*(reports(number) for number in range(DOCUMENTS))), STATES, st.sampled_from((None, True, False)))
def test_stories_of_documents_that_come_and_go(pool: tuple[Extraction, ...], states: list[set[int]], same: bool | None) -> None:
    decisions = () if same is None else (decided(pool, same),)
    for living, anew in grown([[pool[number] for number in sorted(state)] for state in states], [decisions] * len(states)):
        assert living == anew


class Growing:
    """A graph that grows and shrinks."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.pairs: list[str] = []
        """Which two documents were compared anew the last time"""
        for table in (TABLE, *TABLES):
            self.connection.execute(table)

    def compared(self, *drafts: Draft, decisions: Sequence[Decision] = ()) -> list[str]:
        """Which documents are compared, by their names and island by island, when the graph becomes that of ``drafts``."""
        names = {draft.key: draft.document.id for draft in drafts}
        made: list[str] = []
        self.pairs = []
        look = in_story._told

        def note(grounds: Grounds, island: Island, *more: Any) -> tuple[in_story.Told, Comparisons]:
            made.append("".join(sorted(names[key] for key in island.events)))
            return look(grounds, island, *more)

        def between(grounds: Grounds, *told: ByWord) -> dict[str, list[Found]]:
            self.pairs.append("".join(sorted(names[refs[0][0]] for words in told for refs in [*words.values()][:1])))
            return comparing.between(grounds, *told)

        state = [draft.done() for draft in drafts]
        slices = Slices(self.connection, "1", {x.document.key: str(hash(x)) for x in state})
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(in_story, "_told", note)
            patch.setattr(in_story, "between", between)
            found = resolve(state, ONTOLOGY, load(), decisions=decisions, kept=slices)
        slices.write()
        assert found == resolve(state, ONTOLOGY, load(), decisions=decisions)
        return sorted(made)


@pytest.fixture
def growing() -> Iterator[Growing]:
    graph = Growing()
    yield graph
    graph.connection.close()


def ferry(name: str, text: str = ONE) -> Draft:
    return told(name, text, "exploded", "Attack")


def farm(name: str, text: str = SAME) -> Draft:
    return told(name, text.replace("Heron", "farm").replace("off Brack Island", "of the union"), "exploded", "Attack", FARM)


def test_a_story_that_no_new_document_tells_is_not_compared_again(growing: Growing) -> None:
    held = ferry("a"), ferry("b", SAME), farm("c"), farm("d", ONE)
    assert growing.compared(*held) == ["ab", "cd"]
    assert growing.compared(*held) == []
    assert growing.compared(*held, ferry("e", LOOSE)) == ["abe"]
    assert growing.compared(*held) == ["ab"]
    assert growing.compared(*held[1:]) == []


def test_a_new_report_is_compared_with_the_others_and_these_not_with_one_another(growing: Growing) -> None:
    held = ferry("a"), ferry("b", SAME), ferry("c", LOOSE)
    assert growing.compared(*held) == ["abc"] and sorted(growing.pairs) == ["ab", "ac", "bc"]
    new = ferry("d", LOOSE.replace("a clerk", "the cook"))
    assert growing.compared(*held, new) == ["abcd"] and sorted(growing.pairs) == ["ad", "bd", "cd"]
    assert growing.compared(*held[1:], new) == ["bcd"] and growing.pairs == []


def test_reports_of_which_more_is_known_are_compared_with_one_another_again(growing: Growing) -> None:
    """A copy of the first names who did it, so that the event of both has an agent."""
    held = ferry("a"), ferry("b", SAME), ferry("c", LOOSE)
    growing.compared(*held)
    copy = ferry("d")
    copy.claim(copy.events[0].id, "has_agent", copy.entity("Ada Reyes"))
    assert growing.compared(*held, copy) == ["abcd"] and sorted(growing.pairs) == ["ab", "ac", "ad", "bd", "cd"]


def test_a_document_that_tells_two_stories_makes_them_one(growing: Growing) -> None:
    held = ferry("a"), ferry("b", SAME), farm("c"), farm("d", ONE)
    growing.compared(*held)
    both = told("e", f"{FARM}{ONE}", "exploded", "Attack")
    assert growing.compared(*held, both) == ["abcde"]
    assert growing.compared(*held) == ["ab", "cd"]


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_is_heeded_at_once(growing: Growing, same: bool) -> None:
    held = ferry("a"), ferry("b", LOOSE), farm("c"), farm("d", ONE)
    growing.compared(*held)
    decision = decided([draft.done() for draft in held], same)
    assert growing.compared(*held, decisions=[decision]) == ["ab", "cd"]
    assert growing.compared(*held, decisions=[decision]) == []
    assert growing.compared(*held) == []


def test_who_is_known_by_another_name_elsewhere_is_compared_again(growing: Growing) -> None:
    """Two targets may be one where a word of a name is common to both: that depends on what all documents call them."""
    held = ferry("a"), ferry("b", SAME)
    for draft, name in zip(held, ("Ivo Reyes", "Tom Moe"), strict=True):
        draft.claim(draft.events[0].id, "has_target", draft.entity(name))
    growing.compared(*held)
    for name, compared in (("Timo Falk", []), ("Ivo Moe Reyes", ["ab"])):
        stranger = Draft("c", f"{name} lives elsewhere.")
        stranger.entity(name)
        assert growing.compared(*held, stranger) == compared


def behind(last: str) -> str:
    """A name for a document that comes after another, by its key, so that nobody is known by it who was known before."""
    return next(name for number in range(999) if Draft(name := f"d{number}").key > last)


def test_who_gets_another_name_is_compared_again_though_he_is_known_as_before(growing: Growing) -> None:
    held = ferry("a"), ferry("b", SAME)
    for draft, name in zip(held, ("Ivo Reyes", "Tom Moe"), strict=True):
        draft.claim(draft.events[0].id, "has_target", draft.entity(name))
    growing.compared(*held)
    last = max(draft.key for draft in held)
    for name, compared in (("Timo Falk", []), ("Ivo Moe Reyes", ["ab"])):
        stranger = Draft(behind(last), f"{name} lives elsewhere.")
        stranger.entity(name)
        assert growing.compared(*held, stranger) == compared


def test_a_story_that_comes_up_brings_the_story_that_one_of_its_events_was_joined_to(growing: Growing) -> None:
    """The third document was in no story, but its event was that of the first already."""
    date = "2024-05-05"
    held = ferry("a"), ferry("b", SAME), farm("c")
    for draft in (held[0], held[2]):
        agent = draft.entity("Birdco", "Organization")
        draft.claim(draft.events[0].id, "has_agent", agent)
        draft.claim(draft.events[0].id, "date", Value(date, "date"))
    assert growing.compared(*held) == ["ab"]
    fourth = behind(max(draft.key for draft in held))
    assert growing.compared(*held, told(fourth, "A cook slept.", "slept", "Event", FARM)) == [f"abc{fourth}"]


def called_so(one: Draft, other: Draft, name: str, same: bool) -> Decision:
    """Whether those whom two documents call so are one."""
    ends = [(x.key, mention.start, mention.end) for x in (one, other) for e in x.entities for mention in e.mentions if mention.text == name]
    return Decision(min(ends), max(ends), same)


@pytest.mark.parametrize(("name", "role"), [("Ada Reyes", "has_agent"), ("Brack Island", "held_in")])
def test_reports_are_compared_again_once_somebody_or_some_place_is_no_longer_one_in_both(growing: Growing, name: str, role: str) -> None:
    held = ferry("a"), ferry("b", SAME), farm("c"), farm("d", ONE)
    for draft in held[:2]:
        draft.claim(draft.events[0].id, role, next(e.id for e in draft.entities if e.name == name))
    elsewhere = called_so(held[2], held[3], "Tom Moe", same=True)
    growing.compared(*held, decisions=[elsewhere])
    growing.compared(*held, decisions=[elsewhere, called_so(held[0], held[1], name, same=False)])
    assert growing.pairs == ["ab"]


def test_reports_are_compared_again_once_their_events_are_no_longer_decided_to_be_one(growing: Growing) -> None:
    """What is known of each event stays the same."""
    held = [ferry("a"), ferry("b", SAME), ferry("c", LOOSE), ferry("d", LOOSE.replace("a clerk", "the cook"))]
    a, b, c, d = (draft.done() for draft in held)
    pairs = [decided(pair, True) for pair in ((a, c), (b, d), (a, b))]
    growing.compared(*held, decisions=pairs)
    growing.compared(*held, decisions=pairs[:2])
    assert "ab" in growing.pairs


def test_a_report_that_tells_something_else_is_compared_again(growing: Growing) -> None:
    """All is told of the same people in the same words, but as what may be."""
    held = ferry("a"), ferry("b", SAME), ferry("c", LOOSE)
    growing.compared(*held)
    growing.compared(held[0], held[1], told("c", LOOSE, "exploded", "Attack", modality="Planned"))
    assert growing.pairs and all("c" in pair for pair in growing.pairs)


def test_reports_are_compared_again_once_what_one_event_was_joined_with_says_more(growing: Growing) -> None:
    held = ferry("a"), ferry("b", SAME)
    copies = ferry("d"), ferry("d")
    copies[1].claim("v0", "has_agent", copies[1].entity("Tom Moe"))
    growing.compared(*held, copies[0])
    growing.compared(*held, copies[1])
    assert "ab" in growing.pairs


def test_reports_are_compared_again_once_two_words_are_of_one_family(growing: Growing) -> None:
    """Nobody knows that a government and governance are of one until somebody governs."""
    held = tuple(told(name, text + f" The {word} acted.", "exploded", "Attack") for name, text, word in (("a", ONE, "government"), ("b", SAME, "governance")))
    for draft, word in zip(held, ("government", "governance"), strict=True):
        draft.event(word, "Event")
    growing.compared(*held)
    assert growing.compared(*held, told("c", "The clerk governed.", "governed", "Event", "")) == ["ab"] and growing.pairs == ["ab"]
