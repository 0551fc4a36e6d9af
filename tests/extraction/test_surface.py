"""The text and the tokens of a document, and of parts of it, as spaCy gives them."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extraction.surface import text_between, text_of, tokens_of


@pytest.fixture
def parsed() -> Doc:
    return Doc(Vocab(), words=["Ada", "Reyes", ",", "the", "\n", "envoy", "."], spaces=[True, False, True, True, False, False, False])


@pytest.mark.parametrize(("start", "end"), [(0, 7), (0, 2), (1, 3), (3, 6), (4, 5), (6, 7), (2, 2), (5, 3)])
def test_a_part_has_the_text_and_tokens_of_its_span(parsed: Doc, start: int, end: int) -> None:
    assert text_between(parsed, start, end) == parsed[start:end].text
    assert tokens_of(parsed)[start:end] == tuple(parsed[start:end])


def test_what_is_asked_again_is_the_same(parsed: Doc) -> None:
    assert text_of(parsed) == parsed.text
    assert text_of(parsed) is text_of(parsed)
    assert tokens_of(parsed) is tokens_of(parsed)
