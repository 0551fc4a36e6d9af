"""A batch: trouble stays where it is made."""

import msgspec
import pytest

from kg.flow.extracting import Outcome, outcomes
from kg.model import Document, Extraction
from tests.flow.stand_ins import extract, parse


def document(text: str) -> Document:
    return Document("0" * 16, "d", text, "")


def names(outcome: Outcome) -> list[str]:
    assert outcome.extraction is not None
    found = msgspec.json.decode(outcome.extraction, type=Extraction)
    for entity in found.entities:
        for mention in entity.mentions:
            assert found.document.text[mention.start : mention.end] == mention.text
    return [entity.name for entity in found.entities]


def run(*texts: str) -> list[Outcome]:
    return outcomes([document(text) for text in texts], parse, extract)


def test_a_bad_document_does_not_spoil_its_batch() -> None:
    found = run("Ada left.", "UNPARSABLE", "Ivo left.", "BAD")
    assert [outcome.extraction is not None for outcome in found] == [True, False, True, False]
    assert found[1].problem == "could not be read (ValueError: cannot parse this)"


@pytest.mark.parametrize("bad", ["This is BAD for Ida.", "UNPARSABLE Ida."])
def test_a_bad_sentence_does_not_lose_its_document(bad: str) -> None:
    (found,) = run(f"Ada left.\n\n{bad} Ivo stayed.")
    assert names(found) == ["Ada", "Ivo"] and found.note.startswith("one sentence was left out")


def test_several_bad_sentences() -> None:
    (found,) = run("Ada left. This is BAD . And BAD again. Ivo stayed.")
    assert names(found) == ["Ada", "Ivo"] and found.note.startswith("2 sentences were left out")


def test_a_long_bad_document_is_tried_in_few_parts() -> None:
    calls = []

    def counted(one: Document, parsed: object) -> Extraction:
        calls.append(1)
        return extract(one, parsed)

    (found,) = outcomes([document("Ada left. " * 5_000 + "This is BAD . " + "Ivo left. " * 5_000)], parse, counted)
    assert names(found) == ["Ada", "Ivo"] and len(calls) < 410


def test_a_document_that_fails_only_as_a_whole_is_given_up() -> None:
    def whole(one: Document, parsed: object) -> Extraction:
        if len(one.text.split()) > 3:
            raise RecursionError
        return Extraction(one)

    (found,) = outcomes([document("Ada left Ivo. Ivo left Ada.")], parse, whole)
    assert found.extraction is None and found.problem == "could not be read (RecursionError)"


def test_what_is_as_by_default_is_not_written_and_is_the_same_when_it_is_written_again() -> None:
    (found,) = run("Ada left.")
    assert found.extraction is not None
    assert b"name" in found.extraction and b"joined_by" not in found.extraction and b"null" not in found.extraction
    assert msgspec.json.encode(msgspec.json.decode(found.extraction, type=Extraction)) == found.extraction
