"""Rows on standard output: as a table for people, as JSON or CSV for programs."""

import json
from collections.abc import Sequence
from typing import Any

import click

from kg.cli.output import csv_text, print_table, write_out

Row = dict[str, Any]


def print_rows(rows: Sequence[Row], form: str, hidden: tuple[str, ...] = ()) -> None:
    """All rows have the same keys. ``hidden`` columns are left out of the table; ``form`` is table, json or csv."""
    columns = list(rows[0])
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "csv":
        write_out(csv_text(columns, ([_text(value) for value in row.values()] for row in rows)).encode("utf-8"))
    else:
        shown = [name for name in columns if name not in hidden]
        numbers = [place for place, name in enumerate(shown) if isinstance(rows[0][name], int | float)]
        print_table(shown, ([plain(row[name]) for name in shown] for row in rows), numbers)


def plain(value: object) -> str:
    """A value on one line, without characters that could steer a terminal."""
    from kg.rendering.text import label

    if isinstance(value, float):
        return f"{value:.4f}"
    return label(str(value)) if value not in ("", None) else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)
