"""What a stage takes over of documents that stay is what it would make of them: whatever documents of a small pool come and go, the resolution of those that are
there is the one that is made of them at once."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.flow.ledgers import TABLES
from kg.flow.slices import TABLE, Slices
from kg.gazetteer import load
from kg.model import Decision, Extraction, Resolution, Value
from kg.resolution import resolve
from kg.resolution.kept import NOTHING
from tests.resolution.builders import Draft
from tests.resolution.test_properties import ONTOLOGY, drafts

DOCUMENTS = 8
PEOPLE = (
    *(
        "Ada Reyes",
        "Ada M. Reyes",
        "Ada K. Reyes",
        "A. Reyes",
        "Reyes",
        "Reyes Ada",
        "Ida Reyes",
        "Ada Reyez",
        "Adela Reyes",
        "Ada de la Reyes",
        "Ada Ada",
    ),
    *(
        "Vladimir Orlenko",
        "Volodymyr Orlenko",
        "V. Orlenko",
        "V. K. Orlenko",
        "Orlenko",
        "Vladimir Orlenk",
        "Kate Orlenko",
        "Katherine Orlenko",
    ),
    *("Ivo Harn", "Harn Ivo", "Harn", "Ivo Harn Jr.", "Ivan Harn", "Bela Marosfenyi", "Bella Marosfenyi", "Marosfenyi"),
)
FIRMS = "Vale Shipping", "Vale Shiping", "Vale Shippings", "Norland Harbour Organisation", "Norland Harbour Organization"
STATES = st.lists(st.sets(st.integers(0, DOCUMENTS - 1), min_size=1), min_size=3, max_size=6)


@st.composite
def reports(draw: st.DrawFn, number: int) -> Extraction:
    """A document of a few people with names that are alike, whose births, countries and posts may tell them apart."""
    draft = Draft(f"report {number}", "Nothing.", draw(st.sampled_from((None, "2024-05-06"))))
    norland, vale = draft.entity("Norland", "Country", country="NO"), draft.entity(draw(st.sampled_from(FIRMS)), "Organization")
    for name in draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=5, unique=True)):
        person = draft.entity(name)
        if born := draw(st.sampled_from((None, None, None, "1961", "1961-04-02", "1970"))):
            draft.claim(person, "birth_date", Value(born, "date"))
        if draw(st.booleans()):
            draft.claim(person, "represents", draw(st.sampled_from((norland, vale))))
    return draft.done()


def grown(states: Sequence[Sequence[Extraction]], decided: Sequence[Sequence[Decision]] = ()) -> Iterator[tuple[Resolution, Resolution]]:
    """The resolution of each state, with its decisions if there are any, as it is reached from the one before, and of its documents alone."""
    connection = sqlite3.connect(":memory:")
    for table in (TABLE, *TABLES):
        connection.execute(table)
    for state, decisions in zip_longest(states, decided, fillvalue=()):
        slices = Slices(connection, "1", {x.document.key: str(hash(x)) for x in state})
        yield (
            resolve(state, ONTOLOGY, load(), decisions=decisions, kept=slices),
            resolve(state, ONTOLOGY, load(), decisions=decisions, kept=NOTHING),
        )
        slices.write()


@settings(max_examples=60)
@given(st.tuples(*(reports(number) for number in range(DOCUMENTS))), STATES)
def test_people_of_documents_that_come_and_go(pool: tuple[Extraction, ...], states: list[set[int]]) -> None:
    for living, anew in grown([[pool[number] for number in sorted(state)] for state in states]):
        assert living == anew


@settings(max_examples=30)
@given(st.tuples(*(drafts(number) for number in range(DOCUMENTS))), STATES)
def test_everything_of_documents_that_come_and_go(pool: tuple[Extraction, ...], states: list[set[int]]) -> None:
    for living, anew in grown([[pool[number] for number in sorted(state)] for state in states]):
        assert living == anew


def sides(found: Extraction) -> list[tuple[str, int, int]]:
    """The names of a document as decisions name them."""
    return [(found.document.key[:10], mention.start, mention.end) for entity in found.entities for mention in entity.mentions]


@settings(max_examples=20)
@given(
    st.tuples(*(reports(number) for number in range(4))),
    st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=4, max_size=4),
    st.data(),
)
def test_people_of_whom_something_is_decided_now_and_then(
    pool: tuple[Extraction, ...], states: list[set[int]], data: st.DataObject
) -> None:
    known = st.sampled_from(sorted(side for found in pool for side in sides(found)))
    decided = data.draw(st.lists(st.lists(st.builds(Decision, known, known, st.booleans()), max_size=3), min_size=4, max_size=4))
    for living, anew in grown([[pool[number] for number in sorted(state)] for state in states], decided):
        assert living == anew


def naming(*names: str) -> Extraction:
    """A document that names people."""
    draft = Draft(" and ".join(names), "Nothing.")
    for name in names:
        draft.entity(name)
    return draft.done()


@pytest.mark.parametrize(
    ("stays", "comes", "before", "after"),
    [
        ((naming("Ivo Harn"), naming("Harn Ivo")), naming("Ivo Selka", "Harn Torvel"), 1, 0),  # now both words are known as given names
        (
            (naming("Vladimir Orlenko"), naming("Volodymyr Orlenko")),
            naming("Vladimir Orlenko", "Volodymyr Orlenko"),
            1,
            2,
        ),  # two in one document
        (
            (naming("Reyes", "Olena Dorn"), naming("Ada Reyes", "Olena Dorn")),
            naming("Ida Reyes", "Olena Dorn"),
            2,
            2,
        ),  # the surname has two bearers
        ((naming("A. Reyes"), naming("Ada Reyes")), naming("Adela Reyes"), 1, 0),
    ],
    ids=["given names", "one document", "a surname", "an initial"],
)
def test_a_document_changes_what_is_made_of_names_that_it_may_not_bear(
    stays: tuple[Extraction, ...], comes: Extraction, before: int, after: int
) -> None:
    merges = []
    for living, anew in grown([stays, (*stays, comes), stays]):
        assert living == anew
        merges.append(len(living.merges))
    assert merges == [before, after, before]
