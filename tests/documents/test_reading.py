"""Reading: what becomes a document, what is refused with a reason, and that nothing crashes."""

import errno
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import Note, Unreadable, count_unknown, read
from kg.model import Document

STORY = "Ada Reyes left Port Vale on Monday."


def one(path: Path | str, date: str | None = None, stdin: io.BytesIO | None = None) -> Document:
    (found,) = read([path], date, stdin)
    assert isinstance(found, Document), found
    return found


def reason(path: Path) -> str:
    (found,) = read([path])
    assert isinstance(found, Unreadable), found
    return found.reason


def written(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_plain_text(tmp_path: Path) -> None:
    found = one(written(tmp_path / "talks.txt", STORY), "2024-05-01")
    assert (found.text, found.title, found.date, found.origin, found.id) == (STORY, "talks", "2024-05-01", "talks.txt", found.key)
    assert len(found.key) == 16 and int(found.key, 16) >= 0


def test_first_line_is_the_title_if_it_looks_like_one(tmp_path: Path) -> None:
    assert one(written(tmp_path / "a.txt", f"Envoy leaves Port Vale\n\n{STORY}")).title == "Envoy leaves Port Vale"
    assert one(written(tmp_path / "b.txt", f"{STORY} She smiled.\n\n{STORY}")).title == "b"


def test_front_matter(tmp_path: Path) -> None:
    text = f"---\ntitle: Envoy leaves\ndate: 2024-05-01\npublisher: Norland Times\nauthor: [Ivo Lund, Ada Reyes]\nurl: https://example.org/a\n---\n{STORY}\n"
    found = one(written(tmp_path / "a.md", text), "2020-01-01")
    assert (found.title, found.date, found.source, found.author) == ("Envoy leaves", "2024-05-01", "Norland Times", "Ivo Lund, Ada Reyes")
    assert found.url == "https://example.org/a" and found.text == STORY


@pytest.mark.parametrize(
    "block",
    [
        "title: Talks: day two\ndate: 2024-05-01",
        "title: 'unclosed\ndate: 2024-05-01",
        "date: 2024-05-01\nx: [[[[[[",
        "date: 2024-05-01\nx: !!python/object/apply:os.system ['true']",
    ],
)
def test_broken_front_matter_is_read_line_by_line(tmp_path: Path, block: str) -> None:
    found = one(written(tmp_path / "a.md", f"---\n{block}\n---\n{STORY}"))
    assert found.date == "2024-05-01" and found.text == STORY


def test_rules_that_are_no_front_matter_stay_text(tmp_path: Path) -> None:
    assert "colour: red" in one(written(tmp_path / "a.txt", f"---\ncolour: red\n---\n{STORY}")).text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", 'https://x/"><', "https://x/\ny", "file:///etc/passwd"])
def test_a_url_that_is_none_is_dropped(tmp_path: Path, url: str) -> None:
    line = json.dumps({"text": STORY, "url": url})
    assert one(written(tmp_path / "a.jsonl", line)).url is None


def test_markdown_without_markup(tmp_path: Path) -> None:
    text = (
        "# Envoy *leaves*\n\nAda **Reyes** left\n[Port Vale](http://x) ~~today~~ &amp; slept.\n\n- one\n- two\n\n"
        "```\ncode\n```\n<!-- no -->\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    found = one(written(tmp_path / "a.md", text))
    assert found.title == "Envoy leaves"
    assert [line for line in found.text.split("\n") if line] == [
        "Envoy leaves", "Ada Reyes left Port Vale & slept.", "one", "two", "a", "b", "c", "d",
    ]  # fmt: skip


PAGE = """<html><head><title>Envoy leaves Port Vale</title><meta property="og:site_name" content="Norland Times">{head}</head><body>
<nav>Home</nav><article><h1>Envoy leaves Port Vale</h1>{body}<p>Ada Reyes, the envoy of Norland, left Port Vale after talks with Sudland,
her office said. She is to meet Ivo Lund in the spring.</p><p>A spokesman denied that
a treaty was ready to be signed by either of the delegations.</p></article>
<footer>© 2024 Norland Times <time datetime="2020-01-01">1 January</time></footer></body></html>"""


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ("", "", None),
        ("", "<p>Published May 3, 2021</p>", None),
        ("", "<p>Copyright 2023. All rights reserved. Last change 2023-04-05.</p>", None),
        ('<link rel="canonical" href="https://example.org/2019/03/04/envoy">', "", None),
        ('<meta name="date" content="2024-05-01T10:00:00Z">', "", "2024-05-01"),
        ('<meta property="article:modified_time" content="2024-06-01">', "", None),
        ('<meta property="article:published_time" content="soon">', "", None),
        ('<meta name="date" content="2024-13-45">', '<time datetime="2024-05-02T23:30:00-05:00">May 2</time>', "2024-05-02"),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","datePublished":"1999-01-01"},'
            '{"@type":"NewsArticle","datePublished":"2024-05-03"}]}</script>',
            "",
            "2024-05-03",
        ),
        ('<script type="application/ld+json">{not json</script>', "", None),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script>", "", None),
        ("", "<p>" + "On the day of the storm, many people in Port Vale left. " * 8 + '<time datetime="1999-01-01">then</time></p>', None),
    ],
)
def test_web_page_dates_come_only_from_markup(tmp_path: Path, head: str, body: str, date: str | None) -> None:
    found = one(written(tmp_path / "a.html", PAGE.format(head=head, body=body)))
    assert found.date == date
    assert found.source == "Norland Times" and found.title == "Envoy leaves Port Vale"
    assert "Ada Reyes, the envoy of Norland, left Port Vale" in found.text and "Home" not in found.text


def test_web_page_in_its_own_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Őrs Kővári left Port Vale on Monday.</p><p>He slept.</p></body></html>'
    assert "Őrs Kővári" in one(written(tmp_path / "a.html", page.encode("iso-8859-2"))).text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zoë left.".encode(), "Zoë left."),
        ("Zoë left.".encode("utf-8-sig"), "Zoë left."),
        ("Zoë left.".encode("utf-16"), "Zoë left."),
        ("Zoë “left” today.".encode("cp1252"), "Zoë “left” today."),
        ("He slept. Zoë".encode()[:-1], "He slept. Zo�"),
        ("Zoë \x93left\x94 \x96 today\x81.\x85He slept.".encode(), "Zoë “left” – today.\n\nHe slept."),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    assert one(written(tmp_path / "a.txt", data)).text == text


def pdf(*pages: list[str]) -> bytes:
    """A minimal PDF with lines of text on pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 10 Tf 50 750 Td {shown}ET"
        objects += [f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects) + 2} 0 R >>"]
        kids.append(f"{len(objects)} 0 R")
        objects += [f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body = "%PDF-1.4\n"
    offsets = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    tail += f"startxref\n{len(body)}\n%%EOF"
    return (body + tail).encode()


def test_pdf(tmp_path: Path) -> None:
    data = pdf(
        ["Envoy leaves", "The envoy of Norland said on Monday that the nego-", "tiations in Port Vale were over.", "1"],
        ["Ivo Lund stayed.", "2"],
    )
    found = one(written(tmp_path / "a.pdf", data))
    assert "that the negotiations in Port Vale were over." in found.text
    assert found.text.startswith("Envoy leaves\n") and found.text.endswith("Ivo Lund stayed.")
    assert found.date is None


def word(*paragraphs: str, title: str = "") -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word(tmp_path: Path) -> None:
    found = one(written(tmp_path / "a.docx", word("Envoy leaves", STORY, title="On envoys")))
    assert found.text == f"Envoy leaves\n\n{STORY}\n\nleft\n\nright" and found.title == "On envoys"
    assert found.date is None and found.author is None  # the library's template has both


def test_word_trap_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive, archive.open("[Content_Types].xml", "w") as entry:
        for _ in range(210):
            entry.write(b"\0" * 1_000_000)
    assert "unpacks to more than 200 MB" in reason(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"MZ\0\0\x01", "is not text"),
        ("a.txt", "\u200b\u200b".encode(), "holds no text"),
        ("a.md", b"<!-- x -->", "holds no text"),
        ("a.html", b"\0\0", "is not text"),
        ("a.html", b"<html></html>", "holds no text"),
        ("a.pdf", b"no pdf", "cannot be read"),
        ("a.pdf", pdf([]), "holds no text"),
        ("a.docx", b"no archive", "is not a Word document"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.rtf", b"x", "is of an unknown format (known: .txt"),
        ("a", b"x", "is of an unknown format"),
    ],
)
def test_refusals_say_why(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    assert expected in reason(written(tmp_path / name, data))


def test_refusals_of_paths(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.txt") == "does not exist"
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "is not a regular file"


def test_size_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.reading.MAX_BYTES", 10)
    assert "larger than" in reason(written(tmp_path / "a.txt", "x" * 11))
    monkeypatch.undo()
    monkeypatch.setattr("kg.documents.reading.MAX_CHARACTERS", 10)
    assert "characters of text" in reason(written(tmp_path / "b.txt", "x" * 11))
    assert "characters of text" in reason(written(tmp_path / "c.jsonl", json.dumps({"text": "x" * 11})))


def test_deep_nesting_is_no_crash(tmp_path: Path) -> None:
    for name, data in [
        ("a.html", b"<div>" * 100_000 + b"text"),
        ("b.md", b">" * 50_000 + b"text"),
        ("c.md", b"[" * 50_000),
        ("d.md", b"- " * 20_000),
    ]:
        assert len(list(read([written(tmp_path / name, data)]))) == 1


@pytest.mark.parametrize("levels", [100, 300, 1_400])
def test_a_page_of_many_levels_is_read_to_its_end(tmp_path: Path, levels: int) -> None:
    told = "Ada Reyes met Ivo Lund in Port Vale, as the envoys of both countries had asked for.", "Pia Moe left.", "Mara Holt stayed in Port Vale."
    deep = f"{'<div>' * levels}{told[1]}{'</div>' * levels}"
    page = f"<html><body><article><h1>Talks</h1><p>{told[0]}</p>{deep}<p>{told[2]}</p></article></body></html>"
    text = one(written(tmp_path / "a.html", page)).text
    assert [line for line in told if line in text] == list(told)


# --- JSON lines


def test_jsonl_keeps_text_and_id(tmp_path: Path) -> None:
    text = "\ufeffAda\u00a0Reyes\r\nleft  Port Vale\n on e\u0301 Monday. "
    line = json.dumps(
        {"id": " 7/x ", "text": text, "date": "2024-05-01T10:00:00", "title": "T", "source": "S", "entities": [{"start": 0}], "meta": {}}
    )
    found = one(written(tmp_path / "a.jsonl", line), "2020-01-01")
    assert (found.text, found.id, found.date, found.title, found.source) == (text, " 7/x ", "2024-05-01", "T", "S")


def test_bad_lines_are_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        b'{"text": "Ada left."}',
        b"{",
        b"[1]",
        b'{"id": "x"}',
        b'{"text": 5}',
        b'{"text": ""}',
        b"\xff\xfe",
        b"",
        b"[" * 100_000,
        b'{"text": "Ivo stayed."}',
    ]
    found = list(read([written(tmp_path / "a.jsonl", b"\n".join(lines))]))
    assert [item.text for item in found if isinstance(item, Document)] == ["Ada left.", "Ivo stayed."]
    bad = {item.origin: item.reason for item in found if isinstance(item, Unreadable)}
    assert list(bad) == [f"a.jsonl, line {n}" for n in (2, 3, 4, 5, 6, 7, 9)]
    assert bad["a.jsonl, line 2"].startswith("is not JSON at column") and bad["a.jsonl, line 5"] == "has a text that is not a string"


def test_half_a_surrogate_pair_keeps_offsets(tmp_path: Path) -> None:
    found = one(written(tmp_path / "a.jsonl", '{"text": "a\\ud800b", "id": 3}'))
    assert found.text == "a\ufffdb" and found.id == "3"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(lambda text: text.strip()), st.text(min_size=1))
def test_jsonl_offsets_are_untouched(tmp_path: Path, text: str, given_id: str) -> None:
    found = one(written(tmp_path / "a.jsonl", json.dumps({"id": given_id, "text": text})))
    assert found.text == text and found.id == given_id


# --- identity


def test_the_key_is_over_content_not_over_date_or_name(tmp_path: Path) -> None:
    first, second = one(written(tmp_path / "a.txt", STORY), "2024-05-01"), one(written(tmp_path / "b.txt", STORY + "\n"))
    assert first.key == second.key and first.origin != second.origin
    assert one(written(tmp_path / "c.txt", STORY + " x")).key != first.key
    assert one(written(tmp_path / "d.md", f"---\nsource: S\n---\n{STORY}")).key != first.key


# --- folders and standard input


def test_folders_are_read_in_order_without_hidden_files_outputs_and_links_out(tmp_path: Path) -> None:
    outside = written(tmp_path / "outside" / "secret.txt", STORY)
    folder = tmp_path / "in"
    for name in ("b.txt", "a/z.txt", "a/b.txt", ".hidden.txt", ".git/x.txt", "photo.jpg", "notes.rtf", "exports/.kg", "exports/graph.html"):
        written(folder / name, f"{STORY} {name}")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "inside.txt").symlink_to(folder / "b.txt")
    found = [item.origin for item in read([folder])]
    assert found == ["a/b.txt", "a/z.txt", "b.txt", "inside.txt"]
    assert count_unknown([folder, outside]) == 2


def test_an_unreadable_file_in_a_folder_does_not_stop_it(tmp_path: Path) -> None:
    written(tmp_path / "a.pdf", "no pdf")
    written(tmp_path / "b.txt", STORY)
    kinds = [type(item) for item in read([tmp_path])]
    assert kinds == [Unreadable, Document]


def test_what_may_not_be_looked_at_is_named_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("in/a.txt", "in/shut/b.txt", "in/half/c.txt", "in/half/d.rtf", "shut/e.txt"):
        written(tmp_path / name, f"{STORY} {name}")
    scandir, is_file, is_dir = os.scandir, Path.is_file, Path.is_dir

    def refusing(real: Callable[..., Any], *names: str) -> Callable[..., Any]:
        def asked(path: Path | str) -> Any:
            if Path(path).name in names:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path)

        return asked

    monkeypatch.setattr("os.scandir", refusing(scandir, "shut"))
    monkeypatch.setattr(Path, "is_file", refusing(is_file, "c.txt", "d.rtf"))
    monkeypatch.setattr(Path, "is_dir", refusing(is_dir, "e.txt"))
    paths = [tmp_path / "in", tmp_path / "shut", tmp_path / "shut" / "e.txt", tmp_path / ("x" * 5_000)]
    found = [(item.origin, isinstance(item, Document) or item.reason) for item in read(paths)]
    refused = "cannot be read (permission denied)"
    expected = [("shut", refused), ("a.txt", True), ("half/c.txt", refused), ("shut", refused), ("e.txt", refused)]
    assert found == [*expected, ("x" * 5_000, "cannot be read (file name too long)")]
    assert count_unknown(paths) == 0


def test_strange_file_names(tmp_path: Path) -> None:
    for name in ["a\nb.txt", "quote\"'<b>.txt", "tab\t.txt", "\u202etxt.txt"]:
        written(tmp_path / name, f"{STORY} {name!r}")
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(STORY)
    found = [item for item in read([tmp_path]) if isinstance(item, Document)]
    assert len(found) == 5
    for item in found:
        assert item.origin.isprintable() and item.title.isprintable() and item.origin.encode()


def test_standard_input() -> None:
    found = one("-", "2024-05-01", io.BytesIO(STORY.encode()))
    assert (found.text, found.origin, found.title, found.date) == (STORY, "standard input", "standard input", "2024-05-01")
    (empty,) = read(["-"], None, io.BytesIO(b""))
    assert empty == Unreadable("standard input", "is empty")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".jsonl"]))
def test_any_bytes_give_documents_or_reasons(tmp_path: Path, data: bytes, suffix: str) -> None:
    for item in read([written(tmp_path / f"a{suffix}", data)]):
        assert isinstance(item, Document | Note)
