"""The networks with less work give the vectors of spaCy's own."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from kg.extraction.parse import vectors
from kg.extraction.parse.vectors import with_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

pytestmark = pytest.mark.model

TEXTS = ("Ada Reyes met Ivo Lund in Oslo; Ivo Lund can't have met Ada Reyes, can he?", "", " ", "Oslo", "Oslo\n\n\nOSLO  oslo Oslo.")
ROUNDING = 1e-5
"""A product of matrices rounds a row by where it stands in them."""



@pytest.fixture(scope="module")
def networks(nlp: "Language") -> list[Any]:
    components: list[Any] = [getattr(component, "_recognizer", component) for _, component in nlp.pipeline]
    models = [component.model for component in components if getattr(component, "model", None) is not None]
    return [node for model in models for node in model.walk() if node.has_ref("embed")]


@pytest.fixture(scope="module")
def docs(nlp: "Language", repository: "Path") -> "list[Doc]":
    return [nlp.make_doc(text) for text in (*TEXTS, *(f.read_text(encoding="utf-8") for f in sorted(repository.glob("seeds/**/*.md"))))]


def test_both_parts_of_both_networks_are_replaced(networks: list[Any]) -> None:
    assert len(networks) == 2
    for network in networks:
        embed, layers = network.get_ref("embed"), network.get_ref("encode").layers[0]
        assert embed.name == f"once_a_word({embed.layers[0].name})" and layers.name == f"in_place({layers.layers[0].name})"
        assert network.layers[0] is embed


def test_a_word_has_the_vector_of_the_plain_network(networks: list[Any], docs: "list[Doc]") -> None:
    for network in networks:
        embed = network.get_ref("embed")
        for expected, found in zip(embed.layers[0].predict(docs), embed.predict(docs), strict=True):
            assert expected.shape == found.shape
            assert np.allclose(expected, found, rtol=0, atol=ROUNDING)


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "KEPT", 3)
    asked: list[list[bytes]] = []

    def ask(words: list[bytes]) -> vectors.Floats:
        asked.append(words)
        return np.array([[float(word[0])] for word in words], np.float32)

    kept = vectors._Kept(1)
    for text in (b"abba", b"ac", b"cd", b"abcde", b"ea"):
        words = [bytes([letter]) for letter in text]
        assert kept.vectors(words, ask).ravel().tolist() == [float(letter) for letter in text]
    assert [b"".join(words) for words in asked] == [b"ab", b"c", b"cd", b"abcde"]


def test_its_neighbours_change_it_to_the_same_numbers(networks: list[Any], docs: "list[Doc]") -> None:
    for network in networks:
        layers, words = network.get_ref("encode").layers[0], np.concatenate(network.get_ref("embed").predict(docs))
        before = words.copy()
        assert np.array_equal(layers.layers[0].predict(words), layers.predict(words))
        assert np.array_equal(words, before)
        assert layers.predict(words[:0]).shape == words[:0].shape


def test_words_that_differ_in_a_blank_behind_them_are_two(networks: list[Any], nlp: "Language") -> None:
    doc = nlp.make_doc("Oslo Oslo.")
    first, second, _ = networks[0].get_ref("embed").predict([doc])[0]
    assert not np.allclose(first, second, rtol=0, atol=ROUNDING)


def test_a_network_of_another_make_is_left_alone() -> None:
    import spacy

    nlp = spacy.blank("en")
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 8, "attrs": ["ORTH"], "rows": [10], "include_static_vectors": False}
    encode = {"@architectures": "spacy.MishWindowEncoder.v2", "width": 8, "window_size": 1, "depth": 2}
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}})
    component: Any = nlp.get_pipe("tok2vec")
    network = component.model
    before = network.get_ref("encode")
    with_vectors(nlp)
    assert network.get_ref("encode") is before
    assert with_vectors(spacy.blank("en")).pipe_names == []
