"""Small files that unpack, point or nest without end: each is refused or read in bounded memory, in a process that may have no more, and told in one line."""

import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kg.documents import Unreadable, read
from tests.documents.test_reading import one, written
from tests.golden.graphs import ROOT

MEMORY = 1_200_000_000
"""Bytes of address space for who reads a bomb; the largest of them would take many times as much."""
PATIENCE = 60
"""Seconds of processor time, then the system ends it."""
READ = """
import json, resource, sys
from kg.documents import Note, read
import docx, pypdf, trafilatura
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]), int(sys.argv[3])))
print(json.dumps([item.reason if isinstance(item, Note) else len(item.text) for item in read([sys.argv[1]])]))
"""
TEXT = b"BT /F1 10 Tf 50 750 Td (Ada Reyes left Port Vale.) Tj ET\n"
CATALOG, FONT = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents %s >>"
WORDS = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


def pdf(*objects: bytes) -> bytes:
    """A file with these objects after the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate((CATALOG, *objects), 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    return body + head + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(body))


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def pages(*kids: int) -> bytes:
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))


def packed(piece: bytes, times: int) -> bytes:
    """``piece`` again and again, compressed."""
    packer = zlib.compressobj(9)
    return b"".join([packer.compress(piece) for _ in range(times)] + [packer.flush()])


def word(document: bytes, part: str = "word/document.xml") -> bytes:
    """A Word document with this text, or with another ``part`` of this content."""
    out = io.BytesIO()
    with zipfile.ZipFile(ROOT / "seeds" / "life" / "astrid-nygaard.docx") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == part else old.read(name))
    return out.getvalue()


def liar() -> bytes:
    """An archive with a part of a thousand megabytes, of which it says that it has a thousand bytes."""
    out = io.BytesIO(word(b""))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/more.xml", "w") as part:
        for _ in range(1000):
            part.write(b" " * 1_000_000)
    return out.getvalue().replace((1_000_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def forms(depth: int) -> Sequence[bytes]:
    """Drawings that each show the next ten times."""
    draws = b"/Type /XObject /Subtype /Form /Resources << /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >>"
    return [stream(b"/X Do " * 10 + TEXT, draws % (number + 7)) for number in range(depth)]


def tree(depth: int) -> Sequence[bytes]:
    """Folders of pages, each of which holds the next twice."""
    return [b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R %d 0 R] /Count 2 >>" % (n + 3, n + 5, n + 5) for n in range(depth)]


SPAN = b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>Ada left.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
SPANNED = 9
NESTED = b"".join(b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghi")
BOMBS: Mapping[str, tuple[bytes, str | int]] = {
    "spaces.pdf": (pdf(pages(4), FONT, PAGE % b"5 0 R", stream(packed(b" " * 1_000_000, 1000), b"/Filter /FlateDecode")), "cannot be read"),
    "twice.pdf": (
        pdf(pages(4), FONT, PAGE % b"5 0 R", stream(zlib.compress(packed(b" " * 1_000_000, 1000)), b"/Filter [/FlateDecode /FlateDecode]")),
        "cannot be read",
    ),
    "again.pdf": (pdf(pages(*[4] * 20_000), FONT, PAGE % b"5 0 R", stream(TEXT * 20)), "has more than 5,000 pages"),
    "ring.pdf": (pdf(pages(2, 4), FONT, PAGE % b"5 0 R", stream(TEXT)), "cannot be read"),
    "rings.pdf": (pdf(pages(6), FONT, PAGE % b"5 0 R", stream(TEXT), pages(7, 4), pages(6, 2)), "cannot be read"),
    "tree.pdf": (pdf(pages(4), FONT, *tree(30), PAGE % b"35 0 R", stream(TEXT)), "cannot be read"),
    "brackets.pdf": (pdf(pages(4), FONT, PAGE % (b"[" * 100_000 + b"]" * 100_000)), "cannot be read"),
    "contents.pdf": (pdf(pages(4), FONT, PAGE % (b"[" + b"5 0 R " * 200_000 + b"]"), stream(TEXT)), "cannot be read"),
    "objects.pdf": (
        pdf(pages(4), FONT, PAGE % b"5 0 R", stream(TEXT), stream(zlib.compress(b"1 1 " * 100_000), b"/Type /ObjStm /N 999999999 /First 9 /Filter /FlateDecode")),
        25,
    ),
    "para.docx": (word(WORDS % (b"<w:p/>" * 3_000_000)), "holds more than 2,000,000 elements"),
    "long.docx": (word(WORDS % (b"<w:p><w:r><w:t>" + b"Ada left. " * 3_000_000 + b"</w:t></w:r></w:p>")), "cannot be read"),
    "deep.docx": (word(WORDS % (b"<w:tbl><w:tr><w:tc>" * 9_000)), "cannot be read"),
    "span.docx": (word(WORDS % SPAN), SPANNED),
    "entities.docx": (
        word(b'<!DOCTYPE x [<!ENTITY a "ha">' + NESTED + b"]>" + WORDS % b"<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"),
        "cannot be read",
    ),
    "outside.docx": (word(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + WORDS % b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"), "holds no text"),
    "liar.docx": (liar(), "is damaged"),
    "parts.docx": (word(b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>', "_rels/.rels"), "is damaged"),
    "deep.html": (b"<div>" * 1_000_000 + b"x", "nests its elements more than 1,500 deep"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_defused(tmp_path: Path, name: str) -> None:
    data, expected = BOMBS[name]
    file = written(tmp_path / name, data)
    done = subprocess.run([sys.executable, "-c", READ, str(file), str(MEMORY), str(PATIENCE)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    (found,) = json.loads(done.stdout)
    assert found == expected if isinstance(expected, int) else expected in found, found
    assert isinstance(found, int) or ("MemoryError" not in found and "\n" not in found and len(found) < 250)


def test_forms_in_forms_are_read_to_the_limit_of_a_text(tmp_path: Path) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /X 6 0 R >> >> /Contents 5 0 R >>"
    file = written(tmp_path / "a.pdf", pdf(pages(4), FONT, page, stream(b"/X Do "), *forms(3), stream(TEXT)))
    assert one(file).text.count("Ada Reyes left Port Vale.") >= 3


def test_thousands_of_tiny_files_are_all_read_but_the_bad_one(tmp_path: Path) -> None:
    for number in range(3_000):
        (tmp_path / f"{number}.txt").write_text(f"Ada met {number} envoys.", "utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"no pdf")
    found = list(read([tmp_path]))
    assert len(found) == 3_001 and [item.origin for item in found if isinstance(item, Unreadable)] == ["bad.pdf"]


def test_merged_cells_come_once(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    table = document.add_table(3, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    out = io.BytesIO()
    document.save(out)
    lines = [line for line in one(written(tmp_path / "a.docx", out.getvalue())).text.split("\n") if line]
    assert lines == ["cell 0", "cell 1", "cell 2", "cell 4", "cell 3", "cell 5"]
