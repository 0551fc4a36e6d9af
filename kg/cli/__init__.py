"""The command line. Each command lives in a module of its own and is imported only when it is asked for, so that ``kg --help`` answers at once."""

import importlib
import os
import sys

import click

from kg import __version__
from kg.errors import KgError, NotFound, OntologyError

COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("kg.cli.build", "Read documents, extract claims, and write the graph and its page."),
    "extract": ("kg.cli.extract", "Print what is extracted from documents, one JSON object a line."),
    "query": ("kg.cli.query", "Run a SPARQL query over the graph."),
    "ask": ("kg.cli.query", "Run a named question; without a name, list them."),
    "why": ("kg.cli.why", "Show the sentences behind an edge, or why two names are one."),
    "explain": ("kg.cli.explain", "Show how a sentence is read: parse, claims, refusals."),
    "show": ("kg.cli.show", "Show all that is known about an entity, with its evidence."),
    "claims": ("kg.cli.show", "List claims with their status, speaker and sentence."),
    "rank": ("kg.cli.analyse", "List the most central entities."),
    "path": ("kg.cli.analyse", "Show how two entities are connected, with the sentences."),
    "communities": ("kg.cli.analyse", "List groups of closely connected entities."),
    "timeline": ("kg.cli.analyse", "List events in the order of their dates."),
    "export": ("kg.cli.export", "Write the graph in another format."),
    "render": ("kg.cli.render", "Write the graph as one interactive HTML page."),
    "check": ("kg.cli.check", "Validate the graph and the ontology against their shapes."),
    "eval": ("kg.cli.evaluate", "Score the extraction on annotated corpora."),
}
"""command -> (module that holds a click command of that name, or of that name and "_" where Python has it already; its line in the help)"""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command = getattr(module, f"{cmd_name}_", None) or getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours becomes one line on standard error and the contract's exit code."""
        try:
            return super().invoke(ctx)
        except OntologyError as error:
            for problem in error.problems:
                click.echo(f"kg: {problem}", err=True)
            sys.exit(2)
        except NotFound as error:
            click.echo(f"kg: {error}", err=True)
            sys.exit(1)
        except KgError as error:
            click.echo(f"kg: {error}", err=True)
            sys.exit(2)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise  # click's own business
        except Exception as error:
            if os.environ.get("KG_DEBUG"):
                raise
            where = "a file cannot be used" if isinstance(error, OSError) else "an error inside kg"
            message = " ".join(str(error).split())[:300]
            click.echo(f"kg: {where} ({type(error).__name__}: {message}); KG_DEBUG=1 shows where", err=True)
            sys.exit(2)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """From documents to a knowledge graph in which every edge can be explained.

    \b
    Example:
      kg build articles/ --date 2024-05-01 -o exports
      kg query "SELECT ?p ?c { ?p kg:represents ?c }"
      kg why "Ada Reyes" represents Norland
    """
