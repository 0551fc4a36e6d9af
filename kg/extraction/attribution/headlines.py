"""Who says it in a headline: "Minister: troops to leave Norland", "Norland attacked Sudland: police".

Why only lines without a full stop: within running text a colon introduces lists and explanations. A place or a people before the colon is what the line is about.
"""

from collections.abc import Iterator

from kg.extraction.annotations import Report
from kg.extraction.attribution.sources import can_be_named_speaker
from kg.extraction.parse.parsed import Span, Token

_LONGEST = 5
"""Tokens of the speaker's name."""


def headline_reports(colon: Token) -> Iterator[Report]:
    """The report of a headline that names its speaker before or behind this colon."""
    words = [t for t in colon.sent if not t.is_space]
    if len(words) < 5 or words[-1].text in (".", "!", "?", ",", ";", ":") or any(t.is_quote or (t.text == ":" and t.i != colon.i) for t in words):
        return
    doc = colon.doc
    before, behind = Span(doc, words[0].i, colon.i), Span(doc, colon.i + 1, words[-1].i + 1)
    for name, told in ((before, behind), (behind, before)):
        speaker = _speaker(name)
        if speaker is not None and _tells(told):
            yield Report(told.start, told.end, speaker.i, colon.i)
            return


def _speaker(name: Span) -> Token | None:
    if not 0 < len(name) <= _LONGEST or any(t.pos_ in ("VERB", "AUX", "PUNCT", "ADP", "NUM") for t in name):
        return None
    return name[-1] if can_be_named_speaker(name[-1]) else None


def _tells(told: Span) -> bool:
    """Whether it is a clause: a subject with a verb."""
    return any(t.pos_ in ("VERB", "AUX") and any(c.dep_ in ("nsubj", "nsubjpass") and c.i >= told.start for c in t.children) for t in told) or any(
        t.pos_ == "VERB" and t.dep_ in ("acl", "relcl") and any(c.lower_ == "to" for c in t.children) and t.head.i >= told.start for t in told
    )
