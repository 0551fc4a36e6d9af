"""Relations of people whom a text only calls "he" or "she": printed, never stored."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.assembly import extract
from kg.extraction.parse.parsing import parse
from kg.extraction.unnamed import with_unnamed, without_unnamed
from kg.gazetteer import Gazetteer
from kg.model import Document, Extraction
from kg.ontology.terms import Ontology

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.fixture
def both(ontology: Ontology, nlp: "Language", gazetteer: Gazetteer):
    def read(text: str) -> tuple[Extraction, Extraction]:
        document = Document("0" * 16, "d", text, "")
        [(_, parsed)] = parse(nlp, [document])
        plain = extract(document, parsed, ontology, gazetteer)
        return plain, with_unnamed(plain, parsed, ontology, gazetteer)

    return read


def test_a_relation_of_him_is_added(both) -> None:
    plain, more = both("He was born in Bergen. He studied at Northgate University.")
    assert {(c.subject, c.predicate) for c in more.claims} - {(c.subject, c.predicate) for c in plain.claims} >= {
        ("p0", "born_in"),
        ("p0", "educated_at"),
    }
    assert [e.id for e in more.entities if e.id.startswith("p")] == ["p0"]


def test_nothing_that_was_there_changes(both) -> None:
    plain, more = both("Ada Reyes met Thomas Becker in Lisbon. He was born in Bergen, she said, and they left. It was founded in 1990.")
    assert more.claims[: len(plain.claims)] == plain.claims
    assert more.entities[: len(plain.entities)] == plain.entities


def test_without_them_the_extraction_is_as_before(both) -> None:
    plain, more = both("He was born in Bergen.")
    assert more != plain
    assert without_unnamed(more) == plain


def test_nobody_is_made_of_things_and_groups(both) -> None:
    plain, more = both("It is based in Bergen. They work for Northgate University.")
    assert more == plain
