"""Remembered parts of speech, morphology and lemmas are those that spaCy's own rules give, token by token."""

import warnings
from typing import TYPE_CHECKING

import pytest

from kg.extraction.parse.parsing import _bundled
from kg.extraction.parse.shortcuts import NAME, with_shortcuts

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

TEXTS = (
    "There are two ships, and there's nothin' in them. They're gonna leave; she's got to go, hasn't she?",
    "Let's see whether it ain't over. I gave it to you, and you gave me mine.",
    "That is the man that she saw. Those were the days once, but not all of them.",
    "He did his work and had done it.  \n\n They do not do that.   Y'all come!",
    "Maria Jensen's company doesn't expect that the 3rd plant will close, though it could've.",
)


@pytest.fixture(scope="module")
def plain() -> "Language":
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(_bundled())


def marks(nlp: "Language", texts: tuple[str, ...]) -> list[tuple[str, str, str, str, str]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_) for doc in nlp.pipe(texts) for t in doc]


def test_every_token_has_the_same_marks(plain: "Language", nlp: "Language", repository) -> None:  # type: ignore[no-untyped-def]
    reports = tuple(f.read_text(encoding="utf-8") for f in sorted(repository.glob("seeds/**/*.md")))
    assert len(reports) >= 4
    for _ in range(2):  # what is learnt in the first round is used in the second
        assert marks(nlp, (*TEXTS, *reports)) == marks(plain, (*TEXTS, *reports))


def test_the_bundled_model_is_shortened(nlp: "Language") -> None:
    assert NAME in nlp.pipe_names
    assert "lemmatizer" not in nlp.pipe_names


def test_a_pipeline_without_rules_is_left_alone() -> None:
    import spacy

    blank = spacy.blank("en")
    assert with_shortcuts(blank).pipe_names == []
