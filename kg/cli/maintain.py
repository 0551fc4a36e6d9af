"""``kg remove``, ``kg rebuild`` and ``kg status``: an output folder over the years."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import say

if TYPE_CHECKING:
    from kg.flow import Standing, Summary

_folder: options.Decorator = click.option(
    "-o", "--output", "-g", "--graph", "output", metavar="FOLDER", type=click.Path(path_type=Path), default=Path("exports"),
    show_default=True, help="Output folder of kg build.",
)  # fmt: skip
_no_exports: options.Decorator = click.option("--no-exports", is_flag=True, help="Write only the store: no Turtle, TriG and page.")


@click.command()
@click.argument("documents", metavar="DOCUMENT…", nargs=-1, required=True)
@_folder
@options.ontology
@options.model
@options.decisions
@_no_exports
def remove(
    documents: tuple[str, ...], output: Path, ontology: Path | None, model: str | None, decisions: Path | None, no_exports: bool
) -> None:
    """Take documents out of the graph, with all that only they support.

    DOCUMENT is a document's id, its file as 'kg status --documents' lists it, its key, or its IRI. Names that were taken for one because of
    it are apart again, and a fact that others report too stays. Adding the document again gives the same graph, byte for byte. If its file
    lies in a folder that is built again, it comes back.

    \b
    Example:
      kg remove talks/denial.md
      kg remove https://w3id.org/kg-builder/resource/document/no-deal-5a1b2c3d4e -o my-graph
    """
    from kg import flow
    from kg.cli.telling import progress

    with progress() as listener:
        wanted = flow.Options(ontology=ontology, model=model, exports=not no_exports, decisions=decisions)
        summary = flow.remove(documents, output, wanted, listener)
    _tell(summary)


@click.command()
@_folder
@options.ontology
@options.model
@options.jobs
@options.decisions
@_no_exports
def rebuild(output: Path, ontology: Path | None, model: str | None, jobs: int | None, decisions: Path | None, no_exports: bool) -> None:
    """Make the graph anew from its documents, whatever state its files are in.

    The documents themselves are not needed: their text and claims lie in documents.db. They are read again only if the ontology, the language model or the program
    has changed since. The same documents give the same graph, byte for byte.

    \b
    Example:
      kg rebuild
      kg rebuild -o my-graph --ontology mine/
    """
    from kg import flow
    from kg.cli.telling import progress

    with progress() as listener:
        wanted = flow.Options(ontology=ontology, model=model, jobs=jobs, exports=not no_exports, decisions=decisions)
        summary = flow.rebuild(output, wanted, listener)
    _tell(summary)


@click.command()
@_folder
@click.option("--documents", is_flag=True, help="List the documents: id, date, file.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def status(output: Path, documents: bool, as_json: bool) -> None:
    """Show what the graph holds, which versions made it, and whether it is whole.

    Exit code 1 where something is not as it should be; the last line then says what to do.

    \b
    Example:
      kg status
      kg status --documents -o my-graph
    """
    from kg import flow

    found = flow.status(output)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1))
    elif documents:
        from kg.cli.output import print_table

        rows = found.documents.values()
        print_table(("id", "date", "file"), [(row.id, row.date or "", row.origin) for row in sorted(rows, key=lambda r: (r.origin, r.id))])
    else:
        from kg.cli.output import print_hanging

        for label, text in _lines(found):
            print_hanging(f"{label:<13}", text)
    if found.problem:
        say(f"kg: {found.problem}")
    sys.exit(1 if found.problem else 0)


def _tell(summary: "Summary") -> None:
    from kg.cli.telling import say_notes
    from kg.flow.summary import as_text

    for line in as_text(summary):
        click.echo(line)
    say_notes((*summary.notes, *summary.skipped))
    sys.exit(1 if summary.skipped else 0)


def _lines(found: "Standing") -> list[tuple[str, str]]:
    """What is told, each with its label."""
    from kg.flow.summary import told

    dates = sorted(row.date for row in found.documents.values() if row.date)
    span = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    undated = len(found.documents) - len(dates)
    versions = (f"{name} {version}" for name, version in found.versions.items())
    exports = {"current": "of the same state as the store", "older": "older than the store (kg build makes them anew)", "none": "none"}
    again = f"{found.outdated:,} to be read again by the next build: the ontology, the language model or the program has changed"
    return [
        ("documents", f"{len(found.documents):,}{span}{f', {undated:,} without a date' if undated else ''}"),
        *([("", again)] if found.outdated else []),
        ("graph", ", ".join(f"{count:,} {name}" for name, count in told(found.counts))),
        ("not facts", ", ".join(f"{count:,} {reason}" for reason, count in found.refused.items()) or "none"),
        ("made with", ", ".join(versions) or "versions that nobody wrote down"),
        ("base", found.base),
        ("confidence", f"{found.min_confidence:g} at least for a fact"),
        ("exports", exports[found.exports]),
        ("size", ", ".join(f"{name} {_size(size)}" for name, size in found.sizes.items() if size)),
    ]


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count / 1000:.1f} kB"
