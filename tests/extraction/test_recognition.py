"""Names decided for all tokens at once are those that spaCy's own recogniser finds one by one."""

import warnings
from typing import TYPE_CHECKING

import pytest

from kg.extraction.parse.parsing import _bundled, load_model
from kg.extraction.parse.recognition import NAME, Names, with_recognition

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

pytestmark = pytest.mark.model

TEXTS = (
    "Ada Reyes of the United Nations met Ivo Lund in Cape Town on Monday, 3 May 2021, at half past nine.",
    "The Bank of Norway \n\n Sweden",
    "",
    " ",
    "Oslo",
    "\n\nNew\n\nYork City\n",
    "He paid 3.5 million dollars to the University of South Australia and the Norwegian Red",
    "Prime Minister Idrissou. Former President of the Republic of South Africa. The New York Times reported that 20 per cent of all",
)


@pytest.fixture(scope="module")
def plain() -> "Language":
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(_bundled())


def names(nlp: "Language", texts: tuple[str, ...]) -> list[list[tuple[str, str, str]]]:
    return [[(t.text, t.ent_iob_, t.ent_type_) for t in doc] for doc in nlp.pipe(texts, batch_size=3)]


def test_every_token_is_named_the_same(plain: "Language", nlp: "Language", repository: "Path") -> None:
    reports = tuple(f.read_text(encoding="utf-8") for f in sorted(repository.glob("seeds/**/*.*")) if f.suffix in (".md", ".txt", ".html"))
    texts = (*TEXTS, *reports, *(r.upper() for r in reports), *(r.replace(". ", " ") for r in reports))
    found = names(nlp, texts)
    assert found == names(plain, texts)
    assert sum(iob == "B" for doc in found for _, iob, _ in doc) > 500


@pytest.mark.shared
def test_every_token_of_a_corpus_is_named_the_same(plain: "Language", nlp: "Language", shared: "Path") -> None:
    import json

    lines = (shared / "benchmarks" / "data" / "meantime.jsonl").read_text("utf-8").splitlines()
    texts = tuple(json.loads(line)["text"] for line in lines)
    assert names(nlp, texts) == names(plain, texts)


def test_one_document_is_as_good_as_a_batch(nlp: "Language") -> None:
    assert [[t.ent_iob_ for t in nlp(text)] for text in TEXTS] == [[iob for _, iob, _ in doc] for doc in names(nlp, TEXTS)]


def test_the_bundled_model_is_shortened(nlp: "Language") -> None:
    assert NAME in nlp.pipe_names and "ner" not in nlp.pipe_names


def test_names_that_stand_already_are_kept(plain: "Language") -> None:
    component = Names(plain.get_pipe("ner"))
    doc = plain.make_doc("Maria Jensen left for Paris.")
    doc.set_ents([doc.char_span(0, 12, label="ORG")], default="missing")
    assert [(e.text, e.label_) for e in component(doc).ents] == [("Maria Jensen", "ORG"), ("Paris", "GPE")]


def test_a_pipeline_of_another_make_is_left_alone() -> None:
    import spacy

    assert with_recognition(spacy.blank("en")).pipe_names == []
    beam = spacy.blank("en")
    beam.add_pipe("beam_ner").add_label("X")
    beam.initialize()
    assert with_recognition(beam).pipe_names == ["beam_ner"]


def test_loading_twice_gives_each_its_own(nlp: "Language") -> None:
    assert names(load_model(None), TEXTS) == names(nlp, TEXTS)
