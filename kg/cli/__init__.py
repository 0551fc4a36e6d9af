"""The command line. Each command lives in a module of its own and is imported only when it is asked for, so that ``kg --help`` answers at once."""

import importlib
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TextIO

import click

from kg import __version__
from kg.errors import KgError, NotFound, NothingRead, OntologyError

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
    "publish": ("kg.cli.publish", "Put the graph into a SPARQL 1.1 store, in place of what was published before."),
    "serve": ("kg.cli.serve", "Serve the graph over HTTP: SPARQL, pages of everything in it, search."),
    "status": ("kg.cli.maintain", "Show what the graph holds, which versions made it, and whether it is whole."),
    "remove": ("kg.cli.maintain", "Take documents out of the graph, with all that only they support."),
    "rebuild": ("kg.cli.maintain", "Make the graph anew from its documents, whatever state its files are in."),
    "diff": ("kg.cli.diff", "Show what two graphs, or a graph before and after its last build, differ in."),
    "merges": ("kg.cli.merges", "List which names are uncertain to be one, and decide about them."),
    "gazetteer": ("kg.cli.gazetteer", "Import places from a GeoNames dump."),
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

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS, 1)):
            ctx.fail(f"there is no command {args[0]!r}; did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, standalone_mode: bool = True, **extra: Any) -> Any:  # type: ignore[override]
        """Run as a program: whatever goes wrong is one line on standard error and the contract's exit code."""
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()  # whoever closed them wants to read nothing
        sys.stdin = sys.stdin or Path(os.devnull).open()  # noqa: SIM115  # until the process ends
        try:
            done = super().main(args, prog_name, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "kg"
            _fail(f"{_clause(error.format_message())} ('{command} --help' shows how)")
        except click.ClickException as error:
            _fail(_clause(error.format_message()))
        except BrokenPipeError:
            _stop_quietly()
        except OSError as error:  # the help text, on a full disk
            _fail(f"standard output cannot be written ({error.strerror or error})")
        except click.Abort:
            _say("stopped; what was stored before is as it was, and the next run goes on from there")
            sys.exit(130)  # what a shell reports of a program that was interrupted
        sys.exit(done if isinstance(done, int) else 0)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours becomes one line on standard error and the contract's exit code."""
        try:
            return super().invoke(ctx)
        except (OntologyError, NothingRead) as error:
            for problem in error.problems:
                _say(problem)
            sys.exit(2)
        except NotFound as error:
            _say(str(error))
            sys.exit(1)
        except KgError as error:
            _say(str(error))
            sys.exit(2)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise  # click's own business
        except BrokenPipeError:  # whoever read has read enough ("| head"); nothing may be flushed to it any more
            _stop_quietly()
        except Exception as error:
            if os.environ.get("KG_DEBUG"):
                raise
            where = "a file cannot be used" if isinstance(error, OSError) else "an error inside kg"
            message = " ".join(str(error).split())[:300]
            remedy = "'kg rebuild' makes a damaged store anew; " if message.startswith("Corruption") else ""
            _say(f"{where} ({type(error).__name__}: {message}); {remedy}KG_DEBUG=1 shows where")
            sys.exit(2)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w")  # until the process ends


def _stop_quietly() -> NoReturn:
    sys.stdout = sys.stderr = _nowhere()
    sys.exit(0)


def _say(message: str) -> None:
    from kg.cli.output import say

    say(f"kg: {message}")


def _fail(message: str) -> NoReturn:
    _say(message)
    sys.exit(2)


def _clause(message: str) -> str:
    """click's message in one line, without a full stop at its end."""
    return " ".join(message.split()).rstrip(".")


@click.group("kg", cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """From documents to a knowledge graph in which every edge can be explained.

    \b
    Example:
      kg build articles/ --date 2024-05-01 -o exports
      kg query "SELECT ?p ?c { ?p kg:represents ?c }"
      kg why "Ada Reyes" represents Norland
    """
