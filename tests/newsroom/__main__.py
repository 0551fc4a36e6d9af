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

from tests.newsroom.shortening import shortened
from tests.newsroom.steps import Case
from tests.newsroom.targets import TARGETS, Target, property_of

SHORTENING = 600
"""seconds at most"""


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
    found: list[Case] = []
    began, number, tried = time.monotonic(), seed, 0

    def check(case: Case) -> None:
        nonlocal tried
        if not found and time.monotonic() < began + seconds:
            tried += 1
            if _fails(target, case):
                found.append(case)

    while not found and time.monotonic() < began + seconds:
        property_of(target, number, target.batch, check)()
        click.echo(f"seed {number}: {tried} cases, {time.monotonic() - began:.0f} s")
        number += 1
    if found:
        click.echo("The graph is another one than its documents make. Looking for a shorter case …", err=True)
        case = shortened(found[0], lambda case: _fails(target, case), SHORTENING)
        file = Path(f"newsroom-{name}-{number - 1}.json")
        file.write_bytes(msgspec.json.format(msgspec.json.encode(case)))
        click.echo(f"python -m tests.newsroom {name} --replay {file}", err=True)
        sys.exit(1)


def _fails(target: Target, case: Case) -> bool:
    try:
        target.check(case)
    except Exception as error:
        print(f"  {len(case.steps)} steps: {str(error).strip().splitlines()[-1:]}", file=sys.stderr)
        return True
    return False


if __name__ == "__main__":
    main()
