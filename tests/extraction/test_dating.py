"""Dates that no clause states: when they are inferred, and above all when they are not."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.assembly import extract
from kg.extraction.confidence import FACT
from kg.extraction.parse.parsing import parse
from kg.gazetteer import Gazetteer
from kg.model import INFERRED, Claim, Document, Extraction, Value
from kg.ontology.terms import Ontology

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
PUBLISHED = "2024-03-14"
"""A Thursday"""
LEAD = "The Danish firm Brightwell bought the Norwegian shipyard Lumora on Monday.\n"
TODAY = "The Danish firm Brightwell bought the Norwegian shipyard Lumora today.\n"


class Reader:
    def __init__(self, ontology: Ontology, nlp: "Language", gazetteer: Gazetteer) -> None:
        self._parts = ontology, gazetteer
        self._nlp = nlp

    def read(self, text: str, published: str | None = PUBLISHED) -> Extraction:
        document = Document("0" * 16, "d", text, "", published)
        [(_, parsed)] = parse(self._nlp, [document])
        return extract(document, parsed, *self._parts)

    def dates(self, text: str, published: str | None = PUBLISHED) -> dict[str, tuple[str, str]]:
        """By trigger: the date and the last word of its rule."""
        found = self.read(text, published)
        words = {event.id: event.trigger.text for event in found.events}
        return {words[c.subject]: (c.object.value, c.rule.rpartition("/")[2]) for c in inferred(found) if isinstance(c.object, Value)}


def inferred(found: Extraction) -> list[Claim]:
    return [claim for claim in found.claims if claim.predicate == "date" and claim.rule.startswith(INFERRED)]


@pytest.fixture(scope="module")
def reader(ontology: Ontology, nlp: "Language", gazetteer: Gazetteer) -> Reader:
    return Reader(ontology, nlp, gazetteer)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Brightwell buys shipyard\n" + LEAD, "buys", ("2024-03-11", "headline")),
        (LEAD + "It dismissed the director Ivo Lund.", "dismissed", ("2024-03-11", "scene")),
        (TODAY + "The mayor Ada Reyes praised the firm.", "praised", ("2024-03-14", "speech")),
        (TODAY + 'Its director Ada Reyes said: "The yard has a future."', "said", ("2024-03-14", "speech")),
        (LEAD + "The union says that it will sue the firm.", "says", ("2024-03-14", "speech")),
        ("OSLO, March 14 (KNA) -- The firm Brightwell has bought the shipyard Lumora.", "bought", ("2024-03-14", "publication")),
        (LEAD + "The firm dismissed Ivo Lund as it was moving to Oslo.", "moving", ("2024-03-11", "scene")),
        ("The firm Brightwell dismissed Ivo Lund on Monday as it was moving to Oslo.", "moving", ("2024-03-11", "clause")),
    ],
)
def test_a_date_follows_from_what_stands_before(reader: Reader, text: str, trigger: str, expected: tuple[str, str]) -> None:
    assert reader.dates(text).get(trigger) == expected


@pytest.mark.parametrize(
    "later",
    [
        "It had dismissed the director Ivo Lund.",
        "It dismissed the director Ivo Lund last year.",
        "Earlier it dismissed the director Ivo Lund.",
        "It will dismiss the director Ivo Lund.",
        "It plans to dismiss the director Ivo Lund.",
        "It may have dismissed the director Ivo Lund.",
        "It did not dismiss the director Ivo Lund.",
        "It has dismissed forty people since 1998.",
        "Ada Reyes said that it dismissed the director Ivo Lund.",
        "The shipyard, which dismissed the director Ivo Lund, is in Bergen.",
        "When it moved to Oslo, it dismissed the director Ivo Lund.",
        "In 2003 it opened a yard in Bergen. It dismissed the director Ivo Lund.",
        "Did it dismiss the director Ivo Lund?",
    ],
)
def test_what_was_at_another_time_or_is_not_told_gets_no_date(reader: Reader, later: str) -> None:
    assert not {"dismissed", "dismiss"} & reader.dates(LEAD + later).keys()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (LEAD + "It dismissed Ivo Lund.", None),
        ("In 1931 Ada Reyes moved to Oslo.\nShe married Ivo Lund. She said that she was happy.", PUBLISHED),
        ("I met Ada Reyes today. " + "I said that I knew her. You said that I lied. " * 6, PUBLISHED),
        ("Brightwell to buy shipyard\nThe firm Brightwell will buy the shipyard Lumora on Monday.", PUBLISHED),
    ],
)
def test_no_date_of_its_own_no_news_or_a_story_of_oneself_tells_no_day(reader: Reader, text: str, published: str | None) -> None:
    assert reader.dates(text, published) == {}


def test_who_speaks_of_a_deed_may_do_so_days_later(reader: Reader) -> None:
    assert "said" not in reader.dates(LEAD + "The mayor Ada Reyes said that the town was glad.")


def test_what_is_inferred_is_a_claim_and_no_fact(reader: Reader) -> None:
    found = inferred(reader.read("Brightwell buys shipyard\n" + LEAD + "It dismissed Ivo Lund. The union says that it will sue the firm."))
    assert len(found) >= 3
    assert all(claim.confidence < FACT for claim in found)


def test_a_stated_date_points_at_its_words(reader: Reader) -> None:
    found = reader.read(LEAD)
    [date] = [claim for claim in found.claims if claim.predicate == "date"]
    assert date.object_mention is not None
    assert LEAD[slice(*date.object_mention)] == "Monday"


def test_a_time_of_day_is_told_from_the_last_day_named(reader: Reader) -> None:
    found = reader.read("A ferry sank near Oslo on Wednesday night.\nIt left Bergen around 7 p.m. with forty people.")
    assert [t.value for t in found.times if t.type == "TIME"] == ["2024-03-13TNI", "2024-03-13T19:00"]
