"""Rows on standard output: as a table for people, as JSON or CSV for programs."""

import csv
import json
import sys
from collections.abc import Sequence
from typing import Any

import click

Row = dict[str, Any]


def print_rows(rows: Sequence[Row], form: str, hidden: tuple[str, ...] = ()) -> None:
    """All rows have the same keys. ``hidden`` columns are left out of the table; ``form`` is table, json or csv."""
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _table([{name: value for name, value in row.items() if name not in hidden} for row in rows])


def plain(value: object) -> str:
    """A value on one line, without characters that could steer a terminal."""
    from kg.rendering.text import label

    if isinstance(value, float):
        return f"{value:.4f}"
    return label(str(value)) if value not in ("", None) else ""


def _table(rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in rows[0]:
        number = all(isinstance(row[name], int | float) for row in rows)
        table.add_column(name, justify="right" if number else "left", overflow="fold", no_wrap=number or name == "date")
    for row in rows:
        table.add_row(*(Text(plain(value)) for value in row.values()))
    Console(highlight=False, markup=False, emoji=False).print(table)
