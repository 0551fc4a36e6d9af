"""One line and the contract's exit code, whatever goes wrong."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from kg.cli import main
from tests.store.sample import TRIG


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


@pytest.mark.parametrize(
    ("command", "code"),
    [("--help >/dev/full", 2), ("show Norland -g {} >/dev/full", 2), ("show Norland -g {} >&-", 0), ("show Nobody -g {} 2>&-", 1)],
)
def test_where_nobody_can_read_there_is_no_traceback(command: str, code: int) -> None:
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m kg {command.format(TRIG)}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (code, "") and done.stderr.count("\n") == (code == 2), done.stderr


def test_a_reader_that_has_read_enough_ends_it_in_silence() -> None:
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m kg claims -g {TRIG} | head -1"], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1 and done.stderr == ""


def test_a_graph_is_named_by_g_and_by_o_alike() -> None:
    context = click.Context(main)
    commands = {name: main.get_command(context, name) for name in main.list_commands(context)}
    options = {name: {o for p in c.params for o in p.opts} for name, c in commands.items() if c is not None}
    taking = {name for name, known in options.items() if known & {"-g", "-o"}}
    assert len(taking) >= 18 and all({"-g", "--graph", "-o", "--output"} <= options[name] for name in taking)
