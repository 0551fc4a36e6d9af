import ctypes
import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelMissing
from kg.extraction.parse import parsing
from kg.extraction.parse.parsing import FROM_HEAP, KEPT, PIECE, _line_starts, _pieces, load_model, normalised, parse
from kg.model import Document


def document(text: str) -> Document:
    return Document("k", "k", text, "")


@given(st.text())
def test_normalising_never_changes_the_length(text):
    assert len(normalised(text)) == len(text)


def test_normalising_straightens_quotes_and_spaces():
    assert normalised("“It’s\u00a0here,”\nhe said") == '"It\'s here," he said'
    assert normalised("\x93It\x92s here\x94 \x96 or\x97\x81 there") == '"It\'s here" – or—\x81 there'


def test_long_runs_without_a_space_are_opened_at_punctuation():
    assert max(map(len, normalised("(" * 5_000).split())) <= 200
    assert normalised("x" * 5_000) == "x" * 5_000
    assert normalised("https://example.org/" + "a/" * 50) == "https://example.org/" + "a/" * 50
    assert normalised("x" * 250 + "/" * 250) == "x" * 250 + (" " + "/" * 100) * 2 + " " + "/" * 47


def test_a_word_of_a_megabyte_is_read_in_time_that_grows_with_its_length():
    started = time.process_time()
    assert normalised("x" * 1_000_000) == "x" * 1_000_000
    assert time.process_time() - started < 2  # the square of it took hours


@given(st.text(alphabet="ab. \n", max_size=PIECE * 2 + 50))
def test_pieces_cover_the_text(text):
    cuts = _pieces(text)
    assert "".join(text[s:e] for s, e in cuts) == text
    assert all(e - s <= PIECE for s, e in cuts)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Talks open\nAda Reyes arrives", [11]),
        ("Talks open\n\nin the north", [12]),
        ("He arrived.\nthen left", [12]),
        ("The mayor of the small\ntown spoke", []),
        ("No line here", []),
        ("A b\n \n  C", [8]),
    ],
)
def test_line_starts(text, starts):
    assert _line_starts(text) == starts


def test_lines_cut_to_one_width_are_one_paragraph():
    line = "The quick brown fox jumps over the lazy dog and then it meets Ada"
    assert _line_starts("\n".join([line] * 4)) == []
    assert len(_line_starts("\n".join([line, "Short", line, line]))) == 3


def test_missing_model_names_the_command():
    with pytest.raises(ModelMissing, match="python -m spacy download en_core_web_nowhere"):
        load_model("en_core_web_nowhere")


@pytest.mark.model
class TestModel:
    def test_known_parse(self, nlp):
        """The smoke test for the model on this version of spaCy: tags, dependencies and names of a plain sentence."""
        [(_, doc)] = parse(nlp, [document("Ada Reyes praised the talks in London on Monday.")])
        assert [t.dep_ for t in doc] == ["compound", "nsubj", "ROOT", "det", "dobj", "prep", "pobj", "prep", "pobj", "punct"]
        assert doc[2].lemma_ == "praise"
        assert [(e.text, e.label_) for e in doc.ents] == [("Ada Reyes", "PERSON"), ("London", "GPE"), ("Monday", "DATE")]

    def test_words_of_the_vectors_are_not_loaded_and_all_labels_are_known(self):
        nlp = load_model()
        assert len(nlp.vocab.strings) < 10_000 < len(nlp.vocab.vectors.key2row)
        labels = [label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())]
        assert len(labels) > 90 and all(label in nlp.vocab.strings for label in labels)
        (word,) = nlp("harbour")
        assert (word.text, word.lower_, word.lemma_, word.has_vector) == ("harbour", "harbour", "harbour", True)

    def test_headline_and_glued_sentences_stand_alone(self, nlp):
        [(_, doc)] = parse(nlp, [document("Norland and Sudland hold talks\nThey hid in the corridors.Despite this, talks went on.")])
        assert [s.text.split()[0] for s in doc.sents] == ["Norland", "They", "Despite"]

    def test_a_dash_of_windows_1252_ends_a_dateline(self, nlp):
        (_, told), (_, dashed) = parse(nlp, [document("LISBON (KNA) \x97 The minister left."), document("LISBON (KNA) — The minister left.")])
        assert [t.text for t in told] == [t.text for t in dashed] and list(told.filed) == list(dashed.filed) == [0]

    def test_offsets_fit_the_original(self, nlp):
        text = "“Ada’s\u00a0here,”\nsaid Ivo.\n\nNext line"
        [(_, doc)] = parse(nlp, [document(text)])
        assert len(doc.text) == len(text)
        assert text[doc[-1].idx :] == "line"

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "x" * 50_000, "Ada met Ivo. " * 2_000, "a b " * 6_000])
    def test_any_text_passes(self, nlp, text):
        [(_, doc)] = parse(nlp, [document(text)])
        assert doc.text == normalised(text)
        assert max((len(s) for s in doc.sents), default=0) <= 600

    def test_documents_keep_their_order(self, nlp):
        texts = ["One came. " * 2_500, "", "Two came.", "Three came. " * 2_000]
        assert [d.text for d, _ in parse(nlp, map(document, texts))] == texts


def test_a_folder_that_is_no_pipeline_is_called_so(tmp_path):
    with pytest.raises(ModelMissing, match="is no spaCy pipeline"):
        load_model(str(tmp_path))


def test_the_c_library_is_told_to_keep_freed_memory(monkeypatch):
    told = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(mallopt=lambda *setting: told.append(setting)))
    parsing._keep_memory()
    assert sorted(told) == [(-3, FROM_HEAP), (-1, KEPT)]


@pytest.mark.parametrize("error", [OSError, TypeError, AttributeError])
def test_a_c_library_that_cannot_be_told_is_left_alone(monkeypatch, error):
    def nowhere(_):
        raise error("no such library")

    monkeypatch.setattr(ctypes, "CDLL", nowhere)
    parsing._keep_memory()
