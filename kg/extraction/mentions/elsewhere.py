"""Names that the parser cuts in one sentence and has whole in another: "Brightwell" before "Vale" where the text speaks of Brightwell Vale."""

from collections.abc import Iterator, Sequence

from kg.extraction.mentions.spans import Span, span_of
from kg.extraction.parse.parsed import Doc

_MOST = 6
"""Words of the longest name that is looked for."""


def as_elsewhere(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, by position, each as long as the longest name of the document that begins with it and stands there word for word."""
    labels = {tuple(t.text for t in doc[s.start : s.end]): s.label for s in spans if _is_plain(doc, s) and s.label != "NORP"}
    fronts = {words[:n] for words in labels for n in range(1, len(words))}
    done = 0
    for span in spans:
        if span.start < done:
            continue  # inside the longer name before it
        longest = _longest(doc, span, labels) if tuple(t.text for t in doc[span.start : span.end]) in fronts and span.label != "NORP" else None
        done = longest.end if longest else span.end
        yield longest or span


def _is_plain(doc: Doc, span: Span) -> bool:
    """Whether a name is nothing but words with capitals: numbers, small words and marks are where names are cut wrongly."""
    return 1 < span.end - span.start <= _MOST and all(t.is_alpha and t.text[:1].isupper() for t in doc[span.start : span.end])


def _longest(doc: Doc, span: Span, labels: dict[tuple[str, ...], str]) -> Span | None:
    sentence = doc[span.start].sent
    for end in range(min(span.start + _MOST, sentence.end), span.end, -1):
        label = labels.get(tuple(t.text for t in doc[span.start : end]))
        if label is not None and not any(t.ent_type_ for t in doc[span.end : end] if t.ent_type_ != label):
            return span_of(doc, span.start, end, label)
    return None
