"""Word documents (.docx)."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from kg.documents.raw import Raw, Refused

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MAX_UNPACKED = 200_000_000
"""bytes; a small archive that unpacks to more is a trap, not a text"""
_TEXT = ".//w:t[not(ancestor::w:moveFrom) and not(ancestor::w:txbxContent)] | .//w:br | .//w:tab"
_MAX_NESTING = 20


def parse(data: bytes) -> Raw:
    """Paragraphs and cells, inserted text with them, deleted text without. The file's own dates are not those of publication."""
    _check_archive(data)
    import docx

    document = docx.Document(io.BytesIO(data))
    lines = [line for block in document.iter_inner_content() for line in _lines(block, 0)]
    about = document.core_properties
    author = about.author if about.author != "python-docx" else None
    return Raw("\n\n".join(line for line in lines if line.strip()), title=about.title or None, author=author or None)


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile:
        raise Refused("is not a Word document (.docx)") from None
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED or len(entries) > 10_000:
        raise Refused(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
    if not any(entry.filename == "[Content_Types].xml" for entry in entries):
        raise Refused("is not a Word document (.docx)")


def _lines(block: "Paragraph | Table", depth: int) -> list[str]:
    rows = getattr(block, "rows", None)
    if rows is None:
        return [_text(block)]
    if depth > _MAX_NESTING:
        return []
    cells = {cell._tc: cell for row in rows for cell in row.cells}  # merged cells come once
    return [line for cell in cells.values() for inner in cell.iter_inner_content() for line in _lines(inner, depth + 1)]


def _text(paragraph: Any) -> str:
    """Why not ``paragraph.text``: it leaves out what was inserted with changes tracked."""
    pieces = {"t": None, "br": "\n", "tab": " "}
    parts = [pieces[node.tag.rpartition("}")[2]] or node.text or "" for node in paragraph._p.xpath(_TEXT)]
    return "".join(parts)
