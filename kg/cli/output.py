"""What commands share to print: the ``-g`` option, tables that fit, names instead of IRIs, text without control characters."""

import csv
import io
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from itertools import chain
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from click.core import ParameterSource

from kg.cli import options

if TYPE_CHECKING:
    from pyoxigraph import Store as LocalStore
    from rich.console import Console, RenderableType
    from rich.text import Text

    from kg.store import Dataset
    from kg.store.rows import ClaimRow

_Command = TypeVar("_Command", bound=Callable[..., Any])
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = re.compile("[\\s\x00-\x1f]*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n\x00]")
_INNER = re.compile("(?<=[;\t])(?=[-=+@\uff1d\uff0b\uff0d\uff20])")
"""Where a spreadsheet whose language divides cells by semicolons would begin one with a formula."""
WIDTH = 80
"""Columns of a table that does not go to a terminal."""


def graph_option(command: _Command) -> _Command:
    """``-g``: which graph a command reads; ``-o``, which names it to ``kg build``, does too."""
    return click.option(
        "-g",
        "--graph",
        "-o",
        "--output",
        "graph",
        type=click.Path(path_type=Path),
        default="exports",
        show_default=True,
        help="Output folder, store or RDF file to read.",
    )(command)


@dataclass(frozen=True, slots=True)
class Source:
    """Which graph a command reads: what ``-g`` names, or what was published below ``base`` in a ``store``, to which http is allowed."""

    graph: Path
    store: str | None = None
    base: str | None = None
    allow_http: bool = False


def source_option(command: _Command) -> _Command:
    """``-g``, or ``--store`` with what belongs to it, as the argument ``source``."""

    @wraps(command)
    def wrapped(graph: Path, store: str | None, base: str | None, allow_http: bool, **rest: Any) -> Any:
        if store is None and base is not None:
            raise click.UsageError("--base chooses a graph of --store, which is missing")
        if store is not None and click.get_current_context().get_parameter_source("graph") is ParameterSource.COMMANDLINE:
            raise click.UsageError("-g and --store name two graphs: leave one of them out")
        return command(source=Source(graph, store, base, allow_http), **rest)

    base = click.option("--base", metavar="IRI", help="Which graph of the store, if it has several.")
    return cast(_Command, graph_option(options.store(base(options.allow_http(wrapped)))))


def open_dataset(graph: Path | Source, *around: str) -> "Dataset":
    """The graph that ``-g`` or ``--store`` names; of one in a store, if names are given, what lies ``around`` those who are called so. A damaged part is told of,
    where another one stands in for it."""
    from kg.store import Dataset

    if isinstance(graph, Source):
        if graph.store is not None:
            return Dataset(_copy(graph.store, graph, around))
        graph = graph.graph
    warn_of_damage(graph)
    return Dataset.open(graph)


def _copy(store: str, source: Source, names: Sequence[str]) -> "LocalStore":
    from kg import remote
    from kg.cli.telling import progress

    with progress("triples") as listener:
        return remote.copy(remote.parse(store, source.allow_http), source.base, listener.say, listener.step, names)


def warn_of_damage(graph: Path) -> None:
    """One line on standard error where the graph is not whole."""
    from kg.store.disk.opening import damage

    if (found := damage(graph)) is not None:
        say(f"kg: {found}")


def visible(text: str) -> str:
    """``text`` safe to print: control and direction characters, which could rewrite a terminal's screen, are shown as U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)


def say(text: str) -> None:
    """A message on standard error: one line, which a terminal shows broken between words."""
    shown = visible(text)
    if sys.stderr.isatty():
        shown = textwrap.fill(shown, get_terminal_size().columns, break_long_words=False, break_on_hyphens=False)
    click.echo(shown, err=True)


def terminal() -> "Console":
    """Standard output: in colour and as wide as the window on a terminal, plain and 80 columns wide elsewhere."""
    wide, plain = _consoles()
    return wide if wide.is_terminal else plain


@cache
def _consoles() -> "tuple[Console, Console]":
    """Both for whatever standard output is when they are used."""
    from rich.console import Console

    wide = Console(highlight=False, soft_wrap=False, emoji=False, markup=False)
    return wide, Console(highlight=False, emoji=False, markup=False, width=WIDTH, color_system=None)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """A table without frames on standard output; long cells are wrapped. ``right`` names the columns of numbers."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for number, column in enumerate(columns):
        table.add_column(Text(visible(column)), overflow="fold", justify="right" if number in right else "left")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    print_trimmed(table)


def print_trimmed(of: "RenderableType") -> None:
    """What rich renders, on standard output; without the blanks that fill its lines where that is not a terminal."""
    console = terminal()
    if console.is_terminal:
        console.print(of)
        return
    with console.capture() as captured:
        console.print(of)
    click.echo("".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1]), nl=False)


def print_paragraph(text: "Text", indent: int = 0) -> None:
    """Words on standard output, wrapped and indented by ``indent`` columns.

    Why not ``print_trimmed``: a list of all claims has a hundred thousand paragraphs, and laying each of them out as rich does takes ten times as long.
    """
    from rich.padding import Padding

    console = terminal()
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
        return
    words, room = text.plain, WIDTH - indent
    fits = len(words) <= room and words.isascii() and words.isprintable()
    lines = [words] if fits else [line.plain for line in text.wrap(console, room)]
    click.echo("\n".join((" " * indent + line).rstrip() for line in lines))


def print_hanging(label: str, text: str) -> None:
    """Words behind a label on standard output; further lines begin below the words."""
    from rich.text import Text

    console = terminal()
    lines = [line.plain.rstrip() for line in Text(visible(text)).wrap(console, max(console.width - len(label), 20))] or [""]
    click.echo("\n".join(f"{label if number == 0 else ' ' * len(label)}{line}".rstrip() for number, line in enumerate(lines)))


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Comma separated values (RFC 4180), safe to open in a spreadsheet: whatever would be taken for a formula begins with an apostrophe."""
    return "".join(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same row by row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for cells in chain([columns], ([_safe(cell) for cell in row] for row in rows)):
        writer.writerow(cells)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _safe(cell: str) -> str:
    cell = _INNER.sub("'", cell)
    return f"'{cell}" if _FORMULA.match(cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell


def write_out(content: bytes) -> None:
    """Bytes to standard output, as they are."""
    click.echo(content, nl=False)


def shorten(iri: str, base: str) -> str:
    """``person:ada-reyes`` or ``kg:represents`` for an IRI of a known namespace; the IRI itself otherwise."""
    from kg.store.vocabulary import PREFIXES, resource_prefixes

    for prefix, namespace in (resource_prefixes(base) | PREFIXES).items():
        rest = iri.removeprefix(namespace)
        if rest != iri and re.fullmatch(r"[\w.%-]+", rest):
            return f"{prefix}:{rest}"
    return iri


def value_label(dataset: "Dataset", object_: str, datatype: str | None) -> str:
    """An entity's label, or a literal as it is."""
    return dataset.label(object_) if datatype is None else object_


def marked(claim: "ClaimRow") -> "Text":
    """The claim's sentence with its trigger and both ends in bold on a terminal, between « and » elsewhere."""
    from rich.text import Text

    from kg.store.reading.claims import marks

    bold = sys.stdout.isatty()
    found, at = Text(), 0
    for start, end in marks(claim):
        found.append(_one_line(claim.sentence[at:start]))
        words = _one_line(claim.sentence[start:end])
        found.append(words if bold else f"«{words}»", style="bold" if bold else "")
        at = end
    found.append(_one_line(claim.sentence[at:]))
    return found


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")
