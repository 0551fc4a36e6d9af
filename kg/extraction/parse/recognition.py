"""The same names as spaCy's recogniser finds, decided for all tokens of a batch at once instead of one by one.

Why: the recogniser is a transition system: at each token it begins, continues or ends a name, or passes on. It sees three words at most: the one at
hand, the first of an open name and the one before. Between names it therefore sees the one at hand alone, so that what it does there is known for
every token from one product of matrices; only inside of a name one step follows another. spaCy takes the steps singly and asks for Python's lock
several times in each, which cost two fifths of the whole parse. The scores are the same sums of the same numbers, and a test compares all names
with the plain pipeline's.

Source: spaCy's BiluoPushDown and TransitionBasedParser.v2, whose rules for what may follow what are repeated here.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

from kg.extraction.parse.shortcuts import replaced
from kg.extraction.parse.vectors import greatest

NAME = "kg_names"
_CONTEXT = 3
"""Tokens that the recogniser sees in a state."""

Numbers = NDArray[np.int64]
Scores = NDArray[np.float32]


def with_recognition(nlp: Language) -> Language:
    """The pipeline with its recogniser replaced; unchanged where it has none of the known make."""
    if "ner" not in nlp.pipe_names:
        return nlp
    recognizer: Any = nlp.get_pipe("ner")
    if not isinstance(recognizer, EntityRecognizer) or not _is_known(recognizer):
        return nlp
    return replaced(nlp, ("ner",), NAME, Names(recognizer))


def _is_known(recognizer: Any) -> bool:
    """Whether it is greedy, with one hidden layer of maxout units over three tokens, and has seen all of its classes."""
    model = recognizer.model
    plain = recognizer.cfg["beam_width"] == 1 and not recognizer.postprocesses
    if not plain or not all(name in model.ref_names and model.get_ref(name) for name in ("tok2vec", "lower", "upper")):
        return False
    lower = model.get_ref("lower")
    return bool(
        model.attrs.get("has_upper")
        and not model.attrs.get("unseen_classes")
        and lower.get_dim("nF") == _CONTEXT
        and lower.get_dim("nP") > 1
    )


class Names:
    """A pipeline component that sets ``doc.ents``."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer = recognizer
        moves = recognizer.moves
        self._moves: tuple[str, ...] = tuple(moves.get_class_name(number) for number in range(moves.n_moves))
        self._kinds = sorted({name[2:] for name in self._moves if name.startswith("B-")})
        self._out = self._moves.index("O")
        self._steps = {move: np.array([self._moves.index(f"{move}-{kind}") for kind in self._kinds]) for move in "BILU"}

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The documents with their names, batch by batch."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: Sequence[Doc]) -> None:
        if any(
            doc.has_annotation("ENT_IOB") for doc in docs
        ):  # somebody else has named things already, which the rules here know nothing of
            for doc in docs:
                self._recognizer(doc)
            return
        full = [doc for doc in docs if len(doc)]
        if full:
            for doc, found in zip(full, self._found(full), strict=True):
                doc.set_ents([Span(doc, start, end, label=kind) for start, end, kind in found], default="outside")

    def _found(self, docs: Sequence[Doc]) -> Iterator[list[tuple[int, int, str]]]:
        """For each document its names as (first token, last token + 1, kind)."""
        scorer = _Scorer(self._recognizer.model, docs)
        blank, closes = _layout(docs)
        acts, of_kind = self._between(scorer, blank, closes)
        begins, kind = acts.tolist(), of_kind.tolist()
        last = self._ends(scorer, closes, np.flatnonzero(acts == 1), of_kind).tolist()
        offset = 0
        for doc in docs:
            found, at, end = [], offset, offset + len(doc)
            while at < end:
                if begins[at] >= 0:
                    found.append((at - offset, last[at] + 1 - offset, self._kinds[kind[at]]))
                at = last[at] + 1
            yield found
            offset = end

    def _between(self, scorer: "_Scorer", blank: NDArray[np.bool_], closes: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
        """What is done at each token while no name is open (1 begins a name, 0 is a name by itself, -1 is none), and the kind of name."""
        here = np.arange(len(blank), dtype=np.int64)
        scores = scorer.scores(here, np.full_like(here, -1), np.full_like(here, -1))
        allowed = np.zeros(scores.shape, bool)
        allowed[:, self._out] = True
        allowed[np.ix_(~blank, self._steps["U"])] = True
        allowed[np.ix_(~blank & ~closes, self._steps["B"])] = True
        best = np.where(allowed, scores, -np.inf).argmax(axis=1)
        act, kind = np.full(len(self._moves), -1), np.zeros(len(self._moves), np.int64)
        for value, move in ((1, "B"), (0, "U")):
            act[self._steps[move]], kind[self._steps[move]] = value, np.arange(len(self._kinds))
        return act[best], kind[best]

    def _ends(self, scorer: "_Scorer", closes: NDArray[np.bool_], first: Numbers, kind: Numbers) -> Numbers:
        """The last token of the name that begins at each of ``first``, of all other tokens themselves."""
        last = np.arange(len(closes), dtype=np.int64)
        inside, ends = self._steps["I"], self._steps["L"]
        at = first + 1
        while len(first):
            scores = scorer.scores(at, first, at - 1)
            rows = np.arange(len(at))
            goes_on, stops = inside[kind[first]], ends[kind[first]]
            surer = scores[rows, goes_on] - scores[rows, stops]
            open_ = ~closes[at] & ((surer > 0) | ((surer == 0) & (goes_on < stops)))
            last[first[~open_]] = at[~open_]
            first, at = first[open_], at[open_] + 1
        return last


def _layout(docs: Sequence[Doc]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For all tokens of the documents, one after the other: whether it is blank, and whether a name must end with it (with its sentence or document)."""
    blank, closes = [], []
    for doc in docs:
        table = doc.to_array([IS_SPACE, SENT_START])
        blank.append(table[:, 0] == 1)
        closes.append(np.append(table[1:, 1] == 1, True))
    return np.concatenate(blank), np.concatenate(closes)


class _Scorer:
    """The recogniser's network over the tokens of some documents."""

    def __init__(self, model: Any, docs: Sequence[Doc]) -> None:
        vectors = model.get_ref("tok2vec").predict(docs)
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._features: Scores = lower.predict(
            vectors
        )  # (tokens + 1, place in the state, units, pieces); the first row stands for no token
        self._bias: Scores = lower.get_param("b")
        self._weights: Scores = upper.get_param("W")
        self._offsets: Scores = upper.get_param("b")
        self._ops = NumpyOps(use_blis=True)  # the arithmetic that spaCy uses here

    def scores(self, here: Numbers, first: Numbers, before: Numbers) -> Scores:
        """One row of scores a state, one column a move. The states are given by their tokens, -1 for none."""
        sums = self._features[here + 1, 0] + self._features[first + 1, 1] + self._features[before + 1, 2] + self._bias
        hidden = greatest(sums)
        found: Scores = self._ops.gemm(hidden, self._weights, trans2=True)
        return found + self._offsets
