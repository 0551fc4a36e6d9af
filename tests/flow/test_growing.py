"""Events that documents have in common are joined as if all had been there at once, whatever comes and goes, and only what is compared with what has changed is
joined again."""

from contextlib import AbstractContextManager, nullcontext
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.model import Extraction
from kg.resolution.coreference import partners
from kg.resolution.coreference.again import Again, Compared
from kg.resolution.nodes import crowds
from tests.flow.test_touched import DOCUMENTS, STATES, grown
from tests.flow.test_touched import reports as naming_people
from tests.resolution.builders import Draft
from tests.resolution.test_in_story import NAMES, ONE, SAME, STORY, told

SENTENCES = (
    ("Rebels attacked the harbour of Marlow with two boats at dawn that day. ", "attacked", "Attack"),
    ("Ministers met in Marlow for talks about grain and the closed harbour. ", "met", "Meeting"),
    ("A spokesman said that the harbour of Marlow would stay closed for a week. ", "said", "Statement"),
    ("The talks in the town hall of Marlow ended without any result at all. ", "talks", "Meeting"),
    ("Guards abolished the checkpoint on the road between Marlow and the coast. ", "abolished", "Event"),
    ("They welcomed the abolition of a checkpoint on the coast road to Marlow. ", "abolition", "Event"),
)
PEOPLE = ("Ada Reyes", "Ivo Harn", "Bela Marosfenyi")


@st.composite
def reports(draw: st.DrawFn, number: int) -> Extraction:
    """A document of a few sentences that others have, too, with dates and participants that may agree."""
    told = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
    date = draw(st.sampled_from((None, "2024-05-06", "2024-05-08", "2024-05-20", "2024-05")))
    draft = Draft(f"report {number}", f"Report {number}. " + "".join(text for text, _, _ in told), date)
    people = [draft.entity(name) for name in draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))]
    people += [draft.entity("Norland", "Country", country="NO")] if draw(st.booleans()) else []
    town = draft.entity("Marlow", "City")
    at = 0
    for text, word, kind in told:
        who = tuple(draw(st.lists(st.sampled_from(people), max_size=2, unique=True))) if people else ()
        day = draw(st.sampled_from((None, "2024-05-05", "2024-05-06", "2024-05-06/2024-05-08")))
        where = draw(st.sampled_from((None, town)))
        draft.event(word, kind, at=at, date=day, where=where, rule="verb" if word.endswith("ed") else "noun", has_agent=who)
        at = draft.document.text.index(text, at) + len(text)
    return draft.done()


def small_crowds(few: bool) -> AbstractContextManager[object]:
    """Two documents are too many, or two hundred."""
    if not few:
        return nullcontext()
    patch = pytest.MonkeyPatch()
    for module in (partners, crowds):
        patch.setattr(module, "CROWD", 1)
    return _undoing(patch)


class _undoing(AbstractContextManager[object]):
    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def __exit__(self, *_: object) -> None:
        self._patch.undo()


@settings(max_examples=60)
@given(st.tuples(*(reports(number) for number in range(DOCUMENTS))), STATES, st.booleans())
def test_events_of_documents_that_come_and_go(pool: tuple[Extraction, ...], states: list[set[int]], few: bool) -> None:
    with small_crowds(few):
        for living, anew in grown([[pool[number] for number in sorted(state)] for state in states]):
            assert living == anew
            assert living.merges == anew.merges and living.open == anew.open


def test_one_more_copy_of_a_statement_is_compared_with_the_first_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = []
    for number in range(5):
        draft = Draft(f"report {number}", SENTENCES[2][0], "2024-05-06")
        draft.event("said", "Statement", has_agent=(draft.entity("Norland", "Country", country="NO"),))
        pool.append(draft.done())
    pool.sort(key=lambda extraction: extraction.document.key)
    compared: list[Compared] = []
    look = Again.compared

    def note(again: Again) -> Compared:
        compared.append(look(again))
        return compared[-1]

    monkeypatch.setattr(Again, "compared", note)
    for living, anew in grown([pool[:3], pool[:4], pool, [*pool[1:]]]):
        assert living == anew and living.merges == anew.merges and len(living.merges) >= 2
    three, four, five, without = compared[::2]
    assert [len(found.refs) for found in (three, four, five, without)] == [3, 0, 0, 4]
    assert [merge.left[0] for found in (four, five) for merge in found.merges] == [pool[0].document.key] * 2


@pytest.mark.parametrize("new", [1, 2, 3, 4])
def test_copies_that_come_together_are_joined_with_those_that_are_there(new: int) -> None:
    """Also where all of them stand before these in the order of documents."""
    pool = []
    for number in range(new + 2):
        draft = Draft(f"report {number}", SENTENCES[2][0], "2024-05-06")
        draft.event("said", "Statement", has_agent=(draft.entity("Norland", "Country", country="NO"),))
        pool.append(draft.done())
    pool.sort(key=lambda extraction: extraction.document.key)
    for living, anew in grown([pool[new:], pool, pool[new:], pool]):
        assert living == anew and len(living.nodes) == 2


SAID = "Ada Reyes said that the owner of the Heron had sailed it off Brack Island without a cook. "
AGAIN = "Ada Reyes said the owner of the Heron sailed it off Brack Island without any cook. "
ELSEWHERE = "Farmers of Ostmark counted wheat, and Tom Moe and Nora Moe of the Colby union wanted help. "


def saying(name: str, *parts: str, date: str) -> Extraction:
    """A document in which Ada Reyes says something once or twice."""
    draft = Draft(name, "".join(parts), date)
    people = {words: draft.entity(words, kind) for words, kind in NAMES if words in draft.document.text}
    for number, part in enumerate(parts):
        if part in (SAID, AGAIN):
            draft.event("said", "Statement", at=sum(map(len, parts[:number])), has_agent=(people["Ada Reyes"],))
    return draft.done()


@pytest.mark.parametrize("names", list(permutations("abc")), ids="".join)
def test_one_more_copy_that_another_tells_again_in_other_words_is_one_with_all(names: tuple[str, str, str]) -> None:
    other = saying(names[0], ELSEWHERE, SAID, date="2020-01-01")
    twice = saying(names[1], STORY, SAID, AGAIN, date="2024-05-06")
    copy = saying(names[2], STORY, SAID, date="2024-05-07")
    for living, anew in grown([[other, twice], [other, twice, copy], [other, twice]]):
        assert living == anew


def renamed(found: Extraction) -> Extraction:
    """The same document under another name."""
    return replace(found, document=replace(found.document, id=f"a{found.document.id}", origin="a.txt"))


@pytest.mark.parametrize("number", [0, 1])
def test_a_document_that_is_only_renamed_stays_joined_with_what_it_tells_again(number: int) -> None:
    pool = [told("a", ONE, "exploded", "Attack").done(), told("b", SAME, "exploded", "Attack").done()]
    again = [renamed(found) if place == number else found for place, found in enumerate(pool)]
    for living, anew in grown([pool, again, pool]):
        assert living == anew
        assert "same word in one story" in {merge.reason for merge in living.merges}


@settings(max_examples=30)
@given(
    st.tuples(*(reports(number) for number in range(4)), *(naming_people(number) for number in range(4, DOCUMENTS))),
    st.lists(st.dictionaries(st.integers(0, DOCUMENTS - 1), st.booleans(), min_size=1), min_size=3, max_size=6),
)
def test_documents_that_come_go_and_are_renamed(pool: tuple[Extraction, ...], states: list[dict[int, bool]]) -> None:
    for living, anew in grown([[renamed(pool[n]) if other else pool[n] for n, other in sorted(state.items())] for state in states]):
        assert living == anew
