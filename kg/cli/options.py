"""Options that several commands share, and how paths and dates are taken."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType[str]):
    """A date written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from kg.documents.dates import iso_date
        from kg.errors import InputError

        if iso_date(value) != value:
            raise InputError(f"{value!r} is not a date; write it as YYYY-MM-DD")
        return value


class Seconds(click.FloatRange):
    """How long something may take: a number, and not without end."""

    name = "seconds"

    def __init__(self) -> None:
        super().__init__(0.1, 1_000_000)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = float(super().convert(value, param, ctx))
        if math.isnan(found):
            self.fail(f"{value!r} is no number of seconds", param, ctx)
        return found


paths: Decorator = click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(readable=False, path_type=str))
date: Decorator = click.option("--date", type=Day(), help="Date of publication of documents that carry none.")
ontology: Decorator = click.option(
    "--ontology", metavar="DIR", type=click.Path(path_type=Path), help="Folder of Turtle with your own ontology and lexicon."
)
model: Decorator = click.option("--model", metavar="NAME", help="spaCy pipeline to use instead of the bundled one.")
jobs: Decorator = click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), help="Processes that extract.  [default: one for few documents, else all processors]"
)
decisions: Decorator = click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="File of decisions about names, as 'kg merges' writes it.  [default: decisions.sssom.tsv in the output folder]",
)
output: Decorator = click.option(
    "-o",
    "--output",
    "-g",
    "--graph",
    "output",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default=Path("exports"),
    show_default=True,
    help="Output folder.",
)
store: Decorator = click.option(
    "--store",
    metavar="URL",
    help="SPARQL 1.1 store to use. Name and password: KG_STORE_USER and KG_STORE_PASSWORD, or .netrc.",
)
allow_http: Decorator = click.option("--allow-http", is_flag=True, help="Talk to a store on another machine without encryption.")


def as_paths(given: tuple[str, ...]) -> list[Path | str]:
    """Paths as given on the command line; "-" is standard input. Raises InputError for an empty one, which Python takes for the current folder."""
    if "" in given:
        from kg.errors import InputError

        raise InputError("an empty path names no file and no folder (an unset variable?): write . for the current folder")
    return [name if name == "-" else Path(name) for name in given]
