"""``kg explain``: how a sentence is read."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.evidence import print_line
from kg.ontology.reasons import DENIED, PLANNED, POSSIBLE

if TYPE_CHECKING:
    from kg.extraction.explaining import Explanation
    from kg.ontology.terms import Ontology


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
    terms, found = _explanation(_text(sentence), date, ontology, model)
    if show_parse:
        _table("Parse", ("word", "tag", "relation", "head"), [word[1:] for word in found.words])
        _table("Frames", ("predicate", "arguments"), found.frames)
    _table("Mentions", ("text", "class", "entity", "form"), found.mentions)
    _list("Claims", _claims(terms, found))
    if found.refused:
        _list("Refused", ((pair, f"{why} · {rule}") for pair, rule, why in found.refused))


def _text(sentence: str) -> str:
    """The text, cleaned as that of a document is."""
    from kg.documents import normalise
    from kg.documents.encoding import decode

    return normalise(decode(sys.stdin.buffer.read()) if sentence == "-" else sentence)


def _explanation(text: str, date: str | None, ontology: Path | None, model: str | None) -> "tuple[Ontology, Explanation]":
    from kg import gazetteer
    from kg.documents import iso_date
    from kg.errors import InputError
    from kg.extraction.explaining import explain as explain_text
    from kg.extraction.parse.parsing import load_model, parse
    from kg.model import Document
    from kg.ontology import load

    if not text.strip():
        raise InputError("there is no text to explain")
    if date and iso_date(date) is None:
        raise InputError(f"{date} is not a date (YYYY-MM-DD)")
    terms = load(ontology)
    document = Document(key="0" * 16, id="sentence", text=text, title="", date=date)
    document, parsed = next(iter(parse(load_model(model), [document])))
    return terms, explain_text(document, parsed, terms, gazetteer.load())


def _claims(terms: "Ontology", found: "Explanation") -> Iterator[tuple[str, str]]:
    """Each claim in words, and whether a build would take it for a fact, or why not."""
    from kg import gazetteer
    from kg.resolution import resolve
    from kg.store.dates import in_words

    refused = resolve([found.extraction], terms, gazetteer.load()).refused
    for claim, words, status in found.claims:
        held = "" if claim.predicate == "date" else in_words(claim.begins, claim.ends)
        told = _standing(status, refused.get((found.extraction.document.key, claim.id)))
        yield words, f"{'; '.join(filter(None, (told, held)))} · {claim.rule} · confidence {claim.confidence:.2f}"


def _standing(status: str, refused: str | None) -> str:
    """ "fact", "fact, says Ada Reyes", "denied, says Ada Reyes", "not a fact: below the confidence"."""
    if refused is None:
        return f"fact, {status}" if status else "fact"
    return status if refused in (DENIED, PLANNED, POSSIBLE) else "; ".join(filter(None, (status, f"not a fact: {refused}")))


def _table(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from kg.cli.output import print_trimmed, visible

    if not rows:
        print_line(f"{title}: none", 0, "italic")
        return
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    print_trimmed(table)


def _list(title: str, rows: Iterable[tuple[str, str]]) -> None:
    found = list(rows)
    print_line(title if found else f"{title}: none", 0, "italic")
    for what, told in found:
        print_line(what, 2)
        print_line(told, 4, "dim")
