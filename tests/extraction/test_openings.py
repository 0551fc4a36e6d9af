"""Where a report was filed is told from its first line, and read apart from its words."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.assembly import extract
from kg.extraction.openings import datelines, in_small_letters, titled
from kg.extraction.parse.parsing import parse
from kg.gazetteer import Gazetteer
from kg.model import Document, Extraction
from kg.ontology.terms import Ontology

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = "The mayor resigned on Monday."
PROSE = "The mayor resigned on Monday, after a long debate about the harbour and its ferries."


@pytest.mark.parametrize(
    ("opening", "towns", "sure"),
    [
        ("PORTVILLE, Norland - ", ["PORTVILLE"], True),
        ("PORTVILLE — ", ["PORTVILLE"], True),
        ("PORTVILLE—", ["PORTVILLE"], True),
        ("PORTVILLE (KNA) - ", ["PORTVILLE"], True),
        ("PORTVILLE (KNA) ", ["PORTVILLE"], True),
        ("PORTVILLE (KNA): ", ["PORTVILLE"], True),
        ("PORTVILLE, March 3 (KNA):", ["PORTVILLE"], True),
        ("PORTVILLE, Norland, March 3 (KNA) -- ", ["PORTVILLE"], True),
        ("PORTVILLE, Norland, March 3, 2024 (KNA) — ", ["PORTVILLE"], True),
        ("PORTVILLE, 3 March 2024 – ", ["PORTVILLE"], True),
        ("PORTVILLE - March 3 - ", ["PORTVILLE"], True),
        ("PORTVILLE, March 3. /KNA/. ", ["PORTVILLE"], True),
        ("NEAR PORTVILLE, Norland — ", ["PORTVILLE"], True),
        ("WASHINGTON, D.C. — ", ["WASHINGTON"], True),
        ("PORT-AU-PRINCE, Haiti — ", ["PORT-AU-PRINCE"], True),
        ("LONDON/RIO DE JANEIRO - ", ["LONDON", "RIO DE JANEIRO"], False),
        ("ROME - ", ["ROME"], False),
        ("UNITED NATIONS (KNA) - ", ["UNITED NATIONS"], False),
    ],
)
def test_a_town_in_capitals_stands_before_a_dash_or_an_agency(opening: str, towns: list[str], sure: bool) -> None:
    text = f"By Ada Reyes\n{opening}{WORDS}"
    [found] = datelines(text)
    assert text[found.end :] == WORDS
    assert ([text[start:end] for start, end in found.towns], found.sure) == (towns, sure)


@pytest.mark.parametrize(
    ("opening", "town", "sure"),
    [
        ("PORTVILLE — ", "PORTVILLE", True),
        ("PORTVILLE, Norland (KNA) - ", "PORTVILLE", True),
        ("ST. ADA -- ", "ST. ADA", False),
    ],
)
def test_it_may_stand_behind_a_headline_in_one_line(opening: str, town: str, sure: bool) -> None:
    text = f"Mayor of Portville resigns. {opening}{WORDS}"
    [found] = datelines(text)
    assert text[found.end :] == WORDS and found.behind
    assert ([text[start:end] for start, end in found.towns], found.sure) == ([town], sure)
    assert not any(line.behind for line in datelines(f"{opening}{WORDS}"))


def test_reports_of_an_agency_may_follow_one_another_in_one_line() -> None:
    text = f"PORTVILLE (KNA) - {WORDS} SAN ADA, N.V. (KNA) - {WORDS} BREAKING (KNA) - {WORDS}"
    assert [text[start:end] for line in datelines(text) for start, end in line.towns] == ["PORTVILLE", "SAN ADA"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor resigned. Portville — a town of ferries — waits. It has no mayor.",
        "The mayor resigned. BREAKING — The council met on Monday.",
        "The mayor resigned. KNA - The council met on Monday. KNA said so.",
        "THE MAYOR RESIGNED. PORTVILLE — THE COUNCIL MET.",
        "The mayor resigned PORTVILLE — The council met.",
        f"{WORDS * 7} PORTVILLE — The council met.",
        "The mayor resigned.\nThe council met. PORTVILLE — The ferries stood still.",
        "PORTVILLE — The mayor resigned. NORVILLE — The council met.",
        "PORTVILLE — The mayor resigned. Norville (KNA) — The council met.",
        "PORTVILLE — The mayor resigned. NORVILLE (the harbour) — a town of ferries — waits.",
    ],
)
def test_what_else_stands_behind_a_full_stop_is_none(text: str) -> None:
    assert not any(line.behind for line in datelines(text))


@pytest.mark.parametrize(
    ("opening", "sure"),
    [("Portville, Norland - ", False), ("Portville (KNA) — ", True), ("Portville — ", False), ("Portville, 3 March – ", True)],
)
def test_a_town_in_small_letters_stands_before_a_whole_sentence(opening: str, sure: bool) -> None:
    [found] = datelines(opening + PROSE)
    assert (found.end, found.sure) == (len(opening), sure)


@pytest.mark.parametrize(
    "text",
    [
        f"UPDATE - {PROSE}",
        f"BREAKING NEWS - {PROSE}",
        f"UPDATE 2 - {PROSE}",
        f"VALE BANK - {PROSE}",
        f"MAYOR REYES - {PROSE}",
        f"GDP - {PROSE}",
        "VALE - The alliance met. VALE said nothing.",
        "FERRY SINKS - TEN ARE DEAD IN HARBOUR",
        "The mayor - a former teacher - resigned.",
        f"Portville - {PROSE}",
        "Portville — a town by the sea — has a new mayor, who won the election on Monday by a few votes.",
        "Portville — New mayor elected",
        f"Sunday, November 27 - {PROSE}",
        f"Ola (Bear) Berg and his friends left. {PROSE}",
        f"Portville St. Ola is a town. {PROSE}",
        f"The ferry PORTVILLE - {PROSE}",
        "PORTVILLE - ",
        "",
    ],
)
def test_labels_names_headlines_and_remarks_are_no_datelines(text: str) -> None:
    assert datelines(text) == ()


@given(st.text(alphabet="AB ab,.-—/()\n3"))
def test_letters_change_and_places_do_not(text: str) -> None:
    found = datelines(text)
    assert len(in_small_letters(text, found)) == len(text)
    assert all(line.start <= start < end <= line.end for line in found for start, end in line.towns)


def test_names_in_capitals_keep_their_small_words() -> None:
    assert [titled(name) for name in ("RIO DE JANEIRO", "LA PAZ", "Oslo", "WEIẞ")] == ["Rio de Janeiro", "La Paz", "Oslo", "Weiß"]


@pytest.fixture
def extracted(ontology: Ontology, nlp: "Language", gazetteer: Gazetteer) -> Callable[..., Extraction]:
    def of(text: str, date: str | None = None) -> Extraction:
        [(document, parsed)] = parse(nlp, [Document("0" * 16, "d", text, "", date)])
        return extract(document, parsed, ontology, gazetteer)

    return of


@pytest.mark.model
def test_a_dateline_is_a_place_and_no_part_of_the_first_name(extracted: Callable[..., Extraction]) -> None:
    text = "PORTVILLE, Norland - A ferry sank on Tuesday. Ada Reyes left. She is ill. Nobody knows why. Rain fell. Police in the city shot Ola Berg."
    found = extracted(text)
    named = {e.name: (e.kind, [m.text for m in e.mentions]) for e in found.entities}
    assert named["Portville"] == ("City", ["PORTVILLE", "the city"])
    assert named["ferry"] == ("Vehicle", ["A ferry"])
    assert all(text[m.start : m.end] == m.text for e in found.entities for m in e.mentions)


@pytest.mark.model
def test_the_city_is_the_one_named_nearer(extracted: Callable[..., Extraction]) -> None:
    found = extracted("PORTVILLE, Norland - A ferry sank. Rain fell in Oslo. Police in the city shot Ola Berg.")
    assert next(e.name for e in found.entities if any(m.text == "the city" for m in e.mentions)) == "Oslo"


@pytest.mark.model
@pytest.mark.parametrize(
    ("opening", "date", "monday"),
    [
        ("PORTVILLE, March 6, 2024 (KNA) -- ", None, "2024-03-04"),
        ("PORTVILLE, March 6 (KNA) -- ", None, None),
        ("PORTVILLE, March 6 (KNA) -- ", "2024-03-12", "2024-03-04"),
        ("PORTVILLE, May 6 (KNA) -- ", "2024-03-12", "2024-03-11"),
        ("PORTVILLE (KNA) -- ", "2024-03-12", "2024-03-11"),
    ],
)
def test_days_are_told_from_the_dateline(extracted: Callable[..., Extraction], opening: str, date: str | None, monday: str | None) -> None:
    assert next(t.value for t in extracted(opening + WORDS, date).times if t.text == "Monday") == monday


@pytest.mark.parametrize("line", ["{word} - The mayor resigned.\n", "{word}, Norland - The mayor resigned.\n", "{word}--(KNA)--"])
def test_many_openings_are_read_in_time_that_grows_with_them(line: str) -> None:
    text = "".join(line.format(word=f"PORT{'ABCDEFGHIJ'[n % 10] * (n // 10 % 30 + 1)}") for n in range(20_000))
    started = time.process_time()
    assert len(in_small_letters(text, datelines(text))) == len(text)
    assert time.process_time() - started < 5  # the square of it took minutes
