"""``kg gazetteer``: places from a GeoNames dump that the user has."""

import sys
from pathlib import Path

import click

from kg.cli.output import say
from kg.errors import InputError

OFTEN = 100_000
"""Places between two lines of progress."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--remove", is_flag=True, help="Forget what has been imported.")
def gazetteer(file: Path | None, remove: bool) -> None:
    """Import FILE, a dump of GeoNames (allCountries.txt, one country's XX.txt, or the zip of either), beside what was imported before.

    Rivers, mountains and villages then have coordinates in every graph that is built from now on; without, they have none.
    Without FILE, say what has been imported. The place of the index is the user's data folder, or the file that KG_GAZETTEER names.

    \b
    Example:
      kg gazetteer allCountries.zip
      kg gazetteer
    """
    from kg.gazetteer import index

    path = index.imported()
    if path is None:
        raise InputError(f"the environment variable {index.NAMED} is empty: unset it, or let it name a file")
    if file is not None and remove:
        raise InputError("name a file to import, or --remove, not both")
    if remove:
        _remove(path)
    elif file is None:
        _tell(path)
    else:
        _import(file, path)


def _remove(path: Path) -> None:
    if not path.exists():
        say("nothing has been imported")
        sys.exit(1)
    path.unlink()
    say(f"removed {path}")


def _tell(path: Path) -> None:
    from kg.gazetteer.index import Index

    if not path.exists():
        say("nothing has been imported; countries, regions, towns and well-known seas have coordinates, rivers and villages have none")
        sys.exit(1)
    known = Index.open(path)
    click.echo(f"{int(known.about('places')):,} places in {path} (version {known.about('digest')})")


def _import(file: Path, path: Path) -> None:
    from kg.gazetteer import dump, index

    if not file.is_file():
        raise InputError(f"{file}: no such file")
    before = path if path.exists() else None
    if before is not None:
        index.Index.open(before)  # not on top of what is damaged

    def counted() -> "index.Places":
        for number, entry in enumerate(dump.entries(file), 1):
            if number % OFTEN == 0:
                say(f"{number:,} places read")
            yield entry

    try:
        count = index.build(path, counted(), before)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    say(f"{count:,} places in {path}; build your graphs anew to use them")
