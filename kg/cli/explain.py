"""``kg explain``: how a sentence is read."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.table import Table

    from kg.extraction.explaining import Explanation


@click.command()
@click.argument("sentence")
@click.option("--date", help="Date of the text (YYYY-MM-DD), for words such as “Monday”.")
@click.option("--ontology", type=click.Path(exists=True, path_type=Path), help="Folder or file of Turtle that extends the ontology.")
@click.option("--model", help="spaCy pipeline to use instead of the bundled one.")
@click.option("--parse", "show_parse", is_flag=True, help="Show the dependency parse and the frames too.")
def explain(sentence: str, date: str | None, ontology: Path | None, model: str | None, show_parse: bool) -> None:
    """Show how SENTENCE is read: mentions, claims with their status, refused pairs with the reason.

    "-" reads the text from standard input.

    \b
    Example:
      kg explain "Maria Jensen, an aide to Ivo Lund, denied the claim."
      kg explain --parse "Norway may send envoys to Lisbon on Monday."
    """
    from rich.console import Console

    text = sys.stdin.read() if sentence == "-" else sentence
    console = Console(highlight=False)
    for table in _tables(_explanation(text, date, ontology, model), show_parse):
        console.print(table)


def _explanation(text: str, date: str | None, ontology: Path | None, model: str | None) -> "Explanation":
    from kg import gazetteer
    from kg.documents import iso_date
    from kg.errors import InputError
    from kg.extraction.explaining import explain as explain_text
    from kg.extraction.parsing import load_model, parse
    from kg.model import Document
    from kg.ontology import load

    if not text.strip():
        raise InputError("there is no text to explain")
    if date and iso_date(date) is None:
        raise InputError(f"{date} is not a date (YYYY-MM-DD)")
    terms = load(ontology)
    document = Document(key="0" * 16, id="sentence", text=text, title="", date=date)
    document, parsed = next(iter(parse(load_model(model), [document])))
    return explain_text(document, parsed, terms, gazetteer.load())


def _tables(found: "Explanation", show_parse: bool) -> Iterator["Table"]:
    if show_parse:
        yield _table("Parse", ("word", "tag", "relation", "head"), [w[1:] for w in found.words])
        yield _table("Frames", ("predicate", "arguments"), found.frames)
    yield _table("Mentions", ("text", "class", "entity", "form"), found.mentions)
    yield _table("Claims", ("claim", "status", "rule", "conf."), [(c, s or "fact", r, f"{n:.2f}") for c, s, r, n in found.claims])
    if found.refused:
        yield _table("Refused", ("pair", "rule", "why"), found.refused)


def _table(title: str, columns: tuple[str, ...], rows: "tuple[tuple[str, ...], ...] | list[tuple[str, ...]]") -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title if rows else f"{title}: none", title_justify="left", box=None, pad_edge=False)
    for column in columns if rows else ():
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    return table
