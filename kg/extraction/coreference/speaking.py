"""Who speaks: inside and around quotations, and before "…, he said"."""

from collections.abc import Iterable

from kg.extraction.coreference.groups import Groups
from kg.extraction.parse.parsed import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPEECH = frozenset(
    "say tell add warn claim announce declare insist argue explain write tweet state note stress reply comment call".split()
)
_TWO_SINGLE = "''"
"""Agencies write two single marks for a double one, the same before and behind what is said once the text is read."""
_LONG_QUOTE = 8
"""Sentences that a quotation may run before its speaker is given up."""


def quoted_tokens(groups: Groups) -> set[int]:
    """Tokens inside quotation marks; a mark that is never closed ends with its sentence."""
    inside: set[int] = set()
    open_at: int | None = None
    for token in groups.doc:
        if token.text == _TWO_SINGLE:
            if open_at is None and not _opens(token):  # the quotation began lines before
                open_at = token.sent.start
            elif open_at is not None and _opens(token):
                inside.update(range(open_at, token.i))
                open_at = None
        if token.text in ('"', _TWO_SINGLE):
            if open_at is None:
                open_at = token.i
            else:
                inside.update(range(open_at, token.i))
                open_at = None
        elif open_at is not None and token.is_sent_start and token.i and groups.doc[token.i - 1].is_space:
            inside.update(range(open_at, token.i))
            open_at = None
    return inside


def _opens(mark: Token) -> bool:
    return not mark.whitespace_ and (mark.i == 0 or bool(mark.is_sent_start) or mark.nbor(-1).is_space or bool(mark.nbor(-1).whitespace_))


def speaker(groups: Groups, token: Token) -> int | None:
    """The one person who is the subject of a verb of saying outside the quotation marks of this sentence."""
    found = _said_in(groups, token.sent)
    return found.pop() if len(found) == 1 else None


def speakers(groups: Groups, token: Token, quoted: set[int]) -> set[int]:
    """Who speaks in this sentence; in a sentence that is all quotation, who spoke before it (a quotation may run over several)."""
    sentence = token.sent
    for _ in range(_LONG_QUOTE):
        found = _said_in(groups, sentence)
        if found or sentence.start == 0:
            return found
        inside = sentence.start in quoted
        sentence = groups.doc[sentence.start - 1].sent
        if not inside:
            return _said_in(groups, sentence)
    return set()


def _said_in(groups: Groups, sentence: Iterable[Token]) -> set[int]:
    found = set()
    for other in sentence:
        if other.dep_ in SUBJECTS and other.head.lemma_ in _SPEECH:
            j = groups.at_head.get(other.i)
            if j is not None and groups.families[j] == "Person":
                found.add(groups.root(j))
    return found


def content_before(token: Token) -> bool:
    """Whether what is said stands before who says it ("…, he said"): whoever is named in it is talked about."""
    verb = token.head
    return verb.lemma_ in _SPEECH and any(c.i < token.i and (c.dep_ == "ccomp" or c.text == '"') for c in verb.children)


def running_speaker(groups: Groups, token: Token, quoted: set[int]) -> int | None:
    """Who has been speaking up to this sentence: the one speaker of the last sentence that names anybody outside of quotations."""
    begin = token.sent.start
    for _ in range(_LONG_QUOTE):
        if begin == 0:
            break
        sentence = groups.doc[begin - 1].sent
        found = _said_in(groups, (t for t in sentence if t.i not in quoted))
        if found:
            return found.pop() if len(found) == 1 else None
        if any(t.i not in quoted and t.i in groups.at_head and groups.families[groups.at_head[t.i]] == "Person" for t in sentence):
            break
        begin = sentence.start
    return None
