"""Who says what stands in quotation marks."""

from collections.abc import Iterator, Sequence

from kg.extraction.annotations import Report
from kg.extraction.attribution import words as w
from kg.extraction.attribution.quotes import Quote
from kg.extraction.attribution.sources import inverted_subject, speaker_of
from kg.extraction.parse.parsed import Doc, Token

REACH = 30
"""Tokens between a quotation and its reporting verb."""
Said = tuple[Token, Token | None]


def direct_reports(doc: Doc, quotes: Sequence[Quote]) -> Iterator[Report]:
    """A report for each quotation of a clause or more; names of films and single quoted words are none."""
    quoted = {i for q in quotes for i in range(q.start, q.end)}
    previous: tuple[Quote, Said | None] | None = None
    for quote in quotes:
        speech = _is_speech(doc, quote)
        said = _before(doc, quote, quoted)
        if said is not None and said[0].text == ":" and doc[quote.end - 1].text == ",":
            said = _after(doc, quote, quoted) or said  # "…: “…,” said Ada Reyes"
        if said is None and (speech or doc[quote.start].is_sent_start or doc[quote.start - 1].is_sent_start):
            said = _after(doc, quote, quoted)
        if said is None and not (speech and quote.closed):
            continue
        if said is None and previous is not None and _goes_on(doc, previous[0], quote, previous[1]):
            said = previous[1]
        if said is None:
            said = _spoken_before(doc, quote, quoted)
        previous = (quote, said)
        speaker = said[1] if said else None
        yield Report(quote.start, quote.end, speaker.i if speaker is not None else None, said[0].i if said else quote.start - 1, True)


def _is_speech(doc: Doc, quote: Quote) -> bool:
    """Whether a quotation is a sentence of its own: a subject with a finite verb, beginning with a capital."""
    span = doc[quote.start : quote.end]
    if len(span) < 4 or not span[0].text[:1].isupper():
        return False
    return any(
        t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.pos_ in ("VERB", "AUX") and quote.start <= t.head.i < quote.end for t in span
    )


def _before(doc: Doc, quote: Quote, quoted: set[int]) -> Said | None:
    """ "X said: “…”", "He added, “…”", "X: “…”"."""
    at = quote.start - 2
    while at >= 0 and doc[at].is_space:
        at -= 1
    if at < 0:
        return None
    mark = doc[at]
    if mark.text not in (":", ",") and mark.lemma_ not in w.SAY and mark.lower_ != "that":
        return None
    if mark.text == "," and at in quoted:
        return None
    sentence = mark.sent
    for i in range(at, max(sentence.start, at - REACH) - 1, -1):
        if i in quoted:
            break
        token = doc[i]
        if token.pos_ == "VERB" and token.lemma_.lower() in w.SAY:
            found, speaker = speaker_of(token)
            if found:
                return token, speaker
    return (
        (mark, _named_before(doc, at, sentence.start)) if mark.text == ":" and _named_before(doc, at, sentence.start) is not None else None
    )


def _named_before(doc: Doc, colon: int, start: int) -> Token | None:
    """The speaker of "Ada Reyes: “…”" or of "This is from the adviser Ivo Lund:"."""
    for i in range(colon - 1, max(start, colon - REACH) - 1, -1):
        if doc[i].pos_ in ("PROPN", "PRON") and doc[i].ent_type_ not in ("DATE", "GPE", "LOC"):
            owner = doc[i].head if doc[i].dep_ == "compound" else doc[i]
            if doc[i].pos_ == "PROPN" and owner.dep_ == "poss":
                continue  # "angered by Norland's actions:"
            inside = doc[i].dep_ in ("compound", "poss") and doc[i].head.i < colon and doc[i].lower_ not in ("his", "her", "their", "its")
            return doc[i].head if inside else doc[i]
    return None


def _after(doc: Doc, quote: Quote, quoted: set[int]) -> Said | None:
    """ "“…,” X said", "“…,” said X", "“…?” he asked the council"."""
    at = quote.end + (1 if quote.closed else 0)
    while at < len(doc) and (doc[at].is_space or doc[at].text == ","):
        at += 1
    if at >= len(doc) or at in quoted:
        return None
    last = doc[quote.end - 1].text
    follows = last in (",", "?", "!", "-", "…", "...") or (at and doc[at - 1].text == ",")
    limit = min(at + REACH, len(doc))
    for i in range(at, limit):
        token = doc[i]
        if i in quoted or token.text in (":", ";") or (token.text in (".", "!", "?") and i > at) or token.is_space:
            return None
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in w.SAY and token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG"):
            if not follows and not _short_clause(doc, at, token, last):
                return None
            return _said(token, quoted) if follows or token.lemma_.lower() not in w.ALSO_ACTS else None
        if token.pos_ in ("VERB",) and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("relcl", "acl"):
            return None
    return None


def _said(token: Token, quoted: set[int]) -> Said | None:
    found, speaker = speaker_of(token)
    if not found or speaker is None or speaker.i in quoted:
        speaker = inverted_subject(token) or (None if speaker is not None and speaker.i in quoted else speaker)
    before = token.nbor(-1)
    if speaker is None and before.i not in quoted and before.pos_ in ("PROPN", "NOUN", "PRON"):
        speaker = before  # a subject that the parser takes into the quotation
    return (token, speaker) if found or speaker is not None else None


def _short_clause(doc: Doc, at: int, verb: Token, last: str) -> bool:
    """After a full stop only "X said." and "said X." follow on: nothing is reported in turn."""
    if any(c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i for c in verb.children):
        return False
    return last not in (".",) or doc[at].lower_ == doc[at].text or verb.i - at <= 3


def _spoken_before(doc: Doc, quote: Quote, quoted: set[int]) -> Said | None:
    """Who is reported in the sentence before, in the same paragraph: "Ada Reyes said that peace will take long. “We need all the help we can get.”"""
    opening = quote.start - 1
    if opening < 1 or doc[opening - 1].is_space or doc[opening - 1].text not in (".", "!", "?") or opening - 1 in quoted:
        return None
    before = [t for t in doc[opening - 1].sent if t.i < opening]
    for token in reversed(before):
        reporting = token.pos_ == "VERB" and token.lemma_.lower() in w.SAY & w.REPORTING - w.ALSO_ACTS
        if reporting and token.dep_ in ("ROOT", "parataxis") and token.i not in quoted:
            found, speaker = speaker_of(token)
            return (token, speaker) if found and speaker is not None else None
    return None


def _goes_on(doc: Doc, earlier: Quote, quote: Quote, said: Said | None) -> bool:
    """ "“…,” X said. “…”" and paragraphs of one long quotation."""
    if said is None:
        return False
    between = [t for t in doc[earlier.end : quote.start - 1] if not t.is_punct and not t.is_space]
    if not between:
        return not earlier.closed or doc[earlier.end - 1].text not in (".", "!", "?")
    if not between[0].i <= said[0].i <= between[-1].i:
        return False
    return (
        doc[quote.start - 1].is_sent_start is True
        or doc[quote.start].is_sent_start is True
        or doc[between[-1].i].sent == doc[quote.start].sent
    )
