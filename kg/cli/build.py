"""``kg build``."""

import sys
from pathlib import Path

import click

from kg.cli import options


@click.command()
@options.paths
@options.output
@options.date
@options.ontology
@options.model
@options.jobs
@options.decisions
@click.option("--base", metavar="IRI", help="Address below which people, places and events get theirs.")
@click.option("--min-confidence", metavar="F", type=click.FloatRange(0, 1), help="Least confidence of a fact.  [default: 0.5]")
@click.option("--spark", metavar="MASTER", help="Extract on Apache Spark: local[4], spark://HOST:PORT, yarn … (docs/scaling.md).")
@click.option("--no-exports", is_flag=True, help="Write only the store: no Turtle, TriG and page.")
@options.store
@options.allow_http
def build(
    paths: tuple[str, ...],
    output: Path,
    date: str | None,
    ontology: Path | None,
    model: str | None,
    jobs: int | None,
    decisions: Path | None,
    base: str | None,
    min_confidence: float | None,
    spark: str | None,
    no_exports: bool,
    store: str | None,
    allow_http: bool,
) -> None:
    """Read documents, extract claims, and write the graph and its page.

    PATH is a file (.txt .md .html .pdf .docx .jsonl), a folder, or - for text on standard input. What the output folder holds already
    is kept and not read again. --base and --min-confidence hold for later builds into the same folder, until others are given. What 'kg merges' has
    decided about names wins over the rules. --spark gives the same graph as one process, from the workers of a cluster.
    With --store the graph is then published, as 'kg publish' does.

    \b
    Example:
      kg build articles/ notes.txt --date 2024-05-01 -o exports
      kg build archive.jsonl --spark spark://10.0.0.5:7077 --no-exports
      curl -s https://example.org/story.txt | kg build - --date 2024-05-01
      kg build articles/ --store https://store.example/news
    """
    from kg import flow
    from kg.cli.publish import publish_built, reachable
    from kg.cli.telling import progress, say_notes
    from kg.flow.summary import as_text

    address = None if store is None else reachable(store, allow_http)
    wanted = flow.Options(date, ontology, model, jobs, base, min_confidence, not no_exports, decisions, spark)
    with progress() as listener:
        summary = flow.build(options.as_paths(paths), output, wanted, listener)
    for line in as_text(summary):
        click.echo(line)
    say_notes((*summary.notes, *summary.skipped))
    if address is not None:
        publish_built(output, address)
    sys.exit(1 if summary.skipped else 0)
