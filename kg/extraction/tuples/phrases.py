"""Stretches of words: noun phrases, clauses, and how they are written out."""

from collections.abc import Callable, Container, Iterable

from kg.extraction.parse.parsed import Doc, Token

OpenTuple = tuple[str, ...]
"""(first argument, relation, second argument, further arguments …)"""
Write = Callable[[Iterable[int]], str]
"""From token indices, in any order, to their words."""

OUTSIDE = frozenset(("appos", "advcl", "parataxis"))
"""What hangs on a noun without being part of its phrase."""
COORDINATED = frozenset(("conj", "cc", "preconj"))
EXAMPLES = frozenset(("including", "as"))
_BEFORE = frozenset((",", ";", ":", "-", "--", "\u2014"))
_BEHIND = _BEFORE | {"."}


def written(parsed: Doc, text: str, tokens: Iterable[int]) -> str:
    """The words of these tokens as they stand in ``text``, in its order; what a hyphen joins to one of them is part of the word."""
    wanted = set(tokens)
    for i in tuple(wanted):
        wanted.update(_joined(parsed, i))
    pieces: list[str] = []
    last = -1
    for i in sorted(wanted):
        token = parsed[i]
        if pieces and i != last + 1 and not pieces[-1].isspace():
            pieces.append(" ")
        pieces += [text[token.idx : token.idx + len(token)], " " if token.whitespace_ else ""]
        last = i
    return "".join(pieces).strip()


def _joined(parsed: Doc, i: int) -> set[int]:
    found = {i}
    for step in (1, -1):
        at = i
        while 0 <= at + 2 * step < len(parsed) and parsed[at + step].text == "-" and not _apart(parsed, at, at + step, at + 2 * step):
            at += 2 * step
            found |= {at - step, at}
    return found


def _apart(parsed: Doc, *tokens: int) -> bool:
    """Whether there is a blank between neighbouring tokens."""
    return any(parsed[i].whitespace_ for i in sorted(tokens)[:-1])


def phrase(head: Token, without: Container[int] = (), spread: bool = True) -> list[int]:
    """The noun phrase of ``head``: all that hangs on it but appositions, comments and relative clauses behind a comma.

    ``without`` are tokens that are said elsewhere in the tuple. With ``spread``, what is coordinated with the head has a tuple of its own.
    """
    found = [i for i in _phrase(head, True, spread) if i not in without]
    return trimmed(head.doc, found)


def _phrase(head: Token, top: bool, spread: bool) -> list[int]:
    found = [head.i]
    for part in head.children:
        if not (_is_outside(part) or (top and (part.dep_ == "case" or (spread and part.dep_ in COORDINATED)))):
            found += _phrase(part, False, spread)
    return sorted(found)


def _is_outside(part: Token) -> bool:
    if part.dep_ == "relcl":
        edge = part.left_edge.i
        return edge > 0 and part.doc[edge - 1].text == ","
    return part.dep_ in OUTSIDE or gives_examples(part)


def gives_examples(preposition: Token) -> bool:
    """ "including", "such as"."""
    if preposition.dep_ != "prep" or preposition.lower_ not in EXAMPLES:
        return False
    return preposition.lower_ == "including" or any(c.lower_ == "such" for c in preposition.children)


def clause(head: Token) -> list[int]:
    """All words of a clause but the "that" before it."""
    silent = {c.i for c in head.children if c.dep_ == "mark" and c.lower_ == "that"}
    return trimmed(head.doc, [t.i for t in head.subtree if t.i not in silent])


def below(token: Token) -> frozenset[int]:
    """The tokens of a subtree."""
    return frozenset(t.i for t in token.subtree)


def trimmed(parsed: Doc, tokens: list[int]) -> list[int]:
    """Without punctuation at the ends. ``tokens`` are in order."""
    start, end = 0, len(tokens)
    while start < end and parsed[tokens[start]].text in _BEFORE:
        start += 1
    while end > start and parsed[tokens[end - 1]].text in _BEHIND:
        end -= 1
    return tokens[start:end]
