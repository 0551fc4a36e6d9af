"""The vectors that the pipeline's networks give to the words of a text, computed with less work.

Why: two networks of one make (spaCy's Tok2Vec.v2) take more than half of a parse. Their first part sees a word by itself, and most words of a text
have been seen before: it is asked once for each. Their second part, some layers over a word and its neighbours, made a new array for each small step: the
steps write where the last one has read, and share what they both need. The sums are the same sums of the same numbers; a test compares them.

Source: spaCy's MultiHashEmbed and MaxoutWindowEncoder, thinc's Maxout and LayerNorm.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

_OF_A_WORD = {"extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors", "maxout", "layernorm", "dropout", "ragged2list"}
_OF_NEIGHBOURS = ["expand_window", "maxout", "layernorm", "dropout"]
KEPT = 20_000
"""Words whose vectors are kept: 8 MB a network."""
_NEVER_ZERO = np.float32(1e-08)
"""What thinc adds to a variance."""

Floats = NDArray[np.float32]


def with_vectors(nlp: Language) -> Language:
    """The pipeline with the parts of its networks replaced that are of the known make."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for network in list(model.walk()) if isinstance(model, Model) else ():
            if network.has_ref("embed") and network.has_ref("encode"):
                embed, encode = network.get_ref("embed"), network.get_ref("encode")
                if {"extract_features", "layernorm"} <= set(_parts(embed)) <= _OF_A_WORD:
                    network.replace_node(embed, _once_a_word(embed, nlp.vocab.vectors.attr))
                if _is_known(encode):
                    network.replace_node(encode.layers[0], _in_place(encode.layers[0]))
    return nlp


def _parts(model: Model[Any, Any]) -> list[str]:
    """The names of the layers that have none inside, each where it works."""
    return [name for layer in model.layers for name in _parts(layer)] if model.layers else [model.name]


def _is_known(encode: Model[Any, Any]) -> bool:
    """Whether it is a row of residual layers of maxout units, each over a word and one at each side."""
    residual = sum(node.name.startswith("residual(") and ")>>" not in node.name for node in encode.walk())
    windows = [node.attrs["window_size"] for node in encode.walk() if node.name == "expand_window"]
    pieces = [node.get_dim("nP") for node in encode.walk() if node.name == "maxout"]
    return set(windows) == {1} and min(pieces, default=0) > 1 and _parts(encode) == _OF_NEIGHBOURS * len(pieces) and len(pieces) == residual


class _Words:
    """Words as a document of its own: all that the first part of a network asks a document for."""

    def __init__(self, vocab: Any, columns: Sequence[Any], table: NDArray[np.uint64]) -> None:
        self.vocab = vocab
        self._columns, self._table = columns, table

    def __len__(self) -> int:
        return len(self._table)

    def to_array(self, wanted: Any) -> NDArray[np.uint64]:
        if isinstance(wanted, list):
            return self._table[:, [self._columns.index(name) for name in wanted]]
        return self._table[:, self._columns.index(wanted)]


def _once_a_word(embed: Model[Any, Any], key: Any) -> Model[Any, Any]:
    """The first part of a network, asked once for all words whose attributes are the same."""
    columns = [*dict.fromkeys([*(name for node in embed.walk() for name in node.attrs.get("columns", ())), key])]
    width = next(node for node in embed.walk() if node.name == "layernorm").get_dim("nO")
    kept = _Kept(width)

    def forward(_: Any, docs: Sequence[Doc], is_train: bool) -> Any:
        if is_train:
            return embed(docs, is_train)

        def ask(words: list[bytes]) -> Floats:
            found: Floats = embed.predict([_Words(docs[0].vocab, columns, np.frombuffer(b"".join(words), table.dtype).reshape(-1, len(columns)))])[0]
            return found

        table: Any = np.concatenate([doc.to_array(columns) for doc in docs])
        vectors = kept.vectors(table.view(f"V{table.itemsize * len(columns)}").ravel().tolist(), ask)
        return [vectors[start:end] for start, end in pairwise(accumulate(map(len, docs), initial=0))], _untaught

    return Model(f"once_a_word({embed.name})", forward, layers=[embed])


class _Kept:
    """The vectors of the words met so far. When they are KEPT, all are forgotten."""

    def __init__(self, width: int) -> None:
        self._places: dict[bytes, int] = {}
        self._vectors: Floats = np.empty((0, width), np.float32)

    def vectors(self, words: list[bytes], ask: Callable[[list[bytes]], Floats]) -> Floats:
        """A row for each word; ``ask`` gives those of new ones."""
        new = [word for word in dict.fromkeys(words) if word not in self._places]
        start = len(self._places)
        if start + len(new) > len(self._vectors):
            self._places, start, new = {}, 0, [*dict.fromkeys(words)]
            self._vectors = np.empty((max(KEPT, len(new)), self._vectors.shape[1]), np.float32)
        if new:
            self._vectors[start : start + len(new)] = ask(new)
            self._places.update(zip(new, count(start)))
        return self._vectors[[self._places[word] for word in words]]


def _in_place(layers: Model[Any, Any]) -> Model[Any, Any]:
    """The layers of the second part, of which each writes where the one before has written."""
    units: list[Any] = [node for node in layers.walk() if node.name == "maxout"]
    norms: list[Any] = [node for node in layers.walk() if node.name == "layernorm"]

    def forward(_: Any, vectors: Floats, is_train: bool) -> Any:
        if is_train:
            return layers(vectors, is_train)
        found = vectors.copy()
        _encode(found, [(u.get_param("W"), u.get_param("b"), n.get_param("G"), n.get_param("b")) for u, n in zip(units, norms, strict=True)])
        return found, _untaught

    return Model(f"in_place({layers.name})", forward, layers=[layers])


def _encode(vectors: Floats, layers: Iterable[tuple[Floats, Floats, Floats, Floats]]) -> None:
    """Lets the layers work on the vectors: each adds what it makes of a word and its neighbours, the greatest of its pieces, made of mean 0 and variance 1."""
    rows, width = vectors.shape
    around: Floats = np.zeros((rows, 3 * width), np.float32)
    best, squares = np.empty_like(vectors), np.empty_like(vectors)
    for weights, bias, scale, shift in layers:
        around[1:, :width], around[:, width : 2 * width], around[:-1, 2 * width :] = vectors[:-1], vectors, vectors[1:]
        pieces = around @ weights.reshape(bias.size, -1).T
        pieces += bias.ravel()
        pieces = pieces.reshape(rows, *bias.shape)
        best = greatest(pieces, best)
        best -= best.mean(axis=1, keepdims=True)
        np.multiply(best, best, out=squares)
        best *= (squares.mean(axis=1, keepdims=True) + _NEVER_ZERO) ** (-1.0 / 2.0)
        best *= scale
        best += shift
        vectors += best


def greatest(pieces: Floats, out: Floats | None = None) -> Floats:
    """The greatest of each last axis, which is short: one axis at a time, as numpy's own takes the last a number at a time."""
    found = np.maximum(pieces[..., 0], pieces[..., 1], out=out)
    for piece in range(2, pieces.shape[-1]):
        np.maximum(found, pieces[..., piece], out=found)
    return found


def _untaught(_: Any) -> Any:
    raise NotImplementedError("only what learns goes back")
