"""One line and the contract's exit code, whatever goes wrong."""

import click
import pytest
from click.testing import CliRunner

from kg.cli import main


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld", "x"], "kg: there is no command 'biuld'; did you mean 'build'? ('kg --help' shows how)"),
        (["frobnicate"], "kg: No such command 'frobnicate' ('kg --help' shows how)"),
        (["build", "--jobs", "0", "x"], "kg: Invalid value for '--jobs': 0 is not in the range x>=1 ('kg build --help' shows how)"),
        (["query"], "kg: Missing argument 'SPARQL|FILE' ('kg query --help' shows how)"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], message: str) -> None:
    found = CliRunner().invoke(main, arguments)
    assert (found.exit_code, found.stderr, found.stdout) == (2, f"{message}\n", "")


@pytest.mark.parametrize(("trouble", "code", "told"), [(KeyboardInterrupt, 130, "kg: stopped"), (BrokenPipeError, 0, "")])
def test_being_stopped(monkeypatch: pytest.MonkeyPatch, trouble: type[BaseException], code: int, told: str) -> None:
    def interrupted(*of: object) -> None:
        raise trouble

    monkeypatch.setattr("kg.flow.build", interrupted)
    found = CliRunner().invoke(main, ["build", "x"])
    assert found.exit_code == code and found.stderr.strip().startswith(told)


def test_help_without_a_command() -> None:
    found = CliRunner().invoke(main, [])
    assert found.exit_code == 2 and "kg build articles/" in found.output


def test_a_graph_is_named_by_g_and_by_o_alike() -> None:
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    options = {name: {o for p in c.params for o in p.opts} for name, c in commands.items() if c is not None}
    taking = {name for name, known in options.items() if known & {"-g", "-o"}}
    assert len(taking) >= 18 and all({"-g", "--graph", "-o", "--output"} <= options[name] for name in taking)
