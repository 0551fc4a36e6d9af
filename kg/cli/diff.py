"""``kg diff``: what two graphs differ in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.analysis.comparison import Change, Difference

SIGNS = {"new": "+", "gone": "-", "changed": "~"}


@click.command()
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="All differences as JSON.")
@click.option("--top", metavar="N", type=click.IntRange(min=0), default=20, show_default=True, help="Lines of each kind at most.")
def diff(a: Path, b: Path | None, as_json: bool, top: int) -> None:
    """Show what is in graph B and was not in A, the other way round, and what is told otherwise.

    A and B are output folders, stores or RDF files. Without B: A before and after its last build. Lines begin with + (new), - (gone) or ~ (changed). Facts that
    merely follow from others are counted and not listed. Exit code 1 where there is a difference.

    \b
    Example:
      kg diff exports
      kg diff may.trig june.trig --json
    """
    from kg.analysis.comparison import compare
    from kg.cli.output import open_dataset

    now = open_dataset(a if b is None else b)
    found = compare(open_dataset(_before(a) if b is None else a), now)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1))
    else:
        _print(found, top)
    sys.exit(1 if found else 0)


def _before(folder: Path) -> Path:
    from kg.errors import StoreError
    from kg.store.disk import snapshots

    found = snapshots.before(folder)
    if found is None:
        raise StoreError(f"{folder} has no state before its last build: name a second graph to compare it with")
    return found


def _print(found: "Difference", top: int) -> None:
    from kg.analysis.comparison import KINDS
    from kg.cli.output import print_hanging

    if not found:
        click.echo("no difference")
        return
    for kind in KINDS:
        changes: tuple[Change, ...] = getattr(found, kind)
        counts = {sign: sum(change.sign == sign for change in changes) for sign in SIGNS}
        shown = [change for change in changes if not change.implied]
        told = f" ({len(changes) - len(shown):,} merely follow)" if len(shown) < len(changes) else ""
        click.echo(f"{kind:<10} {', '.join(f'{count:,} {sign}' for sign, count in counts.items())}{told}")
        for change in shown[:top]:
            print_hanging(f"  {SIGNS[change.sign]} ", f"{change.text}{_told(change)}")
        if len(shown) > top:
            click.echo(f"    and {len(shown) - top:,} more (--top shows more)")
    for old, new in found.renamed.items():
        print_hanging("renamed    ", old)
        print_hanging("        to ", new)


def _told(change: "Change") -> str:
    parts = (f"{name} {_short(was)} → {_short(now)}" for name, (was, now) in change.fields.items())
    return f": {'; '.join(parts)}" if change.fields else ""


def _short(value: object) -> str:
    """A value in few words; of a list, how long it is where it is long."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) if len(value) <= 4 and all(len(str(one)) < 40 for one in value) else f"{len(value)} of them"
    return "nothing" if value is None else str(value)
