"""Word documents (.docx)."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from kg.documents.raw import Raw, Refused

MAX_UNPACKED = 200_000_000
"""bytes; a small archive that unpacks to more is a trap, not a text"""
MAX_ELEMENTS = 2_000_000
"""tags of all parts; far more than a book has, and each takes memory"""
_DAMAGED = "is not a Word document (.docx), or is damaged"
_CHUNK = 1 << 18
_TEXT = ".//w:t[not(ancestor::w:moveFrom) and not(ancestor::w:txbxContent)] | .//w:br | .//w:tab"
_MAX_NESTING = 20


def parse(data: bytes) -> Raw:
    """Paragraphs and cells, inserted text with them, deleted text without. The file's own dates are not those of publication."""
    _check_archive(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line for block in document.iter_inner_content() for line in _lines(block, 0)]
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # what the library meets where a part is missing or another than it says
        raise Refused(_DAMAGED) from error
    about = document.core_properties
    author = about.author if about.author != "python-docx" else None
    return Raw("\n\n".join(line for line in lines if line.strip()), title=about.title or None, author=author or None)


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED or len(entries) > 10_000:
                raise Refused(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
            if not any(entry.filename == "[Content_Types].xml" for entry in entries):
                raise Refused("is not a Word document (.docx)")
            _check_parts(archive, entries)
    except zipfile.BadZipFile:
        raise Refused(_DAMAGED) from None


def _check_parts(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Unpack everything once, piece by piece: what an archive says of its sizes may be a lie, and a part that is small may be all tags."""
    size = tags = 0
    for entry in entries:
        with archive.open(entry) as part:
            while piece := part.read(_CHUNK):
                size += len(piece)
                tags += piece.count(b"<") if entry.filename.endswith((".xml", ".rels")) else 0
                if size > MAX_UNPACKED:
                    raise Refused(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
                if tags > MAX_ELEMENTS:
                    raise Refused(f"holds more than {MAX_ELEMENTS:,} elements")


def _lines(block: Any, depth: int) -> list[str]:
    """The lines of a paragraph or a table."""
    rows = getattr(block, "rows", None)
    if rows is None:
        return [_text(block)]
    if depth > _MAX_NESTING:
        return []
    from docx.table import _Cell

    # Why not row.cells: it gives a cell once for each column that it spans, and a file may say a thousand million.
    cells = (_Cell(tc, block) for row in rows for tc in row._tr.tc_lst if tc.vMerge != "continue")
    return [line for cell in cells for inner in cell.iter_inner_content() for line in _lines(inner, depth + 1)]


def _text(paragraph: Any) -> str:
    """Why not ``paragraph.text``: it leaves out what was inserted with changes tracked."""
    pieces = {"t": None, "br": "\n", "tab": " "}
    parts = [pieces[node.tag.rpartition("}")[2]] or node.text or "" for node in paragraph._p.xpath(_TEXT)]
    return "".join(parts)
