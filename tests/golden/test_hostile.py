"""Texts, names and files that want to break something: one bad document never loses a run, and what it says is text."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from tests.golden.graphs import build

pytestmark = pytest.mark.model

GOOD = "Ada Reyes, the envoy of Norway, met Ivo Lund in Lisbon on Monday."
HOSTILE = {
    "markup": "Ada <script>alert(1)</script> Reyes met </script><img src=x onerror=alert(2)> Ivo Lund in Lisbon.",
    "turtle": 'Ada "Reyes" . <http://x> <http://y> "z" . } INSERT DATA { <a> <b> <c> } met Ivo Lund in Lisbon \\u0000 \\" on Monday.',
    "control": "Ada\x07 Reyes\x1b[31m met\u202e Ivo Lund\ufeff in Lisbon.\x00 The end.",
    "template": "{{ 7*7 }} {% for x in y %} ${Ada} %s %n Reyes of {0.__class__} met Ivo Lund in Lisbon.",
    "quotes": '“Ada Reyes said ‘ Ivo Lund “ never met " her in Lisbon’ ” ” on Monday « and »',
    "endless": "Ada Reyes met " * 800,
    "unspaced": "AdaReyes" * 2000,
    "blank": "\n \t \u00a0\n",
    "lines": "\n".join("Ada Reyes" for _ in range(400)),
    "emoji": "👩🏽‍🚀 Ada Reyes 🇳🇴 met Ivo Lund in Lisbon 🎉🎉 on Monday.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, int]:
    folder = tmp_path_factory.mktemp("hostile")
    texts = folder / "texts"
    texts.mkdir()
    for name, text in HOSTILE.items():
        (texts / f"{name}.txt").write_text(text, "utf-8", newline="")
    (texts / "good.md").write_text(f"---\ndate: 2024-05-01\n---\n{GOOD}\n", "utf-8")
    (texts / "a'b; rm -rf $(x) <b>.txt").write_text(GOOD.replace("Ada Reyes", "Nell Brandt"), "utf-8")
    (texts / "broken.pdf").write_bytes(b"%PDF-1.7\n\x00\xff not a pdf")
    (texts / "broken.docx").write_bytes(b"PK\x03\x04 not a document")
    (texts / "latin.txt").write_bytes("Jos\xe9 Mar\xeda met Ivo Lund in Lisbon.".encode("latin-1"))
    (texts / "rows.jsonl").write_text('{"text": "Ivo Lund visited Oslo."}\nnot json\n{"title": "no text"}\n[1]\n{"text": 7}\n', "utf-8")
    done = build(["texts"], folder / "out", "--date", "2024-05-02", cwd=folder)
    return folder / "out", done.stderr, done.returncode


def test_the_rest_is_stored_and_the_exit_code_says_that_something_was_skipped(built: tuple[Path, str, int]) -> None:
    output, errors, code = built
    assert code == 1, errors
    assert "Traceback" not in errors
    for skipped in ("broken.pdf", "broken.docx", "blank.txt"):
        assert skipped in errors
    facts = (output / "graph.ttl").read_text("utf-8")
    assert '"Ada Reyes"@en' in facts and '"Nell Brandt"@en' in facts


def test_no_control_character_reaches_terminal_or_exports(built: tuple[Path, str, int]) -> None:
    output, errors, _ = built
    assert "\x1b" not in errors and "\x07" not in errors
    labels = [line for line in (output / "graph.ttl").read_text("utf-8").splitlines() if "label" in line]
    assert not [line for line in labels if any(ord(c) < 32 and c != "\t" for c in line)]


def test_the_exports_can_be_read_back(built: tuple[Path, str, int]) -> None:
    store = Store()
    store.load(path=str(built[0] / "graph.trig"), format=RdfFormat.TRIG)
    assert len(store) > 100
    assert not store.query("ASK { GRAPH ?g { <http://x> <http://y> ?z } }")


def test_no_markup_of_a_text_becomes_markup_of_the_page(built: tuple[Path, str, int]) -> None:
    page = (built[0] / "graph.html").read_text("utf-8")
    for markup in ("<script>alert(1)", "onerror=alert(2)>", "</script><img"):
        assert markup not in page


def test_no_absolute_path_stands_in_an_export(built: tuple[Path, str, int]) -> None:
    output = built[0]
    for name in ("graph.ttl", "graph.trig", "graph.html"):
        assert str(output.parent) not in (output / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing.txt"], "missing.txt"),
        (["empty.txt"], "empty.txt"),
        (["picture.xyz"], "picture.xyz"),
        (["good.txt", "--date", "yesterday"], "yesterday"),
        (["good.txt", "--model", "no_such_model"], "no_such_model"),
        (["good.txt", "--ontology", "nowhere"], "nowhere"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.xyz").write_bytes(b"\x00\x01")
    done = build(arguments[:1], tmp_path / "out", *arguments[1:], cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr and "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith(("kg: ", "Error"))]) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    done = build(["good.txt"], tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 2 and "something else" in done.stderr
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["thesis.txt"]
