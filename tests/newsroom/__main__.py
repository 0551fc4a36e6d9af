"""Let graphs live for as long as one likes: ``python -m tests.newsroom NAME [--seconds N]``.

What breaks the promise of ``tests.newsroom`` ends the run: the shortest case that was found is written down as JSON, to be tried again with ``--replay``.
"""

import os
import sys
import time
from pathlib import Path

import click
import msgspec

os.environ["KG_GAZETTEER"] = ""  # what the user has imported must not show

from tests.newsroom.steps import Case
from tests.newsroom.targets import TARGETS, property_of


@click.command()
@click.argument("name", type=click.Choice(list(TARGETS)))
@click.option("--seconds", type=click.IntRange(1), default=300, show_default=True, help="How long to go on.")
@click.option("--seed", type=int, default=1, show_default=True, help="Where to begin.")
@click.option("--replay", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Try the case in this file instead.")
def main(name: str, seconds: int, seed: int, replay: Path | None) -> None:
    """Try cases of NAME: who is who (resolution), or whole folders (flow).

    \b
    Example:
      python -m tests.newsroom flow --seconds 600 --seed 100
    """
    target = TARGETS[name]
    if replay:
        target.check(msgspec.json.decode(replay.read_bytes(), type=Case))
        return
    failed: list[Case] = []
    began, number, tried = time.monotonic(), seed, 0

    def check(case: Case) -> None:
        nonlocal tried
        if not failed and time.monotonic() > began + seconds:
            return
        tried += not failed
        try:
            target.check(case)
        except BaseException as error:
            if not failed:
                click.echo(f"seed {number}, case {tried}: {error}\nlooking for a shorter case (minutes) …", err=True)
            failed.append(case)
            raise

    while time.monotonic() < began + seconds:
        try:
            property_of(target, number, target.batch, check)()
        except Exception as error:
            file = Path(f"newsroom-{name}-{number}.json")
            file.write_bytes(msgspec.json.format(msgspec.json.encode(failed[-1])))
            click.echo(f"{error}\npython -m tests.newsroom {name} --replay {file}", err=True)
            sys.exit(1)
        click.echo(f"seed {number}: {tried} cases, {time.monotonic() - began:.0f} s")
        number += 1


if __name__ == "__main__":
    main()
