"""PDF files with text in them."""

import io
import logging
import re
from collections import Counter

from kg.documents.raw import MAX_CHARACTERS, Raw, Refused

_HYPHEN = re.compile(r"([a-z]{2,})-\n([a-z]{2,})")
_NUMBER = re.compile(r"(?:page |p\. ?)?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_REPEATED = 3
"""a line at the head or foot of that many pages is a running title"""
MAX_PAGES = 5_000
"""a file with more is refused; one page may be shown a million times"""


def parse(data: bytes) -> Raw:
    """The text of all pages without page numbers and running titles. A PDF's own dates are those of the file, so none is taken."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each oddity of a file; the file is what matters here
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("is protected by a password")
    if len(reader.pages) > MAX_PAGES:
        raise Refused(f"has more than {MAX_PAGES:,} pages")
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > MAX_CHARACTERS:
            raise Refused(f"holds more than {MAX_CHARACTERS // 1_000_000} million characters of text")
    text = _HYPHEN.sub(r"\1\2", "\n".join(_without_running_titles(pages)).translate(_LIGATURES))
    if not text.strip():
        raise Refused("holds no text (scanned pages must be recognised first)")
    about = reader.metadata
    return Raw(text, title=about.title if about else None, author=about.author if about else None, wrapped=True)


def _without_running_titles(pages: list[str]) -> list[str]:
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    edges = Counter(line for page in lines for line in {*page[:1], *page[-1:]})
    return ["\n".join(line for at, line in enumerate(page) if not _is_running(line, at in (0, len(page) - 1), edges)) for page in lines]


def _is_running(line: str, at_edge: bool, edges: Counter[str]) -> bool:
    return at_edge and (edges[line] >= _REPEATED or bool(_NUMBER.fullmatch(line)))
