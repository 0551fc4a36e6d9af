"""A mention in its sentence."""

from pathlib import Path

import pytest

from kg.flow.quoting import REACH, quote, quotes
from kg.model import Document


def quoted(text: str, words: str = "Reyes") -> str:
    start = text.index(words)
    found = quote(Document("0" * 16, "d", text, "Title"), start, start + len(words))
    first, last = found.span
    assert found.sentence[first:last] == found.words == " ".join(words.split())
    return found.sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Reyes left.", "Reyes left."),
        ("It rained. Then Reyes left! She ran.", "Then Reyes left!"),
        ("A headline\nReyes left\nMore text", "Reyes left"),
        ("He came. Mr. Reyes of the U.S. Army left. It rained.", "Mr. Reyes of the U.S. Army left."),
        ("“It rained.” (Reyes left.) Then", "(Reyes left.)"),
        ("“It rained,” Reyes's aide said.", "“It rained,” Reyes's aide said."),
        ("  Reyes\t left  early ", "Reyes left early"),
    ],
)
def test_the_sentence_around_a_mention(text: str, sentence: str) -> None:
    assert quoted(text) == sentence


def test_a_name_on_two_lines_is_one() -> None:
    assert quoted("Then Ada\nReyes left.", "Ada\nReyes") == "Then Ada Reyes left."


def test_a_long_sentence_is_cut_and_says_so() -> None:
    found = quoted("word " * 200 + "Reyes" + " word" * 200)
    assert found.startswith("…") and found.endswith("…") and len(found) <= 2 * REACH + len("Reyes") + 2


def test_nothing_is_known_where_no_document_is_stored(tmp_path: Path) -> None:
    assert quotes(tmp_path, [("0123456789", 0, 5)]) == {}
