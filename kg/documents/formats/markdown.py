"""Markdown: the prose without the markup. Code, comments and struck-out text are no prose and go."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.documents.encoding import decode
from kg.documents.formats import front_matter
from kg.documents.raw import Raw

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKUP = re.compile(r"<!--|<(?:script|style)\b|" + _TAG.pattern)
_CLOSING = {"<!--": "-->", "<script": "</script>", "<style": "</style>"}


def parse(data: bytes) -> Raw:
    """The text: headings, paragraphs, items and cells are lines of their own. The first top heading is the title."""
    from markdown_it import MarkdownIt

    fields, text = front_matter.split(decode(data))
    # Indented text is a paragraph here: reporters indent, they do not write code.
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code").parse(text)
    lines = list(_lines(tokens))
    title = next((line for level, line in lines if level == 1), None)
    return front_matter.raw("\n\n".join(line for _, line in lines if line), fields, title, False)


def _lines(tokens: "list[Token]") -> Iterator[tuple[int, str]]:
    """(level of heading or 0, text) of each block."""
    level = 0
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline":
            yield level, _inline(token.children or []).strip()
        elif token.type == "html_block":
            yield 0, _without_tags(token.content).strip()


def _without_tags(text: str) -> str:
    """``text`` without tags, comments, scripts and styles.

    Why not one expression: what is opened a million times and never closed would be searched to the end a million times.
    """
    found, at, start = [], 0, 0
    unclosed: set[str] = set()
    while match := _MARKUP.search(text, start):
        end = _end_of_markup(text, match, unclosed)
        if end is not None:
            found.append(text[at : match.start()])
            at = end
        start = match.end() if end is None else end
    return "".join((*found, text[at:]))


def _end_of_markup(text: str, match: re.Match[str], unclosed: set[str]) -> int | None:
    """Where that ends which begins with ``match``; None where it is text. ``unclosed`` remembers which ends there are no more of."""
    closing = _CLOSING.get(match[0])
    if closing is None:
        return match.end()
    if closing not in unclosed:
        at = text.find(closing, match.end())
        if at >= 0:
            return at + len(closing)
        unclosed.add(closing)
    tag = _TAG.match(text, match.start())
    return None if tag is None else tag.end()


def _inline(tokens: "list[Token]") -> str:
    parts: list[str] = []
    struck = 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += 1 if token.type == "s_open" else -1
        elif struck:
            continue
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "image":
            parts.append(f"\n{_inline(token.children or [])}\n")
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
    return "".join(parts)
