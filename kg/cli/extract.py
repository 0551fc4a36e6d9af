"""``kg extract``."""

import sys
from pathlib import Path

import click

from kg.cli import options


@click.command()
@options.paths
@options.date
@options.ontology
@options.model
@options.jobs
@click.option("--names", is_flag=True, help="Leave out what is mentioned without a name: descriptions and pronouns.")
@click.option("--stream", is_flag=True, help="Print each document at once; ids then hold only within it, and places have no coordinates.")
@click.option(
    "--tuples",
    is_flag=True,
    help="Print what each sentence says as open tuples, in its own words: the grammar alone, without the ontology.",
)
def extract(
    paths: tuple[str, ...],
    date: str | None,
    ontology: Path | None,
    model: str | None,
    jobs: int | None,
    names: bool,
    stream: bool,
    tuples: bool,
) -> None:
    """Print what is extracted from documents, one JSON object a line.

    PATH is as for kg build. Text and ids of a .jsonl file stay as they are, so that offsets fit. Ids of people, places and events are
    the same across documents where they are taken for the same. Somebody whom a text only calls "he", "she" or "I" is printed where a relation
    tells of them; a graph has no such people.

    \b
    Example:
      kg extract articles/ --date 2024-05-01 > extracted.jsonl
      kg extract --stream corpus.jsonl | head -1
      kg extract --tuples letter.txt
    """
    import msgspec

    from kg import flow
    from kg.cli.telling import say_notes
    from kg.documents import Note, Unreadable
    from kg.extraction.common_form import names_only

    told: list[Note] = []
    given = options.as_paths(paths)
    found = flow.read_tuples(given, date, model) if tuples else flow.extract(given, date, ontology, model, jobs, not stream)
    for item in found:
        if isinstance(item, Note):
            told.append(item)
        else:
            click.echo(msgspec.json.encode(names_only(item) if names and not tuples else item))
    say_notes(told)
    sys.exit(1 if any(isinstance(item, Unreadable) for item in told) else 0)
