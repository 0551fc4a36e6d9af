"""``kg render``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import Day
from kg.cli.output import graph_option, open_dataset, say
from kg.cli.terms import class_name
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.rendering.drawing import Layout

PAGES = (".html", ".htm")


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@graph_option
@click.option("--focus", metavar="ENTITY", help="Only this entity and what lies around it.")
@click.option("--hops", metavar="N", type=click.IntRange(min=0, max=20), help="How many steps around --focus.  [default: 2]")
@click.option("--top", metavar="N", type=click.IntRange(min=1), help="Only the N most central.  [default: 20000]")
@click.option("--since", type=Day(), help="Leave out events that ended before, or have no date.")
@click.option("--class", "kinds", metavar="CLASS", multiple=True, help="Only this class and what is joined to it. Can be repeated.")
@click.option(
    "--layout",
    type=click.Choice(["spring", "rings", "overview"]),
    help="All nodes by their connections, in rings around --focus, or communities that open on a click."
    "  [default: spring, above 1000 nodes overview]",
)
@click.option("--title", default="Knowledge graph", show_default=True, help="Heading of the page.")
def render(
    file: Path | None,
    graph: Path,
    focus: str | None,
    hops: int | None,
    top: int | None,
    since: str | None,
    kinds: tuple[str, ...],
    layout: "Layout | None",
    title: str,
) -> None:
    """Write the graph as one interactive HTML page that opens without a network.

    FILE (.html) is where to write; "-" is standard output. Without it, graph.html in the output folder (or in the present folder, if -g
    names a file).

    \b
    Example:
      kg render reyes.html --focus "Ada Reyes" --hops 1
    """
    from kg.flow.output import made_with
    from kg.rendering import Options
    from kg.rendering import render as page

    if hops is not None and focus is None:
        raise click.UsageError("--hops counts steps around --focus, which is missing")
    if file is not None and str(file) != "-" and file.suffix.lower() not in PAGES:
        raise InputError(f"{file}: a page ends in {' or '.join(PAGES)}: name {_page(file)} ('kg export' writes other formats)")
    dataset = open_dataset(graph)
    kinds = tuple(class_name(dataset, kind) for kind in kinds)
    steps = 2 if hops is None else hops
    options = Options(title, dataset.find(focus).iri if focus else None, steps, top, since, kinds, layout, made_with(graph))
    _write(page(dataset, options, lambda note: say(f"kg: {note}")), file or _default(graph))


def _page(file: Path) -> Path:
    """What a page could be called that was to have another ending."""
    return file.with_name(f"{file.name.partition('.')[0] or 'graph'}.html")


def _default(source: Path) -> Path:
    return (source if source.is_dir() and not (source / "CURRENT").exists() else Path()) / "graph.html"


def _write(html: str, file: Path) -> None:
    from kg.store.files import replacing

    if str(file) == "-":
        click.echo(html.encode("utf-8"))
        return
    with replacing(file) as fresh:
        fresh.write_text(html, encoding="utf-8", newline="\n")
    say(f"Wrote {file}.")
