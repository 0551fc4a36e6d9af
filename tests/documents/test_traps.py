"""Files that were made to take hours, or all the memory there is, and what Markdown keeps of markup."""

import time
from pathlib import Path

import pytest

from kg.documents import Unreadable, read
from tests.documents.test_reading import one, written

HTML = "<html><body><p>Ada Reyes met Ivo Lund in Lisbon.</p>{}</body></html>"
TRAPS = {
    "comments.md": "<!--" * 250_000,
    "scripts.md": "<script>" * 120_000 + "Ada left.",
    "brackets.md": "[" * 40_000,
    "stars.md": "**" * 40_000 + "a",
    "quotes.md": ">" * 1_000_000,
    "angles.md": "<a " * 150_000,
    "entities.html": '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {c} "{f"&{p};" * 10}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
    + HTML.format("&i;"),
    "attributes.html": HTML.format("<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">x</p>"),
    "elements.html": HTML.format("<p>a</p>" * 120_000),
    "linked.html": HTML.format(f'<script type="application/ld+json">[{"0," * 500_000}0]</script>'),
    "nested.html": HTML.format(f'<script type="application/ld+json">{"[" * 500_000}</script>'),
    "aliases.txt": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "title: *i\n---\nAda left.",
    "line.txt": "Ada met Ivo " * 90_000,
    "spaces.txt": "x" + " " * 1_000_000 + "y",
    "accents.txt": "a" + "\u0301" * 1_000_000,
    "brackets.jsonl": "[" * 1_000_000,
    "digits.jsonl": '{"text": ' + "1" * 1_000_000 + "}",
}


@pytest.mark.parametrize("name", TRAPS)
def test_no_trap_takes_long(tmp_path: Path, name: str) -> None:
    """About a megabyte each; most took hours, or the memory, of who reads them the plain way."""
    file = written(tmp_path / name, TRAPS[name].encode())
    started = time.process_time()
    found = list(read([file]))
    assert len(found) == 1 and time.process_time() - started < 10
    if isinstance(found[0], Unreadable):
        assert "\n" not in found[0].reason and len(found[0].reason) < 200


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("<!-- a > b --> Ada left.", "Ada left."),
        ("<div>Ada <b>left</b>.</div>", "Ada left."),
        ("<style>p { }</style>Ada left.", "Ada left."),
        ("<div><!-- Ada left.", "<!-- Ada left."),
        ("<div><script src=x>Ada left.", "Ada left."),
        ("<div>1 < 2 and <!-- a --><!-- b", "1 < 2 and <!-- b"),
    ],
)
def test_markup_in_markdown(tmp_path: Path, block: str, text: str) -> None:
    assert one(written(tmp_path / "a.md", block.encode())).text == text
