"""Text as a reader would type it: composed characters, plain spaces, one paragraph a line, paragraphs apart.

Why lines are joined: a sentence that a mail program or a page broke at column 72 is one sentence, while a headline, a caption or
an item of a list is a line of its own and must not run into its neighbour. Hard wrapping shows itself: lines go on in
lower case, and the first word of a line would not have fitted on the line before.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from kg.documents.encoding import C1_AS_1252

MAX_WIDTH = 120
"""hard-wrapped lines are not longer than this (characters)"""
_MIN_WRAPPED = 25
"""a shorter line does not go on in the next only because that one begins in lower case"""
_MIN_SHARE = 0.3
"""share of line breaks in mid-sentence from which a text counts as hard-wrapped (about 0.75 in wrapped English, 0 otherwise)"""
_PRINTED_TOLERANCE = 0.8
"""a printed line is full from this share of the width, because letters differ in breadth"""

_NEWLINES = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r" {2,}")
_END = re.compile(r"[.!?…。][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-*•‣◦·–—>|#]|\(?\d{1,3}[.)]|\(?[a-z][.)])(?: |$)")
# Unseen characters: soft hyphen, zero-width space and joiner of words, bidirectional controls, byte order mark, tags.
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def normalise(text: str, wrapped: bool | None = None) -> str:
    """``text`` in NFC, without control characters, with plain spaces and lines joined that were only wrapped.

    Paragraphs are separated by an empty line, headlines and the like by a line feed. ``wrapped``: whether lines are those
    of a printed page; None finds out. Doing it twice changes nothing.
    """
    lines = _NEWLINES.sub("\n", text).split("\n")
    result = _arrange([_clean(line) for line in lines], bool(wrapped), wrapped is False)
    while wrapped is not False and (again := _arrange(result.split("\n"), False, False)) != result:
        result = again
    return result


def one_line(text: str, limit: int = 300) -> str:
    """``text`` as one clean line of at most ``limit`` characters."""
    line = " ".join(part for part in (_clean(piece).strip() for piece in _NEWLINES.split(text[: 4 * limit])) if part)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


@cache
def _table() -> dict[int, str | None]:
    """Control characters and lone surrogates go (those that were bytes of Windows-1252 become what they were), all kinds of space become one."""
    kinds = {"Zs": " ", "Cc": None, "Cs": None}
    table = {code: kinds[kind] for code in range(0x10000) if (kind := unicodedata.category(chr(code))) in kinds}
    return {**table, **C1_AS_1252, ord("\t"): " "}


def _clean(line: str) -> str:
    """One line, its indentation kept (it may mark a paragraph)."""
    if line.isascii() and line.isprintable():
        return line.rstrip()
    seen = _UNSEEN.sub("", line.expandtabs(4)).translate(_table())
    return unicodedata.normalize("NFC", seen).rstrip()


def _arrange(lines: list[str], printed: bool, keep: bool) -> str:
    """Lines as paragraphs: joined where they were wrapped, unless ``keep``."""
    texts = [_SPACES.sub(" ", line.strip()) for line in lines]
    width = 0 if keep else _width(texts, printed)
    tolerance = _PRINTED_TOLERANCE if printed else 1.0
    result: list[str] = []
    for index, text in enumerate(texts):
        before = texts[index - 1] if index else ""
        if not text:
            continue
        if before and width and _goes_on(before, text, width, tolerance) and not _indented(lines[index - 1], lines[index]):
            result[-1] = f"{result[-1]} {text}"
            continue
        if result:
            result.append("\n" if before and not _END.search(before) else "\n\n")
        result.append(text)
    return "".join(result)


def _width(texts: list[str], printed: bool) -> int:
    """The column at which lines were wrapped; 0 where they were not."""
    lengths = [len(text) for text in texts if text]
    inside = [length for length in lengths if length <= MAX_WIDTH]
    if not inside or len(lengths) - len(inside) > len(lengths) / 20:
        return 0
    breaks = [(one, two) for one, two in pairwise(texts) if one and two]
    broken = sum(_mid_sentence(one, two) for one, two in breaks)
    return max(inside) if breaks and (printed or broken >= _MIN_SHARE * len(breaks)) else 0


def _mid_sentence(before: str, after: str) -> bool:
    return after[0].islower() and len(before) >= _MIN_WRAPPED and not _END.search(before) and not _ITEM.match(after)


def _goes_on(before: str, after: str, width: int, tolerance: float) -> bool:
    """Whether ``after`` is the rest of ``before``: in mid-sentence, or its first word would not have fitted."""
    if _ITEM.match(after):
        return False
    first_word = after.split(" ", 1)[0]
    return _mid_sentence(before, after) or len(before) + 1 + len(first_word) > tolerance * width


def _indented(before: str, after: str) -> bool:
    """Whether ``after`` opens a paragraph by indentation."""
    return _margin(after) >= _margin(before) + 2


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
