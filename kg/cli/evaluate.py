"""``kg eval``: precision and recall on annotated corpora."""

import shlex
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.evaluation.given import Amend, Decide

PAIRS = ("names",)
"""Sets of pairs of names."""
OPEN = ("carb",)
"""Sets whose gold is open tuples: they measure the grammar without the ontology."""


@click.command("eval")
@click.argument("sets", metavar="SET...", nargs=-1, required=True)
@click.option(
    "--data", "kit", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder with score.py and data/."
)
@options.ontology
@options.model
@options.jobs
@click.option("--rules", is_flag=True, help="Also print how often each rule fired and was right, those that were wrong most often first.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the tables as Markdown to this file.")
def eval_(
    sets: tuple[str, ...], kit: Path, ontology: Path | None, model: str | None, jobs: int | None, rules: bool, output: Path | None
) -> None:
    """Extract each SET of a benchmark kit and score it with the kit's own scorer.

    \b
    Example:
      kg eval meantime --data kit
      kg eval meantime wikievents --data kit --output docs/scoreboard.md
      kg eval knowledgenet --data kit --rules
    """
    from kg.evaluation import as_markdown, as_text, evaluate, gold_file, reliability_as_markdown, rules_as_markdown, rules_as_text

    for name in sets:
        gold_file(kit, name)  # refuse an unknown set before any work
    done = []
    for name in sets:
        predict = partial(_predicted, name, ontology=ontology, model=model, jobs=jobs or 1)
        given = partial(_given, predict)
        done.append(evaluate(kit, name, predict, rules or bool(output), given))
        click.echo(as_text(done[-1]))
        if rules:
            click.echo(rules_as_text(done[-1]))
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        command = shlex.join(["kg", "eval", *sets, "--data", "KIT", *(["--rules"] if rules else []), "--output", "FILE"])
        pages = [as_markdown(done, command), reliability_as_markdown(done), rules_as_markdown(done) if rules else ""]
        output.write_text("\n".join(page for page in pages if page), encoding="utf-8")


def _given(predict: "Callable[..., Iterator[str]]", gold: Path, amend: "Amend", decide: "Decide | None" = None) -> Iterator[str]:
    """What is extracted after a change of each extraction, and with the answers to what is asked."""
    return predict(gold, amend=amend, decide=decide)


def _predicted(
    name: str,
    gold: Path,
    ontology: Path | None,
    model: str | None,
    jobs: int,
    amend: "Amend | None" = None,
    decide: "Decide | None" = None,
) -> Iterator[str]:
    import gzip
    import json
    import tempfile

    from kg.documents import Note
    from kg.evaluation.name_pairs import same_bearer
    from kg.flow import extract, read_tuples

    if name in PAIRS:
        yield from same_bearer(gold)
        return
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / gold.name.removesuffix(".gz")
        plain.write_bytes(gzip.decompress(gold.read_bytes()) if gold.suffix == ".gz" else gold.read_bytes())
        read = (
            read_tuples([plain], model=model)
            if name in OPEN
            else extract([plain], ontology_folder=ontology, model=model, jobs=jobs, amend=amend, decide=decide)
        )
        for found in read:
            if isinstance(found, Note):
                print(f"kg: {found.origin}: {found.reason}", file=sys.stderr)
            else:
                yield json.dumps(found, ensure_ascii=False)
