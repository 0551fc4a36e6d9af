"""The runs of tokens that a report holds."""

from collections.abc import Iterator

from kg.extraction.annotations import Report
from kg.extraction.parse.parsed import Token

Range = tuple[int, int]


def edges(token: Token) -> Range:
    """First token of a subtree, and the one after its last."""
    return token.left_edge.i, token.right_edge.i + 1


def runs(span: Range, without: set[int], speaker: Token | None, cue: Token) -> Iterator[Report]:
    """One report for each run of tokens in ``span`` that the reporting clause leaves."""
    start: int | None = None
    for at in range(span[0], span[1] + 1):
        inside = at < span[1] and at not in without and (start is not None or not cue.doc[at].is_punct or cue.doc[at].is_quote)
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            if any(not t.is_punct and not t.is_space for t in cue.doc[start:at]):
                yield Report(start, at, speaker.i if speaker is not None else None, cue.i)
            start = None


def clause_around(head: Token, word: Token) -> Range:
    """The clause around an adverbial; one that begins or ends the sentence bears on all of it."""
    sentence = word.sent
    start, end = edges(word)
    if start - sentence.start <= 1 or (sentence.end - end <= 2 and word.nbor(-1).text == ","):
        return sentence.start, sentence.end
    while head.pos_ not in ("VERB", "AUX") and head.head is not head:
        head = head.head
    return edges(head)


def has_to(verb: Token) -> bool:
    """Whether "to" introduces it."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
