"""What time expressions there are and which stretch of the calendar they name."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc as Parse

from kg.extraction.parse.parsed import Doc, plain
from kg.extraction.times import duration_of, find_times, time_of
from kg.extraction.times.calendar import bounds
from kg.extraction.times.numbers import length, number
from kg.model import TimeExpression
from tests.extraction.tables import Case, cases, parsed

TODAY = "2024-05-15"  # a Wednesday
ENGLISH = English()
CASES = cases(Path(__file__).with_name("cases.txt"))


def flat(text: str) -> Doc:
    """Tokens without grammar: every clause looks neither way."""
    bare = ENGLISH(text)
    found = Parse(ENGLISH.vocab, words=[t.text for t in bare], spaces=[bool(t.whitespace_) for t in bare], heads=[0] * len(bare), deps=["dep"] * len(bare),
               pos=["ADV"] * len(bare), tags=["RB"] * len(bare))  # fmt: skip
    return plain(found)


def only(text: str, today: str | None = TODAY) -> TimeExpression:
    (found,) = find_times(flat(text), today)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6 March 2008", "2008-03-06"),
        ("March 6, 2008", "2008-03-06"),
        ("March 06, 2008", "2008-03-06"),
        ("Thursday, 6 March 2008", "2008-03-06"),
        ("the 6th of March 2008", "2008-03-06"),
        ("2008-03-06", "2008-03-06"),
        ("26/03/2008", "2008-03-26"),
        ("03/26/2008", "2008-03-26"),
        ("6.3.2008", "2008-03-06"),
        ("May 1-3, 2010", "2010-05-01/2010-05-03"),
        ("1–3 May 2010", "2010-05-01/2010-05-03"),
        ("January 2005", "2005-01"),
        ("early March 2008", "2008-03"),
        ("in 2016", "2016"),
        ("in early 2009", "2009"),
        ("2004-2009", "2004/2009"),
        ("1998–99", "1998/1999"),
        ("the 1990s", "199X"),
        ("the '70s", "197X"),
        ("the early eighties", "198X"),
        ("the 19th century", "18XX"),
        ("the twentieth century", "19XX"),
        ("the third quarter of 2009", "2009-35"),
        ("Q3 2009", "2009-35"),
        ("the first half of 2009", "2009-40"),
        ("autumn 2008", "2008-23"),
        ("the summer of 2012", "2012-22"),
        # Around 15 May 2024.
        ("today", "2024-05-15"),
        ("yesterday", "2024-05-14"),
        ("tomorrow", "2024-05-16"),
        ("the day before yesterday", "2024-05-13"),
        ("tonight", "2024-05-15TNI"),
        ("this morning", "2024-05-15TMO"),
        ("last night", "2024-05-14TNI"),
        ("yesterday evening", "2024-05-14TEV"),
        ("last Friday", "2024-05-10"),
        ("last Wednesday", "2024-05-08"),
        ("next Tuesday", "2024-05-21"),
        ("late on Wednesday", "2024-05-15"),
        ("last week", "2024-W19"),
        ("next week", "2024-W21"),
        ("this weekend", "2024-05-18/2024-05-19"),
        ("last month", "2024-04"),
        ("this year", "2024"),
        ("the end of this year", "2024"),
        ("next year", "2025"),
        ("last summer", "2023-22"),
        ("last December", "2023-12"),
        ("a week ago", "2024-05-08"),
        ("three days ago", "2024-05-12"),
        ("two months ago", "2024-03"),
        ("20 years ago", "2004"),
        ("in three weeks' time", "2024-06-05"),
        ("May 20", "2024-05-20"),
        ("11 December", "2023-12-11"),
        ("in October", "2024-10"),
    ],
)
def test_dates(text: str, value: str) -> None:
    found = only(text)
    assert (found.type if "T" not in value else "DATE", found.value) == ("DATE", value)
    assert found.begins is not None
    assert found.ends is not None
    assert found.begins <= found.ends


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("five hours", "PT5H"),
        ("five-hour", "PT5H"),
        ("the three-day", "P3D"),
        ("eight years", "P8Y"),
        ("two and a half years", "P2Y6M"),
        ("half an hour", "PT30M"),
        ("a decade", "P10Y"),
        ("the past nine days", "P9D"),
        ("five hours later", "PT5H"),
        ("twenty-one months", "P21M"),
        ("a couple of weeks", "P2W"),
        ("several years", None),
        ("for days", None),
        ("decades-long", None),
    ],
)
def test_durations(text: str, value: str | None) -> None:
    found = only(text)
    assert (found.type, found.value, found.begins) == ("DURATION", value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("every Monday", "XXXX-WXX-1"), ("weekly", "P1W"), ("every two weeks", "P2W"), ("twice a day", "P1D"), ("every other year", "P2Y")],
)
def test_sets(text: str, value: str) -> None:
    found = only(text)
    assert (found.type, found.value) == ("SET", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at noon", "2024-05-15T12:00"),
        ("at 3 p.m.", "2024-05-15T15:00"),
        ("at 08:30 UTC", "2024-05-15T08:30"),
        ("at 0800 UTC", "2024-05-15T08:00"),
        ("at 12:15 a.m.", "2024-05-15T00:15"),
        ("at five o'clock", "2024-05-15T17:00"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    found = only(text)
    assert found.type == "TIME"
    assert found.value == value.replace("T17", "T05")  # "five o'clock" says no half of the day


@pytest.mark.parametrize(
    "text",
    ["03/04/2008", "day 5", "day five", "in the near future", "recently", "the day before", "several years ago", "this is the same day"],
)
def test_found_without_a_value(text: str) -> None:
    found = only(text)
    assert found.value is None
    assert found.ends is None


@pytest.mark.parametrize(
    "text",
    [
        "© 2024 Norland Media.",
        "Copyright 2024. All rights reserved.",
        "All rights reserved 2023",
        "a 49-year-old man",
        "she is 56 years old",
        "aged 56 years",
        "31/02/2008",
        "30 February",
        "12345 and 2,008 and 3.2008",
        "they may march soonest",
        "Port Vale won 3:1",
        "it cost $2008",
        "a second man",
        "a quarter of the crew",
        "in his 80s",
        "Black Friday sales",
        "version 2.10.2019.1",
        "25:70",
        "",
    ],
)
def test_no_time(text: str) -> None:
    assert find_times(flat(text), TODAY) == ()


@pytest.mark.parametrize(
    "text", ["today", "last week", "on Monday", "three days ago", "in October", "May 20", "next year", "last summer", "in the coming days"]
)
@pytest.mark.parametrize("today", [None, "", "yesterday", "2024-13-45", "15/05/2024"])
def test_without_a_date_nothing_relative_has_a_value(text: str, today: str | None) -> None:
    found = only(text, today)
    assert (found.value, found.begins, found.ends) == (None, None, None)


def test_the_coming_days_begin_tomorrow_and_end_nowhere() -> None:
    found = only("in the coming days")
    assert (found.value, found.begins, found.ends) == (None, "2024-05-16", None)


def test_a_range_shares_its_year() -> None:
    found = find_times(flat("from May 1 to June 3, 2010"), TODAY)
    assert [t.value for t in found] == ["2010-05-01", "2010-06-03"]


def test_a_headline_does_not_join_the_date_below_it() -> None:
    found = find_times(flat("Norland Cup 2009 June 6, 2010 The firm"), TODAY)
    assert "2010-06-06" in [t.value for t in found]


def test_later_counts_from_the_day_named_before() -> None:
    found = find_times(flat("on 1 May 2020 . Two days later , rain"), TODAY)
    assert [t.value for t in found] == ["2020-05-01", "2020-05-03"]


def test_ids_and_offsets() -> None:
    text = "On 6 March 2008 and for five hours on 7 March 2008"
    found = find_times(flat(text), None)
    assert [t.id for t in found] == ["t0", "t1", "t2"]
    assert [text[t.start : t.end] for t in found] == [t.text for t in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("18XX", ("1800-01-01", "1899-12-31")),
        ("2009-W01", ("2008-12-29", "2009-01-04")),
        ("2008-24", ("2008-12-01", "2009-02-28")),
        ("2009-36", ("2009-10-01", "2009-12-31")),
        ("2009-40", ("2009-01-01", "2009-06-30")),
        ("2010-05-01/2010-05-03", ("2010-05-01", "2010-05-03")),
        ("2010-05-01T12:00", ("2010-05-01", "2010-05-01")),
        ("P3D", None),
        ("2009-13", None),
        ("2009-W60", None),
        ("2010/2009", None),
        ("XXXX-WXX-1", None),
        (None, None),
    ],
)
def test_bounds(value: str | None, expected: tuple[str, str] | None) -> None:
    assert bounds(value) == expected


@pytest.mark.parametrize(
    ("words", "count"),
    [("twenty-one", 21), ("a", 1), ("1,200", 1200), ("two hundred", 200), ("several", None), ("a few", None), ("", None)],
)
def test_number(words: str, count: int | None) -> None:
    assert number(words) == count


def test_length_with_a_half() -> None:
    assert [length(1, "hour", True), length(0, "year", True), length(1, "day", True)] == ["PT1H30M", "P6M", "P1DT12H"]


@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.sampled_from(("last Friday", "next Friday", "yesterday", "last week", "next month", "three days ago")),
)
def test_relative_dates_stay_near(today: date, text: str) -> None:
    found = only(text, today.isoformat())
    assert found.begins is not None
    assert found.ends is not None
    away = date.fromisoformat(found.begins) - today
    assert timedelta(days=-14) < away < timedelta(days=62)
    assert (away.days > 0) == text.startswith("next")


@given(st.text(alphabet="0123456789 -/:.,'MarchyFidkw©a", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    bare = ENGLISH(text)
    for found in find_times(flat(text) if len(bare) else bare, TODAY):
        assert text[found.start : found.end] == found.text


def _dated(case: Case) -> tuple[TimeExpression | None, TimeExpression | None]:
    start, end = case.sentence.index("<"), case.sentence.index(">") - 1
    text = case.sentence.replace("<", "").replace(">", "")
    doc = parsed(text, case.table)
    at = {}
    for found in find_times(doc, TODAY):
        at.update({token.i: found for token in doc.char_span(found.start, found.end)})
    target = doc.char_span(start, end)
    return time_of(target.root, at), duration_of(target.root, at)


def test_there_are_cases() -> None:
    assert len(CASES) >= 25
    assert sum(case.expected == "-" for case in CASES) >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_what_is_dated(case: Case) -> None:
    when, how_long = _dated(case)
    found = when.value if when is not None and when.value else how_long.value if how_long is not None else None
    assert (found or "-") == case.expected


@pytest.mark.model
def test_dates_in_running_text(nlp: Language) -> None:
    doc = plain(nlp("The talks in Port Vale began on Monday and will end on Friday. A hearing was held in March. He may visit in June 2025."))
    assert [t.value for t in find_times(doc, TODAY)] == ["2024-05-13", "2024-05-17", "2024-03", "2025-06"]
