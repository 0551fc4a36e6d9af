"""``kg check``: the ontology with its lexicon, and the stored graph."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import graph_option, open_dataset, say, visible

if TYPE_CHECKING:
    from kg.ontology import Ontology

SHOWN = 200
"""Findings that are printed; more are counted."""


@click.command()
@graph_option
@options.ontology
@options.model
@click.option(
    "--examples/--no-examples", default=True, show_default=True, help="Read the lexicon's examples too (needs the language model)."
)
@click.pass_context
def check(context: click.Context, graph: Path, ontology: Path | None, model: str | None, examples: bool) -> None:
    """Validate the ontology, its examples, and the graph against their shapes.

    Prints what it finds, one line each. Exits with 0 where all is well, with 1 where something was found.

    \b
    Example:
      kg check
      kg check -g exports --ontology my-ontology/
    """
    given = context.get_parameter_source("graph") is not click.core.ParameterSource.DEFAULT
    found = findings(graph if given or graph.exists() else None, ontology, model, examples)
    for line in found[:SHOWN]:
        click.echo(visible(line))
    if len(found) > SHOWN:
        click.echo(f"… and {len(found) - SHOWN:,} more")
    sys.exit(1 if found else 0)


def findings(graph: Path | None, folder: Path | None, model: str | None, examples: bool) -> list[str]:
    """All findings. Raises OntologyError where the ontology cannot be loaded at all, StoreError where ``graph`` is no graph."""
    from kg.ontology import load

    ontology = load(folder)
    dataset = open_dataset(graph) if graph is not None else None
    lexicon = ontology.lexicon
    say(f"ontology: {len(ontology.classes)} classes, {len(ontology.properties)} properties, {len(lexicon.examples)} examples")
    found = _failing_examples(ontology, model) if examples else []
    if dataset is None:
        say("graph: none to check (name one with -g)")
        return found
    from kg.store.validation import violations

    against = violations(dataset.store, ontology)
    say(f"graph: {len(dataset.store):,} statements, {len(against):,} violation{'s' * (len(against) != 1)}")
    return found + against


def _failing_examples(ontology: "Ontology", model: str | None) -> list[str]:
    from kg import gazetteer
    from kg.extraction import examples
    from kg.extraction.parse.parsing import load_model

    return examples.failures(ontology, load_model(model), gazetteer.load())
