"""What stands around a mention in its stored document, for whoever decides about names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.flow.cache import opened
from kg.flow.output import CACHE
from kg.model import Document, Offsets, Side

REACH = 160
"""Signs before and behind a mention that are quoted at most."""
_END = re.compile(r"(?<![\s.][A-Z])(?<!\b\w\w)(?<!\b\w\w\w)[.!?…][\"”’')\]]*\s|\n")
"""Where a sentence ends. Crude on purpose, short words with a dot aside ("Mr.", "Gen."): it is read by people, and no parse is kept."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention's words, its sentence (cut where it is long, with "…"), where the words stand in that, and its document."""

    words: str
    sentence: str
    span: Offsets
    document: Document


def quotes(output: Path, sides: Iterable[Side]) -> dict[Side, Quote]:
    """The quotes of those mentions whose documents are stored in ``output``. Raises StoreError where they cannot be read."""
    wanted: dict[str, list[Side]] = {}
    for side in dict.fromkeys(sides):
        wanted.setdefault(side[0], []).append(side)
    if not wanted or not (output / CACHE).is_file():
        return {}
    found: dict[Side, Quote] = {}
    lengths = {len(digits) for digits in wanted}
    with opened(output) as cache:
        for key in cache.rows():
            document = None
            for side in (side for length in lengths for side in wanted.get(key[:length], ())):
                document = document or cache.document(key)
                if side[2] <= len(document.text):
                    found[side] = quote(document, side[1], side[2])
    return found


def quote(document: Document, start: int, end: int) -> Quote:
    """The mention at these offsets in its sentence."""
    text = document.text
    before = max((match.end() for match in _END.finditer(text, max(0, start - REACH), start)), default=max(0, start - REACH))
    behind = _END.search(text, end, end + REACH)
    after = behind.end() if behind is not None else min(len(text), end + REACH)
    cut = "…" if before == start - REACH and before > 0 else ""
    more = "…" if behind is None and after < len(text) else ""
    first, last = (" ".join(part.split()) for part in (text[before:start], text[end:after]))
    words = " ".join(text[start:end].split())
    head = f"{cut}{first}{' ' if first and text[start - 1 : start].isspace() else ''}"
    tail = f"{' ' if last and text[end : end + 1].isspace() else ''}{last}{more}"
    return Quote(words, f"{head}{words}{tail}", (len(head), len(head) + len(words)), document)
